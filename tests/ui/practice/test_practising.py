"""A session in the real window: with its engine, its keys, its theme and its end."""

from __future__ import annotations

import hashlib
import itertools
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from emomirror.camera.frame import Frame
from emomirror.emotions import Emotion
from emomirror.errors import (
    CameraUnavailable,
    DetectorUnavailable,
    ModelRejected,
    RecordsError,
    ShownError,
)
from emomirror.practice.baseline import Baseline
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.practice.prompts import Exercise, Present
from emomirror.practice.session import Phase
from emomirror.practice.trying import Outcome, Try
from emomirror.practice.words import situations
from emomirror.sentences import Sentence
from emomirror.settings import Settings
from emomirror.ui.practice.keeping import KeptNowhere
from emomirror.ui.practice.practising import Practising
from emomirror.ui.reading import PipelineReader
from emomirror.ui.theme import CONTRAST, DARK, LIGHT
from emomirror.ui.window import MirrorWindow
from emomirror.ui.workers import Seen, Wish
from emomirror.vision.crop import Region
from emomirror.vision.facts import shipped_model
from emomirror.vision.observation import Box, Face, Observation, Timings

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ADA = Profile(id="1", nickname="Ada")
MakePlan = Callable[..., Plan]


def banner_buttons(practising: Practising) -> dict[str, QPushButton]:
    buttons = practising.page.banner.findChildren(QPushButton)
    return {button.text(): button for button in buttons if button.isVisible()}


@pytest.fixture
def practise(
    qtbot: QtBot,
    open_window: Callable[..., MirrorWindow],
    make_source: Any,
    frame: Callable[..., Frame],
    make_plan: MakePlan,
    shelf: Any,
) -> Callable[..., tuple[MirrorWindow, Practising, Any]]:
    """Opens a window on a source and begins a session in it."""

    def begin(
        profile: Profile = ADA, settings: Settings | None = None, **plan: Any
    ) -> tuple[MirrorWindow, Practising, Any]:
        source = make_source(frame(0))
        window = open_window("x", settings, x=source)
        qtbot.waitUntil(lambda: window.mirror_page.seen is not None)
        practising = window.practise(profile, make_plan(**plan), shelf, 0)
        return window, practising, source

    return begin


def test_what_may_not_be_told_is_known_to_the_session(practise: Any) -> None:
    keys = tuple(each.key for each in situations(Emotion.HAPPINESS))
    ada = Profile(id="1", nickname="Ada", without=keys)
    _, practising, _ = practise(ada, exercise=Exercise.MAKE, present=Present.SITUATION)
    task = practising.driver.session.task
    assert task is not None
    assert (task.emotion, task.present) == (Emotion.HAPPINESS, Present.WORD)


def test_a_session_takes_the_mirror_s_place_and_gives_it_back(
    qtbot: QtBot, practise: Any, shelf: Any, frame: Callable[..., Frame]
) -> None:
    window, practising, source = practise()
    assert practising.page.isVisible()
    assert not window.mirror_page.isVisible()
    practising.driver.continue_()
    qtbot.keyClick(practising.page, Qt.Key.Key_Escape)
    practising.page.stop_yes.click()
    assert [made.outcome for made in shelf.kept] == [Outcome.STOPPED]
    with qtbot.waitSignal(window.practice_over):
        practising.page.go_on.click()
    assert window.practising is None
    assert window.mirror_page.isVisible()
    source.give(frame(9))
    qtbot.waitUntil(lambda: window.mirror_page.seen.observation.frame.index == 9)


def test_frames_of_the_same_engine_reach_the_session(
    qtbot: QtBot, practise: Any, frame: Callable[..., Frame]
) -> None:
    _, practising, source = practise()
    practising.driver.continue_()
    for i in range(1, 6):
        source.give(frame(i))
        qtbot.waitUntil(lambda i=i: practising.driver.session.trying.frames >= i)
    trying = practising.driver.session.trying
    assert trying.spoiled == trying.frames, "a grey picture shows nobody"
    assert trying.active_s == 0, "and is not the person's time"


def test_a_hidden_window_goes_on_seeing(
    qtbot: QtBot, practise: Any, frame: Callable[..., Frame]
) -> None:
    window, practising, source = practise()
    practising.driver.continue_()
    window.hide()
    source.give(frame(1))
    qtbot.waitUntil(lambda: practising.driver.session.trying.frames > 0)


