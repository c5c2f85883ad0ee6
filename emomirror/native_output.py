"""Turns output away: what native libraries print, and what nobody reads any more."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

# Two threads at once would each keep what the other has put there, and stay silent for ever.
_one_at_a_time = threading.RLock()


def let_go_of(out: TextIO) -> None:
    """Lets what is written there go nowhere from now on, once nobody reads it any more. Python
    flushes once more when it ends, and must find a pipe that still takes something."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), out.fileno())


@contextmanager
def native_stderr_silenced() -> Iterator[None]:
    """Sends standard error to nowhere, for native code that offers no other way to be quiet.

    MediaPipe and TensorFlow Lite tell of their start from C++, before any log level counts. The
    whole process is silent meanwhile, so keep it around short calls only.
    """
    with _one_at_a_time, _to_nowhere():
        yield


@contextmanager
def _to_nowhere() -> Iterator[None]:
    try:
        sys.stderr.flush()
        kept = os.dup(2)
    except (OSError, ValueError, AttributeError):  # started without a standard error
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
