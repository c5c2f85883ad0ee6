"""The two threads between a camera and the window.

    source.read() -> CaptureThread -> Latest[Captured] -> AnalysisThread -> Latest[Seen] -> window

Each place holds one value and the newest wins, so a slow reader sees the newest picture and never
a late one. What goes through Qt signals is a word that something is ready, never a picture.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QThread, Signal

from emomirror.camera.frame import Frame, Source
from emomirror.errors import CameraUnavailable, ShownError, SourceError, UnreadableMedia
from emomirror.latest import Latest
from emomirror.process import work_behind
from emomirror.sentences import Sentence
from emomirror.vision.observation import Observation, Timings

if TYPE_CHECKING:
    from emomirror.vision.classifier import Classifier

log = logging.getLogger(__name__)

RETRY_S = 0.5
"""How long a source that cannot be had is left alone before it is asked again. A camera takes its
own time besides: ``Patience.retry_s``."""
IDLE_S = 0.1
"""How long the analysis waits for a frame before it looks for a wish or a choice."""
PATIENCE_S = 0.3
"""How long the next source waits for the one before it to let go by itself."""
LAST_PATIENCE_S = 2.0
"""How long it waits further, once that one's device has been closed under it."""

Opener = Callable[[str], Source]


@dataclass(frozen=True, slots=True)
class Captured:
    """A frame on its way to the analysis.

    Attributes:
        feed: counts the sources that were shown; tells a late frame of the last one apart.
        frame: the picture.
        at_s: ``time.monotonic()`` when the source gave it.
    """

    feed: int
    frame: Frame
    at_s: float


@dataclass(frozen=True, slots=True)
class Seen:
    """An observation on its way to the window.

    Attributes:
        feed, at_s: as in ``Captured``.
        observation: what was seen.
        read: False where no model was ready: the picture can be shown, and nothing said of it.
    """

    feed: int
    observation: Observation
    at_s: float
    read: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """How faces should be read.

    Attributes:
        region: "face" or "eyes"; counts only where ``model`` is None.
        model: a model file; None is the one that comes with the program.
        far: look for people farther than 2 m.
    """

    region: str = "face"
    model: Path | None = None
    far: bool = False


class Reader(Protocol):
    """What the analysis thread asks of ``vision.pipeline.Pipeline``, set up as wished."""

    @property
    def network(self) -> Classifier:
        """The model in use. Other threads may read with it meanwhile."""

    def set_up(self, wish: Wish) -> None:
        """Loads and changes what the wish needs; on an error everything stays as it was.

        Raises:
            ModelRejected: the wished file does not fit.
            DetectorUnavailable: faces cannot be found on this machine.
        """

    def analyze(self, frame: Frame) -> Observation:
        """Reads one frame."""

    def choose(self, face_id: int | None) -> None:
        """Sets the person in the mirror; None lets the program choose."""

    def reset(self) -> None:
        """Another source begins."""

    def close(self) -> None:
        """Releases what was loaded."""


class CaptureThread(QThread):
    """Reads one source until it ends, fails, or is asked to stop.

    A source that cannot be had at the moment is asked for again and again: a camera that
    was unplugged or busy comes back without anybody's help. A picture of a folder that cannot be
    read is left out.
    """

    opened = Signal(int, str)
    """feed; the source's name."""
    lost = Signal(int, CameraUnavailable)
    """feed; why. Told once; the thread goes on trying."""
    back = Signal(int)
    skipped = Signal(int, UnreadableMedia)
    """feed; why a picture is left out. The thread goes on."""
    failed = Signal(int, ShownError)
    """feed; why. The thread ends."""
    ended = Signal(int, int)
    """feed; how many frames there were. The thread ends."""

    def __init__(
        self,
        feed: int,
        spec: str,
        open_source: Opener,
        frames: Latest[Captured],
        before: CaptureThread | None = None,
        parent: QObject | None = None,
    ) -> None:
        """
        Args:
            feed: the number that its frames and signals carry.
            spec: what ``open_source`` is given.
            open_source: called in this thread, since a camera can take seconds to open.
            frames: where frames are put.
            before: the thread of the source before; its device is let go first.
        """
        super().__init__(parent)
        self.setObjectName(f"capture {feed}: {spec}")
        self._feed = feed
        self._spec = spec
        self._open_source = open_source
        self._frames = frames
        self._before = before
        self._stopping = threading.Event()
        self._source: Source | None = None

    def stop(self) -> None:
        """Asks the thread to end after the frame it reads. Returns at once."""
        self._stopping.set()

    def close_source(self) -> None:
        """Stops, and closes the device under a read that hangs. Returns at once."""
        # Before the source is looked for: one that opens at this moment sees it, and is not read.
        self._stopping.set()
        if self._source is not None:
            # Closing can hang where reading does, so it gets a thread that nobody waits for.
            threading.Thread(
                target=_close_quietly,
                args=(self._source, self.objectName()),
                name=f"closing {self.objectName()}",
                daemon=True,
            ).start()

    def run(self) -> None:
        try:
            self._let_the_one_before_go()
            self._show()
        except ShownError as error:
            self._tell_failure(error)
        except Exception as error:
            log.debug("%s ended by a fault", self.objectName(), exc_info=True)
            self._tell_failure(
                SourceError(
                    Sentence("Source", "{source} cannot be shown: {kind}: {error}").naming(
                        source=self._spec, kind=type(error).__name__, error=error
                    )
                )
            )
        finally:
            if self._source is not None:
                _close_quietly(self._source, self.objectName())

    def _show(self) -> None:
        lost = False
        count = 0
        while not self._stopping.is_set():
            try:
                frame = self._next_frame()
            except CameraUnavailable as error:
                if not lost:
                    lost = True
                    if not self._stopping.is_set():
                        self.lost.emit(self._feed, error)
                self._stopping.wait(RETRY_S)
                continue
            except UnreadableMedia as error:
                if self._source is None:
                    raise
                if not self._stopping.is_set():
                    self.skipped.emit(self._feed, error)
                continue
            if self._stopping.is_set():
                return
            if lost:
                lost = False
                self.back.emit(self._feed)
            if frame is None:
                self.ended.emit(self._feed, count)
                return
            count += 1
            self._frames.put(Captured(self._feed, frame, time.monotonic()))

    def _next_frame(self) -> Frame | None:
        if self._source is None:
            self._source = self._open_source(self._spec)
            if self._stopping.is_set():
                return None
            self.opened.emit(self._feed, self._source.name)
        return self._source.read()

    def _let_the_one_before_go(self) -> None:
        """Two threads on one camera would find it busy."""
        before, self._before = self._before, None
        if before is None or before.wait(round(PATIENCE_S * 1000)):
            return
        before.close_source()
        if not before.wait(round(LAST_PATIENCE_S * 1000)):
            log.warning("%s does not let go; going on without it", before.objectName())

    def _tell_failure(self, error: ShownError) -> None:
        if not self._stopping.is_set():
            self.failed.emit(self._feed, error)


