"""Numbers counted and not kept: a measurement of hours takes no more memory than one of seconds."""

from __future__ import annotations

import math
from array import array

LEAST, MOST = 1e-3, 1e6
"""What is smaller or larger is counted with these; the largest is known all the same."""
FINENESS = 1e-3
"""How much wider than the last each bin is: what is told is off by no more than half of this."""


class Tally:
    """How often numbers came, in bins that grow with the number. All its memory is taken, and
    written to, when it is made.

    Attributes:
        limit: what is counted apart.
        over: how many numbers were larger than ``limit``.
        most: the largest number, exactly; 0 where none came.
    """

    def __init__(self, limit: float = math.inf) -> None:
        self.limit = limit
        self.over = 0
        self.most = 0.0
        self._counts = array("Q", [0]) * (_bin(MOST) + 1)
        self._count = 0

    def __len__(self) -> int:
        """How many numbers came."""
        return self._count

    def add(self, value: float) -> None:
        """Counts a number of 0 or more."""
        self._counts[_bin(min(MOST, max(LEAST, value)))] += 1
        self._count += 1
        self.over += value > self.limit
        self.most = max(self.most, value)

    def percentile(self, percent: float) -> float | None:
        """The number below or at which so many of a hundred lie; None where none came."""
        rank = math.ceil(percent / 100 * self._count)
        for place, count in enumerate(self._counts):
            rank -= count
            if rank <= 0 < self._count:
                return 0.0 if place == 0 else min(self.most, LEAST * _GROWTH ** (place + 0.5))
        return None


_GROWTH = 1 + FINENESS


def _bin(value: float) -> int:
    return int(math.log(value / LEAST) / math.log(_GROWTH))
