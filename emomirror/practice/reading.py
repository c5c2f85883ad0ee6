"""From what the camera saw to an event of the session."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from emomirror.emotions import Emotion
from emomirror.vision.observation import Observation, Scores
from emomirror.vision.smoothing import steady_top

from .baseline import Baseline
from .events import Scored


@dataclass(frozen=True, slots=True)
class Read:
    """What the face of the person practising was read as.

    Attributes:
        scores: as they are for this person.
        top: what it looks like by them; None is "not sure".
    """

    scores: Scores
    top: Emotion | None


class Reading:
    """Reads the main face of one frame after the other, and nobody else's; whatever a session
    counts, and shows of a face, comes from here.

    Args:
        baseline: the person's own calm face, or None.
        threshold: the model's; see ``ModelFacts.threshold``.
    """

    def __init__(self, baseline: Baseline | None = None, threshold: float = 0.0) -> None:
        self.baseline = baseline
        self._threshold = threshold
        self._id: int | None = None
        self._top: Emotion | None = None

    def of(self, observation: Observation | None) -> Read | None:
        """What was read; None where nothing could be.

        Args:
            observation: as ``Practised`` has marked it; None where the frame was not read.
        """
        main = None if observation is None else observation.main
        if main is None or main.reasons:
            return None
        if self.baseline is None:
            return Read(main.smoothed, main.top)
        scores = np.array(self.baseline.read([float(s) for s in main.smoothed]), np.float32)
        before = self._top if main.id == self._id else None
        self._id, self._top = main.id, steady_top(scores, self._threshold, before)
        return Read(scores, self._top)


def scored(t_s: float, read: Read | None) -> Scored:
    """The event for one frame.

    Args:
        t_s: on the session's clock, in seconds.
        read: what was read in it.
    """
    if read is None:
        return Scored(t_s, None)
    return Scored(t_s, tuple(float(score) for score in read.scores), sure=read.top is not None)
