"""One try: what is asked, what was seen of the face, and when it is held long enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from emomirror.emotions import EMOTIONS, Emotion

from .goal import Goal
from .prompts import Exercise, Present, Prompt, from_least, shown_first
from .samples import Sample, Samples

GAP_S = 1.0
"""The longest that two events lie apart for the time between them to count. More than that is a
laptop that slept, or a program that stood still."""
FRAMES_S = 0.5
"""Two frames farther apart than this do not follow on one another: nobody knows what the face did
between them, and it counts neither for nor against."""
FORGIVEN_S = 0.4
"""A loss of the target that is no longer than this costs nothing but its own time: a blink, a
breath, one badly read frame. A longer one begins the hold anew."""
TRACE_S = 0.1
"""The scores are kept no oftener than this."""


class Outcome(StrEnum):
    """How a try ended."""

    HELD = "held"
    """The face was near enough for long enough."""
    NAMED = "named"
    """The right emotion was chosen."""
    LOOKED = "looked"
    """A free mirror was used as long as wished."""
    ACCEPTED = "accepted"
    """The adult counted it, and the program had not."""
    SKIPPED = "skipped"
    TIME_UP = "time up"
    """The adult's own limit of time was reached."""
    STOPPED = "stopped"
    """The session ended in the middle of it."""

    @property
    def succeeded(self) -> bool:
        """Whether it counts as a success. A free mirror has nothing to succeed in."""
        return self in (Outcome.HELD, Outcome.NAMED, Outcome.ACCEPTED)


class Task(NamedTuple):
    """What a try asks for.

    Attributes:
        block: its block's place in the plan, from 0.
        number: its own in the session, from 0.
        exercise: what is done.
        emotion: the target; None in the free mirror.
        present: by what *make* asks.
        adult_first: whether the adult shows the face first.
        variant: a number from 0 on that chooses among situations or pictures.
    """

    block: int
    number: int
    exercise: Exercise
    emotion: Emotion | None
    present: Present
    adult_first: bool
    variant: int


class Given(NamedTuple):
    """Help that was given.

    Attributes:
        prompt: which.
        t_s: seconds of trying before it.
        by_adult: by the adult's hand, and not by waiting.
    """

    prompt: Prompt
    t_s: float
    by_adult: bool


