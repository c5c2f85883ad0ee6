"""The picture of an explanation, to be laid over the face. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2
from emomirror.vision.crop import FACE_SIZE

from .explanation import Explanation

Rgb = tuple[int, int, int]
Side = Literal["for", "against", "both"]

LOWEST_OPACITY, HIGHEST_OPACITY = 0.12, 0.6
"""Of the weakest and of the strongest region: the face stays visible under it."""
HATCH_OPACITY = 0.85
BORDER_OPACITY = 0.95
BORDER = 1 / 256
HATCH, HATCH_GAP = 1 / 96, 1 / 24
"""Widths of the lines (of borders, to each side), and from one line of the hatching to the next, in
sides of the picture."""


@dataclass(frozen=True, slots=True)
class Colours:
    """RGB, 0..255. The defaults are told apart with every kind of colour blindness, and neither is
    a colour of skin or of grey."""

    in_favour: Rgb = (0, 114, 255)
    against: Rgb = (255, 128, 0)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which regions are shown.

    Attributes:
        count: how many at most, those with the largest weights. With fewer than twelve, a part of
            the face that counts by several weak regions is named in words and not seen.
        side: those that speak for the emotion, against it, or both.
    """

    count: int = 12
    side: Side = "both"


def chosen(explanation: Explanation, choice: Choice) -> list[int]:
    """The labels of the regions that are shown, the largest weight first."""
    weights = explanation.weights
    wanted = {"for": weights > 0, "against": weights < 0, "both": weights != 0}[choice.side]
    order = np.argsort(-abs(weights), kind="stable")
    return [int(region) for region in order if wanted[region]][: max(0, choice.count)]


def drawn(
    explanation: Explanation,
    choice: Choice = Choice(),
    colours: Colours = Colours(),
    size: int = 384,
) -> npt.NDArray[np.uint8]:
    """Draws an explanation over the crop.

    Regions for the emotion are filled; those against it have another colour and are hatched, too.
    The stronger, the less transparent.

    Args:
        explanation: what to draw.
        choice: which of its regions.
        colours: of which colours.
        size: side of the picture, in pixels.

    Returns:
        ``(size, size, 4)`` uint8 RGBA, not premultiplied; transparent where nothing is shown.
    """
    nearest = (2 * np.arange(size) + 1) * FACE_SIZE // (2 * size)
    # Small numbers: a window waits for this, and draws it while somebody moves a slider.
    regions = explanation.regions.astype(np.int16)[np.ix_(nearest, nearest)]
    # What stands in each region: its ground, the lines of its hatching, and its border.
    paints = np.zeros((len(explanation.weights), 3, 4), dtype=np.uint8)
    strongest = float(abs(explanation.weights).max())
    for region in chosen(explanation, choice):
        weight = float(explanation.weights[region])
        ground = LOWEST_OPACITY + (HIGHEST_OPACITY - LOWEST_OPACITY) * abs(weight) / strongest
        lines = HATCH_OPACITY if weight < 0 else ground
        paints[region, :, :3] = colours.against if weight < 0 else colours.in_favour
        paints[region, :, 3] = np.rint(255 * np.array([ground, lines, BORDER_OPACITY]))
    which = np.where(_borders(regions, size), np.int16(2), _hatching(size))
    # Each paint as one number.
    picture = paints.view(np.uint32).ravel()[3 * regions + which]
    return picture.view(np.uint8).reshape(size, size, 4)


def onto(
    bgr: npt.NDArray[np.uint8],
    rgba: npt.NDArray[np.uint8],
    crop_to_frame: npt.NDArray[np.float64],
) -> npt.NDArray[np.uint8]:
    """Lays an overlay over the face in a frame.

    Args:
        bgr: ``(h, w, 3)`` uint8, the unmirrored frame.
        rgba: ``(size, size, 4)`` uint8, from ``drawn``.
        crop_to_frame: ``(2, 3)``, see ``Subject.to_frame``.

    Returns:
        ``(h, w, 3)`` uint8; ``bgr`` itself stays as it is.
    """
    size = len(rgba)
    light = rgba.astype(np.float32) / 255
    light[..., :3] *= light[..., 3:]
    on_screen = FACE_SIZE * float(np.hypot(*crop_to_frame[:, 0]))
    if on_screen < size:
        # Warping reads single pixels: without averaging first, lines over a small face would break.
        size = max(1, round(on_screen))
        light = np.asarray(cv2.resize(light, (size, size), interpolation=cv2.INTER_AREA))
    # From pixels of the overlay to those of the crop, then to the frame.
    scale = FACE_SIZE / size
    from_overlay = crop_to_frame @ [
        [scale, 0, (scale - 1) / 2],
        [0, scale, (scale - 1) / 2],
        [0, 0, 1],
    ]
    height, width = bgr.shape[:2]
    over = cv2.warpAffine(light, from_overlay, (width, height), flags=cv2.INTER_LINEAR)
    # RGBA comes in, BGR goes out.
    blended = 255 * over[..., 2::-1] + (1 - over[..., 3:]) * bgr
    return np.rint(blended).astype(np.uint8)


def _borders(regions: npt.NDArray[np.int16], size: int) -> npt.NDArray[np.bool_]:
    """Where regions meet, and the picture's edge."""
    reach = max(1, round(size * BORDER))
    padded = np.pad(regions, reach, constant_values=-1)
    far = slice(2 * reach, None)
    near, middle = slice(0, size), slice(reach, reach + size)
    border = np.zeros(regions.shape, dtype=bool)
    for rows, columns in ((near, middle), (far, middle), (middle, near), (middle, far)):
        border |= padded[rows, columns] != regions
    return border


@lru_cache(maxsize=1)
def _hatching(size: int) -> npt.NDArray[np.bool_]:
    """Slanted lines, always the same. Not to be written to."""
    rows, columns = np.indices((size, size))
    gap, width = max(3, round(size * HATCH_GAP)), max(1, round(size * HATCH))
    return (rows + columns) % gap < width
