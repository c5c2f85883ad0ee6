"""One network from several: their weights averaged.

Networks that were trained on from common weights lie in one valley of the loss, and the middle of
it is often lower than where any of them stopped (Wortsman et al., arXiv 2203.05482).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import keras
import numpy as np

from emomirror.vision.classifier import RUN
from emomirror.vision.facts import file_sha256
from emomirror.writing import write_whole

from .data import Fer2013
from .export import finished_run, known_model
from .networks import FOLDED, folded
from .recipes import Recipe
from .record import WEIGHTS, RunRejected, command_of, history_of, one_history, recipe_of, run_facts
from .results import LAST
from .runs import EPOCHS, HELD, load_finished, save_facts, save_weights, writing


def average(
    runs: Sequence[Path],
    data: Fer2013,
    out: Path,
    arguments: Sequence[str] = (),
) -> None:
    """Averages the weights of finished runs, normalisations folded away, into a run of its own,
    which can be exported, or gone on from, as any other.

    Args:
        runs: folders of ``fit``, or models exported from them, two or more. They should have begun
            with the same weights, or one with what another has left; networks that did not give an
            average that reads nothing. Where they pool otherwise, the last one's way counts.
        data: what they were trained on.
        out: the new run's folder. It gets the epochs of the last of ``runs``, where that is a run.
        arguments: what was typed, to be kept.

    Raises:
        RunRejected: ``runs`` are fewer than two, of different networks, one twice, or not all those
            of runs, or one is damaged or tells of no recipe; ``out`` holds a model already, or a
            run other than this average without its results, which is then left as it is.
        ExportFailed: one of ``runs`` is not finished, is a model without the ``.json`` that tells
            of it, or was trained on other data.
        ModelRejected: one of ``runs`` is a file that does not fit the program.
        DataRejected: one of ``runs`` is a model of another shape than its ``.json`` says.
        RunUnwritable: ``out`` cannot be written.
    """
    if len(runs) < 2:
        raise RunRejected(f"averaging takes two runs or more; got {len(runs)}")
    averaged = [
        {"run": run.resolve().name, "weights_sha256": file_sha256(_weights(run))}
        for run in runs
        if _weights(run).is_file()
    ]
    if (out / RUN).exists():
        if not (out / LAST).exists() and run_facts(out).get("averaged") == averaged:
            return
        raise RunRejected(HELD.format(out))
    known = [known_model(run, data)["run"] if _exported(run) else finished_run(run, data)
             for run in runs]  # fmt: skip
    recipes = [recipe_of(facts, run) for facts, run in zip(known, runs, strict=True)]
    kinds = {_kind(recipe) for recipe in recipes}
    if len(kinds) > 1:
        told = "; ".join(sorted(kinds))
        raise RunRejected(f"only runs of one network can be averaged; these are {told}")

    if (model := out / f"{recipes[-1].region}.onnx").exists():
        raise RunRejected(f"{out} holds {model.name} already; give another folder")
    if len({one["weights_sha256"] for one in averaged}) < len(averaged):
        raise RunRejected(f"of {', '.join(map(str, runs))} two have the same weights")
    led = [
        _began_with(facts, recipe) | {one["weights_sha256"], command_of(facts, recipe)}
        for facts, recipe, one in zip(known, recipes, averaged, strict=True)
    ]
    if not set.intersection(*led):
        print(
            "Note: nothing tells that these runs began with the same weights, or one with what"
            " another left; the average of others reads nothing.",
            flush=True,
        )

    with writing(out):  # now, before what takes long
        out.mkdir(parents=True, exist_ok=True)
    keras.mixed_precision.set_dtype_policy("float32")
    networks = []
    for recipe, run in zip(recipes, runs, strict=True):
        recipe = replace(recipe, antialiased_from=recipes[-1].antialiased_from)
        if _exported(run):  # its normalisations are folded away already
            kind = FOLDED.get(recipe.network, recipe.network)
            network = replace(recipe, network=kind, init=str(run)).build()
        else:
            network = recipe.build(begun=True)
            load_finished(network, run)
        networks.append(folded(network))
    middle = networks[-1]
    weights = [network.get_weights() for network in networks]
    middle.set_weights([np.mean(same, axis=0) for same in zip(*weights, strict=True)])

    kind = recipes[-1].network
    facts: dict[str, Any] = {
        **known[-1],
        "recipe": {**known[-1]["recipe"], "network": FOLDED.get(kind, kind)},
        "arguments": list(arguments),
        "averaged": averaged,
        "history": one_history(
            history_of(facts, _weights(run)) for facts, run in zip(known, runs, strict=True)
        ),
    }
    save_weights(middle, out)
    if (runs[-1] / EPOCHS).is_file():
        with writing(out):
            write_whole(out / EPOCHS, (runs[-1] / EPOCHS).read_bytes())
    save_facts(facts, out)


def _began_with(facts: dict[str, Any], recipe: Recipe) -> set[str]:
    """What tells weights apart that a run, or those that led to it, began with: a file's hash, or
    the command that made them, as a run's weights lie in its models, too."""
    history = facts.get("history", [])
    first = f"random {recipe.network} by {facts['seed']}" if recipe.init == "none" else recipe.init
    return {
        *(one["weights_sha256"] for one in history),
        *(one["command"] for one in history),
        facts.get("init_sha256") or first,
    }


def _weights(run: Path) -> Path:
    return run if _exported(run) else run / WEIGHTS


def _kind(recipe: Recipe) -> str:
    """What has to be the same: where there are weights and of which shape, normalisations folded
    away."""
    return f"{FOLDED.get(recipe.network, recipe.network)} on the {recipe.region}"


def _exported(run: Path) -> bool:
    return run.suffix == ".onnx"
