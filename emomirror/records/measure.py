"""How fast five years of practice are opened and read."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.goal import Goal
from emomirror.practice.profile import Profile
from emomirror.practice.prompts import Exercise, Present, Prompt
from emomirror.practice.samples import Sample
from emomirror.practice.trying import Given, Outcome, Task, Try

from .records import Records

SESSIONS, TRIES = 1800, 20
"""Five years of daily sessions, and the tries of each."""
PROFILE = "0123456789abcdef"
COPY = "copy.sqlite3"
"""The name of the copy that is made of all, and stays when the rest has been erased."""
_TRACES = 50
"""Different ones for each emotion."""
FIRST = datetime(2021, 1, 4, 15, 0, tzinfo=UTC)

_ONE_READING = """
import json, sys, time
start = time.perf_counter()
from pathlib import Path
from emomirror.records import Records
imported = time.perf_counter()
records = Records.open(Path(sys.argv[1]))
opened = time.perf_counter()
lines = records.overview(sys.argv[2])
listed = time.perf_counter()
sessions = records.sessions(sys.argv[2])
read = time.perf_counter()
newest = records.session(lines[0].id)
one = time.perf_counter()
records.close()
assert newest.tries
print(json.dumps({
    "import_ms": 1000 * (imported - start),
    "open_ms": 1000 * (opened - imported),
    "overview_ms": 1000 * (listed - opened),
    "open_and_overview_ms": 1000 * (listed - imported),
    "sessions_ms": 1000 * (read - listed),
    "one_session_ms": 1000 * (one - read),
}))
"""


def measure(
    folder: Path,
    *,
    sessions: int = SESSIONS,
    tries: int = TRIES,
    times: int = 5,
    progress: Callable[[str], None] = print,
) -> dict[str, Any]:
    """Fills a new database and reads it in fresh processes that find none of it in memory, where
    the system allows to forget a file.

    Args:
        folder: an empty one.
        times: how many processes read.

    Returns:
        The median of each figure in milliseconds, and of how much they were taken; what was done
        once, to all that is there: ``copy_ms``, ``mend_ms`` (a damaged file is set aside, all its
        rows read and a new one written), ``export_ms`` and ``erase_ms``.
    """
    path = folder / "practice.sqlite3"
    progress(f"writing {sessions} sessions of {tries} tries")
    add_ms = fill(path, sessions=sessions, tries=tries)
    runs = []
    for _ in range(times):
        forget(path)
        done = subprocess.run(
            [sys.executable, "-c", _ONE_READING, str(path), PROFILE],
            capture_output=True,
            check=True,
        )
        runs.append(msgspec.json.decode(done.stdout))
    return {
        "sessions": sessions,
        "tries": sessions * tries,
        "file_mb": round(path.stat().st_size / 1e6, 1),
        "times": times,
        **{name: round(median(run[name] for run in runs), 1) for name in runs[0]},
        "add_try_ms": round(add_ms, 2),
        **_once(path, folder, progress),
    }


def _once(path: Path, folder: Path, progress: Callable[[str], None]) -> dict[str, float]:
    def timed(what: str, task: Callable[[], object]) -> None:
        progress(f"measuring {what}")
        before = _now_ms()
        task()
        took[f"{what}_ms"] = round(_now_ms() - before, 1)

    took: dict[str, float] = {}
    with Records.open(path) as records:
        timed("copy", lambda: records.backup(folder / COPY))
    with path.open("r+b") as file:
        file.write(bytes(100))
    timed("mend", lambda: Records.open(path).close())
    with Records.open(path) as records:
        timed("export", lambda: records.export(PROFILE, folder / "export"))
        timed("erase", lambda: records.erase(PROFILE))
    return took


def fill(path: Path, *, sessions: int = SESSIONS, tries: int = TRIES) -> float:
    """Writes sessions of one person, a day apart, and always the same ones.

    Returns:
        The median of how many milliseconds the newest session's tries took to be on the disk.
    """
    profile = Profile(id=PROFILE, nickname="Five years")
    plan = profile.plan("Every day")
    chance = random.Random(5)
    took = []
    with Records.open(path) as records:
        records.save_profile(profile)
        # Without waiting for the disk, which nothing depends on until the last session.
        records.connection.execute("PRAGMA synchronous = OFF")
        for day in range(sessions):
            if day == sessions - 1:
                records.connection.execute("PRAGMA synchronous = FULL")
            session = records.begin_session(
                PROFILE,
                plan,
                seed=day,
                started_utc=FIRST + timedelta(days=day),
                offset=timedelta(hours=1),
                model_sha256="0" * 64,
                model_threshold=0.4,
            )
            start_s = 0.0
            for number in range(tries):
                made = some_try(chance, number, start_s)
                start_s = made.ended_s + 5.0
                before = _now_ms()
                records.add_try(session, made)
                if day == sessions - 1:
                    took.append(_now_ms() - before)
            records.end_session(session, FIRST + timedelta(days=day, seconds=start_s))
    return median(took)


def some_try(chance: random.Random, number: int, started_s: float) -> Try:
    """A try that could have happened, with a trace of 4 to 15 seconds."""
    emotion = chance.choice(EMOTIONS)
    trace = _trace(emotion, chance.randrange(_TRACES))
    seconds = trace[-1].t_s + 0.05
    helped = chance.random() < 0.3
    return Try(
        Task(0, number, Exercise.COPY, emotion, Present.WORD, False, chance.randrange(1 << 16)),
        Goal(),
        (Prompt.WORD, Prompt.PICTOGRAM),
        (Prompt.SITUATION, Prompt.ADULT) if helped else (Prompt.PARTS, Prompt.SITUATION),
        started_s,
        started_s + seconds,
        active_s=seconds,
        waited_s=seconds,
        score=0.5,
        held_s=1.0,
        near=True,
        scored_s=started_s + seconds,
        readable=True,
        first_match_s=seconds - 1,
        longest_s=1.0,
        frames=int(30 * seconds),
        looked=tuple(chance.randrange(40) for _ in EMOTIONS),
        given=(Given(Prompt.PARTS, 3.0, False),) if helped else (),
        trace=trace,
        outcome=Outcome.HELD if chance.random() < 0.8 else Outcome.SKIPPED,
    )


def forget(path: Path) -> None:
    """Lets the system forget what it holds of a file in memory, where it can."""
    if sys.platform == "linux":
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@cache
def _trace(emotion: Emotion, seed: int) -> tuple[Sample, ...]:
    chance = random.Random(seed)
    return tuple(Sample(k / 10, _scores(chance, emotion)) for k in range(chance.randrange(40, 150)))


def _scores(chance: random.Random, emotion: Emotion) -> tuple[float, ...]:
    weights = [chance.expovariate(4.0 if each is emotion else 12.0) for each in EMOTIONS]
    whole = sum(weights)
    return tuple(weight / whole for weight in weights)


def _now_ms() -> float:
    return 1000 * time.perf_counter()
