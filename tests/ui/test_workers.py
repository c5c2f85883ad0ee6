"""The two threads bring the newest picture to the window, and end whatever happens."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from emomirror.camera.frame import Frame, Source
from emomirror.emotions import Emotion
from emomirror.errors import ModelRejected, SourceError, UnreadableMedia
from emomirror.latest import Latest
from emomirror.sentences import Sentence
from emomirror.ui import workers
from emomirror.ui.reading import PipelineReader
from emomirror.ui.workers import AnalysisThread, Captured, CaptureThread, Seen, Wish
from emomirror.vision.observation import Observation, Timings

MakeFrame = Callable[..., Frame]


@pytest.fixture
def run() -> Iterator[Callable[[QThread], None]]:
    """Starts threads, and ends them after the test."""
    started: list[Any] = []

    def start(thread: QThread) -> None:
        started.append(thread)
        thread.start()

    yield start
    for thread in started:
        thread.stop()
        if isinstance(thread, CaptureThread):
            thread.close_source()
        assert thread.wait(2000)


class CountingReader:
    """A ``Reader`` that remembers what it was asked."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.calls: list[object] = []
        self.closed = False
        self.network: Any = SimpleNamespace(facts="facts")
        self._fault = fault

    def set_up(self, wish: Wish) -> None:
        self.calls.append(wish)
        if wish.model is not None:
            raise ModelRejected(Sentence("Model", "{path} does not fit").naming(path=wish.model))

    def analyze(self, frame: Frame) -> Observation:
        self.calls.append(frame)
        if self._fault is not None:
            raise self._fault
        return Observation(frame, (), Timings(1.0, 0.0, 0.0, 1.0))

    def choose(self, face_id: int | None) -> None:
        self.calls.append(face_id)

    def reset(self) -> None:
        self.calls.append("reset")

    def close(self) -> None:
        self.closed = True


def worse_than_info(caplog: Any) -> list[str]:
    """What a terminal would show although nobody has set up logging."""
    return [each.getMessage() for each in caplog.records if each.levelno > logging.INFO]


def test_frames_carry_when_they_were_captured(
    qtbot: QtBot, make_source: Any, frame: MakeFrame, run: Any
) -> None:
    frames: Latest[Captured] = Latest()
    capture = CaptureThread(7, "x", lambda _: make_source(frame(0), None), frames)
    told: list[tuple[object, ...]] = []
    capture.opened.connect(lambda *came: told.append(came))
    capture.ended.connect(lambda *came: told.append(came))
    with qtbot.waitSignal(capture.ended):
        run(capture)
    captured = frames.take()
    assert captured is not None
    assert (captured.feed, captured.frame.index) == (7, 0)
    assert captured.at_s > 0
    assert told == [(7, "scripted"), (7, 1)]


def test_the_newest_frame_wins_and_drops_are_counted(
    qtbot: QtBot, make_source: Any, frame: MakeFrame, run: Any
) -> None:
    frames: Latest[Captured] = Latest()
    steps = [frame(i) for i in range(5)]
    capture = CaptureThread(1, "x", lambda _: make_source(*steps, None), frames)
    with qtbot.waitSignal(capture.ended):
        run(capture)
    captured = frames.take()
    assert captured is not None
    assert captured.frame.index == 4
    assert frames.dropped == 4


def test_a_lost_source_is_told_once_and_read_again(
    qtbot: QtBot, make_source: Any, frame: MakeFrame, unplugged: Exception, run: Any
) -> None:
    frames: Latest[Captured] = Latest()
    source = make_source(unplugged, unplugged, frame(3))
    lost = []
    capture = CaptureThread(1, "x", lambda _: source, frames)
    capture.lost.connect(lambda _feed, error: lost.append(error))
    with qtbot.waitSignal(capture.back):
        run(capture)
    qtbot.waitUntil(lambda: frames.take() is not None)
    assert lost == [unplugged]


def test_a_source_that_cannot_be_opened_yet_is_opened_later(
    qtbot: QtBot, make_source: Any, frame: MakeFrame, unplugged: Exception, run: Any
) -> None:
    answers: list[Exception | Source] = [unplugged, make_source(frame(0))]

    def open_source(spec: str) -> Source:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    capture = CaptureThread(1, "camera", open_source, Latest())
    with qtbot.waitSignals([capture.lost, capture.opened, capture.back], order="strict"):
        run(capture)


