"""Portraits are read by the program's own pipeline and counted by what they are known to show."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from emomirror.camera.frame import Frame
from emomirror.camera.opencv import cv2
from emomirror.camera.pictures import read_picture
from emomirror.emotions import EMOTIONS
from emomirror.resources import asset_path
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.facts import shipped_model
from emomirror.vision.pipeline import Pipeline
from emomirror_training.cli import main

MODEL = shipped_model(Region.EYES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two people, one of them again in the dark, and a picture of nobody."""
    path = tmp_path / "people"
    path.mkdir()
    for name in ("collins.webp", "hopper.webp"):
        shutil.copy(asset_path("demo") / name, path / name)
    dark = (read_picture(path / "collins.webp") * 0.06).astype(np.uint8)
    cv2.imwrite(str(path / "dark.png"), dark)
    cv2.imwrite(str(path / "nobody.png"), np.full((300, 300, 3), 120, np.uint8))
    return path


def told(path: Path, *rows: str, header: str = "path,label") -> Path:
    path.write_text("\n".join((header, *rows)), encoding="utf-8")
    return path


def test_figures_are_those_of_the_pipeline_by_label(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(
        folder.with_name("people.csv"),
        *("collins.webp,neutral,1", "hopper.webp,Happy,2", "nobody.png,happiness,3"),
        *("dark.png,surprise,1", ""),
        header="path,label,subject",
    )
    assert main(["portraits", str(MODEL), str(folder), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    classifier = Classifier.load(MODEL)
    assert result["model_sha256"] == classifier.facts.sha256
    assert result["threshold"] == classifier.facts.threshold
    assert result["pictures"] == 4
    labels = result["labels"]
    assert {name: (of["pictures"], of["found"]) for name, of in labels.items()} == {
        "happiness": (2, 1),
        "surprise": (1, 1),
        "neutral": (1, 1),
    }
    for name, label in (("collins.webp", "neutral"), ("hopper.webp", "happiness")):
        with Pipeline(classifier) as pipeline:
            face = pipeline.analyze(Frame(0, 0.0, read_picture(folder / name))).main
        assert face is not None
        of, best = labels[label], EMOTIONS[int(face.scores.argmax())]
        assert of["probability"] == pytest.approx(float(face.scores[EMOTIONS.index(label)]))
        assert {k: n for k, n in of["read"].items() if n} == {best: 1}
        assert of["right"] == (best == label)
        assert {k: n for k, n in of["said"].items() if n} == {face.top or "not sure": 1}
        assert of["not_sure"] == (face.scores.max() < classifier.facts.threshold)
    assert labels["surprise"]["said"]["cannot be read"] == 1

    assert main(["portraits", str(MODEL), str(folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("4 portraits")
    assert "cannot be read 1" in "".join(lines)


def test_a_label_without_a_face_has_no_figures_and_stops_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels = told(folder / "seen.csv", "nobody.png,neutral")
    assert main(["portraits", str(MODEL), str(folder), "--json"]) == 0, "the only CSV in the folder"
    (of,) = json.loads(capsys.readouterr().out)["labels"].values()
    assert (of["pictures"], of["found"], of["probability"], of["right_interval"]) == (
        *(1, 0, None, None),
    )
    assert main(["portraits", str(MODEL), str(folder), "--labels", str(labels)]) == 0
    assert "no face" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (None, "--labels"),
        ("", "columns path and label; got none: it is empty"),
        ("path;label\ncollins.webp;happy\n", "columns path and label; got path;label"),
        ("path,label\n", "no row under its header"),
        ("path,label\ncollins.webp,happy\nabsent.jpg,happy\n", "line 3:.*no picture 'absent.jpg'"),
        ("path,label\ncollins.webp,happy\ncollins.webp,sad\n", "line 3: collins.webp is named a"),
        ("path,label\ncollins.webp,cross\n", "line 2: the label should be one of anger.*'cross'"),
        ("path,label\ncollins.webp\n", "line 2: the label should be one of anger.*got ''"),
        (b"path,label\n\xff\xfe,happy\n", "cannot be read as a CSV"),
    ],
)
def test_labels_that_do_not_fit_are_told_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str | bytes | None, complaint: str
) -> None:
    if text is not None:
        (folder / "a.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    said = refused(capsys, folder)
    assert said.count("\n") == 1
    assert re.search(complaint, said)


def test_two_csvs_a_missing_one_and_no_pictures_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.csv", "b.csv"):
        told(folder / name, "collins.webp,neutral")
    assert "holds 2" in refused(capsys, folder)
    assert "c.csv cannot be read" in refused(capsys, folder, "--labels", str(folder / "c.csv"))
    assert "cannot be opened" in refused(capsys, folder / "absent")
    empty = folder / "empty"
    empty.mkdir()
    assert "holds no pictures" in refused(capsys, empty)
    (folder / "collins.webp").write_bytes(b"RIFF")
    assert "collins.webp is" in refused(capsys, folder, "--labels", str(folder / "a.csv"))


def refused(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> str:
    """What is said where nothing can be measured."""
    assert main(["portraits", str(MODEL), str(folder), *more]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    return said.err
