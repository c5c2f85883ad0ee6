"""The files the mirror sees with, and whether it sees with them. Needs the libraries."""

from __future__ import annotations

import json
import shlex
import sys
from contextlib import closing
from importlib import metadata
from pathlib import Path

from emomirror.camera.open import open_source
from emomirror.errors import EmomirrorError
from emomirror.resources import model_path
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.detector import MODEL_FILE as DETECTOR
from emomirror.vision.facts import file_sha256, report_beside, shipped_model
from emomirror.vision.pipeline import Pipeline

from .check import Check, State

DETECTOR_SHA256 = "bbff11cebd1eb27a1e004cae0b0e63ec8c551cbf34a4451148b4908b8db3eca8"
"""Of the short-range BlazeFace in the wheel of mediapipe 0.10.21."""


def check_models() -> list[Check]:
    """All of them."""
    return [
        check_model(shipped_model(Region.FACE), needed=True),
        check_model(shipped_model(Region.EYES), needed=False),
        check_detector(),
        check_seeing(),
    ]


def check_model(path: Path, *, needed: bool) -> Check:
    """Whether a model file fits the program, and is the one that the facts beside it speak of.

    Args:
        path: of the ``.onnx`` file.
        needed: without it the mirror cannot run.
    """
    worst = State.MISSING if needed else State.WARNING
    try:
        facts = Classifier.load(path).facts
    except EmomirrorError as error:
        return Check(path.name, worst, str(error), reinstall())
    short = facts.sha256[:12]
    expected = report_beside(facts.path).get("sha256")
    if expected is None:
        return Check(
            path.name,
            State.WARNING,
            f"fits, but no {path.stem}.json beside it tells its SHA-256 ({short}…)",
            reinstall(),
        )
    if facts.sha256 != expected:
        return Check(
            path.name,
            worst,
            f"{path} is not the file that {path.stem}.json speaks of: its SHA-256 should be"
            f" {expected}; it is {facts.sha256}",
            reinstall(),
        )
    return Check(path.name, State.OK, f"SHA-256 {short}…, as {path.stem}.json says")


def check_detector(path: Path | None = None) -> Check:
    """Whether the face detector's file is there and whole."""
    path = path or model_path(DETECTOR)
    try:
        found = file_sha256(path)
    except OSError as error:
        reason = error.strerror or error
        return Check(DETECTOR, State.MISSING, f"{path} cannot be read ({reason})", reinstall())
    if found != DETECTOR_SHA256:
        return Check(
            DETECTOR,
            State.MISSING,
            f"{path} is damaged: its SHA-256 should be {DETECTOR_SHA256}; it is {found}",
            reinstall(),
        )
    return Check(DETECTOR, State.OK, f"SHA-256 {found[:12]}…")


def reinstall(models: Path | None = None) -> str:
    """What to type to have the program's files as they were shipped.

    Args:
        models: their folder.
    """
    models = models or model_path(DETECTOR).parent
    tree = models.parent
    if (tree / "pyproject.toml").is_file():  # it runs from its source
        return f"git -C {shlex.quote(str(tree))} checkout -- {models.name}"
    pip = f"{shlex.quote(sys.executable)} -m pip install --force-reinstall --no-deps"
    return f"{pip} {shlex.quote(_installed_from())}"


def _installed_from() -> str:
    """What pip was given to install."""
    try:
        note = metadata.distribution("emomirror").read_text("direct_url.json")
        return str(json.loads(note or "{}")["url"])
    except (metadata.PackageNotFoundError, ValueError, KeyError):
        return "emomirror"


def check_seeing() -> Check:
    """Whether a face of the demo is found and read: all parts at once."""
    try:
        classifier = Classifier.load(shipped_model(Region.FACE))
        with closing(open_source("demo")) as source, Pipeline(classifier) as pipeline:
            frame = source.read()
            found = frame is not None and bool(pipeline.analyze(frame).faces)
    except EmomirrorError as error:
        return Check("seeing", State.MISSING, str(error), "mend what is missing above")
    if not found:
        return Check("seeing", State.MISSING, "no face found in the demo's picture", reinstall())
    return Check("seeing", State.OK, "found and read the face in the demo's picture")
