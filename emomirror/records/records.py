"""What is kept of practising: people, their plans, sessions and tries."""

from __future__ import annotations

import logging
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from emomirror import __version__
from emomirror.errors import RecordsError
from emomirror.practice.kept import KeptSession, Verdict
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.practice.progress import Change
from emomirror.practice.trying import Try
from emomirror.sentences import Sentence

from . import adding, backups, daily, erasing, paths, people, reading, rows
from .database import Database
from .export import export
from .opening import opened
from .reading import SessionLine

log = logging.getLogger(__name__)

LATEST_SESSIONS = 6
"""Enough for a row of tries that help follows, where an emotion comes once in a session."""


class Records:
    """The records of this machine. Used by one thread; another one opens its own.

    Every method raises ``RecordsError``, with a sentence for the person, where the file cannot be
    read or written, and what a writing method was to change is then as it was.

    Attributes:
        path: the file.
        read_only: whether it can be read only: practising is possible, and is not kept.
        notice: what the person should know of how it was opened, or None.
    """

    def __init__(self, database: Database, notice: Sentence | None) -> None:
        self._database = database
        self.notice = notice
        self._daily: daily.Daily | None = None

    @classmethod
    def open(cls, path: Path | None = None, *, mend: bool = True) -> Self:
        """Opens the records, and makes them where there are none.

        A damaged file is set aside and what can be read of it recovered; a file that cannot be
        written is opened to be read. ``notice`` says so.

        Args:
            path: ``records_path()`` if not given.
            mend: a damaged file, which takes some seconds where there are years in it.

        Raises:
            MendingNeeded: they are damaged, and not to be mended.
            RecordsError: they cannot be opened; nothing can be kept then.
        """
        records = cls(*opened(paths.records_path() if path is None else path, mend=mend))
        records._begin_daily_copy()
        return records

    def close(self) -> None:
        """Lets go of the file."""
        self.end_daily_copy()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self._database.path

    @property
    def read_only(self) -> bool:
        return self._database.read_only

    def _begin_daily_copy(self) -> None:
        if self.read_only:
            return
        with self._database.reading() as connection:
            empty = connection.execute("SELECT 1 FROM profiles LIMIT 1").fetchone() is None
        if not empty and daily.is_due(self.path):
            self._daily = daily.Daily(self.path)
            self._daily.start()

    @property
    def connection(self) -> sqlite3.Connection:
        """What all goes through, for measuring."""
        return self._database.connection

    # People

    def profiles(self) -> list[Profile]:
        """All people, by their names."""
        with self._database.reading() as connection:
            return people.profiles(connection)

    def profile(self, profile_id: str) -> Profile:
        """One person.

        Raises:
            RecordsError: there is none with this id.
        """
        with self._database.reading() as connection:
            return people.profile(connection, profile_id)

    def save_profile(self, profile: Profile) -> None:
        """Keeps a person, who may be new, in place of what was kept of their profile before."""
        with self._database.writing() as connection:
            people.save_profile(connection, profile)

    def change_profile(self, profile: Profile) -> None:
        """Keeps a person's profile in place of the one before.

        Raises:
            RecordsError: there is none with this id, as where they were erased meanwhile.
        """
        with self._database.writing() as connection:
            people.change_profile(connection, profile)

    # Plans

    def plans(self, profile_id: str | None = None) -> list[tuple[int, Plan]]:
        """Plans with their ids, in the order in which they were made.

        Args:
            profile_id: gives this person's and those for everybody; all if not given.
        """
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT id, document FROM plans"
                " WHERE ?1 IS NULL OR profile_id IS NULL OR profile_id = ?1 ORDER BY id",
                (profile_id,),
            ).fetchall()
        plans = []
        for id_, text in found:
            try:
                plans.append((id_, rows.plan(text)))
            except ValueError as error:
                log.warning("the plan %s cannot be read: %s", id_, error)
        return plans

    def save_plan(self, plan: Plan, profile_id: str | None = None, id: int | None = None) -> int:  # noqa: A002
        """Keeps a plan.

        Args:
            profile_id: whose it is; everybody's if not given.
            id: of the plan whose place it takes; it stays whose it was where ``profile_id`` is not
                given. A new one if not given, or if that one has been deleted.

        Returns:
            Its id.
        """
        text = rows.document(plan)
        with self._database.writing() as connection:
            if id is not None:
                changed = connection.execute(
                    "UPDATE plans SET name = ?, document = ?, changed_us = ?,"
                    " profile_id = COALESCE(?, profile_id) WHERE id = ?",
                    (plan.name, text, rows.now_us(), profile_id, id),
                )
                if changed.rowcount:
                    return id
            return _id(
                connection.execute(
                    "INSERT INTO plans (profile_id, name, document, changed_us)"
                    " VALUES (?, ?, ?, ?)",
                    (profile_id, plan.name, text, rows.now_us()),
                )
            )

    def delete_plan(self, id: int) -> None:  # noqa: A002
        """Deletes a plan. Sessions that were practised by it keep theirs."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM plans WHERE id = ?", (id,))

    # Sessions, while they go on

    def begin_session(
        self,
        profile_id: str,
        plan: Plan,
        *,
        seed: int,
        started_utc: datetime,
        offset: timedelta,
        model_sha256: str,
        model_threshold: float,
    ) -> int:
        """Keeps that a session has begun.

        Args:
            started_utc: aware.
            offset: of the local time from UTC.

        Returns:
            Its id.
        """
        values = (
            profile_id,
            rows.microseconds(started_utc),
            round(offset.total_seconds()),
            plan.name,
            rows.document(plan),
            str(seed),
            __version__,
            model_sha256,
            model_threshold,
        )
        with self._database.writing() as connection:
            return _id(
                connection.execute(
                    "INSERT INTO sessions (profile_id, started_us, offset_s, plan_name, plan, seed,"
                    " app_version, model_sha256, model_threshold)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values,
                )
            )

    def add_try(self, session_id: int, made: Try) -> int:
        """Keeps a finished try, with its trace. It is on the disk when this returns. The same try
        once more changes nothing: who does not know whether it was kept may ask again.

        Returns:
            Its id.

        Raises:
            ValueError: it is still under way, or another one of this number was kept.
        """
        with self._database.writing() as connection:
            return adding.add_try(connection, session_id, made)

    def set_changes(self, session_id: int, changes: tuple[Change, ...]) -> None:
        """Keeps which goals a session has changed, in place of what was kept of that before."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM changes WHERE session_id = ?", (session_id,))
            connection.executemany(
                # By their names: another window may bring the file to a schema that has more.
                "INSERT INTO changes (session_id, place, emotion, number, before_threshold,"
                " before_hold_s, before_help, after_threshold, after_hold_s, after_help, by_adult)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(session_id, place, *rows.change_row(each)) for place, each in enumerate(changes)],
            )

    def end_session(self, session_id: int, ended_utc: datetime) -> None:
        """Keeps that a session has ended."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE sessions SET ended_us = ? WHERE id = ?",
                (rows.microseconds(ended_utc), session_id),
            )

    def judge(self, try_id: int, verdict: Verdict | None) -> None:
        """Keeps what the adult says of a try, in place of what was said before; None takes it
        back."""
        with self._database.writing() as connection:
            if verdict is None:
                connection.execute("DELETE FROM verdicts WHERE try_id = ?", (try_id,))
            else:
                connection.execute(
                    "INSERT INTO verdicts (try_id, verdict, given_us) VALUES (?, ?, ?)"
                    " ON CONFLICT (try_id) DO UPDATE"
                    " SET verdict = excluded.verdict, given_us = excluded.given_us",
                    (try_id, str(verdict), rows.now_us()),
                )

    # Sessions, afterwards

    def overview(self, profile_id: str) -> list[SessionLine]:
        """A person's sessions in brief, the newest first."""
        with self._database.reading() as connection:
            return reading.overview(connection, profile_id)

    def session(self, session_id: int) -> KeptSession:
        """A session with the traces of its tries.

        Raises:
            RecordsError: there is none with this id, or it cannot be read.
        """
        for session in self._sessions("s.id = ?", (session_id,), traces=True):
            return session
        raise RecordsError(
            Sentence(
                "Records",
                "This session is no longer in the records, or cannot be read. It may have been "
                "erased in another window.",
            ).naming()
        )

    def sessions(
        self,
        profile_id: str,
        since_utc: datetime | None = None,
        until_utc: datetime | None = None,
        traces: bool = False,
    ) -> list[KeptSession]:
        """A person's sessions, the oldest first. One that cannot be read is left out.

        Args:
            since_utc: those that began then or later.
            until_utc: those that began before.
            traces: whether their tries have traces.
        """
        where = "s.profile_id = ?"
        values: list[Any] = [profile_id]
        if since_utc is not None:
            where += " AND s.started_us >= ?"
            values.append(rows.microseconds(since_utc))
        if until_utc is not None:
            where += " AND s.started_us < ?"
            values.append(rows.microseconds(until_utc))
        return self._sessions(where, tuple(values), traces=traces)

    def latest_tries(self, profile_id: str, sessions: int = LATEST_SESSIONS) -> tuple[Try, ...]:
        """The tries of a person's latest sessions, without their traces, the newest last.

        Args:
            sessions: how many at most.
        """
        latest = "SELECT id FROM sessions WHERE profile_id = ? ORDER BY started_us DESC, id DESC"
        found = self._sessions(f"s.id IN ({latest} LIMIT ?)", (profile_id, sessions), traces=False)
        return tuple(each.made for session in found for each in session.tries)

    def _sessions(self, where: str, values: tuple[Any, ...], *, traces: bool) -> list[KeptSession]:
        with self._database.reading() as connection:
            return reading.sessions(connection, where, values, traces=traces)

    # Pictures

    def pictures_folder(self, profile_id: str) -> Path:
        """Where a person's own pictures lie; it is made with the first."""
        return paths.pictures_folder(self.path, profile_id)

    # Everything of a person, and of all

    def export(self, profile_id: str, folder: Path) -> list[Path]:
        """Writes everything of a person as CSV and JSON; see ``export``.

        Args:
            folder: is made where it is missing, and must hold no other export.

        Returns:
            The files, README.txt first.
        """
        with self._database.reading() as connection:
            profile = people.profile(connection, profile_id)
            ids = connection.execute(
                "SELECT id FROM sessions WHERE profile_id = ? ORDER BY started_us, id",
                (profile_id,),
            ).fetchall()
        # One session at a time: the traces of years would not fit into memory.
        sessions = (
            session for (id_,) in ids for session in self._sessions("s.id = ?", (id_,), traces=True)
        )
        plans = [plan for _, plan in self.plans(profile_id)]
        return export(folder, profile, plans, sessions, self.pictures_folder(profile_id))

    def erase(self, profile_id: str) -> Sentence:
        """Erases a person, from the program's own copies and set-aside files as well; see
        ``erasing``.

        Returns:
            What was done, and what was not touched.
        """
        self.end_daily_copy()
        return erasing.erase(self._database, profile_id)

    def erase_session(self, session: KeptSession) -> None:
        """Erases a session, from the program's own copies and set-aside files as well; see
        ``erasing``."""
        self.end_daily_copy()
        erasing.erase_session(self._database, session)

    def forget_before(self, utc: datetime) -> int:
        """Deletes all people's sessions that began before a moment, from the program's own copies
        as well.

        Returns:
            How many.
        """
        self.end_daily_copy()
        return erasing.forget_before(self._database, utc)

    def backup(self, path: Path) -> None:
        """Makes a copy in one file, with the people's pictures, in place of one that may be
        there."""
        backups.backup(self.path, path)

    def backups(self) -> list[Path]:
        """The copies that the program keeps, the oldest of each kind first."""
        return backups.own(self.path)

    def restore(self, path: Path) -> Path:
        """Puts a copy in the place of all that is there.

        Returns:
            A copy of what was there: restoring that one takes it back.

        Raises:
            RecordsError: the file is no copy that can be restored; nothing has changed.
        """
        self.end_daily_copy()
        return backups.restore(self._database, path)

    def end_daily_copy(self) -> None:
        """Ends the copy of the day where it is being made; whoever opens the records next makes
        it. May be called by any thread."""
        copy, self._daily = self._daily, None
        if copy is not None:
            copy.stop()

    # Settings

    def setting(self, name: str, default: Any = None) -> Any:
        """A value that was kept by its name; ``default`` where there is none, or none that can be
        read."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT value FROM settings WHERE name = ?", (name,)
            ).fetchone()
        if found is None:
            return default
        try:
            return msgspec.json.decode(found[0])
        except msgspec.DecodeError as error:
            log.warning("the setting %s cannot be read: %s", name, error)
            # An entry that no PIN fits keeps the adult's pages closed until it is reset.
            return {} if name == "pin" else default

    def set_setting(self, name: str, value: Any) -> None:
        """Keeps a value that JSON can hold; None forgets it."""
        with self._database.writing() as connection:
            if value is None:
                connection.execute("DELETE FROM settings WHERE name = ?", (name,))
            else:
                connection.execute(
                    "INSERT OR REPLACE INTO settings (name, value, changed_us) VALUES (?, ?, ?)",
                    (name, msgspec.json.encode(value).decode(), rows.now_us()),
                )


def _id(done: sqlite3.Cursor) -> int:
    assert done.lastrowid is not None
    return done.lastrowid
