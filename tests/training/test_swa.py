"""The last epochs' weights are averaged, and the average is a network that answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import keras
import numpy as np
import pytest

from emomirror.vision.crop import Region
from emomirror_training.data import Usage, network_input, targets
from emomirror_training.fit import OneCycle, _averaged_after, fit
from emomirror_training.networks import NETWORKS, vgg
from emomirror_training.reading import load
from emomirror_training.recipes import RECIPES
from emomirror_training.runs import epochs_of
from emomirror_training.swa import WeightMean

from .conftest import interrupted

pytestmark = pytest.mark.filterwarnings(
    "ignore:__array__ implementation:DeprecationWarning"  # TensorFlow's
)


def test_the_mean_of_weights_counts_each_epoch_alike() -> None:
    network = vgg(((4,), (8,)))
    pictures = np.zeros((8, 48, 48, 1), np.float32)
    mean = WeightMean(network, pictures)
    for value in (1.0, 2.0, 6.0):
        network.set_weights([np.full(w.shape, value, w.dtype) for w in network.get_weights()])
        mean.add()
    mean.take()
    for weights in network.get_weights():
        np.testing.assert_allclose(weights, 3.0)


def trainable(network: keras.Model) -> list[np.ndarray]:
    return [np.array(keras.ops.convert_to_numpy(one)) for one in network.trainable_weights]


def test_normalisations_learn_what_the_mean_makes_of_pictures() -> None:
    random = np.random.default_rng(0)
    network = vgg(((4,), (8,)), normalised_from=1)
    pictures = random.integers(0, 256, (2048, 48, 48, 1)).astype(np.float32)
    mean = WeightMean(network, pictures)
    epochs = []
    for _ in range(4):
        network.set_weights(
            [np.abs(random.normal(0.2, 0.3, w.shape)) for w in network.get_weights()]
        )
        epochs.append(trainable(network))
        mean.add()
    mean.take()
    for weights, *each in zip(trainable(network), *epochs, strict=True):
        np.testing.assert_allclose(weights, np.mean(each, axis=0), rtol=1e-5)

    normalised = network.get_layer("block1_norm1")
    before = vgg(((4,),))  # the same first convolution, and nothing before its rectifier
    before.get_layer("block1_conv1").set_weights(network.get_layer("block1_conv1").get_weights())
    values = before.get_layer("block1_conv1")(before.get_layer("standardise")(pictures[:512]))
    values = np.asarray(values).reshape(-1, 4)
    np.testing.assert_allclose(normalised.moving_mean, values.mean(axis=0), atol=0.02)
    np.testing.assert_allclose(normalised.moving_variance, values.var(axis=0), rtol=0.05)


def test_the_rate_stays_where_averaging_begins() -> None:
    rate = OneCycle(0.1, 100, held_from=0.5)
    whole = OneCycle(0.1, 100)
    for step in (0, 10, 20, 40, 50):
        assert float(rate(step)) == pytest.approx(float(whole(step)))
    assert float(rate(99)) == float(rate(50)) > float(whole(60))


@pytest.mark.parametrize(
    ("epochs", "swa", "after"), [(0, 0.3, 0), (1, 1.0, 1), (4, 0.3, 4), (6, 0.3, 4), (12, 0.0, 12)]
)
def test_there_is_no_mean_of_a_single_epoch(epochs: int, swa: float, after: int) -> None:
    assert _averaged_after(replace(RECIPES["vgg"], epochs=epochs, swa=swa)) == after


def test_a_run_leaves_the_mean_that_was_watched_and_goes_on_as_if_left_alone(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(NETWORKS["small"], "normalised_from", 2)
    recipe = replace(RECIPES["vgg-eyes"], labels="fer", epochs=4, mixing=0.1, swa=0.75)
    rows = load(data)
    whole = fit(recipe, rows, tmp_path / "whole", seed=0, resume=False)

    public = rows.split(Usage.PUBLIC_TEST)
    whole.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=True))
    lost = whole.evaluate(
        network_input(public.pixels, Region.EYES), targets(public, "fer"), verbose=0
    )
    assert lost == pytest.approx(epochs_of(tmp_path / "whole")[-1]["val_loss"], rel=1e-3)

    interrupted(monkeypatch, 4, recipe, rows, tmp_path / "run")
    assert len(epochs_of(tmp_path / "run")) == 3
    run = fit(recipe, rows, tmp_path / "run", seed=0, resume=True)
    for ours, theirs in zip(run.get_weights(), whole.get_weights(), strict=True):
        np.testing.assert_array_equal(ours, theirs)
