from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")

PATIENCE_S = 30.0


class Terminal:
    """A terminal in which the program runs."""

    def __init__(self, child: subprocess.Popen[bytes], screen: int) -> None:
        self.child = child
        self._screen = screen
        self.written = ""

    def read_until(self, pattern: str) -> str:
        """All that was written, once it holds ``pattern``."""
        deadline = time.monotonic() + PATIENCE_S
        while not re.search(pattern, self.written):
            assert time.monotonic() < deadline, f"{pattern} never came: {self.written}"
            try:
                self.written += os.read(self._screen, 65536).decode()
            except OSError:  # the program has ended and left the terminal
                break
        assert re.search(pattern, self.written), self.written
        return self.written


@contextmanager
def terminal(*words: str) -> Iterator[Terminal]:
    """Runs ``emomirror watch`` in a terminal of its own."""
    screen, keyboard = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "60", "LINES": "20"}
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(
        [sys.executable, "-m", "emomirror", "watch", *words],
        stdin=keyboard,
        stdout=keyboard,
        stderr=keyboard,
        env={**environment, "PYTHONIOENCODING": "utf-8"},
    ) as child:
        os.close(keyboard)
        try:
            yield Terminal(child, screen)
        finally:
            child.kill()
            os.close(screen)


def test_bars_are_drawn_in_place_until_ctrl_c() -> None:
    with terminal("--source", "demo") as shown:
        written = shown.read_until(r"(?s)(\x1b\[\d+A.*){3}")
        assert "Emomirror: Demo" in written
        assert re.search(r"happiness [█▏▎▍▌▋▊▉ ]+\d+ %", written)
        shown.child.send_signal(signal.SIGINT)
        assert shown.child.wait(timeout=PATIENCE_S) == 130
        assert "Traceback" not in shown.written


def test_a_recording_plays_at_its_own_pace_and_ends(tiny_video: os.PathLike[str]) -> None:
    start = time.monotonic()
    with terminal("--source", os.fspath(tiny_video)) as shown:
        assert "No face" in shown.read_until(r"tiny\.avi  0\.4 s")  # the last of its frames
        assert shown.child.wait(timeout=PATIENCE_S) == 0
    assert time.monotonic() - start > 11 / 30
