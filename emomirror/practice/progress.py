"""The rules of progress: goals that follow a person's successes towards four in five.

A weighted up-down staircase (Kaernbach 1991, "Simple adaptive testing with the weighted up-down
method", Perception & Psychophysics 49, 227-229): a success makes the next try of the same emotion
harder by one step, a miss makes it easier by ``EASIER`` steps. The staircase rests where both
balance, that is, where successes are ``EASIER`` times as frequent as misses: at ``TARGET``.

- Threshold and hold move together, by ``THRESHOLD_STEP`` and ``HOLD_STEP_S``.
- What the adult accepts was seen by the adult and not by the program: the threshold and the hold
  become easier as after a miss, and help stays as it is.
- Help from the start fades by one rung after ``ALONE_IN_ROW`` successes in a row that needed no
  more than it, and grows by one after ``MISSES_IN_ROW`` misses in a row. A row goes on from one
  session to the next, in which an emotion may come only once, and begins anew with other help.
- A try that was stopped with the session, or in which nothing could be read, says nothing.
- Nothing leaves the limits that the adult has set. A goal that the adult has set outside of them
  stays there, and may move only towards them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from emomirror.emotions import Emotion

from .goal import Goal, Limits
from .trying import Outcome, Try

TARGET = 0.8
"""The share of successes that the staircase leads to."""
EASIER = 4
"""Steps back for a miss: ``TARGET / (1 - TARGET)``."""
THRESHOLD_STEP = 0.01
HOLD_STEP_S = 0.04
ALONE_IN_ROW = 3
MISSES_IN_ROW = 2


@dataclass(frozen=True, slots=True)
class Change:
    """A goal that a rule, or the adult in the middle of a session, has changed.

    Attributes:
        emotion: whose.
        before: the goal until then.
        after: the goal from then on.
        number: of the try that led to it, or during which it was done.
        by_adult: whether the adult changed it by hand, and not a rule; None: not known, as of what
            was kept before this was told.
    """

    emotion: Emotion
    before: Goal
    after: Goal
    number: int
    by_adult: bool | None

    @property
    def harder(self) -> bool:
        """Whether the next try asks for more than the last."""
        rank = (self.after.threshold, self.after.hold_s, -self.after.help)
        return rank > (self.before.threshold, self.before.hold_s, -self.before.help)


def changed(goal: Goal, tries: Sequence[Try], limits: Limits) -> Goal:
    """The goal of an emotion after its newest try.

    Args:
        goal: the one before.
        tries: finished ones of this emotion, the newest last; of earlier sessions, too.
        limits: how far it may go.
    """
    newest = tries[-1]
    if not counts(newest):
        return goal
    counted = [each for each in tries if counts(each)]
    alike = list(takewhile(lambda each: each.goal.help == goal.help, reversed(counted)))
    steps = 1 if newest.outcome in (Outcome.HELD, Outcome.NAMED) else -EASIER
    threshold, hold_s = goal.threshold, goal.hold_s
    if newest.task.exercise.judges:
        threshold = _moved(threshold, steps * THRESHOLD_STEP, limits.threshold)
        hold_s = _moved(hold_s, steps * HOLD_STEP_S, limits.hold_s)
    help_ = goal.help
    if newest.alone and _in_row(alike, lambda each: each.alone) % ALONE_IN_ROW == 0:
        help_ = round(_moved(help_, -1, limits.help))
    elif _missed(newest) and _in_row(alike, _missed) % MISSES_IN_ROW == 0:
        help_ = round(_moved(help_, 1, limits.help))
    return Goal(threshold=round(threshold, 4), hold_s=round(hold_s, 4), help=help_)


def counts(each: Try) -> bool:
    """Whether a try says anything of how well an emotion succeeds. One that was stopped with the
    session does not, nor one that was skipped before anything could be seen of the face, nor one
    that asked for no emotion, however it ended."""
    if each.task.emotion is None or each.outcome in (None, Outcome.STOPPED, Outcome.LOOKED):
        return False
    return each.active_s > 0 or each.outcome.succeeded


def _missed(each: Try) -> bool:
    return each.outcome in (Outcome.SKIPPED, Outcome.TIME_UP)


def _in_row(newest_first: list[Try], holds: Callable[[Try], bool]) -> int:
    return sum(1 for _ in takewhile(holds, newest_first))


def _moved(value: float, by: float, limits: tuple[float, float]) -> float:
    low, high = limits
    # A value outside of the limits is the adult's own: it may come nearer, not go farther.
    low, high = min(low, value), max(high, value)
    return min(high, max(low, value + by))
