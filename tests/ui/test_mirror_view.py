from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from emomirror.emotions import Emotion
from emomirror.ui.mirror_view import COLOUR_MS, MirrorView
from emomirror.ui.theme import DARK, LIGHT
from emomirror.vision.observation import Box, Face, Observation

Make = Callable[..., Face]
Observe = Callable[..., Observation]


@pytest.fixture
def mirror(qtbot: QtBot, clock: Callable[[], float]) -> MirrorView:
    view = MirrorView(clock=clock)
    qtbot.addWidget(view)
    view.resize(640, 360)
    with qtbot.waitExposed(view):
        view.show()
    return view


def shot(view: MirrorView) -> QImage:
    return view.grab().toImage()


def is_blue(colour: QColor) -> bool:
    return colour.blue() > 150 and colour.red() < 50


def count(image: QImage, colour: QColor) -> int:
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def test_the_picture_is_mirrored_only_on_the_screen(mirror: MirrorView, observe: Observe) -> None:
    seen = observe()
    mirror.set_observation(seen)
    assert is_blue(shot(mirror).pixelColor(600, 180))
    assert not is_blue(shot(mirror).pixelColor(40, 180))
    mirror.mirrored = False
    assert is_blue(shot(mirror).pixelColor(40, 180))
    assert seen.frame.bgr[0, 0, 0] == 200


def test_a_click_on_a_mirrored_face_chooses_that_face(
    mirror: MirrorView, observe: Observe, make_face: Make, qtbot: QtBot
) -> None:
    left = make_face(id=3, box=Box(20, 100, 100, 100))
    right = make_face(id=7, main=False, box=Box(500, 100, 100, 100))
    mirror.set_observation(observe(left, right))
    for x, expected in ((570, 3), (90, 7)):
        with qtbot.waitSignal(mirror.face_clicked) as chosen:
            qtbot.mouseClick(mirror, Qt.MouseButton.LeftButton, pos=QPoint(x, 150))
        assert chosen.args == [expected]
    mirror.mirrored = False
    with qtbot.waitSignal(mirror.face_clicked) as chosen:
        qtbot.mouseClick(mirror, Qt.MouseButton.LeftButton, pos=QPoint(70, 150))
    assert chosen.args == [3]


def test_a_small_face_before_a_large_one_can_be_chosen(
    mirror: MirrorView, observe: Observe, make_face: Make, qtbot: QtBot
) -> None:
    large = make_face(id=1, box=Box(100, 20, 300, 300))
    small = make_face(id=2, main=False, box=Box(200, 100, 60, 60))
    mirror.set_observation(observe(large, small))
    with qtbot.waitSignal(mirror.face_clicked) as chosen:
        qtbot.mouseClick(mirror, Qt.MouseButton.LeftButton, pos=QPoint(640 - 230, 130))
    assert chosen.args == [2]


def test_a_click_beside_all_faces_says_so(
    mirror: MirrorView, observe: Observe, make_face: Make, qtbot: QtBot
) -> None:
    mirror.set_observation(observe(make_face()))
    with qtbot.assertNotEmitted(mirror.face_clicked), qtbot.waitSignal(mirror.background_clicked):
        qtbot.mouseClick(mirror, Qt.MouseButton.LeftButton, pos=QPoint(10, 350))


def test_arrow_keys_go_from_face_to_face_as_they_are_seen(
    mirror: MirrorView, observe: Observe, make_face: Make, qtbot: QtBot
) -> None:
    faces = [
        make_face(id=i, main=i == 2, box=Box(x, 100, 100, 100))
        for i, x in ((1, 20), (2, 250), (3, 500))
    ]
    mirror.set_observation(observe(*faces))
    for key, expected in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, 3)):
        with qtbot.waitSignal(mirror.face_clicked) as chosen:
            qtbot.keyClick(mirror, key)
        assert chosen.args == [expected]


def test_the_main_face_is_framed_in_its_emotions_colour(
    mirror: MirrorView, observe: Observe, make_face: Make
) -> None:
    mirror.set_observation(observe(make_face(top=Emotion.SURPRISE)))
    mirror.set_theme(LIGHT)
    frame = shot(mirror).pixelColor(640 - 100, 150)
    assert frame == LIGHT.emotion_colour(Emotion.SURPRISE)


def test_a_frame_changes_colour_only_for_what_lasts_and_not_at_once(
    mirror: MirrorView,
    observe: Observe,
    make_face: Make,
    clock: Callable[[], float],
    qtbot: QtBot,
) -> None:
    happy, angry = (observe(make_face(top=top)) for top in (Emotion.HAPPINESS, Emotion.ANGER))

    def frame() -> QColor:
        return shot(mirror).pixelColor(640 - 100, 150)

    mirror.set_observation(happy)
    mirror.set_theme(LIGHT)
    mirror.set_observation(angry)
    assert frame() == LIGHT.emotion_colour(Emotion.HAPPINESS)
    clock.forward(0.5)  # type: ignore[attr-defined]
    mirror.set_observation(angry)
    assert frame() != LIGHT.emotion_colour(Emotion.ANGER)
    qtbot.waitUntil(lambda: frame() == LIGHT.emotion_colour(Emotion.ANGER), timeout=20 * COLOUR_MS)


