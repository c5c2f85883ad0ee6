"""What was seen in one frame, as values that cross threads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from emomirror.camera.frame import Frame
from emomirror.emotions import EMOTIONS, Emotion

Scores = npt.NDArray[np.float32]
"""``(7,)`` float32 probabilities in the order of ``EMOTIONS``, with sum 1. Never written into."""


def most_like(scores: Scores) -> Emotion:
    """The emotion with the highest probability, whether or not it is high enough to be said."""
    return EMOTIONS[int(scores.argmax())]


class Box(NamedTuple):
    """A bounding box in pixels of the unmirrored frame; may reach over its edges."""

    x: float
    y: float
    w: float
    h: float

    def in_file(self, frame: Frame) -> Box:
        """The same in pixels of the picture's file, turned upright, where ``frame`` was reduced."""
        return Box(*(frame.scale * value for value in self))


class Point(NamedTuple):
    """A point in pixels of the unmirrored frame."""

    x: float
    y: float


class Keypoints(NamedTuple):
    """BlazeFace's six points. Right and left are the person's, not the picture's."""

    right_eye: Point
    left_eye: Point
    nose_tip: Point
    mouth: Point
    right_ear: Point
    left_ear: Point


class Reason(StrEnum):
    """Why a picture cannot be read: the picture's fault, never the person's."""

    NO_FACE = "no face"
    TOO_SMALL = "too small"
    TOO_DARK = "too dark"
    TOO_BRIGHT = "too bright"
    BLURRED = "blurred"
    TURNED_AWAY = "turned away"
    CUT_OFF = "cut off"


@dataclass(frozen=True, slots=True)
class Face:
    """One face in one frame.

    Attributes:
        id: the same from frame to frame for as long as the face is followed.
        main: True for the person in the mirror, at most one face in a frame.
        box: where it is.
        keypoints: its six points.
        detection: how sure the detector is that it is a face, 0..1.
        crop: ``(48, 48)`` uint8, what the network saw.
        scores: calibrated probabilities of this frame alone.
        smoothed: the same over the last moments; of this frame alone, where there are reasons.
        top: what it looks like; None is "not sure".
        reasons: what is wrong with the picture of it, worst first. ``top`` is None where any is.
    """

    id: int
    main: bool
    box: Box
    keypoints: Keypoints
    detection: float
    crop: npt.NDArray[np.uint8]
    scores: Scores
    smoothed: Scores
    top: Emotion | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Timings:
    """Where the time of one frame went, in milliseconds."""

    detect_ms: float
    crop_ms: float
    classify_ms: float
    total_ms: float


@dataclass(frozen=True, slots=True)
class Observation:
    """All that was seen in one frame. ``faces`` are in order of ``id``."""

    frame: Frame
    faces: tuple[Face, ...]
    timings: Timings

    @property
    def main(self) -> Face | None:
        """The person in the mirror, if there is one."""
        return next((face for face in self.faces if face.main), None)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the person in the mirror cannot be read, worst first; empty where they can."""
        main = self.main
        return main.reasons if main else (Reason.NO_FACE,)