def test_a_lost_camera_pauses_says_so_and_goes_on_when_it_is_back(
    qtbot: QtBot, practise: Any, frame: Callable[..., Frame], unplugged: CameraUnavailable
) -> None:
    _, practising, source = practise()
    practising.driver.continue_()
    source.give(frame(1))
    qtbot.waitUntil(lambda: practising.driver.session.trying.frames > 0)
    source.give(unplugged)
    qtbot.waitUntil(lambda: practising.driver.session.camera_lost)
    assert practising.driver.session.still
    assert practising.page.banner.isVisible()
    assert "unplugged" in practising.page.banner.text
    assert "Try again" in banner_buttons(practising)
    assert practising.page.mirror.picture() is None
    source.give(frame(2))
    qtbot.waitUntil(lambda: not practising.driver.session.camera_lost)
    qtbot.waitUntil(lambda: practising.page.mirror.picture() is not None)
    assert not practising.page.banner.isVisible()
    assert practising.driver.session.phase is Phase.TRYING


def test_a_recording_that_ends_waits_for_its_replay(
    qtbot: QtBot, practise: Any, frame: Callable[..., Frame]
) -> None:
    _, practising, source = practise()
    practising.driver.continue_()
    source.give(frame(1), None)
    qtbot.waitUntil(lambda: practising.driver.session.camera_lost)
    assert "Replay" in banner_buttons(practising)
    source.closed = False
    source.give(frame(2))
    banner_buttons(practising)["Replay"].click()
    qtbot.waitUntil(lambda: not practising.driver.session.camera_lost)


def test_reading_that_stops_waits_and_goes_on_from_its_button(
    qtbot: QtBot, practise: Any, frame: Callable[..., Frame], monkeypatch: pytest.MonkeyPatch
) -> None:
    analyze = PipelineReader.analyze
    faults: list[Exception] = [ZeroDivisionError("a fault")]

    def read(reader: PipelineReader, frame: Frame) -> Observation:
        if frame.index and faults:
            raise faults.pop()
        return analyze(reader, frame)

    monkeypatch.setattr(PipelineReader, "analyze", read)
    _, practising, source = practise()
    practising.driver.continue_()
    source.give(frame(1))
    qtbot.waitUntil(lambda: practising.driver.session.camera_lost)
    assert "No faces can be read now." in practising.page.banner.text
    assert "a fault" not in practising.page.banner.text
    banner_buttons(practising)["Try again"].click()
    qtbot.waitUntil(lambda: not practising.driver.session.camera_lost)
    source.give(frame(2))
    qtbot.waitUntil(lambda: practising.page.mirror.picture() is not None)


