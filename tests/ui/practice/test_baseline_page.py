"""Ten calm seconds give a baseline, and a camera that cannot see gives none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from emomirror.practice.baseline import Baseline
from emomirror.practice.profile import Profile
from emomirror.ui.practice.baseline_page import BaselinePage
from emomirror.ui.workers import Seen
from emomirror.vision.observation import Box, Face, Observation, Reason

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CALM = np.array([0.05, 0.0, 0.05, 0.1, 0.2, 0.0, 0.6], np.float32)
Feed = Callable[..., None]


@pytest.fixture
def page(qtbot: QtBot, mia: Profile, now: datetime) -> BaselinePage:
    page = BaselinePage(mia, "the-model", now=lambda: now)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def feed(
    page: BaselinePage, make_face: Callable[..., Face], observe: Callable[..., Observation]
) -> Feed:
    def give(start_s: float, seconds: float, *reasons: Reason, read: bool = True) -> None:
        face = make_face(scores=CALM, smoothed=CALM, top=None, reasons=reasons)
        observation = observe() if Reason.NO_FACE in reasons else observe(face)
        for frame in range(round(seconds * 30)):
            page.see(Seen(1, observation, start_s + frame / 30, read))

    return give


def test_ten_calm_seconds_are_the_baseline(qtbot: QtBot, page: BaselinePage, feed: Feed) -> None:
    taken: list[Baseline] = []
    page.taken.connect(taken.append)
    feed(0, 1)
    assert taken == [], "nothing is taken before somebody begins"
    page.begin.click()
    feed(1, 9)
    assert page.bar.value() >= 80
    assert taken == []
    feed(10, 2)
    (baseline,) = taken
    assert baseline.scores == pytest.approx(CALM, abs=1e-5)
    assert (baseline.model_sha256, baseline.taken_utc) == (
        "the-model",
        "2030-03-04T10:30:00+00:00",
    )
    assert page.said_large.text() == "The calm face is taken"
    assert "neutral 60" in page.what.text()
    assert not page.taking


def test_what_the_camera_spoils_is_told_and_left_out(page: BaselinePage, feed: Feed) -> None:
    page.begin.click()
    feed(0, 2, Reason.TOO_DARK)
    assert page.said_large.text() == "More light, please"
    feed(2, 1, Reason.NO_FACE)
    assert "cannot see a face" in page.said_large.text()
    feed(3, 1)
    assert page.said_large.text().startswith("Look calm")


@pytest.mark.parametrize("spoiled", ["dark", "unread"])
def test_a_camera_that_sees_nothing_gives_none(
    qtbot: QtBot, page: BaselinePage, feed: Feed, spoiled: str
) -> None:
    page.begin.click()
    with qtbot.assertNotEmitted(page.taken):
        if spoiled == "dark":
            feed(0, 31, Reason.TOO_DARK)
        else:
            feed(0, 31, read=False)
    assert not page.taking
    assert "could not see enough" in page.said_large.text()
    assert "Nothing was changed" in page.what.text()


def test_nobody_sits_still_before_a_camera_that_gives_nothing(
    qtbot: QtBot, page: BaselinePage, feed: Feed
) -> None:
    (waiting,) = page.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    waiting.setInterval(50)
    page.begin.click()
    qtbot.waitUntil(lambda: not page.taking)
    assert page.said_large.text() == "No picture comes"
    assert page.begin.text() == "Begin"
    page.begin.click()
    feed(0, 1)
    assert page.said_large.text().startswith("Look calm")
    qtbot.waitUntil(lambda: not page.taking)
    assert page.said_large.text() == "No picture comes"


def test_it_can_be_stopped_repeated_and_removed(
    qtbot: QtBot, page: BaselinePage, feed: Feed
) -> None:
    page.begin.click()
    feed(0, 5)
    page.begin.click()
    assert not page.taking
    assert page.baseline is None
    page.begin.click()
    with qtbot.waitSignal(page.taken):
        feed(20, 12)
    assert page.begin.text() == "Take it again"
    with qtbot.waitSignal(page.removed):
        page.remove.click()
    assert page.begin.text() == "Begin"


def test_a_baseline_that_is_there_is_shown(qtbot: QtBot, mia: Profile) -> None:
    scores = tuple(float(each) for each in CALM)
    taken = Baseline(scores=scores, frames=99, taken_utc="2030-01-02", model_sha256="a")
    page = BaselinePage(msgspec.structs.replace(mia, baseline=taken), "a")
    qtbot.addWidget(page)
    assert page.remove.isEnabled()
    assert "sadness 20" in page.what.text()
    page.set_model("another")
    assert page.what.text() == "Another model read it then: take it again."


def test_whoever_sits_beside_is_not_measured_unless_they_are_chosen(
    qtbot: QtBot,
    page: BaselinePage,
    make_face: Callable[..., Face],
    observe: Callable[..., Observation],
) -> None:
    child = make_face(scores=CALM, reasons=())
    adult = make_face(id=2, main=False, box=Box(400, 50, 200, 200))
    page.begin.click()
    for frame in range(90):
        page.see(Seen(1, observe(child, adult), frame / 30, True))
    taker = page._taker
    assert taker is not None
    left = observe(replace(adult, main=True))
    page.see(Seen(1, left, 4, True))
    assert taker.frames == 90
    assert page.said_large.text().startswith("Where are you?")
    page.mirror.face_clicked.emit(2)
    page.see(Seen(1, left, 5, True))
    assert page._taker is not None
    assert page._taker.frames == 1, "two faces are not mixed"


def test_what_another_model_reads_is_not_mixed_and_bears_its_name(
    qtbot: QtBot, page: BaselinePage, feed: Feed
) -> None:
    page.begin.click()
    feed(0, 5)
    page.set_model("another")
    feed(5, 6)
    assert page.taking
    with qtbot.waitSignal(page.taken) as caught:
        feed(11, 5)
    assert caught.args[0].model_sha256 == "another"
