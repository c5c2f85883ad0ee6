"""What is kept of practising: people, their plans, sessions and tries."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import msgspec

from emomirror import __version__
from emomirror.emotions import Emotion
from emomirror.errors import RecordsError
from emomirror.practice.kept import KeptSession, KeptTry, Verdict
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.practice.progress import Change
from emomirror.practice.trying import Given, Sample, Try
from emomirror.sentences import Sentence

from . import paths, rows, trace
from .database import Database
from .opening import opened

log = logging.getLogger(__name__)


class SessionLine(NamedTuple):
    """A session in brief, for a list.

    Attributes:
        id: in the records.
        started_local: when it began by the clock on the wall, without a time zone.
        plan: the plan's name.
        tries: how many were finished.
        succeeded: how many of them, by the program or because the adult accepted them then.
        alone: how many of them without more help than from the start.
        minutes: from the first try's beginning to the last one's end, pauses included.
    """

    id: int
    started_local: datetime
    plan: str
    tries: int
    succeeded: int
    alone: int
    minutes: float


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

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Opens the records, and makes them where there are none.

        A damaged file is set aside and what can be read of it recovered; a file that cannot be
        written is opened to be read. ``notice`` says so.

        Args:
            path: ``records_path()`` if not given.

        Raises:
            RecordsError: they cannot be opened; nothing can be kept then.
        """
        return cls(*opened(paths.records_path() if path is None else path))

    def close(self) -> None:
        """Lets go of the file."""
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

    # People

    def profiles(self) -> list[Profile]:
        """All people, by their names."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT id, document FROM profiles").fetchall()
        people = []
        for id_, text in found:
            try:
                people.append(rows.profile(text))
            except ValueError as error:
                log.warning("the profile %s cannot be read: %s", id_, error)
        return sorted(people, key=lambda profile: (profile.nickname.casefold(), profile.id))

    def profile(self, profile_id: str) -> Profile:
        """One person.

        Raises:
            RecordsError: there is none with this id.
        """
        with self._database.reading() as connection:
            return _profile(connection, profile_id)

    def save_profile(self, profile: Profile) -> None:
        """Keeps a person, in place of what was kept of their profile before."""
        with self._database.writing() as connection:
            _save_profile(connection, profile)

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
                    (plan.name, text, now_us(), profile_id, id),
                )
                if changed.rowcount:
                    return id
            return _id(
                connection.execute(
                    "INSERT INTO plans (profile_id, name, document, changed_us)"
                    " VALUES (?, ?, ?, ?)",
                    (profile_id, plan.name, text, now_us()),
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
        values = (session_id, *rows.try_row(made))
        packed = trace.pack(made.trace)
        with self._database.writing() as connection:
            kept = connection.execute(
                f"SELECT id, session_id, {_TRY} FROM tries WHERE session_id = ? AND number = ?",
                (session_id, made.task.number),
            ).fetchone()
            if kept is not None:
                if kept[1:] != values:
                    raise ValueError(f"another try {made.task.number} is kept already")
                return int(kept[0])
            try_id = _id(
                connection.execute(
                    _INSERT_TRY, (*values, made.outcome and made.outcome.succeeded, made.alone)
                )
            )
            connection.executemany(
                "INSERT INTO prompts (try_id, place, prompt, t_s, by_adult) VALUES (?, ?, ?, ?, ?)",
                [
                    (try_id, place, str(each.prompt), each.t_s, each.by_adult)
                    for place, each in enumerate(made.given)
                ],
            )
            connection.executemany(
                "INSERT INTO answers (try_id, place, emotion) VALUES (?, ?, ?)",
                [(try_id, place, str(each)) for place, each in enumerate(made.answers)],
            )
            if made.trace:
                connection.execute(
                    "INSERT INTO traces (try_id, samples, packed) VALUES (?, ?, ?)",
                    (try_id, len(made.trace), packed),
                )
            return try_id

    def set_changes(self, session_id: int, changes: tuple[Change, ...]) -> None:
        """Keeps which goals a session has changed, in place of what was kept of that before."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM changes WHERE session_id = ?", (session_id,))
            connection.executemany(
                "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                    (try_id, str(verdict), now_us()),
                )

    # Sessions, afterwards

    def overview(self, profile_id: str) -> list[SessionLine]:
        """A person's sessions in brief, the newest first."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT s.id, s.started_us, s.offset_s, s.plan_name, COUNT(t.session_id),"
                " SUM(t.succeeded), SUM(t.alone), MAX(t.ended_s) - MIN(t.started_s)"
                " FROM sessions s LEFT JOIN tries t ON t.session_id = s.id"
                " WHERE s.profile_id = ? GROUP BY s.id ORDER BY s.started_us DESC, s.id DESC",
                (profile_id,),
            ).fetchall()
        return [
            SessionLine(
                id=id_,
                started_local=rows.moment(started + offset * 1_000_000).replace(tzinfo=None),
                plan=plan,
                tries=tries,
                succeeded=succeeded or 0,
                alone=alone or 0,
                minutes=max(0.0, seconds or 0.0) / 60,
            )
            for id_, started, offset, plan, tries, succeeded, alone, seconds in found
        ]

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
        return list(self._sessions(where, tuple(values), traces=traces))

    def _sessions(
        self, where: str, values: tuple[Any, ...], *, traces: bool
    ) -> Iterator[KeptSession]:
        with self._database.reading() as connection:
            found = connection.execute(
                f"SELECT {_SESSION} FROM sessions s WHERE {where} ORDER BY s.started_us, s.id",
                values,
            ).fetchall()
            tries = _tries(connection, where, values, traces=traces)
            changes: dict[int, list[Change]] = defaultdict(list)
            for row in connection.execute(
                "SELECT c.session_id, c.emotion, c.number, c.before_threshold, c.before_hold_s,"
                " c.before_help, c.after_threshold, c.after_hold_s, c.after_help"
                " FROM changes c JOIN sessions s ON s.id = c.session_id"
                f" WHERE {where} ORDER BY c.session_id, c.place",
                values,
            ):
                changes[row[0]].append(rows.change(row[1:]))
        for row in found:
            try:
                yield rows.kept_session(row, tuple(tries[row[0]]), tuple(changes[row[0]]))
            except (LookupError, ValueError) as error:
                log.warning("the session %s cannot be read: %s", row[0], error)

    # Settings

    def setting(self, name: str, default: Any = None) -> Any:
        """A value that was kept by its name; ``default`` where there is none."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT value FROM settings WHERE name = ?", (name,)
            ).fetchone()
        return default if found is None else msgspec.json.decode(found[0])

    def set_setting(self, name: str, value: Any) -> None:
        """Keeps a value that JSON can hold; None forgets it."""
        with self._database.writing() as connection:
            if value is None:
                connection.execute("DELETE FROM settings WHERE name = ?", (name,))
            else:
                connection.execute(
                    "INSERT OR REPLACE INTO settings (name, value, changed_us) VALUES (?, ?, ?)",
                    (name, msgspec.json.encode(value).decode(), now_us()),
                )


