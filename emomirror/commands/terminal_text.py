"""Text from elsewhere, such as a file's name, made fit for a terminal: it takes the room that it is
given, and gives the terminal no orders."""

from __future__ import annotations

import sys
import unicodedata
from typing import TextIO

from emomirror.native_output import let_go_of

UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"


def printable(text: str) -> str:
    """``text`` on one line, with a sign in place of whatever a terminal would obey or not show."""
    return "".join(
        " " if char.isspace() else char if char.isprintable() else UNPRINTABLE for char in text
    )


def columns(text: str) -> int:
    """How many columns of a terminal ``printable`` text takes."""
    return sum(_width(char) for char in text)


def cut(text: str, room: int) -> str:
    """As much of ``printable`` text as fits into ``room`` columns."""
    taken = 0
    for i, char in enumerate(text):
        taken += _width(char)
        if taken > room:
            return text[:i]
    return text


def announce(message: str) -> None:
    """Says something beside what is printed: one line to standard error."""
    _write(f"emomirror: {printable(' '.join(message.split()))}", sys.stderr)


def tell(text: str) -> None:
    """One line for whoever looks on while something is made. It is made as well where they have
    had enough, as ``head`` after ten lines."""
    _write(printable(text), sys.stdout)


def _write(line: str, out: TextIO) -> None:
    try:
        print(line, file=out, flush=True)
    except BrokenPipeError:
        let_go_of(out)


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):  # an accent on the letter before
        return 0
    # Characters of East Asian scripts, and emoji.
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
