"""A demo that needs nothing but the install: two people who do what a mirror meets."""

from __future__ import annotations

from emomirror.camera.demo_script import scene_at
from emomirror.camera.demo_stage import Stage
from emomirror.camera.frame import Frame
from emomirror.camera.pace import LATE_S, Pace
from emomirror.camera.played import Played

FPS = 30.0


class Demo(Played):
    """Never ends: the script begins anew without a seam."""

    name = "Demo"

    def __init__(self, *, pace: Pace | None = None) -> None:
        """
        Args:
            pace: see ``Played``.
        """
        super().__init__(pace)
        self._stage = Stage()
        self._index = 0

    def _next(self) -> Frame | None:
        index = self._index
        if self._pace is not None:
            late_s = self._pace.late_s(index / FPS)
            if late_s > LATE_S:
                index += int(late_s * FPS)
        self._index = index + 1
        return Frame(index, index / FPS, self._stage.paint(scene_at(index / FPS)))
