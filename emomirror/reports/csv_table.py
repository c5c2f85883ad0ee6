"""The tries as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from emomirror.emotions import EMOTIONS
from emomirror.practice.kept import KeptSession, KeptTry
from emomirror.practice.progress import counts
from emomirror.spreadsheet import harmless
from emomirror.writing import save


class Column(NamedTuple):
    """One column.

    Attributes:
        name: its heading.
        means: what stands in it.
        cell: its text for a try.
    """

    name: str
    means: str
    cell: Callable[[KeptSession, KeptTry], str]


COLUMNS: tuple[Column, ...] = (
    Column("session", "its number in the records; 0: in none", lambda s, t: str(s.id)),
    Column("session_started_utc", "ISO 8601, in UTC", lambda s, t: _utc(s.started_utc)),
    Column(
        "session_started_local",
        "ISO 8601, by the clock on the wall then",
        lambda s, t: s.started_local.isoformat(timespec="seconds"),
    ),
    Column("plan", "the plan's name", lambda s, t: harmless(s.plan.name)),
    Column("model_sha256", "of the model file that read faces", lambda s, t: s.model_sha256),
    Column("app_version", "of this program", lambda s, t: harmless(s.app_version)),
    Column("try", "its number in the session, from 1", lambda s, t: str(t.made.task.number + 1)),
    Column("exercise", "copy, make, name or free", lambda s, t: t.made.task.exercise.value),
    Column(
        "asked_by",
        "by what make asks: word, situation or both; else empty",
        lambda s, t: t.made.task.present.value if t.made.task.exercise == "make" else "",
    ),
    Column("target", "the emotion; empty in free", lambda s, t: t.made.task.emotion or ""),
    Column(
        "outcome",
        "held, named, accepted, skipped, time up, stopped, looked",
        lambda s, t: "" if t.made.outcome is None else t.made.outcome.value,
    ),
    Column("counts", "1: in the report's figures; 0: in none", lambda s, t: _flag(counts(t.made))),
    Column(
        "success",
        "1: held, named or accepted; 0: not",
        lambda s, t: _flag(t.made.outcome is not None and t.made.outcome.succeeded),
    ),
    Column(
        "without_more_help",
        "1: succeeded with no more help than was there from the start; 0: not",
        lambda s, t: _flag(t.made.alone),
    ),
    Column("program_saw", "1: the program counted it; 0: not", lambda s, t: _flag(t.program_saw)),
    Column(
        "adult_saw",
        "1: the adult saw the emotion; 0: not; empty: the adult said nothing",
        lambda s, t: "" if t.adult_saw is None else _flag(t.adult_saw),
    ),
    Column(
        "verdict",
        "what the adult said afterwards: seen, not seen, or empty",
        lambda s, t: "" if t.verdict is None else t.verdict.value,
    ),
    Column(
        "threshold",
        "the target's score that was near enough, 0 to 1",
        lambda s, t: _number(t.made.goal.threshold),
    ),
    Column("hold_goal_s", "seconds to hold", lambda s, t: _number(t.made.goal.hold_s)),
    Column(
        "help_from_start",
        "which help was there from the start, from least to most; empty: none. The pictogram is, of"
        " a face to be named, the one on each answer",
        lambda s, t: " ".join(t.made.from_start),
    ),
    Column(
        "help_given",
        "help after that: kind@seconds of trying, with + where the adult's hand gave it",
        lambda s, t: " ".join(
            f"{given.prompt.value}@{_number(given.t_s)}{'+' if given.by_adult else ''}"
            for given in t.made.given
        ),
    ),
    Column(
        "first_match_s",
        "seconds of trying until the face was near enough first; empty: never",
        lambda s, t: "" if t.made.first_match_s is None else _number(t.made.first_match_s),
    ),
    Column(
        "trying_s",
        "seconds of trying: without pauses and what the camera spoiled",
        lambda s, t: _number(t.made.active_s),
    ),
    Column("longest_hold_s", "seconds", lambda s, t: _number(t.made.longest_s)),
    Column("frames", "read or spoiled", lambda s, t: str(t.made.frames)),
    Column("spoiled", "frames that the camera spoiled", lambda s, t: str(t.made.spoiled)),
    Column("not_sure", "frames that looked like nothing for sure", lambda s, t: str(t.made.unsure)),
    Column(
        "read_most_as",
        "the emotion that most readable frames looked like; empty: none was readable",
        lambda s, t: _read_most_as(t),
    ),
    Column("answers", "of name: those chosen, in order", lambda s, t: " ".join(t.made.answers)),
)
"""The columns, in their order. All numbers have a point, whatever the computer's language."""


def table(sessions: Sequence[KeptSession]) -> bytes:
    """One row for each try, as CSV in UTF-8 with a byte order mark, by which spreadsheets know it.

    Args:
        sessions: in the order in which they shall stand.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow([column.name for column in COLUMNS])
    for session in sessions:
        for kept in session.tries:
            rows.writerow([column.cell(session, kept) for column in COLUMNS])
    # Half of a surrogate pair, as JSON may bring it in, is no character of any encoding.
    return text.getvalue().encode("utf-8-sig", errors="replace")


def write_csv(sessions: Sequence[KeptSession], path: Path) -> None:
    """Writes ``table`` to a file.

    Raises:
        SaveFailed: it cannot be written.
    """
    save(path, table(sessions))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _flag(value: bool) -> str:
    return "1" if value else "0"


def _read_most_as(kept: KeptTry) -> str:
    looked = kept.made.looked
    return EMOTIONS[looked.index(max(looked))].value if any(looked) else ""
