"""Faces of the shipped pictures, explained."""

from __future__ import annotations

from contextlib import closing

import numpy as np
import numpy.typing as npt
import pytest

from emomirror.camera.frame import Frame
from emomirror.camera.open import open_source
from emomirror.explain.explainer import Explainer
from emomirror.explain.samples import Samples
from emomirror.explain.subject import Subject, subject_of
from emomirror.resources import asset_path
from emomirror.vision.classifier import Classifier
from emomirror.vision.observation import Face
from emomirror.vision.pipeline import Pipeline

FEW = 256
"""Samples: enough for an explanation, if not for a good one."""


class Counting(Classifier):
    """A classifier that counts the pictures it reads."""

    def __init__(self, classifier: Classifier) -> None:
        super().__init__(classifier._session, classifier.facts)
        self.pictures = 0

    def scores(self, crops: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        self.pictures += len(crops)
        return super().scores(crops)


@pytest.fixture
def counting(classifier: Classifier) -> Counting:
    return Counting(classifier)


@pytest.fixture(scope="session")
def picture() -> Frame:
    """A picture that shows one face."""
    with closing(open_source(str(asset_path("demo") / "collins.webp"))) as source:
        frame = source.read()
    assert frame is not None
    return frame


@pytest.fixture(scope="session")
def face(classifier: Classifier, picture: Frame) -> Face:
    with Pipeline(classifier) as pipeline:
        found = pipeline.analyze(picture).main
    assert found is not None
    return found


@pytest.fixture(scope="session")
def subject(classifier: Classifier, face: Face) -> Subject:
    return subject_of(face, classifier.facts.region)


@pytest.fixture(scope="session")
def samples(classifier: Classifier, subject: Subject) -> Samples:
    *_, last = Explainer(classifier).sample(subject, FEW)
    return last
