"""A practice session as a value, and the one function that takes it on.

    READY --Start--> ANNOUNCING --time, Continue--> TRYING --held, named, Accept--> REWARDING
                      ^   |                          | ^                              |
                      |   +--the adult first--> SHOWING --Continue                    |
                      +------------Skip, time up-----+            time, Continue, Skip|
                      +---------------------------------------------------------------+
    any --Stop, or no try left--> FINISHED

Pause, and a lost camera where one is needed, hold time still in every phase; Skip, Accept and Stop
work all the same. Time comes with the events: a window, a replayed recording and a test drive the
same function.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from msgspec.structs import replace as replace_goal

from emomirror.emotions import Emotion

from . import progress
from .events import (
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
    Undo,
)
from .goal import Goal
from .order import next_task
from .plan import Plan
from .progress import Change
from .prompts import Exercise, Present, Prompt, ladder, shown_first
from .trying import GAP_S, Outcome, Task, Try


class Phase(StrEnum):
    """Where a session is."""

    READY = "ready"
    ANNOUNCING = "announcing"
    """What comes next is shown."""
    SHOWING = "showing"
    """The adult shows the face first."""
    TRYING = "trying"
    REWARDING = "rewarding"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Session:
    """A session at one moment. Made by ``Session.of``, changed by ``step`` alone.

    Attributes:
        plan: what was planned.
        seed: of all that is mixed.
        goals: what counts as success now.
        phase: where it is.
        t_s: the latest moment, in seconds.
        paused: whether it was paused.
        camera_lost: whether pictures have ceased to come.
        phase_s: how long the phase has lasted, pauses left out.
        task: what the current try asks for, or the announced one; None before and after all.
        trying: the try under way; None in other phases.
        finished: all finished tries in their order, without their traces: less than a kilobyte
            each.
        latest: the newest of them with its trace, so that it can be kept.
        changes: of goals by the rules of progress or by the adult, and not taken back.
        earlier: finished tries of sessions before, the newest last; goals follow on from them.
        untold: emotions for which there is no situation to tell: the word asks, and help goes on
            without one.
    """

    plan: Plan
    seed: int
    goals: Mapping[Emotion, Goal]
    phase: Phase = Phase.READY
    t_s: float = 0.0
    paused: bool = False
    camera_lost: bool = False
    phase_s: float = 0.0
    task: Task | None = None
    trying: Try | None = None
    finished: tuple[Try, ...] = ()
    latest: Try | None = None
    changes: tuple[Change, ...] = field(default=())
    earlier: tuple[Try, ...] = ()
    untold: frozenset[Emotion] = frozenset()

    @classmethod
    def of(
        cls,
        plan: Plan,
        seed: int = 0,
        earlier: Iterable[Try] = (),
        untold: Iterable[Emotion] = (),
    ) -> Session:
        """The session of a plan, before its start."""
        goals = {emotion: plan.goal(emotion) for emotion in plan.emotions}
        return cls(plan, seed, goals, earlier=tuple(earlier), untold=frozenset(untold))

    @property
    def still(self) -> bool:
        """Whether time stands still: it is paused, or waits for a camera."""
        needs = self.phase in (Phase.SHOWING, Phase.TRYING) and self._sees
        return self.paused or (self.camera_lost and needs)

    @property
    def counts(self) -> bool:
        """Whether the face that is seen now counts for a try."""
        return self.trying is not None and self._sees and not self.still

    @property
    def after(self) -> Task | None:
        """What comes after the current try, as far as it is known by now; for a first-then strip.
        In an adaptive order it may change with how the current one ends."""
        if self.task is None or self.phase is Phase.FINISHED:
            return None
        if self.phase is Phase.REWARDING:
            return self.upcoming(self.finished)
        as_if = Try(self.task, Goal(), (), (), 0.0, 0.0, outcome=Outcome.SKIPPED)
        return self.upcoming((*self.finished, as_if))

    def upcoming(self, finished: Sequence[Try]) -> Task | None:
        """What comes after these tries, and can be asked."""
        task = next_task(self.plan, finished, self.seed)
        if task is None or task.emotion not in self.untold:
            return task
        return task._replace(present=Present.WORD)

    @property
    def _sees(self) -> bool:
        return self.task is not None and self.task.exercise.sees


def step(session: Session, event: Event) -> Session:
    """The session after an event. What does not fit the phase changes nothing but the time.

    At most one try finishes. Where the time that has passed leads to the next task, what was meant
    for the one before does not hit it.
    """
    before, session = session, _on(session, event.t_s)
    if session.phase is Phase.FINISHED:
        return session
    if session.task != before.task:
        if isinstance(event, Stop):  # before anything of the next was to be seen
            return _stop(replace(session, trying=None))
        if isinstance(
            event, Scored | Skip | Accept | Continue | Answered | Prompted | Undo | Adjusted
        ):
            return session
    if session.phase is not before.phase and isinstance(event, Continue):
        return session  # what it was to end has just ended by itself
    match event:
        case Start():
            return _announce(session) if session.phase is Phase.READY else session
        case Stop():
            return _stop(session)
        case Pause():
            trying = session.trying.interrupt() if session.trying else None
            return replace(session, paused=True, trying=trying)
        case Resume():
            return replace(session, paused=False)
        case CameraLost():
            trying = session.trying.lose_sight() if session.trying else None
            return replace(session, camera_lost=True, trying=trying)
        case CameraBack():
            return replace(session, camera_lost=False)
        case Continue():
            return _continue(session)
        case Skip():
            return _skip(session)
        case Accept():
            if session.trying is None or session.trying.task.exercise is Exercise.FREE:
                return session
            return _finish(session, Outcome.ACCEPTED)
        case Undo():
            return _undo(session)
        case Adjusted(emotion=emotion, goal=goal):
            return _adjust(session, emotion, goal)
        case Prompted():
            if session.trying is None:
                return session
            return replace(session, trying=session.trying.help(by_adult=True))
        case Answered(emotion=emotion):
            return _answer(session, emotion)
        case Scored(scores=scores, sure=sure):
            return _see(session, scores, sure)
        case _:
            return session


def _on(session: Session, t_s: float) -> Session:
    """Takes the clock on, and does what time alone does."""
    now = max(session.t_s, t_s)
    elapsed = min(now - session.t_s, GAP_S)
    still = session.still or session.phase in (Phase.READY, Phase.FINISHED)
    if elapsed <= 0:
        return session
    if still:
        return replace(session, t_s=now)
    session = replace(session, t_s=now, phase_s=session.phase_s + elapsed)
    plan, trying = session.plan, session.trying
    match session.phase:
        case Phase.ANNOUNCING if session.phase_s >= plan.announce_s:
            return _begin(session)
        case Phase.REWARDING if session.phase_s >= plan.reward_s:
            return _announce(session)
        case Phase.TRYING if trying is not None:
            # What the camera spoils is not the person's time.
            if trying.readable or not trying.task.exercise.sees:
                trying = trying.wait(elapsed, now)
            if trying.rungs and 0 < plan.wait_s <= trying.waited_s:
                trying = trying.help(by_adult=False)
            session = replace(session, trying=trying)
            if 0 < plan.limit_s <= trying.active_s:
                return _give_up(session, Outcome.TIME_UP)
    return session


def _announce(session: Session) -> Session:
    task = session.upcoming(session.finished)
    if task is None:
        return replace(session, phase=Phase.FINISHED, phase_s=0.0, task=None)
    session = replace(session, phase=Phase.ANNOUNCING, phase_s=0.0, task=task)
    return _begin(session) if session.plan.announce_s == 0 else session


def _begin(session: Session) -> Session:
    """From the announcement to the try, or to the adult's turn before it."""
    task = session.task
    if task is not None and task.adult_first and session.phase is not Phase.SHOWING:
        return replace(session, phase=Phase.SHOWING, phase_s=0.0)
    return _try(session)


