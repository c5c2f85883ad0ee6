"""A camera that may be busy, unplugged, covered or stuck, and comes back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emomirror.camera.device import Device, OpenDevice, absent, open_with_opencv
from emomirror.camera.devices import CameraInfo, find_again, list_cameras
from emomirror.camera.feed import Ending, Feed, Shot
from emomirror.camera.format import Format
from emomirror.camera.frame import Frame
from emomirror.errors import CameraUnavailable
from emomirror.sentences import Sentence

BLACK_BELOW = 24
"""A picture whose brightest pixel is below this shows nothing: a closed shutter, with its noise."""
MOST_STUCK = 3
"""Feeds left behind in a driver that never returns. More would only waste threads."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a camera is waited for, in seconds.

    Attributes:
        open_s: for its first picture; some take long to wake.
        stall_s: for the next one.
        give_up_s: while it answers that it has none.
        abandon_s: for a stuck driver, before the camera is opened anew beside it.
        black_s: while it is all black.
        retry_s: between two tries, and between two complaints.
        close_s: for the device to be given back.
    """

    open_s: float = 10.0
    stall_s: float = 4.0
    give_up_s: float = 2.0
    abandon_s: float = 20.0
    black_s: float = 3.0
    retry_s: float = 1.0
    close_s: float = 1.0


class Camera:
    """A live camera. It is opened by the first ``read``.

    ``read`` raises ``CameraUnavailable`` for as long as there is no picture, at most once in
    ``retry_s``, and goes on with pictures when the camera is back, under another number too.
    """

    def __init__(
        self,
        camera: CameraInfo,
        wish: Format | None = None,
        *,
        open_device: OpenDevice = open_with_opencv,
        cameras: Callable[[], list[CameraInfo]] = list_cameras,
        clock: Callable[[], float] = time.monotonic,
        patience: Patience | None = None,
    ) -> None:
        """
        Args:
            camera: which one.
            wish: the size and rate to ask for.
            open_device: opens the hardware; called in a thread of its own.
            cameras: those that are connected now, by which a camera is found again.
            clock: seconds that only grow.
            patience: how long to wait for what.
        """
        self.name = camera.name
        self._camera = camera
        self._wish = wish or Format()
        self._open_device = open_device
        self._cameras = cameras
        self._clock = clock
        self._patience = patience or Patience()
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._feed: Feed | None = None
        self._stuck: list[Feed] = []
        self._count = 0
        """Pictures of feeds before this one."""
        self._last_number = -1
        self._first_at_s: float | None = None
        self._heard_at_s = 0.0
        """When the feed began or gave its last picture."""
        self._black_since_s: float | None = None
        self._not_before_s = 0.0

    def read(self) -> Frame | None:
        self._closing.wait(max(0.0, self._not_before_s - self._clock()))
        feed = self._current_feed()
        if feed is None:
            return None
        started = self._last_number >= 0
        shot = feed.take(self._patience.stall_s if started else self._patience.open_s)
        if self._closing.is_set():
            return None
        if shot is None:
            raise self._unavailable(self._why(feed))
        self._heard_at_s = self._clock()
        self._last_number = shot.number
        if self._is_black_for_long(shot):
            raise self._unavailable(
                Sentence(
                    "Camera",
                    "{camera} gives only black pictures. Open its lid or shutter, switch on a "
                    "light, or close another program that uses it.",
                ).naming(camera=self.name)
            )
        if self._first_at_s is None:
            self._first_at_s = shot.at_s
        return Frame(self._count + shot.number, shot.at_s - self._first_at_s, shot.bgr)

    def close(self) -> None:
        self._closing.set()
        with self._lock:
            feed = self._feed
        if feed is not None:
            feed.stop(self._patience.close_s)

    def _current_feed(self) -> Feed | None:
        """The feed to read from, a new one where the last has ended; None after ``close``."""
        with self._lock:
            if self._closing.is_set():
                return None
            if self._feed is None:
                self._stuck = [feed for feed in self._stuck if feed.running]
                if len(self._stuck) >= MOST_STUCK:
                    raise self._unavailable(
                        Sentence(
                            "Camera",
                            "The driver of {camera} hangs. Unplug the camera and start the "
                            "program again, or choose another source.",
                        ).naming(camera=self.name)
                    )
                self._feed = Feed(
                    self._open,
                    clock=self._clock,
                    give_up_s=self._patience.give_up_s,
                    name=f"camera {self.name}",
                )
                self._heard_at_s = self._clock()
                self._count += self._last_number + 1
                self._last_number = -1
            return self._feed

    def _open(self) -> Device:
        """Finds the camera where it is now and opens it. Runs in the feed's thread."""
        cameras = self._cameras()
        camera = find_again(self._camera, cameras)
        if camera is None and cameras:
            raise CameraUnavailable(absent(self._camera))
        # Where no list can be had, the camera may still be where it was.
        return self._open_device(camera or self._camera, self._wish)

    def _why(self, feed: Feed) -> Sentence:
        """What to say of a feed that gave nothing; lets go of it where it is over."""
        ending = feed.ending
        if ending is None and feed.running:
            silent_s = self._clock() - self._heard_at_s
            if silent_s > self._patience.abandon_s:
                # Its thread may sit in the driver for ever. Opening anew beside it is what is left.
                feed.stop()
                self._stuck.append(feed)
                self._let_go()
            return Sentence(
                "Camera",
                "{camera} has given no picture for {seconds} s. Check its cable; it is shown "
                "again as soon as it answers.",
            ).naming(camera=self.name, seconds=max(1, round(silent_s)))
        self._let_go()
        if isinstance(ending, CameraUnavailable):
            return ending.sentence
        if ending is Ending.TORN:
            return Sentence(
                "Camera",
                "{camera} gives damaged pictures. Try another cable or socket.",
            ).naming(camera=self.name)
        if ending is Ending.NEVER_STARTED:
            return Sentence(
                "Camera",
                "{camera} opens and gives no picture: another program may be using it. Close "
                "that program, or unplug the camera and plug it in again.",
            ).naming(camera=self.name)
        return Sentence(
            "Camera",
            "{camera} was lost: unplugged, or taken by another program. It is shown again as "
            "soon as it is back.",
        ).naming(camera=self.name)

    def _let_go(self) -> None:
        with self._lock:
            self._feed = None

    def _unavailable(self, why: Sentence) -> CameraUnavailable:
        self._not_before_s = self._clock() + self._patience.retry_s
        return CameraUnavailable(why)

    def _is_black_for_long(self, shot: Shot) -> bool:
        if not is_black(shot.bgr):
            self._black_since_s = None
            return False
        if self._black_since_s is None:
            self._black_since_s = shot.at_s
        return shot.at_s - self._black_since_s >= self._patience.black_s


def is_black(bgr: npt.NDArray[np.uint8]) -> bool:
    """Whether a picture shows nothing, judged by every eighth pixel of every eighth row."""
    return int(bgr[::8, ::8].max()) < BLACK_BELOW
