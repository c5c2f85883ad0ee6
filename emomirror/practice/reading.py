"""From what the camera saw to an event of the session."""

from __future__ import annotations

from emomirror.vision.observation import Observation

from .baseline import Baseline
from .events import Scored


def scored(t_s: float, observation: Observation | None, baseline: Baseline | None) -> Scored:
    """The event for one frame: the person in the mirror is read, and nobody else.

    Args:
        t_s: on the session's clock, in seconds.
        observation: None where the frame was not read.
        baseline: the person's own calm face, or None.
    """
    main = None if observation is None else observation.main
    if main is None or main.reasons:
        return Scored(t_s, None)
    scores = tuple(float(score) for score in main.smoothed)
    return Scored(
        t_s,
        scores if baseline is None else baseline.read(scores),
        sure=main.top is not None,
    )
