"""What the tries of one emotion come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from statistics import median
from typing import NamedTuple

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.goal import Goal
from emomirror.practice.kept import KeptTry
from emomirror.practice.progress import counts
from emomirror.practice.prompts import Exercise, Prompt
from emomirror.practice.trying import Outcome, Try

from .series import Point
from .shares import LEAST, Share, Trend, trend

MOST_COMPARED = 60
"""Of a long time, no more than this many of the first and of the last tries are compared: what
lies years apart in one figure would say nothing of either."""
INSTEAD = 2
"""So many emotions are named that a face was read as in place of the target."""


class Skill(Enum):
    """What is practised: two things, whose figures are never added up."""

    SHOWING = "showing"
    """An emotion with one's own face: *copy* and *make*."""
    NAMING = "naming"
    """That of another face: *name it*."""


class Typical(NamedTuple):
    """The middle of some values.

    Attributes:
        median: half of them are lower, half higher.
        of: how many there are, at least 1.
    """

    median: float
    of: int


class Verdicts(NamedTuple):
    """On tries of which the adult said whether the emotion was to be seen: who saw it.

    Attributes:
        both: the program and the adult.
        program: the program alone.
        adult: the adult alone.
        neither: none of them.
    """

    both: int
    program: int
    adult: int
    neither: int

    @property
    def judged(self) -> int:
        """How many tries the adult said something of."""
        return sum(self)

    @property
    def differ(self) -> Share:
        """How often they said different things."""
        return Share(self.program + self.adult, self.judged)


