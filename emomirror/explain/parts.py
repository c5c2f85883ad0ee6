"""Which part of a face each pixel of a crop shows, told from the detector's six points."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import numpy.typing as npt

from emomirror.vision.crop import FACE_SIZE, crop_to_face

from .subject import Subject


class FacePart(StrEnum):
    """A part of the face that has a name."""

    BROWS = "brows"
    EYES = "eyes"
    NOSE = "nose"
    MOUTH = "mouth"
    CHEEKS = "cheeks"
    CHIN = "chin"
    FOREHEAD = "forehead"
    AROUND = "around the face"


PARTS = tuple(FacePart)
"""In the order of the numbers that ``part_map`` gives."""

# Heights and widths below are in units of the face: up and down, the distance from the line of
# the eyes (0) to the mouth (1); across, the distance between the eyes, from the face's middle.
FACE_TOP, FACE_BOTTOM = -1.0, 1.7
FACE_HALF_WIDTH = 1.12
BROWS_TOP, EYES_TOP, EYES_BOTTOM = -0.66, -0.26, 0.27
NOSE_HALF_WIDTH = (0.16, 0.40)
"""At the line of the eyes, and at the nose's lower edge."""
NOSE_BOTTOM = 0.74
MOUTH_BOTTOM, MOUTH_HALF_WIDTH = 1.32, 0.72

LEAST_HEIGHT = 6.0
"""Of 48 pixels, from the eyes to the mouth: a third of an average face's."""
LEAST_WIDTH = 0.6
"""Between the eyes, in distances from eyes to mouth: an average face has 0.94."""


def part_map(subject: Subject) -> npt.NDArray[np.uint8]:
    """Tells each pixel's part.

    Returns:
        ``(48, 48)`` uint8, indices into ``PARTS``.
    """
    across, down = face_coordinates(subject)
    off = abs(across)
    wing = np.interp(down, (0, NOSE_BOTTOM), NOSE_HALF_WIDTH)
    middle, half_height = (FACE_TOP + FACE_BOTTOM) / 2, (FACE_BOTTOM - FACE_TOP) / 2
    inside = (off / FACE_HALF_WIDTH) ** 2.5 + (abs(down - middle) / half_height) ** 2.5 <= 1
    # The first that holds counts.
    choices = (
        (~inside, FacePart.AROUND),
        (down < BROWS_TOP, FacePart.FOREHEAD),
        (down < EYES_TOP, FacePart.BROWS),
        ((down < NOSE_BOTTOM) & (down > EYES_TOP) & (off < wing), FacePart.NOSE),
        (down < EYES_BOTTOM, FacePart.EYES),
        ((down > NOSE_BOTTOM) & (down < MOUTH_BOTTOM) & (off < MOUTH_HALF_WIDTH), FacePart.MOUTH),
        ((down >= MOUTH_BOTTOM), FacePart.CHIN),
    )
    numbers = [PARTS.index(part) for _, part in choices]
    conditions = [condition for condition, _ in choices]
    return np.select(conditions, numbers, PARTS.index(FacePart.CHEEKS)).astype(np.uint8)


def face_coordinates(
    subject: Subject,
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Where each pixel of the crop lies on the face.

    Returns:
        Two ``(48, 48)`` arrays: across, in distances between the eyes from the face's middle, the
        person's right below 0; and down, from the line of the eyes (0) to the mouth (1).
    """
    to_face = crop_to_face(subject.region)
    scale, shift = to_face[[0, 1], [0, 1]], to_face[:, 2]
    # In pixels of the 48x48 face, in which the eyes are level: its rows are the face's own.
    rows, columns = (
        np.mgrid[:FACE_SIZE, :FACE_SIZE].astype(float) * scale[::-1, None, None]
        + shift[::-1, None, None]
    )
    right, left, nose, mouth = np.array(subject.keypoints[:4]) * scale + shift
    eyes = (right + left) / 2
    # A detector may err, and a head that is turned away squeezes the points.
    height = max(mouth[1] - eyes[1], LEAST_HEIGHT)
    width = max(left[0] - right[0], LEAST_WIDTH * height)
    down = (rows - eyes[1]) / height
    # In a turned head the nose's tip stands beside the line from between the eyes to the mouth.
    tip = float(np.clip((nose[1] - eyes[1]) / height, 0.2, 0.8))
    middle = np.interp(down, (0, tip, 1), (eyes[0], (nose[0] + eyes[0] + mouth[0]) / 3, mouth[0]))
    return (columns - middle) / width, down
