"""A damaged file is set aside, and what can be read of it goes into a new one."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from emomirror.practice.kept import Verdict
from emomirror.practice.profile import Profile
from emomirror.practice.prompts import Prompt
from emomirror.sentences import Sentence

from . import paths, rows, trace
from .backups import automatic, loaded
from .carving import Found, carve, shapes
from .database import connect, make_private, migrate, transaction

log = logging.getLogger(__name__)


def recover(path: Path) -> Sentence:
    """Sets a damaged file aside, with its log, and puts a new one in its place that holds what
    could be read, and from the newest of our own copies what could not.

    Wherever this is ended, the damaged file is still whole under one name or the other.

    Returns:
        What the person should know.

    Raises:
        OSError, sqlite3.Error: it cannot be done; the file is where it was.
    """
    new = paths.scratch(path.parent)
    try:
        make_private(new)
        copy = None
        with closing(connect(new)) as connection:
            migrate(connection, new)
            connection.execute("PRAGMA foreign_keys = OFF")
            with transaction(connection, "IMMEDIATE"):
                _fill(connection, path)
                for each in reversed(automatic(path)):
                    if _merge(connection, each):
                        copy = each
                        break
                _stand_in(connection)
                _drop_orphans(connection)
            counts = [
                connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
                for table in ("tries", "sessions", "profiles")
            ]
        aside = _set_aside(path)
        for each in paths.with_companions(path)[1:]:
            # A log of the old file would be played into the new one.
            each.unlink(missing_ok=True)
        os.replace(new, path)
    finally:
        for each in paths.with_companions(new):
            each.unlink(missing_ok=True)
    paths.suspicion(path).unlink(missing_ok=True)
    return _notice(aside, copy, *counts)


def _notice(aside: Path, copy: Path | None, tries: int, sessions: int, people: int) -> Sentence:
    if not people:
        return Sentence(
            "Records",
            "The records were damaged, and nothing in them could be read; they begin anew. The "
            "damaged file was set aside as {path}.",
        ).naming(path=aside)
    if copy is None:
        return Sentence(
            "Records",
            "The records were damaged. What could be read was recovered: people: {people}, "
            "sessions: {sessions}, tries: {tries}. The damaged file was set aside as {path}.",
        ).naming(people=people, sessions=sessions, tries=tries, path=aside)
    return Sentence(
        "Records",
        "The records were damaged. What could be read was recovered, and the rest taken from the "
        "copy {copy}: people: {people}, sessions: {sessions}, tries: {tries}. The damaged file was "
        "set aside as {path}.",
    ).naming(people=people, sessions=sessions, tries=tries, path=aside, copy=copy.name)


def _set_aside(path: Path) -> Path:
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    for suffix in ("", *(f"-{k}" for k in range(2, 1000))):
        aside = path.with_name(f"practice-damaged-{now}{suffix}.sqlite3")
        if not aside.exists():
            break
    # The log first: with the file there, everything is.
    for old, new in reversed(list(zip(paths.with_companions(path)[:2], _pair(aside), strict=True))):
        if old.exists():
            try:
                os.link(old, new)
            except OSError:  # a file system without links
                shutil.copyfile(old, new)
                new.chmod(0o600)
    return aside


def _pair(path: Path) -> tuple[Path, Path]:
    return path, path.with_name(f"{path.name}-wal")


def _fill(connection: sqlite3.Connection, path: Path) -> None:
    """Puts in what the damaged file still holds."""
    widths = {table: len(known[-1]) for table, known in shapes().items()}
    for found in carve(path):
        if not _is_whole(found):
            continue
        places = ", ".join("?" * widths[found.table])
        try:
            connection.execute(f"INSERT INTO {found.table} VALUES ({places})", found.values)
        except sqlite3.IntegrityError:  # found twice
            log.info("row %s of %s was found twice", found.rowid, found.table)


def _is_whole(found: Found) -> bool:
    """Whether a row's content can be read, and not only its types."""
    check = _CHECKS.get(found.table)
    try:
        if check is not None:
            check(found.values)
    except (LookupError, TypeError, ValueError, OverflowError):
        return False
    return True


