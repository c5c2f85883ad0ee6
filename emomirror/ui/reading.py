"""Sets up the pipeline as the person wishes. Used by the analysis thread alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .workers import Wish

if TYPE_CHECKING:
    from emomirror.camera.frame import Frame
    from emomirror.vision.classifier import Classifier
    from emomirror.vision.observation import Observation
    from emomirror.vision.pipeline import Pipeline


class PipelineReader:
    """A ``Reader`` around ``Pipeline``. The libraries are imported with the first wish, so that
    the window is on the screen while they load."""

    def __init__(self) -> None:
        self._pipeline: Pipeline | None = None
        self._wish = Wish()

    @property
    def network(self) -> Classifier:
        """See ``Reader``. Only after ``set_up``."""
        return self._ready().classifier

    def set_up(self, wish: Wish) -> None:
        """See ``Reader``."""
        from emomirror.vision.classifier import Classifier
        from emomirror.vision.crop import Region
        from emomirror.vision.facts import shipped_model
        from emomirror.vision.pipeline import Pipeline

        if self._pipeline is None or replace(wish, far=self._wish.far) != self._wish:
            classifier = Classifier.load(wish.model or shipped_model(Region(wish.region)))
            if self._pipeline is None:
                self._pipeline = Pipeline(classifier, far=wish.far)
            else:
                self._pipeline.use(classifier)
        self._pipeline.far = wish.far
        self._wish = wish

    def analyze(self, frame: Frame) -> Observation:
        """See ``Reader``."""
        return self._ready().analyze(frame)

    def choose(self, face_id: int | None) -> None:
        """See ``Reader``."""
        if self._pipeline is not None:
            self._pipeline.choose(face_id)

    def reset(self) -> None:
        """See ``Reader``."""
        if self._pipeline is not None:
            self._pipeline.reset()

    def close(self) -> None:
        """See ``Reader``."""
        if self._pipeline is not None:
            self._pipeline.close()

    def _ready(self) -> Pipeline:
        if self._pipeline is None:
            raise RuntimeError("no model is set up yet")
        return self._pipeline
