from __future__ import annotations

import itertools
import time

import numpy as np
import pytest

from emomirror.errors import DetectorUnavailable
from emomirror.vision import detector as module
from emomirror.vision.detector import Detection, Detector, overlap, without_doubles
from emomirror.vision.observation import Box, Keypoints, Point


def found(x: float, confidence: float, side: float = 100) -> Detection:
    return Detection(Box(x, 0, side, side), Keypoints(*[Point(x, 0)] * 6), confidence)


def test_overlap_is_intersection_over_union() -> None:
    assert overlap(Box(0, 0, 10, 10), Box(5, 0, 10, 10)) == pytest.approx(1 / 3)
    assert overlap(Box(0, 0, 10, 10), Box(0, 0, 10, 10)) == 1
    assert overlap(Box(0, 0, 10, 10), Box(10, 0, 10, 10)) == 0


def test_of_two_finds_of_one_face_the_surer_stays() -> None:
    kept = without_doubles([found(0, 0.6), found(400, 0.7), found(10, 0.9)])
    assert [(one.box.x, one.confidence) for one in kept] == [(10, 0.9), (400, 0.7)]


@pytest.mark.parametrize("length", [432, 433, 720, 1280, 3840])
def test_parts_cover_the_frame_and_share_their_edges(length: int) -> None:
    side = 432
    starts = module._starts(length, side)
    assert starts[0] == 0
    assert starts[-1] + side == length
    assert all(b - a <= 0.8 * side for a, b in itertools.pairwise(starts))


def test_a_picture_as_long_as_a_thread_is_looked_at_in_bounded_time() -> None:
    detector = Detector()
    start = time.perf_counter()
    assert detector.look(np.zeros((1, 4096, 3), np.uint8), far=True) == []
    detector.close()
    assert time.perf_counter() - start < 10


def test_a_missing_detector_file_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MODEL_FILE", "none.tflite")
    with pytest.raises(DetectorUnavailable, match="emomirror doctor"):
        Detector()
