"""All that can happen in a session. Times are seconds on the session's own clock."""

from __future__ import annotations

import math
from dataclasses import dataclass

from emomirror.emotions import EMOTIONS, Emotion

from .goal import Goal


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Attributes:
        t_s: when, in seconds. One that comes late counts as happening now.

    Raises:
        ValueError: ``t_s`` is no finite number.
    """

    t_s: float

    def __post_init__(self) -> None:
        if not math.isfinite(self.t_s):
            raise ValueError(f"t_s must be a finite number of seconds; got {self.t_s}")


@dataclass(frozen=True, slots=True)
class Start(Event):
    """The session begins."""


@dataclass(frozen=True, slots=True)
class Stop(Event):
    """It ends, whatever is going on."""


@dataclass(frozen=True, slots=True)
class Pause(Event):
    """Time stands still until ``Resume``."""


@dataclass(frozen=True, slots=True)
class Resume(Event):
    """Time goes on."""


@dataclass(frozen=True, slots=True)
class Continue(Event):
    """What is announced begins at once; a reward, or a free mirror, ends."""


@dataclass(frozen=True, slots=True)
class Skip(Event):
    """This try is left out."""


@dataclass(frozen=True, slots=True)
class Accept(Event):
    """The adult counts this try as a success."""


@dataclass(frozen=True, slots=True)
class Prompted(Event):
    """The adult gives the next help now."""


@dataclass(frozen=True, slots=True)
class Undo(Event):
    """The latest change of a goal is taken back."""


@dataclass(frozen=True, slots=True)
class Adjusted(Event):
    """The adult sets what counts as success, at once.

    Attributes:
        emotion: for which.
        goal: from now on.
    """

    emotion: Emotion
    goal: Goal


@dataclass(frozen=True, slots=True)
class Answered(Event):
    """A face was named.

    Attributes:
        emotion: the one chosen.
    """

    emotion: Emotion


@dataclass(frozen=True, slots=True)
class CameraLost(Event):
    """No picture comes any more."""


@dataclass(frozen=True, slots=True)
class CameraBack(Event):
    """Pictures come again."""


@dataclass(frozen=True, slots=True)
class Tick(Event):
    """Time has passed."""


@dataclass(frozen=True, slots=True)
class Scored(Event):
    """A frame of the camera was read.

    Attributes:
        scores: seven probabilities in the order of ``EMOTIONS``; None where the camera spoils it:
            no face, too dark, turned away.
        sure: whether one of them is high enough for an answer.

    Raises:
        ValueError: there are not seven scores of 0..1.
    """

    scores: tuple[float, ...] | None
    sure: bool = True

    def __post_init__(self) -> None:
        Event.__post_init__(self)
        if self.scores is None:
            return
        if len(self.scores) != len(EMOTIONS) or not all(0 <= s <= 1.001 for s in self.scores):
            raise ValueError(f"seven scores of 0..1 expected; got {self.scores}")
