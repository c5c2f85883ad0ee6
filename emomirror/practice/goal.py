"""What counts as success for one emotion and one person: how near, how long, with how much help."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from emomirror.emotions import Emotion
from emomirror.errors import OutOfRange
from emomirror.sentences import Sentence

THRESHOLDS = (0.05, 0.95)
"""The least and the highest threshold that can be set."""
HOLDS_S = (0.0, 10.0)
"""The shortest and the longest hold that can be set, in seconds."""
MOST_HELP = 4
"""There are no more rungs than this on any ladder of prompts."""

WEAK_RECALL = 0.4
"""Below this share of recognised faces an emotion counts as read badly."""
GOOD_RECALL = 0.7
_LENIENT, _MIDDLE, _PLAIN = 0.25, 0.35, 0.45


class Goal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one person aims at for one emotion.

    Attributes:
        threshold: the target's score from which the face is near enough; ``THRESHOLDS``.
        hold_s: for how long it stays there, in seconds; ``HOLDS_S``.
        help: how many rungs of the ladder of prompts are there from the start, 0..``MOST_HELP``,
            besides the pictograms of ``Plan.pictured``.

    Raises:
        OutOfRange: a value is outside its range.
    """

    threshold: float = _PLAIN
    hold_s: float = 1.0
    help: int = 0

    def __post_init__(self) -> None:
        within("threshold", self.threshold, *THRESHOLDS)
        within("hold_s", self.hold_s, *HOLDS_S)
        within("help", self.help, 0, MOST_HELP)


class Limits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far the rules of progress may change a goal by themselves.

    Attributes:
        threshold: the least and the highest threshold.
        hold_s: the shortest and the longest hold, in seconds.
        help: the least and the most help from the start.

    Raises:
        OutOfRange: a value is outside its range, or a least one is above a highest.
    """

    threshold: tuple[float, float] = (0.15, 0.7)
    hold_s: tuple[float, float] = (0.3, 3.0)
    help: tuple[int, int] = (0, 3)

    def __post_init__(self) -> None:
        for name, (low, high), most in (
            ("limits.threshold", self.threshold, THRESHOLDS),
            ("limits.hold_s", self.hold_s, HOLDS_S),
            ("limits.help", self.help, (0, MOST_HELP)),
        ):
            within(name, low, *most)
            within(name, high, low, most[1])


def within(name: str, value: float, least: float, most: float) -> None:
    """Refuses a number outside its range.

    Raises:
        OutOfRange: ``value`` is not from ``least`` to ``most``; a NaN is not, either.
    """
    if not least <= value <= most:
        raise OutOfRange(
            Sentence("Plan", "{name} must be {least} to {most}; got {value}.").naming(
                name=name, least=f"{least:g}", most=f"{most:g}", value=_written(value)
            )
        )


def _written(value: float) -> str:
    try:
        return f"{value:g}"
    except OverflowError:  # a whole number that no float can hold
        return "something huge"


def starting_goal(emotion: Emotion, recall: Mapping[Emotion, float]) -> Goal:
    """Where practising an emotion begins: what the model reads badly begins leniently.

    Args:
        recall: the model's on its test pictures, 0..1; an emotion that is missing counts as good.
    """
    share = recall.get(emotion, 1.0)
    if share < WEAK_RECALL:
        return Goal(threshold=_LENIENT, hold_s=0.5)
    if share < GOOD_RECALL:
        return Goal(threshold=_MIDDLE, hold_s=0.8)
    return Goal(threshold=_PLAIN, hold_s=1.0)
