"""Faces are framed anew by known errors, and what that costs is counted in pairs."""

from __future__ import annotations

import json
import math
from pathlib import Path

import cv2
import numpy as np
import pytest

from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Placement, Region, eyes_band
from emomirror.vision.facts import shipped_model
from emomirror.vision.observation import Point
from emomirror_training.cli import main
from emomirror_training.data import Fer2013
from emomirror_training.moved import moved, placements, reframed


def dot(x: int, y: int) -> np.ndarray:
    face = np.zeros((48, 48), np.float32)
    face[y, x] = 4000
    return np.clip(cv2.GaussianBlur(face, (0, 0), 1.5), 0, 255).astype(np.uint8)


def middle_of(face: np.ndarray) -> tuple[float, float]:
    y, x = np.indices(face.shape)
    return float((x * face).sum() / face.sum()), float((y * face).sum() / face.sum())


@pytest.mark.parametrize(
    ("crop", "expected"),
    [
        (Placement(Point(23.5, 23.5), 48, 0), (33, 20)),
        # A crop that lies farther to the right and down shows its face farther to the left and up.
        (Placement(Point(26.5, 25.5), 48, 0), (30, 18)),
        # Tightened, all lies 1.2 times as far from the middle.
        (Placement(Point(23.5, 23.5), 40, 0), (23.5 + 1.2 * 9.5, 23.5 - 1.2 * 3.5)),
        # A crop turned clockwise shows its face turned the other way: (9.5, -3.5) by 90 degrees.
        (Placement(Point(23.5, 23.5), 48, math.pi / 2), (23.5 - 3.5, 23.5 - 9.5)),
    ],
)
def test_a_face_lies_where_its_crop_says(crop: Placement, expected: tuple[float, float]) -> None:
    (face,) = reframed(dot(33, 20)[np.newaxis], [crop])
    assert middle_of(face) == pytest.approx(expected, abs=0.1)


def test_a_crop_of_the_whole_changes_nothing_and_edges_are_repeated() -> None:
    faces = np.random.default_rng(0).integers(0, 256, (2, 48, 48)).astype(np.uint8)
    crops = [Placement(Point(23.5, 23.5), 48, 0), Placement(Point(26.5, 23.5), 48, 0)]
    same, right = reframed(faces, crops)
    assert np.array_equal(same, faces[0])
    assert np.array_equal(right, np.pad(faces[1][:, 3:], ((0, 0), (0, 3)), "edge"))


def test_crops_are_always_the_same_and_fill_their_bounds() -> None:
    crops = placements(2000)
    assert crops == placements(2000)
    x, y = (np.array([getattr(crop.centre, axis) for crop in crops]) - 23.5 for axis in "xy")
    tighten = 48 / np.array([crop.side for crop in crops])
    turn = np.degrees([crop.roll for crop in crops])
    for drawn, low, high in (
        *((x, -2.88, 2.88), (y, -2.88, 2.88)),
        *((tighten, 1, 1.2), (turn, -10, 10)),
    ):
        assert low <= drawn.min() < low + 0.01 * (high - low)
        assert high - 0.01 * (high - low) < drawn.max() <= high
    assert abs(np.corrcoef([x, y, tighten, turn]) - np.eye(4)).max() < 0.1, "each by itself"


@pytest.fixture
def data() -> Fer2013:
    """Forty blotches of PublicTest, each labelled as the eyes' model reads it, and one of each
    other split."""
    coarse = np.random.default_rng(1).integers(20, 236, (42, 8, 8)).astype(np.uint8)
    pixels = np.stack([cv2.resize(one, (48, 48), interpolation=cv2.INTER_CUBIC) for one in coarse])
    bands = np.stack([eyes_band(face) for face in pixels])
    emotion = Classifier.load(shipped_model(Region.EYES)).scores(bands).argmax(axis=1)
    usage = np.array([0, *[1] * 40, 2], np.uint8)
    return Fer2013(pixels, emotion.astype(np.uint8), usage)


def test_eyes_are_cut_from_the_moved_face_and_losses_are_counted_in_pairs(data: Fer2013) -> None:
    # The first ten are labelled as nothing reads them before.
    data.emotion[1:11] = (data.emotion[1:11] + 1) % 7
    result = moved(shipped_model(Region.EYES), data)
    faces = reframed(data.pixels[1:41], placements(40))
    scores = Classifier.load(shipped_model(Region.EYES)).scores(
        np.stack(list(map(eyes_band, faces)))
    )
    right = scores.argmax(axis=1) == data.emotion[1:41]
    assert result["n"] == 40
    assert result["accuracy"] == 0.75
    assert result["accuracy_moved"] == right.mean()
    assert result["wrong_then_right"] == right[:10].sum()
    assert result["right_then_wrong"] == (~right[10:]).sum() > 0
    assert result["points_lost"] == pytest.approx(100 * (0.75 - right.mean()))
    low, high = result["points_lost_interval"]
    assert low < result["points_lost"] < high
    level = result["aligned"]
    assert level["points_lost"] == 0, (
        "the detector finds no face in blotches: they stay as they are"
    )
    assert level["accuracy"] == result["accuracy"]


def test_faces_are_made_level_too(data: Fer2013, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emomirror_training.moved.aligned", lambda faces: 255 - faces)
    level = moved(shipped_model(Region.EYES), data)["aligned"]
    scores = Classifier.load(shipped_model(Region.EYES)).scores(
        np.stack(list(map(eyes_band, 255 - data.pixels[1:41])))
    )
    right = (scores.argmax(axis=1) == data.emotion[1:41]).mean()
    assert level["accuracy"] == right
    assert level["points_lost"] == pytest.approx(100 * (1 - right))


def test_the_command_says_it_in_lines_and_in_json(
    data: Fer2013, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "fer.npz"
    few = data.where(np.arange(42) % 10 <= 1)
    np.savez(path, pixels=few.pixels, emotion=few.emotion, usage=few.usage)
    words = ["moved", str(shipped_model(Region.EYES)), "--data", str(path)]
    assert main([*words, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert main(words) == 0
    assert f"points lost           {result['points_lost']:.2f}  (" in capsys.readouterr().out
