"""What the network answered when parts of a face were blanked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emomirror.vision.observation import Scores

from .subject import Subject

LEAST_PER_REGION = 4
"""Samples for each region: each half of them, on which stability is estimated, must hold more
samples than the local model has unknowns."""


@dataclass(frozen=True, slots=True)
class Samples:
    """Blanked pictures of one face and the network's answers, so far. Arrays are never written
    into.

    Attributes:
        subject: the face.
        regions: ``(48, 48)`` labels 0..n-1.
        blank: ``(48, 48)`` uint8, what stands where a region is blanked.
        untouched: ``(7,)`` scores of the face itself.
        masks: ``(k, n)`` bool: which regions stayed. Rows 2i and 2i+1 are each other's opposite.
        scores: ``(k, 7)`` float32, the answers to them.
        random_fifths: ``(20, 7)`` float32, the answers to random fifths of the face blanked.
        wanted: how many samples there will be.
        seed: what the masks, and all else that is random, came from.
        seconds: how long it took so far, the network's share in ``network_seconds``.
    """

    subject: Subject
    regions: npt.NDArray[np.intp]
    blank: npt.NDArray[np.uint8]
    untouched: Scores
    masks: npt.NDArray[np.bool_]
    scores: npt.NDArray[np.float32]
    random_fifths: npt.NDArray[np.float32]
    wanted: int
    seed: int
    seconds: float
    network_seconds: float

    def __len__(self) -> int:
        return len(self.masks)

    @property
    def complete(self) -> bool:
        """Whether these are all that were wanted."""
        return len(self) >= self.wanted

    @property
    def enough(self) -> bool:
        """Whether there are enough for an explanation, if a rough one."""
        return len(self) >= least_samples(self.regions)


def least_samples(regions: npt.NDArray[np.intp]) -> int:
    """How many samples an explanation by these regions needs."""
    return LEAST_PER_REGION * (int(regions.max()) + 1)
