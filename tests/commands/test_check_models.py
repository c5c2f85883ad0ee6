from __future__ import annotations

import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from emomirror.commands import check_models
from emomirror.commands.check import State
from emomirror.resources import model_path
from emomirror.vision.crop import Region
from emomirror.vision.facts import file_sha256, shipped_model


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the shipped model with facts beside it."""
    copy = tmp_path / "face.onnx"
    shutil.copy(shipped_model(Region.FACE), copy)
    (tmp_path / "face.json").write_text(f'{{"sha256": "{file_sha256(copy)}"}}')
    return copy


def test_the_shipped_models_are_whole_and_see_a_face() -> None:
    checks = check_models.check_models()
    assert {check.name: check.state for check in checks} == dict.fromkeys(
        ("face.onnx", "eyes.onnx", "face_detector.tflite", "seeing"), State.OK
    )


def test_a_model_that_is_not_the_one_spoken_of_is_told(model: Path) -> None:
    assert check_models.check_model(model, needed=True).state is State.OK
    model.with_suffix(".json").write_text('{"sha256": "0123"}')
    check = check_models.check_model(model, needed=True)
    assert check.state is State.MISSING
    assert "should be 0123" in check.found


@pytest.mark.parametrize(("needed", "state"), [(True, State.MISSING), (False, State.WARNING)])
def test_a_truncated_model_is_as_bad_as_it_is_needed(
    model: Path, needed: bool, state: State
) -> None:
    model.write_bytes(model.read_bytes()[:1000])
    check = check_models.check_model(model, needed=needed)
    assert check.state is state
    assert check.remedy == check_models.reinstall()


def test_the_remedy_brings_the_files_back_to_a_tree(tmp_path: Path) -> None:
    tree = tmp_path / "my tree"
    (tree / "models").mkdir(parents=True)
    (tree / "pyproject.toml").touch()
    (tree / "models" / "face.onnx").write_text("whole")
    git = ["git", "-C", str(tree), "-c", "user.name=x", "-c", "user.email=x@y"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], check=True)
    (tree / "models" / "face.onnx").unlink()
    subprocess.run(shlex.split(check_models.reinstall(tree / "models")), check=True)
    assert (tree / "models" / "face.onnx").read_text() == "whole"


def test_the_remedy_for_an_installed_program_is_pips(tmp_path: Path) -> None:
    words = shlex.split(check_models.reinstall(tmp_path / "emomirror_models"))
    assert words[1:4] == ["-m", "pip", "install"]
    assert Path(words[0]).exists()


def test_a_model_without_its_facts_is_a_warning(model: Path) -> None:
    model.with_suffix(".json").unlink()
    assert check_models.check_model(model, needed=True).state is State.WARNING


def test_a_damaged_or_absent_face_detector_is_told(tmp_path: Path) -> None:
    copy = tmp_path / "face_detector.tflite"
    check = check_models.check_detector(copy)
    assert (check.state, "cannot be read" in check.found) == (State.MISSING, True)
    copy.write_bytes(model_path("face_detector.tflite").read_bytes()[:-1])
    check = check_models.check_detector(copy)
    assert (check.state, "damaged" in check.found) == (State.MISSING, True)
