"""Parts of Qt that come with PySide6's Addons, which the program does not need otherwise."""

from __future__ import annotations

import importlib.util


def installed(module: str) -> bool:
    """Whether a module is there. It is not imported: that takes time, and may fail."""
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False
