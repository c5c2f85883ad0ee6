"""What tests of every package share.

Fixtures import what they need themselves, so that a fault in one package fails that package's
tests and not the collection of all.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from emomirror.camera.frame import Frame
    from emomirror.vision.classifier import Classifier

# Before any test creates a QApplication: a window that a test opens should disturb nobody.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Training comes first: it takes minutes, and at the end nothing would run beside it."""
    trains = ("test_fit.py", "test_table1.py", "test_preprocessing.py")
    items.sort(key=lambda item: item.path.name not in trains)


@pytest.fixture(autouse=True, scope="session")
def _home_of_what_tests_share(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Where fixtures that live for longer than a test keep what the program keeps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EMOMIRROR_HOME", str(tmp_path_factory.mktemp("emomirror-home")))
        yield


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the program keeps, for this test alone; the person's own is never touched."""
    folder = tmp_path / "emomirror-home"
    monkeypatch.setenv("EMOMIRROR_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _no_thread_is_left_behind() -> Iterator[None]:
    """Fails a test after which a thread of ours goes on for 2 s."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2.0
    for thread in set(threading.enumerate()) - before:
        # Python lists a thread that Qt started as a dummy, and goes on listing it after its end.
        if not isinstance(thread, threading._DummyThread):
            thread.join(max(0.0, deadline - time.monotonic()))
            assert not thread.is_alive(), f"the test left a thread behind: {thread.name}"


@pytest.fixture(scope="session")
def classifier() -> Classifier:
    """The face model shipped with the program."""
    from emomirror.vision.classifier import Classifier
    from emomirror.vision.crop import Region
    from emomirror.vision.facts import shipped_model

    return Classifier.load(shipped_model(Region.FACE))


@pytest.fixture(scope="session")
def demo_frames() -> tuple[Frame, ...]:
    """The first 60 frames of the demo."""
    from emomirror.camera.open import open_source

    source = open_source("demo")
    try:
        frames = (source.read() for _ in range(60))
        return tuple(frame for frame in frames if frame is not None)
    finally:
        source.close()


@pytest.fixture(scope="session")
def portrait(demo_frames: tuple[Frame, ...]) -> Frame:
    """One frame of the demo that shows a face."""
    return demo_frames[0]


@pytest.fixture(scope="session")
def tiny_video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve frames of 160x120 at 30 a second, each of another grey, without a face."""
    import cv2
    import numpy as np

    path = tmp_path_factory.mktemp("video") / "tiny.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30.0, (160, 120))
    for grey in range(40, 160, 10):
        writer.write(np.full((120, 160, 3), grey, np.uint8))
    writer.release()
    return path
