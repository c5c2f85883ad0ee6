"""What tests of the window share: sources that do what a test says, and a check on threads."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from emomirror.camera.format import Format
from emomirror.camera.frame import Frame, Source
from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import CameraUnavailable
from emomirror.sentences import Sentence
from emomirror.settings import Settings
from emomirror.ui.engine import Engine, open_live
from emomirror.ui.window import MirrorWindow
from emomirror.ui.workers import Wish
from emomirror.vision.observation import (
    Box,
    Face,
    Keypoints,
    Observation,
    Point,
    Timings,
)

Step = Frame | Exception | None


@dataclass
class ScriptedSource:
    """A ``Source`` that gives what a test has put into it, and waits where there is nothing."""

    name: str = "scripted"
    steps: list[Step] = field(default_factory=list)
    deaf: bool = False
    """True: ``close`` does not end a read that waits, as with a driver that hangs."""
    closed: bool = False
    reads: int = 0
    _more: threading.Condition = field(default_factory=threading.Condition)

    def give(self, *steps: Step) -> None:
        with self._more:
            self.steps.extend(steps)
            self._more.notify_all()

    def release(self) -> None:
        """Ends a read that ``close`` could not."""
        with self._more:
            self.deaf, self.closed = False, True
            self._more.notify_all()

    def read(self) -> Frame | None:
        with self._more:
            self.reads += 1
            self._more.wait_for(lambda: bool(self.steps) or (self.closed and not self.deaf))
            if not self.steps:
                return None
            step = self.steps.pop(0)
        if isinstance(step, Exception):
            raise step
        return step

    def close(self) -> None:
        with self._more:
            self.closed = True
            self._more.notify_all()


def grey_frame(index: int, grey: int = 90) -> Frame:
    """A picture of one grey, without a face."""
    return Frame(index, index / 30, np.full((120, 160, 3), grey, np.uint8))


@pytest.fixture(autouse=True)
def _numbers_and_days_are_english() -> Iterator[None]:
    """As ``speak`` has them written in English, whatever this machine is set to."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def frame() -> Callable[..., Frame]:
    return grey_frame


@pytest.fixture
def make_source() -> Iterator[Callable[..., ScriptedSource]]:
    """Makes sources that end with the test, however they hang."""
    made: list[ScriptedSource] = []

    def make(*steps: Step, name: str = "scripted", deaf: bool = False) -> ScriptedSource:
        made.append(ScriptedSource(name=name, steps=list(steps), deaf=deaf))
        return made[-1]

    yield make
    for source in made:
        source.release()


@pytest.fixture
def unplugged() -> CameraUnavailable:
    return CameraUnavailable(Sentence("Camera", "The camera was unplugged."))


@pytest.fixture(autouse=True)
def _every_qthread_has_ended(
    make_source: Callable[..., ScriptedSource], request: pytest.FixtureRequest
) -> Iterator[None]:
    """Fails a test that leaves a thread of Qt running, once its sources let go."""
    yield
    for thread in [each for each in gc.get_objects() if isinstance(each, QThread)]:
        assert thread.wait(2000), f"the test left a thread running: {thread.objectName()}"


@pytest.fixture(scope="session")
def _explaining_is_loaded() -> None:
    """Loads what explanations need, before any window is there. One library cannot be interrupted
    while it loads, and where other tests run beside it takes longer than closing may."""
    from emomirror.explain.explainer import warm_up

    for _ in warm_up():
        pass


@pytest.fixture
def open_window(qtbot: QtBot, _explaining_is_loaded: None) -> Iterator[Callable[..., MirrorWindow]]:
    """Opens windows on sources by their names; any other name is opened for real."""
    made: list[MirrorWindow] = []

    def make(
        source: str = "demo",
        settings: Settings | None = None,
        wish: Wish | None = None,
        camera_format: Format | None = None,
        notice: Sentence | None = None,
        **sources: Source | Exception,
    ) -> MirrorWindow:
        def open_source(spec: str, camera_format: Format | None) -> Source:
            known = sources.get(spec)
            if isinstance(known, Exception):
                raise known
            return known or open_live(spec, camera_format)

        window = MirrorWindow(
            settings or Settings(),
            Engine(open_source),
            source=source,
            wish=wish,
            camera_format=camera_format,
            notice=notice,
        )
        made.append(window)
        window.show()
        window.activateWindow()
        # Keys reach the actions of an active window only.
        with qtbot.waitActive(window):
            pass
        window.start()
        return window

    yield make
    for window in made:
        window.end()
        assert window.left_running == []
        window.deleteLater()
    QApplication.sendPostedEvents()


@pytest.fixture
def make_face() -> Callable[..., Face]:
    """Makes a face of 200x200 at (100, 50), happy by 0.8, but for what a test says."""

    def make(**changes: object) -> Face:
        scores = np.full(7, 0.2 / 6, np.float32)
        scores[EMOTIONS.index(Emotion.HAPPINESS)] = 0.8
        face = Face(
            id=1,
            main=True,
            box=Box(100, 50, 200, 200),
            keypoints=Keypoints(*[Point(200, 150)] * 6),
            detection=0.9,
            crop=np.zeros((48, 48), np.uint8),
            scores=scores,
            smoothed=scores,
            top=Emotion.HAPPINESS,
            reasons=(),
        )
        return replace(face, **changes)

    return make


@pytest.fixture
def observe() -> Callable[..., Observation]:
    """Makes an observation of faces in a picture of 640x360 whose left half is blue and whose
    right half is red."""

    def make(*faces: Face) -> Observation:
        bgr = np.zeros((360, 640, 3), np.uint8)
        bgr[:, :320, 0] = 200
        bgr[:, 320:, 2] = 200
        return Observation(Frame(0, 0.0, bgr), faces, Timings(1.0, 0.5, 1.0, 2.5))

    return make


@pytest.fixture
def clock() -> Clock:
    return Clock()


class Clock:
    """A clock that goes only where a test tells it to."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s

    def forward(self, seconds: float) -> None:
        self.now_s += seconds
