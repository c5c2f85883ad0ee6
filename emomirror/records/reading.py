"""Sessions and tries, read out of the tables."""

from __future__ import annotations

import logging
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from emomirror.emotions import Emotion
from emomirror.practice.kept import KeptSession, KeptTry, Verdict
from emomirror.practice.progress import Change
from emomirror.practice.samples import Sample
from emomirror.practice.trying import Given
from emomirror.process import nothing_collected

from . import rows, trace

log = logging.getLogger(__name__)

_TRY = ", ".join(f"t.{name}" for name in rows.TRY_COLUMNS)
_SESSION = ", ".join(f"s.{name}" for name in rows.SESSION_COLUMNS)


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


def overview(connection: sqlite3.Connection, profile_id: str) -> list[SessionLine]:
    """A person's sessions in brief, the newest first."""
    found = connection.execute(
        "SELECT s.id, s.started_us, s.offset_s, s.plan_name, COUNT(t.session_id),"
        " SUM(t.succeeded), SUM(t.alone), MAX(t.ended_s) - MIN(t.started_s)"
        " FROM sessions s LEFT JOIN tries t ON t.session_id = s.id"
        " WHERE s.profile_id = ? GROUP BY s.id ORDER BY s.started_us DESC, s.id DESC",
        (profile_id,),
    )
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


def sessions(
    connection: sqlite3.Connection, where: str, values: tuple[Any, ...], *, traces: bool
) -> list[KeptSession]:
    """Sessions, the oldest first. What cannot be read of them is left out.

    Args:
        where: a condition on the table of sessions, named ``s``.
        values: those of the condition.
        traces: whether tries have their traces.
    """
    found = connection.execute(
        f"SELECT {_SESSION} FROM sessions s WHERE {where} ORDER BY s.started_us, s.id", values
    ).fetchall()
    kept = []
    with nothing_collected():
        tries = _tries(connection, where, values, traces=traces)
        changes = _changes(connection, where, values)
        for row in found:
            with _left_out("the session", row[0]):
                kept.append(rows.kept_session(row, tuple(tries[row[0]]), tuple(changes[row[0]])))
    return kept


def _changes(
    connection: sqlite3.Connection, where: str, values: tuple[Any, ...]
) -> dict[int, list[Change]]:
    """The changes of some sessions, in their order, by session."""
    changes: dict[int, list[Change]] = defaultdict(list)
    for row in connection.execute(
        "SELECT c.session_id, c.emotion, c.number, c.before_threshold, c.before_hold_s,"
        " c.before_help, c.after_threshold, c.after_hold_s, c.after_help, c.by_adult"
        " FROM changes c JOIN sessions s ON s.id = c.session_id"
        f" WHERE {where} ORDER BY c.session_id, c.place",
        values,
    ):
        with _left_out("a change of the session", row[0]):
            changes[row[0]].append(rows.change(row[1:]))
    return changes


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
        with _left_out("a prompt of the try", try_id):
            given[try_id].append(rows.given(*row))
    answers: dict[int, list[Emotion]] = defaultdict(list)
    for try_id, emotion in connection.execute(
        "SELECT a.try_id, a.emotion"
        f" FROM answers a JOIN tries t ON t.id = a.try_id {of_these} ORDER BY a.try_id, a.place",
        values,
    ):
        with _left_out("an answer of the try", try_id):
            answers[try_id].append(rows.emotion(emotion))
    unpacked: dict[int, tuple[Sample, ...]] = {}
    if traces:
        for try_id, samples, packed in connection.execute(
            "SELECT c.try_id, c.samples, c.packed"
            f" FROM traces c JOIN tries t ON t.id = c.try_id {of_these}",
            values,
        ):
            with _left_out("the trace of the try", try_id):
                unpacked[try_id] = trace.unpack(packed, samples)
    kept: dict[int, list[KeptTry]] = defaultdict(list)
    verdicts = dict(
        connection.execute(
            "SELECT v.try_id, v.verdict"
            f" FROM verdicts v JOIN tries t ON t.id = v.try_id {of_these}",
            values,
        ).fetchall()
    )
    for row in connection.execute(
        f"SELECT {_TRY}, t.id, t.session_id FROM tries t {of_these}", values
    ):
        try_id, session_id = row[-2:]
        verdict = verdicts.get(try_id)
        # Not ``_left_out``, which takes a tenth of the time of 36,000 tries.
        try:
            made = rows.made(
                row,
                tuple(given.get(try_id, ())),
                tuple(answers.get(try_id, ())),
                unpacked.get(try_id, ()),
            )
            kept[session_id].append(
                KeptTry(try_id, made, None if verdict is None else Verdict(verdict))
            )
        except (LookupError, ValueError) as error:
            log.warning("the try %s cannot be read: %s", try_id, error)
    for of_one in kept.values():
        # SQLite would take twice the time for it: it sorts whole rows.
        of_one.sort(key=lambda each: each.made.task.number)
    return kept


@contextmanager
def _left_out(what: str, id_: int) -> Iterator[None]:
    """What cannot be read is left out, and the rest is read."""
    try:
        yield
    except (LookupError, ValueError) as error:
        log.warning("%s %s cannot be read: %s", what, id_, error)