_TRY = ", ".join(rows.TRY_COLUMNS)
_TRY_OF_T = ", ".join(f"t.{name}" for name in rows.TRY_COLUMNS)
_SESSION = ", ".join(f"s.{name}" for name in rows.SESSION_COLUMNS)
_INSERT_TRY = (
    f"INSERT INTO tries (session_id, {_TRY}, succeeded, alone)"
    f" VALUES ({', '.join('?' * (len(rows.TRY_COLUMNS) + 3))})"
)


def now_us() -> int:
    """Microseconds since 1970 in UTC."""
    return time.time_ns() // 1000


def _id(done: sqlite3.Cursor) -> int:
    assert done.lastrowid is not None
    return done.lastrowid


def _profile(connection: sqlite3.Connection, profile_id: str) -> Profile:
    found = connection.execute(
        "SELECT document FROM profiles WHERE id = ?", (profile_id,)
    ).fetchone()
    if found is None:
        raise RecordsError(
            Sentence(
                "Records",
                "This person is no longer in the records; they may have been erased in another "
                "window.",
            ).naming()
        )
    try:
        return rows.profile(found[0])
    except ValueError as error:
        raise RecordsError(
            Sentence("Records", "This person's profile cannot be read ({reason}).").naming(
                reason=error
            )
        ) from error


def _save_profile(connection: sqlite3.Connection, profile: Profile) -> None:
    now = now_us()
    connection.execute(
        "INSERT INTO profiles (id, nickname, document, added_us, changed_us)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET nickname = excluded.nickname,"
        " document = excluded.document, changed_us = excluded.changed_us",
        (profile.id, profile.nickname, rows.document(profile), now, now),
    )


def _tries(
    connection: sqlite3.Connection, where: str, values: tuple[Any, ...], *, traces: bool
) -> dict[int, list[KeptTry]]:
    """The tries of some sessions, in their order, by session."""
    of_these = f"JOIN sessions s ON s.id = t.session_id WHERE {where}"
    given: dict[int, list[Given]] = defaultdict(list)
    for try_id, *row in connection.execute(
        "SELECT p.try_id, p.prompt, p.t_s, p.by_adult"
        f" FROM prompts p JOIN tries t ON t.id = p.try_id {of_these} ORDER BY p.try_id, p.place",
        values,
    ):
        given[try_id].append(rows.given(*row))
    answers: dict[int, list[Emotion]] = defaultdict(list)
    for try_id, emotion in connection.execute(
        "SELECT a.try_id, a.emotion"
        f" FROM answers a JOIN tries t ON t.id = a.try_id {of_these} ORDER BY a.try_id, a.place",
        values,
    ):
        answers[try_id].append(Emotion(emotion))
    packed: dict[int, tuple[Sample, ...]] = {}
    if traces:
        for try_id, samples, content in connection.execute(
            "SELECT c.try_id, c.samples, c.packed"
            f" FROM traces c JOIN tries t ON t.id = c.try_id {of_these}",
            values,
        ):
            packed[try_id] = trace.unpack(content, samples)
    kept: dict[int, list[KeptTry]] = defaultdict(list)
    with closing(
        connection.execute(
            f"SELECT t.id, t.session_id, v.verdict, {_TRY_OF_T} FROM tries t"
            " LEFT JOIN verdicts v ON v.try_id = t.id"
            f" {of_these} ORDER BY t.session_id, t.number",
            values,
        )
    ) as found:
        for try_id, session_id, verdict, *row in found:
            kept[session_id].append(
                KeptTry(
                    try_id,
                    rows.made(
                        row,
                        tuple(given.get(try_id, ())),
                        tuple(answers.get(try_id, ())),
                        packed.get(try_id, ()),
                    ),
                    None if verdict is None else Verdict(verdict),
                )
            )
    return kept
