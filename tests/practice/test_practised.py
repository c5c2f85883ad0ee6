"""A session stays with whom it practises, whoever else comes before the camera."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from emomirror.camera.frame import Frame
from emomirror.practice.practised import Practised
from emomirror.vision.observation import Box, Face, Keypoints, Observation, Point, Timings
from emomirror.vision.tracking import FORGET_S

CHILD, ADULT = Box(100, 100, 80, 80), Box(400, 60, 110, 110)


def face(face_id: int, box: Box, *, main: bool) -> Face:
    scores = np.full(7, 1 / 7, np.float32)
    return Face(
        id=face_id,
        main=main,
        box=box,
        keypoints=Keypoints(*[Point(0, 0)] * 6),
        detection=0.9,
        crop=np.zeros((48, 48), np.uint8),
        scores=scores,
        smoothed=scores,
        top=None,
        reasons=(),
    )


class Room:
    """Lets people be seen for a while, and tells who was read at last."""

    def __init__(self) -> None:
        self.practised = Practised()
        self.t_s = 50.0
        self.path: Path | None = None

    def see(
        self,
        seconds: float,
        people: dict[int, Box],
        *,
        main: int | None = None,
        counts: bool = True,
        feed: int = 0,
    ) -> int | None:
        for _ in range(round(10 * seconds)):
            self.t_s += 0.1
            frame = Frame(0, self.t_s, np.zeros((2, 2, 3), np.uint8), self.path)
            faces = tuple(face(i, box, main=i == main) for i, box in people.items())
            seen = self.practised.marked(
                Observation(frame, faces, Timings(0, 0, 0, 0)), counts=counts, feed=feed
            )
            assert seen.frame is frame
            assert [each.id for each in seen.faces] == list(people)
        return None if seen.main is None else seen.main.id


def test_before_the_first_try_it_is_the_person_in_the_mirror() -> None:
    room = Room()
    assert room.see(3, {1: ADULT}, main=1, counts=False) == 1
    assert room.see(3, {1: ADULT, 2: CHILD}, main=2, counts=False) == 2
    assert room.see(1, {1: ADULT, 2: CHILD}, main=2) == 2
    assert room.see(1, {1: ADULT, 2: CHILD}, main=1, counts=False) == 2, "from then on"


def test_who_sits_beside_is_not_read_while_the_person_practising_is_away() -> None:
    room = Room()
    room.see(2, {1: CHILD, 2: ADULT}, main=1)
    assert room.see(5, {2: ADULT}, main=2) is None
    assert room.see(0.2, {2: ADULT, 3: CHILD}, main=2) == 3, (
        "back, and the mirror has kept the other"
    )


def test_another_face_that_is_better_placed_changes_nothing() -> None:
    room = Room()
    room.see(1, {1: CHILD, 2: ADULT}, main=1)
    assert room.see(1, {1: CHILD, 2: ADULT}, main=2) == 1


def test_who_leaves_alone_is_the_same_on_coming_back() -> None:
    room = Room()
    room.see(1, {1: CHILD}, main=1)
    assert room.see(5, {}) is None
    assert room.see(1, {2: ADULT}, main=2) == 2, "nobody else was ever there"


def test_a_face_that_comes_while_the_own_one_is_missed_for_a_moment_is_a_bystanders() -> None:
    room = Room()
    room.see(1, {1: CHILD}, main=1)
    assert room.see(FORGET_S - 0.1, {2: ADULT}) is None
    assert room.see(0.1, {1: CHILD, 2: ADULT}, main=1) == 1
    assert room.see(5, {2: ADULT}, main=2) is None


def test_an_adult_who_looks_aside_and_back_is_not_taken_for_the_child() -> None:
    room = Room()
    room.see(1, {1: CHILD, 2: ADULT}, main=1)
    room.see(2, {1: CHILD}, main=1)
    room.see(2, {})
    near = Box(ADULT.x - 40, ADULT.y + 10, 100, 100)
    assert room.see(4, {3: near}, main=3) is None
    assert room.see(1, {3: near, 4: CHILD}, main=3) == 4


def test_of_two_new_faces_the_one_where_the_person_was_is_theirs() -> None:
    room = Room()
    room.see(1, {1: CHILD, 2: ADULT}, main=1)
    room.see(2, {})
    assert room.see(1, {3: ADULT, 4: CHILD}, main=3) == 4


def test_whoever_is_chosen_is_meant_also_a_bystander() -> None:
    room = Room()
    room.see(1, {1: CHILD, 2: ADULT}, main=1)
    room.practised.choose(2)
    assert room.see(0.1, {1: CHILD, 2: ADULT}, main=1) == 2
    assert room.see(5, {1: CHILD}, main=1) is None, "who was meant before is a bystander now"
    room.practised.choose(None)
    assert room.see(0.1, {1: CHILD}, main=1) is None, "the mirror's own choice is not the session's"
    room.practised.choose(1)
    assert room.see(0.1, {1: CHILD}, main=1) == 1


def test_nobody_is_taken_for_the_person_while_no_face_counts() -> None:
    room = Room()
    room.see(1, {1: CHILD}, main=1)
    assert room.see(5, {2: ADULT}, main=2, counts=False) is None
    room.see(1, {2: ADULT, 3: CHILD}, main=2, counts=False)
    assert room.see(0.1, {2: ADULT, 3: CHILD}, main=2) == 3


def test_another_source_or_picture_begins_with_ids_of_its_own() -> None:
    room = Room()
    room.see(1, {1: CHILD, 2: ADULT}, main=1)
    assert room.see(0.1, {2: CHILD}, main=2, feed=1) == 2
    room.path = Path("other.png")
    assert room.see(0.1, {1: CHILD, 2: ADULT}, main=1, feed=1) == 1


def test_time_without_pictures_is_nobodys_absence() -> None:
    room = Room()
    room.see(1, {1: CHILD}, main=1)
    room.t_s += 60
    assert room.see(0.1, {2: ADULT}, main=2) is None
    assert room.see(0.1, {1: CHILD, 2: ADULT}, main=1) == 1
