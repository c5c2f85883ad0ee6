"""The study's experiments with preprocessing: one network, trained on the same pictures made ready
in several ways."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2
from emomirror.vision.crop import Region
from emomirror.writing import save

from . import metrics
from .data import Fer2013, Usage, network_input
from .detecting import aligned
from .fit import fit
from .recipes import Recipe
from .record import new_facts
from .runs import held

Faces = npt.NDArray[np.uint8]
"""``(n, 48, 48)``."""

TILES = 4
"""Into how many parts CLAHE divides each side: parts of 12x12 pixels hold an eye."""
CLIP_LIMIT = 2.0
"""How far CLAHE may raise contrast. The study does not tell its own."""

TABLE = "preprocess.json"
AS_IS = "as is"


def equalised(faces: Faces) -> Faces:
    """Each face with its histogram equalised."""
    return np.stack([cv2.equalizeHist(face) for face in faces]).astype(np.uint8)


def clahe(faces: Faces) -> Faces:
    """Each face with the histograms of its parts equalised within limits (Zuiderveld 1994)."""
    adaptive = cv2.createCLAHE(CLIP_LIMIT, (TILES, TILES))
    return np.stack([adaptive.apply(face) for face in faces]).astype(np.uint8)


def unchanged(faces: Faces) -> Faces:
    """The same faces."""
    return faces


WAYS: dict[str, tuple[Callable[[Faces], Faces], Region]] = {
    AS_IS: (unchanged, Region.FACE),
    "histogram equalisation": (equalised, Region.FACE),
    "CLAHE": (clahe, Region.FACE),
    "aligned by the eyes": (partial(aligned, tell=partial(print, flush=True)), Region.FACE),
    "eyes only": (unchanged, Region.EYES),
}
"""What is done to the pictures, and which part of them the network sees then."""


def preprocess(
    data: Fer2013,
    out: Path,
    recipe: Recipe,
    *,
    seeds: int = 1,
    resume: bool,
    arguments: Sequence[str] = (),
) -> dict[str, Any]:
    """Trains one recipe on FER-2013 made ready in each of ``WAYS``, and measures it on PublicTest
    made ready alike. PrivateTest is not looked at: this is for choosing.

    Args:
        data: FER-2013 whole.
        out: a folder that gets one for each run, and ``TABLE``.
        recipe: what to train; its region counts for nothing, and no faces are made level besides.
        seeds: trainings of each way, by the seeds from 0 on.
        resume: go on with what is there; what is finished is only measured again.
        arguments: see ``fit``.

    Returns:
        What ``TABLE`` holds: ``recipe``, its name; ``epochs``; ``seeds``; ``n``, PublicTest's rows;
        ``ways`` {name: figures}. Of each: ``accuracies``, 0..1, by seed; ``accuracy``, their mean,
        with ``interval``, 95 %, for the rows being few; ``points``, a hundred times what it is
        above "as is", with ``points_interval`` from rows that change (see
        ``metrics.difference_interval``; both None for "as is" itself). Intervals know nothing of
        how seeds differ.

    Raises:
        RunRejected, RunUnwritable, DataRejected: see ``fit``.
        DetectorUnavailable: faces cannot be aligned.
        SaveFailed: the table cannot be written.
    """
    # What would fail after hours should fail now.
    changed, trained, begun = {}, {}, []
    for name, (change, region) in WAYS.items():
        changed[name] = replace(data, pixels=change(data.pixels))
        trained[name] = replace(recipe, region=region, aligned=0.0)
        for seed in range(seeds):
            facts = new_facts(trained[name], changed[name], seed, arguments)
            begun.append(held(_run(out, name, seed), facts, resume))
    if None in begun:
        recipe.find_first_weights()
    public = data.split(Usage.PUBLIC_TEST)
    n = len(public)
    right: dict[str, list[npt.NDArray[np.bool_]]] = {}
    for name, own in trained.items():
        crops = network_input(changed[name].split(Usage.PUBLIC_TEST).pixels, own.region)
        right[name] = []
        for seed in range(seeds):
            print(f"{name}, seed {seed}", flush=True)
            network = fit(
                own,
                changed[name],
                _run(out, name, seed),
                seed=seed,
                resume=resume,
                arguments=arguments,
            )
            logits = network.predict(crops, batch_size=256, verbose=0)
            right[name].append(logits.argmax(axis=1) == public.emotion)
    table = {
        "recipe": recipe.name,
        "epochs": recipe.epochs,
        "seeds": seeds,
        "n": n,
        "ways": {name: _figures(rows, right[AS_IS]) for name, rows in right.items()},
    }
    save(out / TABLE, (json.dumps(table, indent=1) + "\n").encode())
    return table


def _run(out: Path, way: str, seed: int) -> Path:
    """The folder of a run."""
    return out / f"{way.replace(' ', '-').lower()}-{seed}"


def _figures(
    rows: list[npt.NDArray[np.bool_]], as_is: list[npt.NDArray[np.bool_]]
) -> dict[str, Any]:
    """Of which rows were read rightly, by seed, and which of them were without any change."""
    n, seeds = len(rows[0]), len(rows)
    accuracies = [float(row.mean()) for row in rows]
    mean = float(np.mean(accuracies))
    figures: dict[str, Any] = {
        "accuracies": accuracies,
        "accuracy": mean,
        "interval": metrics.interval(mean, n),
        "points": None,
        "points_interval": None,
    }
    if rows is not as_is:
        gained = sum(int((a & ~b).sum()) for a, b in zip(rows, as_is, strict=True)) / seeds
        lost = sum(int((b & ~a).sum()) for a, b in zip(rows, as_is, strict=True)) / seeds
        figures["points"] = 100 * (gained - lost) / n
        figures["points_interval"] = [
            100 * bound for bound in metrics.difference_interval(gained, lost, n)
        ]
    return figures


def as_text(table: dict[str, Any]) -> str:
    """The table as lines for people."""
    many = table["seeds"] > 1
    lines = [
        f"{table['recipe']}, {table['epochs']} epochs,"
        f" {table['seeds']} seed{'s' if many else ''} each; PublicTest, {table['n']:,} rows,"
        " with 95 % intervals",
        f"{'':<26}{'accuracy':<27}{'points above as is':<26}{'seeds' if many else ''}".rstrip(),
    ]
    for name, way in table["ways"].items():
        low, high = way["interval"]
        accuracy = f"{way['accuracy']:.2%} ({low:.1%} to {high:.1%})"
        points = ""
        if way["points"] is not None:
            low, high = way["points_interval"]
            points = f"{way['points']:+.2f} ({low:+.2f} to {high:+.2f})"
        seeds = ", ".join(f"{one:.2%}" for one in way["accuracies"]) if many else ""
        lines.append(f"{name:<26}{accuracy:<27}{points:<26}{seeds}".rstrip())
    return "\n".join(lines)
