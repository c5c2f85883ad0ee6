"""A demo that needs nothing but the install: two people who do what a mirror meets."""

from __future__ import annotations

from emomirror.camera.demo_script import scene_at
from emomirror.camera.demo_stage import Stage
from emomirror.camera.frame import Frame
from emomirror.camera.pace import Pace

FPS = 30.0
LATE_S = 0.1
"""Played live, frames later than this are skipped, as a camera's would be lost."""


class Demo:
    """Never ends: the script begins anew without a seam."""

    name = "Demo"

    def __init__(self, *, pace: Pace | None = None) -> None:
        """
        Args:
            pace: plays it live; None gives every frame as fast as it is asked for, always the same.
        """
        self._pace = pace
        self._stage = Stage()
        self._next = 0
        self._closed = False

    @property
    def live(self) -> bool:
        return self._pace is not None

    def read(self) -> Frame | None:
        if self._closed:
            return None
        index = self._next
        if self._pace is not None:
            late_s = self._pace.late_s(index / FPS)
            if late_s > LATE_S:
                index += int(late_s * FPS)
        frame = Frame(index, index / FPS, self._stage.paint(scene_at(index / FPS)))
        self._next = index + 1
        if self._pace is not None:
            self._pace.wait_for(frame.t_s)
        return None if self._closed else frame

    def close(self) -> None:
        self._closed = True
        if self._pace is not None:
            self._pace.stop()
