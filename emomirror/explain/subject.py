"""The one face that is explained, as the network saw it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2
from emomirror.vision.crop import FACE_SIZE, Region, crop_to_face, crop_to_frame, place
from emomirror.vision.observation import Face, Keypoints, Point

AVERAGE = Keypoints(
    right_eye=Point(15.1, 18.4),
    left_eye=Point(32.8, 18.6),
    nose_tip=Point(23.7, 28.8),
    mouth=Point(23.8, 37.3),
    right_ear=Point(6.0, 21.5),
    left_ear=Point(41.8, 21.9),
)
"""Where the six points lie in FER-2013's pictures, in pixels of 48: medians of what this program's
detector finds in 294 rows of PublicTest. They scatter by 4 pixels."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is explained.

    Attributes:
        crop: ``(48, 48)`` uint8 grey, what the network saw.
        region: which part of the face that is.
        keypoints: the detector's six points in pixels of ``crop``, inside it or not. Where nobody
            knows them, as in FER-2013, those of ``average_points``.
        to_frame: the ``(2, 3)`` affine matrix from pixels of ``crop`` to those of the unmirrored
            frame; None where there is no frame around it.
    """

    crop: npt.NDArray[np.uint8]
    region: Region
    keypoints: Keypoints
    to_frame: npt.NDArray[np.float64] | None = None

    def __post_init__(self) -> None:
        if self.crop.shape != (FACE_SIZE, FACE_SIZE) or self.crop.dtype != np.uint8:
            raise ValueError(
                f"a crop must be ({FACE_SIZE}, {FACE_SIZE}) uint8;"
                f" got {self.crop.shape} {self.crop.dtype}"
            )


def subject_of(face: Face, region: Region) -> Subject:
    """A face that the pipeline saw.

    Args:
        face: from an observation.
        region: what the network that read it reads.
    """
    to_frame = crop_to_frame(place(face.box, face.keypoints), region)
    return Subject(face.crop, region, _moved_back(face.keypoints, to_frame), to_frame)


def average_points(region: Region) -> Keypoints:
    """Where the six points lie in what a network of ``region`` sees of an average face that is
    framed as FER-2013 frames faces."""
    return _moved_back(AVERAGE, crop_to_face(region))


def _moved_back(keypoints: Keypoints, matrix: npt.NDArray[np.float64]) -> Keypoints:
    """Where points come from that a ``(2, 3)`` affine matrix leads to ``keypoints``."""
    inverse = cv2.invertAffineTransform(matrix)
    moved = np.column_stack([keypoints, np.ones(len(keypoints))]) @ inverse.T
    return Keypoints(*(Point(float(x), float(y)) for x, y in moved))
