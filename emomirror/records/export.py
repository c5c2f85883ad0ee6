"""Everything that is kept of a person, as files for a spreadsheet and for programs.

Written into one folder:

| file | a row is |
|---|---|
| sessions.csv | a session |
| tries.csv | a finished try |
| prompts.csv | help that was given in a try |
| trace.csv | the scores at one moment of a try, about ten a second |
| changes.csv | a goal that the rules of progress, or the adult, changed |
| practice.json | the same as one document, with the profile, plans and answers |
| pictures/ | the person's own pictures |
| README.txt | this, in words, with every column |

The columns:

- ``sessions.csv``: session_id, profile_id, started_utc, started_local, utc_offset_minutes,
  ended_utc, ended_local, plan, seed, app_version, model_sha256, model_threshold, tries, succeeded,
  alone
- ``tries.csv``: session_id, try_id, number, started_utc, started_local, block, exercise, emotion,
  present, adult_first, variant, outcome, program_saw, adult_saw, verdict, goal_threshold,
  goal_hold_s, goal_help, shown, rungs_left, started_s, ended_s, active_s, first_match_s, longest_s,
  help_given, answers, frames, spoiled, unsure, looked_anger, looked_disgust, looked_fear,
  looked_happiness, looked_sadness, looked_surprise, looked_neutral
- ``prompts.csv``: session_id, try_id, number, place, prompt, t_s, by_adult
- ``trace.csv``: session_id, try_id, number, t_s, anger, disgust, fear, happiness, sadness,
  surprise, neutral
- ``changes.csv``: session_id, place, emotion, number, before_threshold, before_hold_s, before_help,
  after_threshold, after_hold_s, after_help, by_adult

Their meaning stands in ``columns.COLUMNS``, from which README.txt is written. CSV is UTF-8 with a
byte order mark, which spreadsheets need to know it by, has commas between cells and ends its lines
as RFC 4180 says. A cell that begins as a formula does gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

import msgspec

from emomirror import __version__
from emomirror.emotions import EMOTIONS
from emomirror.errors import RecordsError
from emomirror.practice.kept import KeptSession, KeptTry
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.practice.progress import Change
from emomirror.practice.trying import Given
from emomirror.sentences import Sentence
from emomirror.spreadsheet import harmless
from emomirror.writing import write_whole

from .columns import COLUMNS
from .pictures import files
from .trace import LEVELS

JSON, README, PICTURES = "practice.json", "README.txt", "pictures"

_SCORE = {score: round(score, 4) for score in LEVELS}
_SCORE_TEXT = {score: f"{score:.4f}" for score in LEVELS}
"""A trace that was kept has no other scores."""

Cell = str | int | float | None


def export(
    folder: Path,
    profile: Profile,
    plans: Sequence[Plan],
    sessions: Iterator[KeptSession],
    pictures: Path,
) -> list[Path]:
    """Writes everything of a person into a folder, which is made where it is missing. Either all
    files are there afterwards, or none.

    Args:
        sessions: with their traces, the oldest first.
        pictures: the folder of the person's own; it may not be there.

    Returns:
        The files, README.txt first.

    Raises:
        RecordsError: the folder cannot be written, or holds an export already.
    """
    written: list[Path] = []
    try:
        _make_room(folder)
        _write(folder, profile, plans, sessions, written)
        if own := files(pictures):
            (folder / PICTURES).mkdir(mode=0o700)
            for source in own:
                written.append(folder / PICTURES / source.name)
                write_whole(written[-1], source.read_bytes(), private=True)
    except BaseException as error:
        for path in written:
            path.unlink(missing_ok=True)
        if written and (folder / PICTURES).is_dir() and not any((folder / PICTURES).iterdir()):
            (folder / PICTURES).rmdir()
        if isinstance(error, OSError):
            raise RecordsError(
                Sentence(
                    "Saving", "{path} cannot be written ({reason}). Choose another place."
                ).naming(path=folder, reason=error.strerror or str(error))
            ) from error
        raise
    return written


def _make_room(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in (README, JSON, PICTURES, *COLUMNS):
        if (folder / name).exists():
            raise RecordsError(
                Sentence(
                    "Saving",
                    "{folder} already has something named {name}. Choose an empty folder, so that "
                    "nothing is mixed up or replaced.",
                ).naming(folder=folder, name=name)
            )


def _write(
    folder: Path,
    profile: Profile,
    plans: Sequence[Plan],
    sessions: Iterator[KeptSession],
    written: list[Path],
) -> None:
    with ExitStack() as closing:

        def begun(name: str) -> IO[str]:
            # What stands in it concerns the person and whoever exports it, and nobody else here.
            new = os.open(folder / name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            written.append(folder / name)
            # What spreadsheets of Windows take for text in their own code page without the mark.
            mark = "utf-8-sig" if name.endswith(".csv") else "utf-8"
            return closing.enter_context(os.fdopen(new, "w", encoding=mark, newline=""))

        begun(README).write(readme())
        files = {name: begun(name) for name in COLUMNS}
        tables = {name: csv.writer(file) for name, file in files.items()}
        for name, columns in COLUMNS.items():
            tables[name].writerow([column.name for column in columns])
        document = begun(JSON)
        document.write('{"emomirror": ' + _json(__version__))
        document.write(f',\n"exported_utc": {_json(_utc(datetime.now(UTC)))}')
        document.write(f',\n"profile": {_json(profile)}')
        document.write(f',\n"plans": {_json(plans)}')
        document.write(',\n"sessions": [')
        for place, session in enumerate(sessions):
            for name, give in _ROWS.items():
                tables[name].writerows(map(_harmless, row) for row in give(session))
            files["trace.csv"].writelines(_trace_lines(session))
            document.write(",\n" if place else "\n")
            document.write(_json(_session_document(session)))
        document.write("\n]}\n")


def _harmless(cell: Cell) -> Cell:
    return harmless(cell) if isinstance(cell, str) else cell


def readme() -> str:
    """What README.txt says."""
    lines = [
        f"What Emomirror {__version__} keeps of one person, as they practised.",
        "",
        "Whoever has this folder can read it: keep it as you keep other personal papers.",
        "Emomirror does not know of it any more, and does not erase it.",
        "",
        "Times of day are in UTC and by the clock on the wall, as ISO 8601. Seconds have a point",
        "before their fractions. A camera sees a movement of the face, not a feeling: scores say",
        "what a face looks like to the model, and are no measure of a person.",
        "A text that a spreadsheet would take for a formula has an apostrophe before it.",
        "",
        f"{JSON}: all of this as one document, with the profile, the plans and the answers.",
        f"{PICTURES}: the person's own pictures, where there are any.",
    ]
    for name, columns in COLUMNS.items():
        lines += ["", name, *(f"  {column.name}: {column.meaning}" for column in columns)]
    return "\r\n".join((*lines, ""))


def _sessions(session: KeptSession) -> Iterator[Sequence[Cell]]:
    made = [kept.made for kept in session.tries]
    yield (
        session.id,
        session.profile_id,
        _utc(session.started_utc),
        _local(session, session.started_utc),
        _minutes(session.offset),
        None if session.ended_utc is None else _utc(session.ended_utc),
        None if session.ended_utc is None else _local(session, session.ended_utc),
        session.plan.name,
        # A spreadsheet would round a number of more than 15 digits.
        str(session.seed),
        session.app_version,
        session.model_sha256,
        session.model_threshold,
        len(made),
        sum(each.outcome is not None and each.outcome.succeeded for each in made),
        sum(each.alone for each in made),
    )


def _tries(session: KeptSession) -> Iterator[Sequence[Cell]]:
    for kept in session.tries:
        made, task, goal = kept.made, kept.made.task, kept.made.goal
        started = session.started_utc + timedelta(seconds=made.started_s)
        yield (
            session.id,
            kept.id,
            task.number,
            _utc(started),
            _local(session, started),
            task.block,
            task.exercise,
            task.emotion,
            task.present,
            int(task.adult_first),
            task.variant,
            made.outcome,
            int(kept.program_saw),
            None if kept.adult_saw is None else int(kept.adult_saw),
            kept.verdict,
            goal.threshold,
            goal.hold_s,
            goal.help,
            " ".join(made.shown),
            " ".join(made.rungs),
            _rounded(made.started_s),
            _rounded(made.ended_s),
            _rounded(made.active_s),
            _rounded(made.first_match_s),
            _rounded(made.longest_s),
            len(made.given),
            " ".join(made.answers),
            made.frames,
            made.spoiled,
            made.unsure,
            *made.looked,
        )


def _prompts(session: KeptSession) -> Iterator[Sequence[Cell]]:
    for kept in session.tries:
        for place, given in enumerate(kept.made.given):
            yield (*_of(session, kept), place, *_prompt(given))


def _trace_lines(session: KeptSession) -> Iterator[str]:
    """The rows of ``trace.csv`` as they stand in it: years have millions, of numbers alone."""
    spoiled = "," * (len(EMOTIONS) - 1)
    for kept in session.tries:
        head = ",".join(str(cell) for cell in _of(session, kept))
        for t_s, scores in kept.made.trace:
            told = spoiled if scores is None else ",".join(map(_SCORE_TEXT.__getitem__, scores))
            yield f"{head},{t_s:.3f},{told}\r\n"


def _changes(session: KeptSession) -> Iterator[Sequence[Cell]]:
    for place, change in enumerate(session.changes):
        yield (session.id, place, *_change(change))


_ROWS: dict[str, Callable[[KeptSession], Iterator[Sequence[Cell]]]] = {
    "sessions.csv": _sessions,
    "tries.csv": _tries,
    "prompts.csv": _prompts,
    "changes.csv": _changes,
}


def _of(session: KeptSession, kept: KeptTry) -> tuple[Cell, ...]:
    return session.id, kept.id, kept.made.task.number


def _prompt(given: Given) -> tuple[Cell, ...]:
    return given.prompt, _rounded(given.t_s), int(given.by_adult)


def _change(change: Change) -> tuple[Cell, ...]:
    before, after = change.before, change.after
    return (
        change.emotion,
        change.number,
        *(before.threshold, before.hold_s, before.help),
        *(after.threshold, after.hold_s, after.help),
        None if change.by_adult is None else int(change.by_adult),
    )


def _session_document(session: KeptSession) -> dict[str, Any]:
    """A session for JSON: the rows of the tables by their columns, and what they leave out."""
    (row,) = _sessions(session)
    return _named("sessions.csv", row) | {
        "plan": session.plan,
        "seed": session.seed if abs(session.seed) < 1 << 53 else str(session.seed),
        "tries": [
            _named("tries.csv", row)
            | {
                "answers": kept.made.answers,
                "shown": kept.made.shown,
                "rungs_left": kept.made.rungs,
                "prompts": [
                    dict(zip(("prompt", "t_s", "by_adult"), _prompt(given), strict=True))
                    for given in kept.made.given
                ],
                "trace": [
                    (t_s, None if scores is None else tuple(map(_SCORE.__getitem__, scores)))
                    for t_s, scores in kept.made.trace
                ],
            }
            for kept, row in zip(session.tries, _tries(session), strict=True)
        ],
        "changes": [
            _named("changes.csv", (session.id, place, *_change(change)))
            for place, change in enumerate(session.changes)
        ],
    }


def _named(table: str, row: Sequence[Cell]) -> dict[str, Any]:
    return {column.name: cell for column, cell in zip(COLUMNS[table], row, strict=True)}


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _local(session: KeptSession, moment: datetime) -> str:
    # Without the offset's sign, which a spreadsheet does not take for a time.
    return (moment + session.offset).strftime("%Y-%m-%dT%H:%M:%S")


def _minutes(offset: timedelta) -> float:
    return offset.total_seconds() / 60


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 3)
