"""Ways of printing what was seen: JSON lines, plain lines, live bars."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from typing import Protocol, TextIO

from emomirror.vision.observation import Observation

from . import jsonl
from .drawing import Style, panel, plain_line

REDRAW_S = 0.1
CLEAR_LINE, CLEAR_BELOW, CLEAR_ALL = "\x1b[K", "\x1b[J", "\x1b[2J\x1b[H"


class Printer(Protocol):
    """Shows observations one after another."""

    def show(self, observation: Observation) -> None: ...

    def interrupt(self) -> None:
        """Something else is about to be written to the terminal."""

    def finish(self) -> None: ...


class Lines:
    """One line an observation."""

    def __init__(self, out: TextIO, text: Callable[[Observation], str]) -> None:
        self._out = out
        self._text = text

    def show(self, observation: Observation) -> None:
        # Flushed, so that a program that reads along sees each face when we do.
        print(self._text(observation), file=self._out, flush=True)

    def interrupt(self) -> None: ...

    def finish(self) -> None: ...


class LiveBars:
    """Bars that are redrawn in place."""

    def __init__(
        self,
        out: TextIO,
        title: str,
        style: Style,
        clock: Callable[[], float] = time.monotonic,
        size: Callable[[], os.terminal_size] = shutil.get_terminal_size,
    ) -> None:
        self._out = out
        self._title = title
        self._style = style
        self._clock = clock
        self._size = size
        self._height = 0
        self._shape: os.terminal_size | None = None
        self._next_s = 0.0
        self._unseen: Observation | None = None

    def show(self, observation: Observation) -> None:
        self._unseen = observation
        now = self._clock()
        if now >= self._next_s:
            self._next_s = now + REDRAW_S
            self._draw(observation)

    def interrupt(self) -> None:
        self._height = 0

    def finish(self) -> None:
        if self._unseen is not None:
            self._draw(self._unseen)

    def _draw(self, observation: Observation) -> None:
        shape = self._size()
        start = f"\x1b[{self._height}A" if self._height else ""
        if self._shape not in (None, shape):
            # The terminal wraps what stands there anew: nobody knows how many lines it takes.
            start = CLEAR_ALL
        lines = panel(observation, self._title, shape.columns, shape.lines, self._style)
        body = "".join(f"{line}{CLEAR_LINE}\n" for line in lines)
        # One write: halves of a picture would flicker.
        self._out.write(f"\r{start}{body}{CLEAR_BELOW}")
        self._out.flush()
        self._height, self._shape, self._unseen = len(lines), shape, None


def is_live_terminal(out: TextIO) -> bool:
    """Whether bars can be redrawn in place there."""
    return out.isatty() and os.environ.get("TERM") != "dumb"


def printer_for(out: TextIO, title: str, *, as_json: bool) -> Printer:
    """The printer that suits where the lines go."""
    if as_json:
        return Lines(out, jsonl.line)
    if not is_live_terminal(out):
        return Lines(out, plain_line)
    if sys.platform == "win32":
        # Older consoles obey escape sequences only after a command has run in them.
        os.system("")
    return LiveBars(out, title, Style(_has_blocks(out), not os.environ.get("NO_COLOR")))


def _has_blocks(out: TextIO) -> bool:
    try:
        "█▏–".encode(out.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
