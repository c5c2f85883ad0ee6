from __future__ import annotations

import shutil
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
    assert check.remedy


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
