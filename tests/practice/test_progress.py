"""Goals follow a person's successes."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from msgspec.structs import replace as replace_goal

from emomirror.emotions import Emotion
from emomirror.practice.goal import Goal, Limits
from emomirror.practice.progress import (
    ALONE_IN_ROW,
    EASIER,
    HOLD_STEP_S,
    MISSES_IN_ROW,
    TARGET,
    THRESHOLD_STEP,
    changed,
    counts,
)
from emomirror.practice.prompts import Exercise, Present, Prompt
from emomirror.practice.trying import Given, Outcome, Task, Try

WIDE = Limits(threshold=(0.05, 0.95), hold_s=(0.0, 10.0))
MIDDLE = Goal(threshold=0.5, hold_s=2.0, help=1)


def made(outcome: Outcome, *, helped: bool = False, active_s: float = 5.0) -> Try:
    task = Task(0, 0, Exercise.COPY, Emotion.FEAR, Present.WORD, False, 0)
    given = (Given(Prompt.PARTS, 1.0, by_adult=False),) if helped else ()
    return Try(task, MIDDLE, (), (), 0, 9, active_s=active_s, given=given, outcome=outcome)


def test_a_success_asks_for_a_little_more() -> None:
    goal = changed(MIDDLE, [made(Outcome.HELD)], WIDE)
    assert goal.threshold == pytest.approx(0.5 + THRESHOLD_STEP)
    assert goal.hold_s == pytest.approx(2.0 + HOLD_STEP_S)


@pytest.mark.parametrize("outcome", [Outcome.SKIPPED, Outcome.TIME_UP, Outcome.ACCEPTED])
def test_a_miss_or_a_program_that_did_not_see_it_asks_for_four_times_less(
    outcome: Outcome,
) -> None:
    goal = changed(MIDDLE, [made(outcome)], WIDE)
    assert goal.threshold == pytest.approx(0.5 - EASIER * THRESHOLD_STEP)
    assert goal.hold_s == pytest.approx(2.0 - EASIER * HOLD_STEP_S)


@pytest.mark.parametrize(
    "each",
    [
        made(Outcome.STOPPED),
        made(Outcome.LOOKED),
        made(Outcome.SKIPPED, active_s=0.0),
        made(Outcome.TIME_UP, active_s=0.0),
    ],
)
def test_what_says_nothing_of_the_person_changes_nothing(each: Try) -> None:
    assert changed(MIDDLE, [made(Outcome.HELD), each], WIDE) == MIDDLE


@pytest.mark.parametrize("outcome", Outcome)
def test_a_free_mirror_counts_neither_for_nor_against(outcome: Outcome) -> None:
    free = Task(0, 0, Exercise.FREE, None, Present.WORD, False, 0)
    assert not counts(replace(made(outcome), task=free))


def test_help_fades_after_successes_without_more_of_it() -> None:
    held = made(Outcome.HELD)
    for n in range(1, ALONE_IN_ROW):
        assert changed(MIDDLE, [held] * n, WIDE).help == 1
    assert changed(MIDDLE, [held] * ALONE_IN_ROW, WIDE).help == 0
    helped = made(Outcome.HELD, helped=True)
    assert changed(MIDDLE, [held, helped, held], WIDE).help == 1


def test_help_comes_sooner_after_misses() -> None:
    missed = [made(Outcome.TIME_UP)] * MISSES_IN_ROW
    assert changed(MIDDLE, missed[:-1], WIDE).help == 1
    assert changed(MIDDLE, missed, WIDE).help == 2
    assert changed(MIDDLE, [made(Outcome.ACCEPTED)] * MISSES_IN_ROW, WIDE).help == 1


def test_other_help_begins_a_row_anew() -> None:
    """By a rule or by the adult's hand; what was changed and taken back is not changed again by
    the very next try."""
    held, missed = made(Outcome.HELD), made(Outcome.TIME_UP)
    other = replace(held, goal=replace_goal(MIDDLE, help=2))
    assert changed(MIDDLE, [other, other, held], WIDE).help == 1
    assert changed(MIDDLE, [other, other, held, held, held], WIDE).help == 0
    assert changed(MIDDLE, [replace(missed, goal=other.goal), missed], WIDE).help == 1
    assert changed(MIDDLE, [held] * (ALONE_IN_ROW + 1), WIDE).help == 1


def test_nothing_leaves_the_limits() -> None:
    limits = Limits(threshold=(0.49, 0.505), hold_s=(2.0, 2.0), help=(1, 1))
    up = changed(MIDDLE, [made(Outcome.HELD)] * ALONE_IN_ROW, limits)
    assert up == Goal(threshold=0.505, hold_s=2.0, help=1)
    down = changed(MIDDLE, [made(Outcome.TIME_UP)] * MISSES_IN_ROW, limits)
    assert down == Goal(threshold=0.49, hold_s=2.0, help=1)


def test_what_the_adult_set_outside_of_the_limits_moves_only_towards_them() -> None:
    limits = Limits(threshold=(0.15, 0.4))
    assert changed(MIDDLE, [made(Outcome.HELD)], limits).threshold == 0.5
    assert changed(MIDDLE, [made(Outcome.TIME_UP)], limits).threshold == pytest.approx(0.46)


@pytest.mark.parametrize("start", [0.2, 0.8])
def test_successes_settle_at_four_in_five(start: float) -> None:
    """A person whose chance falls from 1 to 0 as the threshold rises, through a logistic curve."""
    rng = random.Random(1)
    goal = Goal(threshold=start, hold_s=1.0)
    tries: list[Try] = []
    for _ in range(3000):
        chance = 1 / (1 + 10 ** ((goal.threshold - 0.5) / 0.1))
        outcome = Outcome.HELD if rng.random() < chance else Outcome.TIME_UP
        tries.append(replace(made(outcome), goal=goal))
        goal = changed(goal, tries[-10:], Limits(threshold=(0.05, 0.95), hold_s=(1, 1)))
    settled = tries[500:]
    share = sum(each.outcome is Outcome.HELD for each in settled) / len(settled)
    assert share == pytest.approx(TARGET, abs=0.03)
