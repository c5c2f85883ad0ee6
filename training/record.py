"""What a run tells of itself: what was done, with what, after which other runs."""

from __future__ import annotations

import json
import platform
import shlex
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, get_args

import keras
import numpy as np

from emomirror.errors import EmomirrorError
from emomirror.vision.classifier import RUN
from emomirror.vision.crop import Region
from emomirror.vision.facts import file_sha256

from .data import FERPLUS_FILE, Fer2013
from .recipes import RECIPES, Network, Recipe
from .teaching import as_text, named

WEIGHTS = "network.weights.h5"
"""The network of a finished run, in its folder."""
FP32 = "-fp32"
"""What the name of an exported model before quantisation ends in."""


class RunRejected(EmomirrorError):
    """A run's folder is not what it should be."""


def run_facts(run: Path) -> dict[str, Any]:
    """What a run's folder says of it.

    Returns:
        ``recipe``, as ``Recipe`` takes it but for the region's name; ``seed``; ``data_sha256``;
        ``ferplus_sha256``, of the votes, or None (runs before it was kept lack it);
        ``init_sha256``, of the file of first weights, or None; ``teachers``, see
        ``teaching.named``; ``history``, see ``history_of``, of those first weights; ``averaged``,
        of what was averaged ``run`` and ``weights_sha256``, then ``history`` is theirs;
        ``arguments``, what was typed; ``versions``, and ``dtype_policy``, which was trained with;
        ``note``, what somebody added by hand, for the card.

    Raises:
        RunRejected: it is not the folder of a run.
    """
    try:
        facts: dict[str, Any] = json.loads((run / RUN).read_text(encoding="utf-8"))
        if not (isinstance(facts["recipe"], dict) and "region" in facts["recipe"]):
            raise ValueError(f"{RUN} tells of no recipe")
        if missing := {"seed", "data_sha256", "arguments"} - set(facts):
            raise ValueError(f"{RUN} lacks {', '.join(sorted(missing))}")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RunRejected(f"{run} is not the folder of a run: {error}") from error
    return facts


def recipe_of(facts: dict[str, Any], where: Path) -> Recipe:
    """The recipe that the facts of a run tell of.

    Args:
        facts: as ``run_facts`` gives them, or a model's ``.json`` under ``run``.
        where: what they were read from.

    Raises:
        RunRejected: they tell of none that can be built.
    """
    try:
        told = facts["recipe"]
        if told["network"] not in get_args(Network):
            raise ValueError(f"there is no network {told['network']!r}")
        if told["name"] not in RECIPES:
            raise ValueError(f"there is no recipe {told['name']!r}")
        given = {"region": Region(told["region"]), "teacher": tuple(_teachers_of(told))}
        return Recipe(**{**told, **given})
    except (KeyError, TypeError, ValueError) as error:
        raise RunRejected(f"{where} tells of no recipe that is known here: {error}") from error


def command_of(facts: dict[str, Any], recipe: Recipe) -> str:
    """What makes such a run anew, with the names of files that it begins with."""
    if averaged := facts.get("averaged"):
        runs = shlex.join(one["run"] for one in averaged)
        return f"emomirror-train average {runs} --data FER2013 --out RUN"
    if history := facts.get("history"):
        recipe = replace(recipe, init=f"{history[-1]['run']}/{recipe.init}")
    return f"emomirror-train fit --data FER2013 {recipe.options()} --seed {facts['seed']} --out RUN"


def settings_of(facts: dict[str, Any], run: Path) -> str:
    """What ``emomirror-train fit`` takes, beside data and folder, to go on with a run. Files are
    named as ``run.json`` names them.

    Raises:
        RunRejected: ``facts`` tell of no recipe that is known here.
    """
    return f"{recipe_of(facts, run).options()} --seed {facts['seed']}"


