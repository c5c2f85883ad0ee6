"""Pictures are varied within what the layer promises, on whatever engine."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from keras import ops

from emomirror_training.augment import FaceAugment

STILL: dict[str, Any] = {"turn_deg": 0.0, "shift": 0.0, "zoom": 0.0, "erase": 0.0}


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Geometry and covering alone: neither blur nor light."""
    monkeypatch.setattr(FaceAugment, "_blur", lambda _, images: images)
    monkeypatch.setattr(FaceAugment, "_light", lambda _, images: images)


def varied(pictures: np.ndarray, **settings: float) -> np.ndarray:
    return np.asarray(
        ops.convert_to_numpy(FaceAugment(seed=3, **{**STILL, **settings})(pictures, training=True))
    )


def dots(n: int, row: int, column: int) -> np.ndarray:
    """``n`` pictures of one soft light dot."""
    y, x = np.mgrid[:48, :48]
    dot = 255 * np.exp(-((y - row) ** 2 + (x - column) ** 2) / 8)
    return np.repeat(dot[None, ..., None], n, axis=0).astype(np.float32)


def places(pictures: np.ndarray) -> np.ndarray:
    """The centre of what is light in each, ``(n, 2)``: row and column."""
    y, x = np.mgrid[:48, :48]
    whole = pictures[..., 0].sum(axis=(1, 2))
    return np.stack([(pictures[..., 0] * g).sum(axis=(1, 2)) / whole for g in (y, x)], axis=1)


def test_nothing_is_varied_outside_training() -> None:
    pictures = dots(2, 20, 30)
    assert np.array_equal(ops.convert_to_numpy(FaceAugment()(pictures)), pictures)


def test_pictures_keep_their_shape_and_nearly_their_range() -> None:
    pictures = np.random.default_rng(0).integers(0, 256, (64, 48, 48, 1)).astype(np.float32)
    made = np.asarray(ops.convert_to_numpy(FaceAugment(seed=1)(pictures, training=True)))
    assert made.shape == pictures.shape
    assert made.dtype == np.float32
    assert made.min() > -50
    assert made.max() < 305
    assert len({one.tobytes() for one in made}) == len(made)


@pytest.mark.usefixtures("plain")
def test_half_of_the_pictures_are_mirrored_and_else_nothing() -> None:
    pictures = dots(400, 20, 34)
    made = varied(pictures)
    as_was = np.abs(made - pictures).max(axis=(1, 2, 3)) < 0.1
    mirrored = np.abs(made - pictures[:, :, ::-1]).max(axis=(1, 2, 3)) < 0.1
    assert (as_was ^ mirrored).all()
    assert 0.4 < mirrored.mean() < 0.6


@pytest.mark.usefixtures("plain")
def test_pictures_move_no_farther_than_they_may() -> None:
    moved = places(varied(dots(400, 23, 23), shift=0.1)) - 23
    assert np.abs(moved[:, 0]).max() < 4.9
    assert np.abs(moved[:, 0]).max() > 4
    assert abs(moved[:, 0].mean()) < 0.6


@pytest.mark.usefixtures("plain")
def test_zoom_goes_about_the_centre_both_ways() -> None:
    seen = np.abs(places(varied(dots(400, 12, 23), zoom=0.2))[:, 0] - 23.5)
    # What is shown of a picture is 0.8 to 1.2 of its side, and the dot stands 11.5 above.
    assert seen.min() == pytest.approx(11.5 / 1.2, abs=0.4)
    assert seen.max() == pytest.approx(11.5 / 0.8, abs=0.4)


@pytest.mark.usefixtures("plain")
def test_a_turn_keeps_distances_from_the_centre() -> None:
    seen = places(varied(dots(400, 12, 23), turn_deg=8.0)) - 23.5
    assert np.hypot(*seen.T) == pytest.approx(11.5, abs=0.3)
    turns = np.degrees(np.arctan2(seen[:, 1], -seen[:, 0]))
    assert 6.5 < turns.std() < 9.5


@pytest.mark.usefixtures("plain")
def test_as_many_are_covered_as_is_said() -> None:
    made = varied(np.full((600, 48, 48, 1), 300.0, np.float32), erase=0.3)
    covered = (made < 299).reshape(600, -1)
    assert 0.24 < covered.any(axis=1).mean() < 0.36
    assert covered.mean(axis=1).max() < 0.41**2
