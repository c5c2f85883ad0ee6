"""One session in the window: its driver, its page, and what the engine and the adult hear of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from emomirror.errors import CameraUnavailable, RecordsError, ShownError
from emomirror.practice.plan import Plan
from emomirror.practice.practised import Practised
from emomirror.practice.profile import Profile
from emomirror.practice.reading import Reading
from emomirror.practice.session import Session
from emomirror.practice.trying import Try
from emomirror.ui.engine import Engine
from emomirror.ui.notices import Action, Notice, Notices, Topic
from emomirror.ui.translation import translated
from emomirror.ui.way_of_reading import Fault, WayOfReading
from emomirror.ui.workers import Seen

from .driver import SessionDriver
from .keeping import Keeper
from .session_page import SessionPage

if TYPE_CHECKING:
    from emomirror.vision.facts import ModelFacts


class Practising(QObject):
    """A session from its start until somebody leaves it.

    The camera is lost while its source gives nothing or nobody reads its pictures, and back once
    both do.
    """

    over = Signal()
    """The person has left the page."""

    def __init__(
        self,
        engine: Engine,
        reading: WayOfReading,
        profile: Profile,
        plan: Plan,
        keeper: Keeper,
        seed: int,
        again: Callable[[], object],
        *,
        source_gone: bool = False,
        pictures: Path | None = None,
        earlier: Sequence[Try] = (),
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            reading: says why no faces are read, where they are not, and what can be done about it.
            again: shows the source again.
            source_gone: whether there is no picture to begin with.
            pictures: the folder of the profile's own pictures.
            earlier: finished tries of the person's latest sessions, the newest last.
            clock: that of ``Seen.at_s``.
        """
        super().__init__(parent)
        self.profile = profile
        self._engine = engine
        self._reading = reading
        self._again = again
        self._source_gone, self._reading_gone = source_gone, False
        self._practised = Practised()
        self.driver = SessionDriver(
            Session.of(plan, seed, earlier, profile.untold),
            keeper,
            self._reading_of(reading.facts),
            self,
            clock=clock,
        )
        self.page = SessionPage(self.driver, profile, pictures, parent, clock=clock)
        self.notices = Notices(self.page.banner, self)
        self._warned = False
        self.page.left.connect(self._leave)
        self.page.face_chosen.connect(engine.choose)
        self.page.face_chosen.connect(self._practised.choose)
        self.driver.keeping_failed.connect(self._on_keeping_failed)
        self.driver.kept_again.connect(lambda: self.notices.clear(Topic.SAVING))
        self.driver.stalled.connect(self._on_stalled)
        engine.source_lost.connect(self._on_source_lost)
        engine.source_failed.connect(self._on_source_failed)
        engine.source_ended.connect(self._on_source_ended)
        engine.source_back.connect(self._on_source_back)
        engine.source_opened.connect(self._on_source_back)
        reading.failed.connect(self._on_reading_failed)
        # Whoever reads on begins with ids of its own.
        engine.analysis_failed.connect(self._practised.forget)
        engine.model_ready.connect(self._on_model_ready)

    def start(self) -> None:
        """Begins the session."""
        self.driver.start()
        if self._source_gone and self._sees:
            self.driver.camera_lost()
            self._on_stalled()
        if self._reading.fault is not None:
            self._on_reading_failed(self._reading.fault)

    def end(self) -> None:
        """Ends the session where it is not over. Finished tries are kept, if that works."""
        self.driver.stop()
        if self.driver.unkept:
            self.driver.keep_again()

    def ask_before_closing(self) -> bool:
        """Where tries wait to be kept it tries once more, and says so before they go; whether it
        did. Once: who leaves again means it."""
        if self.driver.unkept:
            self.driver.keep_again()
        if not self.driver.unkept or self._warned:
            return False
        self._warned = True
        return True

    def _leave(self) -> None:
        if not self.ask_before_closing():
            self.over.emit()

    def see(self, seen: Seen) -> None:
        """Takes an observation, unless it is a late one of a source that is gone."""
        if not self._source_gone and not self._reading_gone:
            self.notices.clear(Topic.SOURCE)
            self.page.show_seen(self._of_practised(seen))

    def _of_practised(self, seen: Seen) -> Seen:
        if not seen.read:
            return seen
        counts = self.driver.session.counts
        marked = self._practised.marked(seen.observation, counts=counts, feed=seen.feed)
        return replace(seen, observation=marked)

    def _on_source_lost(self, error: CameraUnavailable) -> None:
        self._lose(source=True)
        self._tell(error)

    def _on_source_failed(self, error: ShownError) -> None:
        self._lose(source=True)
        self._tell(error)

    def _on_source_ended(self, _frames: int) -> None:
        self._lose(source=True)
        self._say(
            Topic.SOURCE, self.tr("The recording has ended."), (self.tr("Replay"), self._again)
        )

    def _on_source_back(self) -> None:
        self._source_gone = False
        self._find()

    def _on_reading_failed(self, fault: Fault) -> None:
        self._lose(reading=True)
        # The mirror says the reason: it can be long, and in the words of a library.
        if fault.of_own_model:
            text = self.tr("Your own model file cannot be used.")
        else:
            text = self.tr("No faces can be read now. After the session, the mirror says why.")
        self._say(Topic.MODEL, text, self._reading.way_on(fault))

    def _on_model_ready(self, facts: ModelFacts) -> None:
        self.driver.reading = self._reading_of(facts)
        self._reading_gone = False
        self.notices.clear(Topic.MODEL)
        self._find()

    def _reading_of(self, facts: ModelFacts | None) -> Reading:
        """How a model's scores are read: against the person's own calm face, unless another model
        read it: that reads it otherwise. The person's settings say so."""
        calm = self.profile.baseline
        if calm is None or facts is None or not calm.is_of(facts.sha256):
            return Reading()
        return Reading(calm, facts.threshold)

    def _on_stalled(self) -> None:
        self._show_lost()
        self._say_of_source(self.tr("No picture comes."))

    def _lose(self, *, source: bool = False, reading: bool = False) -> None:
        self._source_gone = self._source_gone or source
        self._reading_gone = self._reading_gone or reading
        if self._sees:
            self.driver.camera_lost()
            self._show_lost()

    @property
    def _sees(self) -> bool:
        """Whether anything that is practised needs the camera; where not, it is not missed."""
        return self.driver.session.plan.sees

    def _show_lost(self) -> None:
        self.page.show_lost(
            self.tr("There is no picture now"),
            self.tr("We wait. It goes on when the picture is back."),
        )

    def _find(self) -> None:
        if not self._source_gone and not self._reading_gone:
            self.notices.clear(Topic.SOURCE)
            self.driver.camera_back()

    def _tell(self, error: ShownError) -> None:
        self._say_of_source(translated(error.sentence))

    def _say_of_source(self, text: str) -> None:
        self._say(Topic.SOURCE, text, (self.tr("Try again"), self._again))

    def _say(self, topic: Topic, text: str, way: Action) -> None:
        if self._sees:
            self.notices.say(topic, Notice("warning", text, (way,)))

    def _on_keeping_failed(self, error: RecordsError) -> None:
        text = self.tr("This could not be kept: {error} Nothing is lost yet.").format(
            error=translated(error.sentence)
        )
        ways: tuple[Action, ...] = ((self.tr("Try again"), self.driver.keep_again),)
        if not self.driver.over:
            ways += ((self.tr("Go on without keeping"), self.driver.go_on_without_keeping),)
        self.notices.say(Topic.SAVING, Notice("error", text, ways))
