"""So many of so many, how sure that is, and whether two of them differ by more than chance."""

from __future__ import annotations

from enum import Enum
from math import sqrt
from typing import NamedTuple

Z = 1.959964
"""Of the normal distribution, for 95 %."""
LEAST = 8
"""Fewer tries than this on either side are too few to tell whether anything has changed."""


class Share(NamedTuple):
    """So many of so many.

    Attributes:
        part: of ``whole``, 0..``whole``.
        whole: 0 or more.
    """

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """As a number, 0..1; None of nothing."""
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share lies that is behind this one, with 95 % confidence, 0..1.

        Wilson's score interval (Wilson 1927, "Probable inference, the law of succession, and
        statistical inference"): it holds for few tries, and for none or all of them.
        """
        if not self.whole:
            return 0.0, 1.0
        n, p = self.whole, self.part / self.whole
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        reach = Z / (1 + Z * Z / n) * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        # None and all of them end at 0 and 1, which rounding misses by a hair.
        low = 0.0 if self.part == 0 else max(0.0, middle - reach)
        high = 1.0 if self.part == n else min(1.0, middle + reach)
        return low, high


class Trend(Enum):
    """How a share has changed."""

    TOO_FEW = "too few to tell"
    SAME = "no more than chance"
    MORE = "more"
    LESS = "less"


def difference(before: Share, after: Share) -> tuple[float, float]:
    """Where the difference lies that is behind that of two shares, with 95 % confidence, -1..1.

    Made of the two shares' own intervals (Newcombe 1998, "Interval estimation for the difference
    between independent proportions: comparison of eleven methods", Statistics in Medicine 17,
    873-890, method 10).

    Args:
        before: of one or more.
        after: the same.
    """
    p, q = after.part / after.whole, before.part / before.whole
    (p_low, p_high), (q_low, q_high) = after.interval, before.interval
    return (
        p - q - sqrt((p - p_low) ** 2 + (q_high - q) ** 2),
        p - q + sqrt((p_high - p) ** 2 + (q - q_low) ** 2),
    )


def trend(before: Share, after: Share) -> Trend:
    """Whether a share has changed by more than chance explains: whether the interval of the
    difference leaves out 0."""
    if min(before.whole, after.whole) < LEAST:
        return Trend.TOO_FEW
    low, high = difference(before, after)
    if low > 0:
        return Trend.MORE
    return Trend.LESS if high < 0 else Trend.SAME
