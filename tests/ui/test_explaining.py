"""A frozen face is explained in the window: real threads, the shipped models, few samples."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from emomirror.camera.opencv import cv2
from emomirror.emotions import EMOTIONS, Emotion
from emomirror.explain.overlay import Choice
from emomirror.resources import asset_path
from emomirror.settings import Settings
from emomirror.ui import explaining
from emomirror.ui.explain_thread import Answer
from emomirror.ui.overlay import Overlay
from emomirror.ui.window import MirrorWindow
from emomirror.ui.workers import Wish
from emomirror.vision.crop import Region

MakeWindow = Callable[..., MirrorWindow]
PORTRAIT = asset_path("demo/collins.webp")

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(autouse=True)
def _few_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explaining, "SAMPLES", 320)


@pytest.fixture
def two_people(tmp_path: Path) -> Path:
    one = cv2.imread(str(PORTRAIT))[:600, 150:750]
    path = tmp_path / "two.png"
    cv2.imwrite(str(path), np.hstack([one, one[:, ::-1]]))
    return path


@pytest.fixture
def explained(qtbot: QtBot, open_window: MakeWindow) -> Callable[..., MirrorWindow]:
    """Opens a window on a picture and explains the face in it by the key."""

    def explain(picture: Path = PORTRAIT, **options: Any) -> MirrorWindow:
        window = open_window(str(picture), **options)
        qtbot.waitUntil(lambda: window.mirror_page.face is not None, timeout=30_000)
        qtbot.keyClick(window, Qt.Key.Key_X)
        wait(qtbot, window)
        return window

    return explain


def wait(qtbot: QtBot, window: MirrorWindow) -> None:
    """Until there is nothing better to come."""
    qtbot.waitUntil(lambda: not window.mirror_page.explanation.working, timeout=60_000)


def drawing(window: MirrorWindow, choice: Choice) -> QImage:
    """What the overlay is to look like."""
    assert window.explaining.shown is not None
    overlay = Overlay.of(window.explaining.shown, choice)
    assert overlay is not None
    return overlay.drawing


def pixels(picture: QImage) -> npt.NDArray[np.int16]:
    rgb = picture.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).astype(np.int16)


def drawn_over(window: MirrorWindow) -> npt.NDArray[np.bool_]:
    """Which pixels of the picture the overlay covers, as it would be saved."""
    mirror = window.mirror_page.mirror
    overlay = mirror.overlay
    assert overlay is not None
    with_it = pixels(mirror.picture())
    mirror.set_overlay(None)
    without = pixels(mirror.picture())
    mirror.set_overlay(overlay)
    return np.asarray(abs(with_it - without).max(axis=2) > 8)


@pytest.fixture
def begun(
    qtbot: QtBot, open_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> Callable[[int], MirrorWindow]:
    """Opens a window and explains, by so many samples, until the first, rough overlay is there."""

    def explain(samples: int) -> MirrorWindow:
        monkeypatch.setattr(explaining, "SAMPLES", samples)
        window = open_window(str(PORTRAIT))
        page = window.mirror_page
        qtbot.waitUntil(lambda: page.face is not None, timeout=30_000)
        qtbot.keyClick(window, Qt.Key.Key_X)
        qtbot.waitUntil(lambda: page.mirror.overlay is not None, timeout=60_000)
        assert page.explanation.working
        return window

    return explain


@pytest.mark.parametrize("mirrored", [True, False])
def test_the_overlay_lies_on_the_face(explained: Any, mirrored: bool) -> None:
    window = explained(settings=Settings(mirrored=mirrored))
    window.mirror_page.explanation.count.setValue(3)
    covered = drawn_over(window)
    box = window.mirror_page.face.box
    rows, columns = np.nonzero(covered)
    middle = covered.shape[1] - (box.x + box.w / 2) if mirrored else box.x + box.w / 2
    assert covered.any()
    assert abs(columns - middle).max() < 0.9 * box.w
    assert abs(rows - (box.y + box.h / 2)).max() < 0.9 * box.h
    # This person smiles: the mouth speaks for happiness most, and lies in the lower half.
    assert rows.mean() > box.y + box.h / 2


def test_going_on_takes_the_overlay_away_and_brings_the_bars_back(
    qtbot: QtBot, explained: Any
) -> None:
    window = explained()
    page = window.mirror_page
    assert page.frozen
    assert page.explanation.isVisible()
    assert not page.bars.isVisible()
    assert "mouth" in page.explanation.summary.text().lower()
    qtbot.keyClick(window, Qt.Key.Key_F)
    assert not page.frozen
    assert page.mirror.overlay is None
    assert page.bars.isVisible()
    assert not page.explanation.isVisible()
    assert not window.actions_.explain.isChecked()


def test_the_key_hides_the_overlay_and_the_picture_stays_frozen(
    qtbot: QtBot, explained: Any
) -> None:
    window = explained()
    qtbot.keyClick(window, Qt.Key.Key_X)
    assert window.mirror_page.mirror.overlay is None
    assert window.mirror_page.frozen


def test_another_emotion_has_another_overlay(qtbot: QtBot, explained: Any) -> None:
    window = explained()
    page = window.mirror_page
    before = drawn_over(window)
    box = page.explanation.emotion
    box.setCurrentIndex(EMOTIONS.index(Emotion.FEAR))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: "fear" in page.explanation.summary.text(), timeout=30_000)
    assert not np.array_equal(drawn_over(window), before)
    assert "happiness" in page.verdict.text, "what the face looks like is another matter"


def test_letters_choose_an_emotion_where_it_is_chosen(qtbot: QtBot, explained: Any) -> None:
    window = explained()
    box = window.mirror_page.explanation.emotion
    assert not box.focusPolicy() & Qt.FocusPolicy.ClickFocus, "the mouse leaves the keys alone"
    box.setFocus(Qt.FocusReason.TabFocusReason)
    for letter in "fd":
        qtbot.keyClick(box, letter)
    assert window.mirror_page.frozen
    assert not window.actions_.far.isChecked()
    assert EMOTIONS[box.currentIndex()] is not Emotion.HAPPINESS
    qtbot.keyClick(box, "x")
    assert not window.actions_.explain.isChecked(), "the window's other keys are still its own"


def test_fewer_parts_cover_less_and_one_side_is_a_part_of_both(explained: Any) -> None:
    window = explained()
    panel = window.mirror_page.explanation
    panel.count.setValue(panel.count.maximum())
    both = drawn_over(window)
    panel.sides["against"].click()
    against = drawn_over(window)
    assert 0 < against.sum() < both.sum()
    panel.sides["both"].click()
    panel.count.setValue(2)
    assert drawn_over(window).sum() < both.sum() / 4


def test_the_person_who_is_clicked_is_explained(
    qtbot: QtBot, explained: Any, two_people: Path
) -> None:
    window = explained(two_people)
    page = window.mirror_page
    first = page.face
    before = drawn_over(window)
    other = next(face for face in page.seen.observation.faces if face.id != first.id)
    window.mirror_page.mirror.face_clicked.emit(other.id)
    assert page.face.id == other.id
    wait(qtbot, window)
    after = drawn_over(window)
    assert not (before & after).any(), "the overlay has gone over to the other face"


def test_the_eyes_are_explained_where_the_eyes_are_read(qtbot: QtBot, explained: Any) -> None:
    window = explained(wish=Wish("eyes"))
    box = window.mirror_page.face.box
    rows = np.nonzero(drawn_over(window))[0]
    assert rows.max() < box.y + 0.6 * box.h, "the mouth is not in what the network sees"


def test_reading_the_eyes_of_the_frozen_picture_explains_it_anew(
    qtbot: QtBot, explained: Any
) -> None:
    window = explained()
    qtbot.keyClick(window, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: window.reading.facts.region is Region.EYES, timeout=30_000)
    wait(qtbot, window)
    box = window.mirror_page.face.box
    rows = np.nonzero(drawn_over(window))[0]
    assert rows.max() < box.y + 0.6 * box.h


def test_whoever_does_not_want_to_wait_gets_the_mirror_back(
    qtbot: QtBot, open_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explaining, "SAMPLES", 100_000)
    window = open_window(str(PORTRAIT))
    page = window.mirror_page
    qtbot.waitUntil(lambda: page.face is not None, timeout=30_000)
    qtbot.keyClick(window, Qt.Key.Key_X)
    assert page.explanation.working
    page.explanation.cancel.click()
    assert page.bars.isVisible()
    # Once there is something to see, cancelling keeps it.
    qtbot.keyClick(window, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: page.mirror.overlay is not None, timeout=60_000)
    page.explanation.cancel.click()
    assert not page.explanation.working
    assert page.mirror.overlay is not None


def test_an_answer_that_was_on_its_way_does_not_come_after_cancelling(
    begun: Callable[[int], MirrorWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = begun(100_000)
    page = window.mirror_page
    page.explanation.cancel.click()
    shown = window.explaining.shown
    late = Answer(window.explaining._question, replace(shown, samples=2 * shown.samples), None)
    monkeypatch.setattr(window._engine, "take_explanation", lambda: late)
    window._engine.explanation_ready.emit()
    assert window.explaining.shown is shown
    assert page.mirror.overlay is not None


def test_nothing_is_worked_on_once_the_mirror_is_live_again(
    qtbot: QtBot, open_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explaining, "SAMPLES", 100_000)
    window = open_window(str(PORTRAIT))
    qtbot.waitUntil(lambda: window.mirror_page.face is not None, timeout=30_000)
    progressed = window._engine.explanation_progressed
    with qtbot.waitSignal(progressed, timeout=60_000):
        qtbot.keyClick(window, Qt.Key.Key_X)
    qtbot.keyClick(window, Qt.Key.Key_F)
    qtbot.wait(500)  # the batch that was being read
    with qtbot.assertNotEmitted(progressed, wait=500):
        pass


def test_a_rough_overlay_comes_first(qtbot: QtBot, begun: Callable[[int], MirrorWindow]) -> None:
    window = begun(960)
    page = window.mirror_page
    first = page.mirror.overlay
    wait(qtbot, window)
    assert page.mirror.overlay is not first


def test_a_better_overlay_shows_the_parts_that_were_chosen_meanwhile(
    qtbot: QtBot, begun: Callable[[int], MirrorWindow]
) -> None:
    window = begun(960)
    page = window.mirror_page
    page.explanation.count.setValue(2)
    page.explanation.sides["against"].click()
    wait(qtbot, window)
    choice = Choice(2, "against")
    assert page.mirror.overlay.drawing == drawing(window, choice)
    box = page.explanation.emotion
    box.setCurrentIndex(EMOTIONS.index(Emotion.FEAR))
    box.activated.emit(box.currentIndex())
    wait(qtbot, window)
    assert page.mirror.overlay.drawing == drawing(window, choice)
    page.explanation.sides["for"].click()
    assert page.mirror.overlay.drawing == drawing(window, Choice(2, "for"))
    assert page.mirror.overlay.drawing != drawing(window, choice)


def test_what_the_line_says_is_explained_and_not_what_one_frame_looked_like(
    qtbot: QtBot, explained: Any
) -> None:
    window = explained()
    page = window.mirror_page
    qtbot.keyClick(window, Qt.Key.Key_X)
    seen = page.seen
    spread = np.full(7, 0.1, np.float32)
    face = replace(page.face, top=Emotion.FEAR, smoothed=spread)
    page.show_seen(replace(seen, observation=replace(seen.observation, faces=(face,))))
    qtbot.keyClick(window, Qt.Key.Key_X)
    assert page.explanation.emotion.currentText() == "fear"
    assert not page.explanation.note.isVisible()


def test_where_the_mirror_is_not_sure_the_panel_says_what_that_means(
    qtbot: QtBot, explained: Any
) -> None:
    window = explained()
    page = window.mirror_page
    qtbot.keyClick(window, Qt.Key.Key_X)
    seen = page.seen
    face = replace(page.face, top=None)
    page.show_seen(replace(seen, observation=replace(seen.observation, faces=(face,))))
    qtbot.keyClick(window, Qt.Key.Key_X)
    assert page.explanation.note.text().startswith("Not sure means")


def test_reading_the_same_face_again_changes_nothing(qtbot: QtBot, explained: Any) -> None:
    window = explained()
    page = window.mirror_page
    box = page.explanation.emotion
    box.setCurrentIndex(EMOTIONS.index(Emotion.FEAR))
    box.activated.emit(box.currentIndex())
    wait(qtbot, window)
    overlay = page.mirror.overlay
    with qtbot.waitSignal(window._engine.ready):
        page.mirror.background_clicked.emit()
    qtbot.wait(100)
    assert box.currentText() == "fear"
    assert page.mirror.overlay is overlay


def test_closing_while_the_picture_is_read_again_starts_nothing(
    qtbot: QtBot, explained: Any
) -> None:
    window = explained()
    window.mirror_page.mirror.background_clicked.emit()
    time.sleep(0.1)  # its answer waits for the event loop
    window.close()
    QApplication.processEvents()
    assert window.left_running == []


def test_a_failure_of_the_past_is_not_told(qtbot: QtBot, explained: Any) -> None:
    window = explained()
    question = window.explaining._question
    qtbot.keyClick(window, Qt.Key.Key_F)
    window._engine.explanation_failed.emit(question, RuntimeError("late"))
    assert not window.mirror_page.banner.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_X)
    window._engine.explanation_failed.emit(window.explaining._question, MemoryError())
    assert window.mirror_page.banner.text.endswith(": MemoryError")
    assert not window.actions_.explain.isChecked()


def test_a_camera_that_is_lost_meanwhile_is_said_once_the_mirror_is_live_again(
    qtbot: QtBot, open_window: MakeWindow, make_source: Any, portrait: Any, unplugged: Exception
) -> None:
    source = make_source(portrait)
    window = open_window("x", x=source)
    page = window.mirror_page
    qtbot.waitUntil(lambda: page.face is not None, timeout=30_000)
    qtbot.keyClick(window, Qt.Key.Key_X)
    wait(qtbot, window)
    with qtbot.waitSignal(window._engine.source_lost):
        source.give(unplugged)
    with qtbot.waitSignal(window._engine.ready):
        page.mirror.background_clicked.emit()
    qtbot.wait(50)
    assert page.mirror.overlay is not None
    qtbot.keyClick(window, Qt.Key.Key_F)
    assert page.seen is None, "an old face would look like a live one"


def test_another_source_takes_the_overlay_away(qtbot: QtBot, explained: Any) -> None:
    window = explained()
    window.show_source("demo")
    assert window.mirror_page.mirror.overlay is None
    assert not window.mirror_page.explanation.isVisible()


def test_a_picture_without_a_face_is_said(
    qtbot: QtBot, open_window: MakeWindow, tmp_path: Path
) -> None:
    grey = tmp_path / "grey.png"
    cv2.imwrite(str(grey), np.full((240, 320, 3), 120, np.uint8))
    window = open_window(str(grey))
    page = window.mirror_page
    qtbot.waitUntil(lambda: page.seen is not None and page.seen.read, timeout=30_000)
    qtbot.keyClick(window, Qt.Key.Key_X)
    assert "no face" in page.banner.text
    assert not window.actions_.explain.isChecked()
    assert not page.frozen


def test_closing_in_the_middle_leaves_nothing_running(
    begun: Callable[[int], MirrorWindow],
) -> None:
    window = begun(100_000)
    window.close()
    assert window.left_running == []
