from __future__ import annotations

import threading
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from emomirror.camera.demo import FPS, Demo
from emomirror.camera.demo_face import Expression
from emomirror.camera.demo_script import LOOP_S, NEUTRAL, SMILE, SURPRISE, Person, Scene, scene_at
from emomirror.camera.demo_stage import HEIGHT, HOST_MARKS, WIDTH, Stage, wall
from emomirror.camera.pace import Pace

AWAY = Person(-2000.0, 300.0)
MIDDLE = Person(640.0, 316.0)


@pytest.fixture(scope="module")
def stage() -> Stage:
    return Stage()


def test_the_same_moment_always_looks_the_same() -> None:
    first, second = Demo(), Demo()
    for _ in range(5):
        one, other = first.read(), second.read()
        assert one is not None
        assert other is not None
        assert (one.index, one.t_s) == (other.index, other.t_s)
        assert np.array_equal(one.bgr, other.bgr)


def test_frames_have_the_size_and_times_of_a_camera() -> None:
    demo = Demo()
    frames = [demo.read() for _ in range(4)]
    assert [frame.t_s for frame in frames if frame] == pytest.approx([n / FPS for n in range(4)])
    assert all(frame and frame.bgr.shape == (720, 1280, 3) for frame in frames)
    demo.close()
    assert demo.read() is None


def test_the_loop_has_no_seam() -> None:
    assert scene_at(LOOP_S) == scene_at(0.0)
    before, after = scene_at(LOOP_S - 1 / FPS), scene_at(0.0)
    assert before.host.x == pytest.approx(after.host.x, abs=1.0)
    assert before.host.expression == after.host.expression


def test_nothing_jumps_from_one_frame_to_the_next() -> None:
    scenes = [scene_at(n / FPS) for n in range(int(LOOP_S * FPS) + 1)]
    for before, after in pairwise(scenes):
        for one, other in ((before.host, after.host), (before.visitor, after.visitor)):
            assert abs(one.x - other.x) < 32
            assert abs(one.y - other.y) < 3
            assert abs(one.scale - other.scale) < 0.02
            assert abs(one.lean_deg - other.lean_deg) < 1.6
            assert abs(one.expression.jaw - other.expression.jaw) < 2
        assert abs(before.light - after.light) < 0.06


def test_the_script_shows_what_a_mirror_meets() -> None:
    scenes = [scene_at(n / 10) for n in range(int(LOOP_S * 10))]
    here = [(0 < s.host.x < WIDTH, 0 < s.visitor.x < WIDTH) for s in scenes]
    assert here[0] == (True, False)
    assert {(True, False), (True, True), (False, False)} <= set(here)
    assert min(s.light for s in scenes) < 0.2
    assert max(abs(s.host.lean_deg) for s in scenes) > 10
    assert max(s.host.expression.jaw for s in scenes) > 15
    assert max(s.host.expression.blink for s in scenes) > 0.9


def test_an_empty_scene_is_the_wall(stage: Stage) -> None:
    assert np.array_equal(stage.paint(Scene(1.0, AWAY, AWAY)), wall())


def test_less_light_makes_the_whole_picture_darker(stage: Stage) -> None:
    bright = stage.paint(Scene(1.0, MIDDLE, AWAY)).astype(int)
    dark = stage.paint(Scene(0.25, MIDDLE, AWAY)).astype(int)
    assert np.abs(dark - bright * 0.25).max() <= 1


def test_a_person_half_outside_is_cut_by_the_edge(stage: Stage) -> None:
    picture = stage.paint(Scene(1.0, replace(MIDDLE, x=20.0), AWAY)).astype(int)
    changed = np.abs(picture - wall()).max(axis=2) > 20
    assert changed[:, :200].any()
    assert not changed[:, WIDTH // 2 :].any()


def test_another_expression_changes_the_face_alone(stage: Stage) -> None:
    smiling = stage.paint(Scene(1.0, MIDDLE, AWAY)).astype(int)
    for other in (NEUTRAL, SURPRISE, Expression(blink=1.0)):
        changed = np.abs(stage.paint(Scene(1.0, replace(MIDDLE, expression=other), AWAY)) - smiling)
        rows, columns = np.nonzero(changed.max(axis=2) > 8)
        assert rows.size > 200
        assert rows.min() > MIDDLE.y - 80
        assert rows.max() < MIDDLE.y + 240
        assert columns.min() > MIDDLE.x - 110
        assert columns.max() < MIDDLE.x + 110


def test_an_expression_leaves_nothing_behind(stage: Stage) -> None:
    before = stage.paint(Scene(1.0, MIDDLE, AWAY))
    stage.paint(Scene(1.0, replace(MIDDLE, expression=SURPRISE), AWAY))
    assert np.array_equal(stage.paint(Scene(1.0, MIDDLE, AWAY)), before)


def test_a_surprised_mouth_is_open_and_dark(stage: Stage) -> None:
    mouth_y = round(MIDDLE.y + HOST_MARKS.lips_y[1] - HOST_MARKS.eyes[0][1])
    part = np.s_[mouth_y - 5 : mouth_y + 25, 625:650]
    smiling = stage.paint(Scene(1.0, MIDDLE, AWAY))[part]
    surprised = stage.paint(Scene(1.0, replace(MIDDLE, expression=SURPRISE), AWAY))[part]
    assert (surprised.max(axis=2) < 80).mean() > (smiling.max(axis=2) < 80).mean() + 0.3


def test_half_way_between_two_expressions_is_half_of_each() -> None:
    assert SMILE.towards(SURPRISE, 0.0) == SMILE
    assert SMILE.towards(SURPRISE, 1.0) == SURPRISE
    assert SMILE.towards(SURPRISE, 0.5).jaw == SURPRISE.jaw / 2


def test_played_live_late_frames_are_skipped() -> None:
    now_s = 0.0

    def wait(_event: threading.Event, seconds: float) -> None:
        nonlocal now_s
        now_s += seconds

    demo = Demo(pace=Pace(clock=lambda: now_s, wait=wait))
    demo.read()
    demo.read()
    assert now_s == pytest.approx(1 / FPS)
    now_s = 1.0
    frame = demo.read()
    assert frame is not None
    assert frame.t_s == pytest.approx(1.0, abs=1 / FPS)
    demo.close()


def test_the_wall_fills_the_frame() -> None:
    assert wall().shape == (HEIGHT, WIDTH, 3)
    assert 120 < wall().min() <= wall().max() < 240
