"""First weights come to where they belong."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pytest

from emomirror.resources import model_path
from emomirror.vision.classifier import Classifier
from emomirror_training.first_weights import exported_weights, load_first_weights
from emomirror_training.networks import folded, settle, vgg

from .conftest import train


@pytest.fixture
def pictures() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (64, 48, 48, 1), np.uint8).astype(np.float32)


def normalised() -> keras.Model:
    return vgg(((4,), (8,), (8,)), normalised_from=2)


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # TensorFlow's
def test_a_network_begins_with_what_averaging_has_left_of_one_like_it(
    pictures: np.ndarray, tmp_path: Path
) -> None:
    random = np.random.default_rng(1)
    network = normalised()
    # Variances are above 0, as those of trained normalisations are.
    network.set_weights([np.abs(random.normal(0.3, 0.2, w.shape)) for w in network.get_weights()])
    plain = folded(network)
    np.testing.assert_allclose(
        plain.predict(pictures, verbose=0), network.predict(pictures, verbose=0), rtol=1e-3
    )
    path = tmp_path / "network.weights.h5"
    plain.save_weights(path)

    begun = normalised()
    load_first_weights(begun, str(path))
    settle(begun, pictures)
    np.testing.assert_allclose(
        begun.predict(pictures, verbose=0), plain.predict(pictures, verbose=0), rtol=1e-3
    )


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # TensorFlow's
def test_features_on_which_nothing_was_learnt_come_at_a_common_scale(pictures: np.ndarray) -> None:
    random = np.random.default_rng(2)
    network, plain = normalised(), vgg(((4,), (8,), (8,)))
    for layer in plain.layers:
        if isinstance(layer, keras.layers.Conv2D):
            large = [random.normal(0.5, 2, w.shape) for w in layer.get_weights()]
            for one in (layer, network.get_layer(layer.name)):
                one.set_weights(large)
    settle(network, pictures)
    settled, first = (
        np.asarray(
            keras.Model(one.input, one.get_layer("features").output).predict(pictures, verbose=0)
        )
        for one in (network, plain)
    )
    assert first.std() > 10
    assert 0.2 < settled.std() < 2
    scale = first.std() / settled.std()
    np.testing.assert_allclose(settled * scale, first, rtol=1e-2, atol=1e-3 * first.std())


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # TensorFlow's
def test_antialiased_pooling_weighs_1_2_1_and_keeps_the_sides_of_what_it_takes_the_place_of() -> (
    None
):
    random = np.random.default_rng(0)
    network = vgg(((4,), (8,)), antialiased_from=1)
    plain = vgg(((4,), (8,)))
    assert [w.shape for w in network.get_weights()] == [w.shape for w in plain.get_weights()]
    steps = keras.Model(
        network.get_layer("block1_relu1").output, network.get_layer("block1_pool").output
    )
    features = random.random((2, 48, 48, 4), np.float32)
    found = np.asarray(steps.predict(features, verbose=0))
    wide = np.pad(features, ((0, 0), (1, 1), (1, 1), (0, 0)))
    largest = np.maximum(wide[:, 1:], wide[:, :-1])
    largest = np.maximum(largest[:, :, 1:], largest[:, :, :-1])
    for axis in (1, 2):
        whole = np.arange(largest.shape[axis])
        before, here, after = (largest.take(whole[k : k + 47 : 2], axis) for k in (0, 1, 2))
        largest = (before + 2 * here + after) / 4
    assert found.shape == (2, 24, 24, 4)
    np.testing.assert_allclose(found, largest, rtol=1e-5)


def test_a_network_that_is_pooled_so_is_trained_on_from_a_model_and_goes_into_one(
    data: Path, tmp_path: Path
) -> None:
    shipped = model_path("eyes.onnx")
    out = tmp_path / "smooth"
    given = ["fit", "--data", data, "--recipe", "vgg-eyes", "--labels", "fer", "--epochs", "1"]
    more = ["--init", shipped, "--antialiased-from", "2", "--out", out]
    done = train(*given, *more)
    assert done.returncode == 0, done.stderr
    facts = Classifier.load(out).facts
    assert "--antialiased-from 2" in facts.report["command"]
    kernels = exported_weights(out / "eyes-fp32.onnx")
    assert [each.shape for each, _ in kernels] == [
        each.shape for each, _ in exported_weights(shipped)
    ]
