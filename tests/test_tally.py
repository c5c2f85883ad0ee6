from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from emomirror.tally import FINENESS, LEAST, Tally


def counted(*numbers: float, limit: float = 1e9) -> Tally:
    tally = Tally(limit)
    for number in numbers:
        tally.add(number)
    return tally


@given(st.lists(st.floats(0, 1e5), min_size=1, max_size=200), st.sampled_from([1, 50, 95, 100]))
def test_percentiles_are_those_of_the_numbers_themselves(
    numbers: list[float], percent: float
) -> None:
    found = counted(*numbers).percentile(percent)
    exact = float(np.percentile(numbers, percent, method="inverted_cdf"))
    assert found == pytest.approx(exact, rel=0.51 * FINENESS, abs=LEAST)


def test_the_largest_and_those_over_the_limit_are_exact() -> None:
    tally = counted(0.0, 29.99, 30.0, 30.01, 5e7, limit=30.0)
    assert (len(tally), tally.over, tally.most) == (5, 2, 5e7)
    assert tally.percentile(1) == 0


def test_nothing_counted_says_nothing() -> None:
    assert Tally().percentile(50) is None
    assert len(Tally()) == 0
