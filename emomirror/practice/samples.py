"""The scores over a try's time, while it goes on: a free mirror may be looked into for an hour."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from struct import Struct
from typing import NamedTuple, overload

from emomirror.emotions import EMOTIONS

_ONE = Struct(f"<{1 + len(EMOTIONS)}d")
_PIECE = 64 * _ONE.size
_SPOILED = (math.nan,) * len(EMOTIONS)


class Sample(NamedTuple):
    """The scores at one moment.

    Attributes:
        t_s: seconds since the try began, pauses included.
        scores: in the order of ``EMOTIONS``; None where the camera spoiled the frame.
    """

    t_s: float
    scores: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Samples(Sequence[Sample]):
    """Samples in their order, in 64 bytes each: as objects of Python they would take 325. Those
    that one more is added to share their memory with what comes of it."""

    _pieces: tuple[bytes, ...] = ()
    """Of ``_PIECE`` bytes each."""
    _rest: bytes = b""

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> Samples:
        """Any samples, packed."""
        return samples if isinstance(samples, Samples) else reduce(cls.plus, samples, cls())

    def plus(self, sample: Sample) -> Samples:
        """These, and one more."""
        rest = self._rest + _ONE.pack(sample.t_s, *(sample.scores or _SPOILED))
        if len(rest) < _PIECE:
            return Samples(self._pieces, rest)
        return Samples((*self._pieces, rest))

    def __len__(self) -> int:
        return (len(self._pieces) * _PIECE + len(self._rest)) // _ONE.size

    def __iter__(self) -> Iterator[Sample]:
        for piece in (*self._pieces, self._rest):
            yield from map(_sample, _ONE.iter_unpack(piece))

    @overload
    def __getitem__(self, at: int) -> Sample: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Sample, ...]: ...
    def __getitem__(self, at: int | slice) -> Sample | tuple[Sample, ...]:
        if isinstance(at, slice):
            return tuple(self)[at]
        number, place = divmod(range(len(self))[at] * _ONE.size, _PIECE)
        piece = self._pieces[number] if number < len(self._pieces) else self._rest
        return _sample(_ONE.unpack_from(piece, place))


def _sample(numbers: tuple[float, ...]) -> Sample:
    t_s, *scores = numbers
    return Sample(t_s, None if math.isnan(scores[0]) else tuple(scores))
