"""What this process takes of the machine."""

from __future__ import annotations

import importlib
import os
import subprocess
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
