"""Into which regions a crop is divided: each is blanked as a whole, and gets one weight."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import numpy.typing as npt

from emomirror.vision.crop import FACE_SIZE

from .parts import PARTS, FacePart, face_coordinates, part_map
from .subject import Subject

GRID = 6
"""Regions of the grid, across and down."""
FACE_REGIONS, AROUND_REGIONS = 32, 4
"""Of the scheme of face parts: how many lie in the face, and around it."""
SUPERPIXELS, COMPACTNESS = 36, 0.2
"""What SLIC is asked for. In PublicTest it gives 24 to 36, in the median 34, that follow edges and
are still alike in area; with 0.1, 29 in the median and some three times as large."""


class Scheme(StrEnum):
    """A way of dividing a crop."""

    GRID = "grid"
    PARTS = "parts"
    SUPERPIXELS = "superpixels"


DEFAULT_SCHEME = Scheme.PARTS


def regions_of(subject: Subject, scheme: Scheme) -> npt.NDArray[np.intp]:
    """Divides a crop.

    Returns:
        ``(48, 48)`` labels 0..n-1, each of them used.
    """
    match scheme:
        case Scheme.GRID:
            return _grid()
        case Scheme.PARTS:
            return _parts(subject)
        case Scheme.SUPERPIXELS:
            return _superpixels(subject)


def _grid() -> npt.NDArray[np.intp]:
    step = np.arange(FACE_SIZE) * GRID // FACE_SIZE
    return np.asarray(step[:, None] * GRID + step, dtype=np.intp)


def _parts(subject: Subject) -> npt.NDArray[np.intp]:
    """Face parts, left and right apart, each cut into regions of about the same area."""
    part, (across, _) = part_map(subject), face_coordinates(subject)
    around = part == PARTS.index(FacePart.AROUND)
    sides = 2 * part.astype(np.intp) + (across > 0)
    # The nose, the mouth and what else lies in the middle is cut further down, not here.
    for whole in (FacePart.NOSE, FacePart.MOUTH, FacePart.CHIN, FacePart.FOREHEAD):
        sides[part == PARTS.index(whole)] = 2 * PARTS.index(whole)
    labels = np.zeros_like(sides)
    begun = 0
    for area, wanted in ((~around, FACE_REGIONS), (around, AROUND_REGIONS)):
        found, sizes = np.unique(sides[area], return_counts=True)
        for side, count in zip(found, _shared(sizes, wanted), strict=True):
            rows, columns = np.nonzero((sides == side) & area)
            for piece in _cut(np.column_stack([rows, columns]), int(count)):
                labels[piece[:, 0], piece[:, 1]] = begun
                begun += 1
    return labels


def _shared(sizes: npt.NDArray[np.intp], wanted: int) -> npt.NDArray[np.intp]:
    """Shares ``wanted`` pieces out in proportion to ``sizes``, at least one to each."""
    counts = np.ones_like(sizes)
    while counts.sum() < min(wanted, sizes.sum()):
        counts[np.argmax(sizes / counts)] += 1
    return counts


def _cut(pixels: npt.NDArray[np.intp], pieces: int) -> list[npt.NDArray[np.intp]]:
    """Cuts ``(n, 2)`` pixels across their longer side, again and again, into equal pieces."""
    if pieces == 1:
        return [pixels]
    longer = int(np.argmax(np.ptp(pixels, axis=0)))
    order = np.lexsort((pixels[:, 1 - longer], pixels[:, longer]))
    first = pieces // 2
    at = round(len(pixels) * first / pieces)
    one, other = pixels[order[:at]], pixels[order[at:]]
    return [*_cut(one, first), *_cut(other, pieces - first)]


def _superpixels(subject: Subject) -> npt.NDArray[np.intp]:
    # lime's own choice, quickshift, finds three regions in a picture this small.
    from skimage.segmentation import slic

    found = slic(
        subject.crop.astype(np.float64) / 255,
        n_segments=SUPERPIXELS,
        compactness=COMPACTNESS,
        channel_axis=None,
    )
    return np.unique(found, return_inverse=True)[1].reshape(found.shape).astype(np.intp)
