"""What a model file says of itself, and whether it fits this program."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeGuard

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import ModelRejected
from emomirror.resources import model_path
from emomirror.sentences import Sentence

from .crop import FACE_SIZE, Region

METADATA_KEY = "emomirror"
"""The one entry of the ONNX file's metadata that is ours; its value is a JSON object."""

FORMAT = 1
INPUT = {"type": "uint8", "shape": ["n", FACE_SIZE, FACE_SIZE, 1], "colour": "grey"}
"""What the network takes: scaling and standardising lie within its graph."""


@dataclass(frozen=True)
class ModelFacts:
    """What the program needs to know of a model file.

    Attributes:
        path: the file.
        sha256: of the whole file, in hexadecimal.
        region: which crop the network reads.
        threshold: the probability, 0..1, under which the answer is "not sure"; chosen on
            PublicTest from a coverage-risk curve.
        data_sha256: which training data it was made from (see ``Fer2013.sha256``).
        report: the ``.json`` beside the file: measured figures, command, versions. Empty where
            there is none, or that of another file.
    """

    path: Path
    sha256: str
    region: Region
    threshold: float
    data_sha256: str
    report: Mapping[str, Any] = field(default_factory=dict)

    @property
    def measured(self) -> Mapping[str, Any]:
        """See ``measured_in``."""
        return measured_in(self.report)

    @property
    def recall(self) -> dict[Emotion, float]:
        """See ``recall_in``."""
        return recall_in(self.report)


def measured_in(report: Mapping[str, Any]) -> Mapping[str, Any]:
    """A report's figures on PrivateTest; on PublicTest where that holds all test pictures, because
    whoever trained could not tell them apart. Empty where there are none."""
    splits = report.get("metrics")
    if isinstance(splits, Mapping):
        for name in ("PrivateTest", "PublicTest"):
            if isinstance(figures := splits.get(name), Mapping):
                return figures
    return {}


def recall_in(report: Mapping[str, Any]) -> dict[Emotion, float]:
    """The share of each emotion's test pictures that the model recognised, 0..1, by its report.
    Emotions of which it says nothing are left out."""
    value = measured_in(report).get("recall")
    if not isinstance(value, Mapping):
        return {}
    shares = {emotion: value.get(emotion.value) for emotion in EMOTIONS}
    return {emotion: share for emotion, share in shares.items() if is_share(share)}


def is_share(value: object) -> TypeGuard[float]:
    """Whether a value of a report is a number of 0..1."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def shipped_model(region: Region) -> Path:
    """The model file that comes with the program for ``region``."""
    return model_path(f"{region}.onnx")


def metadata(region: Region, threshold: float, data_sha256: str) -> dict[str, str]:
    """The metadata to write into an ONNX file, as ``facts_from`` reads it."""
    value = {
        "format": FORMAT,
        "input": INPUT,
        "labels": [str(emotion) for emotion in EMOTIONS],
        "region": str(region),
        "threshold": threshold,
        "data_sha256": data_sha256,
    }
    return {METADATA_KEY: json.dumps(value)}


def facts_from(path: Path, entries: Mapping[str, str]) -> ModelFacts:
    """Reads a model file's facts.

    Args:
        path: the ONNX file.
        entries: its metadata.

    Raises:
        ModelRejected: the file was not exported for this program, or for another version of it.
    """
    if METADATA_KEY not in entries:
        raise ModelRejected(
            Sentence(
                "Model",
                "{path} does not say what it takes and answers. Choose a file that"
                " 'emomirror-train export' has written.",
            ).naming(path=path)
        )
    try:
        value = json.loads(entries[METADATA_KEY])
        for name, expected in (
            ("format", FORMAT),
            ("input", INPUT),
            ("labels", [str(emotion) for emotion in EMOTIONS]),
        ):
            if value[name] != expected:
                raise ModelRejected(
                    Sentence(
                        "Model",
                        "{path} does not fit this program: {name} should be {expected}, but the"
                        " file has {came}.",
                    ).naming(
                        path=path,
                        name=name,
                        expected=json.dumps(expected),
                        came=json.dumps(value[name]),
                    )
                )
        threshold = float(value["threshold"])
        if not 0 <= threshold <= 1:
            raise ModelRejected(
                Sentence(
                    "Model", "{path}: threshold must be in 0..1; the file has {threshold}."
                ).naming(path=path, threshold=threshold)
            )
        sha256, report = file_sha256(path), report_beside(path)
        return ModelFacts(
            path=path,
            sha256=sha256,
            region=Region(value["region"]),
            threshold=threshold,
            data_sha256=str(value["data_sha256"]),
            report=report if report.get("sha256") == sha256 else {},
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ModelRejected(
            Sentence("Model", "{path}: its metadata cannot be read ({error}).").naming(
                path=path, error=error
            )
        ) from error


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def report_beside(path: Path) -> dict[str, Any]:
    """The ``.json`` beside a model file, whether or not it speaks of this one. Empty where there is
    none that can be read: a model without it still works."""
    try:
        report = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return report if isinstance(report, dict) else {}
