"""Playing at a recording's own speed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

LATE_S = 0.1
"""Played live, frames later than this are skipped, as a camera's would be lost."""


class Pace:
    """Holds a recording back until each frame is due.

    Args:
        clock: seconds that only grow.
        wait: waits so many seconds, less where the event is set meanwhile.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[threading.Event, float], object] = threading.Event.wait,
    ) -> None:
        self._clock = clock
        self._wait = wait
        self._start_s: float | None = None
        self._stopped = threading.Event()

    def late_s(self, t_s: float) -> float:
        """How long ago the moment ``t_s`` of the recording was due; negative where it is to
        come. The first call starts the recording at ``t_s``."""
        now = self._clock()
        if self._start_s is None:
            self._start_s = now - t_s
        return now - self._start_s - t_s

    def wait_for(self, t_s: float) -> None:
        """Returns when ``t_s`` is due, or at ``stop``."""
        early_s = -self.late_s(t_s)
        if early_s > 0:
            self._wait(self._stopped, early_s)

    def resume_at(self, t_s: float) -> None:
        """Makes ``t_s`` due now: a machine too slow for the recording plays it slower."""
        self._start_s = self._clock() - t_s

    def stop(self) -> None:
        """Ends a wait now, and every later one at once."""
        self._stopped.set()
