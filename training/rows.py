"""FER-2013 as rows of text: the challenge's two CSV files, and FER+'s votes.

One line is parsed at a time, so that memory holds the pictures and never the text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

import numpy as np
import numpy.typing as npt

from emomirror.emotions import EMOTIONS

from .data import FERPLUS_VOTES, SIDE, USAGE_NAMES, DataRejected, Fer2013

PIXELS = SIDE * SIDE
COLUMNS = ("emotion", "pixels", "Usage")
LONGEST_LINE = 1 << 16
"""Bytes. A row of FER-2013 has at most 9,233."""
MOST_ROWS = 100_000
"""FER-2013 has 35,887. A file that goes on and on is something else."""
SPACE = ord(" ")
FERPLUS_COLUMNS = [*FERPLUS_VOTES[:-1], "NF"]
"""As FER+ names its columns of votes."""


def read_rows(stream: IO[bytes], where: str) -> Fer2013:
    """Reads ``fer2013.csv`` or ``icml_face_data.csv``: a header that names `COLUMNS` in any order,
    with or without spaces, then a picture a line.

    Args:
        stream: the file's bytes, from its beginning.
        where: what to call the file in a complaint.

    Raises:
        DataRejected: a line is not what it should be; says which and how.
    """
    lines = _lines(stream, where)
    _, first = next(lines, (1, b""))
    header = [field.decode("utf-8", "replace") for field in _fields(first)]
    names = [name.lower() for name in header]
    if sorted(names) != sorted(name.lower() for name in COLUMNS):
        raise DataRejected(
            f"{where} should have columns {', '.join(COLUMNS)}, parted by commas;"
            f" got {_quoted(', '.join(header), 80) if any(header) else 'none: it is empty'}"
            f"{_not_text(first)}"
        )
    at_emotion, at_pixels, at_usage = (names.index(name.lower()) for name in COLUMNS)
    pixels, emotion, usage = bytearray(), bytearray(), bytearray()
    for number, line in lines:
        fields = _fields(line)
        try:
            if len(fields) != len(COLUMNS):
                raise ValueError(f"{len(fields)} columns came; a row has {len(COLUMNS)}")
            pixels += _pixels(fields[at_pixels]).data
            emotion.append(_label(fields[at_emotion]))
            usage.append(_usage(fields[at_usage]))
        except ValueError as error:
            raise DataRejected(f"{where}, line {number}: {error}") from error
        if len(emotion) > MOST_ROWS:
            raise DataRejected(f"{where} has over {MOST_ROWS:,} rows; it is not FER-2013")
    if not emotion:
        raise DataRejected(f"{where} has no rows under its header")
    return Fer2013(
        np.frombuffer(pixels, np.uint8).reshape(-1, SIDE, SIDE),
        np.frombuffer(emotion, np.uint8),
        np.frombuffer(usage, np.uint8),
    )


def read_votes(
    stream: IO[bytes], where: str, usage: npt.NDArray[np.uint8]
) -> npt.NDArray[np.uint8]:
    """Reads FER+'s ``fer2013new.csv``, which has a row for each row of FER-2013, in its order.

    Args:
        stream: the file's bytes, from its beginning. It is closed.
        where: what to call the file in a complaint.
        usage: ``(n,)``, the splits of FER-2013's rows.

    Returns:
        ``(n, 10)`` uint8, the votes in the order of `FERPLUS_VOTES`.

    Raises:
        DataRejected: it has other rows, or no votes.
    """
    try:
        with io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="") as lines:
            header, *rows = [row for row in csv.reader(lines) if row] or [[]]
    except csv.Error as error:
        raise DataRejected(f"{where} is no CSV: {error}") from error
    if [name.strip().lower() for name in header[2:]] != [n.lower() for n in FERPLUS_COLUMNS]:
        raise DataRejected(
            f"{where} should have columns Usage, Image name, {', '.join(FERPLUS_COLUMNS)}; got"
            f" {_quoted(', '.join(header), 120) if header else 'none: it is empty'}"
        )
    if len(rows) != len(usage):
        raise DataRejected(f"{where} has {len(rows):,} rows; FER-2013 beside it has {len(usage):,}")
    votes = np.zeros((len(rows), len(FERPLUS_VOTES)), np.uint8)
    for i, row in enumerate(rows):
        if USAGE_NAMES.get(row[0].strip()) != usage[i]:
            raise DataRejected(
                f"{where}, row {i + 1}: its split is {row[0].strip()!r}, but not that of row"
                f" {i + 1} of FER-2013; the two are in different orders"
            )
        try:
            counts = [int(count) for count in row[2:]]
            if len(counts) != len(FERPLUS_VOTES):  # one alone would be taken for all
                raise ValueError
            votes[i] = counts
        except (ValueError, OverflowError) as error:
            raise DataRejected(
                f"{where}, row {i + 1}: there should be {len(FERPLUS_VOTES)} counts of votes;"
                f" got {', '.join(row[2:])[:80]}"
            ) from error
    return votes


def _lines(stream: IO[bytes], where: str) -> Iterator[tuple[int, bytes]]:
    """The lines that are not empty, each with its number from 1 and without its end."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            raise DataRejected(
                f"{where}, line {number} is longer than any row of FER-2013; is this its CSV?"
            )
        if line := line.strip():
            yield number, line


