"""What a session keeps in memory: little of a try, and less of one that is over."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.events import Event, Scored, Skip, Start
from emomirror.practice.plan import Block, Plan
from emomirror.practice.prompts import Exercise
from emomirror.practice.samples import Sample, Samples
from emomirror.practice.session import Session, step

SCORES = st.tuples(*[st.floats(0, 1)] * len(EMOTIONS))
SAMPLES = st.lists(st.builds(Sample, st.floats(0, 1e6), st.none() | SCORES), max_size=200)


@given(SAMPLES)
def test_samples_come_back_as_they_were(given_: list[Sample]) -> None:
    samples = Samples.of(given_)
    assert list(samples) == given_
    assert len(samples) == len(given_)
    assert [samples[at] for at in range(-len(given_), len(given_))] == [*given_, *given_]
    assert samples[1:-1] == tuple(given_[1:-1])
    assert samples == Samples.of(tuple(given_))


def test_what_is_added_changes_nothing_that_was_there() -> None:
    first = Samples().plus(Sample(0.0, None))
    first.plus(Sample(1.0, (0.5,) * 7))
    assert list(first) == [Sample(0.0, None)]


def session(exercise: Exercise, tries: int) -> Session:
    block = Block(exercise=exercise, emotions=(Emotion.HAPPINESS, Emotion.FEAR), tries=tries)
    plan = Plan(name="long", blocks=(block,), wait_s=0.0, announce_s=0.0)
    return step(Session.of(plan), Start(0.0))


def scored(moments: Iterable[int]) -> Iterable[Event]:
    for at in moments:
        yield Scored(at / 30, tuple((at * each % 1009) / 1009 / 7 for each in range(1, 8)))


def held() -> int:
    """Bytes that are in use; collecting also gives back what Python keeps for objects to come."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def grown(before: Session, events: Iterable[Event]) -> tuple[Session, int]:
    """The session after some events, and by how many bytes it has grown in the second half."""
    now, every = before, list(events)
    tracemalloc.start()
    for at, event in enumerate(every):
        if at == len(every) // 2:
            half = held()
        now = step(now, event)
    whole = held()
    tracemalloc.stop()
    return now, whole - half


def test_a_minute_of_a_try_takes_40_kb() -> None:
    now, bytes_ = grown(session(Exercise.FREE, 1), scored(range(2 * 60 * 30)))
    assert now.trying is not None
    assert len(now.trying.trace) > 2 * 590
    assert bytes_ < 50_000


def test_a_try_that_is_over_takes_less_than_a_kb() -> None:
    def play() -> Iterable[Event]:
        for at in range(100):
            yield from scored(range(30 * at, 30 * at + 29, 3))
            yield Skip(at + 29.5 / 30)

    now, bytes_ = grown(session(Exercise.COPY, 100), play())
    assert len(now.finished) == 100
    assert bytes_ / 50 < 1000
