"""The study's table: its four models, trained anew, beside what it reached with them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.writing import save

from .data import BOTH_TESTS, DataRejected, Fer2013, Usage
from .evaluate import evaluate
from .fit import fit
from .recipes import Recipe
from .record import new_facts
from .results import as_png, curves, results_of
from .runs import held

STUDY = {
    "baseline": ("baseline model", 0.2471),
    "eyes": ("eye cropping model", 0.2747),
    "vgg-draft": ("draft VGG model", 0.4154),
    "vgg": ("final VGG model", 0.5208),
}
"""By recipe: what the study calls its model, and its accuracy, 0..1, on PublicTest and PrivateTest
together. That it means these is a guess, but its first is what always answering "happiness" gives
there."""
FINAL = "vgg"

TABLE, CURVES = "table1.json", "curves.png"
"""What stands beside the folders of the runs."""
KEPT = ("n", "accuracy", "accuracy_interval", "macro_f1")


def table1(
    data: Fer2013,
    out: Path,
    recipes: Sequence[Recipe],
    *,
    seed: int,
    resume: bool,
    final: Path | None = None,
    arguments: Sequence[str] = (),
) -> dict[str, Any]:
    """Trains and measures the models of ``STUDY``, one after the other.

    Args:
        data: FER-2013 whole.
        out: a folder that gets one for each run, named like its recipe; ``TABLE`` and ``CURVES``.
        recipes: named as in ``STUDY``, with settings as one likes.
        seed, resume, arguments: see ``fit``. Rows that are finished are only measured again.
        final: a model file to measure for the last row, instead of training it. Its curves are
            drawn where the facts beside it tell of its epochs.

    Returns:
        What ``TABLE`` holds: ``data_sha256``, and ``rows``, each with ``recipe``, ``name`` and
        ``study`` (see ``STUDY``), ``model_sha256``, ``command``, which trained it, ``epochs`` (see
        ``runs.epochs_of``), ``both`` and ``private``: ``n``, ``accuracy``, ``accuracy_interval``
        (95 %) and ``macro_f1``, on PublicTest and PrivateTest together and on PrivateTest alone
        (None where it is not told apart), of the int8 file through ONNX Runtime.

    Raises:
        RunRejected, RunUnwritable: see ``fit``.
        DataRejected: see ``fit``; or ``final`` reads the eyes.
        ExportFailed: see ``export``.
        ModelRejected: ``final`` does not fit the program.
        SaveFailed: a file cannot be written.
    """
    # What would fail after the first rows' hours should fail now.
    if final is not None and (region := Classifier.load(final).facts.region) is not Region.FACE:
        raise DataRejected(f"{final} reads the {region}; the last row's model reads the face")
    for recipe in recipes:
        if final is not None and recipe.name == FINAL:
            continue
        run = out / recipe.name
        if held(run, new_facts(recipe, data, seed, arguments), resume) is None:
            recipe.find_first_weights()
    rows: list[dict[str, Any]] = []
    for recipe in recipes:
        name, study = STUDY[recipe.name]
        print(f"{name} ({len(rows) + 1} of {len(recipes)})", flush=True)
        if final is not None and recipe.name == FINAL:
            model = final
        else:
            run = out / recipe.name
            fit(recipe, data, run, seed=seed, resume=resume, arguments=arguments)
            model = run / results_of(run, data)["file"]
        rows.append({"recipe": recipe.name, "name": name, "study": study, **_measured(model, data)})
    table = {"data_sha256": data.sha256(), "rows": rows}
    save(out / TABLE, (json.dumps(table, indent=1) + "\n").encode())
    draw(table, out / CURVES)
    return table


def draw(
    table: dict[str, Any],
    path: Path,
    besides: Mapping[str, Sequence[Mapping[str, float]]] | None = None,
) -> None:
    """Draws the curves of the rows of ``table``, as ``table1`` returns it, whose epochs it tells.

    Args:
        table: see ``table1``.
        path: of the picture.
        besides: by name, the epochs of other runs, which are drawn below.

    Raises:
        SaveFailed: ``path`` cannot be written.
    """
    told = {row["name"]: row["epochs"] for row in table["rows"] if row["epochs"]} | dict(
        besides or {}
    )
    if told:
        save(path, as_png(curves(told)))


def _measured(model: Path, data: Fer2013) -> dict[str, Any]:
    both = evaluate(model, data, BOTH_TESTS)
    private = evaluate(model, data, Usage.PRIVATE_TEST) if data.tests_apart else None
    report = Classifier.load(model).facts.report
    return {
        "model_sha256": both["model_sha256"],
        "command": report.get("command"),
        "epochs": report.get("epochs", []),
        "both": {name: both[name] for name in KEPT},
        "private": private and {name: private[name] for name in KEPT},
    }


def as_text(table: dict[str, Any]) -> str:
    """The table as lines for people."""
    n = table["rows"][0]["both"]["n"]
    lines = [
        f"{'':<20}{'study':>8}  {f'{n:,} test pictures':<30}PrivateTest",
    ]
    for row in table["rows"]:
        private = row["private"]
        lines.append(
            f"{row['name']:<20}{row['study']:>8.2%}  {_figure(row['both']):<30}"
            f"{'not told apart' if private is None else _figure(private)}".rstrip()
        )
    return "\n".join([*lines, "with 95 % intervals; int8 files through ONNX Runtime"])


def _figure(measured: dict[str, Any]) -> str:
    low, high = measured["accuracy_interval"]
    return f"{measured['accuracy']:.2%} ({low:.1%} to {high:.1%})"
