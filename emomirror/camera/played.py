"""What recordings, pictures and the demo have in common: they are played."""

from __future__ import annotations

from abc import ABC, abstractmethod

from emomirror.camera.frame import Frame
from emomirror.camera.pace import Pace


class Played(ABC):
    """A source whose frames wait until they are asked for or, played live, until they are due."""

    def __init__(self, pace: Pace | None) -> None:
        """
        Args:
            pace: plays it live; None gives every frame as fast as it is asked for, always the
                same ones.
        """
        self._pace = pace
        self._closed = False

    @property
    @abstractmethod
    def name(self) -> str: ...

    def read(self) -> Frame | None:
        frame = None if self._closed else self._next()
        if frame is not None and self._pace is not None:
            self._pace.wait_for(frame.t_s)
        return None if self._closed else frame

    def close(self) -> None:
        self._closed = True
        if self._pace is not None:
            self._pace.stop()

    @abstractmethod
    def _next(self) -> Frame | None:
        """The next frame, due or not; None at the end."""
