"""Pictures are spoilt as the table says, and read worse for it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from emomirror.vision.crop import Region
from emomirror.vision.facts import shipped_model
from emomirror_training import limits
from emomirror_training.data import Fer2013
from emomirror_training.reading import load


@pytest.fixture
def faces() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (4, 48, 48)).astype(np.uint8)


def test_what_lies_outside_repeats_the_edge(faces: np.ndarray) -> None:
    cut = limits.cut_right(faces, 0.25)
    assert np.array_equal(cut[:, :, :36], faces[:, :, :36])
    assert (cut[:, :, 36:] == faces[:, :, 35:36]).all()
    below = limits.cut_below(faces, 0.25)
    assert np.array_equal(below[:, :36], faces[:, :36])
    assert (below[:, 36:] == faces[:, 35:36]).all()
    assert np.array_equal(limits.cut_right(faces, 0), faces)


def test_less_is_left_of_what_is_far_dark_blurred_or_too_bright(faces: np.ndarray) -> None:
    assert np.array_equal(limits.shrunk(faces, 48), faces)
    assert np.array_equal(limits.blurred(faces, 0), faces)
    assert np.array_equal(limits.overexposed(faces, 1), faces)
    for spoil, little, much in ((limits.shrunk, 32, 12), (limits.blurred, 1, 4)):
        assert faces.std() > spoil(faces, little).std() > spoil(faces, much).std()
    assert limits.darkened(faces, 0.1).mean() == pytest.approx(faces.mean() * 0.1, abs=1)
    assert (limits.overexposed(faces, 4)[faces >= 64] == 255).all()


def test_what_has_fallen_by_ten_points_is_told_to_be_unreadable(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model answers rightly, but where pictures are dark."""
    rows = load(data)

    def spoilt_rightly(_: object, part: Fer2013) -> np.ndarray:
        right = np.eye(7)[part.emotion]
        wrong = np.roll(right, 1, axis=1)
        return wrong if part.pixels.mean() < 50 else right

    monkeypatch.setattr(limits, "answers", spoilt_rightly)
    table = limits.limits(shipped_model(Region.EYES), rows).splitlines()
    dark = [line for line in table if line.startswith("light left")]
    assert any("unreadable" in line for line in dark)
    for line in table[1:]:
        read = float(line.split("%")[0].split()[-1])
        assert ("unreadable" in line) is (read < 90)
    assert not any("unreadable" in line for line in table if line.startswith("side"))
