"""A recording as a session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from emomirror.camera.frame import Frame
from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.baseline import Baseline
from emomirror.practice.plan import Block, Plan
from emomirror.practice.prompts import Exercise
from emomirror.practice.reading import Reading, scored
from emomirror.practice.replay import FREE_S, Replay
from emomirror.practice.session import Phase, Session
from emomirror.practice.trying import Outcome, Try
from emomirror.vision.observation import (
    Box,
    Face,
    Keypoints,
    Observation,
    Point,
    Reason,
    Timings,
)

from .conftest import looking, plan

HAPPY = Emotion.HAPPINESS


def face(
    scores: tuple[float, ...],
    *,
    main: bool = True,
    reasons: tuple[Reason, ...] = (),
    face_id: int | None = None,
) -> Face:
    point = Point(0, 0)
    read = np.asarray(scores, np.float32)
    return Face(
        id=(0 if main else 1) if face_id is None else face_id,
        main=main,
        box=Box(0, 0, 10, 10),
        keypoints=Keypoints(*[point] * 6),
        detection=0.9,
        crop=np.zeros((48, 48), np.uint8),
        scores=read,
        smoothed=read,
        top=None if reasons else HAPPY,
        reasons=reasons,
    )


def seen(t_s: float, *faces: Face) -> Observation:
    frame = Frame(round(t_s * 10), t_s, np.zeros((2, 2, 3), np.uint8), Path("film.mp4"))
    return Observation(frame, faces, Timings(0, 0, 0, 0))


def film(seconds: float, *faces: Face, start_s: float = 100.0) -> Iterator[Observation]:
    """Ten frames a second of the same; a recording's first time need not be 0."""
    return (seen(start_s + i / 10, *faces) for i in range(round(10 * seconds) + 1))


def run(of: Plan, observations: Iterator[Observation]) -> tuple[list[Try], Session]:
    replay = Replay(Session.of(of))
    return list(replay.run(observations)), replay.session


def test_tries_come_with_their_traces_and_the_recordings_end_stops_the_last() -> None:
    tries, session = run(plan(), film(1.5, face(looking(HAPPY, 0.9))))
    assert [each.outcome for each in tries] == [Outcome.HELD, Outcome.STOPPED]
    assert len(tries[0].trace) > 5
    assert tries[0].ended_s == pytest.approx(1.1, abs=0.11)
    assert session.phase is Phase.FINISHED


def test_reading_ends_with_the_plan() -> None:
    frames = film(60, face(looking(HAPPY, 0.9)))
    run(plan(), frames)
    assert next(frames).frame.t_s < 105


def test_only_the_person_in_the_mirror_is_read() -> None:
    other = face(looking(HAPPY, 0.9), main=False)
    assert scored(0, Reading().of(seen(0, other))).scores is None
    both = scored(0, Reading().of(seen(0, other, face(looking(Emotion.FEAR, 0.6)))))
    assert both.scores == pytest.approx(looking(Emotion.FEAR, 0.6))


def test_another_who_becomes_the_person_in_the_mirror_succeeds_for_nobody() -> None:
    calm, smiling = looking(Emotion.NEUTRAL, 0.9), looking(HAPPY, 0.9)
    together = film(2, face(calm, face_id=1), face(smiling, main=False, face_id=2))
    alone = film(5, face(smiling, face_id=2), start_s=102.1)
    back = film(1, face(smiling, face_id=2), face(calm, main=False, face_id=3), start_s=107.2)
    tries, session = run(plan(), chain(together, alone, back))
    assert [each.outcome for each in tries] == [Outcome.STOPPED]
    assert session.finished[0].longest_s == 0
    assert session.finished[0].spoiled == 51, "meanwhile it waits as where nobody is seen"
    assert session.finished[0].looked[EMOTIONS.index(HAPPY)] == 0


def test_a_spoiled_picture_is_no_score_and_a_baseline_changes_one() -> None:
    dark = face(looking(HAPPY, 0.9), reasons=(Reason.TOO_DARK,))
    assert scored(0, Reading().of(seen(0, dark))).scores is None
    calm = looking(Emotion.SADNESS, 0.8)
    own = Baseline(scores=calm, frames=100, taken_utc="", model_sha256="")
    read = scored(0, Reading(own).of(seen(0, face(calm)))).scores
    assert read is not None
    assert read[EMOTIONS.index(Emotion.SADNESS)] < 0.5


def test_whether_it_is_sure_is_told_by_the_scores_that_count() -> None:
    sad = looking(Emotion.SADNESS, 0.8)
    own = Baseline(scores=sad, frames=100, taken_utc="", model_sha256="")
    reading = Reading(own, 0.7)
    resting = reading.of(seen(0, replace(face(sad), top=Emotion.SADNESS)))
    assert resting is not None
    assert resting.top is None
    assert not scored(0, resting).sure, "the network alone would be sure of sadness"
    happy = reading.of(seen(0, replace(face(looking(HAPPY, 0.9)), top=None)))
    assert happy is not None
    assert happy.top is HAPPY
    less = reading.of(seen(0, face(looking(HAPPY, 0.87))))
    assert less is not None
    assert less.top is HAPPY, "what is shown does not change over trifles"
    another = reading.of(seen(0, face(looking(HAPPY, 0.87), face_id=7)))
    assert another is not None
    assert another.top is None


def test_what_needs_a_person_is_done_or_left_out() -> None:
    of = plan(
        blocks=(
            Block(exercise=Exercise.NAME, emotions=(HAPPY,), tries=1),
            Block(exercise=Exercise.FREE, emotions=EMOTIONS, tries=1),
            Block(exercise=Exercise.COPY, emotions=(HAPPY,), tries=1, adult_first=True),
        )
    )
    tries, session = run(of, film(20, face(looking(HAPPY, 0.9))))
    assert [each.outcome for each in tries] == [Outcome.SKIPPED, Outcome.LOOKED, Outcome.HELD]
    assert tries[1].ended_s - tries[1].started_s == pytest.approx(FREE_S, abs=0.11)
    assert session.phase is Phase.FINISHED


def test_a_recording_without_a_frame_is_a_session_without_a_try() -> None:
    tries, session = run(plan(), iter(()))
    assert tries == []
    assert session.finished == ()
