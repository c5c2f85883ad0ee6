"""The scores over a try's time, packed into a few hundred bytes.

The format, compressed as a whole by zlib (a stream, without a file's header):

- one byte: the format's number, 1;
- for each of n samples four bytes, an unsigned little-endian whole number: in its lower 31 bits the
  milliseconds since the try began; the highest bit is set where the camera spoiled the frame;
- for each of the samples that were not spoiled seven bytes: the scores in the order of
  ``EMOTIONS``, in steps of 1/255.

Fifteen seconds at ten samples a second are 1,651 bytes before they are compressed.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

from emomirror.emotions import EMOTIONS
from emomirror.practice.samples import Sample

FORMAT = 1
STEPS = 255
"""Of a score, from 0 to 1."""
LEVELS = tuple(step / STEPS for step in range(STEPS + 1))
"""All the scores that an unpacked trace can have."""
_SCORE = LEVELS.__getitem__
_SPOILED = 1 << 31
_WIDTH = len(EMOTIONS)
_LARGEST = 1 << 24
"""Bytes that a packed trace may unpack to: 16 MB are 17 days of samples."""


def pack(trace: Sequence[Sample]) -> bytes:
    """The bytes of a trace."""
    times = []
    scores = bytearray()
    for sample in trace:
        at = min(max(0, round(sample.t_s * 1000)), _SPOILED - 1)
        if sample.scores is None:
            times.append(at | _SPOILED)
        else:
            times.append(at)
            scores += bytes(min(STEPS, max(0, round(score * STEPS))) for score in sample.scores)
    return zlib.compress(bytes([FORMAT]) + struct.pack(f"<{len(times)}I", *times) + scores)


def unpack(packed: bytes, samples: int) -> tuple[Sample, ...]:
    """The trace of some bytes.

    Args:
        samples: how many there are.

    Raises:
        ValueError: the bytes hold no such trace.
    """
    times, scores = opened(packed, samples)
    trace = []
    place = 0
    for at in times:
        if at & _SPOILED:
            trace.append(Sample((at ^ _SPOILED) / 1000, None))
        else:
            end = place + _WIDTH
            trace.append(Sample(at / 1000, tuple(map(_SCORE, scores[place:end]))))
            place = end
    return tuple(trace)


def opened(packed: bytes, samples: int) -> tuple[tuple[int, ...], bytes]:
    """The times and the scores as they lie in the bytes.

    Raises:
        ValueError: the bytes hold no such trace.
    """
    try:
        content = zlib.decompressobj().decompress(packed, _LARGEST)
    except zlib.error as error:
        raise ValueError(f"a packed trace expected; got {error}") from error
    if samples < 0 or len(content) < 1 + 4 * samples or content[0] != FORMAT:
        raise ValueError(f"a trace of {samples} samples expected; got {len(content)} bytes")
    times = struct.unpack_from(f"<{samples}I", content, 1)
    scores = content[1 + 4 * samples :]
    readable = sum(1 for at in times if not at & _SPOILED)
    if len(scores) != readable * _WIDTH:
        raise ValueError(f"{readable * _WIDTH} scores expected; got {len(scores)}")
    return times, scores
