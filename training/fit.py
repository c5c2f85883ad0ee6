"""Trains one network by a recipe, saving everything needed to go on after every epoch."""

from __future__ import annotations

import csv
import io
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import MISSING, asdict, fields
from pathlib import Path
from typing import Any, get_args

import h5py
import keras
import numpy as np

from emomirror.errors import EmomirrorError
from emomirror.vision.crop import Region
from emomirror.vision.facts import file_sha256
from emomirror.writing import write_whole

from .augment import FaceAugment
from .backend import alike, alone, fastest_dtype_policy, leads, on_all_devices, prepare
from .data import Fer2013, Usage, network_input, targets, trainable_rows
from .detecting import aligned
from .mixing import mixed
from .recipes import RECIPES, Network, Recipe
from .swa import WeightMean, copied_weights
from .teaching import taught, teachers
from .thinning import PICTURES

WARM_UP = 0.2
"""The part of training in which the learning rate rises."""

RUN, EPOCHS, CHECKPOINT, WEIGHTS = (
    "run.json", "epochs.csv", "checkpoint.weights.h5", "network.weights.h5",
)  # fmt: skip
"""What a run's folder holds: arguments, versions and the data's hash; what each epoch came to; what
it takes to go on; the network when it is finished. ``tensorboard/`` has the epochs once more."""
SAME = ("recipe", "seed", "data_sha256", "ferplus_sha256", "teacher_sha256")
"""What may not change while a run goes on."""
_DEFAULTS = {field.name: field.default for field in fields(Recipe) if field.default is not MISSING}
EPOCHS_DONE = "emomirror_epochs_done"
"""The checkpoint's attribute that counts them, within the one file that is replaced at once."""


class RunRejected(EmomirrorError):
    """A run's folder is not what it should be."""


class RunUnwritable(EmomirrorError):
    """What came of a run could not be written."""


class OneCycle(keras.optimizers.schedules.LearningRateSchedule):  # type: ignore[misc]
    """Rises to ``peak`` and falls to nothing, both as a cosine (Smith, arXiv 1803.09820).

    Args:
        peak: the highest rate.
        steps: of the whole training.
        held_from: the part of it, 0..1, from which on the rate stays.
    """

    def __init__(self, peak: float, steps: int, held_from: float = 1.0) -> None:
        self.peak, self.steps, self.held_from = peak, steps, held_from

    def __call__(self, step: Any) -> Any:
        part = keras.ops.cast(step, "float32") / self.steps
        rise = 0.5 - 0.5 * keras.ops.cos(np.pi * keras.ops.minimum(part / WARM_UP, 1.0))
        falling = keras.ops.minimum(part, self.held_from) - WARM_UP
        fall = keras.ops.clip(falling / (1 - WARM_UP), 0.0, 1.0)
        fall = 0.5 + 0.5 * keras.ops.cos(np.pi * fall)
        return self.peak * (0.04 + 0.96 * rise) * fall

    def get_config(self) -> dict[str, Any]:
        return {"peak": self.peak, "steps": self.steps, "held_from": self.held_from}