def _try(session: Session) -> Session:
    task, plan = session.task, session.plan
    if task is None:
        return session
    goal = Goal() if task.emotion is None else session.goals.get(task.emotion, Goal())
    allowed = set(plan.prompts)
    if task.emotion in session.untold:
        allowed.discard(Prompt.SITUATION)
    rungs = ladder(task.exercise, task.present, allowed)
    shown = shown_first(task.exercise, task.present)
    if plan.pictured and task.exercise is Exercise.NAME:
        shown = (*shown, Prompt.PICTOGRAM)
        rungs = tuple(rung for rung in rungs if rung is not Prompt.PICTOGRAM)
    shown = (*shown, *rungs[: goal.help])
    trying = Try(task, goal, shown, rungs[goal.help :], session.t_s, session.t_s)
    return replace(session, phase=Phase.TRYING, phase_s=0.0, trying=trying)


def _continue(session: Session) -> Session:
    match session.phase:
        case Phase.ANNOUNCING | Phase.SHOWING:
            return _begin(session)
        case Phase.REWARDING:
            return _announce(session)
        case Phase.TRYING if session.task and session.task.exercise is Exercise.FREE:
            return _finish(session, Outcome.LOOKED)
        case _:
            return session


def _skip(session: Session) -> Session:
    match session.phase:
        case Phase.ANNOUNCING | Phase.SHOWING:
            return _finish(_try(session), Outcome.SKIPPED)
        case Phase.TRYING:
            return _give_up(session, Outcome.SKIPPED)
        case Phase.REWARDING:
            return _announce(session)
        case _:
            return session


