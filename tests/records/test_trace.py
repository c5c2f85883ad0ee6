"""Traces are packed small, and unpacked as they were within a two-hundredth."""

from __future__ import annotations

import random
import zlib

import pytest

from emomirror.practice.samples import Sample
from emomirror.records.trace import pack, unpack


def a_trace(samples: int, seed: int = 1) -> tuple[Sample, ...]:
    chance = random.Random(seed)

    def scores() -> tuple[float, ...] | None:
        if chance.random() < 0.1:
            return None
        weights = [chance.random() for _ in range(7)]
        return tuple(weight / sum(weights) for weight in weights)

    return tuple(Sample(k / 9.7, scores()) for k in range(samples))


def test_a_trace_comes_back_within_half_a_step() -> None:
    trace = a_trace(150)
    back = unpack(pack(trace), 150)
    for before, after in zip(trace, back, strict=True):
        assert after.t_s == pytest.approx(before.t_s, abs=0.0005)
        assert (after.scores is None) == (before.scores is None)
        if before.scores is not None:
            assert after.scores == pytest.approx(before.scores, abs=1 / 510 + 1e-9)


@pytest.mark.parametrize("seed", range(20))
def test_fifteen_seconds_take_less_than_two_kilobytes(seed: int) -> None:
    assert len(pack(a_trace(150, seed))) < 2000


def test_the_ends_of_the_range_are_kept() -> None:
    trace = (Sample(0.0, (0.0,) * 7), Sample(9e9, (1.001,) * 7), Sample(-1.0, None))
    assert unpack(pack(trace), 3) == (
        Sample(0.0, (0.0,) * 7),
        Sample((2**31 - 1) / 1000, (1.0,) * 7),
        Sample(0.0, None),
    )
    assert unpack(pack(()), 0) == ()


@pytest.mark.parametrize(
    ("packed", "samples"),
    [
        (b"", 0),
        (b"nothing", 1),
        (zlib.compress(b"\x02"), 0),
        (zlib.compress(b"\x01\0\0\0\0"), 1),
        (pack(a_trace(5)), 6),
        (pack(a_trace(5)), -1),
        (pack(a_trace(5))[:20], 5),
    ],
)
def test_what_is_no_trace_is_refused(packed: bytes, samples: int) -> None:
    with pytest.raises(ValueError, match="expected"):
        unpack(packed, samples)
