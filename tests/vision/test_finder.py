from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pytest

from emomirror.camera.frame import Frame
from emomirror.vision.detector import Detection, Detector, overlap
from emomirror.vision.finder import LOOK_AROUND_S, Finder
from emomirror.vision.observation import Box


class Counting(Detector):
    """The real detector, counting how often it looks at whole frames and how often closely."""

    def __init__(self) -> None:
        super().__init__()
        self.around = self.closely = 0

    def look(self, bgr: npt.NDArray[np.uint8], *, far: bool = False) -> list[Detection]:
        self.around += 1
        return super().look(bgr, far=far)

    def look_closely(self, bgr: npt.NDArray[np.uint8], box: Box) -> Detection | None:
        self.closely += 1
        return super().look_closely(bgr, box)


@pytest.fixture
def detector() -> Iterator[Counting]:
    detector = Counting()
    yield detector
    detector.close()


@pytest.fixture
def finder(detector: Counting) -> Finder:
    return Finder(detector)


def moved(frame: Frame, dx: int) -> npt.NDArray[np.uint8]:
    return np.roll(frame.bgr, dx, axis=1)


def test_between_close_looks_a_face_costs_no_look(
    finder: Finder, detector: Counting, portrait: Frame
) -> None:
    for frame in range(12):  # 0.4 s at 30 frames a second
        assert len(finder.find(portrait.bgr, frame / 30, far=False)) == 1
    assert detector.around == 1
    assert detector.closely == 1 + 3


def test_it_looks_around_again_after_a_while(
    finder: Finder, detector: Counting, portrait: Frame
) -> None:
    for frame in range(6 + round(30 * LOOK_AROUND_S)):
        finder.find(portrait.bgr, frame / 30, far=False)
    assert detector.around == 2


def test_rare_frames_are_looked_at_in_every_way(
    finder: Finder, detector: Counting, portrait: Frame
) -> None:
    for frame in range(3):
        finder.find(portrait.bgr, frame * 2 * LOOK_AROUND_S, far=False)
    assert (detector.around, detector.closely) == (3, 3)


def test_a_walking_face_is_followed(finder: Finder, detector: Counting, portrait: Frame) -> None:
    (start,) = finder.find(portrait.bgr, 0.0, far=False)
    for step in range(1, 10):
        (now,) = finder.find(moved(portrait, 10 * step), step / 30, far=False)
    assert now.box.x - start.box.x == pytest.approx(90, abs=12)
    assert detector.around == 1


def test_a_newcomer_is_seen_soon_and_nobody_twice(finder: Finder, portrait: Frame) -> None:
    (one,) = finder.find(portrait.bgr, 0.0, far=False)
    x, y, side = round(one.box.x), round(one.box.y), round(one.box.w)
    pair = portrait.bgr.copy()
    part = portrait.bgr[y - side // 2 : y + 2 * side, x - side // 2 : x + 3 * side // 2]
    pair[y - side // 2 : y + 2 * side, 40 : 40 + part.shape[1]] = part
    counts = [
        len(finder.find(pair, frame / 30, far=False))
        for frame in range(1, 3 + round(30 * LOOK_AROUND_S))
    ]
    assert counts[-1] == 2
    assert max(counts) == 2


@pytest.mark.parametrize("fps", [15, 30])
def test_a_newcomer_is_seen_soon_beside_a_face_that_the_edge_cuts(
    finder: Finder, portrait: Frame, fps: int
) -> None:
    (one,) = finder.find(portrait.bgr, 0.0, far=False)
    x, y, side = round(one.box.x), round(one.box.y), round(one.box.w)
    cut = moved(portrait, -x - side // 10)
    cut[:, cut.shape[1] // 2 :] = 80
    pair = cut.copy()
    part = portrait.bgr[y - side // 2 : y + 2 * side, x - side // 2 : x + 3 * side // 2]
    pair[y - side // 2 : y + 2 * side, -40 - part.shape[1] : -40] = part
    for frame in range(fps):
        assert len(finder.find(cut, 1 + frame / fps, far=False)) == 1
    counts = [len(finder.find(pair, 2 + frame / fps, far=False)) for frame in range(fps)]
    assert counts[round(fps * (LOOK_AROUND_S + 0.2)) :] == [2] * (
        fps - round(fps * (LOOK_AROUND_S + 0.2))
    )


def test_a_face_that_jumps_is_found_in_the_same_frame(finder: Finder, portrait: Frame) -> None:
    (start,) = finder.find(portrait.bgr, 0.0, far=False)
    (now,) = finder.find(moved(portrait, 500), 0.03, far=False)
    assert overlap(start.box, now.box) == 0


def test_a_face_that_is_gone_is_not_reported(finder: Finder, portrait: Frame) -> None:
    finder.find(portrait.bgr, 0.0, far=False)
    assert finder.find(np.full_like(portrait.bgr, 90), 0.03, far=False) == []


def test_a_still_picture_is_looked_over_again_once_far_is_wished_for(
    finder: Finder, detector: Counting, portrait: Frame
) -> None:
    for far, around in ((False, 1), (False, 1), (True, 2), (True, 2), (False, 3)):
        finder.find(portrait.bgr, 0.0, far=far)
        assert detector.around == around


def test_time_that_jumps_back_makes_it_look_around(
    finder: Finder, detector: Counting, portrait: Frame
) -> None:
    finder.find(portrait.bgr, 9.0, far=False)
    finder.find(portrait.bgr, 0.0, far=False)
    assert detector.around == 2


def test_a_close_look_outside_the_frame_sees_nothing(detector: Counting, portrait: Frame) -> None:
    assert detector.look_closely(portrait.bgr, Box(-900, -900, 100, 100)) is None
