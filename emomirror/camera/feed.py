"""The thread that reads one opened camera, so that nobody else waits for a driver that hangs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
import numpy.typing as npt

from emomirror.camera.device import Device
from emomirror.errors import CameraUnavailable
from emomirror.latest import Latest
from emomirror.sentences import Sentence

BETWEEN_FAILURES_S = 0.02
"""A lost device fails at once, again and again: its thread must not spin meanwhile."""
NEW_SIZE_AFTER = 5
"""So many pictures in a row of one new size are the camera's wish and no accident."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A whole picture. ``number`` counts those of its feed from 0; ``at_s`` is when it came."""

    number: int
    at_s: float
    bgr: npt.NDArray[np.uint8]


class Ending(Enum):
    """Why a feed ended by itself."""

    NEVER_STARTED = auto()
    """The device opened and gave nothing."""
    STOPPED = auto()
    """It gave pictures, then none."""
    TORN = auto()
    """What it gave were no whole pictures."""


class Feed:
    """Opens a device, reads it, and keeps the newest picture until it is taken.

    The thread is a daemon: native code that never returns keeps neither ``stop`` nor the program's
    end waiting. The device is closed by the thread that reads it, never under its read.
    """

    def __init__(
        self,
        open_device: Callable[[], Device],
        *,
        clock: Callable[[], float],
        give_up_s: float,
        name: str,
    ) -> None:
        """
        Args:
            open_device: called in the thread.
            clock: seconds that only grow.
            give_up_s: without a whole picture for so long, while its reads return, the feed ends.
            name: of the thread.
        """
        self.ending: Ending | CameraUnavailable | None = None
        """Why it ended by itself; None while it runs and after ``stop``."""
        self._open_device = open_device
        self._clock = clock
        self._give_up_s = give_up_s
        self._newest: Latest[Shot] = Latest()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """False once its thread has ended and the device is free."""
        return self._thread.is_alive()

    def take(self, timeout_s: float) -> Shot | None:
        """The newest picture that nobody took; waits for one. None where none came in time, or
        after the end."""
        return self._newest.take(timeout_s)

    def stop(self, wait_s: float = 0.0) -> None:
        """Ends a waiting ``take`` and asks the thread to end, for which it waits ``wait_s`` at
        most."""
        self._stopping.set()
        self._newest.close()
        self._thread.join(wait_s)

    def _run(self) -> None:
        try:
            device = self._open_device()
            try:
                self.ending = self._read(device)
            finally:
                device.close()
        except CameraUnavailable as error:
            self.ending = error
        except Exception as error:
            self.ending = CameraUnavailable(
                Sentence(
                    "Camera",
                    "The camera's driver failed: {kind}: {error}. Plug the camera in again, or "
                    "choose another source.",
                ).naming(kind=type(error).__name__, error=error)
            )
        finally:
            self._newest.close()

    def _read(self, device: Device) -> Ending | None:
        size: tuple[int, ...] | None = None
        other: tuple[int, ...] | None = None
        others = 0
        number = 0
        torn = False
        whole_at_s = self._clock()
        while not self._stopping.is_set():
            picture = device.read()
            now_s = self._clock()
            if picture is not None and is_picture(picture):
                others = others + 1 if picture.shape == other else 1
                other = picture.shape
                if size is None or others >= NEW_SIZE_AFTER:
                    size = picture.shape
                if picture.shape == size:
                    self._newest.put(Shot(number, now_s, picture))
                    number += 1
                    whole_at_s, torn = now_s, False
                    continue
            torn = torn or picture is not None
            if now_s - whole_at_s > self._give_up_s:
                if torn:
                    return Ending.TORN
                return Ending.STOPPED if number else Ending.NEVER_STARTED
            self._stopping.wait(BETWEEN_FAILURES_S)
        return None


def is_picture(picture: npt.NDArray[np.uint8]) -> bool:
    """Whether it is ``(h, w, 3)`` uint8 with at least one pixel."""
    return (
        picture.ndim == 3
        and picture.shape[2] == 3
        and picture.size > 0
        and picture.dtype == np.uint8
    )
