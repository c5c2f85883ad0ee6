"""What this process takes of the machine."""

from __future__ import annotations

import gc
import importlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STATM = Path("/proc/self/statm")


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


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Python looks for rubbish whenever many objects have been made. Where all of them are kept,
    looking takes as long as making them. For a second or two of work, and no longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