@dataclass(frozen=True, slots=True)
class Side:
    """Some of the first, or of the last, tries.

    Attributes:
        first: the day of the first of them.
        last: that of the last.
        success: how many succeeded, of all of them.
        alone: how many succeeded without help, of all of them.
        seconds: that successes took.
        threshold: the middle of the goals' thresholds, 0..1.
        hold_s: that of the goals' holds, in seconds.
        help: how many had help from the start.
    """

    first: date
    last: date
    success: Share
    alone: Share
    seconds: Typical | None
    threshold: float
    hold_s: float
    help: Share


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since the start.

    Attributes:
        before: the first third of the tries, ``LEAST`` to ``MOST_COMPARED`` of them.
        after: as many of the last.
    """

    before: Side
    after: Side

    @property
    def success(self) -> Trend:
        """How the share of successes has changed."""
        return trend(self.before.success, self.after.success)

    @property
    def alone(self) -> Trend:
        """How the share of successes without help has changed."""
        return trend(self.before.alone, self.after.alone)


@dataclass(frozen=True, slots=True)
class EmotionFigures:
    """One emotion. Tries that were stopped, or skipped before anything could be seen, count in
    nothing but ``stopped`` and ``unseen``.

    Attributes:
        emotion: which.
        skill: showing or naming it.
        tries: how many count.
        held: held long enough.
        named: named right.
        accepted: counted by the adult alone.
        skipped: given up by hand.
        time_up: ended by the adult's own limit of time.
        stopped: ended with the session.
        unseen: skipped before anything could be seen.
        alone: of those held or named, without help.
        from_start: of all successes, with help that was there from the start.
        copied: successes of tries that showed a picture.
        made: of those that gave words alone.
        first_match_s: seconds of trying until the face was near enough first.
        success_s: seconds of trying until it was held, or named.
        help: the most help that successes were given, from none at all to most.
        hold_s: the longest hold of each try, in seconds.
        longest_s: the longest of all, in seconds.
        read_as_target: frames that looked most like the target, of those that could be read.
        instead: what else they looked most like, most first; ``INSTEAD`` at most.
        chosen: what faces were taken for in its place, and how often, most first.
        unsure: frames that looked like nothing for sure, of those that could be read.
        spoiled: frames that the camera spoiled, of all.
        verdicts: the program's and the adult's.
        goal: that of the newest try.
        since: what has changed; None where tries are too few to tell.
        points: by session.
        in_sessions: to each of them, the number of its session in the report, from 0.
    """

    emotion: Emotion
    skill: Skill
    tries: int
    held: int
    named: int
    accepted: int
    skipped: int
    time_up: int
    stopped: int
    unseen: int
    alone: int
    from_start: int
    copied: Share
    made: Share
    first_match_s: Typical | None
    success_s: Typical | None
    help: tuple[tuple[Prompt | None, int], ...]
    hold_s: Typical | None
    longest_s: float
    read_as_target: Share
    instead: tuple[tuple[Emotion, Share], ...]
    chosen: tuple[tuple[Emotion, int], ...]
    unsure: Share
    spoiled: Share
    verdicts: Verdicts
    goal: Goal
    since: Since | None
    points: tuple[Point, ...]
    in_sessions: tuple[int, ...]

    @property
    def succeeded(self) -> int:
        """Tries that count as a success."""
        return self.held + self.named + self.accepted

    @property
    def success(self) -> Share:
        """Successes of tries."""
        return Share(self.succeeded, self.tries)

    @property
    def with_help(self) -> int:
        """Those that the program counted and that needed help, or more than one answer."""
        return self.held + self.named - self.alone

    @property
    def usual_help(self) -> Prompt | None:
        """The help that most successes were given; of equals the least. None is no help."""
        return max(self.help, key=lambda each: each[1])[0]


def emotion_figures(
    emotion: Emotion, skill: Skill, tries: Sequence[tuple[date, int, KeptTry]]
) -> EmotionFigures:
    """All figures of one emotion.

    Args:
        tries: all that asked for it in this way, oldest first: each with the day and the number
            of its session; at least one.
    """
    counted = [(day, kept) for day, _, kept in tries if counts(kept.made)]
    made = [kept.made for _, kept in counted]
    ended = Counter(each.outcome for each in made)
    won = [each for each in made if each.outcome and each.outcome.succeeded]
    looked = [sum(each) for each in zip(*(t.looked for t in made), strict=True)]
    readable = sum(looked)
    helped = Counter(most_help(each) for each in won)
    answers = Counter(a for each in made for a in each.answers if a is not emotion)
    left = [kept.made for _, _, kept in tries if not counts(kept.made)]
    frames = sum(each.frames for each in made)
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
        stopped=sum(each.outcome is Outcome.STOPPED for each in left),
        unseen=sum(each.outcome is Outcome.SKIPPED for each in left),
        alone=sum(each.alone for each in made),
        from_start=sum(each.goal.help > 0 for each in won),
        copied=_share(made, Exercise.COPY),
        made=_share(made, Exercise.MAKE),
        first_match_s=_typical(e.first_match_s for e in made if e.first_match_s is not None),
        success_s=_seconds(made),
        help=tuple((prompt, helped[prompt]) for prompt in (None, *Prompt)),
        hold_s=_typical(each.longest_s for each in made if each.task.exercise.judges),
        longest_s=max((each.longest_s for each in made), default=0.0),
        read_as_target=Share(looked[at] if looked else 0, readable),
        instead=tuple((EMOTIONS[i], Share(looked[i], readable)) for i in others[:INSTEAD]),
        chosen=tuple(answers.most_common()),
        unsure=Share(sum(each.unsure for each in made), readable),
        spoiled=Share(sum(each.spoiled for each in made), frames),
        verdicts=_verdicts(kept for _, kept in counted),
        goal=tries[-1][2].made.goal,
        since=_since(counted),
        points=_points(tries),
        in_sessions=tuple(dict.fromkeys(number for _, number, _ in tries)),
    )


def most_help(made: Try) -> Prompt | None:
    """The most help that a try was given besides what was there from the start; None for none."""
    order = tuple(Prompt)
    return max((given.prompt for given in made.given), key=order.index, default=None)


def _share(made: Iterable[Try], exercise: Exercise) -> Share:
    mine = [each for each in made if each.task.exercise is exercise]
    return Share(sum(_won(each) for each in mine), len(mine))


def _won(made: Try) -> bool:
    return made.outcome is not None and made.outcome.succeeded


def _typical(values: Iterable[float]) -> Typical | None:
    known = list(values)
    return Typical(median(known), len(known)) if known else None


def _seconds(made: Iterable[Try]) -> Typical | None:
    # When the adult accepts a try says how long the adult waited, and nothing of the face.
    ends = (Outcome.HELD, Outcome.NAMED)
    return _typical(each.active_s for each in made if each.outcome in ends)


def _verdicts(tries: Iterable[KeptTry]) -> Verdicts:
    said = Counter((each.program_saw, each.adult_saw) for each in tries)
    return Verdicts(
        both=said[True, True],
        program=said[True, False],
        adult=said[False, True],
        neither=said[False, False],
    )


def _since(counted: Sequence[tuple[date, KeptTry]]) -> Since | None:
    if len(counted) < 2 * LEAST:
        return None
    some = min(MOST_COMPARED, max(LEAST, len(counted) // 3))
    return Since(_side(counted[:some]), _side(counted[-some:]))


def _side(counted: Sequence[tuple[date, KeptTry]]) -> Side:
    made = [kept.made for _, kept in counted]
    return Side(
        first=counted[0][0],
        last=counted[-1][0],
        success=Share(sum(_won(each) for each in made), len(made)),
        alone=Share(sum(each.alone for each in made), len(made)),
        seconds=_seconds(made),
        threshold=median(each.goal.threshold for each in made),
        hold_s=median(each.goal.hold_s for each in made),
        help=Share(sum(each.goal.help > 0 for each in made), len(made)),
    )


def _points(tries: Sequence[tuple[date, int, KeptTry]]) -> tuple[Point, ...]:
    sums: dict[tuple[date, int], list[float]] = {}
    for day, number, kept in tries:
        made = kept.made
        sum_ = sums.setdefault((day, number), [0.0, 0, 0, 0])
        sum_[0] += made.active_s / 60
        if counts(made):
            sum_[1] += 1
            sum_[2] += _won(made)
            sum_[3] += made.alone
    return tuple(
        Point(day, 1, minutes, int(n), int(won), int(alone))
        for (day, _), (minutes, n, won, alone) in sums.items()
    )
