"""A thinner network answers as the one that it is made of."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import keras
import numpy as np
import pytest

from emomirror_training.data import DataRejected
from emomirror_training.first_weights import load_first_weights
from emomirror_training.networks import NETWORKS, settle, vgg
from emomirror_training.recipes import RECIPES, Recipe
from emomirror_training.thinning import _Sums, thin

pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

NARROW = ((4,), (6, 4), (8,))
WIDE = ((8,), (12, 8), (8,))


@pytest.fixture(scope="module")
def pictures() -> np.ndarray:
    """Shades as faces have them: of noise, neighbours would tell nothing of each other."""
    random = np.random.default_rng(0)
    coarse = random.integers(0, 256, (200, 6, 6, 1)).repeat(8, 1).repeat(8, 2)
    return (coarse + random.normal(0, 8, (200, 48, 48, 1))).astype(np.float32)


def trained(blocks: tuple[tuple[int, ...], ...]) -> keras.Model:
    """As if: with biases, and logits that depend on the features."""
    keras.utils.set_random_seed(0)
    random = np.random.default_rng(1)
    network = vgg(blocks, antialiased_from=2)
    network.set_weights([
        values + random.normal(0, 0.05, values.shape) for values in network.get_weights()
    ])  # fmt: skip
    return network


def widened(network: keras.Model) -> keras.Model:
    """The same answers from twice as many filters of all but the last convolution, each there
    twice, in an order of its own, with what is made of it shared out unevenly."""
    random = np.random.default_rng(2)
    wide = vgg(WIDE, antialiased_from=2)
    names = [one.name for one in wide.layers if isinstance(one, keras.layers.Conv2D)]
    from_, shares = np.zeros(1, int), np.ones(1)
    for name in names:
        kernel, bias = network.get_layer(name).get_weights()
        kernel = kernel[:, :, from_] * shares[:, None]
        twice = np.arange(len(bias))
        if name != names[-1]:
            share = random.uniform(0.3, 0.7, len(bias))
            order = random.permutation(2 * len(bias))
            twice = np.tile(twice, 2)[order]
            shares = np.concatenate([share, 1 - share])[order]
        wide.get_layer(name).set_weights([kernel[..., twice], bias[twice]])
        from_ = twice
    wide.get_layer("logits").set_weights(network.get_layer("logits").get_weights())
    return wide


def test_of_filters_that_are_there_twice_one_is_enough(pictures: np.ndarray) -> None:
    wide = widened(trained(NARROW))
    narrow = vgg(NARROW, antialiased_from=2)
    expected = wide.predict(pictures, verbose=0)
    losses = thin(wide, narrow, pictures)
    assert len(losses) == 3
    assert max(losses) < 0.01
    found = narrow.predict(pictures, verbose=0)
    assert np.abs(found - expected).max() < 0.1 * expected.std()


def test_where_filters_are_missed_those_that_are_left_are_fitted_anew(
    pictures: np.ndarray,
) -> None:
    wide = trained(WIDE)
    narrow, cut = vgg(NARROW, antialiased_from=2), vgg(NARROW, antialiased_from=2)
    expected = wide.predict(pictures, verbose=0)
    losses = thin(wide, narrow, pictures)
    assert 0 < min(losses) < max(losses) < 1
    for layer in cut.layers:
        if layer.weights:
            own = wide.get_layer(layer.name).get_weights()
            layer.set_weights([
                w[tuple(slice(size) for size in v.shape)]
                for w, v in zip(own, layer.get_weights(), strict=True)
            ])  # fmt: skip
    # Against the same network with the first filters of each layer, as they are.
    errors = [
        np.square(one.predict(pictures, verbose=0) - expected).mean() for one in (narrow, cut)
    ]
    assert errors[0] < 0.2 * errors[1]
    # What layers before have got wrong is made good as far as it can be, at least on average.
    last = [
        np.asarray(
            keras.Model(one.input, one.get_layer("block3_conv1").output).predict(
                pictures, verbose=0
            )
        )
        for one in (narrow, wide)
    ]
    missed = (last[0] - last[1]).mean(axis=(0, 1, 2))
    assert np.abs(missed).max() < 0.1 * np.abs(last[0] - last[1]).mean()


def test_every_place_of_a_small_picture_is_looked_at_once() -> None:
    random = np.random.default_rng(3)
    seen = random.random((8, 3, 3, 2)).astype(np.float16)
    convolution = keras.layers.Conv2D(4, 3, padding="same", bias_initializer="ones")
    outputs = np.asarray(convolution(seen.astype(np.float32)))
    sums = _Sums.over(seen, seen, convolution, random)
    np.testing.assert_allclose(sums.y, outputs.mean(axis=(0, 1, 2)), rtol=1e-4)
    # The middle of the nine is the place itself.
    np.testing.assert_allclose(sums.x[4::9], seen.astype(float).mean(axis=(0, 1, 2)), rtol=1e-4)
    assert sums.yy == pytest.approx(outputs.var(axis=(0, 1, 2)).sum(), rel=1e-4)


def test_a_network_that_answers_nothing_can_be_thinned(pictures: np.ndarray) -> None:
    wide, narrow = vgg(WIDE), vgg(NARROW)
    wide.set_weights([np.zeros_like(values) for values in wide.get_weights()])
    assert thin(wide, narrow, pictures[:50]) == [0, 0, 0]
    assert not any(values.any() for values in narrow.get_weights())


@pytest.fixture
def small_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, blocks in (("vgg16", WIDE), ("vgg16-thin", NARROW)):
        monkeypatch.setitem(NETWORKS, name, {"blocks": blocks})
        monkeypatch.setitem(NETWORKS, f"{name}-bn", {"blocks": blocks, "normalised_from": 2})


@pytest.mark.usefixtures("small_networks")
def test_a_recipe_begins_with_the_weights_of_its_own_network_or_of_the_wider_one(
    pictures: np.ndarray, tmp_path: Path
) -> None:
    own, files = trained(NARROW), []
    for number, network in enumerate((widened(own), own)):
        files.append(tmp_path / f"{number}.weights.h5")
        network.save_weights(files[-1])
    recipe = replace(RECIPES["vgg"], network="vgg16-thin", antialiased_from=2)
    expected = own.predict(pictures, verbose=0)
    for file, most in zip(files, (0.1, 1e-6), strict=True):
        replace(recipe, init=str(file)).find_first_weights()
        begun = replace(recipe, init=str(file)).build(pictures=pictures)
        found = begun.predict(pictures, verbose=0)
        assert np.abs(found - expected).max() <= most * expected.std()
    with pytest.raises(DataRejected, match="holds neither"):
        replace(recipe, init=str(files[0])).build()
    damaged = tmp_path / "damaged.weights.h5"
    damaged.write_bytes(files[0].read_bytes()[:2000])
    for find in (Recipe.find_first_weights, partial(Recipe.build, pictures=pictures)):
        with pytest.raises(DataRejected, match=r"damaged\.weights\.h5 holds neither"):
            find(replace(recipe, init=str(damaged)))


@pytest.mark.usefixtures("small_networks")
def test_what_a_wider_network_has_learnt_by_normalising_is_not_lost(
    pictures: np.ndarray, tmp_path: Path
) -> None:
    wide = vgg(WIDE, normalised_from=2, antialiased_from=2)
    for layer in (plain := widened(trained(NARROW))).layers:
        if layer.weights:
            wide.get_layer(layer.name).set_weights(layer.get_weights())
    settle(wide, pictures)
    for layer in wide.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.gamma.assign(0.5 * layer.gamma)
    path = tmp_path / "wide.weights.h5"
    wide.save_weights(path)
    expected = wide.predict(pictures, verbose=0)
    assert np.abs(plain.predict(pictures, verbose=0) - expected).max() > expected.std()

    recipe = replace(RECIPES["vgg"], network="vgg16-thin-bn", antialiased_from=2, init=str(path))
    begun = recipe.build(pictures=pictures)
    settle(begun, pictures)
    found = begun.predict(pictures, verbose=0)
    assert np.abs(found - expected).max() < 0.1 * expected.std()
    with pytest.raises(DataRejected, match="holds neither"):
        load_first_weights(plain, str(path))
