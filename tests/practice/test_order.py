"""Which try comes next."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from emomirror.emotions import Emotion
from emomirror.practice.events import Skip
from emomirror.practice.plan import Block, Order, Plan
from emomirror.practice.prompts import Exercise
from emomirror.practice.session import Session, step

from .conftest import after, frames, looking, plan, started

THREE = (Emotion.ANGER, Emotion.FEAR, Emotion.HAPPINESS)


def of_order(order: Order, tries: int = 9) -> Plan:
    block = Block(exercise=Exercise.COPY, emotions=THREE, tries=tries, order=order)
    return plan(blocks=(block,))


def practised(of: Plan, good_at: set[Emotion], seed: int = 0) -> list[Emotion]:
    """The order in which emotions came to a person who is good at some."""
    session: Session = started(of, seed)
    came = []
    while session.task is not None and session.task.emotion is not None:
        emotion = session.task.emotion
        came.append(emotion)
        now = session.t_s
        if emotion in good_at:
            session = after(session, frames(now + 0.1, 1.2, looking(emotion, 0.9)))
        else:
            session = step(after(session, frames(now + 0.1, 1, looking(emotion, 0.1))), Skip(now))
    return came


def test_a_fixed_order_is_the_listed_one() -> None:
    assert practised(of_order(Order.FIXED), set()) == list(THREE * 3)


@pytest.mark.parametrize("seed", range(20))
def test_a_shuffled_order_gives_each_as_often_and_none_twice_in_a_row(seed: int) -> None:
    came = practised(of_order(Order.SHUFFLED), set(), seed)
    assert set(Counter(came).values()) == {3}
    assert all(a is not b for a, b in pairwise(came))


def test_other_seeds_shuffle_otherwise_and_the_same_alike() -> None:
    orders = {tuple(practised(of_order(Order.SHUFFLED), set(), seed)) for seed in range(20)}
    assert len(orders) > 5
    same = [practised(of_order(Order.SHUFFLED), set(), 3) for _ in range(2)]
    assert same[0] == same[1]


def test_an_adaptive_order_gives_more_of_what_is_hard() -> None:
    came = practised(of_order(Order.ADAPTIVE, tries=15), good_at={Emotion.HAPPINESS, Emotion.ANGER})
    count = Counter(came)
    assert came[:3] == list(THREE)
    assert count[Emotion.FEAR] > count[Emotion.ANGER]
    assert count[Emotion.FEAR] > count[Emotion.HAPPINESS]
    assert all(a is not b for a, b in pairwise(came))


def test_an_adaptive_order_ends_on_something_that_goes_well() -> None:
    came = practised(of_order(Order.ADAPTIVE, tries=8), good_at={Emotion.HAPPINESS})
    assert came[-1] is Emotion.HAPPINESS


@pytest.mark.parametrize("order", Order)
def test_a_single_emotion_comes_again_and_again(order: Order) -> None:
    block = Block(exercise=Exercise.COPY, emotions=(Emotion.FEAR,), tries=4, order=order)
    assert practised(plan(blocks=(block,)), set()) == [Emotion.FEAR] * 4


def test_blocks_follow_one_another() -> None:
    first = Block(exercise=Exercise.COPY, emotions=(Emotion.FEAR,), tries=1)
    second = Block(exercise=Exercise.MAKE, emotions=(Emotion.ANGER,), tries=2)
    of = plan(blocks=(first, second))
    assert practised(of, set()) == [Emotion.FEAR, Emotion.ANGER, Emotion.ANGER]
