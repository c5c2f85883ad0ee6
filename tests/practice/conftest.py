"""What the tests of practising share: short plans, and faces that look like something."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.events import Event, Scored, Start
from emomirror.practice.goal import Goal
from emomirror.practice.plan import Block, Plan
from emomirror.practice.prompts import Exercise
from emomirror.practice.session import Session, step


def looking(emotion: Emotion, score: float) -> tuple[float, ...]:
    """Scores of a face that looks like ``emotion`` this much, and like all others alike."""
    rest = (1 - score) / (len(EMOTIONS) - 1)
    return tuple(score if each is emotion else rest for each in EMOTIONS)


def plan(**changes: object) -> Plan:
    """Two tries of happiness that need no announcement, reward or help of their own."""
    values: dict[str, object] = {
        "name": "short",
        "blocks": (Block(exercise=Exercise.COPY, emotions=(Emotion.HAPPINESS,), tries=2),),
        "goals": {Emotion.HAPPINESS: Goal(threshold=0.5, hold_s=1.0)},
        "wait_s": 0.0,
        "announce_s": 0.0,
        "reward_s": 0.0,
        "progress": False,
    }
    return Plan(**(values | changes))  # type: ignore[arg-type]


def after(session: Session, events: Iterable[Event]) -> Session:
    """The session after all of them."""
    for event in events:
        session = step(session, event)
    return session


def started(of: Plan, seed: int = 0) -> Session:
    """A session that began at 0 s."""
    return step(Session.of(of, seed), Start(0.0))


def frames(
    start_s: float, seconds: float, scores: tuple[float, ...] | None, fps: float = 10.0
) -> list[Event]:
    """Frames from ``start_s`` on, the one at the end included."""
    return [Scored(start_s + i / fps, scores) for i in range(round(seconds * fps) + 1)]


@pytest.fixture
def smiling() -> Callable[..., list[Event]]:
    """Frames of a face that smiles."""

    def of(start_s: float, seconds: float, score: float = 0.8) -> list[Event]:
        return frames(start_s, seconds, looking(Emotion.HAPPINESS, score))

    return of