def test_without_motion_a_frame_changes_colour_at_once(
    mirror: MirrorView, observe: Observe, make_face: Make, clock: Callable[[], float]
) -> None:
    mirror.glides = False
    mirror.set_observation(observe(make_face()))
    angry = observe(make_face(top=Emotion.ANGER))
    mirror.set_observation(angry)
    clock.forward(0.5)  # type: ignore[attr-defined]
    mirror.set_observation(angry)
    assert shot(mirror).pixelColor(640 - 100, 150) == LIGHT.emotion_colour(Emotion.ANGER)


def test_another_reading_of_the_same_picture_colours_the_frame_without_waiting(
    mirror: MirrorView, observe: Observe, make_face: Make
) -> None:
    mirror.glides = False
    still = observe(make_face())
    mirror.set_observation(still)
    mirror.set_observation(replace(still, faces=(make_face(top=Emotion.ANGER),)))
    assert shot(mirror).pixelColor(640 - 100, 150) == LIGHT.emotion_colour(Emotion.ANGER)


def test_other_faces_have_a_thinner_frame(
    mirror: MirrorView, observe: Observe, make_face: Make
) -> None:
    plain = shot_of(mirror, observe())
    main = changed(plain, shot_of(mirror, observe(make_face())))
    other = changed(plain, shot_of(mirror, observe(make_face(main=False))))
    assert 0 < other < 0.7 * main


def shot_of(view: MirrorView, observation: Observation) -> QImage:
    view.set_observation(observation)
    return shot(view)


def changed(a: QImage, b: QImage) -> int:
    return sum(a.pixel(x, 150) != b.pixel(x, 150) for x in range(a.width()))


def test_a_frozen_picture_says_so(mirror: MirrorView, observe: Observe) -> None:
    mirror.set_observation(observe())
    live = shot(mirror)
    mirror.frozen = True
    frozen = shot(mirror)
    assert count(frozen, LIGHT.surface) > count(live, LIGHT.surface) + 200
    mirror.frozen = False
    assert shot(mirror) == live


def test_the_frozen_picture_is_kept_as_it_is_seen_and_without_frames(
    mirror: MirrorView, observe: Observe, make_face: Make
) -> None:
    assert mirror.picture() is None
    seen = observe(make_face())
    mirror.set_observation(seen)
    mirror.resize(100, 100)
    picture = mirror.picture()
    assert picture is not None
    assert (picture.width(), picture.height()) == (640, 360)
    assert is_blue(picture.pixelColor(639, 0))
    reds = {picture.pixelColor(x, 150).name() for x in range(320)}
    assert reds == {"#c80000"}
    seen.frame.bgr[:] = 0
    assert is_blue(picture.pixelColor(639, 0))


def test_a_message_takes_the_place_of_the_picture_until_the_next_one(
    mirror: MirrorView, observe: Observe
) -> None:
    mirror.set_observation(observe())
    mirror.message("No camera was found", "Plug one in, or look at the demo.")
    told = shot(mirror)
    assert told.pixelColor(20, 180) == LIGHT.stage
    assert count(told, LIGHT.muted) > 50
    assert mirror.picture() is None
    mirror.set_observation(observe())
    assert is_blue(shot(mirror).pixelColor(600, 180))


@pytest.mark.parametrize("size", [(240, 120), (240, 180), (960, 600), (3000, 400)])
def test_a_message_stays_inside(mirror: MirrorView, size: tuple[int, int]) -> None:
    mirror.resize(*size)
    mirror.message("The camera is busy", "Close the other program that uses it, then try again.")
    told = shot(mirror)
    margin = [told.pixelColor(x, 4) for x in range(20, size[0] - 20)]
    margin += [told.pixelColor(x, size[1] - 5) for x in range(20, size[0] - 20)]
    assert {colour.name() for colour in margin} == {LIGHT.stage.name()}


def test_what_is_beside_the_picture_is_the_windows_ground(
    mirror: MirrorView, observe: Observe
) -> None:
    mirror.resize(640, 600)
    mirror.set_theme(DARK)
    mirror.set_observation(observe())
    assert shot(mirror).pixelColor(320, 5) == DARK.window
    assert shot(mirror).pixelColor(320, 595) == DARK.window


def test_a_screen_reader_is_told_how_many_faces_there_are(
    mirror: MirrorView, observe: Observe, make_face: Make, qtbot: QtBot
) -> None:
    assert mirror.accessibleName() == "Mirror"
    mirror.set_observation(observe(make_face()))
    assert mirror.accessibleDescription() == "One face in the picture."
    mirror.set_observation(observe(make_face(), make_face(id=2, main=False)))
    mirror.frozen = True
    qtbot.waitUntil(lambda: "frozen" in mirror.accessibleDescription(), timeout=3000)
    assert "2 faces" in mirror.accessibleDescription()


def test_a_face_at_the_edge_and_a_tiny_picture_are_painted(
    mirror: MirrorView, observe: Observe, make_face: Make
) -> None:
    mirror.set_observation(observe(make_face(box=Box(-80, -60, 200, 200))))
    assert is_blue(shot(mirror).pixelColor(600, 340))
    mirror.resize(1, 1)
    assert shot(mirror).width() == 1