def history_of(facts: dict[str, Any], weights: Path) -> list[dict[str, Any]]:
    """The runs that led to some weights, from the first to the one that left them.

    Args:
        facts: of that last one.
        weights: the file, in the folder of the run; or a model exported from it.

    Returns:
        For each ``run``, the name of its folder; ``weights_sha256``; ``command``; ``epochs``, of
        its own; by which ``labels``; and, where other models' answers were learnt, ``teachers``,
        see ``teaching.named``, and ``taught``, see ``Recipe``.

    Raises:
        RunRejected: ``facts`` tell of no recipe that is known here.
    """
    recipe = recipe_of(facts, weights.parent)
    own: dict[str, Any] = {
        "run": weights.resolve().parent.name,
        "weights_sha256": file_sha256(weights),
        "command": command_of(facts, recipe),
        "epochs": 0 if "averaged" in facts else recipe.epochs,
        "labels": recipe.labels,
    }
    if "averaged" not in facts and facts.get("teachers"):
        own |= {"teachers": facts["teachers"], "taught": recipe.taught}
    return [*facts.get("history", []), own]


def told_by(model: Path) -> Path:
    """The file beside whose ``.json`` tells of an exported model: itself, or, for what it was
    quantised from (``REGION-fp32.onnx``), the int8 one."""
    if model.suffix != ".onnx":
        return model
    return model.with_stem(model.stem.removesuffix(FP32))


