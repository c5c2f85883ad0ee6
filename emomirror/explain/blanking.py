"""Pictures of a face of which regions are blanked, and fifths of a face to blank."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from .parts import PARTS, FacePart, part_map
from .subject import Subject

FIFTH = 0.2
RANDOM_FIFTHS = 20


def blanked(
    crop: npt.NDArray[np.uint8],
    blank: npt.NDArray[np.uint8],
    regions: npt.NDArray[np.intp],
    masks: npt.NDArray[np.bool_],
) -> npt.NDArray[np.uint8]:
    """Takes regions away.

    Args:
        crop: ``(48, 48)`` uint8.
        blank: ``(48, 48)`` uint8, what stands in their place.
        regions: ``(48, 48)`` labels 0..n-1.
        masks: ``(k, n)`` bool, which of them stay.

    Returns:
        ``(k, 48, 48)`` uint8.
    """
    return np.where(masks[:, regions], crop, blank)


def face_areas(subject: Subject, regions: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """How many pixels each region has; 0 where most of it lies around the face."""
    count = int(regions.max()) + 1
    in_face = part_map(subject) != PARTS.index(FacePart.AROUND)
    areas = np.bincount(regions.ravel(), minlength=count)
    inside = np.bincount(regions[in_face], minlength=count)
    return np.where(2 * inside >= areas, areas, 0)


def without_fifth(areas: npt.NDArray[np.intp], order: Iterable[int]) -> npt.NDArray[np.bool_]:
    """Takes whole regions away until a fifth of the face is gone.

    Args:
        areas: ``(n,)``, see ``face_areas``.
        order: which region goes first, which next. Those around the face stay.

    Returns:
        ``(n,)`` bool, which regions stay. The last goes only where that leads nearer to a fifth.
    """
    stay = np.ones(len(areas), dtype=bool)
    left = FIFTH * float(areas.sum())
    for region in order:
        if not areas[region]:
            continue
        if areas[region] > 2 * left:
            break
        stay[region] = False
        left -= areas[region]
    return stay


def without_random_fifths(
    areas: npt.NDArray[np.intp], random: np.random.RandomState
) -> npt.NDArray[np.bool_]:
    """``(20, n)``: which regions stay where random fifths of the face are blanked."""
    orders = (random.permutation(len(areas)) for _ in range(RANDOM_FIFTHS))
    return np.stack([without_fifth(areas, order) for order in orders])
