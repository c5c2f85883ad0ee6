"""Copies of the records: one a day by the program, and those that a person asks for.

A copy is a database like the records themselves, in one file, with the people's own pictures in
the table ``pictures``. SQLite makes it while the records are in use. The program keeps its own in
``backups/`` beside the records:

- ``practice-<date>.sqlite3``, at most one a day, see ``daily``;
- ``practice-before-<date>T<time>.sqlite3``, what a restored copy has replaced.

The newest ``KEPT`` of each kind stay.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from emomirror.errors import RecordsError
from emomirror.sentences import Sentence
from emomirror.writing import write_whole

from . import paths, pictures, rows
from .database import (
    Database,
    connect,
    connect_to_read,
    copy_all,
    is_ours,
    make_private,
    migrate,
    schema_of,
    suspect,
    transaction,
)
from .troubles import damaged, in_words, is_busy, is_damage, said

log = logging.getLogger(__name__)

KEPT = 3
AUTOMATIC = re.compile(r"practice-\d{4}-\d{2}-\d{2}\.sqlite3")
REPLACED = re.compile(r"practice-before-\d{8}T\d{12}\.sqlite3")
_MOMENT = "%Y%m%dT%H%M%S%f"
_STEP = 512
"""Pages that are copied at once: a thread that should end does so after these."""


Change = Callable[[sqlite3.Connection], int]
"""Deletes something, and returns of how many rows."""


class Stopped(Exception):
    """The program ends; the copy is made another time."""


def automatic(records: Path) -> list[Path]:
    """The daily copies, the oldest first."""
    return _named(records, AUTOMATIC)


def own(records: Path) -> list[Path]:
    """All copies that the program keeps."""
    return sorted(paths.backups_folder(records).glob("*.sqlite3"))


def made(copy: Path) -> date | datetime | None:
    """When a copy of the program's own was made, as its name says; the file itself changes when
    somebody is erased.

    Returns:
        The day of a daily copy; the moment, aware, of one that a restored copy has replaced; None
        of a file of another name.
    """
    when = copy.stem.removeprefix("practice-")
    with contextlib.suppress(ValueError):
        if AUTOMATIC.fullmatch(copy.name):
            return date.fromisoformat(when)
        if REPLACED.fullmatch(copy.name):
            moment = datetime.strptime(when, f"before-{_MOMENT}")
            return moment.replace(tzinfo=UTC)
    return None


def copy_to(records: Path, target: Path, stopped: Callable[[], bool] = lambda: False) -> None:
    """Copies the records, pictures included, into a new file.

    Args:
        target: is not there yet.
        stopped: whether to give up.

    Raises:
        OSError, sqlite3.Error: it cannot be done.
    """

    def go_on() -> None:
        if stopped():
            raise Stopped

    make_private(target)
    with closing(connect(target)) as copy:
        with closing(connect(records)) as source:
            copy_all(source, copy, pages=_STEP, on_step=go_on)
        # A copy is one file, with nothing beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
        with transaction(copy, "IMMEDIATE"):
            for (profile_id,) in copy.execute("SELECT id FROM profiles").fetchall():
                for picture in pictures.files(paths.pictures_folder(records, profile_id)):
                    copy.execute(
                        "INSERT OR REPLACE INTO pictures VALUES (?, ?, ?)",
                        (profile_id, picture.name, picture.read_bytes()),
                    )


def backup(records: Path, target: Path) -> None:
    """Makes a copy where a person wants it, in place of a file that may be there.

    Raises:
        RecordsError: it cannot be written, or the records are damaged: a copy of them could not be
            restored. What was there stays.
    """
    if target.resolve() == records.resolve():
        raise RecordsError(
            Sentence(
                "Records", "{path} is the file of the records itself. Choose another name."
            ).naming(path=target)
        )
    new = paths.scratch(target.parent)
    try:
        copy_to(records, new)
        with closing(connect(new)) as copy:
            sound = is_sound(copy)
        if not sound:
            suspect(records)
            raise RecordsError(damaged(records))
        os.replace(new, target)
    except (OSError, sqlite3.Error) as error:
        if isinstance(error, sqlite3.Error) and is_damage(error):
            # What was just written is sound where the records are.
            suspect(records)
            raise RecordsError(damaged(records)) from error
        if isinstance(error, sqlite3.Error) and is_busy(error):
            # The records: of the new file nobody else knows.
            raise RecordsError(said(error, records)) from error
        raise RecordsError(
            Sentence("Saving", "{path} cannot be written ({reason}). Choose another place.").naming(
                path=target, reason=getattr(error, "strerror", None) or error
            )
        ) from error
    finally:
        discard(new)


def restore(database: Database, source: Path) -> Path:
    """Puts a copy in the place of what is there, which is kept as a copy itself: restoring that one
    takes it back. The settings stay those in use, and pictures that nobody names then are deleted.

    Returns:
        The copy of what was there.

    Raises:
        RecordsError: the file is no copy of records, is damaged, is of a newer program or cannot be
            read, or the records cannot be written; nothing has changed then.
    """
    database.must_be_writable()
    records = database.path
    new = paths.scratch(records.parent)
    try:
        with in_words(records):
            _checked(source, new)
            before = _before(records)
            try:
                copy_to(records, before)
                _keep_settings(database, new)
            except BaseException:
                # Half of a copy must not be offered to go back to, nor push out whole ones.
                discard(before)
                raise
        try:
            with database.alone() as connection, closing(connect(new)) as restored:
                copy_all(restored, connection)
        except RecordsError:
            discard(before)  # it has replaced nothing
            raise
        with database.alone() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _unpack_pictures(database)
        _delete_unnamed_pictures(database)
        thin(records, REPLACED, before)
    finally:
        discard(new)
    return before


def _checked(source: Path, new: Path) -> None:
    """Copies what is to be restored, and takes it to the newest schema.

    Raises:
        RecordsError: it is no copy that can be restored, or cannot be read.
        OSError, sqlite3.Error: what is new cannot be written.
    """
    try:
        with closing(_connected(source)) as reading:
            make_private(new)
            with closing(connect(new)) as copy:
                copy_all(reading, copy)
                copy.execute("PRAGMA journal_mode = DELETE")
                if not is_sound(copy):
                    raise ValueError("damaged")
                migrate(copy, source)
                size = copy.execute("PRAGMA page_size").fetchone()[0]
                if size != (wanted := _page_size()):
                    # Another program has written it anew; a database in use cannot change its
                    # pages.
                    copy.execute(f"PRAGMA page_size = {wanted}")
                    copy.execute("VACUUM")
    except (sqlite3.Error, ValueError) as error:
        if isinstance(error, sqlite3.Error) and is_busy(error):
            raise RecordsError(said(error, source)) from error
        if isinstance(error, sqlite3.Error) and not is_damage(error):
            raise  # a full disk, for instance, is no fault of the copy
        raise RecordsError(
            Sentence(
                "Records",
                "{path} is not a copy of records that can be restored: it is damaged or of another "
                "kind. Nothing was changed.",
            ).naming(path=source)
        ) from error


def _connected(source: Path) -> sqlite3.Connection:
    """A connection to what is to be restored.

    Raises:
        RecordsError: it cannot be read.
        ValueError, sqlite3.Error: it holds no records.
    """
    if not source.is_file():
        raise ValueError(f"there is no file {source}")
    try:
        connection = connect_to_read(source)
        try:
            if not is_ours(connection) or not schema_of(connection):
                raise ValueError("no records")
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        if is_damage(error) or is_busy(error):
            raise
        raise RecordsError(
            Sentence("Records", "{file} cannot be read ({reason}).").naming(
                file=source.name, reason=error
            )
        ) from error
    return connection


def _page_size() -> int:
    with closing(sqlite3.connect(":memory:")) as connection:
        return int(connection.execute("PRAGMA page_size").fetchone()[0])


def _before(records: Path) -> Path:
    folder = paths.backups_folder(records)
    folder.mkdir(mode=0o700, exist_ok=True)
    while True:
        place = folder / f"practice-before-{datetime.now(UTC):{_MOMENT}}.sqlite3"
        if not place.exists():
            return place


def _keep_settings(database: Database, new: Path) -> None:
    """Gives what is to be restored the settings in use: a copy from before the PIN would open the
    adult's pages, and one from before another retention would keep, or erase, what it should not.
    New records, as on another computer, have none to keep, and take over the copy's."""
    with database.reading() as connection:
        settings = connection.execute("SELECT name, value, changed_us FROM settings").fetchall()
        somebody = connection.execute("SELECT 1 FROM profiles LIMIT 1").fetchone()
    if not settings and somebody is None:
        return
    with closing(connect(new)) as copy, transaction(copy, "IMMEDIATE"):
        copy.execute("DELETE FROM settings")
        copy.executemany(
            "INSERT INTO settings (name, value, changed_us) VALUES (?, ?, ?)", settings
        )


