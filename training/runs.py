"""The folder of a run: what it holds, how that is written whole, and what it tells of the run."""

from __future__ import annotations

import csv
import io
import json
import os
import platform
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import MISSING, asdict, fields, replace
from pathlib import Path
from typing import Any, get_args

import h5py
import keras
import numpy as np
from filelock import FileLock, Timeout

from emomirror.errors import EmomirrorError
from emomirror.vision.classifier import RUN
from emomirror.vision.crop import Region
from emomirror.vision.facts import file_sha256
from emomirror.writing import write_whole

from .backend import alone, leads
from .data import FERPLUS_FILE, Fer2013
from .recipes import RECIPES, Network, Recipe
from .swa import WeightMean
from .teaching import as_text, named

EPOCHS, CHECKPOINT, WEIGHTS = "epochs.csv", "checkpoint.weights.h5", "network.weights.h5"
"""What a run's folder holds beside ``RUN``, which tells arguments, versions and the data's hash:
what each epoch came to; what it takes to go on; the network when it is finished. ``tensorboard/``
has the epochs once more."""
LOCK = ".training.lock"
_DEFAULTS = {field.name: field.default for field in fields(Recipe) if field.default is not MISSING}
HELD = (
    "{0} holds a run already; give another folder, or write its model by"
    " emomirror-train export {0} --data FER2013 --out {0}"
)
AVERAGED_ANEW = "delete its folder, and average anew"
EPOCHS_DONE = "emomirror_epochs_done"
"""The checkpoint's attribute that counts them, within the one file that is replaced at once."""


class RunRejected(EmomirrorError):
    """A run's folder is not what it should be."""


class RunUnwritable(EmomirrorError):
    """What came of a run could not be written."""


