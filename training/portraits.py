"""How portraits of known expression are read by the whole pipeline, as the mirror would.

FER-2013's pictures are cut already. Here faces are found, cut and judged by the program itself, in
colour pictures of people who were asked to look neutral, say, or to smile.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from emomirror.camera.pictures import Pictures, pictures_in
from emomirror.emotions import EMOTIONS, NOT_SURE, Emotion
from emomirror.errors import EmomirrorError
from emomirror.vision.classifier import Classifier
from emomirror.vision.observation import Face, most_like
from emomirror.vision.pipeline import Pipeline

from . import metrics
from .pictures import LABELS

COLUMNS = ("path", "label")
UNREADABLE = "cannot be read"
"""What stands in place of an emotion where the picture of a face is too dark, turned away, ..."""


class LabelsRejected(EmomirrorError):
    """The portraits' labels are missing, or do not fit the portraits."""


@dataclass(frozen=True)
class Labelled:
    """A portrait, and what it is known to show."""

    path: Path
    label: Emotion


def portraits(model: Path, folder: Path, labels: Path | None = None) -> dict[str, Any]:
    """Reads portraits and counts what they are read as, by their labels.

    Args:
        model: an ONNX file that export has written.
        folder: holds the pictures. Of several people in one, the person in the mirror is read.
        labels: see ``labelled``.

    Returns:
        ``model_sha256``; ``threshold``, under which the answer is "not sure"; ``pictures``;
        ``labels`` {emotion: figures}. The figures of a label: ``pictures``; ``found``, those with a
        face; ``right``, found ones of which the label is the most probable emotion, and
        ``right_interval``, 95 %, of their share (None without a face); ``read`` {emotion: faces by
        their most probable emotion, however improbable}; ``said`` {emotion, "not sure" or "cannot
        be read": faces by what the mirror shows}; ``not_sure``, faces whose most probable emotion
        is under the threshold; ``probability``, the mean that the label gets (None without a face).

    Raises:
        ModelRejected: ``model`` does not fit the program.
        UnreadableMedia: the folder or a labelled picture cannot be read.
        LabelsRejected: the labels are missing, or do not fit the pictures.
        DetectorUnavailable: faces cannot be found.
    """
    rows = labelled(folder, labels)
    classifier = Classifier.load(model)
    seen: dict[Emotion, list[Face | None]] = {e: [] for e in EMOTIONS}
    with Pipeline(classifier) as pipeline:
        source = Pictures(folder.name, [row.path for row in rows])
        for row, frame in zip(rows, iter(source.read, None), strict=True):
            seen[row.label].append(pipeline.analyze(frame).main)
    return {
        "model_sha256": classifier.facts.sha256,
        "threshold": classifier.facts.threshold,
        "pictures": len(rows),
        "labels": {
            str(label): _figures(label, faces, classifier.facts.threshold)
            for label, faces in seen.items()
            if faces
        },
    }


def _figures(label: Emotion, looks: list[Face | None], threshold: float) -> dict[str, Any]:
    faces = [face for face in looks if face is not None]
    read = Counter(str(most_like(face.scores)) for face in faces)
    said = Counter(_said(face) for face in faces)
    right, n = read[label], len(faces)
    of_label = [float(face.scores[EMOTIONS.index(label)]) for face in faces]
    return {
        "pictures": len(looks),
        "found": n,
        "right": right,
        "right_interval": metrics.interval(right / n, n) if n else None,
        "read": {str(emotion): read[emotion] for emotion in EMOTIONS},
        "said": {name: said[name] for name in (*map(str, EMOTIONS), NOT_SURE, UNREADABLE)},
        "not_sure": sum(float(face.scores.max()) < threshold for face in faces),
        "probability": sum(of_label) / n if n else None,
    }


def _said(face: Face) -> str:
    if face.reasons:
        return UNREADABLE
    return NOT_SURE if face.top is None else str(face.top)


