"""What models answer to Training, written down and learnt by another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from emomirror.emotions import EMOTIONS
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.facts import file_sha256, shipped_model
from emomirror_training.cli import main
from emomirror_training.data import Fer2013, Usage, network_input
from emomirror_training.fit import fit
from emomirror_training.reading import load
from emomirror_training.recipes import RECIPES
from emomirror_training.runs import RunRejected
from emomirror_training.teaching import AnswersRejected, taught, teach, teachers

EYES = shipped_model(Region.EYES)
EVEN = np.full((210, len(EMOTIONS)), 1 / len(EMOTIONS), np.float32)
"""Answers to all of Training that say nothing."""


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
    assert [one["file"] for one in teachers(out)] == ["eyes.onnx", "face.onnx"]
    assert teachers(out)[0]["sha256"] == file_sha256(EYES)


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
    np.savez(out, answers=found, data_sha256=blank.sha256(), models="[]")
    targets: list[np.ndarray] = []

    def seen(x: np.ndarray, y: np.ndarray, weight: np.ndarray, *_: object) -> tuple[object, ...]:
        targets.append(y)
        return x, y, weight

    monkeypatch.setattr("emomirror_training.fit.mixed", seen)
    recipe = replace(
        RECIPES["vgg-eyes"], labels="fer", augment=False, label_smoothing=0.07, epochs=1,
        mixing=0.1, teacher=str(out), taught=0.6,
    )  # fmt: skip
    fit(recipe, blank, run, seed=0, resume=False)
    train = blank.split(Usage.TRAINING)
    labels = 0.93 * np.eye(len(EMOTIONS))[train.emotion] + 0.07 / len(EMOTIONS)
    expected = 0.4 * labels + 0.6 * found
    expected = np.delete(expected, 3, axis=0)
    assert np.allclose(np.sort(targets[0], axis=0), np.sort(expected, axis=0), atol=1e-6)

    np.savez(out, answers=found[::-1], data_sha256=blank.sha256(), models="[]")
    with pytest.raises(RunRejected, match="teacher_sha256 was"):
        fit(recipe, blank, run, seed=0, resume=True)
    out.unlink()
    fit(recipe, blank, run, seed=0, resume=True)  # it is finished: nothing is learnt any more
    (run / "network.weights.h5").unlink()
    with pytest.raises(AnswersRejected, match="No such file"):
        fit(recipe, blank, run, seed=0, resume=True)


NO_ANSWERS = {
    "logits": EVEN - 1,
    "not a number": EVEN * np.nan,
    "six emotions": EVEN[:, 1:],
    "one column": EVEN[:, :1],
    "rows that are missing": EVEN[1:],
    "whole numbers": np.eye(7, dtype=int)[np.zeros(210, int)],
}


@pytest.mark.parametrize("kind", ["absent", "text", "array", "picture", "half", *NO_ANSWERS])
def test_what_holds_no_answers_is_refused_in_words(
    kind: str, faces: Fer2013, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "answers.npz"
    if kind == "text":
        out.write_text("anger, disgust")
    elif kind == "picture":
        np.savez(out, pixels=faces.pixels[:2])
    elif kind == "array":
        with out.open("wb") as file:
            np.save(file, EVEN)
    elif kind == "half":
        np.savez(out, answers=EVEN, data_sha256=faces.sha256(), models="[]")
        out.write_bytes(out.read_bytes()[:2000])
    elif kind in NO_ANSWERS:
        np.savez(out, answers=NO_ANSWERS[kind], data_sha256=faces.sha256(), models="[]")
    given = ("--teacher", str(out), "--out", str(tmp_path / "run"), "--labels", "fer")
    assert main(["fit", "--data", str(data), "--recipe", "vgg-eyes", "--epochs", "1", *given]) == 1
    said = capsys.readouterr().err
    assert "emomirror-train teach" in said
    assert str(out) in said


def test_answers_to_other_faces_are_refused(faces: Fer2013, tmp_path: Path) -> None:
    out = tmp_path / "answers.npz"
    np.savez(out, answers=EVEN, data_sha256=faces.sha256(), models="[]")
    other = replace(faces, emotion=faces.emotion[::-1])
    with pytest.raises(AnswersRejected, match="other data"):
        taught(out, other)


def test_a_share_of_no_teacher_is_refused(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--taught", "0.9", "--out", str(tmp_path / "run"), "--labels", "fer")
    assert main(["fit", "--data", str(data), "--recipe", "vgg-eyes", *given]) == 1
    assert "--teacher FILE" in capsys.readouterr().err


def test_whether_answers_can_be_saved_is_found_out_first(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("emomirror_training.teaching.aligned", pytest.fail)
    out = tmp_path / "none" / "answers.npz"
    assert main(["teach", str(EYES), "--data", str(data), "--out", str(out)]) == 1
    assert str(out) in capsys.readouterr().err
