from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.goal import Goal
from emomirror.practice.kept import Verdict
from emomirror.practice.plan_file import plan_of
from emomirror.practice.progress import Change
from emomirror.reports.tries_json import tries_json

HAPPY, SAD = Emotion.HAPPINESS, Emotion.SADNESS
Practising = Callable[..., Any]


def test_it_holds_sessions_and_their_tries(practising: Practising) -> None:
    made = practising(HAPPY, SAD).hold(helps=1, verdict=Verdict.SEEN).skip()
    kept = made.kept(number=3)
    found = json.loads(tries_json([kept]))
    assert found["emotions"] == list(EMOTIONS)
    (session,) = found["sessions"]
    assert (session["id"], session["started_utc"]) == (3, "2025-03-03T09:30:00+00:00")
    assert plan_of(session["plan"]) == kept.plan
    first, second = session["tries"]
    assert (first["emotion"], first["outcome"], first["verdict"]) == ("happiness", "held", "seen")
    assert [given["prompt"] for given in first["given"]] == ["parts"]
    assert first["looked"][EMOTIONS.index(HAPPY)] >= 10
    assert (second["outcome"], second["success"], second["adult_saw"]) == ("skipped", False, None)


def test_it_tells_who_changed_a_goal(practising: Practising) -> None:
    kept = practising(HAPPY).hold().kept()
    harder = Change(HAPPY, Goal(threshold=0.4), Goal(threshold=0.41), 0, by_adult=False)
    easier = Change(HAPPY, Goal(threshold=0.41), Goal(threshold=0.3), 1, by_adult=True)
    (session,) = json.loads(tries_json([replace(kept, changes=(harder, easier))]))["sessions"]
    first, second = session["changes"]
    assert (first["emotion"], first["after_try"], first["by_adult"]) == ("happiness", 0, False)
    assert (second["before"]["threshold"], second["after"]["threshold"]) == (0.41, 0.3)
    assert (second["after_try"], second["by_adult"]) == (1, True)


def test_scores_over_time_are_in_it_unless_they_are_left_out(practising: Practising) -> None:
    made = practising(HAPPY).look(SAD, 1, spoiled=True).hold(1)
    kept = made.kept()
    (session,) = json.loads(tries_json([kept]))["sessions"]
    trace = session["tries"][0]["trace"]
    assert len(trace) == len(kept.tries[0].made.trace) > 20
    assert trace[0] == [0.1, None]
    assert trace[-1][1][EMOTIONS.index(HAPPY)] == 0.7
    (session,) = json.loads(tries_json([kept], traces=False))["sessions"]
    assert "trace" not in session["tries"][0]


def test_each_try_has_a_line_of_its_own(practising: Practising) -> None:
    sessions = [practising(HAPPY, SAD).hold().skip().kept(), practising(SAD).hold().kept()]
    lines = tries_json(sessions).decode().splitlines()
    assert sum(line.startswith('{"id":') and '"outcome"' in line for line in lines) == 3


def test_nothing_is_written_as_nothing() -> None:
    assert json.loads(tries_json([])) == {"schema": 1, "emotions": list(EMOTIONS), "sessions": []}
