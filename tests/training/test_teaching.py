"""What models answer, while another is trained, is learnt by it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from emomirror.emotions import EMOTIONS
from emomirror.errors import ModelRejected
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.facts import file_sha256, shipped_model
from emomirror_training.augment import FaceAugment
from emomirror_training.cli import main
from emomirror_training.data import Fer2013, Usage, network_input
from emomirror_training.fit import fit
from emomirror_training.reading import load
from emomirror_training.recipes import RECIPES, Recipe
from emomirror_training.record import RunRejected, run_facts, settings_of
from emomirror_training.runs import epochs_of
from emomirror_training.teaching import Teachers, answered

from .conftest import interrupted, train

EYES = shipped_model(Region.EYES)
NOISY = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
"""TensorFlow's."""


@pytest.fixture
def faces(data: Path) -> Fer2013:
    return load(data)


@pytest.fixture(scope="module")
def other(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of the eyes that answers otherwise than the shipped one."""
    folder = tmp_path_factory.mktemp("models") / "other"
    given = ("--recipe", "vgg-eyes", "--labels", "fer", "--epochs", "0", "--seed", "3")
    done = train("fit", "--data", data, *given, "--out", folder)
    assert done.returncode == 0, done.stderr
    return folder


def taught_by(*models: Path) -> Recipe:
    return replace(
        RECIPES["vgg-eyes"], labels="fer", epochs=2, batch=64, mixing=0.2, label_smoothing=0.0,
        teacher=tuple(map(str, models)), taught=0.6,
    )  # fmt: skip


def examples_of(faces: Fer2013) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    train = faces.split(Usage.TRAINING)
    labels = np.eye(len(EMOTIONS), dtype=np.float32)[train.emotion]
    return network_input(train.pixels, Region.EYES), labels, np.arange(len(train), dtype=float)


@NOISY
def test_teachers_answer_with_their_mean(faces: Fer2013, other: Path) -> None:
    pictures = examples_of(faces)[0][:5]
    each = [Classifier.load(model).scores(pictures[..., 0]) for model in (EYES, other)]
    assert np.abs(each[0] - each[1]).max() > 0.1, "they answer alike, so that nothing is shown"
    found = Teachers([str(EYES), str(other)], Region.EYES).answers(pictures)
    assert np.allclose(found, (each[0] + each[1]) / 2, atol=1e-6)


def test_targets_are_answers_to_the_very_pictures_beside_labels(faces: Fer2013) -> None:
    x, y, weight = examples_of(faces)
    teachers = Teachers([str(EYES)], Region.EYES)
    batches = list(answered((x, y, weight), 64, 0.6, teachers, FaceAugment(seed=5)))
    assert [len(batch[0]) for batch in batches] == [64, 64, 64, 18]
    seen, targets, counted = (np.concatenate(part) for part in zip(*batches, strict=True))
    assert (counted == weight).all()
    assert (np.abs(seen - x).mean(axis=(1, 2, 3)) > 1).all(), "some are not varied"
    grey = seen.astype(np.uint8)
    assert (grey == seen).all(), "a teacher sees other pictures than who learns"
    answers = np.concatenate([teachers.answers(grey[i : i + 64]) for i in range(0, len(grey), 64)])
    assert np.allclose(targets, 0.4 * y + 0.6 * answers, atol=1e-5)
    plain = np.concatenate([part for part, _, _ in answered((x, y, weight), 64, 1, teachers, None)])
    assert (plain == x).all()


@NOISY
def test_a_run_with_teachers_goes_on_as_if_left_alone(
    faces: Fer2013, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = Path(shutil.copy(EYES, tmp_path / "moved.onnx"))
    recipe = taught_by(moved, other)
    whole, stopped = tmp_path / "whole", tmp_path / "stopped"
    fit(recipe, faces, whole, seed=0, resume=False)
    interrupted(monkeypatch, 2, recipe, faces, stopped)
    assert len(epochs_of(stopped)) == 1

    with pytest.raises(RunRejected, match=r"teacher was .*moved.onnx .*and is now") as refused:
        fit(taught_by(other, moved), faces, stopped, seed=0, resume=True)
    assert "--teacher" in str(refused.value), "what it goes on with"
    with pytest.raises(RunRejected, match="and is now none"):
        fit(taught_by(), faces, stopped, seed=0, resume=True)
    with pytest.raises(ModelRejected, match="There is no model file"):
        fit(taught_by(tmp_path / "none.onnx", other), faces, stopped, seed=0, resume=True)

    # Where a teacher lies does not count.
    fit(taught_by(EYES, other / "eyes.onnx"), faces, stopped, seed=0, resume=True)
    rows = [[{**row, "seconds": 0} for row in epochs_of(run)] for run in (whole, stopped)]
    assert rows[0] == rows[1]
    assert all(row["loss"] > 0.1 for row in rows[0])
    moved.unlink()
    fit(recipe, faces, whole, seed=0, resume=True)  # it is finished: nobody is asked any more


def test_a_run_says_who_taught_it(data: Path, other: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    given = ("--recipe", "vgg-eyes", "--labels", "fer", "--epochs", "1", "--taught", "0.6")
    done = train("fit", "--data", data, *given, "--teacher", EYES, other, "--out", out)
    assert done.returncode == 0, done.stderr
    facts = run_facts(out)
    names = ["models/eyes.onnx", "other/eyes.onnx"]
    assert [one["file"] for one in facts["teachers"]] == names
    assert [one["sha256"] for one in facts["teachers"]] == [
        file_sha256(EYES),
        file_sha256(other / "eyes.onnx"),
    ]
    assert f"--teacher {' '.join(names)} --taught 0.6" in settings_of(facts, out)
    report = json.loads((out / "eyes.json").read_text())
    told = f"; 60% of each is what other models answer: {names[0]} {file_sha256(EYES)[:12]}, "
    assert told in report["trained_on"]
    assert str(tmp_path) not in json.dumps(report)


@pytest.mark.parametrize("kind", ["absent", "text", "face"])
def test_what_cannot_teach_is_refused_in_words(
    kind: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    teacher = shipped_model(Region.FACE) if kind == "face" else tmp_path / "teacher.onnx"
    if kind == "text":
        teacher.write_text("anger, disgust")
    given = ["--teacher", str(EYES), str(teacher), "--out", str(tmp_path / "run")]
    words = ["fit", "--data", str(data), "--recipe", "vgg-eyes", "--labels", "fer", *given]
    assert main(words) == 1
    said = capsys.readouterr().err
    assert str(teacher) in said
    assert "Traceback" not in said
    if kind == "face":
        assert "reads the face, and this recipe the eyes" in said


def test_a_share_of_no_teacher_is_refused(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--taught", "0.9", "--out", str(tmp_path / "run"), "--labels", "fer")
    assert main(["fit", "--data", str(data), "--recipe", "vgg-eyes", *given]) == 1
    assert "--teacher MODEL" in capsys.readouterr().err