@pytest.mark.parametrize(
    "error",
    [SourceError(Sentence("Source", "not a video")), ZeroDivisionError("a fault")],
)
def test_capturing_ends_after_an_error_and_says_why(
    qtbot: QtBot, make_source: Any, run: Any, error: Exception, caplog: Any
) -> None:
    source = make_source(error)
    capture = CaptureThread(1, "x", lambda _: source, Latest())
    with qtbot.waitSignal(capture.failed) as told:
        run(capture)
    assert capture.wait(2000)
    assert source.closed
    _, came = told.args
    assert isinstance(came, SourceError)
    assert str(error) in str(came)
    assert worse_than_info(caplog) == [], "it is told, and needs no traceback"


def test_a_picture_that_cannot_be_read_is_told_and_left_out(
    qtbot: QtBot, make_source: Any, frame: MakeFrame, run: Any
) -> None:
    damaged = UnreadableMedia(Sentence("Pictures", "b.jpg is damaged"))
    source = make_source(frame(0), damaged, frame(1), None)
    frames: Latest[Captured] = Latest()
    capture = CaptureThread(1, "folder", lambda _: source, frames)
    with qtbot.waitSignals([capture.skipped, capture.ended], order="strict"):
        run(capture)
    last = frames.take()
    assert last is not None
    assert last.frame.index == 1


def test_the_next_source_waits_until_the_one_before_has_let_go(
    qtbot: QtBot, make_source: Any, frame: MakeFrame, run: Any
) -> None:
    hanging = make_source(frame(0))
    first = CaptureThread(1, "first", lambda _: hanging, Latest())
    with qtbot.waitSignal(first.opened):
        run(first)
    qtbot.waitUntil(lambda: hanging.reads == 2)

    was_closed = []

    def open_second(_: str) -> Source:
        was_closed.append(hanging.closed and first.isFinished())
        return make_source(frame(0))

    first.stop()
    second = CaptureThread(2, "second", open_second, Latest(), before=first)
    with qtbot.waitSignal(second.opened):
        run(second)
    assert was_closed == [True]


def test_a_source_that_does_not_close_keeps_the_next_one_waiting_only_so_long(
    qtbot: QtBot, make_source: Any, frame: MakeFrame, run: Any, monkeypatch: Any, caplog: Any
) -> None:
    monkeypatch.setattr(workers, "LAST_PATIENCE_S", 0.1)
    hanging = make_source()
    free = threading.Event()
    close = hanging.close
    monkeypatch.setattr(hanging, "close", lambda: (free.wait(), close()))
    first = CaptureThread(1, "first", lambda _: hanging, Latest())
    with qtbot.waitSignal(first.opened):
        run(first)
    try:
        first.stop()
        second = CaptureThread(2, "second", lambda _: make_source(), Latest(), before=first)
        with qtbot.waitSignal(second.opened):
            run(second)
        assert first.isRunning()
    finally:
        free.set()
    assert first.wait(2000)
    assert worse_than_info(caplog) == ["capture 1: first does not let go; going on without it"]


@pytest.mark.parametrize("ask", [CaptureThread.stop, CaptureThread.close_source])
def test_a_source_that_opens_after_a_stop_is_closed_unread(
    qtbot: QtBot, make_source: Any, run: Any, ask: Callable[[CaptureThread], None]
) -> None:
    source = make_source()
    opening, may_open = threading.Event(), threading.Event()

    def open_slowly(_: str) -> Source:
        opening.set()
        may_open.wait()
        return source

    capture = CaptureThread(1, "x", open_slowly, Latest())
    told: list[object] = []
    capture.opened.connect(lambda *came: told.append(came))
    run(capture)
    assert opening.wait(5.0)
    ask(capture)
    may_open.set()
    assert capture.wait(2000)
    qtbot.wait(0)
    assert (source.reads, source.closed, told) == (0, True, [])