def run_facts(run: Path) -> dict[str, Any]:
    """What a run's folder says of it.

    Returns:
        ``recipe``, as ``Recipe`` takes it but for the region's name; ``seed``; ``data_sha256``;
        ``ferplus_sha256``, of the votes, or None (runs before it was kept lack it);
        ``init_sha256``, of the file of first weights, or None; ``teachers``, see
        ``teaching.named``; ``history``, see ``history_of``, of those first weights; ``averaged``,
        of what was averaged ``run`` and ``weights_sha256``, then ``history`` is theirs;
        ``arguments``, what was typed; ``versions``, and ``dtype_policy``, which was trained with.

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


def _told(run: Path) -> dict[str, Any]:
    """As ``run_facts``; nothing, where a folder tells of no run."""
    try:
        return run_facts(run)
    except RunRejected:
        return {}


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


def epochs_of(run: Path) -> list[dict[str, float]]:
    """What each epoch of a run came to: ``epoch`` from 1, ``loss``, ``accuracy`` (of the pictures
    as they were varied and mixed, by what is most in their targets), ``val_loss``,
    ``val_accuracy`` (PublicTest) and ``seconds``.

    Raises:
        RunRejected: the file that tells is damaged.
    """
    try:
        with (run / EPOCHS).open(newline="", encoding="utf-8") as file:
            return [
                {name: float(value) for name, value in row.items()} for row in csv.DictReader(file)
            ]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError) as error:
        raise RunRejected(f"{run / EPOCHS} is damaged ({error}); delete this file") from error


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


def begin(out: Path, facts: dict[str, Any], resume: bool) -> int:
    """Makes the folder of a run ready.

    Args:
        out: the folder.
        facts: as ``new_facts`` gives them.
        resume: whether a run that is there already is gone on with.

    Returns:
        How many epochs are done.

    Raises:
        RunRejected: ``out`` holds another run, or a run and ``resume`` was not asked for, or a
            damaged checkpoint, or was trained by another engine up to now.
        RunUnwritable: it cannot be written.
    """
    before = held(out, facts, resume)
    if before is None:
        if leads():
            if resume:
                print(f"{out} holds no run yet: this one begins", flush=True)
            with _writing(out):
                out.mkdir(parents=True, exist_ok=True)
                (out / EPOCHS).unlink(missing_ok=True)
                write_whole(out / RUN, (json.dumps(facts, indent=1) + "\n").encode())
        return 0
    if not (out / CHECKPOINT).exists():
        return int(facts["recipe"]["epochs"])  # of none, or of a run that is finished
    done = _epochs_done(out / CHECKPOINT)
    if done < facts["recipe"]["epochs"]:
        _same_engine(out, before, facts)
    # An epoch that was written down and not saved is done again.
    if leads() and (rows := epochs_of(out)[:done]):
        with _writing(out):
            _write_epochs(out, rows)
    return done


def held(out: Path, facts: dict[str, Any], resume: bool) -> dict[str, Any] | None:
    """What ``run_facts`` tells of the run in a folder that is to be gone on with; None where there
    is none.

    Args:
        out, facts, resume: see ``begin``.

    Raises:
        RunRejected: ``out`` holds another run, or a run and ``resume`` was not asked for.
    """
    if "averaged" in _told(out):
        raise RunRejected(HELD.format(out))
    if not ((out / CHECKPOINT).exists() or (out / WEIGHTS).exists()):
        if (model := out / f"{facts['recipe']['region']}.onnx").exists():
            raise RunRejected(
                f"{out} holds {model.name}, and no run to go on with; give another folder, for"
                " training would replace it"
            )
        # Before the first epoch is saved nothing can be lost: somebody may have been told that
        # weights cannot be downloaded, and now names a file.
        if (out / RUN).exists():
            run_facts(out)  # which may be somebody else's file
        return None
    before = run_facts(out)
    if not resume:
        raise RunRejected(f"{out} holds a run already; give --resume to go on with it")
    # A setting that came to recipes later stood, in effect, at what it is when not given.
    before["recipe"] = {**_DEFAULTS, **before["recipe"]}
    before = {"ferplus_sha256": facts["ferplus_sha256"], "teachers": [], **before}
    if told := on_other_data(before, facts["data_sha256"], facts["ferplus_sha256"]):
        raise RunRejected(f"the run in {out} {told}; or give another folder")
    if changed := _changed(before, facts):
        raise RunRejected(
            f"{out} holds another run than this: {'; '.join(changed)}. It goes on with"
            f" {settings_of(before, out)}; to begin anew, give another folder or delete this one"
        )
    return before


@contextmanager
def only_here(out: Path) -> Iterator[bool]:
    """Keeps other processes from training in a folder, which is made, meanwhile. Of several that
    train together the first one does.

    Yields:
        Whether no other trains there.

    Raises:
        RunUnwritable: the folder cannot be made.
    """
    if not leads():
        yield True
        return
    with _writing(out):
        out.mkdir(parents=True, exist_ok=True)
    lock = FileLock(out / LOCK, timeout=0)
    with ExitStack() as locked:
        free = True
        try:
            locked.enter_context(lock)
        except Timeout:
            free = False
        except (OSError, NotImplementedError):
            pass  # a file system without locks, or a folder that is told of when it is written
        yield free


def keep_epoch(
    run: Path, trained: keras.Model, row: dict[str, float], mean: WeightMean | None
) -> None:
    """Writes down an epoch and all it takes to go on after it.

    Args:
        run: its folder.
        trained: the network in training, with its optimizer.
        row: what the epoch came to; see ``epochs_of``.
        mean: of the weights, where that has begun.

    Raises:
        RunUnwritable: it cannot be written. Epochs before it are kept.
    """
    with _writing(run):
        _write_epochs(run, [*epochs_of(run), row])
        _replace(run / CHECKPOINT, trained.save_weights, int(row["epoch"]), mean)
    # After all that counts: an epoch that is done again would stand there twice.
    _log(run / "tensorboard", row)


def save_weights(network: keras.Model, run: Path) -> None:
    """Leaves the weights of a network that is finished.

    Raises:
        RunUnwritable: they cannot be written.
    """
    with _writing(run):
        _replace(run / WEIGHTS, network.save_weights)


def load_checkpoint(trained: keras.Model, run: Path, mean: WeightMean | None) -> None:
    """Gives a network in training, its optimizer, and ``mean`` what the last whole epoch left.

    Raises:
        RunRejected: the checkpoint is damaged.
    """
    with _whole(run / CHECKPOINT, "delete its folder"):
        trained.load_weights(run / CHECKPOINT)
        if mean is not None:
            mean.load(run / CHECKPOINT)


def load_finished(network: keras.Model, run: Path) -> None:
    """Gives ``network``, built by the run's recipe, the weights that a finished run left.

    Raises:
        RunRejected: they are damaged.
    """
    averaged = "averaged" in _told(run)
    with _whole(
        run / WEIGHTS, AVERAGED_ANEW if averaged else "delete it, and --resume makes it anew"
    ):
        network.load_weights(run / WEIGHTS)


def _history_behind(init: Path) -> list[dict[str, Any]]:
    """Of first weights, where they are a run's, or a model's that lies beside its facts."""
    try:
        if init.suffix == ".onnx":
            quantized = init.with_stem(init.stem.removesuffix("-fp32"))
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


def same(facts: dict[str, Any]) -> dict[str, Any]:
    """What has to be the same in all processes that train one network; see ``run_facts``."""
    recipe = {name: value for name, value in facts["recipe"].items() if name != "teacher"}
    names = ("seed", "data_sha256", "ferplus_sha256")
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


def _changed(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What may not change and did, each in words; see ``on_other_data`` for the data."""
    pairs = [("seed", before["seed"], now["seed"])]
    # Not the policy that was asked for but what came of it counts; see ``_same_engine``. Nor does
    # it count where teachers lie.
    pairs += [
        (name, before["recipe"].get(name), value)
        for name, value in now["recipe"].items()
        if name not in ("dtype_policy", "teacher")
    ]
    if not _same_files(before["teachers"], now["teachers"]):
        pairs.append(("teacher", as_text(before["teachers"]), as_text(now["teachers"])))
    return [f"{name} was {was} and is now {value}" for name, was, value in pairs if was != value]


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


