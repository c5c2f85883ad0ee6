"""Drives a practice session: brings it time, faces and wishes, and keeps its tries."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from emomirror.emotions import Emotion
from emomirror.errors import RecordsError
from emomirror.practice.events import (
    Accept,
    Adjusted,
    Answered,
    CameraBack,
    CameraLost,
    Continue,
    Event,
    Pause,
    Prompted,
    Resume,
    Skip,
    Start,
    Stop,
    Tick,
    Undo,
)
from emomirror.practice.goal import THRESHOLDS
from emomirror.practice.reading import Read, Reading, scored
from emomirror.practice.session import Phase, Session, step
from emomirror.practice.trying import Try
from emomirror.ui.workers import Seen

from .keeping import Keeper, Keeping

log = logging.getLogger(__name__)

TICK_MS = 100
FRESH_S = 0.25
"""While frames come no farther apart than this, they alone bring the time. They are as old as
reading them takes; a tick between them would be ahead, and a frame after it would come late."""
STALL_S = 3.0
"""A camera that gives no picture for so long is lost, whatever it says."""


class SessionDriver(QObject):
    """A session under way. Every method may be called at any time; what does not fit does nothing.

    All moments are those of one clock, ``time.monotonic``: a frame's is when it was captured.

    A finished try is kept before anybody hears of what follows it. One that cannot be kept waits,
    the session pauses once, and ``keep_again`` or ``go_on_without_keeping`` goes on. Whatever waits
    is kept with the next try for which that works.
    """

    changed = Signal(object)
    """``Session``, after each event."""
    try_finished = Signal(object)
    """``Try`` with its trace, kept or waiting. Once for each, before ``changed`` tells what comes.
    """
    ended = Signal(object)
    """``Session``. Once; nothing more comes."""
    keeping_failed = Signal(object)
    """``RecordsError``. The session is paused."""
    kept_again = Signal()
    """All that waited is kept."""
    stalled = Signal()
    """No picture comes, or none any more; nobody has said why. The next one ends it."""

    def __init__(
        self,
        session: Session,
        keeper: Keeper,
        reading: Reading | None = None,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            session: not started yet.
            keeper: where its tries go.
            reading: how faces are read; as they are, where None.
            clock: that of ``Seen.at_s``.
        """
        super().__init__(parent)
        self._session = session
        self._keeping = Keeping(keeper)
        self.reading = reading or Reading()
        self.read: Read | None = None
        """What the newest frame was read as; None where it could not be."""
        self._clock = clock
        self._begun_s = 0.0
        self._seen_s: float | None = None
        self._awaited_s: float | None = None
        """Since when a picture is waited for; None while the camera is known to be lost."""
        self._stalled = False
        self._trouble = False
        """Something waits to be kept, and the adult knows."""
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def session(self) -> Session:
        """As it is now."""
        return self._session

    @property
    def unkept(self) -> tuple[Try, ...]:
        """Finished tries that could not be kept yet."""
        return self._keeping.waiting

    @property
    def over(self) -> bool:
        """Whether the session has ended."""
        return self._session.phase is Phase.FINISHED

    # What people wish.

    def start(self) -> None:
        """Begins."""
        self._begun_s = self._awaited_s = self._clock()
        self._timer.start()
        self._now(Start)

    def pause(self) -> None:
        """Time stands still until ``resume``."""
        self._now(Pause)

    def resume(self) -> None:
        """Time goes on."""
        self._now(Resume)

    def skip(self) -> None:
        """This try is left out."""
        self._now(Skip)

    def accept(self) -> None:
        """The adult counts this try as a success."""
        self._now(Accept)

    def prompt(self) -> None:
        """The next help comes now."""
        self._now(Prompted)

    def answer(self, emotion: Emotion) -> None:
        """A face is named."""
        self._take(Answered(self._at(), emotion))

    def continue_(self) -> None:
        """What is announced begins; a reward, or a free mirror, ends."""
        self._now(Continue)

    def nudge(self, emotion: Emotion, by: float) -> None:
        """Moves the threshold of an emotion, as far as thresholds go; below 0 is easier."""
        goal = self._session.goals.get(emotion)
        if goal is None:
            return
        least, most = THRESHOLDS
        threshold = round(min(most, max(least, goal.threshold + by)), 4)
        self._take(Adjusted(self._at(), emotion, replace(goal, threshold=threshold)))

    def undo(self) -> None:
        """Takes the latest change of a goal back."""
        self._now(Undo)

    def stop(self) -> None:
        """Ends the session."""
        self._now(Stop)

    # What the camera gives.

    def see(self, seen: Seen) -> None:
        """Takes an observation, as ``Practised`` has marked it."""
        self._seen_s = self._awaited_s = self._clock()
        if self._stalled:
            self.camera_back()
        self.read = self.reading.of(seen.observation if seen.read else None)
        self._take(scored(max(0.0, seen.at_s - self._begun_s), self.read))

    def camera_lost(self) -> None:
        """No picture comes any more."""
        self._seen_s = self._awaited_s = None
        # From the newest picture on: what has passed since is not the person's time.
        self._take(CameraLost(self._session.t_s))

    def camera_back(self) -> None:
        """Pictures come again, or should."""
        self._stalled = False
        self._awaited_s = self._clock()
        self._now(CameraBack)

    # What could not be kept.

    def keep_again(self) -> None:
        """Tries to keep what waits; where that goes well, the session goes on."""
        try:
            self._keeping.write()
        except RecordsError as error:
            self.keeping_failed.emit(error)
            return
        self._trouble = False
        self.kept_again.emit()
        self.resume()

    def go_on_without_keeping(self) -> None:
        """Goes on. What waits is kept with the next try for which that works."""
        self.resume()

    def _tick(self) -> None:
        now = self._clock()
        awaited_s = self._awaited_s if self._session.plan.sees else None
        if awaited_s is not None and now - awaited_s > STALL_S:
            self._stalled = True
            self.camera_lost()
            self.stalled.emit()
        elif not self._follows_a_face and (self._seen_s is None or now - self._seen_s > FRESH_S):
            self._now(Tick)

    @property
    def _follows_a_face(self) -> bool:
        """Whether somebody tries and can be seen. Frames alone bring the time then, however far
        apart they are: nobody knows yet whether another one comes."""
        trying = self._session.trying
        return trying is not None and trying.readable

    def _at(self) -> float:
        return max(0.0, self._clock() - self._begun_s)

    def _now(self, event: type[Event]) -> None:
        self._take(event(self._at()))

    def _take(self, event: Event) -> None:
        before = self._session
        if before.phase is Phase.FINISHED:
            return
        self._step(event)
        self.changed.emit(self._session)
        if self.over:
            self._end()

    def _step(self, event: Event) -> None:
        before = self._session
        self._session = step(before, event)
        made = self._session.latest
        if len(self._session.finished) == len(before.finished):
            made = None
        if made is not None:
            self._keeping.add(made)
        if self._session.changes != before.changes:
            self._keeping.change(self._session.changes)
        if made is not None or self._session.changes != before.changes:
            self._keep()
        if made is not None:
            self.try_finished.emit(made)

    def _keep(self) -> None:
        try:
            self._keeping.write()
        except RecordsError as error:
            log.info("not kept: %s", error)
            if not self._trouble or self.over:
                self._trouble = True
                self._session = step(self._session, Pause(self._session.t_s))
                self.keeping_failed.emit(error)
            return
        if self._trouble:
            self._trouble = False
            self.kept_again.emit()

    def _end(self) -> None:
        self._timer.stop()
        self._keeping.end()
        self._keep()
        self.ended.emit(self._session)