@dataclass(frozen=True, slots=True)
class Try:
    """A try, under way or finished. Times are in seconds.

    Attributes:
        task: what it asks for.
        goal: what counts as success.
        shown: what was there from the start.
        rungs: help that is left, from least to most.
        started_s: on the session's clock.
        ended_s: the same; the latest moment while it is under way.
        active_s: how long the person could try: without pauses and what the camera spoiled.
        waited_s: of that, since help last came.
        score: the target's newest; None where there is none.
        held_s: how long the face has been near enough by now.
        lost_s: since when it is not, within the time that is forgiven.
        near: whether the newest score is near enough.
        scored_s: when the newest frame came; None where the next one follows on nothing.
        readable: whether the newest frame could be read, and pictures have not ceased to come
            since.
        first_match_s: seconds of trying before the face was near enough first; None: never.
        longest_s: the longest hold.
        frames: read or spoiled.
        spoiled: those that the camera spoiled.
        unsure: those that looked like nothing for sure.
        looked: how many readable frames looked most like each of ``EMOTIONS``.
        given: help, in its order.
        answers: emotions that were chosen, in their order.
        trace: the scores over time; dropped from a session's finished tries.
        outcome: None while it is under way.
    """

    task: Task
    goal: Goal
    shown: tuple[Prompt, ...]
    rungs: tuple[Prompt, ...]
    started_s: float
    ended_s: float
    active_s: float = 0.0
    waited_s: float = 0.0
    score: float | None = None
    held_s: float = 0.0
    lost_s: float = 0.0
    near: bool = False
    scored_s: float | None = None
    readable: bool = False
    first_match_s: float | None = None
    longest_s: float = 0.0
    frames: int = 0
    spoiled: int = 0
    unsure: int = 0
    looked: tuple[int, ...] = (0,) * len(EMOTIONS)
    given: tuple[Given, ...] = ()
    answers: tuple[Emotion, ...] = ()
    trace: Sequence[Sample] = ()
    outcome: Outcome | None = None

    @property
    def held(self) -> bool:
        """Whether the face has been near enough for long enough."""
        return self.near and self.held_s >= self.goal.hold_s

    @property
    def nearness(self) -> float:
        """How near the face is, 0..1: 1 from the threshold on."""
        return 0.0 if self.score is None else min(1.0, self.score / self.goal.threshold)

    @property
    def hold_share(self) -> float:
        """How much of the hold is done, 0..1."""
        if self.goal.hold_s == 0:
            return 1.0 if self.near else 0.0
        return min(1.0, self.held_s / self.goal.hold_s)

    @property
    def from_start(self) -> tuple[Prompt, ...]:
        """Help that was there from the start, from least to most: as much as the goal says, and the
        pictograms on answers where they were there."""
        exercise = self.task.exercise
        there = self.shown[len(shown_first(exercise, self.task.present)) :]
        return tuple(sorted(there, key=from_least(exercise).index))

    @property
    def alone(self) -> bool:
        """Whether it succeeded by itself: with no more help than was there from the start, and at
        the first answer where a face was to be named."""
        succeeded = self.outcome in (Outcome.HELD, Outcome.NAMED)
        return succeeded and not self.given and len(self.answers) <= 1

    def wait(self, elapsed_s: float, now_s: float) -> Try:
        """The try after some time in which the person could try."""
        return replace(
            self,
            ended_s=now_s,
            active_s=self.active_s + elapsed_s,
            waited_s=self.waited_s + elapsed_s,
        )

    def help(self, by_adult: bool) -> Try:
        """The try with the next help, where any is left."""
        if not self.rungs:
            return replace(self, waited_s=0.0)
        given = Given(self.rungs[0], self.active_s, by_adult)
        return replace(self, given=(*self.given, given), rungs=self.rungs[1:], waited_s=0.0)

    def interrupt(self) -> Try:
        """The try when time stands still: the next frame follows on nothing."""
        return replace(self, scored_s=None)

    def lose_sight(self) -> Try:
        """The try when pictures cease to come. A camera that is found again gives none for a
        while: until one can be read, it is not the person's time."""
        return replace(self.interrupt(), readable=False)

    def spoil(self, now_s: float) -> Try:
        """The try after a frame that the camera spoiled: it counts neither for nor against."""
        return replace(
            self._sampled(now_s, None),
            ended_s=now_s,
            frames=self.frames + 1,
            spoiled=self.spoiled + 1,
            readable=False,
            score=None,
            scored_s=None,
        )

    def see(self, now_s: float, scores: tuple[float, ...], sure: bool) -> Try:
        """The try after a frame that could be read.

        The hold grows by the time between two frames that are both near enough, and no more than
        ``FRAMES_S`` apart. A loss of up to ``FORGIVEN_S`` stops it, a longer one takes it back to
        nothing.
        """
        most = max(range(len(scores)), key=scores.__getitem__)
        looked = tuple(n + (i == most) for i, n in enumerate(self.looked))
        seen = replace(
            self._sampled(now_s, scores),
            ended_s=now_s,
            frames=self.frames + 1,
            unsure=self.unsure + (not sure),
            looked=looked,
            readable=True,
            scored_s=now_s,
        )
        if self.task.emotion is None or not self.task.exercise.judges:
            return seen
        score = scores[EMOTIONS.index(self.task.emotion)]
        near = score >= self.goal.threshold
        elapsed = 0.0 if self.scored_s is None else now_s - self.scored_s
        if elapsed > FRAMES_S:
            elapsed = 0.0
        held, lost = self.held_s, self.lost_s
        if near:
            held, lost = (held + elapsed if self.near else held), 0.0
        else:
            lost += elapsed
            if lost > FORGIVEN_S:
                held = 0.0
        first = self.first_match_s
        return replace(
            seen,
            score=score,
            near=near,
            held_s=held,
            lost_s=lost,
            longest_s=max(self.longest_s, held),
            first_match_s=self.active_s if near and first is None else first,
        )

    def answer(self, emotion: Emotion) -> Try:
        """The try after a face was named."""
        return replace(self, answers=(*self.answers, emotion))

    def end(self, outcome: Outcome, now_s: float) -> Try:
        """The finished try."""
        return replace(self, outcome=outcome, ended_s=now_s)

    def _sampled(self, now_s: float, scores: tuple[float, ...] | None) -> Try:
        at = now_s - self.started_s
        # Frames come at 30 a second with a jitter; half a frame early is not too early.
        if self.trace and at - self.trace[-1].t_s < TRACE_S - 1e-9:
            return self
        return replace(self, trace=Samples.of(self.trace).plus(Sample(at, scores)))
