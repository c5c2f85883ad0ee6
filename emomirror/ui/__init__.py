"""The window. Qt is imported here and in ``emomirror.app``, nowhere else."""

from __future__ import annotations

import builtins

import PySide6  # noqa: F401  (what it does to imports is undone below)


def _import_plainly() -> None:
    """Lets Python import as it does without PySide6.

    To find modules that ask for its other spelling of names (``from __feature__ import …``),
    PySide6 reads the source of every module that is imported after it, and ``linecache`` keeps it.
    Nothing here asks for that, and it makes the window's imports, which it waits for, take a
    seventh longer.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


_import_plainly()
