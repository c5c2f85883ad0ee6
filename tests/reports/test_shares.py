from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emomirror.reports.shares import LEAST, Share, Trend, difference, trend

shares = st.integers(1, 500).flatmap(
    lambda whole: st.integers(0, whole).map(lambda part: Share(part, whole))
)


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        # Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I.
        (Share(81, 263), 0.2553, 0.3662),
        (Share(15, 148), 0.0624, 0.1605),
        (Share(0, 20), 0.0, 0.1611),
        (Share(1, 29), 0.0061, 0.1718),
    ],
)
def test_intervals_are_those_in_print(share: Share, low: float, high: float) -> None:
    assert share.interval == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@pytest.mark.parametrize(
    ("after", "before", "low", "high"),
    [
        # Newcombe 1998, "Interval estimation for the difference", table II, method 10.
        (Share(56, 70), Share(48, 80), 0.0524, 0.3339),
        (Share(9, 10), Share(3, 10), 0.1705, 0.8090),
        (Share(10, 10), Share(0, 20), 0.6791, 1.0),
    ],
)
def test_differences_are_those_in_print(
    after: Share, before: Share, low: float, high: float
) -> None:
    expected = (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))
    assert difference(before, after) == expected


@given(shares)
def test_a_share_lies_in_its_interval(share: Share) -> None:
    low, high = share.interval
    assert share.value is not None
    assert 0 <= low <= share.value <= high <= 1


@given(shares, shares)
def test_a_change_seen_backwards_is_its_opposite(before: Share, after: Share) -> None:
    opposite = {Trend.MORE: Trend.LESS, Trend.LESS: Trend.MORE}
    found = trend(before, after)
    assert trend(after, before) is opposite.get(found, found)


def test_too_few_tries_tell_of_no_change() -> None:
    assert trend(Share(0, LEAST - 1), Share(100, 100)) is Trend.TOO_FEW
    assert trend(Share(0, LEAST), Share(LEAST, LEAST)) is Trend.MORE
    assert trend(Share(4, LEAST), Share(5, LEAST)) is Trend.SAME


def test_nothing_of_nothing_is_no_number() -> None:
    assert Share(0, 0).value is None
    assert Share(0, 0).interval == (0, 1)