def _same_engine(out: Path, before: dict[str, Any], now: dict[str, Any]) -> None:
    """Epochs by different engines, or in numbers of different precision, are not those of a run
    that was left alone."""
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


def _epochs_done(checkpoint: Path) -> int:
    try:
        with h5py.File(checkpoint) as file:
            return int(file.attrs[EPOCHS_DONE])
    except (OSError, KeyError, ValueError) as error:
        raise RunRejected(f"{checkpoint} is damaged ({error}); delete its folder") from error


@contextmanager
def _whole(weights: Path, way_on: str) -> Iterator[None]:
    try:
        yield
    except (OSError, KeyError, ValueError) as error:
        raise RunRejected(f"{weights} is damaged ({error}); {way_on}") from error


def _sha256_of(init: str) -> str | None:
    """A hash of the file of first weights, or None where a recipe names none."""
    return file_sha256(Path(init)) if init != "none" and Path(init).is_file() else None


def _write_epochs(run: Path, rows: Sequence[dict[str, float]]) -> None:
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, list(rows[0]))
    writer.writeheader()
    writer.writerows({**row, "epoch": int(row["epoch"])} for row in rows)
    write_whole(run / EPOCHS, lines.getvalue().encode())


def _log(folder: Path, row: dict[str, Any]) -> None:
    """Adds an epoch to what TensorBoard shows, or says why it cannot: no training ends for it."""
    from tensorboard.summary import Writer

    try:
        writer = Writer(str(folder))
        for name, value in row.items():
            if name != "epoch":
                writer.add_scalar(name, value, step=row["epoch"])
        writer.close()
    except Exception as error:  # TensorFlow's own, where it is installed, and the system's
        print(f"not in TensorBoard's log: {error}", file=sys.stderr, flush=True)


def _replace(
    path: Path,
    save: Callable[[Path], None],
    epochs: int | None = None,
    mean: WeightMean | None = None,
) -> None:
    """Saves beside ``path``, then renames: a run killed while saving keeps the last epoch.

    Args:
        epochs: how many are done, to be kept in the file.
        mean: of the last of them, to be kept there too.
    """
    partial = path.with_name("partial." + path.name)
    try:
        with alone():
            save(partial)
        if epochs is not None:
            with h5py.File(partial, "r+") as file:
                file.attrs[EPOCHS_DONE] = epochs
        if mean is not None:
            mean.save(partial)
        with partial.open("rb+") as whole:
            os.fsync(whole.fileno())
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Says in words that the disk is full, or what else keeps a run from being written."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # HDF5 raises either
        reason = getattr(error, "strerror", None) or str(error)
        if (folder / CHECKPOINT).is_file():
            way_on = "epochs that were finished before are kept: make room, then go on by --resume"
        else:
            way_on = "make room, or choose another --out"
        raise RunUnwritable(f"{folder} cannot be written ({reason}); {way_on}") from error