@on_all_devices()
def fit(
    recipe: Recipe,
    data: Fer2013,
    out: Path,
    *,
    seed: int,
    resume: bool,
    arguments: Sequence[str] = (),
) -> keras.Model:
    """Trains ``recipe`` on Training and watches PublicTest. Of several processes the first one
    writes ``out``; the others need to see it for ``resume``.

    Args:
        recipe: what to do.
        data: FER-2013 whole.
        out: the run's folder; see ``RUN`` and the names beside it.
        seed: fixes the first weights, the order of the pictures and their variations.
        resume: go on after the last whole epoch in ``out``, if there is one.
        arguments: what was typed, to be kept.

    Returns:
        The trained network, ``(n, 48, 48, 1)`` grey values to logits; after no epochs, that with
        first weights.

    Raises:
        RunRejected: ``out`` holds another run, or a run and ``resume`` was not asked for, or a
            damaged checkpoint; or processes were started with different ones.
        EngineRefused: see ``on_all_devices``.
        DetectorUnavailable: pictures cannot be aligned.
        DataRejected: labels or first weights that the recipe asks for cannot be had.
        AnswersRejected: those of its teacher cannot.
        RunUnwritable: ``out`` cannot be written, say for want of room. Whole epochs are kept.
    """
    checkpoint, weights = out / CHECKPOINT, out / WEIGHTS
    prepare()
    keras.utils.set_random_seed(seed)
    policy = recipe.dtype_policy
    keras.mixed_precision.set_dtype_policy(fastest_dtype_policy() if policy == "auto" else policy)
    facts = _facts(recipe, data, seed, arguments)
    done = _begin(out, facts, resume)
    if not alike((done, [facts[name] for name in SAME])):
        raise RunRejected(
            "the processes were not started alike; each needs the same recipe, seed and data, and"
            " a folder that all of them see"
        )
    if done == recipe.epochs and weights.exists():
        network = recipe.build(begun=True)
        load_finished(network, out)
        return network

    train, x, y, weight = _examples(recipe, data)
    if leads() and recipe.aligned:
        print("getting ready, which takes some minutes", flush=True)
    some = x[np.random.default_rng(seed).permutation(len(x))[:PICTURES]]
    network = recipe.build(begun=bool(done), pictures=some)
    if not recipe.epochs:
        if leads():
            save_weights(network, out)
        return network
    # Before the first epoch: it is the same in all of them.
    level = network_input(aligned(train.pixels), recipe.region) if recipe.aligned else None
    public = data.split(Usage.PUBLIC_TEST)
    watched = network_input(public.pixels, recipe.region), targets(public, "fer")
    trained = _trainable_model(network, recipe, seed, len(x))
    mean, averaged_after = WeightMean(network, some), _averaged_after(recipe)
    if done:
        trained.optimizer.build(trained.trainable_variables)
        _load(trained, checkpoint, "delete its folder", mean if done > averaged_after else None)

    for epoch in range(done, recipe.epochs):
        start = time.perf_counter()
        _reseed(trained, seed, epoch)
        random = np.random.default_rng((seed, epoch))
        order = random.permutation(len(x))
        seen = x[order], y[order], weight[order]
        if level is not None:
            chosen = random.random(len(x)) < recipe.aligned
            seen[0][chosen] = level[order[chosen]]
        if recipe.mixing:
            seen = mixed(*seen, recipe.mixing, random)
        history = trained.fit(
            seen[0], seen[1], sample_weight=seen[2],
            batch_size=recipe.batch, shuffle=False, verbose=int(leads() and sys.stdout.isatty()),
        )  # fmt: skip
        came_to = {name: values[-1] for name, values in history.history.items()}
        averaging = epoch >= averaged_after
        if averaging:
            mean.add()
        with _averaged(network, mean) if averaging else nullcontext():
            watched_now = trained.evaluate(*watched, batch_size=256, verbose=0, return_dict=True)
        came_to |= {f"val_{name}": value for name, value in watched_now.items()}
        row = {"epoch": epoch + 1, **{name: round(value, 5) for name, value in came_to.items()}}
        row["seconds"] = round(time.perf_counter() - start, 1)
        if not leads():
            continue
        with _writing(out):
            _write_epochs(out, [*epochs_of(out), row])
            _log(out / "tensorboard", row)
            _replace(checkpoint, trained.save_weights, epoch + 1, mean if averaging else None)
        left = (recipe.epochs - epoch - 1) * row["seconds"] / 60
        print(f"epoch {epoch + 1} of {recipe.epochs}: Training {row['accuracy']:.2%},"
              f" PublicTest {row['val_accuracy']:.2%}, about {left:.0f} min left",
              flush=True)  # fmt: skip

    if averaged_after < recipe.epochs:
        mean.take()
    if leads():
        save_weights(network, out)
    return network


