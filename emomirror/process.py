"""What this process takes of the machine."""

from __future__ import annotations

import ctypes
import gc
import importlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

STATM = Path("/proc/self/statm")
BEHIND = 10
"""How nice a thread is that works behind others: beside one of the window's it gets a tenth."""


def resident_mb() -> float | None:
    """Resident memory in MB (of 1,000,000 bytes) now; None where the system does not tell."""
    try:
        if STATM.exists():
            return int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
        if os.name == "posix":
            command = ["ps", "-o", "rss=", "-p", str(os.getpid())]
            return int(subprocess.check_output(command, text=True)) * 1024 / 1e6
        # Windows tells only through its own interface. psutil, not needed otherwise, speaks it.
        return float(importlib.import_module("psutil").Process().memory_info().rss) / 1e6
    except (OSError, ValueError, ImportError, subprocess.SubprocessError):
        return None


def give_back_memory() -> None:
    """Gives memory that was freed back to the system, where the C library keeps it; a few
    milliseconds, in any thread.

    glibc keeps what threads have freed for their next demand, in pieces. After work that takes much
    memory for a few seconds, that is a hundred megabytes which nobody uses.
    """
    # Neither Windows nor macOS nor musl has such a function, or such a habit.
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def work_behind() -> None:
    """Lets others have the processor first where they and this thread want it, from now on; also
    before threads that this one starts. Only Linux lets a thread decide so for itself."""
    if sys.platform.startswith("linux"):
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), BEHIND)


@contextmanager
def nothing_collected(*, for_good: bool = False) -> Iterator[None]:
    """Python looks for rubbish whenever many objects have been made. Where all of them are kept,
    looking takes as long as making them. For a second or two of work, and no longer.

    Args:
        for_good: nothing that is there afterwards is looked through ever again. For importing: the
            half a million objects of large modules would stop every thread for 0.1 s, again and
            again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if for_good:
            gc.freeze()
        if was_on:
            gc.enable()
