"""Which try comes next. The same plan, seed and tries always give the same."""

from __future__ import annotations

import random
from collections.abc import Sequence

from emomirror.emotions import Emotion

from .plan import Block, Order, Plan
from .prompts import Exercise
from .trying import Task, Try

RECENT = 3
"""How many of an emotion's latest tries the adaptive order looks at."""
VARIANTS = 1 << 16


def next_task(plan: Plan, finished: Sequence[Try], seed: int) -> Task | None:
    """What the next try asks for; None at the plan's end.

    Args:
        finished: the session's tries so far. Those that were skipped count as well.
        seed: of all that is mixed.
    """
    number = len(finished)
    first = 0
    for place, block in enumerate(plan.blocks):
        if number < first + block.tries:
            mine = finished[first:]
            emotion = None
            if block.exercise is not Exercise.FREE:
                emotion = _emotion(block, mine, f"{seed}/{place}")
            variant = random.Random(f"{seed}/{place}/{number}/variant").randrange(VARIANTS)
            return Task(
                block=place,
                number=number,
                exercise=block.exercise,
                emotion=emotion,
                present=block.present,
                adult_first=block.adult_first and block.exercise.sees,
                variant=variant,
            )
        first += block.tries
    return None


def _emotion(block: Block, mine: Sequence[Try], seed: str) -> Emotion:
    at = len(mine)
    match block.order:
        case Order.FIXED:
            return block.emotions[at % len(block.emotions)]
        case Order.SHUFFLED:
            return _shuffled(block.emotions, at, seed)
        case Order.ADAPTIVE:
            return _adaptive(block, mine)


def _shuffled(emotions: tuple[Emotion, ...], at: int, seed: str) -> Emotion:
    last = None
    for round_ in range(at // len(emotions) + 1):
        mixed = list(emotions)
        random.Random(f"{seed}/{round_}").shuffle(mixed)
        # Never the same twice in a row, where there is another.
        if len(mixed) > 1 and mixed[0] is last:
            mixed.append(mixed.pop(0))
        last = mixed[-1]
    return mixed[at % len(emotions)]


def _adaptive(block: Block, mine: Sequence[Try]) -> Emotion:
    """Each emotion once; then the one that succeeded alone least often of late, and among equals
    the one that has waited longest, never the same twice in a row. The last try goes to the one
    that succeeds best: a session ends on something that goes well."""
    tried: dict[Emotion, list[int]] = {emotion: [] for emotion in block.emotions}
    for place, each in enumerate(mine):
        if each.task.emotion is not None:
            tried[each.task.emotion].append(place)
    for emotion in block.emotions:
        if not tried[emotion]:
            return emotion
    last = mine[-1].task.emotion
    others = [e for e in block.emotions if e is not last] or list(block.emotions)

    def alone(emotion: Emotion) -> float:
        recent = tried[emotion][-RECENT:]
        return sum(mine[place].alone for place in recent) / len(recent)

    if len(mine) == block.tries - 1:
        return max(others, key=lambda e: (alone(e), -tried[e][-1]))
    return min(others, key=lambda e: (alone(e), tried[e][-1]))
