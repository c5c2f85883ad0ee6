"""How well an exported model file reads FER-2013, through ONNX Runtime as the program runs it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from emomirror.emotions import EMOTIONS
from emomirror.vision.classifier import Classifier

from . import metrics
from .data import Fer2013, Usage, most_voted, network_input
from .views import Tta, views

BATCH = 64
ALONE = 300
"""Pictures that are read one at a time, as the mirror reads a face."""


def answers(classifier: Classifier, data: Fer2013, tta: Tta | None = None) -> metrics.Probabilities:
    """``(n, 7)`` probabilities for all rows of ``data``, each the mean over its ``views``."""
    crops = network_input(data.pixels, classifier.facts.region)[..., 0]
    parts = []
    for i in range(0, len(crops), BATCH):
        seen = [classifier.scores(view) for view in views(crops[i : i + BATCH], tta)]
        parts.append(np.mean(seen, axis=0))
    return np.concatenate(parts)


def clean_rows(data: Fer2013, part: Fer2013) -> np.ndarray:
    """Which rows of ``part`` have pixels that no Training row has: boolean, ``(n,)``."""
    seen = {face.tobytes() for face in data.split(Usage.TRAINING).pixels}
    return np.array([face.tobytes() not in seen for face in part.pixels])


def evaluate(
    model: Path, data: Fer2013, usages: Usage | Sequence[Usage], tta: Tta | None = None
) -> dict[str, Any]:
    """Measures a model file on one split, or on several as if they were one.

    Args:
        model: an ONNX file that export has written.
        data: FER-2013 whole.
        usages: which of its splits.
        tta: which views of each picture are averaged, see ``views``; None, as the program reads.

    Returns:
        What ``metrics.summary`` does, recall by emotion (None for one without rows); besides
        ``accuracy_clean`` (rows whose pixels are not in Training, or None), its interval and
        ``n_clean``; ``ferplus`` (accuracy against what most voted for in FER+, or None) and
        ``n_ferplus``, see ``most_voted``; ``images_per_s`` (all views of a picture count once);
        ``one_face_ms``, the median for a picture that is read alone; ``model_sha256``; ``tta``.
        Intervals are of 95 %.

    Raises:
        ModelRejected: ``model`` does not fit the program.
        DataRejected: PrivateTest is asked for without PublicTest, but was not told from it.
    """
    classifier = Classifier.load(model)
    part = data.split(usages)
    answers(classifier, part.where(np.arange(len(part)) < BATCH), tta)  # the first run is slower
    start = time.perf_counter()
    scores = answers(classifier, part, tta)
    seconds = time.perf_counter() - start
    clean = clean_rows(data, part)
    result = metrics.summary(scores, part.emotion)
    for key in ("recall", "recall_interval"):
        result[key] = dict(zip(map(str, EMOTIONS), result[key], strict=True))
    result |= _accuracy(scores[clean], part.emotion[clean], "accuracy_clean", "n_clean")
    result |= {"ferplus": None, "ferplus_interval": None, "n_ferplus": 0}
    if part.votes is not None:
        rows, emotions = most_voted(part)
        result |= _accuracy(scores[rows], emotions, "ferplus", "n_ferplus")
    result["images_per_s"] = len(part) / seconds
    result["one_face_ms"] = _one_face_ms(classifier, part)
    result["model_sha256"] = classifier.facts.sha256
    result["tta"] = tta
    return result


def _one_face_ms(classifier: Classifier, part: Fer2013) -> float:
    """The median, in milliseconds, of the first ``ALONE`` pictures read one by one."""
    took = []
    for crop in network_input(part.pixels[:ALONE], classifier.facts.region)[..., 0]:
        start = time.perf_counter()
        classifier.scores(crop[np.newaxis])
        took.append(time.perf_counter() - start)
    return 1e3 * median(took)


def _accuracy(
    scores: metrics.Probabilities, labels: metrics.Labels, name: str, count: str
) -> dict[str, Any]:
    """Over some of the rows, of which there may be none."""
    found = metrics.accuracy(scores, labels) if len(labels) else None
    bounds = None if found is None else metrics.interval(found, len(labels))
    return {name: found, f"{name}_interval": bounds, count: len(labels)}


def over_both_tests(report: dict[str, Any]) -> tuple[float, float]:
    """The accuracy over PublicTest and PrivateTest together, of int8 and of fp32, neither
    calibrated, 0..1.

    Args:
        report: what export returns. Where it knows PublicTest alone, that holds both.
    """
    names = list(report["metrics"])
    rows = [report["metrics"][name]["n"] for name in names]
    int8 = [report["int8_accuracy"][name] for name in names]
    fp32 = [report["fp32_accuracy"][name] for name in names]
    return float(np.average(int8, weights=rows)), float(np.average(fp32, weights=rows))


def table(result: dict[str, Any]) -> str:
    """An evaluation as lines for people."""
    bounds = metrics.percent_interval
    lines = [
        f"{'rows':<22}{result['n']}",
        f"{'views of each':<22}{result['tta'] or 'one, as it is'}",
        f"{'accuracy':<22}{result['accuracy']:.2%}"
        f"  (95 % interval {bounds(result['accuracy_interval'])})",
        _of_rows("  pixels not trained", result, "accuracy_clean", "n_clean"),
        f"{'macro F1':<22}{result['macro_f1']:.2%}  ({bounds(result['macro_f1_interval'])})",
        f"{'calibration error':<22}{result['ece']:.2%}"
        f"  (if calibrated {bounds(result['ece_if_calibrated'])})",
    ]
    if result["ferplus"] is not None:
        lines.append(_of_rows("accuracy on FER+", result, "ferplus", "n_ferplus"))
    lines.append(f"{'pictures a second':<22}{result['images_per_s']:.0f}")
    lines.append(f"{'a picture alone':<22}{result['one_face_ms']:.2f} ms")
    lines.append("recall")
    for name, share in result["recall"].items():
        within = f"  ({bounds(result['recall_interval'][name])})" if share is not None else ""
        lines.append(f"  {name:<20}{metrics.percent(share, 1)}{within}")
    width = max(map(len, result["recall"]))
    lines.append("confusion: a row for each label, a column for each answer, in the same order")
    lines += [
        f"  {name:<{width}}{''.join(f'{count:>6}' for count in row)}"
        for name, row in zip(result["recall"], result["confusion"], strict=True)
    ]
    return "\n".join(lines)


def _of_rows(name: str, result: dict[str, Any], key: str, count: str) -> str:
    found, within = result[key], metrics.percent_interval(result[f"{key}_interval"])
    of = f"{within}, {result[count]} rows" if within else f"{result[count]} rows"
    return f"{name:<22}{metrics.percent(found)}  ({of})"
