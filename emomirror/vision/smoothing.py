"""Calm answers from a nervous stream of scores."""

from __future__ import annotations

import math

import numpy as np

from emomirror.emotions import EMOTIONS, Emotion

from .observation import Scores, most_like

TIME_CONSTANT_S = 0.3
"""After so long, 63 % of a sudden change has come through, whatever the frame rate."""
STALE_S = 1.0
"""Scores older than this say nothing about now."""
STICKINESS = 0.05
"""How far under the threshold, or under another emotion's score, the shown answer may fall before
it changes."""


class Smoother:
    """Smooths one face's scores over time and decides what it looks like."""

    def __init__(self) -> None:
        self._smoothed: Scores | None = None
        self._t_s = 0.0
        self._top: Emotion | None = None

    def add(self, scores: Scores, t_s: float) -> Scores:
        """Takes a frame's scores at time ``t_s`` (seconds) and returns the smoothed ones."""
        elapsed = t_s - self._t_s
        if self._smoothed is None or not 0 <= elapsed <= STALE_S:
            self._smoothed = scores
            self._top = None
        else:
            share = 1 - math.exp(-elapsed / TIME_CONSTANT_S)
            self._smoothed = self._smoothed + np.float32(share) * (scores - self._smoothed)
        self._t_s = t_s
        return self._smoothed

    def top(self, threshold: float) -> Emotion | None:
        """What the face looks like by the smoothed scores; None is "not sure".

        Args:
            threshold: the least probability for an answer, 0..1.
        """
        if self._smoothed is None:
            return None
        self._top = steady_top(self._smoothed, threshold, self._top)
        return self._top


def steady_top(scores: Scores, threshold: float, shown: Emotion | None) -> Emotion | None:
    """What a face looks like; None is "not sure".

    Args:
        scores: smoothed ones.
        threshold: the least probability for an answer, 0..1.
        shown: what it looked like in the frame before, which does not change over trifles.
    """
    high = float(scores.max())
    if shown is not None:
        share = float(scores[EMOTIONS.index(shown)])
        if share >= threshold - STICKINESS and share >= high - STICKINESS:
            return shown
    return most_like(scores) if high >= threshold else None
