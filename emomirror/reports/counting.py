"""From tries to the figures of one emotion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from statistics import median
from typing import NamedTuple

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.kept import KeptTry
from emomirror.practice.progress import counts
from emomirror.practice.prompts import Exercise, Prompt, from_least
from emomirror.practice.trying import Outcome, Try

from .figures import EmotionFigures, Side, Since, Skill, Typical, Verdicts
from .series import Point
from .shares import LEAST, Share

MOST_COMPARED = 60
"""Of a long time, no more than this many of the first and of the last tries are compared: what
lies years apart in one figure would say nothing of either."""
INSTEAD = 2
"""So many emotions are named that a face was read as in place of the target."""


class Told(NamedTuple):
    """A try, and what is asked of it again and again.

    Attributes:
        day: that of its session, by the clock on the wall.
        number: its session's in the report, from 0.
        kept: as it is kept.
        made: what happened.
        counts: whether it says anything of how well an emotion succeeds.
        won: whether it counts as a success.
        alone: whether it was one with no more help than was there from the start.
        accepted: whether it was one that the adult alone counted.
    """

    day: date
    number: int
    kept: KeptTry
    made: Try
    counts: bool
    won: bool
    alone: bool
    accepted: bool


def told(day: date, number: int, kept: KeptTry) -> Told:
    """A try of one session."""
    made = kept.made
    won = made.outcome is not None and made.outcome.succeeded
    accepted = made.outcome is Outcome.ACCEPTED
    return Told(day, number, kept, made, counts(made), won, won and made.alone, accepted)


def emotion_figures(emotion: Emotion, skill: Skill, tries: Sequence[Told]) -> EmotionFigures:
    """All figures of one emotion.

    Args:
        tries: all that asked for it in this way, oldest first; at least one.
    """
    counted = [each for each in tries if each.counts]
    made = [each.made for each in counted]
    won = [each.made for each in counted if each.won]
    ended = Counter(each.outcome for each in made)
    looked = [sum(each) for each in zip(*(t.looked for t in made), strict=True)]
    readable = sum(looked)
    helped = Counter(most_help(each) for each in won)
    first = Counter(prompt for each in made for prompt in each.from_start)
    answers = Counter(a for each in made for a in each.answers if a is not emotion)
    left = Counter(each.made.outcome for each in tries if not each.counts)
    frames = sum(each.frames for each in made)
    kinds = from_least(Exercise.NAME if skill is Skill.NAMING else Exercise.COPY)
    at = EMOTIONS.index(emotion)
    others = sorted(
        (i for i in range(len(looked)) if i != at and looked[i]), key=lambda i: -looked[i]
    )
    return EmotionFigures(
        emotion=emotion,
        skill=skill,
        tries=len(made),
        held=ended[Outcome.HELD],
        named=ended[Outcome.NAMED],
        accepted=ended[Outcome.ACCEPTED],
        skipped=ended[Outcome.SKIPPED],
        time_up=ended[Outcome.TIME_UP],
        stopped=left[Outcome.STOPPED],
        unseen=left[Outcome.SKIPPED],
        alone=sum(each.alone for each in counted),
        from_start=sum(bool(each.from_start) for each in made),
        kinds_from_start=tuple((prompt, first[prompt]) for prompt in kinds if first[prompt]),
        copied=_share(counted, Exercise.COPY),
        made=_share(counted, Exercise.MAKE),
        first_match_s=_typical(e.first_match_s for e in made if e.first_match_s is not None),
        success_s=_seconds(made),
        help=tuple((prompt, helped[prompt]) for prompt in (None, *kinds)),
        hold_s=_typical(each.longest_s for each in made if each.task.exercise.judges),
        longest_s=max((each.longest_s for each in made), default=0.0),
        read_as_target=Share(looked[at] if looked else 0, readable),
        instead=tuple((EMOTIONS[i], Share(looked[i], readable)) for i in others[:INSTEAD]),
        chosen=tuple(answers.most_common()),
        unsure=Share(sum(each.unsure for each in made), readable),
        spoiled=Share(sum(each.spoiled for each in made), frames),
        verdicts=_verdicts(each.kept for each in counted),
        goal=tries[-1].made.goal,
        since=_since(counted),
        points=_points(tries),
        in_sessions=tuple(dict.fromkeys(each.number for each in tries)),
    )


def most_help(made: Try) -> Prompt | None:
    """The most help that came in a try, or, where none came, that was there from the start; None
    for none."""
    had = tuple(given.prompt for given in made.given) or made.from_start
    return max(had, key=from_least(made.task.exercise).index, default=None)


def _share(counted: Iterable[Told], exercise: Exercise) -> Share:
    mine = [each.won for each in counted if each.made.task.exercise is exercise]
    return Share(sum(mine), len(mine))


def _typical(values: Iterable[float]) -> Typical | None:
    known = list(values)
    return Typical(median(known), len(known)) if known else None


def _seconds(made: Iterable[Try]) -> Typical | None:
    # When the adult accepts a try says how long the adult waited, and nothing of the face.
    ends = (Outcome.HELD, Outcome.NAMED)
    return _typical(each.active_s for each in made if each.outcome in ends)


def _verdicts(tries: Iterable[KeptTry]) -> Verdicts:
    # Who names a face shows none: what was said of it tells nothing.
    judged = (e if e.made.task.exercise.judges else replace(e, verdict=None) for e in tries)
    said = Counter((each.program_saw, each.adult_saw) for each in judged)
    return Verdicts(
        both=said[True, True],
        program=said[True, False],
        adult=said[False, True],
        neither=said[False, False],
    )


def _since(counted: Sequence[Told]) -> Since | None:
    if len(counted) < 2 * LEAST:
        return None
    some = min(MOST_COMPARED, max(LEAST, len(counted) // 3))
    return Since(_side(counted[:some]), _side(counted[-some:]))


def _side(counted: Sequence[Told]) -> Side:
    goals = [each.made.goal for each in counted]
    return Side(
        first=counted[0].day,
        last=counted[-1].day,
        success=Share(sum(each.won for each in counted), len(counted)),
        alone=Share(sum(each.alone for each in counted), len(counted)),
        seconds=_seconds(each.made for each in counted),
        threshold=median(goal.threshold for goal in goals),
        hold_s=median(goal.hold_s for goal in goals),
        help=Share(sum(bool(each.made.from_start) for each in counted), len(counted)),
    )


def _points(tries: Sequence[Told]) -> tuple[Point, ...]:
    by_session: dict[int, list[Told]] = {}
    for each in tries:
        by_session.setdefault(each.number, []).append(each)
    return tuple(point(mine[0].day, mine) for mine in by_session.values())


def point(day: date, tries: Sequence[Told]) -> Point:
    """One session in a series; its minutes are those of trying."""
    return Point(
        day=day,
        sessions=1,
        minutes=sum(each.made.active_s for each in tries) / 60,
        tries=sum(each.counts for each in tries),
        succeeded=sum(each.won for each in tries),
        alone=sum(each.alone for each in tries),
        accepted=sum(each.accepted for each in tries),
    )
