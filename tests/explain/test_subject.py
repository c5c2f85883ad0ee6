from __future__ import annotations

import math

import cv2
import numpy as np
import pytest

from emomirror.camera.frame import Frame
from emomirror.explain.subject import AVERAGE, Subject, average_points, subject_of
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.observation import Face
from emomirror.vision.pipeline import Pipeline


@pytest.mark.parametrize("region", Region)
def test_keypoints_lead_back_to_where_they_were_found(face: Face, region: Region) -> None:
    subject = subject_of(face, region)
    assert subject.to_frame is not None
    back = np.column_stack([subject.keypoints, np.ones(6)]) @ subject.to_frame.T
    assert back == pytest.approx(np.array(face.keypoints), abs=1e-6)


def test_the_eyes_of_a_face_lie_where_fer_2013_has_them(subject: Subject) -> None:
    right, left = subject.keypoints.right_eye, subject.keypoints.left_eye
    assert right.x == pytest.approx(AVERAGE.right_eye.x, abs=4)
    assert left.x == pytest.approx(AVERAGE.left_eye.x, abs=4)
    assert right.y == pytest.approx(left.y, abs=1e-6), "the crop is level"


def test_a_turned_face_is_found_again_in_the_frame(
    classifier: Classifier, picture: Frame, face: Face
) -> None:
    turn = cv2.getRotationMatrix2D((face.keypoints.nose_tip.x, face.keypoints.nose_tip.y), 20, 1)
    height, width = picture.bgr.shape[:2]
    turned = np.asarray(cv2.warpAffine(picture.bgr, turn, (width, height)), np.uint8)
    with Pipeline(classifier) as pipeline:
        found = pipeline.analyze(Frame(0, 0.0, turned)).main
    assert found is not None
    to_frame = subject_of(found, Region.FACE).to_frame
    assert to_frame is not None
    angle = math.degrees(math.atan2(to_frame[1, 0], to_frame[0, 0]))
    assert angle == pytest.approx(-20, abs=6)
    # The crop of that square, taken by another way, is the crop that the network saw.
    again = cv2.warpAffine(
        cv2.cvtColor(cv2.GaussianBlur(turned, (0, 0), 1.5), cv2.COLOR_BGR2GRAY),
        to_frame,
        (48, 48),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
    )
    (shift_x, shift_y), _ = cv2.phaseCorrelate(again.astype(float), found.crop.astype(float))
    assert math.hypot(shift_x, shift_y) * np.hypot(*to_frame[:, 0]) < 1


def test_an_average_face_has_its_eyes_in_the_band() -> None:
    points = average_points(Region.EYES)
    for eye in (points.right_eye, points.left_eye):
        assert 0 < eye.x < 48
        assert 0 < eye.y < 48
    assert points.mouth.y > 48


def test_a_crop_of_another_size_is_refused(face: Face) -> None:
    with pytest.raises(ValueError, match="48"):
        Subject(face.crop[:20], Region.FACE, AVERAGE)
