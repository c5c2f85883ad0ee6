from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from emomirror.camera.frame import Frame
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region, crop_face, eyes_band, place
from emomirror.vision.facts import shipped_model
from emomirror.vision.observation import Observation, Reason
from emomirror.vision.pipeline import Pipeline

FAR_SIDE = 60
"""Pixels of a 1280x720 frame: a face at two to three metres from a common webcam."""


@pytest.fixture
def pipeline(classifier: Classifier) -> Iterator[Pipeline]:
    with Pipeline(classifier) as pipeline:
        yield pipeline


def only(observation: Observation) -> tuple[float, float, float]:
    """Centre and side of the one face."""
    (face,) = observation.faces
    return face.box.x + face.box.w / 2, face.box.y + face.box.h / 2, face.box.w


def likeness(a: npt.NDArray[np.uint8], b: npt.NDArray[np.uint8]) -> float:
    """Correlation of two crops' grey values, -1..1."""
    return float(np.corrcoef(a.ravel(), b.ravel())[0, 1])


def test_a_face_is_found_and_read(pipeline: Pipeline, portrait: Frame) -> None:
    seen = pipeline.analyze(portrait)
    assert seen.main is not None
    assert seen.reasons == ()
    assert seen.main.scores.sum() == pytest.approx(1, abs=1e-4)
    assert seen.main.crop.shape == (48, 48)
    right, left = seen.main.keypoints.right_eye, seen.main.keypoints.left_eye
    assert right.x < left.x, "right is the person's right, so it lies left in the picture"


def test_what_was_read_in_spoiled_frames_is_forgotten(pipeline: Pipeline, portrait: Frame) -> None:
    good = pipeline.analyze(portrait).main
    assert good is not None
    for index in range(1, 31):
        dark = Frame(index, index / 30, (portrait.bgr // 12).astype(np.uint8))
        spoiled = pipeline.analyze(dark).main
        assert spoiled is not None
        assert spoiled.reasons
        assert spoiled.top is None
    assert not np.allclose(spoiled.scores, good.scores, atol=0.05)
    again = pipeline.analyze(Frame(31, 31 / 30, portrait.bgr)).main
    assert again is not None
    assert again.top is good.top is not None
    np.testing.assert_allclose(again.smoothed, again.scores, atol=1e-6)


def test_a_frame_without_a_face_says_so(pipeline: Pipeline) -> None:
    seen = pipeline.analyze(Frame(0, 0.0, np.full((720, 1280, 3), 90, np.uint8)))
    assert seen.faces == ()
    assert seen.main is None
    assert seen.reasons == (Reason.NO_FACE,)


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (900, 1), (3, 3)])
def test_tiny_and_thin_frames_are_read_as_empty(pipeline: Pipeline, shape: tuple[int, int]) -> None:
    pipeline.far = True
    assert pipeline.analyze(Frame(0, 0.0, np.zeros((*shape, 3), np.uint8))).faces == ()


def test_a_turned_head_is_cut_level(pipeline: Pipeline, portrait: Frame) -> None:
    level = pipeline.analyze(portrait).main
    assert level is not None
    centre = (level.box.x + level.box.w / 2, level.box.y + level.box.h / 2)
    turn = cv2.getRotationMatrix2D(centre, 20, 1)
    h, w = portrait.bgr.shape[:2]
    turned = cv2.warpAffine(portrait.bgr, turn, (w, h), borderMode=cv2.BORDER_REPLICATE)
    seen = pipeline.analyze(Frame(1, 0.03, np.asarray(turned, np.uint8))).main
    assert seen is not None
    assert seen.id == level.id
    upright = place(seen.box, seen.keypoints)
    assert upright.roll == pytest.approx(
        place(level.box, level.keypoints).roll - math.radians(20), abs=math.radians(6)
    )
    slanted = crop_face(np.asarray(turned, np.uint8), replace(upright, roll=0.0))
    assert likeness(seen.crop, level.crop) > likeness(slanted, level.crop) + 0.15


def test_two_people_are_told_apart_and_one_can_be_chosen(
    pipeline: Pipeline, portrait: Frame
) -> None:
    main = pipeline.analyze(portrait).main
    assert main is not None
    x, y = int(max(main.box.x - main.box.w, 0)), int(max(main.box.y - main.box.h, 0))
    person = portrait.bgr[y : y + int(3 * main.box.h), x : x + int(3 * main.box.w)]
    smaller = cv2.resize(person, None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA)
    height = max(len(person), len(smaller))
    pair = np.full((height, person.shape[1] + smaller.shape[1], 3), 80, np.uint8)
    pair[: len(person), : person.shape[1]] = person
    pair[: len(smaller), person.shape[1] :] = smaller
    pipeline.reset()
    seen = pipeline.analyze(Frame(0, 0.0, pair))
    assert len(seen.faces) == 2
    assert sum(face.main for face in seen.faces) == 1
    other = next(face for face in seen.faces if not face.main)
    pipeline.choose(other.id)
    again = pipeline.analyze(Frame(1, 0.03, pair))
    assert again.main is not None
    assert again.main.id == other.id


def test_the_far_setting_finds_a_small_face_once_where_it_is(
    pipeline: Pipeline, portrait: Frame
) -> None:
    x, y, side = only(pipeline.analyze(portrait))
    scale = FAR_SIDE / side
    small = cv2.resize(portrait.bgr, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    frame = np.full((720, 1280, 3), small[0, 0], np.uint8)
    top, left = 300, 700
    frame[top : top + small.shape[0], left : left + small.shape[1]] = small
    pipeline.reset()
    assert pipeline.analyze(Frame(0, 0.0, frame)).faces == ()
    pipeline.far = True
    found_x, found_y, found_side = only(pipeline.analyze(Frame(1, 0.03, frame)))
    assert found_x == pytest.approx(left + x * scale, abs=6)
    assert found_y == pytest.approx(top + y * scale, abs=6)
    assert found_side == pytest.approx(FAR_SIDE, rel=0.1)


def test_the_far_setting_shows_no_face_twice(pipeline: Pipeline, portrait: Frame) -> None:
    pipeline.far = True
    assert len(pipeline.analyze(portrait).faces) == 1


def test_eyes_only_reads_the_band_and_keeps_the_identity(
    pipeline: Pipeline, portrait: Frame
) -> None:
    whole = pipeline.analyze(portrait).main
    assert whole is not None
    pipeline.use(Classifier.load(shipped_model(Region.EYES)))
    seen = pipeline.analyze(Frame(1, 0.03, portrait.bgr)).main
    assert seen is not None
    assert seen.id == whole.id
    assert likeness(seen.crop, eyes_band(whole.crop)) > 0.97
    assert (seen.smoothed == seen.scores).all(), "what the other network said was mixed in"


def test_the_same_frames_give_the_same_answers(
    classifier: Classifier, demo_frames: tuple[Frame, ...]
) -> None:
    runs = []
    for _ in range(2):
        with Pipeline(classifier) as pipeline:
            seen = [pipeline.analyze(frame) for frame in demo_frames[::6]]
        runs.append([(f.id, f.box, f.smoothed.tolist()) for o in seen for f in o.faces])
    assert runs[0] == runs[1]
    assert runs[0]


def test_a_dark_room_is_the_pictures_fault(pipeline: Pipeline, portrait: Frame) -> None:
    dark = (portrait.bgr * 0.06).astype(np.uint8)
    seen = pipeline.analyze(Frame(0, 0.0, dark))
    assert seen.main is None or seen.main.top is None
    assert seen.reasons[0] in (Reason.TOO_DARK, Reason.NO_FACE)
