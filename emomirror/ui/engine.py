"""What the window asks for and hears of; the threads stay behind it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from emomirror.errors import CameraUnavailable, ShownError, UnreadableMedia
from emomirror.latest import Latest

from .explain_thread import Answer, ExplainThread, Question
from .reading import PipelineReader
from .workers import AnalysisThread, Captured, CaptureThread, Reader, Seen, Wish

if TYPE_CHECKING:
    from emomirror.camera.devices import CameraInfo
    from emomirror.camera.format import Format
    from emomirror.camera.frame import Source
    from emomirror.vision.classifier import Classifier

log = logging.getLogger(__name__)

GENTLE_S = 0.3
"""How long a thread may take to end by itself before its device is closed under it."""

_left_behind: list[QThread] = []
"""Threads that did not end. Qt aborts the process when one is destroyed, so they are kept."""


def open_live(spec: str, camera_format: Format | None = None) -> Source:
    """Opens a source as a mirror shows it: at its own pace."""
    from emomirror.camera.open import open_source

    return open_source(spec, camera_format=camera_format, paced=True)


def find_cameras() -> list[CameraInfo]:
    """The cameras of this machine."""
    from emomirror.camera.devices import list_cameras

    return list_cameras()


class Engine(QObject):
    """Shows one source at a time and reads faces in it. Every method returns at once but
    ``stop``; what comes of it is told by signals."""

    ready = Signal()
    """There is something to ``take``."""
    source_opened = Signal(str)
    """The source's name."""
    source_lost = Signal(CameraUnavailable)
    """It cannot be had at the moment, and is asked for again and again."""
    source_back = Signal()
    picture_skipped = Signal(UnreadableMedia)
    """One of its pictures cannot be read, and is left out."""
    source_failed = Signal(ShownError)
    """It cannot be shown."""
    source_ended = Signal(int)
    """It is at its end, after so many frames."""
    model_ready = Signal(object, Wish)
    """``ModelFacts`` of the model in use from now on; what was wished."""
    model_failed = Signal(ShownError, Wish)
    """Why a wish cannot be met; what was in use before still is."""
    analysis_failed = Signal(Exception)
    """Reading faces came to a fault and has ended; ``read_with`` starts it anew."""
    cameras_found = Signal(list)
    """``CameraInfo`` of each camera."""
    explanation_ready = Signal()
    """There is something to ``take_explanation``."""
    explanation_progressed = Signal(int, int)
    """How many of how many samples are done."""
    explanation_failed = Signal(Question, Exception)
    """A question has no answer, and why."""

    def __init__(
        self,
        open_source: Callable[[str, Format | None], Source] = open_live,
        make_reader: Callable[[], Reader] = PipelineReader,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_source = open_source
        self._make_reader = make_reader
        self._frames: Latest[Captured] = Latest()
        self._seen: Latest[Seen] = Latest()
        self._feed = 0
        self._capture: CaptureThread | None = None
        self._analysis: AnalysisThread | None = None
        self._unread: Captured | None = None
        """What reading failed on; a still picture comes only once."""
        self._network: Classifier | None = None
        """What was read with when it failed."""
        self._look: _LookForCameras | None = None
        self._explain: ExplainThread | None = None
        self._held: Captured | None = None
        self._stopped = False
        """What was on its way when the window was closed must start nothing anew."""
        self._retired: list[QThread] = []

    @property
    def dropped(self) -> int:
        """Frames that nobody looked at because a newer one came."""
        return self._frames.dropped

    def show_source(self, spec: str, camera_format: Format | None = None) -> None:
        """Shows another source in place of the one before.

        Args:
            spec: as ``open_source`` takes it.
            camera_format: what to ask of it if it is a camera; None asks for what is usual.
        """
        if self._stopped:
            return
        before = self._capture
        if before is not None:
            before.stop()
            self._retire(before)
        self._feed += 1
        capture = CaptureThread(
            self._feed,
            spec,
            lambda spec: self._open_source(spec, camera_format),
            self._frames,
            before,
        )
        capture.opened.connect(self._on_opened)
        capture.lost.connect(self._on_lost)
        capture.back.connect(self._on_back)
        capture.skipped.connect(self._on_skipped)
        capture.failed.connect(self._on_failed)
        capture.ended.connect(self._on_ended)
        self._capture = capture
        capture.start()

    def read_with(self, wish: Wish) -> None:
        """Changes how faces are read."""
        if self._stopped:
            return
        if self._analysis is None:
            analysis = AnalysisThread(self._frames, self._seen, self._make_reader, self._unread)
            self._unread = None
            analysis.hold(self._held)
            analysis.ready.connect(self.ready)
            analysis.model_ready.connect(self.model_ready)
            analysis.model_failed.connect(self.model_failed)
            analysis.failed.connect(self._on_analysis_failed)
            self._analysis = analysis
            analysis.wish(wish)
            analysis.start()
        else:
            self._analysis.wish(wish)

    def choose(self, face_id: int | None) -> None:
        """Sets the person in the mirror; None lets the program choose."""
        if self._analysis is not None:
            self._analysis.choose(face_id)

    def hold(self, seen: Seen | None) -> None:
        """Reads no picture but this one, which is frozen; None goes on with the newest."""
        self._held = None
        if seen is not None:
            self._held = Captured(seen.feed, seen.observation.frame, seen.at_s)
        if self._analysis is not None:
            self._analysis.hold(self._held)

    def look_for_cameras(self) -> None:
        """Asks the system which cameras there are."""
        if self._stopped or (self._look is not None and self._look.isRunning()):
            return
        self._look = _LookForCameras()
        self._look.found.connect(self.cameras_found)
        self._look.start()

    @property
    def network(self) -> Classifier | None:
        """What faces are read with; None until a model is in use."""
        return self._network if self._analysis is None else self._analysis.network

    def get_ready_to_explain(self) -> None:
        """Loads what explaining needs, which takes a second or two."""
        if not self._stopped:
            self._explaining().get_ready()

    def explain(self, question: Question) -> None:
        """Explains a face, in place of any other that is being explained."""
        if not self._stopped:
            self._explaining().ask(question)

    def stop_explaining(self) -> None:
        """Gives up the newest question."""
        if self._explain is not None:
            self._explain.cancel()

    def take_explanation(self) -> Answer | None:
        """The newest answer, rough or complete."""
        return None if self._explain is None else self._explain.answers.take()

    def take(self) -> Seen | None:
        """The newest observation of the source that is shown."""
        seen = self._seen.take()
        return seen if seen is not None and seen.feed == self._feed else None

    def stop(self, timeout_s: float = 1.8) -> list[str]:
        """Ends every thread, also one that hangs in its device, for good.

        Returns:
            The names of those that did not end within ``timeout_s``; they are left behind.
        """
        self._stopped = True
        deadline = time.monotonic() + timeout_s
        if self._capture is not None:
            self._capture.stop()
        if self._analysis is not None:
            self._analysis.stop()
        if self._explain is not None:
            self._explain.stop()
        current = (self._capture, self._analysis, self._look, self._explain)
        threads: list[QThread] = [*self._retired, *(t for t in current if t is not None)]
        self._capture = self._analysis = self._look = self._explain = None
        self._retired = []
        gentle = min(GENTLE_S, timeout_s / 2)
        slow = _still_running(threads, time.monotonic() + gentle)
        for thread in slow:
            if isinstance(thread, CaptureThread):
                thread.close_source()
        stuck = _still_running(slow, deadline)
        for thread in stuck:
            log.warning("%s did not end within %.1f s", thread.objectName(), timeout_s)
        _left_behind.extend(stuck)
        return [thread.objectName() for thread in stuck]

    def _explaining(self) -> ExplainThread:
        if self._explain is None:
            self._explain = ExplainThread()
            self._explain.ready.connect(self.explanation_ready)
            self._explain.progressed.connect(self.explanation_progressed)
            self._explain.failed.connect(self.explanation_failed)
            self._explain.start(QThread.Priority.LowPriority)
        return self._explain

    def _retire(self, thread: QThread) -> None:
        self._retired = [each for each in self._retired if each.isRunning()]
        self._retired.append(thread)

    def _on_opened(self, feed: int, name: str) -> None:
        if feed == self._feed:
            self.source_opened.emit(name)

    def _on_lost(self, feed: int, error: CameraUnavailable) -> None:
        if feed == self._feed:
            self.source_lost.emit(error)

    def _on_back(self, feed: int) -> None:
        if feed == self._feed:
            self.source_back.emit()

    def _on_skipped(self, feed: int, error: UnreadableMedia) -> None:
        if feed == self._feed:
            self.picture_skipped.emit(error)

    def _on_failed(self, feed: int, error: ShownError) -> None:
        if feed == self._feed:
            self.source_failed.emit(error)

    def _on_ended(self, feed: int, frames: int) -> None:
        if feed == self._feed:
            self.source_ended.emit(frames)

    def _on_analysis_failed(self, error: Exception) -> None:
        if self._analysis is not None:
            self._retire(self._analysis)
            self._unread = self._analysis.last
            self._network = self._analysis.network
            self._analysis = None
        self.analysis_failed.emit(error)


class _LookForCameras(QThread):
    """Asks once: opening the list can take a second where a camera sleeps."""

    found = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("looking for cameras")

    def run(self) -> None:
        self.found.emit(find_cameras())


def _still_running(threads: list[QThread], until: float) -> list[QThread]:
    """Waits for all until ``until`` on the monotonic clock; those that did not end by then."""
    return [
        thread
        for thread in threads
        if not thread.wait(max(0, round((until - time.monotonic()) * 1000)))
    ]
