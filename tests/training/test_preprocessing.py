"""Pictures made ready in several ways, and one network trained on each."""

from __future__ import annotations

import json
import math
from pathlib import Path

import cv2
import numpy as np
import pytest

from emomirror.camera.frame import Frame
from emomirror.vision.crop import crop_face, place
from emomirror.vision.detector import Detector
from emomirror_training.detecting import aligned
from emomirror_training.preprocessing import WAYS, clahe, equalised

from .conftest import train


@pytest.fixture
def dull() -> np.ndarray:
    """Faces of which a left half is darker than the right, all within 64 grey values."""
    rng = np.random.default_rng(0)
    faces = rng.integers(80, 100, (3, 48, 48)).astype(np.uint8)
    faces[:, :, 24:] += 44
    return faces


def test_equalising_spreads_each_face_over_all_grey_values(dull: np.ndarray) -> None:
    made = equalised(dull)
    assert made.shape == dull.shape
    assert made.dtype == np.uint8
    assert (made.reshape(3, -1).min(axis=1) == 0).all()
    assert (made.reshape(3, -1).max(axis=1) == 255).all()
    assert np.array_equal(equalised(dull[1:2])[0], made[1]), "each face by its own histogram"


def test_clahe_brightens_the_dark_side_more_than_equalising_does(dull: np.ndarray) -> None:
    def sides_apart(faces: np.ndarray) -> float:
        return float(faces[:, :, 36:].mean() - faces[:, :, :12].mean())

    assert sides_apart(clahe(dull)) < sides_apart(dull) < sides_apart(equalised(dull))


def test_aligning_turns_eyes_level(portrait: Frame) -> None:
    detector = Detector()

    def roll_deg(face: np.ndarray) -> float:
        large = cv2.cvtColor(cv2.resize(face, (192, 192)), cv2.COLOR_GRAY2BGR)
        points = detector.look(large)[0].keypoints
        right, left = points.right_eye, points.left_eye
        return abs(math.degrees(math.atan2(left.y - right.y, left.x - right.x)))

    try:
        found = detector.look(portrait.bgr)[0]
        face = crop_face(portrait.bgr, place(found.box, found.keypoints))
        turns = [cv2.getRotationMatrix2D((23.5, 23.5), turn, 1) for turn in (-16, -12, 12, 16)]
        turned = np.stack(
            [cv2.warpAffine(face, t, (48, 48), borderMode=cv2.BORDER_REPLICATE) for t in turns]
        ).astype(np.uint8)
        before, after = (
            np.mean([roll_deg(one) for one in faces]) for faces in (turned, aligned(turned))
        )
        # In so small a picture the detector itself is off by some degrees.
        assert before > 10
        assert after < before / 2
    finally:
        detector.close()


def test_what_has_no_face_stays_as_it_is(dull: np.ndarray) -> None:
    assert np.array_equal(aligned(dull), dull)


def test_each_way_is_trained_and_compared_on_public_test(data: Path, tmp_path: Path) -> None:
    given = ["preprocess", "--data", data, "--out", tmp_path, "--epochs", "1"]
    done = train(*given)
    assert done.returncode == 0, done.stderr
    table = json.loads((tmp_path / "preprocess.json").read_text())
    assert list(table["ways"]) == list(WAYS)
    assert (table["recipe"], table["epochs"], table["n"]) == ("baseline", 1, 70)
    as_is = table["ways"]["as is"]
    assert as_is["points"] is None
    for name, way in table["ways"].items():
        assert name in done.stdout
        if name != "as is":
            expected = 100 * (way["accuracy"] - as_is["accuracy"])
            assert way["points"] == pytest.approx(expected)
            low, high = way["points_interval"]
            assert low < way["points"] < high
    # No face is found in bars, so these are the same pictures and the same training.
    aligned_way = table["ways"]["aligned by the eyes"]
    assert aligned_way["accuracies"] == as_is["accuracies"]

    for words, told in (([], "give --resume"), (["--resume", "--epochs", "2"], "epochs was 1")):
        (tmp_path / "as-is-0").rename(tmp_path / "elsewhere")
        refused = train(*given, *words)
        assert refused.returncode == 1
        assert told in refused.stderr
        assert "as is, seed" not in refused.stdout, "before anything is trained"
        (tmp_path / "elsewhere").rename(tmp_path / "as-is-0")

    # More seeds: what is there is not trained again.
    more = train(*given, "--seeds", "2", "--resume")
    assert more.returncode == 0, more.stderr
    assert more.stdout.count("epoch 1 of 1") == len(WAYS)
    again = json.loads((tmp_path / "preprocess.json").read_text())
    assert [len(way["accuracies"]) for way in again["ways"].values()] == [2] * len(WAYS)
    assert again["ways"]["CLAHE"]["accuracies"][:1] == table["ways"]["CLAHE"]["accuracies"]
