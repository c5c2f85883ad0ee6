"""Models are measured on the splits that are asked for, over the views that are asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import cv2
import numpy as np
import pytest

from emomirror.emotions import EMOTIONS
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.facts import shipped_model
from emomirror_training.cli import main
from emomirror_training.data import BOTH_TESTS, TEST_TOGETHER, DataRejected, Fer2013, Usage
from emomirror_training.evaluate import answers, evaluate, over_both_tests, table
from emomirror_training.views import Tta, views

TRAINING, PUBLIC, PRIVATE = Usage
TTAS = get_args(Tta)


@pytest.fixture
def data() -> Fer2013:
    """Blotches, uneven from side to side: three in Training, six in each test."""
    coarse = np.random.default_rng(0).integers(20, 236, (15, 8, 8)).astype(np.uint8)
    pixels = np.stack([cv2.resize(one, (48, 48), interpolation=cv2.INTER_CUBIC) for one in coarse])
    usage = np.array([PUBLIC, PRIVATE, TRAINING, PUBLIC, PRIVATE] * 3, np.uint8)
    return Fer2013(pixels.astype(np.uint8), np.arange(15, dtype=np.uint8) % 7, usage)


def mirrored(data: Fer2013) -> Fer2013:
    return replace(data, pixels=np.ascontiguousarray(data.pixels[:, :, ::-1]))


@pytest.mark.parametrize(("tta", "count"), [(None, 1), ("flip", 2), ("tencrop", 10)])
def test_each_kind_of_views_has_its_number_and_no_view_twice(
    data: Fer2013, tta: Tta | None, count: int
) -> None:
    seen = list(views(data.pixels, tta))
    assert len(seen) == count
    assert len({view.tobytes() for view in seen}) == count
    assert all(view.shape == data.pixels.shape and view.dtype == np.uint8 for view in seen)


def test_ten_crops_are_the_corners_and_the_centre_each_mirrored() -> None:
    # Grey tells the place: 4 more with each pixel to the right, and in another picture down.
    across = np.tile(4 * np.arange(48, dtype=np.uint8), (48, 1))
    middles = [
        tuple(float(view[i, 10:38, 10:38].mean() / 4) for i in range(2))
        for view in views(np.stack([across, across.T]), "tencrop")
    ]
    # Mirroring does not move a crop's middle; the picture's lies at 23.5.
    places = [(21.5, 21.5), (25.5, 21.5), (21.5, 25.5), (25.5, 25.5), (23.5, 23.5)]
    expected = [place for place in places for _ in range(2)]
    assert np.allclose(middles, expected, atol=0.2)
    lines = [view[0, 24, 10:38] for view in views(across[np.newaxis], "tencrop")]
    slopes = [np.diff(line.astype(float)).mean() for line in lines]
    assert np.allclose(slopes, [4 * 44 / 48, -4 * 44 / 48] * 5, atol=0.1)


@pytest.mark.parametrize("tta", TTAS)
def test_averaged_answers_are_probabilities_and_the_same_for_the_mirror_image(
    data: Fer2013, tta: Tta
) -> None:
    classifier = Classifier.load(shipped_model(Region.EYES))
    plain, averaged = answers(classifier, data), answers(classifier, data, tta)
    assert averaged.shape == (15, 7)
    assert averaged.dtype == np.float32
    assert np.allclose(averaged.sum(axis=1), 1, atol=1e-5)
    # Views of a band that was mirrored before it was cut differ by rounding.
    assert np.allclose(averaged, answers(classifier, mirrored(data), tta), atol=0.02)
    assert abs(plain - answers(classifier, mirrored(data))).max() > 0.1


def test_mirror_images_are_averaged_as_probabilities(data: Fer2013, classifier: Classifier) -> None:
    expected = (answers(classifier, data) + answers(classifier, mirrored(data))) / 2
    assert np.allclose(answers(classifier, data, "flip"), expected, atol=1e-6)


def test_both_tests_are_measured_as_one(data: Fer2013) -> None:
    model = shipped_model(Region.EYES)
    each = [evaluate(model, data, usage) for usage in BOTH_TESTS]
    both = evaluate(model, data, BOTH_TESTS)
    assert [result["n"] for result in (*each, both)] == [6, 6, 12]
    assert np.array_equal(both["confusion"], np.sum([one["confusion"] for one in each], axis=0))
    assert both["tta"] is None
    measured = ("accuracy", "accuracy_clean", "macro_f1", "recall", "ferplus")
    assert set(both) == {
        *measured,
        *(f"{name}_interval" for name in measured),
        *("n", "n_clean", "n_ferplus", "ece", "ece_if_calibrated", "confusion"),
        *("images_per_s", "one_face_ms", "model_sha256", "tta"),
    }
    low, high = both["accuracy_interval"]
    assert low <= both["accuracy"] <= high


def test_what_has_no_rows_is_unknown_and_no_number(
    data: Fer2013, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "fer2013.npz"
    np.savez(path, pixels=data.pixels, emotion=data.emotion, usage=data.usage)
    command = ["evaluate", str(shipped_model(Region.EYES)), "--data", str(path)]
    command += ["--split", "Training"]
    assert main([*command, "--json"]) == 0
    result = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    assert (result["n_clean"], result["accuracy_clean"]) == (0, None)
    seen = {str(EMOTIONS[label]) for label in data.emotion[data.usage == TRAINING]}
    assert {name for name, share in result["recall"].items() if share is not None} == seen
    lines = table(result).splitlines()
    rows = [line.split() for line in lines[lines.index("recall") + 9 :]]
    assert [list(map(int, row[1:])) for row in rows] == result["confusion"]
    assert main(command) == 0
    assert "unknown  (0 rows)" in capsys.readouterr().out


def test_accuracy_over_both_tests_weighs_them_by_their_rows() -> None:
    report = {
        "metrics": {"PublicTest": {"n": 30}, "PrivateTest": {"n": 10}},
        "int8_accuracy": {"PublicTest": 0.5, "PrivateTest": 0.7},
        "fp32_accuracy": {"PrivateTest": 0.9, "PublicTest": 0.5},
    }
    assert over_both_tests(report) == pytest.approx((0.55, 0.6))


def test_tests_that_were_not_told_apart_can_be_measured_together_alone(data: Fer2013) -> None:
    usage = np.minimum(data.usage, PUBLIC)
    together = replace(data, usage=usage, notes=(TEST_TOGETHER,))
    assert len(together.split(BOTH_TESTS)) == 12
    for asked in (PRIVATE, [PRIVATE], [TRAINING, PRIVATE]):
        with pytest.raises(DataRejected, match="needs PrivateTest"):
            together.split(asked)


def test_the_command_takes_splits_and_views(
    data: Fer2013, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "fer.npz"
    np.savez(path, pixels=data.pixels, emotion=data.emotion, usage=data.usage)
    model = str(shipped_model(Region.EYES))
    words = ["evaluate", model, "--data", str(path), "--split", "PublicTest+PrivateTest"]
    assert main([*words, "--tta", "flip", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["n"], result["tta"]) == (12, "flip")
    assert main([*words, "--tta", "tencrop"]) == 0
    assert "tencrop" in capsys.readouterr().out
