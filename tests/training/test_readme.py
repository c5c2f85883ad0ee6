from __future__ import annotations

from pathlib import Path

import pytest

from emomirror_training.readme import ReadmeFailed, rewritten

ROOT = Path(__file__).resolve().parents[2]


def test_readmes_tables_are_those_of_the_measured_files() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert rewritten(text, ROOT) == text, "run: emomirror-train readme"


def test_tables_are_written_anew_and_the_rest_is_kept() -> None:
    text = (
        "before\n<!-- models -->\n0.0 of before\n<!-- /models -->\n"
        "between\n<!-- speed -->\n<!-- /speed -->\n"
        "<!-- explaining -->\n<!-- /explaining -->\n"
        "<!-- table1 -->\n<!-- /table1 -->\n<!-- preprocessing -->\n<!-- /preprocessing -->\n"
        "<!-- practising -->\n<!-- /practising -->\nafter\n"
    )
    new = rewritten(text, ROOT)
    assert "0.0 of before" not in new
    assert "| recall of disgust |" in new
    assert "| classification |" in new
    assert "| draft VGG model | 41.54% |" in new
    assert "| eyes only |" in new
    assert "| 36, parts | blur | 100 |" in new
    assert "had told to be kept, 0 were lost" in new
    assert [line for line in new.splitlines() if line in ("before", "between", "after")] == [
        "before",
        "between",
        "after",
    ]


def test_a_readme_without_a_place_is_refused() -> None:
    with pytest.raises(ReadmeFailed, match="<!-- table1 -->"):
        rewritten("no place here", ROOT)
