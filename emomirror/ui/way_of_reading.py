"""How faces are read, as the person wants it and as far as it can be had."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from emomirror.errors import ModelRejected, ShownError
from emomirror.resources import model_file

from .engine import Engine
from .notices import Action, Notice, Notices, Topic
from .translation import translated
from .workers import Wish

if TYPE_CHECKING:
    from emomirror.vision.facts import ModelFacts

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Fault:
    """What stands in the way of reading faces as it was wished.

    Attributes:
        error: what went wrong.
        wish: what was wished.
    """

    error: Exception
    wish: Wish

    @property
    def of_own_model(self) -> bool:
        """Whether it is the person's own model file that cannot be used."""
        return isinstance(self.error, ModelRejected) and self.wish.model is not None


class WayOfReading(QObject):
    """Asks the engine for what is wished. What cannot be had is said with a way on, and
    forgotten: whatever was in use before still is."""

    changed = Signal()
    """Another part of the face or another model is read from now on, or soon."""
    own_model = Signal(bool)
    """Said with it: whether ``has_own_model``."""
    failed = Signal(Fault)
    """No faces are read, or still none; the same as ``fault``."""

    def __init__(
        self,
        wish: Wish,
        engine: Engine,
        notices: Notices,
        ask_for_model: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        """
        Args:
            wish: what ``begin`` asks for. Its model may be a folder that holds one.
            ask_for_model: lets the person choose a model file.
        """
        super().__init__(parent)
        self._wish = replace(wish, model=wish.model and model_file(wish.model))
        self._engine = engine
        self._notices = notices
        self._ask_for_model = ask_for_model
        self._models: dict[str, Path] = {}
        """Files of the person's own, by the part of the face that they read."""
        self._facts: ModelFacts | None = None
        self.fault: Fault | None = None
        """Why no faces are read; None where they are, or soon will be."""
        engine.model_ready.connect(self._on_model_ready)
        engine.model_failed.connect(self._on_model_failed)
        engine.analysis_failed.connect(self._on_analysis_failed)

    @property
    def region(self) -> str:
        """The part of the face that is read, "face" or "eyes"."""
        return self._wish.region

    @property
    def far(self) -> bool:
        """Whether people farther than 2 m are looked for."""
        return self._wish.far

    @property
    def facts(self) -> ModelFacts | None:
        """Of the model in use; None before the first one is ready."""
        return self._facts

    @property
    def has_own_model(self) -> bool:
        """Whether a model file of the person's own is read with, or asked for."""
        return self._wish.model is not None

    def begin(self) -> None:
        """Asks for what is wished, also anew."""
        self._engine.read_with(self._wish)

    def read_region(self, region: str) -> None:
        """Reads "face" or "eyes", with the person's own model for it where there is one."""
        self._ask(Wish(region, self._models.get(region), self._wish.far))

    def read_with_model(self, path: Path | None) -> None:
        """Reads with a model file; None is the one that comes with the program."""
        if path is None:
            self._models.pop(self._wish.region, None)
        self._ask(replace(self._wish, model=path))

    def look_far(self, far: bool) -> None:
        """Looks for people farther than 2 m, or not."""
        if far != self._wish.far:
            self._ask(replace(self._wish, far=far))

    def way_on(self, fault: Fault) -> Action:
        """What can be done about a fault."""
        if fault.of_own_model:
            return self.tr("Use the shipped model"), lambda: self.read_with_model(None)
        if isinstance(fault.error, ModelRejected):
            return self.tr("Use another model file…"), self._ask_for_model
        return self.tr("Try again"), self.begin

    def _ask(self, wish: Wish) -> None:
        self._wish = wish
        self.begin()
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()
        self.own_model.emit(self.has_own_model)

    def _on_model_ready(self, facts: ModelFacts, wish: Wish) -> None:
        self._facts, self.fault = facts, None
        if wish == self._wish:
            if wish.model is not None:
                self._models[facts.region] = facts.path
                self._wish = replace(wish, region=str(facts.region))
            self._notices.clear(Topic.MODEL)
        self._tell()

    def _on_model_failed(self, error: ShownError, wish: Wish) -> None:
        if wish != self._wish:
            return  # something else was wished meanwhile, and its answer is to come
        fault = Fault(error, wish)
        self._notices.say(
            Topic.MODEL,
            lambda: Notice("error", translated(error.sentence), (self.way_on(fault),)),
        )
        none_read = self._facts is None or self.fault is not None
        if self._facts is not None:  # what was in use before still is, or was at last
            region = str(self._facts.region)
            self._wish = Wish(region, self._models.get(region), self._wish.far)
            self._tell()
        if none_read:
            self._fail(fault)

    def _on_analysis_failed(self, error: Exception) -> None:
        fault = Fault(error, self._wish)

        def notice() -> Notice:
            text = self.tr("Reading faces has stopped by a fault ({error}).").format(error=error)
            return Notice("error", text, (self.way_on(fault),))

        self._notices.say(Topic.MODEL, notice)
        self._fail(fault)

    def _fail(self, fault: Fault) -> None:
        log.warning("no faces are read: %s", fault.error)
        self.fault = fault
        self.failed.emit(fault)
