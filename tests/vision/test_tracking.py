from __future__ import annotations

from emomirror.vision.detector import Detection
from emomirror.vision.observation import Box, Keypoints, Point
from emomirror.vision.tracking import FORGET_S, Tracker

HEIGHT, WIDTH = 720, 1280


def face(x: float, y: float = 300, side: float = 100) -> Detection:
    return Detection(Box(x, y, side, side), Keypoints(*[Point(x, y)] * 6), 0.9)


class Mirror:
    """A tracker as the pipeline drives it."""

    def __init__(self) -> None:
        self.tracker = Tracker()

    def see(self, t_s: float, *found: Detection) -> tuple[list[int], int | None]:
        ids = self.tracker.follow(found, t_s)
        boxes = [(i, one.box) for i, one in zip(ids, found, strict=True)]
        return ids, self.tracker.main(boxes, HEIGHT, WIDTH)


def test_moving_faces_keep_their_identity_whatever_their_order() -> None:
    mirror = Mirror()
    first, _ = mirror.see(0.0, face(100), face(600))
    second, _ = mirror.see(0.1, face(630), face(125))
    assert second == first[::-1]


def test_two_faces_that_pass_close_by_are_not_merged() -> None:
    mirror = Mirror()
    mirror.see(0.0, face(500), face(640))
    for step in range(1, 30):
        ids, _ = mirror.see(step / 30, face(500 + step), face(640 - step))
        assert ids == [1, 2]


def test_a_face_lost_for_a_moment_is_the_same_when_it_returns() -> None:
    mirror = Mirror()
    (before,), _ = mirror.see(0.0, face(400))
    mirror.see(0.3)
    (after,), _ = mirror.see(FORGET_S - 0.1, face(420))
    assert after == before


def test_a_face_lost_for_long_is_another_when_it_returns() -> None:
    mirror = Mirror()
    (before,), _ = mirror.see(0.0, face(400))
    mirror.see(0.7)
    (after,), _ = mirror.see(FORGET_S + 0.1, face(400))
    assert after != before


def test_whoever_was_chosen_is_so_still_after_the_picture_was_held() -> None:
    mirror = Mirror()
    ids, _ = mirror.see(5.0, face(590, side=200), face(100, side=60))
    mirror.tracker.choose(ids[1])
    assert mirror.see(65.0, face(590, side=200), face(100, side=60)) == (ids, ids[1])


def test_a_face_somewhere_else_is_another() -> None:
    mirror = Mirror()
    (before,), _ = mirror.see(0.0, face(100))
    (after,), _ = mirror.see(0.03, face(900))
    assert after != before


def test_the_largest_and_most_central_is_the_person_in_the_mirror() -> None:
    ids, main = Mirror().see(0.0, face(20, side=110), face(590), face(1150, side=60))
    assert main == ids[1]


def test_the_person_in_the_mirror_does_not_change_for_little() -> None:
    mirror = Mirror()
    _, main = mirror.see(0.0, face(590, side=100))
    for step in range(1, 60):
        _, now = mirror.see(step / 30, face(590, side=100), face(700, side=105))
        assert now == main


def test_someone_much_nearer_becomes_the_person_in_the_mirror() -> None:
    mirror = Mirror()
    mirror.see(0.0, face(700, side=60))
    ids, main = mirror.see(0.1, face(700, side=60), face(450, side=250))
    assert main == ids[1]


def test_nobody_takes_over_while_the_person_looks_away_for_a_moment() -> None:
    mirror = Mirror()
    _, person = mirror.see(0.0, face(590), face(100, side=60))
    _, meanwhile = mirror.see(0.2, face(100, side=60))
    _, back = mirror.see(0.5, face(590), face(100, side=60))
    assert meanwhile is None
    assert back == person


def test_the_chosen_face_stays_until_it_is_gone_for_good() -> None:
    mirror = Mirror()
    ids, _ = mirror.see(0.0, face(590, side=200), face(100, side=60))
    mirror.tracker.choose(ids[1])
    _, main = mirror.see(0.1, face(590, side=200), face(100, side=60))
    assert main == ids[1]
    mirror.see(0.8, face(590, side=200))
    _, main = mirror.see(0.2 + FORGET_S, face(590, side=200))
    assert main is not None
    assert main != ids[1]
