"""Trains one network by a recipe, saving everything needed to go on after every epoch."""

from __future__ import annotations

import csv
import json
import os
import platform
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import keras
import numpy as np

from .augment import FaceAugment
from .backend import prepare
from .data import DataRejected, Fer2013, Usage, network_input, targets, trainable
from .recipes import Recipe

WARM_UP = 0.2
"""The part of training in which the learning rate rises."""


class OneCycle(keras.optimizers.schedules.LearningRateSchedule):  # type: ignore[misc]
    """Rises to ``peak`` and falls to nothing, both as a cosine (Smith, arXiv 1803.09820)."""

    def __init__(self, peak: float, steps: int) -> None:
        self.peak, self.steps = peak, steps

    def __call__(self, step: Any) -> Any:
        part = keras.ops.cast(step, "float32") / self.steps
        rise = 0.5 - 0.5 * keras.ops.cos(np.pi * keras.ops.minimum(part / WARM_UP, 1.0))
        fall = keras.ops.clip((part - WARM_UP) / (1 - WARM_UP), 0.0, 1.0)
        fall = 0.5 + 0.5 * keras.ops.cos(np.pi * fall)
        return self.peak * (0.04 + 0.96 * rise) * fall

    def get_config(self) -> dict[str, Any]:
        return {"peak": self.peak, "steps": self.steps}


def fit(recipe: Recipe, data: Fer2013, out: Path, *, seed: int, resume: bool) -> keras.Model:
    """Trains ``recipe`` on Training and watches PublicTest.

    Args:
        recipe: what to do.
        data: FER-2013 whole.
        out: the run's folder. Holds ``run.json`` (arguments, versions, data hash),
            ``epochs.csv``, ``checkpoint.weights.h5`` and, at the end, ``weights.h5``.
        seed: fixes the first weights, the order of the pictures and their variations.
        resume: go on from the last finished epoch in ``out``.

    Raises:
        DataRejected: ``out`` holds another run and ``resume`` was not asked for.
    """
    out.mkdir(parents=True, exist_ok=True)
    state_file, checkpoint = out / "state.json", out / "checkpoint.weights.h5"
    if state_file.exists() and not resume:
        raise DataRejected(f"{out} holds a run already; give --resume to go on with it")

    prepare()
    keras.utils.set_random_seed(seed)
    keras.mixed_precision.set_dtype_policy(recipe.dtype_policy)
    train, public = trainable(data.split(Usage.TRAINING)), data.split(Usage.PUBLIC_TEST)
    x, y = network_input(train.pixels, recipe.region), targets(train, recipe.labels)
    y = y * (1 - recipe.label_smoothing) + recipe.label_smoothing / y.shape[1]
    x_public = network_input(public.pixels, recipe.region)
    y_public = targets(public, "fer")

    frequency = np.bincount(train.emotion, minlength=y.shape[1]) / len(train)
    weight = np.maximum(frequency, 1 / len(train)) ** -recipe.balance
    weight /= (frequency * weight).sum()

    network = recipe.build()
    trained = keras.Sequential(
        [
            keras.layers.Input(network.input_shape[1:], dtype="float32"),
            FaceAugment(seed=seed),
            network,
        ]
    )
    steps = -(-len(x) // recipe.batch) * recipe.epochs
    trained.compile(
        optimizer=keras.optimizers.SGD(
            OneCycle(recipe.peak_rate, steps), momentum=0.9, nesterov=True,
            weight_decay=recipe.weight_decay, global_clipnorm=1.0,
        ),
        loss=keras.losses.CategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
        weighted_metrics=[],
    )  # fmt: skip

    done = 0
    if resume and state_file.exists():
        done = json.loads(state_file.read_text())["epochs_done"]
        trained.optimizer.build(trained.trainable_variables)
        trained.load_weights(checkpoint)
    else:
        (out / "run.json").write_text(json.dumps(_facts(recipe, data, seed), indent=1))

    for epoch in range(done, recipe.epochs):
        start = time.perf_counter()
        _reseed(trained, seed, epoch)
        order = np.random.default_rng((seed, epoch)).permutation(len(x))
        history = trained.fit(
            x[order], y[order], sample_weight=weight[train.emotion[order]],
            batch_size=recipe.batch, shuffle=False, verbose=2,
            validation_data=(x_public, y_public), validation_batch_size=256,
        )  # fmt: skip
        row = {"epoch": epoch + 1, **{k: round(v[-1], 5) for k, v in history.history.items()}}
        row["seconds"] = round(time.perf_counter() - start, 1)
        _append(out / "epochs.csv", row)
        _replace(checkpoint, trained.save_weights)
        state_file.write_text(json.dumps({"epochs_done": epoch + 1}))
        left = (recipe.epochs - epoch - 1) * row["seconds"] / 60
        print(f"epoch {epoch + 1} of {recipe.epochs}: PublicTest {row['val_accuracy']:.2%},"
              f" about {left:.0f} min left", flush=True)  # fmt: skip

    _replace(out / "network.weights.h5", network.save_weights)
    return network


def _reseed(model: keras.Model, seed: int, epoch: int) -> None:
    """Fixes all random numbers of an epoch, dropout's and augmentation's, by ``seed`` and
    ``epoch``: Keras does not save their state with the weights."""
    states = [one for one in model.variables if one.name == "seed_generator_state"]
    for number, state in enumerate(states):
        state.assign(keras.ops.cast([seed + 1_009 * number, 1_000_003 * epoch], state.dtype))


def _facts(recipe: Recipe, data: Fer2013, seed: int) -> dict[str, Any]:
    return {
        "recipe": {**asdict(recipe), "init": Path(recipe.init).name},
        "seed": seed,
        "data_sha256": data.sha256(),
        "versions": {
            "python": platform.python_version(),
            "keras": keras.__version__,
            "backend": keras.backend.backend(),
        },
    }


def _append(path: Path, row: dict[str, Any]) -> None:
    new = not path.exists()
    with path.open("a", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        if new:
            writer.writeheader()
        writer.writerow(row)


def _replace(path: Path, save: Any) -> None:
    """Saves beside ``path``, then renames: a run killed while saving keeps the last epoch."""
    partial = path.with_name("partial." + path.name)
    save(partial)
    os.replace(partial, path)
