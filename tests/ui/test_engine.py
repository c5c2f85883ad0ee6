"""The engine shows one source at a time and always comes to its end."""

from __future__ import annotations

import gc
import logging
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from emomirror.camera import open as opening
from emomirror.camera.devices import CameraInfo
from emomirror.camera.format import Format
from emomirror.camera.frame import Frame, Source
from emomirror.camera.named import by_name
from emomirror.errors import UnreadableMedia
from emomirror.sentences import Sentence
from emomirror.ui import engine as engine_module
from emomirror.ui import workers
from emomirror.ui.engine import Engine
from emomirror.ui.reading import PipelineReader
from emomirror.ui.workers import Wish
from emomirror.vision.observation import Observation

MakeEngine = Callable[..., Engine]


@pytest.fixture
def make_engine(qtbot: QtBot) -> Iterator[MakeEngine]:
    """Makes engines that show sources by their names, and are stopped after the test."""
    made: list[Engine] = []

    def make(**sources: Source | Exception) -> Engine:
        def open_source(spec: str, _: Format | None) -> Source:
            source = sources[spec]
            if isinstance(source, Exception):
                raise source
            return source

        made.append(Engine(open_source))
        return made[-1]

    yield make
    for engine in made:
        engine.stop()


def test_frames_of_the_source_before_are_never_taken(
    qtbot: QtBot, make_engine: MakeEngine, make_source: Any, frame: Callable[..., Frame]
) -> None:
    old, new = make_source(name="old"), make_source(frame(0, grey=200), name="new")
    engine = make_engine(old=old, new=new)
    names: list[str] = []
    engine.source_opened.connect(names.append)
    engine.read_with(Wish())
    with qtbot.waitSignal(engine.source_opened):
        engine.show_source("old")
    with qtbot.waitSignal(engine.ready):
        old.give(frame(0, grey=50))
    # Nobody has taken the old frame when the new source is asked for.
    engine.show_source("new")
    assert engine.take() is None
    with qtbot.waitSignal(engine.ready):
        pass
    seen = engine.take()
    assert seen is not None
    assert seen.observation.frame.bgr[0, 0, 0] == 200
    assert names == ["old", "new"]
    assert old.closed


def test_a_stall_does_not_keep_another_source_from_being_shown(
    qtbot: QtBot, make_engine: MakeEngine, make_source: Any, frame: Callable[..., Frame]
) -> None:
    hanging = make_source(name="hanging")
    engine = make_engine(hanging=hanging, good=make_source(frame(0), name="good"))
    engine.show_source("hanging")
    qtbot.waitUntil(lambda: hanging.reads == 1)
    begun = time.monotonic()
    engine.show_source("good")
    assert time.monotonic() - begun < 0.1, "asking for a source must not wait"
    with qtbot.waitSignal(engine.source_opened) as told:
        pass
    assert told.args == ["good"]


def test_a_stalled_source_ends_within_two_seconds(
    qtbot: QtBot, make_engine: MakeEngine, make_source: Any
) -> None:
    source = make_source()
    engine = make_engine(x=source)
    engine.read_with(Wish())
    engine.show_source("x")
    qtbot.waitUntil(lambda: source.reads == 1)
    begun = time.monotonic()
    assert engine.stop() == []
    assert time.monotonic() - begun < 2.0


def test_a_source_that_hangs_for_good_is_named_and_left_behind(
    qtbot: QtBot, make_engine: MakeEngine, make_source: Any, caplog: pytest.LogCaptureFixture
) -> None:
    source = make_source(deaf=True)
    engine = make_engine(x=source)
    engine.show_source("x")
    qtbot.waitUntil(lambda: source.reads == 1)
    begun = time.monotonic()
    with caplog.at_level(logging.WARNING):
        left = engine.stop()
    assert time.monotonic() - begun < 2.0
    assert left == ["capture 1: x"]
    assert "capture 1: x did not end" in caplog.text
    assert engine_module._left_behind[-1].isRunning()
    source.release()
    assert engine_module._left_behind.pop().wait(2000)


def test_a_source_that_cannot_be_shown_says_why(qtbot: QtBot, make_engine: MakeEngine) -> None:
    error = UnreadableMedia(Sentence("Recording", "x holds no video"))
    engine = make_engine(x=error)
    with qtbot.waitSignal(engine.source_failed) as told:
        engine.show_source("x")
    assert told.args == [error]