def _answer(session: Session, emotion: Emotion) -> Session:
    trying = session.trying
    if trying is None or trying.task.exercise is not Exercise.NAME or session.paused:
        return session
    trying = trying.answer(emotion)
    if emotion is trying.task.emotion:
        return _finish(replace(session, trying=trying), Outcome.NAMED)
    # Another answer is met with help, and with nothing else.
    return replace(session, trying=trying.help(by_adult=False))


def _see(session: Session, scores: tuple[float, ...] | None, sure: bool) -> Session:
    trying = session.trying
    if trying is None or not session.counts:
        return session
    if scores is None:
        return replace(session, trying=trying.spoil(session.t_s))
    trying = trying.see(session.t_s, scores, sure)
    session = replace(session, trying=trying)
    if trying.held and trying.task.exercise.judges:
        return _finish(session, Outcome.HELD)
    return session


def _stop(session: Session) -> Session:
    session = _ended(session, Outcome.STOPPED)
    return replace(session, phase=Phase.FINISHED, phase_s=0.0, task=None)


def _finish(session: Session, outcome: Outcome) -> Session:
    """Ends the try under way, and goes on."""
    session = _ended(session, outcome)
    if outcome.succeeded and session.plan.reward_s > 0:
        return replace(session, phase=Phase.REWARDING, phase_s=0.0)
    return _announce(session)


def _give_up(session: Session, outcome: Outcome) -> Session:
    """Ends the try under way without success. A free mirror, which has none to miss, was looked
    into all the same."""
    free = session.task is not None and session.task.exercise is Exercise.FREE
    return _finish(session, Outcome.LOOKED if free else outcome)


def _ended(session: Session, outcome: Outcome) -> Session:
    """Keeps the try under way as finished, and lets goals follow it."""
    if session.trying is None:
        return session
    done = session.trying.end(outcome, session.t_s)
    session = replace(
        session, trying=None, latest=done, finished=(*session.finished, replace(done, trace=()))
    )
    if session.plan.progress and done.task.emotion is not None:
        session = _progress(session, done.task.emotion)
    return session


def _progress(session: Session, emotion: Emotion) -> Session:
    before = session.goals.get(emotion, Goal())
    tries = (*session.earlier, *session.finished)
    mine = [each for each in tries if each.task.emotion is emotion]
    after = progress.changed(before, mine, session.plan.limits)
    if after == before:
        return session
    number = session.finished[-1].task.number
    change = Change(emotion, before, after, number, by_adult=False)
    return replace(
        session,
        goals={**session.goals, emotion: after},
        changes=(*session.changes, change),
    )


def _undo(session: Session) -> Session:
    if not session.changes:
        return session
    last = session.changes[-1]
    session = _aim(session, last.emotion, last.before)
    return replace(session, changes=session.changes[:-1])


def _adjust(session: Session, emotion: Emotion, goal: Goal) -> Session:
    before = session.goals.get(emotion)
    if before is None or before == goal:  # an emotion that the plan does not ask for
        return session
    number = session.task.number if session.task is not None else len(session.finished)
    change = Change(emotion, before, goal, number, by_adult=True)
    return replace(_aim(session, emotion, goal), changes=(*session.changes, change))


def _aim(session: Session, emotion: Emotion, goal: Goal) -> Session:
    """Sets a goal, of the try under way as well. How much help was there from its start is past."""
    trying = session.trying
    if trying is not None and trying.task.emotion is emotion:
        trying = replace(trying, goal=replace_goal(goal, help=trying.goal.help))
    return replace(session, trying=trying, goals={**session.goals, emotion: goal})
