"""What SQLite complains of, in words for the person."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from emomirror.errors import RecordsError
from emomirror.sentences import Sentence

DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns what goes wrong with a database into a ``RecordsError``."""
    try:
        yield
    except sqlite3.Error as error:
        raise RecordsError(said(error, path)) from error
    except OSError as error:
        raise RecordsError(unusable(path, error.strerror or str(error))) from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is at fault, and not its surroundings."""
    return _name(error).startswith(DAMAGE)


def is_busy(error: sqlite3.Error) -> bool:
    """Whether somebody else holds the file."""
    return _name(error).startswith(BUSY)


def is_write_protected(error: sqlite3.Error) -> bool:
    """Whether the file, or its folder, cannot be written."""
    return _name(error).startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"))


def said(error: sqlite3.Error, path: Path) -> Sentence:
    """What went wrong, and what to do."""
    name = _name(error)
    if name.startswith("SQLITE_FULL"):
        return Sentence(
            "Records",
            "There is no room left on the disk that holds {folder}, so the newest part of the "
            "practice could not be kept. What was kept before is safe. Make room, and go on.",
        ).naming(folder=path.parent)
    if name.startswith(BUSY):
        return Sentence(
            "Records",
            "Another window of Emomirror, or another program, is using the records in {path} and "
            "does not come to an end. Close it, and try again.",
        ).naming(path=path)
    if name.startswith(DAMAGE):
        return damaged(path)
    if name.startswith("SQLITE_READONLY"):
        return write_protected(path)
    if name.startswith("SQLITE_CONSTRAINT"):
        return Sentence(
            "Records",
            "This belongs to a person or a session that is no longer in the records; it may have "
            "been erased in another window.",
        ).naming()
    return unusable(path, str(error))


def damaged(path: Path) -> Sentence:
    """That records have to be mended first."""
    return Sentence(
        "Records",
        "The records in {path} are damaged. Close Emomirror and start it again: it sets them "
        "aside and recovers what it can.",
    ).naming(path=path)


def write_protected(path: Path) -> Sentence:
    """That records can be read only."""
    return Sentence(
        "Records",
        "The records in {path} can be read, but not written. Practising is possible, but it will "
        "not be kept.",
    ).naming(path=path)


def unusable(path: Path, reason: str) -> Sentence:
    """That records can be neither read nor written."""
    return Sentence(
        "Records",
        "The records in {path} cannot be used ({reason}).",
    ).naming(path=path, reason=reason)


def _name(error: sqlite3.Error) -> str:
    return getattr(error, "sqlite_errorname", "")
