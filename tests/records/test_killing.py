"""No finished try is lost when the program is ended at any moment."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.records import Records
from emomirror.records.killing import Killed, digest, kill

from .conftest import Keep, practised


def test_what_was_announced_is_there_after_the_process_was_killed(path: Path) -> None:
    kills = int(os.environ.get("EMOMIRROR_TEST_KILLS", "10"))
    said: list[str] = []
    killed = kill(path, kills, seed=1, progress=said.append)
    assert killed == Killed(kills, killed.announced, lost=0, unsound=0)
    assert killed.announced > 5 * kills
    assert said


def test_a_try_that_is_not_whole_would_be_noticed(
    records: Records, ana: Profile, plan: Plan, keep: Keep
) -> None:
    records.save_profile(ana)
    id_ = keep(records, ana, plan)
    first, kept = practised(plan)[0][0], records.session(id_).tries[0].made
    assert digest(kept) == digest(first)
    assert digest(replace(kept, trace=kept.trace[:-1])) != digest(first)
    assert digest(replace(kept, frames=kept.frames + 1)) != digest(first)
    assert digest(replace(kept, given=())) != digest(first)
