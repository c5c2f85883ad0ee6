"""What the tries of one emotion come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from emomirror.emotions import Emotion
from emomirror.practice.goal import Goal
from emomirror.practice.prompts import Prompt

from .series import Point
from .shares import Share, Trend, trend


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
        alone: how many succeeded with no more help than was there from the start, of all of them.
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
        before: the first third of the tries, as many as ``counting`` says.
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
        """How the share of successes with no more help than from the start has changed."""
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
        alone: of those held or named, with no more help than was there from the start.
        from_start: with help that was there from the start.
        kinds_from_start: how often each kind was there then, from least to most.
        copied: successes of tries that showed a picture.
        made: of those that gave words alone.
        first_match_s: seconds of trying until the face was near enough first.
        success_s: seconds of trying until it was held, or named.
        help: the most help that successes had, also from the start; from none at all to most.
        hold_s: the longest hold of each try, in seconds.
        longest_s: the longest of all, in seconds.
        read_as_target: frames that looked most like the target, of those that could be read.
        instead: what else they looked most like, most first.
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
    kinds_from_start: tuple[tuple[Prompt, int], ...]
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
        """Those that the program counted and that needed more help, or more than one answer."""
        return self.held + self.named - self.alone

    @property
    def usual_help(self) -> Prompt | None:
        """The help that most successes had; of equals the least. None is no help."""
        return max(self.help, key=lambda each: each[1])[0]
