"""What spoke for an emotion and what against it, and how far that can be believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from emomirror.emotions import Emotion

from .parts import FacePart
from .subject import Subject

LEAST_R2 = 0.25
"""Under this, an explanation should not be believed: with the fewest samples that are allowed, the
local model would account for so much of mere noise. PublicTest has 0.47 in the median."""
LEAST_STABILITY = 0.75
"""Likewise: above it, two seeds agree on more than two thirds of the fifth of the regions that
counts most, under it on fewer. PublicTest has 0.92 in the median with 1,000 samples.
"""


class Deletion(NamedTuple):
    """What blanking a fifth of the face's area takes from the emotion's probability.

    Attributes:
        top: where the regions that count most for the emotion are blanked.
        random: the mean over 20 random fifths.
    """

    top: float
    random: float


class Doubt(StrEnum):
    """Why an explanation should not be believed."""

    LOCAL_MODEL = "local model"
    STABILITY = "stability"
    DELETION = "deletion"


@dataclass(frozen=True, slots=True)
class Explanation:
    """The weight of each region of a face for one emotion.

    Attributes:
        subject: the face.
        emotion: what is explained.
        score: its probability for the untouched face, 0..1.
        sure: whether any emotion's probability for it reaches the model's threshold.
        samples: how many blanked pictures it comes from.
        complete: False where it is a rough one, from fewer samples than there will be.
        seed: the same seed gives the same explanation.
        seconds: how long sampling took, and fitting this emotion.
        regions: ``(48, 48)`` labels 0..n-1.
        weights: ``(n,)`` float64. What a region that is not blanked adds to the emotion's log-odds
            (natural logarithm); below 0 it speaks against the emotion.
        by_part: the same for the named parts of the face: the sum of their regions' weights, each
            region's shared among the parts that it covers by area. Parts outside the crop are
            left out.
        r2: how well the local model, a sum of weights, tells what the network answers: the
            weighted share of explained variance, up to 1.
        stability: rank correlation of weights that another seed would give with these, -1..1,
            estimated from two halves of the samples.
        deletion: whether the network really minds when the regions that count most are missing.
    """

    subject: Subject
    emotion: Emotion
    score: float
    sure: bool
    samples: int
    complete: bool
    seed: int
    seconds: float
    regions: npt.NDArray[np.intp]
    weights: npt.NDArray[np.float64]
    by_part: Mapping[FacePart, float]
    r2: float
    stability: float
    deletion: Deletion

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Why it should not be believed, the gravest first; empty where it can be."""
        reasons = (
            (self.deletion.top <= self.deletion.random, Doubt.DELETION),
            (self.stability < LEAST_STABILITY, Doubt.STABILITY),
            (self.r2 < LEAST_R2, Doubt.LOCAL_MODEL),
        )
        return tuple(doubt for holds, doubt in reasons if holds)

    @property
    def believable(self) -> bool:
        """Whether nothing speaks against believing it."""
        return not self.doubts