def _fields(line: bytes) -> list[bytes]:
    """A line's fields. None of FER-2013's holds a comma, so quotes mean nothing."""
    return [field.strip(b'" \t') for field in line.removeprefix(b"\xef\xbb\xbf").split(b",")]


def _label(field: bytes) -> int:
    if not field.isdigit() or len(field) > 9 or int(field) >= len(EMOTIONS):
        raise ValueError(f"the emotion should be 0 to {len(EMOTIONS) - 1}; got {_shown(field)}")
    return int(field)


def _usage(field: bytes) -> int:
    usage = USAGE_NAMES.get(field.decode("utf-8", "replace"))
    if usage is None:
        raise ValueError(f"Usage should be {', '.join(USAGE_NAMES)}; got {_shown(field)}")
    return usage


def _pixels(field: bytes) -> npt.NDArray[np.uint8]:
    """``(2304,)`` uint8 from numbers parted by spaces.

    All of a picture's digits are worked on at once, which takes a fortieth of a millisecond:
    Python's own ``int`` would need half a millisecond, and half a minute for the whole file.
    """
    # Three spaces before and one behind: each digit then has three neighbours to look back on.
    text = np.frombuffer(b"   " + field + b" ", np.uint8)
    digit = text - np.uint8(ord("0"))
    is_digit = digit < 10
    digit *= is_digit
    pair = is_digit[1:] & is_digit[:-1]
    triple = pair[1:] & pair[:-1]
    # The number that ends at each character; it counts where no digit follows.
    number = digit[2:].astype(np.uint16)
    number += digit[1:-1] * np.uint8(10)
    number += (digit[:-2] * pair[1:]) * np.uint16(100)
    # Places are quicker to take than a mask: three times, with what it takes to find them.
    values = number[np.flatnonzero(is_digit[2:-1] > is_digit[3:])]
    strange = (
        len(values) != PIXELS
        or values.max() > 255
        or np.count_nonzero(triple[1:] & is_digit[:-3]) > 0  # four digits in a row
        or np.count_nonzero(is_digit) + np.count_nonzero(text == SPACE) != len(text)
    )
    return _pixels_one_by_one(field) if strange else values.astype(np.uint8)


def _pixels_one_by_one(field: bytes) -> npt.NDArray[np.uint8]:
    """The same for what is written in an unusual way, or wrong: finds what is."""
    words = field.split()
    if len(words) != PIXELS:
        raise ValueError(f"{len(words):,} pixels came; a picture has {PIXELS:,}")
    for place, word in enumerate(words, start=1):
        # Of very many digits Python makes no number, and of none that is above 255 a pixel.
        if not word.isdigit() or len(word.lstrip(b"0")) > 3 or int(word.lstrip(b"0") or 0) > 255:
            raise ValueError(f"pixel {place:,} should be 0 to 255; got {_shown(word)}")
    return np.array([int(word.lstrip(b"0") or 0) for word in words], np.uint8)


def _not_text(line: bytes) -> str:
    """What to do, where a first line is none of text."""
    if line.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ". It is UTF-16; save it as UTF-8"
    if b"\0" in line or line.startswith((b"\x1f\x8b", b"7z\xbc", b"Rar!")):
        return ". It is no text; if it is packed, unpack it first"
    return ""


def _shown(field: bytes) -> str:
    """A field as a complaint quotes it."""
    return repr(_quoted(field.decode("utf-8", "replace"), 20))


def _quoted(text: str, most: int) -> str:
    """The beginning of somebody's text, which a terminal may be shown."""
    text = "".join(one if one.isprintable() else "?" for one in text)
    return text[:most] + "…" if len(text) > most else text
