from __future__ import annotations

import numpy as np
import pytest

from emomirror.explain.parts import PARTS, FacePart, part_map
from emomirror.explain.subject import Subject, average_points, subject_of
from emomirror.vision.crop import Region
from emomirror.vision.observation import Face, Keypoints, Point


def part_at(subject: Subject, point: Point, down: float = 0) -> FacePart:
    return PARTS[part_map(subject)[round(point.y + down), round(point.x)]]


def test_parts_lie_where_the_detector_saw_them(subject: Subject) -> None:
    points = subject.keypoints
    for eye in (points.right_eye, points.left_eye):
        assert part_at(subject, eye) is FacePart.EYES
        assert part_at(subject, eye, -8) is FacePart.BROWS
        assert part_at(subject, eye, +10) is FacePart.CHEEKS
    assert part_at(subject, points.nose_tip) is FacePart.NOSE
    assert part_at(subject, points.mouth) is FacePart.MOUTH
    assert PARTS[part_map(subject)[0, 0]] is FacePart.AROUND


def test_the_eyes_band_shows_no_mouth(face: Face) -> None:
    subject = subject_of(face, Region.EYES)
    shown = {PARTS[i] for i in np.unique(part_map(subject))}
    assert {FacePart.EYES, FacePart.BROWS, FacePart.NOSE} <= shown
    assert not shown & {FacePart.MOUTH, FacePart.CHIN}
    assert part_at(subject, subject.keypoints.right_eye) is FacePart.EYES


@pytest.mark.parametrize("region", Region)
def test_an_average_face_has_parts(subject: Subject, region: Region) -> None:
    shown = np.unique(part_map(Subject(subject.crop, region, average_points(region))))
    assert len(shown) >= 4


def test_points_in_one_place_are_no_reason_to_fail(subject: Subject) -> None:
    nowhere = Keypoints(*[Point(20.0, 20.0)] * 6)
    assert part_map(Subject(subject.crop, Region.FACE, nowhere)).shape == (48, 48)
