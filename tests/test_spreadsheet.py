"""No text in a table is taken for a formula."""

from __future__ import annotations

import pytest

from emomirror.spreadsheet import harmless


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", " =1", "\u3000＠A1"]
)
def test_texts_that_begin_as_a_formula_are_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", " ", "a=1", "2026-01-01", 'a,b\n"c"'])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text