@pytest.fixture
def begin_unread(
    qtbot: QtBot,
    open_window: Any,
    make_source: Any,
    frame: Callable[..., Frame],
    make_plan: MakePlan,
    shelf: Any,
) -> Callable[..., tuple[MirrorWindow, Practising]]:
    """Opens a window that cannot read faces as it is wished, and begins a session in it."""

    def begin(wish: Wish | None = None, profile: Profile = ADA) -> tuple[MirrorWindow, Practising]:
        window = open_window("x", wish=wish, x=make_source(frame(0)))
        qtbot.waitUntil(lambda: window.reading.fault is not None)
        practising = window.practise(profile, make_plan(), shelf, 0)
        practising.driver.continue_()
        return window, practising

    return begin


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets setting up the reading fail with some faults, one after the other."""
    set_up = PipelineReader.set_up

    def make(*faults: ShownError) -> None:
        left = list(faults)

        def fail(reader: PipelineReader, wish: Wish) -> None:
            if left:
                raise left.pop(0)
            set_up(reader, wish)

        monkeypatch.setattr(PipelineReader, "set_up", fail)

    return make


def test_a_session_that_begins_while_no_faces_are_read_says_so_and_goes_on_from_its_button(
    qtbot: QtBot, failing: Callable[..., None], begin_unread: Any
) -> None:
    fault = DetectorUnavailable(Sentence("Detector", "The library is of another kind (0x7)."))
    failing(fault, fault)
    window, practising = begin_unread()
    for left in (1, 0):
        assert practising.driver.session.still, "nobody is timed whom nobody sees"
        assert "No faces can be read now." in practising.page.banner.text
        assert "0x7" not in practising.page.banner.text
        with qtbot.waitSignal(
            window._engine.model_failed if left else window._engine.model_ready, timeout=10_000
        ):
            banner_buttons(practising)["Try again"].click()
    assert not practising.driver.session.still
    assert not practising.page.banner.isVisible()


@pytest.mark.parametrize("there", [True, False])
def test_a_session_that_begins_with_a_broken_model_goes_on_with_the_shipped_one(
    qtbot: QtBot, begin_unread: Any, tmp_path: Path, there: bool
) -> None:
    path = tmp_path / "swapped.onnx"
    if there:
        path.write_bytes(b"no network")
    window, practising = begin_unread(Wish(model=path))
    assert practising.driver.session.still
    banner, behind = practising.page.banner, window.mirror_page.banner
    assert banner.text == "Your own model file cannot be used."
    assert str(path) in behind.text, "the mirror says it in the words that it has"
    (way,) = banner_buttons(practising)
    assert way in [each.text() for each in behind.findChildren(QPushButton)]
    assert way == "Use the shipped model"
    with qtbot.waitSignal(window._engine.model_ready, timeout=10_000):
        banner_buttons(practising)[way].click()
    assert not practising.driver.session.still
    assert not banner.isVisible()
    qtbot.waitUntil(lambda: practising.page.mirror.picture() is not None)
    assert window.reading.fault is None
    assert not window.reading.has_own_model
    window._leave_practice()
    assert not behind.isVisible(), "there is nothing left to say"


def test_without_the_shipped_model_another_file_is_asked_for(
    qtbot: QtBot, failing: Callable[..., None], begin_unread: Any, tmp_path: Path
) -> None:
    failing(ModelRejected(Sentence("Model", "Not whole (0x7).")))
    own = tmp_path / "own.onnx"
    own.write_bytes(shipped_model(Region.FACE).read_bytes())
    window, practising = begin_unread()
    banner_buttons(practising)["Use another model file…"].click()
    (dialog,) = window.findChildren(QFileDialog)
    with qtbot.waitSignal(window._engine.model_ready, timeout=10_000):
        dialog.fileSelected.emit(str(own))
    dialog.reject()
    assert not practising.driver.session.still
    assert window.reading.has_own_model


def test_a_model_that_fails_after_the_session_has_begun_is_said_as_well(
    qtbot: QtBot,
    open_window: Any,
    make_source: Any,
    make_plan: MakePlan,
    shelf: Any,
    tmp_path: Path,
) -> None:
    window = open_window("x", wish=Wish(model=tmp_path / "absent.onnx"), x=make_source())
    assert window.reading.fault is None, "nobody knows it yet"
    practising = window.practise(ADA, make_plan(), shelf, 0)
    qtbot.waitUntil(lambda: "own model file" in practising.page.banner.text, timeout=10_000)
    assert set(banner_buttons(practising)) == {"Use the shipped model"}
    assert practising.driver.session.camera_lost


def test_what_is_amiss_with_the_source_is_said_once_faces_could_be_read(
    qtbot: QtBot,
    open_window: Any,
    make_plan: MakePlan,
    shelf: Any,
    unplugged: CameraUnavailable,
    tmp_path: Path,
) -> None:
    window = open_window("x", wish=Wish(model=tmp_path / "absent.onnx"), x=unplugged)
    qtbot.waitUntil(lambda: window.reading.fault is not None and window.source_gone)
    practising = window.practise(ADA, make_plan(), shelf, 0)
    qtbot.waitUntil(lambda: "Use the shipped model" in banner_buttons(practising))
    with qtbot.waitSignal(window._engine.model_ready, timeout=10_000):
        banner_buttons(practising)["Use the shipped model"].click()
    assert practising.driver.session.camera_lost
    assert practising.page.banner.text == "No picture comes."
    assert set(banner_buttons(practising)) == {"Try again"}


def test_the_calm_face_counts_once_the_model_that_read_it_is_in_use(
    qtbot: QtBot, begin_unread: Any, tmp_path: Path
) -> None:
    calm = Baseline(
        scores=(1 / 7,) * 7,
        frames=99,
        taken_utc="2030-01-02",
        model_sha256=hashlib.sha256(shipped_model(Region.FACE).read_bytes()).hexdigest(),
    )
    somebody = Profile(id="1", nickname="Ada", baseline=calm)
    window, practising = begin_unread(Wish(model=tmp_path / "absent.onnx"), somebody)
    assert practising.driver.reading.baseline is None
    with qtbot.waitSignal(window._engine.model_ready, timeout=10_000):
        banner_buttons(practising)["Use the shipped model"].click()
    assert practising.driver.reading.baseline == calm


def test_a_session_that_begins_without_a_camera_waits_for_it(
    qtbot: QtBot, open_window: Any, make_plan: MakePlan, shelf: Any, unplugged: CameraUnavailable
) -> None:
    window = open_window("x", x=unplugged)
    qtbot.waitUntil(lambda: window.mirror_page.banner.isVisible())
    practising = window.practise(ADA, make_plan(), shelf, 0)
    practising.driver.continue_()
    assert practising.driver.session.still
    practising = window.practise(ADA, make_plan(exercise=Exercise.NAME), shelf, 0)
    practising.driver.continue_()
    assert not practising.driver.session.still, "to name a face needs no camera"
    assert not practising.page.banner.isVisible()
    practising.driver.answer(Emotion.HAPPINESS)
    assert [made.outcome for made in shelf.kept][-1] is Outcome.NAMED


def test_a_camera_that_opens_and_gives_nothing_is_said_and_its_first_picture_goes_on(
    qtbot: QtBot,
    open_window: Any,
    make_source: Any,
    make_plan: MakePlan,
    shelf: Any,
    frame: Callable[..., Frame],
) -> None:
    source = make_source()
    window = open_window("x", x=source)
    practising = window.practise(ADA, make_plan(), shelf, 0)
    practising.driver.continue_()
    qtbot.waitUntil(lambda: practising.driver.session.still, timeout=10_000)
    assert practising.page.banner.text == "No picture comes."
    assert "Try again" in banner_buttons(practising)
    source.give(frame(0))
    qtbot.waitUntil(lambda: practising.page.mirror.picture() is not None)
    assert not practising.driver.session.still
    assert not practising.page.banner.isVisible()


def test_the_mirror_s_keys_rest_while_somebody_practises(qtbot: QtBot, practise: Any) -> None:
    window, practising, _ = practise(settings=Settings(show_bars=True, region="face"))
    practising.driver.continue_()
    for key in "FBXEDMPRT":
        qtbot.keyClick(practising.page, Qt.Key(ord(key)))
    assert not window.mirror_page.frozen
    assert window.actions_.show_bars.isChecked()
    assert window.reading.region == "face"
    assert window.actions_.mirrored.isChecked()
    assert practising.driver.session.phase is Phase.TRYING
    qtbot.keyClick(practising.page, Qt.Key.Key_S)
    assert len(practising.driver.session.finished) == 1, "one key, one meaning"
    window._leave_practice()
    with qtbot.waitActive(window):
        pass
    qtbot.keyClick(window, Qt.Key.Key_B)
    assert not window.actions_.show_bars.isChecked()


def test_the_person_s_theme_and_motion_hold_while_they_practise(
    qtbot: QtBot, practise: Any
) -> None:
    calm = Profile(id="1", nickname="Ada", theme="contrast", motion=False)
    window, practising, _ = practise(profile=calm, settings=Settings(theme="dark"))
    assert window._theme is CONTRAST
    assert not practising.page.gauge.glides
    window._change_text(1)
    assert window._theme is CONTRAST, "another size of text changes no colours"
    assert window._keeper.settings.theme == "dark", "nothing of it is remembered"
    window._leave_practice()
    assert window._theme is DARK
    assert window.mirror_page.bars.glides


def test_the_program_s_own_theme_is_kept_where_the_person_has_none(
    qtbot: QtBot, practise: Any
) -> None:
    window, practising, _ = practise(settings=Settings(theme="light", motion=False))
    assert window._theme is LIGHT
    assert not practising.page.gauge.glides


def test_closing_the_window_keeps_the_try_under_way(practise: Any, shelf: Any) -> None:
    window, practising, _ = practise()
    practising.driver.continue_()
    window.close()
    assert [made.outcome for made in shelf.kept] == [Outcome.STOPPED]
    assert shelf.ended == 1


def test_what_cannot_be_kept_is_said_to_the_adult_with_two_ways_on(
    qtbot: QtBot, practise: Any, shelf: Any
) -> None:
    _, practising, _ = practise()
    practising.driver.continue_()
    shelf.full = True
    practising.driver.accept()
    assert practising.driver.session.paused
    assert "The disk is full" in practising.page.banner.text
    ways = banner_buttons(practising)
    assert set(ways) == {"Try again", "Go on without keeping"}
    ways["Try again"].click()
    assert "The disk is full" in practising.page.banner.text
    banner_buttons(practising)["Go on without keeping"].click()
    assert not practising.driver.session.paused
    shelf.full = False
    practising.driver.continue_()
    practising.driver.skip()
    assert [made.outcome for made in shelf.kept] == [Outcome.ACCEPTED, Outcome.SKIPPED]
    assert not practising.page.banner.isVisible()


def test_closing_the_window_says_once_what_would_be_lost(practise: Any, shelf: Any) -> None:
    window, practising, _ = practise()
    practising.driver.continue_()
    shelf.full = True
    practising.driver.accept()
    practising.page.banner.hide()
    assert not window.close()
    assert "The disk is full" in practising.page.banner.text
    assert window.isVisible()
    assert window.close()


def test_closing_the_window_keeps_what_can_be_kept_by_now(practise: Any, shelf: Any) -> None:
    window, practising, _ = practise()
    practising.driver.continue_()
    shelf.full = True
    practising.driver.accept()
    shelf.full = False
    assert window.close()
    assert shelf.kept[0].outcome is Outcome.ACCEPTED


def test_one_session_follows_another_and_leaves_nothing_behind(
    qtbot: QtBot, practise: Any, make_plan: MakePlan
) -> None:
    window, _, _ = practise()
    for _ in range(3):
        window.practise(ADA, make_plan(), KeptNowhere(), 0)
    QApplication.sendPostedEvents()
    window._leave_practice()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: window._pages.count() == 1)


def test_records_that_cannot_be_written_at_the_end_are_said(
    qtbot: QtBot, practise: Any, shelf: Any
) -> None:
    _, practising, _ = practise(tries=1)
    shelf.full = True
    practising.driver.continue_()
    practising.driver.accept()
    banner_buttons(practising)["Go on without keeping"].click()
    practising.driver.continue_()
    assert practising.driver.over
    assert set(banner_buttons(practising)) == {"Try again"}
    shelf.full = False
    banner_buttons(practising)["Try again"].click()
    assert len(shelf.kept) == 1
    assert not practising.page.banner.isVisible()


def test_an_error_names_no_words_of_machines_to_the_child(practise: Any) -> None:
    _, practising, _ = practise()
    practising.driver.keeping_failed.emit(RecordsError(Sentence("Records", "Disk full.")))
    assert "Disk" not in practising.page.card.card.spoken


def test_the_adult_s_face_is_not_the_child_s_and_can_be_chosen(
    qtbot: QtBot,
    practise: Any,
    frame: Callable[..., Frame],
    make_face: Callable[..., Face],
) -> None:
    _, practising, _ = practise()
    page, driver = practising.page, practising.driver
    driver.continue_()
    child = make_face(id=1, main=True, smoothed=np.eye(7, dtype=np.float32)[6])
    adult = make_face(id=2, main=False, box=Box(400, 50, 200, 200))
    at = itertools.count(300, 10)

    def see(times: int, *faces: Face) -> Try:
        for _ in range(times):
            observation = Observation(frame(next(at)), faces, Timings(0, 0, 0, 0))
            practising.see(Seen(1, observation, time.monotonic(), True))
        made: Try = driver.session.trying
        return made

    assert see(2, child, adult).readable
    left = replace(adult, main=True)
    trying = see(6, left)
    assert not trying.readable
    assert not trying.near, "the adult smiles, and it is nobody's success"
    assert page.bars.shown == (0.0,) * 7
    qtbot.waitUntil(lambda: see(1, left) and "Another face: N" in page.coach.text)
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert see(1, left).near, "whoever is chosen is meant"
