"""Whether a picture of a face is good enough to be read, and if not, why."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2

from .crop import Placement
from .observation import Box, Keypoints, Reason

# Where reading breaks down: see `emomirror-train limits`, which measures each of these on
# PublicTest by spoiling its pictures little by little, or by heads that are turned in them already.
# Each stands where accuracy has fallen by about ten points.
SMALLEST_SIDE = 18.0
"""Pixels of the frame under the network's square."""
DARKEST = 12.0
"""Mean grey value of the crop, of 255."""
FAINTEST = 5.0
"""Standard deviation of the crop's grey values."""
WHITE = 250
MOST_WHITE = 0.5
"""Part of the crop that may be at least ``WHITE``: there, light has washed the face out."""
LEAST_SHARPNESS = 0.017
"""See ``sharpness``."""
MOST_YAW = 0.6
"""See ``yaw``."""
MOST_OUTSIDE = 0.15
"""Part of the network's square that may lie outside the frame. A mouth is lost soonest."""


def reasons(
    crop: npt.NDArray[np.uint8],
    placement: Placement,
    box: Box,
    keypoints: Keypoints,
    frame_shape: tuple[int, ...],
) -> tuple[Reason, ...]:
    """What is wrong with the picture of a face, worst first; empty where nothing is.

    Args:
        crop: ``(48, 48)`` uint8.
        placement: where it was cut.
        box: the detector's.
        keypoints: the detector's.
        frame_shape: ``(h, w, ...)``.
    """
    mean, contrast = float(crop.mean()), float(crop.std())
    too_dark = mean < DARKEST or (contrast < FAINTEST and mean < 128)
    white = float((crop >= WHITE).mean())
    too_bright = white > MOST_WHITE or (contrast < FAINTEST and mean >= 128)
    lit = not too_dark and not too_bright
    found = (
        (Reason.TOO_SMALL, placement.side < SMALLEST_SIDE),
        (Reason.CUT_OFF, placement.part_outside(*frame_shape[:2]) > MOST_OUTSIDE),
        (Reason.TOO_DARK, too_dark),
        (Reason.TOO_BRIGHT, too_bright),
        (Reason.TURNED_AWAY, abs(yaw(box, keypoints)) > MOST_YAW),
        # Without light there is nothing to be sharp.
        (Reason.BLURRED, lit and sharpness(crop) < LEAST_SHARPNESS),
    )
    return tuple(reason for reason, applies in found if applies)


def sharpness(crop: npt.NDArray[np.uint8]) -> float:
    """How much of a crop's contrast is between neighbouring pixels: about 0.03 to 0.5 for sharp
    faces. The mean square of the Laplacian over the variance, which light does not change."""
    variance = float(crop.var())
    if variance == 0:
        return 0.0
    edges = cv2.Laplacian(crop, cv2.CV_32F)
    return float(np.square(edges).mean()) / variance


def yaw(box: Box, keypoints: Keypoints) -> float:
    """How far a head is turned aside: the sine of the angle, roughly; 0 is straight ahead and
    above 0 towards the right of the picture.

    It is where the tip of the nose lies between the ears, along the line of the ears.
    """
    right, left, nose = keypoints.right_ear, keypoints.left_ear, keypoints.nose_tip
    dx, dy = left.x - right.x, left.y - right.y
    length = dx * dx + dy * dy
    if length < 1e-6 * box.w * box.w:
        return 1.0
    along = ((nose.x - right.x) * dx + (nose.y - right.y) * dy) / length
    return 2 * along - 1