def one_history(histories: Iterable[Sequence[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Several histories as one, each run named once."""
    return list({one["weights_sha256"]: one for all_ in histories for one in all_}.values())


def labels_of(facts: dict[str, Any]) -> list[str]:
    """By which labels a run, and those that led to it, have learnt, in alphabetical order; none,
    where no epoch was trained."""
    learnt = {one["labels"] for one in facts.get("history", []) if one["epochs"]}
    if "averaged" not in facts and facts["recipe"]["epochs"]:
        learnt.add(facts["recipe"]["labels"])
    return sorted(learnt)


def new_facts(recipe: Recipe, data: Fer2013, seed: int, arguments: Sequence[str]) -> dict[str, Any]:
    """What ``run.json`` is to hold of a run that begins now; see ``run_facts``.

    Args:
        recipe: what it does.
        data: FER-2013 whole.
        seed: of all that is random.
        arguments: what was typed.
    """
    backend = keras.backend.backend()
    teachers = named(recipe.teacher)
    return {
        "recipe": {
            **asdict(recipe),
            "init": Path(recipe.init).name,
            "teacher": [one["file"] for one in teachers],
        },
        "seed": seed,
        "data_sha256": data.sha256(),
        "ferplus_sha256": data.votes_sha256(),
        "init_sha256": _sha256_of(recipe.init),
        "history": _history_behind(Path(recipe.init)),
        "teachers": teachers,
        "arguments": list(arguments),
        "versions": {
            "python": platform.python_version(),
            "keras": keras.__version__,
            "backend": backend,
            # Not of the distribution: TensorFlow comes in several of other names.
            backend: sys.modules[backend].__version__,
            "numpy": np.__version__,
        },
        "dtype_policy": keras.mixed_precision.dtype_policy().name,
    }


def same(facts: dict[str, Any]) -> dict[str, Any]:
    """What has to be the same in all processes that train one network; see ``run_facts``."""
    recipe = {name: value for name, value in facts["recipe"].items() if name != "teacher"}
    names = ("seed", "data_sha256", "ferplus_sha256", "init_sha256")
    teachers = [one["sha256"] for one in facts["teachers"]]
    return {name: facts[name] for name in names} | {"recipe": recipe, "teachers": teachers}


def on_other_data(facts: dict[str, Any], data_sha256: str, votes_sha256: str | None) -> str:
    """In which way a run was trained on other data than this, and what to do, to be said of it;
    nothing where it was not.

    Args:
        facts: of the run.
        data_sha256: of this data.
        votes_sha256: of the votes of FER+ beside it, or None.
    """
    if facts["data_sha256"] != data_sha256:
        return "was trained on other data than this, of other pictures or labels; give that"
    had = facts.get("ferplus_sha256", votes_sha256)
    if had == votes_sha256:
        return ""
    if had and votes_sha256:
        return (
            f"was trained with other votes of FER+ than those of this {FERPLUS_FILE}; put that"
            " which was there then beside the data"
        )
    return (
        f"was trained {'with' if had else 'without'} FER+'s votes and other rows were left out;"
        f" {'put' if had else 'take'} {FERPLUS_FILE} {'beside' if had else 'away from'} the data"
    )


def changed(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What may not change while a run is gone on with and did; see ``on_other_data`` for the data.

    Args:
        before: of the run, whole; see ``run_facts``.
        now: of what is asked for.

    Returns:
        Each in words, as "seed was 1 and is now 2".
    """
    pairs = [("seed", before["seed"], now["seed"])]
    # Not the policy that was asked for but what came of it counts; see ``same_engine``. Nor does
    # it count where teachers lie.
    pairs += [
        (name, before["recipe"].get(name), value)
        for name, value in now["recipe"].items()
        if name not in ("dtype_policy", "teacher")
    ]
    # Every run leaves weights of the same name.
    was, is_ = before.get("init_sha256"), now["init_sha256"]
    if was and is_ and before["recipe"].get("init") == now["recipe"]["init"]:
        pairs.append(("the SHA-256 of init", was[:12], is_[:12]))
    if not _same_files(before["teachers"], now["teachers"]):
        pairs.append(("teacher", as_text(before["teachers"]), as_text(now["teachers"])))
    return [f"{name} was {was} and is now {value}" for name, was, value in pairs if was != value]


def same_engine(out: Path, before: dict[str, Any], now: dict[str, Any]) -> None:
    """Refuses to go on by another engine, or in numbers of another precision: such epochs are not
    those of a run that was left alone.

    Args:
        out: the folder of the run.
        before, now: see ``changed``.

    Raises:
        RunRejected: it was trained by another, or in others.
    """
    was, engine = (
        facts.get("versions", {}).get("backend", now["versions"]["backend"])
        for facts in (before, now)
    )
    if was != engine:
        raise RunRejected(
            f"{out} was trained by {was} up to now, and this is {engine}; set KERAS_BACKEND={was},"
            " or give another folder"
        )
    policy = before.get("dtype_policy", now["dtype_policy"])
    if policy != now["dtype_policy"]:
        raise RunRejected(
            f"{out} was trained in {policy} up to now, and this machine takes"
            f" {now['dtype_policy']}; give --dtype-policy {policy}, or another folder"
        )


def _history_behind(init: Path) -> list[dict[str, Any]]:
    """Of first weights, where they are a run's, or a model's that lies beside its facts."""
    try:
        if init.suffix == ".onnx":
            quantized = told_by(init)
            report = json.loads(quantized.with_suffix(".json").read_text(encoding="utf-8"))
            if quantized == init and report["sha256"] != file_sha256(init):
                return []  # it tells of another file
            facts = report["run"]
        elif init.name == WEIGHTS:
            facts = run_facts(init.parent)
        else:
            return []
        return history_of(facts, init)
    except (OSError, ValueError, KeyError, TypeError, RunRejected):
        return []  # somebody's own weights are as good


def _sha256_of(init: str) -> str | None:
    """A hash of the file of first weights, or None where a recipe names none."""
    return file_sha256(Path(init)) if init != "none" and Path(init).is_file() else None


def _same_files(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> bool:
    """Of a file that is not there nobody can say that it is another; nor is it needed in the
    end."""
    return len(before) == len(now) and all(
        one["sha256"] in (None, was["sha256"]) for was, one in zip(before, now, strict=True)
    )


def _teachers_of(told: dict[str, Any]) -> list[str]:
    """Of a recipe as a run's facts tell it. It was one file of answers, or "none", before."""
    teacher = told.get("teacher", [])
    if isinstance(teacher, str):
        return [] if teacher == "none" else [teacher]
    return list(teacher)
