"""Models that answer while another is trained, and learns from them: distillation (Hinton et al.,
arXiv 1503.02531). A label says which emotion; an answer says also which others it could be.

Teachers see the very pictures that are trained on, varied and mixed, in every epoch others. Their
answers to Training as it is would mostly be its labels once more, which they have learnt by heart
(Beyer et al., arXiv 2106.05237).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import keras
import numpy as np

from emomirror.errors import EmomirrorError
from emomirror.resources import model_file
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.facts import file_sha256

from .augment import FaceAugment
from .backend import alone
from .metrics import Probabilities

Examples = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Pictures ``(n, 48, 48, 1)``, targets ``(n, 7)``, and what each picture counts ``(n,)``."""


class TeacherRejected(EmomirrorError):
    """A model cannot answer for what is to be learnt."""


class Teachers:
    """Models whose answers, calibrated, are averaged.

    Args:
        models: ONNX files that export has written, or folders of runs.
        region: which crop is learnt to be read.

    Raises:
        ModelRejected: a file is no model of the program.
        TeacherRejected: a model reads another crop.
    """

    def __init__(self, models: Sequence[str], region: Region) -> None:
        self._classifiers = [Classifier.load(Path(model)) for model in models]
        for model, classifier in zip(models, self._classifiers, strict=True):
            if (reads := classifier.facts.region) is not region:
                raise TeacherRejected(
                    f"{model} reads the {reads}, and this recipe the {region}; its teachers have to"
                    " read the same"
                )

    def answers(self, pictures: np.ndarray) -> Probabilities:
        """To pictures, ``(n, 48, 48, 1)`` uint8: ``(n, 7)``, each row a distribution."""
        told = [classifier.scores(pictures[..., 0]) for classifier in self._classifiers]
        mean: Probabilities = np.mean(told, axis=0, dtype=np.float32)
        return mean


def answered(
    examples: Examples, batch: int, taught: float, teachers: Teachers, augment: FaceAugment | None
) -> Iterator[Examples]:
    """Goes through ``examples`` once, in batches of ``batch``, as ``keras.Model.fit`` takes them:
    pictures varied by ``augment`` (float32, whole grey values), and in their targets the teachers'
    answers to them, by the part ``taught``, 0..1."""
    x, y, weight = examples
    for start in range(0, len(x), batch):
        rows = slice(start, start + batch)
        pictures = _varied(x[rows], augment)
        targets = (1 - taught) * y[rows] + taught * teachers.answers(pictures)
        counted = weight[rows].astype(np.float32)
        yield pictures.astype(np.float32), targets.astype(np.float32), counted


def _varied(pictures: np.ndarray, augment: FaceAugment | None) -> np.ndarray:
    if augment is None:
        return pictures
    with alone():  # several processes each vary all of a batch, and alike
        varied = augment(pictures.astype(np.float32), training=True)
    grey: np.ndarray = np.rint(keras.ops.convert_to_numpy(varied))
    return grey.clip(0, 255).astype(np.uint8)


def named(models: Sequence[str]) -> list[dict[str, Any]]:
    """What ``run.json`` says of teachers.

    Returns:
        For each its ``file``, in the folder that it lies in, and ``sha256``, None where the file is
        not there.
    """
    files = [model_file(Path(model)).resolve() for model in models]
    return [
        {
            "file": f"{file.parent.name}/{file.name}",
            "sha256": file_sha256(file) if file.is_file() else None,
        }
        for file in files
    ]


def as_text(teachers: Sequence[dict[str, Any]]) -> str:
    """What ``named`` gives, in words."""
    told = (f"{one['file']} {(one['sha256'] or 'not found')[:12]}" for one in teachers)
    return ", ".join(told) or "none"
