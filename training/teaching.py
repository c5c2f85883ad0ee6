"""What models answer to Training, to be learnt by another: distillation (Hinton et al., arXiv
1503.02531). A label says which emotion; an answer says also which others it could be."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from emomirror.emotions import EMOTIONS
from emomirror.errors import EmomirrorError
from emomirror.vision.classifier import Classifier
from emomirror.writing import save, try_to_save

from . import npz
from .data import Fer2013, Usage
from .detecting import aligned
from .evaluate import answers
from .metrics import Probabilities
from .views import Tta

VIEWS: Tta = "flip"
"""Of each picture as it is and of the same with its eyes level. The mean of such answers is right
more often than each of them, so who learns it learns to read a face alike however it is framed."""


class AnswersRejected(EmomirrorError):
    """A file of answers cannot be learnt from."""


def teach(
    models: Sequence[Path], data: Fer2013, out: Path, progress: Callable[[str], None]
) -> Probabilities:
    """Writes what models answer to Training, their mean, over ``VIEWS``: an ``.npz`` with
    ``answers``, ``data_sha256`` and ``models``, JSON that tells who answered.

    The answers are those that the program gives, calibrated on PublicTest: by a few numbers, which
    whoever learns from them learns with them.

    Args:
        models: ONNX files that export has written.
        data: FER-2013 whole.
        out: the file.
        progress: is told how often each model was right.

    Returns:
        The answers, ``(n, 7)``, each row a distribution, to all rows of Training in their order.

    Raises:
        ModelRejected: a file is no model of the program.
        DetectorUnavailable: pictures cannot be aligned.
        SaveFailed: ``out`` cannot be written.
    """
    classifiers = [Classifier.load(model) for model in models]
    try_to_save(out)
    train = data.split(Usage.TRAINING)
    shown = train, replace(train, pixels=aligned(train.pixels))
    found = []
    for model, classifier in zip(models, classifiers, strict=True):
        found.append(np.mean([answers(classifier, faces, VIEWS) for faces in shown], axis=0))
        right = (found[-1].argmax(axis=1) == train.emotion).mean()
        progress(f"{model}: {right:.1%} of Training answered as labelled")
    mean: Probabilities = np.stack(found).mean(axis=0).astype(np.float32)
    content = io.BytesIO()
    told = [
        {"file": model.name, "sha256": classifier.facts.sha256}
        for model, classifier in zip(models, classifiers, strict=True)
    ]
    np.savez(
        content,
        answers=mean,
        data_sha256=np.array(data.sha256()),
        models=np.array(json.dumps(told)),
    )
    save(out, content.getvalue())
    return mean


def taught(path: Path, data: Fer2013) -> Probabilities:
    """Reads what ``teach`` has written.

    Args:
        path: the file.
        data: FER-2013 whole.

    Returns:
        As ``teach`` does.

    Raises:
        AnswersRejected: it is no such file, or its answers are to other data.
    """
    with _told(path), path.open("rb") as file, np.load(file) as kept:
        found, of = np.asarray(kept["answers"]), str(kept["data_sha256"])
        if found.dtype.kind != "f" or found.ndim != 2 or found.shape[1] != len(EMOTIONS):
            raise ValueError(f"an array of {found.dtype} and the shape {found.shape}")
        if not ((found >= 0).all() and np.allclose(found.sum(axis=1), 1, atol=1e-3)):
            raise ValueError("rows that are no probabilities")
    if of != data.sha256():
        raise AnswersRejected(
            f"{path} holds answers to other data than this; write them anew by emomirror-train"
            " teach, with the same --data"
        )
    with _told(path):
        if len(found) != (rows := len(data.split(Usage.TRAINING))):
            raise ValueError(f"{len(found):,} rows for {rows:,} pictures")
    return found.astype(np.float32)


def teachers(path: Path) -> list[dict[str, str]]:
    """Whose answers ``teach`` has written.

    Args:
        path: the file.

    Returns:
        ``file``, its name, and ``sha256`` of each model.

    Raises:
        AnswersRejected: it is no such file.
    """
    with _told(path), path.open("rb") as file, np.load(file) as kept:
        found: list[dict[str, str]] = json.loads(str(kept["models"]))
    return found


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except npz.DAMAGE as error:
        raise AnswersRejected(
            f"{path} holds no answers of models to Training, as emomirror-train teach writes them"
            f" ({getattr(error, 'strerror', None) or error})"
        ) from error
