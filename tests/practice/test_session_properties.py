"""From any order of events a session stays whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.events import (
    Accept,
    Adjusted,
    Answered,
    CameraBack,
    CameraLost,
    Continue,
    Event,
    Pause,
    Prompted,
    Resume,
    Scored,
    Skip,
    Start,
    Stop,
    Tick,
    Undo,
)
from emomirror.practice.goal import Goal
from emomirror.practice.plan import Block, Order, Plan
from emomirror.practice.prompts import Exercise
from emomirror.practice.session import Phase, Session, step
from emomirror.practice.trying import Outcome, Try

SEQUENCES = 10_000

PLANS = tuple(
    Plan(
        name="any",
        blocks=(
            Block(
                exercise=Exercise.COPY,
                emotions=(Emotion.HAPPINESS, Emotion.FEAR),
                tries=2,
                order=order,
                adult_first=timed,
            ),
            Block(exercise=Exercise.NAME, emotions=(Emotion.ANGER, Emotion.FEAR), tries=1),
            Block(exercise=Exercise.FREE, emotions=EMOTIONS, tries=1),
            Block(exercise=Exercise.MAKE, emotions=(Emotion.HAPPINESS,), tries=1, order=order),
        ),
        goals={
            Emotion.HAPPINESS: Goal(threshold=0.3, hold_s=0.5, help=1),
            Emotion.FEAR: Goal(threshold=0.4, hold_s=0.2),
        },
        pictured=timed,
        wait_s=1.0 * timed,
        limit_s=4.0 * timed,
        announce_s=0.3 * timed,
        reward_s=0.4 * timed,
    )
    for order in Order
    for timed in (False, True)
)
FACES = tuple(
    tuple(high if e in alike else 0.0 for e in EMOTIONS)
    for alike in ((Emotion.HAPPINESS, Emotion.FEAR), (Emotion.HAPPINESS,), (Emotion.NEUTRAL,))
    for high in (0.35, 0.5)
)
GOALS = (Goal(threshold=0.2, hold_s=0.3), Goal(threshold=0.7, hold_s=3.0, help=3))
LENGTH = 24
"""Events in a sequence; before them comes one start, but for every eighth."""
PLAIN = (Start, Pause, Resume, Resume, Continue, Continue, Skip, Accept, Prompted, Undo)
CAMERA = (CameraLost, CameraBack, CameraBack)
STEPS_S = (0.0, 0.03, 0.1, 0.4, 1.0, 700.0, -0.2, -1e9)


def decoded(raw: bytes) -> tuple[Plan, list[Event]]:
    """A plan and events from bytes: the cheapest way to draw ten thousand of them that still lets a
    failing one be made simpler. Most events are frames and ticks, as in life."""
    plan = PLANS[raw[0] // 8 % len(PLANS)]
    now, events = 0.0, [Start(0.0)] if raw[0] % 8 else []
    for kind, more in zip(raw[1::2], raw[2::2], strict=False):
        at = now + STEPS_S[more % len(STEPS_S)]
        now = max(now, at)
        which = more // len(STEPS_S)
        events.append(_event(kind, which, at))
    return plan, events


def _event(kind: int, which: int, at: float) -> Event:
    if kind < 150:
        return Scored(at, None if which < 6 else FACES[which % len(FACES)], sure=which % 2 == 0)
    if kind < 175:
        return Tick(at)
    if kind < 190:
        return Answered(at, EMOTIONS[which % len(EMOTIONS)])
    if kind < 192:
        return Start(at)
    if kind == 192:
        return Adjusted(at, Emotion.HAPPINESS, GOALS[which % len(GOALS)])
    if kind < 246:
        return PLAIN[(kind - 192) % len(PLAIN)](at)
    return CAMERA[kind % len(CAMERA)](at) if kind < 254 else Stop(at)


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
@settings(
    max_examples=SEQUENCES,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(st.binary(min_size=2 * LENGTH + 1, max_size=2 * LENGTH + 1))
def test_a_session_stays_whole_after_any_events(raw: bytes) -> None:
    plan, events = decoded(raw)
    session = Session.of(plan, seed=raw[0])
    counted = spoiled = 0
    for event in events:
        before, session = session, step(session, event)
        _goes_on(before, session, event)
        _is_valid(session)
        if _counts(event, before, session):
            counted += 1
            spoiled += isinstance(event, Scored) and event.scores is None
        if before.phase is Phase.FINISHED:  # and stays so, as was just seen
            break
    every = [*session.finished, *([session.trying] if session.trying else [])]
    assert sum(each.frames for each in every) == counted
    assert sum(each.spoiled for each in every) == spoiled
    ended = step(session, Stop(session.t_s))
    assert ended.phase is Phase.FINISHED
    assert ended.finished[: len(session.finished)] == session.finished
    assert len(ended.finished) == len(every)
    assert step(ended, Start(ended.t_s + 1)) == replace(ended, t_s=ended.t_s + 1)


def _counts(event: Event, before: Session, now: Session) -> bool:
    """Whether a frame came while somebody was trying before a camera, time not standing still.
    A frame that comes when time has just led to another task is that of neither."""
    if not isinstance(event, Scored):
        return False
    at = step(before, Tick(event.t_s))
    same = at.task == before.task
    return at.trying is not None and at.trying.task.exercise.sees and not at.still and same


def _goes_on(before: Session, now: Session, event: Event) -> None:
    assert now.t_s == max(before.t_s, event.t_s)
    new = now.finished[len(before.finished) :]
    assert now.finished[: len(before.finished)] == before.finished
    # One that nobody has kept yet is never replaced by the next.
    assert len(new) <= 1
    if new:
        assert now.latest is not None
        assert replace(now.latest, trace=()) == new[0]
    else:
        assert now.latest is before.latest
    if isinstance(event, Stop) and before.phase is not Phase.FINISHED:
        assert now.phase is Phase.FINISHED
    if before.phase is Phase.FINISHED:
        assert now == replace(before, t_s=now.t_s)
    spoiled = isinstance(event, Scored) and event.scores is None
    if spoiled and before.trying and now.trying and before.task == now.task:
        for name in ("held_s", "longest_s", "first_match_s", "lost_s"):
            assert getattr(now.trying, name) == getattr(before.trying, name)
    if before.still and isinstance(event, Tick | Scored):
        assert now == replace(before, t_s=now.t_s)


def _is_valid(session: Session) -> None:
    assert (session.trying is not None) == (session.phase is Phase.TRYING)
    resting = session.phase in (Phase.READY, Phase.FINISHED)
    assert (session.task is None) == resting
    assert len(session.finished) <= session.plan.tries
    assert [each.task.number for each in session.finished] == list(range(len(session.finished)))
    for first, second in pairwise(session.finished):
        assert first.ended_s <= second.started_s
    for each in session.finished[-1:]:
        assert each.outcome is not None
        assert each.trace == ()
        _is_whole(each, session)
    if session.trying is not None:
        assert session.trying.outcome is None
        _is_whole(session.trying, session)
    limits = session.plan.limits
    for emotion, goal in session.goals.items():
        first = session.plan.goal(emotion)
        for value, start, (low, high) in (
            (goal.threshold, first.threshold, limits.threshold),
            (goal.hold_s, first.hold_s, limits.hold_s),
            (goal.help, first.help, limits.help),
        ):
            assert min(low, start) <= value <= max(high, start)


def _is_whole(each: Try, session: Session) -> None:
    assert 0 <= each.started_s <= each.ended_s <= session.t_s
    lasted = each.ended_s - each.started_s + 1e-6
    assert 0 <= each.waited_s <= each.active_s <= lasted
    assert 0 <= each.held_s <= each.longest_s <= lasted
    assert each.spoiled + sum(each.looked) == each.frames
    assert each.unsure <= each.frames - each.spoiled
    assert (each.first_match_s is None) or (each.first_match_s <= each.active_s)
    prompts = [*each.shown, *(given.prompt for given in each.given), *each.rungs]
    assert len(set(prompts)) == len(prompts)
    assert all(a.t_s < b.t_s for a, b in pairwise(each.trace))
    if each.outcome is Outcome.HELD:
        assert each.task.exercise.judges
        assert each.longest_s >= each.goal.hold_s
    if each.outcome is Outcome.NAMED:
        assert each.answers[-1] is each.task.emotion