def test_a_source_that_fails_to_close_is_one_line_in_the_log(
    qtbot: QtBot, make_source: Any, run: Any, monkeypatch: Any, caplog: Any
) -> None:
    source = make_source(None)
    close = source.close

    def fail() -> None:
        close()
        raise OSError("no such device")

    monkeypatch.setattr(source, "close", fail)
    capture = CaptureThread(1, "x", lambda _: source, Latest())
    with qtbot.waitSignal(capture.ended):
        run(capture)
    assert capture.wait(2000)
    (line,) = worse_than_info(caplog)
    assert "does not close: OSError: no such device" in line
    assert caplog.records[-1].exc_info is None


def test_nobody_is_told_of_what_happens_after_a_stop(
    qtbot: QtBot, make_source: Any, unplugged: Exception, run: Any
) -> None:
    source = make_source()
    capture = CaptureThread(1, "x", lambda _: source, Latest())
    told: list[object] = []
    for signal in (capture.lost, capture.failed, capture.ended):
        signal.connect(lambda *came: told.append(came))
    with qtbot.waitSignal(capture.opened):
        run(capture)
    capture.stop()
    source.give(unplugged)
    assert capture.wait(2000)
    qtbot.wait(0)
    assert told == []


def analysis(
    reader: CountingReader, frames: Latest[Captured], seen: Latest[Seen] | None = None
) -> AnalysisThread:
    return AnalysisThread(frames, Latest() if seen is None else seen, lambda: reader)


def test_the_analysis_says_that_something_is_ready_and_carries_no_picture(
    qtbot: QtBot, frame: MakeFrame, run: Any
) -> None:
    frames: Latest[Captured] = Latest()
    seen: Latest[Seen] = Latest()
    thread = analysis(CountingReader(), frames, seen)
    thread.wish(Wish())
    frames.put(Captured(1, frame(0), 12.5))
    with qtbot.waitSignal(thread.ready) as told:
        run(thread)
    assert told.args == []
    came = seen.take()
    assert came is not None
    assert (came.feed, came.at_s, came.read) == (1, 12.5, True)


def test_ready_is_not_repeated_while_nobody_takes(qtbot: QtBot, frame: MakeFrame, run: Any) -> None:
    frames: Latest[Captured] = Latest()
    seen: Latest[Seen] = Latest()
    reader = CountingReader()
    thread = analysis(reader, frames, seen)
    thread.wish(Wish())
    ready = []
    thread.ready.connect(lambda: ready.append(1))
    run(thread)
    for i in range(5):
        frames.put(Captured(1, frame(i), 0.0))
        qtbot.waitUntil(lambda i=i: len([c for c in reader.calls if isinstance(c, Frame)]) > i)
    qtbot.waitUntil(lambda: seen.dropped == 4)
    assert ready == [1]


def test_without_a_model_pictures_are_still_shown_and_marked_as_unread(
    qtbot: QtBot, frame: MakeFrame, run: Any
) -> None:
    frames: Latest[Captured] = Latest()
    seen: Latest[Seen] = Latest()
    thread = analysis(CountingReader(), frames, seen)
    thread.wish(Wish(model=Path("bad.onnx")))
    frames.put(Captured(1, frame(0), 0.0))
    with qtbot.waitSignals([thread.model_failed, thread.ready]):
        run(thread)
    came = seen.take()
    assert came is not None
    assert not came.read


def test_a_rejected_model_leaves_the_one_before_in_use(
    qtbot: QtBot, frame: MakeFrame, run: Any
) -> None:
    frames: Latest[Captured] = Latest()
    seen: Latest[Seen] = Latest()
    reader = CountingReader()
    thread = analysis(reader, frames, seen)
    thread.wish(Wish())
    assert thread.network is None
    with qtbot.waitSignal(thread.model_ready):
        run(thread)
    with qtbot.waitSignal(thread.model_failed):
        thread.wish(Wish(model=Path("bad.onnx")))
    assert thread.network is reader.network
    with qtbot.waitSignal(thread.ready):
        frames.put(Captured(1, frame(0), 0.0))
    came = seen.take()
    assert came is not None
    assert came.read


