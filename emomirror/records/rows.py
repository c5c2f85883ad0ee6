"""Values of ``practice`` as rows of the tables, and back."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import msgspec

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import RecordsError
from emomirror.practice.goal import Goal
from emomirror.practice.kept import KeptSession, KeptTry
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.practice.progress import Change
from emomirror.practice.prompts import Exercise, Present, Prompt
from emomirror.practice.samples import Sample
from emomirror.practice.trying import Given, Outcome, Task, Try
from emomirror.sentences import Sentence

Row = tuple[Any, ...]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

# A look-up by the value; calling the enumeration takes three times as long, 200,000 times.
_EMOTION = {str(each): each for each in Emotion}
_EXERCISE = {str(each): each for each in Exercise}
_PRESENT = {str(each): each for each in Present}
_OUTCOME = {str(each): each for each in Outcome}

TRY_COLUMNS = (
    *("number", "block", "exercise", "emotion", "present", "adult_first", "variant"),
    *("goal_threshold", "goal_hold_s", "goal_help", "shown", "rungs"),
    *("started_s", "ended_s", "active_s", "waited_s", "score", "held_s", "lost_s", "near"),
    *("scored_s", "readable", "first_match_s", "longest_s", "frames", "spoiled", "unsure"),
    *(f"looked_{emotion}" for emotion in EMOTIONS),
    "outcome",
)
"""What ``try_row`` gives and ``made`` takes."""

SESSION_COLUMNS = (
    *("id", "profile_id", "started_us", "offset_s", "ended_us", "plan", "seed", "app_version"),
    *("model_sha256", "model_threshold"),
)
"""What ``kept_session`` takes."""


def microseconds(moment: datetime) -> int:
    """Since 1970 in UTC.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError(f"a moment with a time zone expected; got {moment.isoformat()}")
    return (moment - _EPOCH) // _MICROSECOND


def now_us() -> int:
    """Microseconds since 1970 in UTC."""
    return time.time_ns() // 1000


def moment(since_1970_us: int) -> datetime:
    """Aware and in UTC."""
    return _EPOCH + timedelta(microseconds=since_1970_us)


def document(value: Profile | Plan) -> str:
    """The JSON of a profile or a plan.

    Raises:
        RecordsError: a text in it holds half a character, which nothing can write.
    """
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeError as error:
        raise RecordsError(
            Sentence(
                "Records", "A name or text holds a sign that cannot be kept. Write it anew."
            ).naming()
        ) from error


def profile(text: str) -> Profile:
    """The profile of a document.

    Raises:
        ValueError: it is none.
    """
    return msgspec.json.decode(text, type=Profile)


# Most sessions of a person have one of a few plans; each is read once.
@lru_cache(maxsize=256)
def plan(text: str) -> Plan:
    """The plan of a document.

    Raises:
        ValueError: it is none.
    """
    return msgspec.json.decode(text, type=Plan)


def try_row(made: Try) -> Row:
    """A finished try as a row of ``TRY_COLUMNS``.

    Raises:
        ValueError: it is still under way.
    """
    if made.outcome is None:
        raise ValueError("a finished try expected; got one under way")
    task, goal = made.task, made.goal
    return (
        task.number,
        task.block,
        str(task.exercise),
        None if task.emotion is None else str(task.emotion),
        str(task.present),
        int(task.adult_first),
        task.variant,
        goal.threshold,
        goal.hold_s,
        goal.help,
        " ".join(made.shown),
        " ".join(made.rungs),
        made.started_s,
        made.ended_s,
        made.active_s,
        made.waited_s,
        made.score,
        made.held_s,
        made.lost_s,
        int(made.near),
        made.scored_s,
        int(made.readable),
        made.first_match_s,
        made.longest_s,
        made.frames,
        made.spoiled,
        made.unsure,
        *made.looked,
        str(made.outcome),
    )


def made(
    row: Sequence[Any],
    given: tuple[Given, ...] = (),
    answers: tuple[Emotion, ...] = (),
    trace: tuple[Sample, ...] = (),
) -> Try:
    """The try of a row that begins with ``TRY_COLUMNS``.

    Raises:
        LookupError, ValueError: the row is none.
    """
    asked = row[3]
    return Try(
        Task(
            row[1],
            row[0],
            _EXERCISE[row[2]],
            None if asked is None else _EMOTION[asked],
            _PRESENT[row[4]],
            row[5] != 0,
            row[6],
        ),
        _goal(row[7], row[8], row[9]),
        _prompts(row[10]),
        _prompts(row[11]),
        row[12],
        row[13],
        row[14],
        row[15],
        row[16],
        row[17],
        row[18],
        row[19] != 0,
        row[20],
        row[21] != 0,
        row[22],
        row[23],
        row[24],
        row[25],
        row[26],
        tuple(row[27:34]),
        given,
        answers,
        trace,
        _OUTCOME[row[34]],
    )


def emotion(name: str) -> Emotion:
    """An emotion by its name.

    Raises:
        LookupError: there is none.
    """
    return _EMOTION[name]


def given(prompt: str, t_s: float, by_adult: int) -> Given:
    """Help that was given."""
    return Given(Prompt(prompt), t_s, by_adult != 0)


def change_row(change: Change) -> Row:
    """A change as it stands in its table, without its place."""
    before, after = change.before, change.after
    return (
        str(change.emotion),
        change.number,
        *(before.threshold, before.hold_s, before.help),
        *(after.threshold, after.hold_s, after.help),
        change.by_adult,
    )


def change(row: Sequence[Any]) -> Change:
    """The change of such a row."""
    by_adult = None if row[8] is None else row[8] != 0
    return Change(_EMOTION[row[0]], _goal(*row[2:5]), _goal(*row[5:8]), row[1], by_adult)


def kept_session(
    row: Sequence[Any], tries: tuple[KeptTry, ...], changes: tuple[Change, ...]
) -> KeptSession:
    """The session of a row of ``SESSION_COLUMNS``.

    Raises:
        LookupError, ValueError: the row is none.
    """
    return KeptSession(
        id=row[0],
        profile_id=row[1],
        started_utc=moment(row[2]),
        offset=timedelta(seconds=row[3]),
        ended_utc=None if row[4] is None else moment(row[4]),
        plan=plan(row[5]),
        seed=int(row[6]),
        app_version=row[7],
        model_sha256=row[8],
        model_threshold=row[9],
        tries=tries,
        changes=changes,
    )


# By type: to a cache 1 and 1.0 are the same, and a Goal that was made of one is written otherwise
# than one that was made of the other.
@lru_cache(maxsize=4096, typed=True)
def _goal(threshold: float, hold_s: float, help_: int) -> Goal:
    return Goal(threshold=threshold, hold_s=hold_s, help=help_)


@lru_cache(maxsize=256)
def _prompts(text: str) -> tuple[Prompt, ...]:
    return tuple(Prompt(each) for each in text.split())
