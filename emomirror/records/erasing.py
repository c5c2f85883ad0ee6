"""What is erased, and forgotten, leaves nothing behind in any file that the program keeps.

SQLite overwrites what is deleted with zeros (``secure_delete``), and VACUUM then writes the file
anew. What a disk itself keeps of blocks that no file has any more is beyond a program's reach.
"""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from emomirror.errors import RecordsError
from emomirror.practice.kept import KeptSession
from emomirror.sentences import Sentence

from . import backups, paths, rows
from .database import Database
from .troubles import in_words

_OLD = (
    "started_us < ?1 AND NOT EXISTS (SELECT 1 FROM sessions earlier"
    " WHERE earlier.id < sessions.id AND earlier.started_us BETWEEN ?1 AND ?2)"
)
"""Of a session: that it began before ?1, and not after one that began since, up to ?2, which is
now. Where it did, as its id says, the clock was wrong: a computer without a battery begins years
ago. A session of a day to come proves nothing of those after it."""


def erase(database: Database, profile_id: str) -> Sentence:
    """Deletes all of a person: rows, pictures, and both in the program's own copies. Files that
    were set aside because they are damaged are deleted: nobody could tell what is in them. So is
    what the program left half written.

    Erasing once more does the same: who was told that something stood in the way may ask again.

    Returns:
        What was done, and what was not touched.

    Raises:
        RecordsError: something stood in the way, and it says what.
    """

    def person(connection: sqlite3.Connection) -> int:
        return connection.execute("DELETE FROM profiles WHERE id = ?", (profile_id,)).rowcount

    with database.writing() as connection:
        person(connection)
        _count(connection)
    with in_words(database.path):
        pictures = paths.pictures_folder(database.path, profile_id)
        if pictures.exists():
            shutil.rmtree(pictures)
        unreadable = _change_copies(database.path, person)
        aside = _delete_unreadable(database.path)
    _write_anew(database)
    erased = Sentence(
        "Records",
        "Everything that was kept of this person is erased, also in the program's own copies. What "
        "was exported, or copied elsewhere, belongs to whoever saved it and was not touched.",
    ).naming()
    if not aside and not unreadable:
        return erased
    return Sentence(
        "Records",
        "{erased} Files that were damaged and had been set aside, or that could not be read, were "
        "deleted as a whole: {count}.",
    ).naming(erased=erased, count=len([p for p in aside if p.suffix == ".sqlite3"]) + unreadable)


def erase_session(database: Database, session: KeptSession) -> None:
    """Deletes a session with all that belongs to it, in the program's own copies as well, and what
    ``erase`` deletes because nobody could tell what is in it. Goals that it changed stay.

    Erasing once more does the same, as with ``erase``: that is why the session is given and not its
    id, by which a copy may know another one, begun after an older copy was restored.

    Raises:
        RecordsError: something stood in the way, and it says what.
    """
    which = "profile_id = ? AND started_us = ? AND seed = ?"
    started_us = rows.microseconds(session.started_utc)
    _delete_sessions(database, which, (session.profile_id, started_us, str(session.seed)))
    with in_words(database.path):
        _delete_unreadable(database.path)
    _write_anew(database)


def forget_before(database: Database, utc: datetime) -> int:
    """Deletes the sessions of all people that began before a moment, in the program's own copies
    as well. One that is dated before it, and was begun after one that is not, stays as long as that
    one. A damaged file that was set aside, and last written before the moment, is deleted.

    Returns:
        How many sessions were deleted from the records.

    Raises:
        RecordsError: something stood in the way, and it says what.
    """
    forgotten = _delete_sessions(database, _OLD, (rows.microseconds(utc), rows.now_us()))
    with in_words(database.path):
        for path in database.path.parent.glob(paths.DAMAGED):
            if datetime.fromtimestamp(path.stat().st_mtime, UTC) < utc:
                for each in paths.with_companions(path):
                    each.unlink(missing_ok=True)
    if forgotten:
        with database.alone() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return forgotten


def _delete_sessions(database: Database, which: str, values: tuple[object, ...]) -> int:
    """Deletes sessions from the records and from the program's own copies.

    Args:
        which: a condition on the table of sessions.

    Returns:
        How many were deleted from the records.
    """

    def these(connection: sqlite3.Connection) -> int:
        return connection.execute(f"DELETE FROM sessions WHERE {which}", values).rowcount

    with database.writing() as connection:
        deleted = these(connection)
        if deleted:
            _count(connection)
    with in_words(database.path):
        for copy in backups.own(database.path):
            if backups.may_have(copy, f"sessions WHERE {which}", *values):
                backups.changed(copy, these)
    return deleted


def _delete_unreadable(records: Path) -> list[Path]:
    """Deletes what was set aside because it is damaged, and what was left half written.

    Returns:
        What was set aside.
    """
    aside = list(records.parent.glob(f"{paths.DAMAGED}*"))
    for path in (*aside, *backups.half_written(records)):
        path.unlink(missing_ok=True)
    return aside


def _count(connection: sqlite3.Connection) -> None:
    """A copy that another window has begun is thrown away by this; see ``daily.Daily``."""
    connection.execute(
        "INSERT INTO settings (name, value, changed_us) VALUES ('erasures', '1', ?)"
        " ON CONFLICT (name) DO UPDATE"
        " SET value = CAST(value AS INTEGER) + 1, changed_us = excluded.changed_us",
        (rows.now_us(),),
    )


def _change_copies(records: Path, change: backups.Change) -> int:
    """Returns how many copies could not be read, and were deleted."""
    unreadable = 0
    for copy in backups.own(records):
        backups.changed(copy, change)
        unreadable += not copy.exists()
    return unreadable


def _write_anew(database: Database) -> None:
    with database.alone() as connection:
        connection.execute("VACUUM")
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise RecordsError(
            Sentence(
                "Records",
                "It is erased from the records, but another window of Emomirror keeps the program "
                "from cleaning up behind it. Close the other window, and erase once more.",
            ).naming()
        )
