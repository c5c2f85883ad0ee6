from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.ui import theme
from emomirror.ui.actions import Actions
from emomirror.ui.mirror_page import MirrorPage
from emomirror.ui.source_menu import SourceMenu
from emomirror.ui.workers import Seen
from emomirror.vision.observation import Face, Observation, Reason

Make = Callable[..., Face]
Observe = Callable[..., Observation]

# The offscreen platform says so whenever a window has a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def make_page(
    qtbot: QtBot, qapp: QApplication
) -> Iterator[Callable[[int, int, float], MirrorPage]]:
    windows: list[QWidget] = []

    def make(width: int, height: int, text_scale: float) -> MirrorPage:
        theme.apply(qapp, theme.LIGHT, text_scale)
        window = QWidget()
        windows.append(window)
        actions = Actions(window)
        page = MirrorPage(actions, SourceMenu(actions, window))
        qtbot.addWidget(page)
        page.set_theme(theme.LIGHT, round(22 * text_scale))
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        return page

    yield make
    theme.apply(qapp, theme.LIGHT, 1.0)
    qapp.setStyleSheet("")


def places(page: MirrorPage) -> dict[str, QRect]:
    QApplication.processEvents()
    named = {"verdict": page.verdict, "bars": page.bars, "promise": page.promise}
    return {name: QRect(w.mapTo(page, QPoint()), w.size()) for name, w in named.items()}


@pytest.mark.parametrize(
    ("width", "height", "text_scale"),
    [(1280, 800, 1.0), (960, 600, 1.0), (960, 600, 2.0), (600, 900, 1.0), (2560, 1440, 1.5)],
)
def test_the_bars_stay_in_their_place_whatever_is_said(
    make_page: Any, observe: Observe, make_face: Make, width: int, height: int, text_scale: float
) -> None:
    page = make_page(width, height, text_scale)
    before = places(page)
    cases = [observe(make_face(top=emotion)) for emotion in (*EMOTIONS, None)]
    cases += [observe(make_face(top=None, reasons=(reason,))) for reason in Reason]
    for case in cases:
        page.show_message("One moment…")
        page.show_seen(Seen(1, case, 0.0, True))
        assert places(page) == before, page.verdict.text
    page.show_message("No camera found", "Once it is connected, you see yourself here.")
    assert places(page) == before
    page.banner.show_message("error", "No camera was found. Plug one in.", [("Try again", print)])
    assert places(page) == before
    page.promise.set_saved(12)
    assert places(page) == before


def test_another_face_of_a_frozen_picture_can_be_looked_at(
    make_page: Any, observe: Observe, make_face: Make
) -> None:
    sad = np.eye(7, dtype=np.float32)[EMOTIONS.index(Emotion.SADNESS)]
    other = make_face(id=2, main=False, smoothed=sad, top=Emotion.SADNESS)
    seen = Seen(1, observe(make_face(), other), 0.0, True)
    page = make_page(1280, 800, 1.0)
    page.show_seen(seen)
    page.show_chosen(2)
    assert page.seen is seen, "a live picture changes with the next one"
    page.freeze(True)
    page.show_chosen(2)
    assert [face.id for face in page.seen.observation.faces if face.main] == [2]
    assert "sadness" in page.verdict.text


def test_a_frozen_picture_takes_another_reading_of_itself_and_of_nothing_else(
    make_page: Any, observe: Observe, make_face: Make
) -> None:
    happy = observe(make_face())
    page = make_page(1280, 800, 1.0)
    page.show_seen(Seen(1, happy, 0.0, True))
    page.freeze(True)
    page.show_seen(Seen(1, observe(make_face(top=Emotion.FEAR)), 0.0, True))
    assert page.seen.observation is happy
    again = replace(happy, faces=(make_face(top=Emotion.ANGER),))
    page.show_seen(Seen(1, again, 0.0, True))
    assert page.seen.observation is again