def _unpack_pictures(database: Database) -> None:
    with database.writing() as connection:
        for profile_id, name, content in connection.execute(
            "SELECT profile_id, name, content FROM pictures"
        ).fetchall():
            folder = paths.pictures_folder(database.path, profile_id)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # The name alone: one with a folder in it is none of ours.
            place = folder / Path(name).name
            if not place.exists():
                write_whole(place, content, private=True)
        connection.execute("DELETE FROM pictures")


def _delete_unnamed_pictures(database: Database) -> None:
    """Deletes pictures that no profile names: nothing would ever show them, nor erase them."""
    named: dict[Path, frozenset[str]] = {}
    unknown: set[Path] = set()
    with database.reading() as connection:
        for profile_id, text in connection.execute("SELECT id, document FROM profiles"):
            folder = paths.pictures_folder(database.path, profile_id)
            try:
                named[folder] = rows.profile(text).picture_names
            except ValueError:
                unknown.add(folder)  # which are theirs cannot be known
    for folder in set(paths.all_pictures(database.path).glob("*")) - unknown:
        for picture in pictures.unnamed(folder, named.get(folder, frozenset())):
            try:
                picture.unlink()
                if not any(folder.iterdir()):
                    folder.rmdir()
            except OSError as error:
                log.warning("the picture %s, which nobody names, stays: %s", picture, error)


