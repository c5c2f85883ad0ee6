"""Probabilities mean what they say, in the file that is given away."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import pytest

from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.facts import file_sha256, shipped_model
from emomirror_training import metrics
from emomirror_training.calibration import Calibration, calibration, logits_of, put_into
from emomirror_training.reading import load

from .conftest import train

Floats = npt.NDArray[np.float32]


def probabilities(logits: npt.NDArray[np.floating]) -> Floats:
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    return (odds / odds.sum(axis=1, keepdims=True)).astype(np.float32)


def drawn(rng: np.random.Generator, scores: Floats) -> npt.NDArray[np.uint8]:
    """A label for each row, by its probabilities."""
    return (rng.random((len(scores), 1)) > scores.cumsum(axis=1)[:, :-1]).sum(axis=1).astype("u1")


def likelihood(scores: Floats, labels: npt.NDArray[np.uint8]) -> float:
    return float(np.log(scores[np.arange(len(labels)), labels]).mean())


@pytest.fixture(scope="module")
def finished(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run, with the model that was exported from it."""
    out = tmp_path_factory.mktemp("runs") / "run"
    given = ["--recipe", "vgg-eyes", "--labels", "fer", "--epochs", "1"]
    done = train("fit", "--data", data, *given, "--out", out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture
def pictures() -> npt.NDArray[np.uint8]:
    return np.random.default_rng(1).integers(0, 256, (20, 48, 48, 1)).astype(np.uint8)


def test_matrix_scaling_undoes_what_no_temperature_can() -> None:
    rng = np.random.default_rng(3)
    given = rng.normal(0, 1.5, (8000, 7)).astype(np.float32)
    given -= given.mean(axis=1, keepdims=True)
    # Too sure of some emotions, not sure enough of others, and one answered too often.
    true = given * np.array([0.5, 0.5, 1, 1, 1, 2, 2]) - 2 * np.eye(7)[1]
    labels = drawn(rng, probabilities(true))
    seen, new = slice(0, 4000), slice(4000, None)
    found = calibration([given[seen]], labels[seen])
    assert found.method == "matrix scaling"
    heat = metrics.temperature(given[seen], labels[seen])
    scores = probabilities(given[new] @ found.matrix.T + found.offset)
    ideal, tempered = (probabilities(one) for one in (true[new], given[new] / heat))
    best = likelihood(ideal, labels[new])
    assert best - likelihood(scores, labels[new]) < 0.02
    assert best - likelihood(tempered, labels[new]) > 0.1
    assert metrics.expected_calibration_error(scores, labels[new]) < 0.03


def test_a_number_added_to_all_logits_changes_nothing() -> None:
    rng = np.random.default_rng(5)
    logits = rng.normal(0, 1.5, (700, 7)).astype(np.float32)
    labels = drawn(rng, probabilities(logits))
    raised = logits + rng.normal(0, 5, (700, 1)).astype(np.float32)
    one, other = calibration([logits], labels), calibration([raised], labels)
    assert np.allclose(one.matrix, other.matrix, atol=1e-3)
    assert np.allclose(one.matrix.sum(axis=1), 0, atol=1e-5)


def test_each_view_counts_and_one_given_twice_tells_nothing_more() -> None:
    rng = np.random.default_rng(6)
    logits = rng.normal(0, 1.5, (700, 7)).astype(np.float32)
    labels = drawn(rng, probabilities(logits))
    # 56 numbers from 700 pictures are penalised, and by how much shows in all of them.
    once, twice = calibration([logits], labels), calibration([logits, logits], labels)
    assert np.allclose(once.matrix, twice.matrix, atol=2e-3)
    assert np.allclose(once.offset, twice.offset, atol=2e-3)
    worse = logits + rng.normal(0, 2, logits.shape).astype(np.float32)
    mixed = calibration([logits, worse], labels)
    assert np.trace(mixed.matrix) < 0.8 * np.trace(once.matrix)


def test_few_pictures_of_one_emotion_leave_it_at_a_temperature() -> None:
    rng = np.random.default_rng(4)
    logits = rng.normal(0, 1.5, (2000, 7)).astype(np.float32)
    labels = drawn(rng, probabilities(logits))
    labels[labels == 6] = 0
    labels[:9] = 6
    found = calibration([2 * logits], labels)
    assert found.method == "temperature"
    heat = metrics.temperature(2 * logits, labels)
    assert np.allclose(found.matrix, np.eye(7) / heat)
    assert not found.offset.any()


def test_a_file_answers_as_it_is_calibrated_and_forgets_what_it_was_calibrated_by(
    tmp_path: Path, pictures: npt.NDArray[np.uint8]
) -> None:
    copy = tmp_path / "eyes.onnx"
    shutil.copy(shipped_model(Region.EYES), copy)
    before = logits_of(copy, pictures)
    rng = np.random.default_rng(2)
    for _ in range(2):
        found = Calibration(
            "matrix scaling",
            rng.normal(0, 0.5, (7, 7)).astype(np.float32),
            rng.normal(0, 1, 7).astype(np.float32),
        )
        put_into(copy, found)
        onnx.checker.check_model(str(copy))
        assert np.array_equal(logits_of(copy, pictures), before)
        expected = probabilities(before @ found.matrix.T + found.offset)
        assert np.allclose(Classifier.load(copy).scores(pictures[..., 0]), expected, atol=1e-5)


@pytest.mark.parametrize("region", Region)
def test_shipped_models_hold_the_calibration_that_their_facts_tell(
    region: Region, pictures: npt.NDArray[np.uint8]
) -> None:
    classifier = Classifier.load(shipped_model(region))
    told = classifier.facts.report["calibration"]
    calibrated = logits_of(classifier.facts.path, pictures) @ np.array(told["matrix"]).T
    expected = probabilities(calibrated + told["offset"])
    assert np.allclose(classifier.scores(pictures[..., 0]), expected, atol=1e-4)


def test_an_exported_model_is_calibrated_anew_with_all_that_is_known_of_it(
    data: Path, finished: Path, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for name in ("eyes.onnx", "eyes.json", "eyes-fp32.onnx"):
        shutil.copy(finished / name, given)
    exported = json.loads((given / "eyes.json").read_text())
    assert exported["calibration"]["method"] == "matrix scaling"
    identity = Calibration("none", np.eye(7, dtype=np.float32), np.zeros(7, np.float32))
    for name in ("eyes.onnx", "eyes-fp32.onnx"):
        put_into(given / name, identity)
    (given / "eyes.json").write_text(
        # The command is as one typed it when the recipe did something else by itself.
        json.dumps({**exported, "sha256": file_sha256(given / "eyes.onnx"), "command": "old"})
    )
    done = train("calibrate", given, "--data", data, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "not calibrated" in done.stdout
    report = Classifier.load(tmp_path / "out").facts.report
    assert report["calibration"] == exported["calibration"]
    faces = load(data).pixels[:20]
    for name in ("command", "run", "epochs", "int8_accuracy", "fp32_accuracy"):
        assert report[name] == exported[name]
    exact, before = (
        Classifier.load(folder / "eyes-fp32.onnx").scores(faces)
        for folder in (tmp_path / "out", finished)
    )
    assert np.array_equal(exact, before), "it is calibrated with the other"
    # In place, and again: the same file.
    again = train("calibrate", tmp_path / "out", "--data", data, "--out", tmp_path / "out")
    assert again.returncode == 0, again.stderr
    assert file_sha256(tmp_path / "out" / "eyes.onnx") == report["sha256"]


def test_what_cannot_be_calibrated_is_told_and_left_as_it_was(
    data: Path, finished: Path, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    shutil.copy(finished / "eyes.onnx", given)
    alone = train("calibrate", given / "eyes.onnx", "--data", data, "--out", given)
    assert alone.returncode == 1
    assert "eyes.json beside it" in alone.stderr

    shutil.copy(finished / "eyes.json", given)
    other = tmp_path / "fer2013.csv"
    other.write_text(data.read_text().replace("\n0,", "\n1,", 1))
    unlike = train("calibrate", given, "--data", other, "--out", given)
    assert unlike.returncode == 1
    assert "other data" in unlike.stderr

    (tmp_path / "file").touch()
    nowhere = train("calibrate", given, "--data", data, "--out", tmp_path / "file")
    assert nowhere.returncode == 1
    assert "cannot be written" in nowhere.stderr
    assert "Traceback" not in alone.stderr + unlike.stderr + nowhere.stderr
    assert file_sha256(given / "eyes.onnx") == file_sha256(finished / "eyes.onnx")
