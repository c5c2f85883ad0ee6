"""What is announced as kept is kept: shown by ending a practising process at random moments."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Timer
from typing import NamedTuple

from emomirror.emotions import EMOTIONS
from emomirror.practice.events import Scored, Start
from emomirror.practice.plan import Block, Plan
from emomirror.practice.profile import Profile
from emomirror.practice.prompts import Exercise
from emomirror.practice.session import Phase, Session, step
from emomirror.practice.trying import Try

from .records import Records
from .trace import pack, unpack

KILLS = 50
PROFILE = "feedfacefeedface"
LONGEST_S = 0.4
"""Up to when a process is ended, after the first try that it announced; one in ``EARLY`` is ended
before, while it opens the records."""
EARLY = 5
PATIENCE_S = 60.0


class Killed(NamedTuple):
    """What became of what was announced.

    Attributes:
        kills: how many processes were ended.
        announced: tries that were told to be kept.
        lost: those that were not there afterwards, or not whole.
        unsound: how often the file was damaged.
    """

    kills: int
    announced: int
    lost: int
    unsound: int


def kill(
    path: Path, kills: int = KILLS, *, seed: int = 0, progress: Callable[[str], None] = print
) -> Killed:
    """Has processes practise into one file, one after the other, ends each without warning, and
    looks what is in the file.

    Args:
        seed: of the moments. What a process is at in a moment is up to the machine.
    """
    chance = random.Random(seed)
    announced: dict[int, str] = {}
    lost: set[int] = set()
    unsound = 0
    for number in range(kills):
        announced |= _ended(path, chance, number)
        with Records.open(path) as records:
            (found,) = records.connection.execute("PRAGMA integrity_check").fetchone()
            unsound += found != "ok" or records.notice is not None
            kept = {
                each.id: digest(each.made)
                for session in records.sessions(PROFILE, traces=True)
                for each in session.tries
            }
        lost |= {id_ for id_, told in announced.items() if kept.get(id_) != told}
        if (number + 1) % 10 == 0:
            progress(f"ended {number + 1} of {kills}; tries announced: {len(announced)}")
    return Killed(kills, len(announced), len(lost), unsound)


def _ended(path: Path, chance: random.Random, number: int) -> dict[int, str]:
    """Starts a process, ends it, and returns what it announced."""
    code = f"from {__name__} import practise; practise({str(path)!r}, {number})"
    announced: dict[int, str] = {}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        early = number % EARLY == EARLY - 1
        # It may also never announce anything, and is ended then.
        end = Timer(chance.uniform(0, LONGEST_S) if early else PATIENCE_S, process.kill)
        end.start()
        deadline = None
        for line in process.stdout:
            if not line.endswith(b"\n"):
                break  # it was ended while it told
            id_, told = line.decode().split()
            announced[int(id_)] = told
            if deadline is None and not early:
                end.cancel()
                deadline = time.monotonic() + chance.uniform(0, LONGEST_S)
                end = Timer(deadline - time.monotonic(), process.kill)
                end.start()
        end.cancel()
        end.join()
    return announced


def practise(path: str, seed: int) -> None:
    """Practises without end, as quickly as the machine can, and prints the id and a digest of each
    try as soon as it is kept."""
    with Records.open(Path(path)) as records:
        profile = Profile(id=PROFILE, nickname="Practising")
        records.save_profile(profile)
        while True:
            seed += 1_000
            _one_session(records, seed)


def _one_session(records: Records, seed: int) -> None:
    block = Block(exercise=Exercise.COPY, emotions=EMOTIONS, tries=14)
    plan = Plan(name="Quickly", blocks=(block,), announce_s=0, reward_s=0, wait_s=0.5)
    now = datetime.now(UTC)
    id_ = records.begin_session(
        PROFILE,
        plan,
        seed=seed,
        started_utc=now,
        offset=timedelta(0),
        model_sha256="0" * 64,
        model_threshold=0.4,
    )
    chance = random.Random(seed)
    session = step(Session.of(plan, seed), Start(0.0))
    while session.phase is not Phase.FINISHED:
        finished = len(session.finished)
        near = chance.random() < 0.7
        scores = [0.9 if each is _target(session) and near else 0.05 for each in EMOTIONS]
        session = step(session, Scored(session.t_s + 0.1, tuple(scores)))
        if len(session.finished) > finished and session.latest is not None:
            told = f"{records.add_try(id_, session.latest)} {digest(session.latest)}"
            print(told, flush=True)  # noqa: T201 - for the process that ends this one
            records.set_changes(id_, session.changes)
    records.end_session(id_, now + timedelta(seconds=session.t_s))


def _target(session: Session) -> object:
    return None if session.task is None else session.task.emotion


def digest(made: Try) -> str:
    """The same for a try before and after it was kept."""
    kept = replace(made, trace=unpack(pack(made.trace), len(made.trace)))
    return hashlib.sha256(repr(kept).encode()).hexdigest()
