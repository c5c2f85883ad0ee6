"""Finds faces in single pictures with MediaPipe's short-range BlazeFace.

The network is that of Bazarevsky et al., arXiv 1907.05047.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2
from emomirror.errors import DetectorUnavailable
from emomirror.native_output import native_stderr_silenced
from emomirror.resources import model_path
from emomirror.sentences import Sentence

from .hidden_modules import hidden
from .observation import Box, Keypoints, Point

MODEL_FILE = "face_detector.tflite"
LEAST_CONFIDENCE = 0.5
LEAST_CONFIDENCE_FAR = 0.7
"""In the parts of the far setting. There are many of them, so that chance finds come up often,
and real faces look large in them and score higher."""
SAME_FACE_OVERLAP = 0.3
"""Intersection over union above which two finds are one face."""

TILE = 0.6
"""Side of the parts that the far setting looks at, in heights of the frame (widths, where it is
upright). BlazeFace works on 128x128, so a face looks 1.7 to 3 times larger to it there."""
TILES_ACROSS = 2
MOST_TILES_ACROSS = 12
"""Enough for a picture five times as wide as high; of a longer one, parts are left out."""

CLOSE_UP = 2.0
"""Side of a close look, in sides of the face's box. BlazeFace works on 128x128: in a whole frame of
1280x720 its boxes are 10 % too large (standard deviation 24 %) and its line of the eyes is off by 5
degrees; close up, as in FER-2013's pictures, its boxes are 3 % too small (4 %) and the line is off
by 2 degrees. ``emomirror-train framing`` measures it, here on 100 portraits."""
SAME_FACE_CLOSE_UP = 0.25
"""Intersection over union that a close look's find must have with the box that was looked at."""


@dataclass(frozen=True, slots=True)
class Detection:
    """One face that was found; see ``Face`` for the fields."""

    box: Box
    keypoints: Keypoints
    confidence: float


class Detector:
    """Finds faces in single frames. Not to be used by two threads at once.

    Raises:
        DetectorUnavailable: MediaPipe or the model file cannot be loaded.
    """

    def __init__(self) -> None:
        path = model_path(MODEL_FILE)
        try:
            # MediaPipe would import the first for decorators of its documentation, which takes
            # seconds, and the second for sound, which looks for devices and runs a compiler.
            with hidden("tensorflow", "sounddevice"):
                import mediapipe as mp
                from mediapipe.tasks.python import BaseOptions
                from mediapipe.tasks.python.vision import FaceDetector, FaceDetectorOptions

            self._image, self._format = mp.Image, mp.ImageFormat.SRGB
            # From a buffer: MediaPipe cannot open paths with letters outside ASCII on Windows.
            options = FaceDetectorOptions(
                base_options=BaseOptions(model_asset_buffer=path.read_bytes()),
                min_detection_confidence=LEAST_CONFIDENCE,
            )
            with native_stderr_silenced():
                self._native = FaceDetector.create_from_options(options)
        except (ImportError, OSError, RuntimeError, ValueError) as error:
            raise DetectorUnavailable(
                Sentence(
                    "Detector",
                    "The face detector cannot be loaded from {path} ({error})."
                    " 'emomirror doctor' tells what is missing.",
                ).naming(path=path, error=error)
            ) from error

    def look(self, bgr: npt.NDArray[np.uint8], *, far: bool = False) -> list[Detection]:
        """Looks for faces in a whole frame.

        Args:
            bgr: ``(h, w, 3)`` uint8.
            far: look again in enlarged parts, for people farther away than about two metres.

        Returns:
            All faces, the surest first, with boxes and keypoints as coarse as ``CLOSE_UP`` says.
        """
        found = self._in_part(bgr, 0, 0)
        if not far:
            return found
        height, width = bgr.shape[:2]
        side = round(TILE * min(height, width))
        for top in _starts(height, side):
            for left in _starts(width, side):
                part = bgr[top : top + side, left : left + side]
                found += [
                    one
                    for one in self._in_part(part, left, top)
                    if one.confidence >= LEAST_CONFIDENCE_FAR
                    and not _cut_by_tile(one.box, left, top, side, width, height)
                ]
        return without_doubles(found)

    def look_closely(self, bgr: npt.NDArray[np.uint8], box: Box) -> Detection | None:
        """Looks again where a face is, or was a frame ago.

        Args:
            bgr: ``(h, w, 3)`` uint8.
            box: the face's.

        Returns:
            The face with exact box and keypoints; None where it is not there any more.
        """
        height, width = bgr.shape[:2]
        reach = CLOSE_UP * max(box.w, box.h) / 2
        x, y = box.x + box.w / 2, box.y + box.h / 2
        left, right = max(0, round(x - reach)), min(width, round(x + reach))
        top, bottom = max(0, round(y - reach)), min(height, round(y + reach))
        if right - left < 2 or bottom - top < 2:
            return None
        found = self._in_part(bgr[top:bottom, left:right], left, top)
        best = max(found, key=lambda one: overlap(one.box, box), default=None)
        if best is None or overlap(best.box, box) < SAME_FACE_CLOSE_UP:
            return None
        return best

    def close(self) -> None:
        """Releases MediaPipe's threads. Left to the end of the program, they fail noisily."""
        self._native.close()

    def _in_part(self, bgr: npt.NDArray[np.uint8], left: int, top: int) -> list[Detection]:
        height, width = bgr.shape[:2]
        rgb = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB)
        result = self._native.detect(self._image(image_format=self._format, data=rgb))
        return [_detection(one, left, top, width, height) for one in result.detections]


def _detection(found: Any, left: int, top: int, width: int, height: int) -> Detection:
    box = found.bounding_box
    points = [Point(left + p.x * width, top + p.y * height) for p in found.keypoints]
    return Detection(
        Box(left + box.origin_x, top + box.origin_y, box.width, box.height),
        Keypoints(*points),
        found.categories[0].score,
    )


def _starts(length: int, side: int) -> list[int]:
    """Where parts of ``side`` begin so that they cover ``length`` with overlap."""
    count = min(max(TILES_ACROSS, math.ceil(1.3 * length / side)), MOST_TILES_ACROSS)
    return [round(i * (length - side) / (count - 1)) for i in range(count)]


def _cut_by_tile(box: Box, left: int, top: int, side: int, width: int, height: int) -> bool:
    """True where a part's edge, and not the frame's, cuts a face: another part has it whole."""
    return (
        (box.x < left and left > 0)
        or (box.y < top and top > 0)
        or (box.x + box.w > left + side and left + side < width)
        or (box.y + box.h > top + side and top + side < height)
    )


def without_doubles(found: Sequence[Detection]) -> list[Detection]:
    """One detection for each face, the surest, in falling order of confidence."""
    kept: list[Detection] = []
    for one in sorted(found, key=lambda one: -one.confidence):
        if all(overlap(one.box, other.box) < SAME_FACE_OVERLAP for other in kept):
            kept.append(one)
    return kept


def overlap(a: Box, b: Box) -> float:
    """Intersection over union of two boxes, 0..1."""
    w = min(a.x + a.w, b.x + b.w) - max(a.x, b.x)
    h = min(a.y + a.h, b.y + b.h) - max(a.y, b.y)
    if w <= 0 or h <= 0:
        return 0.0
    return w * h / (a.w * a.h + b.w * b.h - w * h)