_FIRST = 2
"""Where the columns begin that a try has in ``rows.TRY_COLUMNS``."""
_CHECKS: dict[str, Callable[[tuple[Any, ...]], object]] = {
    "profiles": lambda row: rows.profile(row[2]),
    "plans": lambda row: rows.plan(row[3]),
    "sessions": lambda row: (rows.plan(row[6]), int(row[7]), rows.moment(row[2])),
    "tries": lambda row: rows.made(row[_FIRST:-2]),
    "prompts": lambda row: Prompt(row[2]),
    "answers": lambda row: rows.emotion(row[2]),
    "traces": lambda row: trace.opened(row[2], row[1]),
    "verdicts": lambda row: Verdict(row[1]),
    "changes": lambda row: rows.change(row[2:]),
}


def _merge(connection: sqlite3.Connection, copy: Path) -> bool:
    """Adds from one of our own copies what is missing.

    Returns:
        Whether it had anything that was.
    """
    try:
        source = loaded(copy)
    except (OSError, sqlite3.Error, ValueError) as error:
        log.warning("the copy %s cannot be used: %s", copy, error)
        return False
    before = connection.total_changes
    with closing(source):
        for table in ("profiles", "plans", "sessions", "settings"):
            _add(connection, table, source.execute(f"SELECT * FROM {table}"))
        # Of a session or a try that both have; another one may have its number.
        same = set(_common(connection, source, "SELECT id, profile_id, started_us FROM sessions"))
        _add(connection, "tries", _of(source, "tries", 1, {row[0] for row in same}))
        _add(connection, "changes", _of(source, "changes", 0, {row[0] for row in same}))
        tries = set(_common(connection, source, "SELECT id, session_id, number FROM tries"))
        ids = {row[0] for row in tries if row[1] in {each[0] for each in same}}
        for table in ("prompts", "answers", "traces", "verdicts"):
            _add(connection, table, _of(source, table, 0, ids))
    return connection.total_changes > before


def _common(a: sqlite3.Connection, b: sqlite3.Connection, select: str) -> set[tuple[Any, ...]]:
    return set(a.execute(select)) & set(b.execute(select))


def _of(source: sqlite3.Connection, table: str, place: int, ids: set[int]) -> Any:
    return (row for row in source.execute(f"SELECT * FROM {table}") if row[place] in ids)


def _add(connection: sqlite3.Connection, table: str, found: Any) -> None:
    width = len(shapes()[table][-1])
    places = ", ".join("?" * width)
    connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({places})", found)


def _stand_in(connection: sqlite3.Connection) -> None:
    """Makes a person anew whose profile is lost, where sessions or plans of theirs are not."""
    lost = connection.execute(
        "SELECT profile_id FROM sessions WHERE profile_id NOT IN (SELECT id FROM profiles) UNION"
        " SELECT profile_id FROM plans WHERE profile_id NOT IN (SELECT id FROM profiles)"
    ).fetchall()
    for number, (id_,) in enumerate(lost, 1):
        profile = Profile(id=id_, nickname=f"? {number}")
        connection.execute(
            "INSERT INTO profiles VALUES (?, ?, ?, 0, 0)",
            (id_, profile.nickname, rows.document(profile)),
        )


def _drop_orphans(connection: sqlite3.Connection) -> None:
    """Leaves out what belongs to a row that is lost."""
    for table, column, parent in (
        ("tries", "session_id", "sessions"),
        ("changes", "session_id", "sessions"),
        ("prompts", "try_id", "tries"),
        ("answers", "try_id", "tries"),
        ("traces", "try_id", "tries"),
        ("verdicts", "try_id", "tries"),
        ("pictures", "profile_id", "profiles"),
    ):
        connection.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM {parent})")
