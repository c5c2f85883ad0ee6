"""How the records are opened, whatever state they are found in."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from contextlib import closing
from pathlib import Path

from emomirror.errors import RecordsError
from emomirror.sentences import Sentence

from . import paths, schema
from .backups import is_sound, own
from .damage import recover
from .database import (
    Database,
    connect,
    connect_to_read,
    is_ours,
    make_private,
    migrate,
    schema_of,
    try_to_write,
)
from .troubles import in_words, is_damage, is_write_protected

log = logging.getLogger(__name__)

SMALL = 8_000_000
"""Bytes: a file up to this size is examined as a whole whenever it is opened, which takes less than
a tenth of a second. A larger one is examined where something speaks for damage, and once a day:
see ``backups.Daily``."""
ALWAYS = ("profiles", "plans", "sessions", "settings")
"""Tables that are examined in any case."""


class _Damaged(Exception):
    """The file cannot be used as it is."""


def opened(path: Path) -> tuple[Database, Sentence | None]:
    """The database of a file, and what the person should know of how it was opened.

    Raises:
        RecordsError: it cannot be opened.
    """
    if path.is_dir():
        raise RecordsError(
            Sentence(
                "Records",
                "In the place of the file {path} there is a folder. Move it away, and start again. "
                "Practising is possible, but it will not be kept.",
            ).naming(path=path)
        )
    with in_words(path):
        made = make_private(path)
        try:
            return _open(path, made=made)
        except _Damaged as error:
            log.warning("%s is damaged: %s", path, error)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            log.warning("%s is damaged: %s", path, error)
        notice = recover(path)
        database, _ = _open(path, made=False)
        return database, notice


def _open(path: Path, *, made: bool) -> tuple[Database, Sentence | None]:
    wal = paths.with_companions(path)[1]
    logged = wal.exists() and wal.stat().st_size > 0
    if not made and path.stat().st_size == 0 and (logged or own(path)):
        # SQLite would take it for a new file, and throw the log away.
        raise _Damaged("it is empty, and was not")
    if not made:
        with contextlib.suppress(OSError):  # somebody else's, in a folder for several people
            _make_private(path)
    try:
        return _open_to_write(path, thoroughly=logged), None
    except sqlite3.OperationalError as error:
        if not is_write_protected(error):
            raise
    return _open_to_read(path), Sentence(
        "Records",
        "The records in {path} can be read, but not written. Practising is possible, but it will "
        "not be kept.",
    ).naming(path=path)


def _open_to_write(path: Path, *, thoroughly: bool) -> Database:
    with contextlib.ExitStack() as on_failure:
        connection = on_failure.enter_context(closing(connect(path)))
        if not is_ours(connection):
            raise _Damaged("it is another program's database")
        _examine(connection, path, thoroughly=thoroughly)
        try_to_write(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection, path)
        on_failure.pop_all()
        return Database(path, connection, read_only=False)


def _open_to_read(path: Path) -> Database:
    with contextlib.ExitStack() as on_failure:
        connection = on_failure.enter_context(closing(connect_to_read(path)))
        if schema_of(connection) != len(schema.MIGRATIONS):
            migrate(connection, path)  # says that it is newer, or cannot be brought up to date
        on_failure.pop_all()
        return Database(path, connection, read_only=True)


def _examine(connection: sqlite3.Connection, path: Path, *, thoroughly: bool) -> None:
    suspected = paths.suspicion(path).exists()
    if thoroughly or suspected or path.stat().st_size <= SMALL:
        tables: tuple[str | None, ...] = (None,)
    elif 0 < schema_of(connection) <= len(schema.MIGRATIONS):
        tables = ALWAYS
    else:
        tables = ()
    for table in tables:
        if not is_sound(connection, table):
            raise _Damaged("its pages do not fit together")
    if suspected:
        with contextlib.suppress(OSError):
            paths.suspicion(path).unlink(missing_ok=True)


def _make_private(path: Path) -> None:
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