def is_sound(connection: sqlite3.Connection, table: str | None = None) -> bool:
    """Whether the pages of a database, or of a table, can be read.

    Raises:
        sqlite3.Error: they cannot even be examined.
    """
    argument = f"({table})" if table else ""
    return bool(connection.execute(f"PRAGMA quick_check{argument}").fetchone() == ("ok",))


def loaded(copy: Path) -> sqlite3.Connection:
    """A copy in memory, of the newest schema, to be read or changed without its file.

    Raises:
        OSError, sqlite3.Error, ValueError: it cannot be read, or is none.
    """
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with closing(connect_to_read(copy)) as source:
            if not is_ours(source):
                raise ValueError("a copy of records expected; got another database")
            copy_all(source, memory)
        if not is_sound(memory):
            raise ValueError("a copy that can be read expected; got a damaged one")
        try:
            migrate(memory, copy)
        except RecordsError as error:
            raise ValueError(str(error)) from error
        memory.execute("PRAGMA foreign_keys = ON")
        memory.execute("PRAGMA secure_delete = ON")
    except BaseException:
        memory.close()
        raise
    return memory


def changed(copy: Path, change: Change) -> None:
    """Writes a copy anew, whole, without what a change deletes. One that cannot be read is
    deleted.

    Args:
        change: where it deletes nothing, the copy stays as it is.

    Raises:
        OSError: the file cannot be replaced or deleted.
        sqlite3.Error: another program holds it.
    """
    try:
        memory = loaded(copy)
    except (OSError, sqlite3.Error, ValueError) as error:
        if isinstance(error, sqlite3.Error) and is_busy(error):
            raise  # it may be whole
        log.warning("the copy %s cannot be read, and is deleted: %s", copy, error)
        discard(copy)
        return
    with closing(memory):
        if not change(memory):
            return
        memory.execute("VACUUM")
        write_whole(copy, memory.serialize(), private=True)


def may_have(copy: Path, rows: str, *values: object) -> bool:
    """Whether a copy has rows, or cannot be read. Takes a hundredth of the time of ``changed``.

    Args:
        rows: a table and a condition.
    """
    try:
        with closing(connect_to_read(copy)) as connection:
            found = connection.execute(f"SELECT 1 FROM {rows} LIMIT 1", values).fetchone()
            return found is not None
    except sqlite3.Error:
        return True


def _named(records: Path, pattern: re.Pattern[str]) -> list[Path]:
    return [path for path in own(records) if pattern.fullmatch(path.name)]


def thin(records: Path, pattern: re.Pattern[str], newest: Path) -> None:
    """Deletes all copies of a kind but the newest ``KEPT``.

    Args:
        newest: the one just made. One that is named for a later time was made by a clock that ran
            ahead, and counts as the oldest: else it would push out what is made now.
    """
    copies = _named(records, pattern)
    copies.sort(key=lambda each: (each.name <= newest.name, each.name))
    for old in copies[:-KEPT]:
        with contextlib.suppress(OSError):
            old.unlink()


def half_written(records: Path) -> list[Path]:
    """What is being written now, or was when the program was ended."""
    folders = (records.parent, paths.backups_folder(records))
    begun = (f"{paths.SCRATCH}*", ".practice-*.sqlite3.*")
    return [path for folder in folders for pattern in begun for path in folder.glob(pattern)]


def discard(path: Path) -> None:
    """Deletes a copy, and what SQLite has left beside it."""
    for each in paths.with_companions(path):
        each.unlink(missing_ok=True)
