from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from emomirror.camera.frame import Frame
from emomirror.vision.detector import Detection
from emomirror.vision.motion import followed, sight
from emomirror.vision.observation import Box, Keypoints, Point


def face_at(x: float, y: float, side: float) -> Detection:
    return Detection(Box(x, y, side, side), Keypoints(*[Point(x + 10, y + 20)] * 6), 0.9)


@pytest.fixture
def face(portrait: Frame) -> Detection:
    """Roughly where the demo's portrait has its face."""
    return face_at(540, 260, 200)


def moved(frame: Frame, dx: float, dy: float) -> npt.NDArray[np.uint8]:
    shift = np.array([[1, 0, dx], [0, 1, dy]], np.float64)
    h, w = frame.bgr.shape[:2]
    return np.asarray(cv2.warpAffine(frame.bgr, shift, (w, h)), np.uint8)


@pytest.mark.parametrize(("dx", "dy"), [(0, 0), (7, -4), (-15, 9), (1.5, 0.5)])
def test_a_face_is_followed_where_it_went(
    portrait: Frame, face: Detection, dx: float, dy: float
) -> None:
    last = sight(portrait.bgr, face)
    assert last is not None
    now = followed(moved(portrait, dx, dy), last)
    assert now is not None
    assert now.box.x - face.box.x == pytest.approx(dx, abs=1.5)
    assert now.box.y - face.box.y == pytest.approx(dy, abs=1.5)
    assert now.keypoints.mouth.x - now.box.x == pytest.approx(10)
    assert (now.box.w, now.confidence) == (face.box.w, face.confidence)


def test_a_leap_is_not_believed(portrait: Frame, face: Detection) -> None:
    last = sight(portrait.bgr, face)
    assert last is not None
    assert followed(moved(portrait, 150, 0), last) is None


def test_another_scene_is_not_taken_for_the_face(portrait: Frame, face: Detection) -> None:
    last = sight(portrait.bgr, face)
    assert last is not None
    noise = np.random.default_rng(0).integers(0, 255, portrait.bgr.shape).astype(np.uint8)
    assert followed(noise, last) is None
    assert followed(np.full_like(portrait.bgr, 90), last) is None
    assert followed(portrait.bgr[:300, :400], last) is None, "a smaller frame"


@pytest.mark.parametrize("x", [-5, 1200])
def test_a_face_over_the_edge_is_not_followed(portrait: Frame, x: float) -> None:
    assert sight(portrait.bgr, face_at(x, 260, 200)) is None
