"""First weights come to where they belong."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pytest

from emomirror_training.networks import folded, load_first_weights, settle, vgg


@pytest.fixture
def pictures() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (64, 48, 48, 1), np.uint8).astype(np.float32)


def normalised() -> keras.Model:
    return vgg(((4, 1), (8, 1), (8, 1)), normalised_from=2)


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