def labelled(folder: Path, labels: Path | None = None) -> list[Labelled]:
    """The portraits that a CSV names, in its order.

    Args:
        folder: holds the pictures; what the CSV does not name is left out.
        labels: a CSV with the columns ``path``, a picture's name in the folder, and ``label``, an
            emotion ("happy" will do for happiness); others are passed over. None: the CSV beside
            the folder that is called like it, or else the only one in it.

    Raises:
        UnreadableMedia: the folder cannot be read or holds no picture.
        LabelsRejected: there is no such CSV, or a row of it is not what it should be.
    """
    pictures = {path.name: path for path in pictures_in(folder)}
    path = _labels_of(folder) if labels is None else labels
    found: dict[str, Labelled] = {}
    for number, (name, label) in _rows(path):
        where = f"{path}, line {number}"
        if name not in pictures:
            raise LabelsRejected(f"{where}: {folder} holds no picture {name!r}")
        if name in found:
            raise LabelsRejected(f"{where}: {name} is named a second time")
        if label.lower() not in LABELS:
            raise LabelsRejected(
                f"{where}: the label should be one of {', '.join(EMOTIONS)}; got {label!r}"
            )
        found[name] = Labelled(pictures[name], EMOTIONS[LABELS[label.lower()]])
    if not found:
        raise LabelsRejected(f"{path} names no portrait: there is no row under its header")
    return list(found.values())


def _labels_of(folder: Path) -> Path:
    whole = folder.resolve()
    beside = whole.parent / f"{whole.name}.csv"
    if beside.is_file():
        return beside
    inside = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".csv")
    if len(inside) != 1:
        raise LabelsRejected(
            f"there should be {beside.name} beside {folder}, or one CSV in it, that says what each"
            f" portrait shows; {folder} holds {len(inside)}. Name the file by --labels"
        )
    return inside[0]


def _rows(path: Path) -> list[tuple[int, tuple[str, str]]]:
    """The fields of ``COLUMNS`` in each row, with the number of its line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            header = [name.strip() for name in reader.fieldnames or ()]
            reader.fieldnames = header
            if not set(COLUMNS) <= set(header):
                raise LabelsRejected(
                    f"{path} should have the columns {' and '.join(COLUMNS)};"
                    f" got {', '.join(header)[:80] or 'none: it is empty'}"
                )
            return [
                (reader.line_num, ((row["path"] or "").strip(), (row["label"] or "").strip()))
                for row in reader
            ]
    except (OSError, ValueError, csv.Error) as error:  # a ValueError where it is no UTF-8
        said = getattr(error, "strerror", None) or error
        raise LabelsRejected(f"{path} cannot be read as a CSV: {said}") from error


def as_text(result: dict[str, Any]) -> str:
    """What ``portraits`` returns, as lines for people."""
    lines = [
        f"{result['pictures']} portraits; not sure under {result['threshold']:.2f}",
        f"{'label':<11}{'pictures':>9}{'found':>7}{'read so':>9}{'(95 % interval)':>18}"
        f"{'not sure':>10}{'mean probability':>18}",
    ]
    for label, figures in result["labels"].items():
        low, high = figures["right_interval"] or (0.0, 1.0)
        between = f"{low:.0%} to {high:.0%}"
        mean = figures["probability"]
        lines.append(
            f"{label:<11}{figures['pictures']:>9}{figures['found']:>7}{figures['right']:>9}"
            f"{between:>18}{figures['not_sure']:>10}"
            f"{'-' if mean is None else format(mean, '.2f'):>18}"
        )
    for title, key in (("most probable", "read"), ("shown by the mirror", "said")):
        lines += ["", title]
        for label, figures in result["labels"].items():
            counts = ", ".join(f"{name} {n}" for name, n in figures[key].items() if n)
            lines.append(f"  {label:<11}{counts or 'no face'}")
    return "\n".join(lines)