def _examples(recipe: Recipe, data: Fer2013) -> tuple[Fer2013, np.ndarray, np.ndarray, np.ndarray]:
    """What is trained on: rows, their pictures ``(n, 48, 48, 1)`` and targets ``(n, 7)``, and what
    each counts ``(n,)``."""
    whole = data.split(Usage.TRAINING)
    keep = trainable_rows(whole)
    train = whole.where(keep)
    y = targets(train, recipe.labels)
    if recipe.teacher != "none":
        learnt = taught(Path(recipe.teacher), data)[keep]
        y = (1 - recipe.taught) * y + recipe.taught * learnt
    y = y * (1 - recipe.label_smoothing) + recipe.label_smoothing / y.shape[1]
    frequency = np.bincount(train.emotion, minlength=y.shape[1]) / len(train)
    weight = np.maximum(frequency, 1 / len(train)) ** -recipe.balance
    weight /= (frequency * weight).sum()
    return train, network_input(train.pixels, recipe.region), y, weight[train.emotion]


def _trainable_model(network: keras.Model, recipe: Recipe, seed: int, rows: int) -> keras.Model:
    """``network`` behind what varies its pictures, with what it takes to train it."""
    augment = [FaceAugment(seed=seed)] if recipe.augment else []
    trained = keras.Sequential(
        [keras.layers.Input(network.input_shape[1:], dtype="float32"), *augment, network]
    )
    steps = -(-rows // recipe.batch) * recipe.epochs
    held_from = _averaged_after(recipe) / recipe.epochs
    trained.compile(
        optimizer=keras.optimizers.SGD(
            OneCycle(recipe.peak_rate, steps, held_from),
            momentum=0.9, nesterov=True, weight_decay=recipe.weight_decay, global_clipnorm=1.0,
        ),
        loss=keras.losses.CategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
        weighted_metrics=[],
    )  # fmt: skip
    return trained


def _averaged_after(recipe: Recipe) -> int:
    """The number of epochs after which weights are averaged; all, where none are."""
    return recipe.epochs - round(recipe.swa * recipe.epochs)


@contextmanager
def _averaged(network: keras.Model, mean: WeightMean) -> Iterator[None]:
    """``network`` with the mean of its weights, to be looked at."""
    own = copied_weights(network)
    mean.take()
    try:
        yield
    finally:
        network.set_weights(own)


def save_weights(network: keras.Model, run: Path) -> None:
    """Leaves the weights of a network that is finished.

    Raises:
        RunUnwritable: they cannot be written.
    """
    with _writing(run):
        _replace(run / WEIGHTS, network.save_weights)


def load_finished(network: keras.Model, run: Path) -> None:
    """Gives ``network``, built by the run's recipe, the weights that a finished run left.

    Raises:
        RunRejected: they are damaged.
    """
    _load(network, run / WEIGHTS, "delete it, and --resume makes it anew")


def run_facts(run: Path) -> dict[str, Any]:
    """What a run's folder says of it.

    Returns:
        ``recipe``, as ``Recipe`` takes it but for the region's name; ``seed``; ``data_sha256``;
        ``ferplus_sha256``, of the votes, or None (runs before it was kept lack it);
        ``init_sha256`` and ``teacher_sha256``, of the files of first weights and of answers, or
        None; ``teachers``, see ``teaching.teachers``; ``arguments``, what was typed;
        ``versions``, and ``dtype_policy``, which was trained with.

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
        return Recipe(**{**told, "region": Region(told["region"])})
    except (KeyError, TypeError, ValueError) as error:
        raise RunRejected(f"{where} tells of no recipe that is known here: {error}") from error


def epochs_of(run: Path) -> list[dict[str, float]]:
    """What each epoch of a run came to: ``epoch`` from 1, ``loss``, ``accuracy`` (of the pictures
    as they were varied), ``val_loss``, ``val_accuracy`` (PublicTest) and ``seconds``.

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


def _begin(out: Path, facts: dict[str, Any], resume: bool) -> int:
    """Makes the folder ready; returns how many epochs are done."""
    # Before the first epoch is saved nothing can be lost: somebody may have been told that weights
    # cannot be downloaded, and now names a file.
    if not (out / CHECKPOINT).exists():
        if (out / WEIGHTS).exists():
            raise RunRejected(
                f"{out} holds the weights of a finished run, as one that was averaged; give another"
                " folder"
            )
        if leads():
            with _writing(out):
                out.mkdir(parents=True, exist_ok=True)
                (out / EPOCHS).unlink(missing_ok=True)
                write_whole(out / RUN, (json.dumps(facts, indent=1) + "\n").encode())
        return 0
    if not resume:
        raise RunRejected(f"{out} holds a run already; give --resume to go on with it")
    before = run_facts(out)
    # A setting that came to recipes later stood, in effect, at what it is when not given.
    before["recipe"] = {**_DEFAULTS, **before["recipe"]}
    before = {"ferplus_sha256": facts["ferplus_sha256"], "teacher_sha256": None, **before}
    # Of a file that is not there nobody can say that it is another; nor is it needed in the end.
    teacher = facts["teacher_sha256"] or before["teacher_sha256"]
    if changed := _changed(before, {**facts, "teacher_sha256": teacher}):
        raise RunRejected(
            f"{out} holds another run than this: {'; '.join(changed)}. Give what was given then, or"
            " another folder"
        )
    done = _epochs_done(out / CHECKPOINT)
    # An epoch that was written down and not saved is done again.
    if leads() and (rows := epochs_of(out)[:done]):
        with _writing(out):
            _write_epochs(out, rows)
    return done


def _changed(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What may not change and did, each in words."""
    pairs = [(name, before[name], now[name]) for name in SAME if name != "recipe"]
    pairs += [(name, before["recipe"].get(name), value) for name, value in now["recipe"].items()]
    return [f"{name} was {was} and is now {value}" for name, was, value in pairs if was != value]


def _epochs_done(checkpoint: Path) -> int:
    try:
        with h5py.File(checkpoint) as file:
            return int(file.attrs[EPOCHS_DONE])
    except (OSError, KeyError, ValueError) as error:
        raise RunRejected(f"{checkpoint} is damaged ({error}); delete its folder") from error


def _load(model: keras.Model, weights: Path, way_on: str, mean: WeightMean | None = None) -> None:
    try:
        model.load_weights(weights)
        if mean is not None:
            mean.load(weights)
    except (OSError, KeyError, ValueError) as error:
        raise RunRejected(f"{weights} is damaged ({error}); {way_on}") from error


def _reseed(model: keras.Model, seed: int, epoch: int) -> None:
    """Fixes all random numbers of an epoch, dropout's and augmentation's, by ``seed`` and
    ``epoch``: Keras does not save their state with the weights."""
    states = [one for one in model.variables if one.name == "seed_generator_state"]
    for number, state in enumerate(states):
        state.assign(keras.ops.cast([seed + 1_009 * number, 1_000_003 * epoch], state.dtype))


def _facts(recipe: Recipe, data: Fer2013, seed: int, arguments: Sequence[str]) -> dict[str, Any]:
    backend = keras.backend.backend()
    return {
        "recipe": {
            **asdict(recipe),
            "init": Path(recipe.init).name,
            "teacher": Path(recipe.teacher).name,
        },
        "seed": seed,
        "data_sha256": data.sha256(),
        "ferplus_sha256": data.votes_sha256(),
        "init_sha256": _sha256_of(recipe.init),
        "teacher_sha256": _sha256_of(recipe.teacher),
        "teachers": teachers(Path(recipe.teacher)) if _names_file(recipe.teacher) else [],
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


def _sha256_of(named: str) -> str | None:
    """A hash of the file that a recipe names, or None where it names none."""
    return file_sha256(Path(named)) if _names_file(named) else None


def _names_file(named: str) -> bool:
    return named != "none" and Path(named).is_file()


def _write_epochs(run: Path, rows: Sequence[dict[str, float]]) -> None:
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, list(rows[0]))
    writer.writeheader()
    writer.writerows({**row, "epoch": int(row["epoch"])} for row in rows)
    write_whole(run / EPOCHS, lines.getvalue().encode())


def _log(folder: Path, row: dict[str, Any]) -> None:
    """Adds an epoch to what TensorBoard shows."""
    from tensorboard.summary import Writer

    writer = Writer(str(folder))
    for name, value in row.items():
        if name != "epoch":
            writer.add_scalar(name, value, step=row["epoch"])
    writer.close()


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
        raise RunUnwritable(
            f"{folder} cannot be written ({reason}); epochs that were finished before are kept:"
            " make room, then go on by --resume"
        ) from error
