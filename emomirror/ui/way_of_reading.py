"""How faces are read, as the person wants it and as far as it can be had."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from emomirror.errors import ModelRejected, ShownError
from emomirror.resources import model_file

from .engine import Engine
from .notices import Notice, Notices, Topic
from .translation import translated
from .workers import Wish

if TYPE_CHECKING:
    from emomirror.vision.facts import ModelFacts


class WayOfReading(QObject):
    """Asks the engine for what is wished. What cannot be had is said with a way on, and
    forgotten: whatever was in use before still is."""

    changed = Signal()
    """Another part of the face or another model is read from now on, or soon."""
    own_model = Signal(bool)
    """Said with it: whether ``has_own_model``."""

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
        self.fault: Exception | None = None
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
        if self._facts is None or self.fault is not None:  # or what was in use before still is
            self.fault = error

        def notice() -> Notice:
            way: tuple[str, Callable[[], object]]
            if not isinstance(error, ModelRejected):
                way = (self.tr("Try again"), self.begin)
            elif wish.model is not None:
                way = (self.tr("Use the shipped model"), lambda: self.read_with_model(None))
            else:
                way = (self.tr("Use another model file…"), self._ask_for_model)
            return Notice("error", translated(error.sentence), (way,))

        self._notices.say(Topic.MODEL, notice)
        if self._facts is not None:
            region = str(self._facts.region)
            self._wish = Wish(region, self._models.get(region), self._wish.far)
            self._tell()

    def _on_analysis_failed(self, error: Exception) -> None:
        self.fault = error

        def notice() -> Notice:
            text = self.tr("Reading faces has stopped by a fault ({error}).").format(error=error)
            return Notice("error", text, ((self.tr("Try again"), self.begin),))

        self._notices.say(Topic.MODEL, notice)
