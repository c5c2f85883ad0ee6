from __future__ import annotations

import math

import cv2
import numpy as np
import pytest

from emomirror.vision.crop import (
    FACE_SIZE,
    Placement,
    Region,
    crop_face,
    crop_to_frame,
    eyes_band,
    place,
)
from emomirror.vision.observation import Box, Keypoints, Point

EYE_MIDDLE = (24.3, 18.5)
EYE_DISTANCE = 17.0


def face_in_frame(
    centre: tuple[float, float], box_side: float, roll_deg: float
) -> tuple[Box, Keypoints]:
    """A face as the detector reports one of FER-2013's proportions, turned about its centre."""
    unit = box_side / 40.8
    roll = math.radians(roll_deg)

    def at(x: float, y: float) -> Point:
        """From FER-2013's 48x48 frame, whose box centre is (24.3, 26.8)."""
        dx, dy = (x - 24.3) * unit, (y - 26.8) * unit
        return Point(
            centre[0] + dx * math.cos(roll) - dy * math.sin(roll),
            centre[1] + dx * math.sin(roll) + dy * math.cos(roll),
        )

    half = EYE_DISTANCE / 2
    points = Keypoints(
        right_eye=at(EYE_MIDDLE[0] - half, EYE_MIDDLE[1]),
        left_eye=at(EYE_MIDDLE[0] + half, EYE_MIDDLE[1]),
        nose_tip=at(24.3, 28),
        mouth=at(24.3, 36),
        right_ear=at(7, 22),
        left_ear=at(41, 22),
    )
    return Box(centre[0] - box_side / 2, centre[1] - box_side / 2, box_side, box_side), points


@pytest.mark.parametrize("roll_deg", [-40, -10, 0, 25])
@pytest.mark.parametrize("box_side", [40.8, 90, 333])
def test_eyes_land_where_fer2013_has_them(roll_deg: float, box_side: float) -> None:
    box, keypoints = face_in_frame((640, 360), box_side, roll_deg)
    matrix = np.vstack([place(box, keypoints).matrix(), [0, 0, 1]])
    into_crop = np.linalg.inv(matrix)
    eyes = [into_crop @ [*point, 1] for point in (keypoints.right_eye, keypoints.left_eye)]
    middle = (eyes[0] + eyes[1]) / 2
    assert eyes[0][1] == pytest.approx(eyes[1][1], abs=1e-6), "the eyes are not level"
    assert middle[0] == pytest.approx(EYE_MIDDLE[0], abs=1)
    assert middle[1] == pytest.approx(EYE_MIDDLE[1], abs=1)
    assert eyes[1][0] - eyes[0][0] == pytest.approx(EYE_DISTANCE, rel=0.02)


@pytest.mark.parametrize("side", [30.0, 48.0, 100.0, 171.0, 480.0, 1500.0])
@pytest.mark.parametrize("roll", [0.0, 0.4])
def test_a_crop_shows_what_lies_under_it(side: float, roll: float) -> None:
    """A frame whose grey values are a plane, x / 16 + y / 32: the crop must show that plane."""
    ys, xs = np.mgrid[0:2200, 0:2200]
    plane = (xs / 16 + ys / 32).astype(np.uint8)
    placement = Placement(Point(1100.0, 1080.0), side, roll)
    crop = crop_face(np.dstack([plane] * 3), placement)
    v, u = np.mgrid[0:FACE_SIZE, 0:FACE_SIZE]
    points = placement.matrix() @ np.stack([u.ravel(), v.ravel(), np.ones(u.size)])
    expected = (points[0] / 16 + points[1] / 32).reshape(FACE_SIZE, FACE_SIZE) - 0.5
    assert crop.dtype == np.uint8
    assert np.abs(crop - expected).max() < 1.5


def test_fine_stripes_of_a_large_face_become_grey_and_not_a_pattern() -> None:
    frame = np.zeros((1000, 1000, 3), np.uint8)
    frame[:, ::2] = 255
    crop = crop_face(frame, Placement(Point(500, 500), 900, 0.1))
    assert crop.std() < 6
    assert crop.mean() == pytest.approx(127, abs=4)


def test_outside_the_frame_its_edge_is_repeated() -> None:
    frame = np.full((100, 100, 3), 50, np.uint8)
    frame[:, :10] = 200
    crop = crop_face(frame, Placement(Point(0, 50), 60, 0))
    assert (crop[:, :24] == 200).all()


@pytest.mark.parametrize("centre", [(-500, -500), (50, 4000), (1e5, 50)])
def test_a_face_wholly_outside_still_gives_a_crop(centre: tuple[float, float]) -> None:
    frame = np.full((100, 80, 3), 50, np.uint8)
    assert (crop_face(frame, Placement(Point(*centre), 60, 0.3)) == 50).all()


def test_a_picture_of_one_pixel_gives_a_crop() -> None:
    assert crop_face(np.full((1, 1, 3), 9, np.uint8), Placement(Point(0, 0), 5, 0)).shape == (
        FACE_SIZE,
        FACE_SIZE,
    )


def test_the_part_outside_the_frame_is_an_area() -> None:
    inside = Placement(Point(50, 50), 40, 0.3)
    half = Placement(Point(-0.5, 50), 40, 0)
    assert inside.part_outside(100, 100) == pytest.approx(0, abs=1e-6)
    assert half.part_outside(100, 100) == pytest.approx(0.5, abs=1e-3)
    assert Placement(Point(-400, 50), 40, 0).part_outside(100, 100) == pytest.approx(1)


def test_the_eyes_band_holds_eyes_and_brows_and_no_mouth() -> None:
    face = np.zeros((FACE_SIZE, FACE_SIZE), np.uint8)
    cv2.circle(face, (16, 18), 2, 255, -1)
    cv2.circle(face, (33, 18), 2, 255, -1)
    face[34:40] = 90
    band = eyes_band(face)
    assert band.shape == (FACE_SIZE, FACE_SIZE)
    assert band[:, :24].max() == band[:, 24:].max() == 255
    assert not ((band > 80) & (band < 100)).all(axis=1).any(), "the mouth shows"


def test_a_sliver_of_a_frame_under_a_large_square_gives_a_crop() -> None:
    crop = crop_face(np.full((300, 3, 3), 70, np.uint8), Placement(Point(1, 150), 400, 0))
    assert (crop == 70).all()


@pytest.mark.parametrize("region", Region)
@pytest.mark.parametrize("roll", [0.0, 0.4])
def test_a_point_of_what_the_network_sees_is_found_in_the_frame(
    region: Region, roll: float
) -> None:
    # Each pixel's grey tells its column, or its row.
    columns = np.tile(np.arange(250, dtype=np.uint8), (250, 1))
    placement = Placement(Point(120, 130), 130, roll)
    u, v = 11, 30
    x, y = crop_to_frame(placement, region) @ [u, v, 1]
    for ramp, expected in ((columns, x), (columns.T, y)):
        crop = crop_face(np.dstack([ramp] * 3), placement)
        seen = eyes_band(crop) if region is Region.EYES else crop
        assert float(seen[v, u]) == pytest.approx(expected, abs=1)
