"""How exactly faces are framed: in a whole frame, close up, and when followed by their shift.

Portraits are laid into frames of a camera's size at places, sizes and turns that are known, so
that what the program finds can be compared with what is there.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2
from emomirror.camera.pictures import Pictures, pictures_in
from emomirror.errors import EmomirrorError, UnreadableMedia
from emomirror.vision.detector import Detection, Detector
from emomirror.vision.motion import followed, sight
from emomirror.vision.observation import Keypoints

FRAME = (1280, 720)
FACE_SIDES = (120.0, 200.0, 280.0)
"""Pixels of the frame across the detector's box: about 2 m, 1.2 m and 0.8 m from a camera."""
TURNS_DEG = (-20.0, -10.0, 0.0, 10.0, 20.0)
SHIFTS = ((0.02, 0.0), (0.0, 0.05), (-0.05, 0.03), (0.08, -0.08))
"""From one frame to a later one, right and down, in sides of the box."""

Picture = npt.NDArray[np.uint8]


class NoPortraits(EmomirrorError):
    """There is no picture with one large face."""


@dataclass(frozen=True)
class Errors:
    """What was found less what is there, one entry a find.

    Attributes:
        size: of the box's width, as a part of it.
        eyes_deg: of the line through the eyes.
    """

    size: list[float]
    eyes_deg: list[float]

    def add(self, found: Detection, side: float, eyes_deg: float) -> None:
        """Counts a find of a face whose box is ``side`` wide and whose eyes lie at an angle."""
        self.size.append(found.box.w / side - 1)
        turn = _eyes_deg(found.keypoints) - eyes_deg
        self.eyes_deg.append((turn + 180) % 360 - 180)


def framing(folder: Path) -> str:
    """Measures on a folder of portraits and returns the table.

    What is there is taken from a close look at the portrait as it is, upright and large.

    Raises:
        UnreadableMedia: the folder cannot be read or holds no picture.
        NoPortraits: none shows one face.
        DetectorUnavailable: faces cannot be found.
    """
    with closing(Detector()) as detector:
        return _framing(folder, detector)


def _framing(folder: Path, detector: Detector) -> str:
    around, close = Errors([], []), Errors([], [])
    shifts: list[float] = []
    portraits = 0
    for portrait in _portraits(folder, detector):
        portraits += 1
        for side, turn in itertools.product(FACE_SIDES, TURNS_DEG):
            frame, eyes_deg = portrait.laid(side, turn), portrait.eyes_deg + turn
            found = detector.look(frame)
            if not found:
                continue
            around.add(found[0], side, eyes_deg)
            near = detector.look_closely(frame, found[0].box)
            if near is None:
                continue
            close.add(near, side, eyes_deg)
            last = sight(frame, near)
            for right, down in SHIFTS if last else ():
                later = portrait.laid(side, turn, right * side, down * side)
                now = followed(later, last) if last else None
                if now is not None:
                    off = (
                        now.box.x - near.box.x - right * side,
                        now.box.y - near.box.y - down * side,
                    )
                    shifts.append(math.hypot(*off) / side)
    if not portraits:
        raise NoPortraits(f"{folder} has no picture with one face in it")
    frames = portraits * len(FACE_SIDES) * len(TURNS_DEG)
    return "\n".join(
        [
            f"{portraits} portraits in {frames} frames of {FRAME[0]}x{FRAME[1]}",
            f"{'':<14}{'found':>7}  {'box too wide by':<24}eyes off by, degrees",
            _row("whole frame", around, frames),
            _row("close up", close, frames),
            f"{'by its shift':<14}{len(shifts) / (frames * len(SHIFTS)):>7.1%}  {_off(shifts)}",
        ]
    )


def _off(shifts: list[float]) -> str:
    if not shifts:
        return "never followed"
    middle, high = np.percentile(shifts, (50, 95))
    return f"off by {middle:.1%} of the box, 95 % within {high:.1%}"


def _row(name: str, errors: Errors, frames: int) -> str:
    if not errors.size:
        return f"{name:<14}{0:>7.1%}"
    size, eyes = np.array(errors.size), np.array(errors.eyes_deg)
    spread = f"{size.mean():.1%} (sd {size.std():.1%})"
    return (
        f"{name:<14}{len(size) / frames:>7.1%}  {spread:<24}"
        f"{np.abs(eyes).mean():.1f} (sd {eyes.std():.1f})"
    )


@dataclass(frozen=True)
class Portrait:
    """A picture with one face, ``there``, as a close look finds it."""

    picture: Picture
    there: Detection

    @property
    def eyes_deg(self) -> float:
        """By how much the line through the eyes is turned clockwise."""
        return _eyes_deg(self.there.keypoints)

    def laid(self, side: float, turn_deg: float, right: float = 0.0, down: float = 0.0) -> Picture:
        """A frame with the face in its middle.

        Args:
            side: pixels of the frame that the face's box is wide.
            turn_deg: clockwise.
            right, down: pixels of the frame by which the face has moved from the middle.
        """
        box, picture = self.there.box, self.picture
        middle = (box.x + box.w / 2, box.y + box.h / 2)
        matrix = cv2.getRotationMatrix2D(middle, -turn_deg, side / box.w)
        matrix[0, 2] += FRAME[0] / 2 + right - middle[0]
        matrix[1, 2] += FRAME[1] / 2 + down - middle[1]
        if side < box.w:  # shrinking by warping alone would skip pixels
            picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.4 * box.w / side), np.uint8)
        return np.asarray(
            cv2.warpAffine(picture, matrix, FRAME, borderMode=cv2.BORDER_REPLICATE), np.uint8
        )


def _portraits(folder: Path, detector: Detector) -> Iterator[Portrait]:
    source = Pictures(folder.name, pictures_in(folder))
    while True:
        try:
            frame = source.read()
        except UnreadableMedia:
            continue
        if frame is None:
            return
        faces = detector.look(frame.bgr)
        there = detector.look_closely(frame.bgr, faces[0].box) if len(faces) == 1 else None
        if there is not None:
            yield Portrait(frame.bgr, there)


def _eyes_deg(points: Keypoints) -> float:
    right, left = points.right_eye, points.left_eye
    return math.degrees(math.atan2(left.y - right.y, left.x - right.x))