def _close_quietly(source: Source, of: str) -> None:
    try:
        source.close()
    except Exception as error:
        log.warning("%s: its source does not close: %s: %s", of, type(error).__name__, error)


class AnalysisThread(QThread):
    """Reads the newest frame, again and again."""

    ready = Signal()
    """There is something to take from ``seen``."""
    model_ready = Signal(object, Wish)
    """``ModelFacts`` of the model that is read with from now on; what was wished."""
    model_failed = Signal(ShownError, Wish)
    """Why the wish could not be met; what was in use before still is."""
    failed = Signal(Exception)
    """Reading came to a fault. The thread ends."""

    def __init__(
        self,
        frames: Latest[Captured],
        seen: Latest[Seen],
        make_reader: Callable[[], Reader],
        last: Captured | None = None,
        parent: QObject | None = None,
    ) -> None:
        """
        Args:
            frames: where frames come from; closing it ends the thread.
            seen: where observations are put.
            make_reader: called in this thread, since loading the libraries takes a second.
            last: the frame that is shown, to begin with where no newer one comes.
        """
        super().__init__(parent)
        self.setObjectName("analysis")
        self._frames = frames
        self._seen = seen
        self._make_reader = make_reader
        self._stopping = threading.Event()
        self._wishes: Latest[Wish] = Latest()
        self._choices: Latest[tuple[int | None]] = Latest()
        self._held: Captured | None = None
        self._last = last
        self._network: Classifier | None = None

    @property
    def network(self) -> Classifier | None:
        """What is read with; None until a wish is met. Other threads may read with it meanwhile."""
        return self._network

    @property
    def last(self) -> Captured | None:
        """The frame that was read last, or that reading failed on."""
        return self._last

    def wish(self, wish: Wish) -> None:
        """Changes how faces are read, from the last frame on. Returns at once."""
        self._wishes.put(wish)

    def choose(self, face_id: int | None) -> None:
        """Sets the person in the mirror, from the last frame on. Returns at once."""
        self._choices.put((face_id,))

    def hold(self, held: Captured | None) -> None:
        """Reads this frame alone, for wishes and choices, and no newer one of its source; None
        goes on. Returns at once."""
        self._held = held

    def stop(self) -> None:
        """Asks the thread to end after the frame it reads. Returns at once."""
        self._stopping.set()
        self._frames.close()

    def run(self) -> None:
        reader: Reader | None = None
        # The network's own threads are started by this one, and explaining takes them for seconds.
        # Neither the camera nor the window should wait for them.
        work_behind()
        try:
            reader = self._make_reader()
            self._work(reader)
        except Exception as error:
            log.debug("the analysis ended by a fault", exc_info=True)
            self.failed.emit(error)
        finally:
            if reader is not None:
                reader.close()

    def _work(self, reader: Reader) -> None:
        set_up = False
        while not self._stopping.is_set():
            again = None
            self._last = self._held or self._last
            if (wish := self._wishes.take()) is not None:
                set_up = self._set_up(reader, wish) or set_up
                again = self._last
            if (choice := self._choices.take()) is not None:
                reader.choose(choice[0])
                again = self._last
            # A still picture, or a recording's last, is read again: no newer one will come.
            captured = self._frames.take(0.0 if again else IDLE_S) or again
            if captured is None or self._stopping.is_set():
                continue
            held = self._held
            if held is not None and captured.feed == held.feed:
                if again is None:
                    continue  # nobody would see it
                captured = held
            if self._last is None or captured.feed != self._last.feed:
                reader.reset()
            self._last = captured
            self._give(captured, reader.analyze(captured.frame) if set_up else None)

    def _set_up(self, reader: Reader, wish: Wish) -> bool:
        try:
            reader.set_up(wish)
        except ShownError as error:
            self.model_failed.emit(error, wish)
            return False
        self._network = reader.network
        self.model_ready.emit(reader.network.facts, wish)
        return True

    def _give(self, captured: Captured, observation: Observation | None) -> None:
        read = observation is not None
        if observation is None:
            observation = Observation(captured.frame, (), Timings(0.0, 0.0, 0.0, 0.0))
        if self._seen.put(Seen(captured.feed, observation, captured.at_s, read)):
            self.ready.emit()
