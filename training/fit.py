"""Trains one network by a recipe, saving everything needed to go on after every epoch."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import keras
import numpy as np

from emomirror.errors import EmomirrorError

from .augment import FaceAugment
from .backend import (
    EngineRefused,
    alike,
    alone,
    device,
    fastest_dtype_policy,
    leads,
    on_all_devices,
    out_of_memory,
    prepare,
)
from .data import Fer2013, Usage, network_input, targets, trainable_rows
from .detecting import aligned
from .mixing import mixed
from .recipes import Recipe
from .record import WEIGHTS, RunRejected, new_facts, same
from .runs import begin, keep_epoch, load_checkpoint, load_finished, only_here, save_weights
from .swa import WeightMean, copied_weights
from .teaching import Teachers, answered
from .thinning import PICTURES

WARM_UP = 0.2
"""The part of training in which the learning rate rises."""
SEEDS = 1 << 31
"""As many as every engine can keep: PyTorch's are numbers of 32 bits with a sign."""


class TrainingDiverged(EmomirrorError):
    """What is trained does not learn but grows beyond all numbers."""


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
            model without a run, or a damaged checkpoint, or another process trains there; or
            processes were started with different ones.
        EngineRefused: see ``on_all_devices``; or memory does not suffice.
        DetectorUnavailable: pictures cannot be aligned.
        DataRejected: labels or first weights that the recipe asks for cannot be had.
        ModelRejected, TeacherRejected: a teacher is no model, or reads another crop.
        RunUnwritable: ``out`` cannot be written, say for want of room. Whole epochs are kept.
        TrainingDiverged: a loss is no number any more. Epochs before it are kept.
    """
    with only_here(out) as free:
        # All have to know of it: they would wait for one that has left.
        if not alike(free) or not free:
            raise RunRejected(
                f"another process trains in {out}; wait for it to end, or give another folder"
            )
        return _fit(recipe, data, out, seed, resume, arguments)


def _fit(
    recipe: Recipe, data: Fer2013, out: Path, seed: int, resume: bool, arguments: Sequence[str]
) -> keras.Model:
    prepare()
    keras.utils.set_random_seed(seed)
    policy = recipe.dtype_policy
    keras.mixed_precision.set_dtype_policy(fastest_dtype_policy() if policy == "auto" else policy)
    facts = new_facts(recipe, data, seed, arguments)
    done = begin(out, facts, resume)
    if not alike((done, same(facts))):
        raise RunRejected(
            "the processes were not started alike; each needs the same recipe, seed and data, and"
            " a folder that all of them see"
        )
    if done == recipe.epochs and (out / WEIGHTS).exists():
        network = recipe.build(begun=True)
        load_finished(network, out)
        return network

    teachers = Teachers(recipe.teacher, recipe.region) if recipe.teacher else None
    kind = keras.mixed_precision.dtype_policy().name
    _tell(f"training by {keras.backend.backend()} on {device()}, in {kind}")
    train, x, y, weight = _examples(recipe, data)
    # Not by the seed: they decide which filters a thinner network keeps, and the weights of runs
    # that kept others cannot be averaged.
    some = x[np.random.default_rng(0).permutation(len(x))[:PICTURES]]
    network = recipe.build(begun=bool(done), pictures=some, tell=_tell)
    if not recipe.epochs:
        if leads():
            save_weights(network, out)
        return network
    # Before the first epoch: it is the same in all of them.
    level = network_input(aligned(train.pixels, _tell), recipe.region) if recipe.aligned else None
    public = data.split(Usage.PUBLIC_TEST)
    watched = network_input(public.pixels, recipe.region), targets(public, "fer")
    with alone() if teachers else nullcontext():
        augment = FaceAugment(seed=seed % SEEDS) if recipe.augment else None
    # Teachers answer to varied pictures, which are varied before they are trained on then.
    trained = _trainable_model(network, recipe, None if teachers else augment, len(x))
    mean, averaged_after = WeightMean(network, some), _averaged_after(recipe)
    if done:
        trained.optimizer.build(trained.trainable_variables)
        load_checkpoint(trained, out, mean if done > averaged_after else None)

    for epoch in range(done, recipe.epochs):
        start = time.perf_counter()
        _reseed((trained, augment), seed, epoch)
        random = np.random.default_rng((seed, epoch))
        order = random.permutation(len(x))
        seen = x[order], y[order], weight[order]
        if level is not None:
            chosen = random.random(len(x)) < recipe.aligned
            seen[0][chosen] = level[order[chosen]]
        if recipe.mixing:
            seen = mixed(*seen, recipe.mixing, random)
        examples: dict[str, Any]
        if teachers is None:
            examples = {"x": seen[0], "y": seen[1], "sample_weight": seen[2]}
            examples["batch_size"] = recipe.batch
        else:
            examples = {"x": answered(seen, recipe.batch, recipe.taught, teachers, augment)}
            examples["steps_per_epoch"] = -(-len(x) // recipe.batch)
        try:
            history = trained.fit(
                **examples, shuffle=False, verbose=int(leads() and sys.stdout.isatty())
            )
        except Exception as error:
            if out_of_memory(error):
                raise EngineRefused(
                    f"{device()} has not the memory to train on {recipe.batch} pictures in a step;"
                    f" give another folder and a --batch below {recipe.batch}"
                ) from error
            raise
        came_to = {name: values[-1] for name, values in history.history.items()}
        averaging = epoch >= averaged_after
        if averaging:
            mean.add()
        with _averaged(network, mean) if averaging else nullcontext():
            watched_now = trained.evaluate(*watched, batch_size=256, verbose=0, return_dict=True)
        came_to |= {f"val_{name}": value for name, value in watched_now.items()}
        if not all(map(math.isfinite, came_to.values())):
            raise TrainingDiverged(
                f"epoch {epoch + 1} came to a loss that is no number: the steps are too large."
                f" Train in another folder with a --peak-rate below {recipe.peak_rate:g}"
            )
        row = {"epoch": epoch + 1, **{name: round(value, 5) for name, value in came_to.items()}}
        row["seconds"] = round(time.perf_counter() - start, 1)
        if not leads():
            continue
        keep_epoch(out, trained, row, mean if averaging else None)
        left = (recipe.epochs - epoch - 1) * row["seconds"] / 60
        _tell(f"epoch {epoch + 1} of {recipe.epochs}: Training {row['accuracy']:.2%}, PublicTest"
              f" {row['val_accuracy']:.2%}{' averaged' if averaging else ''}, about {left:.0f} min"
              " left")  # fmt: skip

    if averaged_after < recipe.epochs:
        mean.take()
    if leads():
        save_weights(network, out)
    return network


def _tell(line: str) -> None:
    """One of several processes talks."""
    if leads():
        print(line, flush=True)


def _examples(recipe: Recipe, data: Fer2013) -> tuple[Fer2013, np.ndarray, np.ndarray, np.ndarray]:
    """What is trained on: rows, their pictures ``(n, 48, 48, 1)`` and targets ``(n, 7)``, and what
    each counts ``(n,)``."""
    whole = data.split(Usage.TRAINING)
    keep = trainable_rows(whole)
    train = whole.where(keep)
    y = targets(train, recipe.labels)
    y = y * (1 - recipe.label_smoothing) + recipe.label_smoothing / y.shape[1]
    frequency = np.bincount(train.emotion, minlength=y.shape[1]) / len(train)
    weight = np.maximum(frequency, 1 / len(train)) ** -recipe.balance
    weight /= (frequency * weight).sum()
    return train, network_input(train.pixels, recipe.region), y, weight[train.emotion]


def _trainable_model(
    network: keras.Model, recipe: Recipe, augment: FaceAugment | None, rows: int
) -> keras.Model:
    """``network`` behind what varies its pictures, with what it takes to train it."""
    varied = [augment] if augment is not None else []
    trained = keras.Sequential(
        [keras.layers.Input(network.input_shape[1:], dtype="float32"), *varied, network]
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
    """The number of epochs after which weights are averaged; all, where none are. A single epoch's
    would be no mean, and its rate would stay high for nothing."""
    averaged = round(recipe.swa * recipe.epochs)
    return recipe.epochs - (averaged if averaged > 1 else 0)


@contextmanager
def _averaged(network: keras.Model, mean: WeightMean) -> Iterator[None]:
    """``network`` with the mean of its weights, to be looked at."""
    own = copied_weights(network)
    mean.take()
    try:
        yield
    finally:
        network.set_weights(own)


def _reseed(layers: Iterable[keras.Layer | None], seed: int, epoch: int) -> None:
    """Fixes all random numbers of an epoch, dropout's and augmentation's, by ``seed`` and
    ``epoch``: Keras does not save their state with the weights."""
    variables = [one for layer in layers if layer is not None for one in layer.variables]
    # One layer may be part of another.
    states = {id(one): one for one in variables if one.name == "seed_generator_state"}
    for number, state in enumerate(states.values()):
        pair = (seed + 1_009 * number) % SEEDS, 1_000_003 * epoch % SEEDS
        state.assign(keras.ops.cast(pair, state.dtype))
