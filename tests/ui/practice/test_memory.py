"""A session on the screen takes no more memory the longer it goes on, but for its tries."""

from __future__ import annotations

import gc
import tracemalloc
import weakref
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from emomirror.camera.frame import Frame
from emomirror.emotions import Emotion
from emomirror.ui.practice.session_page import SessionPage
from emomirror.ui.workers import Seen

FPS = 10


def test_a_session_grows_by_its_tries_alone(
    make_page: Callable[..., SessionPage], seen_as: Callable[..., Seen], clock: Any, shelf: Any
) -> None:
    page = make_page(tries=60, reward_s=0.3, announce_s=0.3)
    frames: list[weakref.ref[np.ndarray]] = []  # type: ignore[type-arg]

    def practise(until: int) -> int:
        """Until so many tries are over; returns how many bytes there are then."""
        while len(page._driver.session.finished) < until:
            clock.forward(1 / FPS)
            task = page._driver.session.task
            seen = seen_as((task and task.emotion) or Emotion.HAPPINESS)
            bgr = np.full((120, 160, 3), 90, np.uint8)
            frames.append(weakref.ref(bgr))
            frame = Frame(len(frames), clock(), bgr)
            page.show_seen(replace(seen, observation=replace(seen.observation, frame=frame)))
            QApplication.processEvents()
        living = sum(frame() is not None for frame in frames)
        frames.clear()
        shelf.kept.clear()
        gc.collect()
        assert living <= 2, "pictures are let go"
        return tracemalloc.get_traced_memory()[0]

    practise(10)  # caches fill
    qt_objects = len(page.findChildren(QObject))
    tracemalloc.start()
    before = practise(20)
    after = practise(50)
    tracemalloc.stop()
    assert len(page.findChildren(QObject)) == qt_objects
    # What is not a try's own is kept by Qt for names and numbers, up to a limit.
    assert (after - before) / 30 < 3000