def test_a_still_picture_is_read_anew_after_a_fault(
    qtbot: QtBot, make_source: Any, frame: Callable[..., Frame]
) -> None:
    from emomirror.ui.reading import PipelineReader

    class Faulty(PipelineReader):
        def analyze(self, frame: Frame) -> Any:
            raise ZeroDivisionError("a fault")

    readers = [Faulty(), PipelineReader()]
    still = frame(0)
    source = make_source(still, None)
    engine = Engine(lambda *_: source, lambda: readers.pop(0))
    engine.show_source("x")
    assert engine.network is None
    with qtbot.waitSignal(engine.analysis_failed):
        engine.read_with(Wish())
    assert engine.network is not None, "what was frozen before can still be explained"
    with qtbot.waitSignal(engine.ready):
        engine.read_with(Wish())
    seen = engine.take()
    assert seen is not None
    assert seen.observation.frame is still
    engine.stop()


def test_another_face_of_a_still_picture_can_be_chosen(
    qtbot: QtBot, make_engine: MakeEngine, make_source: Any, portrait: Frame
) -> None:
    half = portrait.bgr[:, 320:-320]
    two = Frame(0, 0.0, np.hstack([half, half[:, ::-1]]))
    engine = make_engine(x=make_source(two, None))
    engine.read_with(Wish())

    def faces() -> dict[int, bool]:
        seen = engine.take()
        assert seen is not None
        assert seen.observation.frame is two
        return {face.id: face.main for face in seen.observation.faces}

    with qtbot.waitSignal(engine.ready):
        engine.show_source("x")
    before = faces()
    assert sorted(before.values()) == [False, True]
    for wanted in (min(before, key=lambda i: before[i]), max(before, key=lambda i: before[i])):
        with qtbot.waitSignal(engine.ready):
            engine.choose(wanted)
        assert faces() == {i: i == wanted for i in before}


def test_a_remembered_camera_that_is_away_is_taken_up_when_it_comes(
    qtbot: QtBot,
    tiny_video: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = "USB2.0 HD UVC WebCam"
    monkeypatch.chdir(tmp_path)
    shutil.copy(tiny_video, name)
    connected: list[CameraInfo] = []
    monkeypatch.setattr(opening, "list_cameras", lambda: connected)
    monkeypatch.setattr(workers, "RETRY_S", 0.02)
    engine = Engine()
    with qtbot.waitSignal(engine.source_lost) as told:
        engine.show_source(by_name(name))
    assert name in str(told.args[0])
    with qtbot.waitSignal(engine.source_opened) as opened:
        connected.append(CameraInfo(87, name, str(tmp_path / "video87")))
    assert opened.args == [name]
    assert engine.stop() == []


def test_stopping_twice_or_before_anything_began_is_quiet(make_engine: MakeEngine) -> None:
    engine = make_engine()
    assert engine.stop() == []
    assert engine.stop() == []


def test_cameras_are_looked_for_beside_the_window(qtbot: QtBot, make_engine: MakeEngine) -> None:
    engine = make_engine()
    with qtbot.waitSignal(engine.cameras_found) as told:
        engine.look_for_cameras()
    assert isinstance(told.args[0], list)


def test_a_held_picture_is_read_again_also_by_an_analysis_that_was_started_anew(
    qtbot: QtBot, make_source: Any, frame: Callable[..., Frame]
) -> None:
    faults = [RuntimeError("boom")]

    class Faulty(PipelineReader):
        def analyze(self, frame: Frame) -> Observation:
            if frame.index == 1 and faults:
                raise faults.pop()
            return super().analyze(frame)

    source = make_source(frame(0), name="x")
    engine = Engine(lambda *_: source, Faulty)
    try:
        engine.read_with(Wish())
        with qtbot.waitSignal(engine.ready, timeout=30_000):
            engine.show_source("x")
        held = engine.take()
        assert held is not None
        with qtbot.waitSignal(engine.analysis_failed):
            source.give(frame(1))
        engine.hold(held)
        with qtbot.waitSignal(engine.ready, timeout=30_000):
            engine.read_with(Wish("eyes"))
        seen = engine.take()
        assert seen is not None
        assert seen.observation.frame is held.observation.frame
    finally:
        engine.stop()


def test_after_stop_nothing_begins(qtbot: QtBot, make_engine: MakeEngine, make_source: Any) -> None:
    engine = make_engine(x=make_source(name="x"))
    engine.stop()
    engine.show_source("x")
    engine.read_with(Wish())
    engine.look_for_cameras()
    engine.get_ready_to_explain()
    assert engine.stop() == []
    assert not any(thread.isRunning() for thread in _threads())


def _threads() -> list[QThread]:
    return [each for each in gc.get_objects() if isinstance(each, QThread)]
