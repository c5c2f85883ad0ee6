"""The one preprocessing: what training, the mirror, recordings and explanations feed the network.

FER-2013 frames faces alike. Measured with this program's detector on its pictures: the middle
between the eyes lies at (24.3, 18.5) of 48, and the detector's box is 40.8 wide with its centre
0.07 box sides below the picture's. A live face is cut so that it fits that frame, eyes level.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2

from .observation import Box, Keypoints, Point

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


BOX_TO_SIDE = 1.18
"""Side of the face's square, in sides of the detector's box."""

BOX_TO_CENTRE = 0.07
"""How far the square's centre lies above the box's, along the face, in sides of the box."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where in a frame the network's square lies.

    Attributes:
        centre: in pixels of the unmirrored frame.
        side: in pixels of the frame, above 0.
        roll: radians by which the face is turned clockwise in the picture.
    """

    centre: Point
    side: float
    roll: float

    def matrix(self, size: int = FACE_SIZE) -> npt.NDArray[np.float64]:
        """The ``(2, 3)`` affine matrix from a ``size`` x ``size`` crop to the frame, for points
        at the centres of pixels."""
        scale = self.side / size
        a, b = scale * math.cos(self.roll), scale * math.sin(self.roll)
        half = (size - 1) / 2
        return np.array(
            [
                [a, -b, self.centre.x - (a - b) * half],
                [b, a, self.centre.y - (a + b) * half],
            ]
        )

    def part_outside(self, height: int, width: int) -> float:
        """How much of the square's area, 0..1, lies outside a frame of this size."""
        corners = np.array([[0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 1]], np.float64)
        corners[:, :2] = corners[:, :2] * FACE_SIZE - 0.5
        square = (corners @ self.matrix().T).astype(np.float32)
        frame = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32) - 0.5
        inside, _ = cv2.intersectConvexConvex(square, frame)
        return 1 - float(inside) / self.side**2


def crop_to_frame(placement: Placement, region: Region) -> npt.NDArray[np.float64]:
    """The ``(2, 3)`` affine matrix from what a network of ``region`` sees to the frame, for points
    at the centres of pixels."""
    return np.asarray(placement.matrix() @ np.vstack([crop_to_face(region), [0, 0, 1]]))


def crop_to_face(region: Region) -> npt.NDArray[np.float64]:
    """The ``(2, 3)`` affine matrix from what a network of ``region`` sees to the 48x48 face, for
    points at the centres of pixels: ``eyes_band`` backwards, or nothing."""
    x, y, w, h = EYES_BAND if region is Region.EYES else (0, 0, FACE_SIZE, FACE_SIZE)
    across, down = w / FACE_SIZE, h / FACE_SIZE
    # A pixel's centre is half a pixel from its corner, in the band and in what it became.
    return np.array([[across, 0, x + (across - 1) / 2], [0, down, y + (down - 1) / 2]])


def place(box: Box, keypoints: Keypoints) -> Placement:
    """Lays the network's square over a face as FER-2013 frames it, with its eyes level."""
    right, left = keypoints.right_eye, keypoints.left_eye
    roll = math.atan2(left.y - right.y, left.x - right.x)
    up = BOX_TO_CENTRE * box.w
    centre = Point(box.x + box.w / 2 + up * math.sin(roll), box.y + box.h / 2 - up * math.cos(roll))
    return Placement(centre, BOX_TO_SIDE * box.w, roll)


def crop_face(bgr: npt.NDArray[np.uint8], placement: Placement) -> npt.NDArray[np.uint8]:
    """Cuts a face out of a frame, level and grey.

    Args:
        bgr: ``(h, w, 3)`` uint8.
        placement: from ``place``. What lies outside the frame repeats its edge.

    Returns:
        ``(48, 48)`` uint8.
    """
    grey, matrix = _around(bgr, placement)
    # Warping reads single pixels. So first shrink by a whole number, averaging areas, then warp
    # to a multiple of the size and average again: no pixel of a large face is skipped.
    shrink = max(1, int(placement.side / FACE_SIZE / 2))
    if shrink > 1:
        h, w = (max(1, length // shrink) for length in grey.shape)
        even = grey[: h * shrink, : w * shrink]
        grey = np.asarray(cv2.resize(even, (w, h), interpolation=cv2.INTER_AREA), np.uint8)
        # A pixel's centre is half a pixel from its corner, in both sizes.
        matrix[:, 2] += 0.5
        matrix /= shrink
        matrix[:, 2] -= 0.5
    over = max(1, math.ceil(placement.side / shrink / FACE_SIZE))
    size = FACE_SIZE * over
    # From pixels of the larger crop to those of the 48x48 one, then to the frame.
    matrix = matrix @ [
        [1 / over, 0, (1 - over) / (2 * over)],
        [0, 1 / over, (1 - over) / (2 * over)],
        [0, 0, 1],
    ]
    face = cv2.warpAffine(
        grey,
        matrix,
        (size, size),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    if over > 1:
        face = cv2.resize(face, (FACE_SIZE, FACE_SIZE), interpolation=cv2.INTER_AREA)
    return np.asarray(face, dtype=np.uint8)


def crop_for(
    bgr: npt.NDArray[np.uint8], placement: Placement, region: Region
) -> npt.NDArray[np.uint8]:
    """What a network of ``region`` sees of a face, ``(48, 48)`` uint8; see ``crop_face``."""
    face = crop_face(bgr, placement)
    return eyes_band(face) if region is Region.EYES else face


def _around(
    bgr: npt.NDArray[np.uint8], placement: Placement
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float64]]:
    """The part of the frame under the square, grey, and the square's matrix within it.

    The whole frame is not made grey: that would cost more than all the rest.
    """
    height, width = bgr.shape[:2]
    reach = placement.side * (abs(math.cos(placement.roll)) + abs(math.sin(placement.roll))) / 2
    left, top = (
        min(max(int(middle - reach) - 2, 0), length - 1)
        for middle, length in ((placement.centre.x, width), (placement.centre.y, height))
    )
    right, bottom = (
        max(min(int(middle + reach) + 3, length), start + 1)
        for middle, length, start in (
            (placement.centre.x, width, left),
            (placement.centre.y, height, top),
        )
    )
    grey = cv2.cvtColor(bgr[top:bottom, left:right], cv2.COLOR_BGR2GRAY)
    matrix = placement.matrix() - [[0, 0, left], [0, 0, top]]
    return np.asarray(grey, dtype=np.uint8), matrix
