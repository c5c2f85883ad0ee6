"""What models answer to Training, written down and learnt by another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from emomirror.emotions import EMOTIONS
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.facts import shipped_model
from emomirror_training.cli import main
from emomirror_training.data import Fer2013, Usage, network_input
from emomirror_training.fit import RunRejected, fit
from emomirror_training.reading import load
from emomirror_training.recipes import RECIPES
from emomirror_training.teaching import AnswersRejected, taught, teach

EYES = shipped_model(Region.EYES)


@pytest.fixture
def faces(data: Path) -> Fer2013:
    return load(data)


def test_a_teacher_answers_to_each_face_as_it_is_level_and_mirrored(
    faces: Fer2013, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is level is told from what is not by its shade: in these, no face is found.
    monkeypatch.setattr("emomirror_training.teaching.aligned", lambda pixels: 255 - pixels)
    told: list[str] = []
    out = tmp_path / "answers.npz"
    found = teach([EYES, shipped_model(Region.FACE)], faces, out, told.append)

    def one(region: Region, pixels: np.ndarray) -> np.ndarray:
        crops = network_input(pixels, region)[..., 0]
        return Classifier.load(shipped_model(region)).scores(crops)

    pixels = faces.split(Usage.TRAINING).pixels[:5]
    seen = [pixels, pixels[:, :, ::-1], 255 - pixels, 255 - pixels[:, :, ::-1]]
    each = [one(region, np.ascontiguousarray(view)) for region in Region for view in seen]
    assert np.abs(found[:5] - np.mean(each, axis=0)).max() < 0.02, "int8 answers by the batch"
    assert np.abs(found[:5] - each[0]).max() > 0.05, "one view does not decide"
    assert len(told) == 2
    assert (taught(out, faces) == found).all()


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # TensorFlow's
def test_what_is_learnt_is_the_teachers_answer_and_the_label(
    faces: Fer2013, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, run = tmp_path / "answers.npz", tmp_path / "run"
    found = teach([EYES], faces, out, lambda line: None)
    # A blank picture is not trained on, and no answer may slip to another face by that.
    pixels = faces.pixels.copy()
    pixels[np.flatnonzero(faces.usage == Usage.TRAINING)[3]] = 7
    blank = replace(faces, pixels=pixels)
    np.savez(out, answers=found, data_sha256=blank.sha256())
    targets: list[np.ndarray] = []

    def seen(x: np.ndarray, y: np.ndarray, weight: np.ndarray, *_: object) -> tuple[object, ...]:
        targets.append(y)
        return x, y, weight

    monkeypatch.setattr("emomirror_training.fit.mixed", seen)
    recipe = replace(
        RECIPES["vgg-eyes"], labels="fer", augment=False, label_smoothing=0.0, epochs=1,
        mixing=0.1, teacher=str(out), taught=0.6,
    )  # fmt: skip
    fit(recipe, blank, run, seed=0, resume=False)
    train = blank.split(Usage.TRAINING)
    expected = 0.4 * np.eye(len(EMOTIONS))[train.emotion] + 0.6 * found
    expected = np.delete(expected, 3, axis=0)
    assert np.allclose(np.sort(targets[0], axis=0), np.sort(expected, axis=0), atol=1e-6)

    np.savez(out, answers=found[::-1], data_sha256=blank.sha256())
    with pytest.raises(RunRejected, match="teacher_sha256 was"):
        fit(recipe, blank, run, seed=0, resume=True)


@pytest.mark.parametrize("kind", ["absent", "text", "picture", "half"])
def test_what_holds_no_answers_is_refused_in_words(
    kind: str, faces: Fer2013, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "answers.npz"
    if kind == "text":
        out.write_text("anger, disgust")
    elif kind == "picture":
        np.savez(out, pixels=faces.pixels[:2])
    elif kind == "half":
        np.savez(out, answers=np.zeros((210, 7), np.float32), data_sha256=faces.sha256())
        out.write_bytes(out.read_bytes()[:2000])
    given = ("--teacher", str(out), "--out", str(tmp_path / "run"), "--labels", "fer")
    assert main(["fit", "--data", str(data), "--recipe", "vgg-eyes", "--epochs", "1", *given]) == 1
    said = capsys.readouterr().err
    assert "emomirror-train teach" in said
    assert str(out) in said


def test_answers_to_other_faces_are_refused(faces: Fer2013, tmp_path: Path) -> None:
    out = tmp_path / "answers.npz"
    np.savez(out, answers=np.zeros((210, 7), np.float32), data_sha256=faces.sha256())
    other = replace(faces, emotion=faces.emotion[::-1])
    with pytest.raises(AnswersRejected, match="other data"):
        taught(out, other)


def test_whether_answers_can_be_saved_is_found_out_first(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("emomirror_training.teaching.aligned", pytest.fail)
    out = tmp_path / "none" / "answers.npz"
    assert main(["teach", str(EYES), "--data", str(data), "--out", str(out)]) == 1
    assert str(out) in capsys.readouterr().err
