from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from emomirror.vision.crop import Placement
from emomirror.vision.observation import Box, Keypoints, Point, Reason
from emomirror.vision.quality import reasons, yaw

FRAME = (720, 1280, 3)


def picture() -> npt.NDArray[np.uint8]:
    """A crop with the contrast and the edges of a face."""
    crop = np.full((48, 48), 120, np.uint8)
    cv2.ellipse(crop, (24, 24), (17, 22), 0, 0, 360, 170, -1)
    for x in (16, 32):
        cv2.circle(crop, (x, 19), 2, 50, -1)
        cv2.line(crop, (x - 4, 13), (x + 4, 13), 70, 1)
    cv2.ellipse(crop, (24, 36), (7, 3), 0, 0, 180, 60, 2)
    return crop


def keypoints(nose_x: float = 0.0) -> Keypoints:
    return Keypoints(
        Point(-10, -5), Point(10, -5), Point(nose_x, 3), Point(0, 12), Point(-20, 0), Point(20, 0)
    )


def judge(
    crop: npt.NDArray[np.uint8] | None = None,
    side: float = 200,
    centre: tuple[float, float] = (640, 360),
    nose_x: float = 0.0,
) -> tuple[Reason, ...]:
    placement = Placement(Point(*centre), side, 0)
    box = Box(0, 0, side, side)
    return reasons(picture() if crop is None else crop, placement, box, keypoints(nose_x), FRAME)


def test_a_good_picture_is_read() -> None:
    assert judge() == ()


@pytest.mark.parametrize(
    ("reason", "crop"),
    [
        (Reason.TOO_DARK, (picture() * 0.1).astype(np.uint8)),
        (Reason.TOO_DARK, np.zeros((48, 48), np.uint8)),
        (Reason.TOO_BRIGHT, (255 - (255 - picture()) * 0.06).astype(np.uint8)),
        (Reason.TOO_BRIGHT, np.full((48, 48), 255, np.uint8)),
        (Reason.BLURRED, cv2.GaussianBlur(picture(), (0, 0), 5)),
    ],
)
def test_a_spoiled_picture_says_why(reason: Reason, crop: npt.NDArray[np.uint8]) -> None:
    assert judge(crop) == (reason,)


def test_a_face_far_away_is_too_small() -> None:
    assert judge(side=15) == (Reason.TOO_SMALL,)


@pytest.mark.parametrize("centre", [(20, 360), (640, 5), (1270, 360), (640, 715)])
def test_a_face_over_the_edge_is_cut_off(centre: tuple[float, float]) -> None:
    assert judge(centre=centre) == (Reason.CUT_OFF,)


@pytest.mark.parametrize("nose_x", [-19, 19])
def test_a_profile_is_turned_away(nose_x: float) -> None:
    assert judge(nose_x=nose_x) == (Reason.TURNED_AWAY,)


def test_a_head_turned_a_little_is_read() -> None:
    assert judge(nose_x=6) == ()


def test_yaw_has_a_sign_and_does_not_depend_on_roll() -> None:
    box = Box(0, 0, 40, 40)
    turned = keypoints(8)
    angle = 0.5
    rolled = Keypoints(
        *(
            Point(
                p.x * np.cos(angle) - p.y * np.sin(angle), p.x * np.sin(angle) + p.y * np.cos(angle)
            )
            for p in turned
        )
    )
    assert yaw(box, turned) == pytest.approx(0.4)
    assert yaw(box, keypoints(-8)) == pytest.approx(-0.4)
    assert yaw(box, rolled) == pytest.approx(0.4)
