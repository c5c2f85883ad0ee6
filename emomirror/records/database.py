"""A connection to the records: how it is opened, and how it is written through."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from emomirror.errors import RecordsError
from emomirror.sentences import Sentence

from . import paths, schema
from .troubles import BUSY, in_words, is_damage, write_protected

PATIENCE_S = 5.0
"""How long one window waits for another that writes."""


class NewerSchema(RecordsError):
    """A newer version of the program has written the file."""


class Database:
    """A connection that says in words what goes wrong.

    Attributes:
        path: its file.
        read_only: whether nothing can be written.
        connection: in autocommit; use ``writing`` and ``reading``. To what lies in memory where an
            older file can only be read.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.connection = connection
        self.read_only = read_only
        self._file = _identity(path)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is on the disk, whole, when it ends, or has left no trace.

        Raises:
            RecordsError: nothing can be written; it says why and what to do.
        """
        self.must_be_writable()
        if _identity(self.path) != self._file:
            # What is written now would lie in a file that nobody opens any more.
            raise RecordsError(
                Sentence(
                    "Records",
                    "The file {path} was moved or replaced since it was opened, so the newest part "
                    "of the practice could not be kept. Close Emomirror and start it again.",
                ).naming(path=self.path)
            )
        with self._watched(), transaction(self.connection, "IMMEDIATE"):
            yield self.connection

    def must_be_writable(self) -> None:
        """
        Raises:
            RecordsError: nothing can be written.
        """
        if self.read_only:
            raise RecordsError(write_protected(self.path))

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A transaction in which all that is read is of one moment.

        Raises:
            RecordsError: the file cannot be read.
        """
        with self._watched(), transaction(self.connection, "DEFERRED"):
            yield self.connection

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """The connection for what SQLite does outside of transactions, as VACUUM.

        Raises:
            RecordsError: it cannot be done.
        """
        with self._watched():
            yield self.connection

    def close(self) -> None:
        """Lets go of the file."""
        self.connection.close()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        with in_words(self.path):
            try:
                yield
            except sqlite3.Error as error:
                if is_damage(error):
                    suspect(self.path)
                raise


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def suspect(path: Path) -> None:
    """Has the whole file examined when it is opened next."""
    with contextlib.suppress(OSError):
        paths.suspicion(path).touch(mode=0o600)


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str) -> Iterator[None]:
    """All or nothing.

    Args:
        kind: IMMEDIATE to write, and DEFERRED to read.
    """
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite may have rolled back by itself, for instance where the disk is full.
        if connection.in_transaction:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        raise


def make_private(path: Path) -> None:
    """Makes an empty file that nobody else on this computer may read.

    Raises:
        OSError: it cannot be made, or there is one.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def make(path: Path) -> None:
    """Makes empty records where there are none, and the folder for them. No other window ever sees
    them half made.

    Raises:
        OSError, sqlite3.Error: they cannot be made.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = paths.scratch(path.parent)
    try:
        make_private(new)
        with contextlib.closing(connect(new)) as connection:
            migrate(connection, new)
            log_ahead(connection)
        with contextlib.suppress(FileExistsError):  # another window was faster
            try:
                os.link(new, path)
            except FileExistsError:
                raise
            except OSError:  # a file system without links
                if not path.exists():
                    new.rename(path)
    finally:
        for each in paths.with_companions(new):
            each.unlink(missing_ok=True)


def log_ahead(connection: sqlite3.Connection) -> None:
    """Has what is written go into a log first: who writes and who reads do not wait for each other.

    Raises:
        sqlite3.Error: it cannot be had.
    """
    patience = time.monotonic() + PATIENCE_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            # For this alone SQLite does not wait by itself.
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > patience:
                raise
            time.sleep(0.01)


def copy_all(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    *,
    pages: int = -1,
    on_step: Callable[[], None] = lambda: None,
) -> None:
    """Puts all of one database in the place of another, which stays as it was where that fails.

    Args:
        pages: how many are copied at once; all of them where negative.
        on_step: is called after each of these steps, and ends the copying by raising something.

    Raises:
        sqlite3.Error: it cannot be done, as where another program holds one of the two for longer
            than ``PATIENCE_S``.
    """
    patience = time.monotonic() + PATIENCE_S

    def go_on(status: int, _remaining: int, _all: int) -> None:
        nonlocal patience
        on_step()
        if status not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            patience = time.monotonic() + PATIENCE_S
        elif time.monotonic() > patience:
            # Python itself would try again for ever.
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_BUSY, BUSY[0]
            raise error

    source.backup(target, pages=pages, progress=go_on, sleep=0.01)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to write and read by. SQLite makes it one to read by where the file may not be
    written.

    Raises:
        sqlite3.Error: the file cannot be opened, or is no database.
    """
    connection = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)
    try:
        _set_up(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection to a file that nobody can write, in a folder where nothing can be written.

    Raises:
        sqlite3.Error: it cannot be opened, or is no database.
    """
    try:
        return _connect_by_address(path, "mode=ro")
    except sqlite3.OperationalError:
        # SQLite wants to put its shared memory beside the file, unless the file never changes.
        return _connect_by_address(path, "mode=ro&immutable=1")


def _connect_by_address(path: Path, how: str) -> sqlite3.Connection:
    address = f"file:{quote(os.fsencode(path.absolute()))}?{how}"
    connection = sqlite3.connect(address, uri=True, timeout=PATIENCE_S, isolation_level=None)
    try:
        _set_up(connection)
        schema_of(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection) -> None:
    for pragma in (
        "foreign_keys = ON",
        # What is deleted is overwritten with zeros, in the file and in the log.
        "secure_delete = ON",
        # A finished try outlasts a loss of power. macOS has a call of its own for that.
        "synchronous = FULL",
        "fullfsync = ON",
        "checkpoint_fullfsync = ON",
        # VACUUM would write a copy of everything into the system's folder for temporary files.
        "temp_store = MEMORY",
        "trusted_schema = OFF",
        "cell_size_check = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def try_to_write(connection: sqlite3.Connection) -> None:
    """Finds out whether a file can be written, and changes nothing. SQLite opens one that cannot,
    and even begins to write.

    Raises:
        sqlite3.OperationalError: it cannot.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {schema_of(connection)}")
    finally:
        connection.execute("ROLLBACK")


def schema_of(connection: sqlite3.Connection) -> int:
    """The number of the file's schema; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the file is empty, or one of records: another program's is none of our business.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    with transaction(connection, "DEFERRED"):
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        return mark == schema.APPLICATION_ID or not (mark or tables or schema_of(connection))


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Takes a file to the newest schema, in one transaction for each step.

    Raises:
        NewerSchema: it is of a newer one.
        sqlite3.Error: it cannot be read or written.
    """
    while (found := known_schema(connection, path)) < len(schema.MIGRATIONS):
        with transaction(connection, "IMMEDIATE"):
            # Another window may have been faster.
            if schema_of(connection) != found:
                continue
            for statement in schema.MIGRATIONS[found]:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {found + 1}")


def known_schema(connection: sqlite3.Connection, path: Path) -> int:
    """The number of a file's schema, which this program knows.

    Raises:
        NewerSchema: it does not.
        sqlite3.Error: it cannot be read.
    """
    found = schema_of(connection)
    if found > len(schema.MIGRATIONS):
        raise NewerSchema(
            Sentence(
                "Records",
                "The records in {path} are those of a newer Emomirror and stay as they are. Start "
                "the newer one to see them.",
            ).naming(path=path)
        )
    return found