@pytest.mark.parametrize(
    "ask", [lambda thread: thread.wish(Wish(region="eyes")), lambda thread: thread.choose(2)]
)
def test_a_still_picture_is_read_again_for_a_wish_or_a_choice(
    qtbot: QtBot, frame: MakeFrame, run: Any, ask: Callable[[AnalysisThread], None]
) -> None:
    frames: Latest[Captured] = Latest()
    seen: Latest[Seen] = Latest()
    reader = CountingReader()
    thread = analysis(reader, frames, seen)
    thread.wish(Wish())
    frames.put(Captured(1, frame(0), 0.0))
    with qtbot.waitSignal(thread.ready):
        run(thread)
    first = seen.take()
    with qtbot.waitSignal(thread.ready):
        ask(thread)
    second = seen.take()
    assert first is not None
    assert second is not None
    assert second.observation.frame is first.observation.frame
    assert reader.calls.count("reset") == 1, "faces keep their identities"


def test_while_a_picture_is_held_no_newer_one_is_read(
    qtbot: QtBot, frame: MakeFrame, run: Any
) -> None:
    frames: Latest[Captured] = Latest()
    seen: Latest[Seen] = Latest()
    thread = analysis(CountingReader(), frames, seen)
    thread.wish(Wish())
    shown, newer = Captured(1, frame(0), 0.0), Captured(1, frame(1), 0.1)
    frames.put(shown)
    with qtbot.waitSignal(thread.ready):
        run(thread)
    seen.take()
    thread.hold(shown)
    with qtbot.assertNotEmitted(thread.ready, wait=200):
        frames.put(newer)
    with qtbot.waitSignal(thread.ready):
        thread.wish(Wish("eyes"))
    again = seen.take()
    assert again is not None
    assert again.observation.frame is shown.frame
    thread.hold(None)
    with qtbot.waitSignal(thread.ready):
        frames.put(newer)


def test_another_source_begins_with_nobody_known(qtbot: QtBot, frame: MakeFrame, run: Any) -> None:
    frames: Latest[Captured] = Latest()
    reader = CountingReader()
    thread = analysis(reader, frames)
    thread.wish(Wish())
    run(thread)
    shown = [(1, frame(0)), (1, frame(1)), (2, frame(0))]
    for feed, one in shown:
        frames.put(Captured(feed, one, 0.0))
        qtbot.waitUntil(lambda one=one: any(call is one for call in reader.calls))
    resets = [i for i, call in enumerate(reader.calls) if call == "reset"]
    assert [reader.calls[i + 1] for i in resets] == [shown[0][1], shown[2][1]]


def test_the_analysis_ends_after_a_fault_and_says_so(
    qtbot: QtBot, frame: MakeFrame, run: Any, caplog: Any
) -> None:
    frames: Latest[Captured] = Latest()
    reader = CountingReader(fault=ZeroDivisionError("a fault"))
    thread = analysis(reader, frames)
    thread.wish(Wish())
    frames.put(Captured(1, frame(0), 0.0))
    with qtbot.waitSignal(thread.failed):
        run(thread)
    assert thread.wait(2000)
    assert reader.closed
    assert worse_than_info(caplog) == [], "it is told, and needs no traceback"


def test_stopping_wakes_an_analysis_that_waits(qtbot: QtBot, run: Any) -> None:
    reader = CountingReader()
    thread = analysis(reader, Latest())
    thread.wish(Wish())
    with qtbot.waitSignal(thread.model_ready):
        run(thread)
    thread.stop()
    assert thread.wait(1000)
    assert reader.closed


def test_the_shipped_models_read_the_demo_portrait(portrait: Frame) -> None:
    reader = PipelineReader()
    try:
        reader.set_up(Wish())
        assert reader.network.facts.region == "face"
        main = reader.analyze(portrait).main
        assert main is not None
        assert main.scores.shape == (len(Emotion),)
        reader.set_up(Wish(region="eyes", far=True))
        assert reader.network.facts.region == "eyes"
        assert reader.analyze(portrait).main is not None
        with pytest.raises(ModelRejected):
            reader.set_up(Wish(model=Path("absent.onnx")))
        assert reader.network.facts.region == "eyes"
    finally:
        reader.close()


def test_the_libraries_load_in_the_thread_that_reads() -> None:
    """Importing the window must not import what the thread is there to import."""
    import subprocess
    import sys

    code = (
        "import sys, emomirror.ui.window;"
        "print([m for m in ('mediapipe', 'onnxruntime') if m in sys.modules])"
    )
    came = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert came.stdout.strip() == "[]"
