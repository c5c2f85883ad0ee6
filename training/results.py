"""What a finished run leaves to look at beside its model: curves, confusions, mistakes, panels."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from emomirror.emotions import EMOTIONS
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.facts import file_sha256
from emomirror.writing import save

from .data import DataRejected, Fer2013, Usage
from .evaluate import answers
from .explaining import panels
from .export import export, shareable
from .record import run_facts
from .runs import epochs_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WORST = 100
"""How many mistakes are listed."""
LAST = "mistakes.csv"
"""Of what ``write_results`` writes: where it is, all is."""
DPI = 120
TRAINING_COLOUR, TEST_COLOUR = "#1f6f8b", "#c2571a"


def write_results(run: Path, data: Fer2013, *, private: bool = False) -> dict[str, Any]:
    """Fills the folder of a finished run.

    Beside what ``export`` writes: ``curves.png``, loss and accuracy by epoch, where there are any;
    ``confusion.png``; ``mistakes.csv``, PublicTest's rows that were read wrong with the least
    doubt; ``panels.png``, what the model looked at in happy and surprised faces. The last shows
    pictures of the data.

    Args:
        run: of ``fit``.
        data: FER-2013 whole, the same that was trained on.
        private: see ``export``.

    Returns:
        What ``export`` returns.

    Raises:
        ExportFailed: see ``export``.
        SaveFailed: a file cannot be written.
    """
    (run / LAST).unlink(missing_ok=True)
    report = export(run, data, run, private=private)
    model = run / report["file"]
    if epochs := epochs_of(run):
        save(run / "curves.png", as_png(curves({run.name: epochs})))
    save(run / "confusion.png", as_png(confusion(report["metrics"]["PublicTest"]["confusion"])))
    try:
        save(run / "panels.png", panels(model, data))
    except DataRejected as error:
        print(f"no panels: {error}")
    save(run / LAST, _mistakes(model, data))
    return report


def results_of(run: Path, data: Fer2013) -> dict[str, Any]:
    """What ``write_results`` returns, without doing it a second time for a run that has not
    changed since."""
    facts = run_facts(run)
    if not (run / LAST).is_file():
        return write_results(run, data)
    for region in Region:
        try:
            written: dict[str, Any] = json.loads((run / f"{region}.json").read_bytes())
            if (
                written["run"] == shareable(facts)
                and file_sha256(run / written["file"]) == written["sha256"]
            ):
                return written
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return write_results(run, data)


def curves(runs: Mapping[str, Sequence[Mapping[str, float]]]) -> Figure:
    """Loss and accuracy by epoch as the study draws them, a row for each run: Training, as the
    pictures were varied for it, and a test line, which is PublicTest.

    Args:
        runs: by name, what ``epochs_of`` gives for each; at least one.
    """
    figure = _figure(8.0, 0.3 + 2.7 * len(runs))
    axes = figure.subplots(len(runs), 2, squeeze=False)
    for (name, rows), (left, right) in zip(runs.items(), axes, strict=True):
        epochs = [row["epoch"] for row in rows]
        for axis, key, factor, title in (
            (left, "loss", 1, "loss"),
            (right, "accuracy", 100, "accuracy, %"),
        ):
            for key_of, label, colour in (
                (key, "Training", TRAINING_COLOUR),
                (f"val_{key}", "PublicTest", TEST_COLOUR),
            ):
                values = [factor * row[key_of] for row in rows]
                axis.plot(epochs, values, "o-", markersize=3, color=colour, label=label)
            axis.set_title(f"{name}: {title}", loc="left", fontsize=10)
            axis.set_xlabel("epoch", fontsize=9)
            axis.xaxis.get_major_locator().set_params(integer=True, min_n_ticks=1)
            axis.grid(alpha=0.3)
            axis.spines[["top", "right"]].set_visible(False)
        left.legend(frameon=False, fontsize=9)
    return figure


def confusion(counts: Sequence[Sequence[int]]) -> Figure:
    """A confusion matrix as a picture, each row a label and in percent of its pictures.

    Args:
        counts: ``(7, 7)``; row, the label; column, the answer.
    """
    table = np.array(counts, np.float64)
    share = 100 * table / np.maximum(table.sum(axis=1, keepdims=True), 1)
    names = [str(emotion) for emotion in EMOTIONS]
    figure = _figure(6.4, 5.4)
    axis = figure.subplots()
    axis.imshow(share, cmap="Blues", vmin=0, vmax=100)
    axis.set_xticks(range(len(names)), names, rotation=35, ha="right")
    axis.set_yticks(range(len(names)), names)
    axis.set_xlabel("read as")
    axis.set_ylabel("labelled")
    axis.set_title("PublicTest, percent of each label", loc="left", fontsize=10)
    for (row, column), value in np.ndenumerate(share):
        colour = "white" if value > 55 else "black"
        axis.text(column, row, f"{value:.0f}", ha="center", va="center", color=colour)
    return figure


def _mistakes(model: Path, data: Fer2013) -> bytes:
    """CSV: ``row`` of the data, from 0; ``label``; ``read_as``; both probabilities, 0..1."""
    of_public = np.flatnonzero(data.usage == Usage.PUBLIC_TEST)
    public = data.where(of_public)
    scores = answers(Classifier.load(model), public)
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(("row", "label", "read_as", "probability", "probability_of_label"))
    for place in worst(scores, public.emotion):
        label, read = public.emotion[place], scores[place].argmax()
        writer.writerow(
            (of_public[place], EMOTIONS[label], EMOTIONS[read],
             f"{scores[place, read]:.4f}", f"{scores[place, label]:.4f}")
        )  # fmt: skip
    return lines.getvalue().encode()


def worst(
    scores: npt.NDArray[np.float32], labels: npt.NDArray[np.uint8], count: int = WORST
) -> npt.NDArray[np.intp]:
    """Where answers are wrong with the most confidence, the most confident first.

    Args:
        scores: ``(n, 7)`` probabilities.
        labels: ``(n,)``.
        count: at most so many.
    """
    wrong = np.flatnonzero(scores.argmax(axis=1) != labels)
    order = np.argsort(-scores[wrong].max(axis=1), kind="stable")
    return wrong[order[:count]]


def _figure(width: float, height: float) -> Figure:
    from matplotlib.figure import Figure  # without pyplot no window system is looked for

    return Figure(figsize=(width, height), layout="constrained")


def as_png(figure: Figure) -> bytes:
    """A figure as a file's content."""
    content = io.BytesIO()
    figure.savefig(content, format="png", dpi=DPI)
    return content.getvalue()
