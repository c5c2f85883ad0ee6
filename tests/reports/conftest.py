"""People who practise by script, and reports on them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.events import (
    Accept,
    Answered,
    Event,
    Pause,
    Prompted,
    Resume,
    Scored,
    Skip,
    Start,
    Stop,
    Tick,
)
from emomirror.practice.goal import Goal
from emomirror.practice.kept import KeptSession, KeptTry, Verdict
from emomirror.practice.plan import Block, Order, Plan
from emomirror.practice.prompts import Exercise, Prompt
from emomirror.practice.session import Session, step
from emomirror.practice.trying import Outcome, Try

MONDAY = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)
FRAME_S = 0.1


class Practice:
    """A session under way, whose tries end as told. Ten frames come in a second; help comes by
    hand alone."""

    def __init__(
        self,
        *emotions: Emotion,
        exercise: Exercise = Exercise.COPY,
        tries: int = 100,
        goal: Goal | None = None,
        prompts: tuple[Prompt, ...] = tuple(Prompt),
    ) -> None:
        block = Block(exercise=exercise, emotions=emotions, tries=tries, order=Order.FIXED)
        goal = goal or Goal(threshold=0.5, hold_s=1.0)
        self.plan = Plan(
            name="By script",
            blocks=(block,),
            goals=dict.fromkeys(emotions, goal),
            prompts=prompts,
            wait_s=0,
            announce_s=0,
            reward_s=0,
            progress=False,
        )
        self.session = step(Session.of(self.plan), Start(0.0))
        self.t_s = 0.0
        self.tries: list[KeptTry] = []

    def hold(self, after_s: float = 2.0, *, helps: int = 0, **kept: Any) -> Practice:
        """The face comes near enough after so many seconds, and stays."""
        self._help(helps)
        self.look(None, after_s)
        target = self.session.task.emotion
        while len(self.session.finished) == len(self.tries):
            self._frame(target)
        return self._keep(**kept)

    def look(
        self, like: Emotion | None, seconds: float, *, sure: bool = True, spoiled: bool = False
    ) -> Practice:
        """The face looks like something for a while, by default like nothing that is asked for."""
        for _ in range(round(seconds / FRAME_S)):
            self._frame(like, sure=sure, spoiled=spoiled)
        return self

    def pause(self, seconds: float) -> Practice:
        self._do(Pause(self.t_s))
        self.t_s += seconds
        self._do(Resume(self.t_s))
        return self

    def answer(self, *emotions: Emotion, after_s: float = 2.0, helps: int = 0) -> Practice:
        """Names are chosen, the last of them the right one."""
        self._help(helps)
        self._wait(after_s)
        for emotion in emotions:
            self._do(Answered(self.t_s, emotion))
        return self._keep()

    def skip(self, after_s: float = 2.0, **kept: Any) -> Practice:
        return self._end(Skip, after_s, **kept)

    def accept(self, after_s: float = 2.0, *, helps: int = 0, **kept: Any) -> Practice:
        self._help(helps)
        return self._end(Accept, after_s, **kept)

    def stop(self, after_s: float = 2.0) -> Practice:
        return self._end(Stop, after_s)

    def kept(self, started: datetime = MONDAY, *, number: int = 1, **other: Any) -> KeptSession:
        """The session as it is kept."""
        return KeptSession(
            **{
                "id": number,
                "profile_id": "a",
                "started_utc": started,
                "offset": timedelta(hours=1),
                "ended_utc": started + timedelta(seconds=self.t_s),
                "plan": self.plan,
                "seed": 0,
                "app_version": "0.1.0",
                "model_sha256": "0" * 64,
                "model_threshold": 0.4,
                "tries": tuple(self.tries),
                **other,
            }
        )

    def _help(self, times: int) -> None:
        for _ in range(times):
            self._do(Prompted(self.t_s))

    def _wait(self, seconds: float) -> None:
        for _ in range(round(seconds / FRAME_S)):
            self.t_s += FRAME_S
            self._do(Tick(self.t_s))

    def _frame(self, like: Emotion | None, *, sure: bool = True, spoiled: bool = False) -> None:
        self.t_s += FRAME_S
        if like is None:
            target = self.session.task.emotion
            like = Emotion.NEUTRAL if target is not Emotion.NEUTRAL else Emotion.SADNESS
        scores = tuple(0.7 if emotion is like else 0.05 for emotion in EMOTIONS)
        self._do(Scored(self.t_s, None if spoiled else scores, sure))

    def _end(self, how: type[Event], after_s: float, **kept: Any) -> Practice:
        if self.session.task.exercise.sees:
            self.look(None, after_s)
        else:
            self._wait(after_s)
        self._do(how(self.t_s))
        return self._keep(**kept)

    def _do(self, event: Event) -> None:
        self.session = step(self.session, event)

    def _keep(self, verdict: Verdict | None = None) -> Practice:
        made: Try = self.session.latest
        assert made.outcome in Outcome
        assert len(self.session.finished) == len(self.tries) + 1
        self.tries.append(KeptTry(len(self.tries) + 1, made, verdict))
        return self


@pytest.fixture
def practising() -> Callable[..., Practice]:
    """Begins a session of these emotions, which come in their order, again and again."""
    return Practice
