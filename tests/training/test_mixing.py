from __future__ import annotations

import numpy as np
import pytest

from emomirror_training.mixing import mixed


@pytest.fixture
def faces() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pictures of one grey each, which tells which they are; labels; weights."""
    n = 600
    x = np.repeat(np.arange(n) % 7 * 40, 48 * 48).reshape(n, 48, 48, 1).astype(np.uint8)
    y = np.eye(7, dtype=np.float32)[np.arange(n) % 7]
    return x, y, np.where(np.arange(n) % 7 == 1, 3.0, 1.0)


def test_a_picture_and_its_label_are_mixed_by_the_same_share(
    faces: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    x, y, _ = faces
    pictures, labels, weights = mixed(x, y, np.ones(len(x)), 0.4, np.random.default_rng(0))
    assert (pictures.dtype, labels.dtype) == (x.dtype, y.dtype)
    np.testing.assert_allclose(pictures[:, 0, 0, 0], labels @ (np.arange(7) * 40), atol=0.51)
    np.testing.assert_allclose(weights, 1)
    assert 0.2 < (labels.max(axis=1) < 0.95).mean() < 0.6, "some are mixed and most are not"
    assert x[9, 0, 0, 0] == 80, "what was given is as it was"


def test_the_loss_is_the_sum_of_the_losses_of_what_was_mixed(
    faces: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    x, y, weight = faces
    _, labels, weights = mixed(x, y, weight, 1.0, np.random.default_rng(0))
    np.testing.assert_allclose(labels.sum(axis=1), 1, rtol=1e-5)
    # What the rare emotion counts in all is kept, but for chance.
    counted, before = weights @ labels, weight @ y
    np.testing.assert_allclose(counted, before, rtol=0.15)
    assert weights.min() == pytest.approx(1)
    assert weights.max() == pytest.approx(3)


def test_little_mixing_leaves_pictures_nearly_alone(
    faces: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    x, y, weight = faces
    _, little, _ = mixed(x, y, weight, 0.05, np.random.default_rng(0))
    _, much, _ = mixed(x, y, weight, 2.0, np.random.default_rng(0))
    assert little.max(axis=1).mean() > 0.95 > 0.85 > much.max(axis=1).mean()
