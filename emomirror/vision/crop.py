"""The one preprocessing: what training, the mirror, recordings and explanations feed the network.

FER-2013 frames faces alike. Measured with this program's detector on its pictures: the middle
between the eyes lies at (24.3, 18.5) of 48, and the detector's box is 40.8 wide with its centre
0.07 box sides below the picture's. A live face is cut so that it fits that frame, eyes level.
"""

from __future__ import annotations

from enum import StrEnum

import cv2
import numpy as np
import numpy.typing as npt

FACE_SIZE = 48
"""Side of the network's input, in pixels."""

EYES_BAND = (6, 8, 36, 18)
"""x, y, width and height, within the 48x48 face, of the band of eyes and eyebrows."""


class Region(StrEnum):
    """Which part of the face a network reads."""

    FACE = "face"
    EYES = "eyes"


def eyes_band(face: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """The band of eyes and eyebrows of a face, stretched to the network's input.

    It is cut from the 48x48 face and not from the camera's picture, so that a live band is as
    coarse as those the network was trained on.

    Args:
        face: ``(48, 48)`` uint8, as ``crop_face`` or FER-2013 gives it.

    Returns:
        ``(48, 48)`` uint8.
    """
    x, y, w, h = EYES_BAND
    band = face[y : y + h, x : x + w]
    return np.asarray(
        cv2.resize(band, (FACE_SIZE, FACE_SIZE), interpolation=cv2.INTER_LINEAR), dtype=np.uint8
    )
