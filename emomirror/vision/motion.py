"""How far a face has moved since it was last looked at: a fifth of the cost of looking again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2

from .detector import Detection
from .observation import Box, Keypoints, Point

PATCH_SIZE = 64
LEAST_RESPONSE = 0.5
"""How far one shift explains the difference of two patches, 0..1. Faces that move, talk and turn
for two frames have 0.6 to 1; a hand before the face or a cut has less."""
FARTHEST = 0.15
"""The longest way that is believed, in sides of the patch. Beyond, too little is in both."""

_WINDOW = cv2.createHanningWindow((PATCH_SIZE, PATCH_SIZE), cv2.CV_32F)


@dataclass(frozen=True, slots=True)
class Sight:
    """A face as it was when it was looked at.

    Attributes:
        seen: by the detector.
        left, top, side: the square that ``patch`` shows, in pixels of the frame.
        patch: ``(64, 64)`` float32, its green.
    """

    seen: Detection
    left: int
    top: int
    side: int
    patch: npt.NDArray[np.float32]


def sight(bgr: npt.NDArray[np.uint8], seen: Detection) -> Sight | None:
    """Keeps what is needed to follow a face; None where the frame's edge cuts it.

    Args:
        bgr: ``(h, w, 3)`` uint8, the frame it was seen in.
        seen: by the detector.
    """
    side, left, top = round(seen.box.w), round(seen.box.x), round(seen.box.y)
    height, width = bgr.shape[:2]
    if side < 2 or left < 0 or top < 0 or left + side > width or top + side > height:
        return None
    return Sight(seen, left, top, side, _patch(bgr, left, top, side))


def followed(bgr: npt.NDArray[np.uint8], last: Sight) -> Detection | None:
    """Where a face is now, by phase correlation (Kuglin & Hines 1975).

    Args:
        bgr: ``(h, w, 3)`` uint8, a frame shortly after the one that ``last`` is of, and as large.
        last: how it was.

    Returns:
        The detection, shifted; None where a shift does not explain what is seen.
    """
    if last.left + last.side > bgr.shape[1] or last.top + last.side > bgr.shape[0]:
        return None
    now = _patch(bgr, last.left, last.top, last.side)
    (dx, dy), response = cv2.phaseCorrelate(last.patch, now, _WINDOW)
    if response < LEAST_RESPONSE or max(abs(dx), abs(dy)) > FARTHEST * PATCH_SIZE:
        return None
    scale = last.side / PATCH_SIZE
    return _shifted(last.seen, dx * scale, dy * scale)


def _patch(bgr: npt.NDArray[np.uint8], left: int, top: int, side: int) -> npt.NDArray[np.float32]:
    # Every second or third pixel's green is enough to find a shift by, and quick to fetch.
    step = max(1, side // (2 * PATCH_SIZE))
    green = np.ascontiguousarray(bgr[top : top + side : step, left : left + side : step, 1])
    patch = cv2.resize(green, (PATCH_SIZE, PATCH_SIZE), interpolation=cv2.INTER_AREA)
    return np.asarray(patch, dtype=np.float32)


def _shifted(seen: Detection, dx: float, dy: float) -> Detection:
    box = Box(seen.box.x + dx, seen.box.y + dy, seen.box.w, seen.box.h)
    points = Keypoints(*(Point(point.x + dx, point.y + dy) for point in seen.keypoints))
    return Detection(box, points, seen.confidence)
