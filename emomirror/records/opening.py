"""How the records are opened, whatever state they are found in."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Iterator
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
    copy_all,
    is_ours,
    known_schema,
    log_ahead,
    make,
    migrate,
    schema_of,
    try_to_write,
)
from .troubles import damaged, in_words, is_damage, is_write_protected, write_protected

log = logging.getLogger(__name__)

SMALL = 8_000_000
"""Bytes: a file up to this size is examined as a whole whenever it is opened, which takes less than
a tenth of a second. A larger one is examined where something speaks for damage, and once a day:
see ``daily.Daily``."""
HEADER = 100
"""Bytes of the shortest file that can be a database."""
MENDING_S = 60.0
"""How long one window waits for another one to mend the file."""
ALWAYS = ("profiles", "plans", "sessions", "settings")
"""Tables that are examined in any case."""


class MendingNeeded(RecordsError):
    """The file is damaged; nothing was done about it yet.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(damaged(path))
        self.path = path


class _Damaged(Exception):
    """The file cannot be used as it is."""


def opened(path: Path, *, mend: bool = True) -> tuple[Database, Sentence | None]:
    """The database of a file, and what the person should know of how it was opened.

    Args:
        mend: a damaged file, which takes some seconds where there are years in it.

    Raises:
        MendingNeeded: it is damaged, and not to be mended.
        RecordsError: it cannot be opened.
    """
    if path.is_dir():
        raise RecordsError(
            Sentence(
                "Records",
                "In the place of the file {path} there is a folder. Move it away, and start again.",
            ).naming(path=path)
        )
    with in_words(path):
        if not path.exists():
            make(path)
        try:
            return _open(path)
        except _Damaged as error:
            log.warning("%s is damaged: %s", path, error)
            if not mend:
                raise MendingNeeded(path) from error
        with _mending(path):
            try:
                return _open(path)  # another window may have mended it meanwhile
            except _Damaged:
                notice = recover(path)
            try:
                return _open(path)[0], notice
            except _Damaged as error:
                raise OSError(f"it is damaged, and cannot be mended: {error}") from error


@contextlib.contextmanager
def _mending(path: Path) -> Iterator[None]:
    """Keeps other windows from mending the same file. A database locks as well as any other file,
    on all systems, and lets go by itself where the program is ended."""
    lock = path.with_name(f"{paths.SCRATCH}lock")
    connection = sqlite3.connect(lock, timeout=MENDING_S, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        connection.close()
        with contextlib.suppress(OSError):
            lock.unlink(missing_ok=True)


def _open(path: Path) -> tuple[Database, Sentence | None]:
    try:
        return _open_sound(path)
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            raise _Damaged(str(error)) from error
        raise


def _open_sound(path: Path) -> tuple[Database, Sentence | None]:
    logged = paths.size(paths.with_companions(path)[1]) > 0
    size = path.stat().st_size
    if (size == 0 and (logged or own(path))) or 0 < size < HEADER:
        # SQLite would take it for a new file, and throw the log away.
        raise _Damaged("it is empty, and was not")
    with contextlib.suppress(OSError):  # somebody else's, in a folder for several people
        _make_private(path)
    try:
        return _open_to_write(path, thoroughly=logged), None
    except sqlite3.OperationalError as error:
        if not is_write_protected(error):
            raise
    return _open_to_read(path), write_protected(path)


def _open_to_write(path: Path, *, thoroughly: bool) -> Database:
    with contextlib.ExitStack() as on_failure:
        connection = on_failure.enter_context(closing(connect(path)))
        if not is_ours(connection):
            raise _Damaged("it is another program's database")
        known_schema(connection, path)  # a newer one is not ours to mend
        _examine(connection, path, thoroughly=thoroughly)
        try_to_write(connection)
        migrate(connection, path)
        log_ahead(connection)
        on_failure.pop_all()
        return Database(path, connection, read_only=False)


def _open_to_read(path: Path) -> Database:
    with contextlib.ExitStack() as on_failure:
        connection = on_failure.enter_context(closing(connect_to_read(path)))
        if known_schema(connection, path) < len(schema.MIGRATIONS):
            connection = on_failure.enter_context(closing(_up_to_date(connection, path)))
        on_failure.pop_all()
        return Database(path, connection, read_only=True)


def _up_to_date(older: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """What cannot be brought up to date where it lies, in memory; ``older`` is closed."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with closing(older):
            copy_all(older, memory)
        migrate(memory, path)
    except BaseException:
        memory.close()
        raise
    return memory


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
