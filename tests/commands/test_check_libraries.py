from __future__ import annotations

import sys
from pathlib import Path

import pytest

from emomirror.commands import check_libraries
from emomirror.commands.check import State


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which modules stand before the installed ones."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path


def test_the_libraries_of_this_environment_are_fine() -> None:
    checks = check_libraries.check_libraries()
    assert {check.name: check.state for check in checks} == dict.fromkeys(
        check_libraries.MODULES, State.OK
    )


@pytest.mark.parametrize("version", [(3, 10, 14), (3, 14, 0), (2, 7, 18)])
def test_a_python_that_does_not_fit_is_told(version: tuple[int, ...]) -> None:
    check = check_libraries.check_python(version)
    assert check.state is State.MISSING
    assert ".".join(map(str, version)) in check.found
    assert "3.13" in check.remedy


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 1), (3, 13, 0)])
def test_a_python_that_fits_is_fine(version: tuple[int, ...]) -> None:
    assert check_libraries.check_python(version).state is State.OK


def test_a_library_that_is_not_installed_comes_with_its_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(check_libraries.MODULES, "no-such-library", "no_such_library")
    check = check_libraries.check_library("no-such-library", ">=2")
    assert check.state is State.MISSING
    assert check.remedy == f"{sys.executable} -m pip install 'no-such-library>=2'"


def test_a_missing_library_of_the_system_is_named_with_its_package(broken: Path) -> None:
    message = "libGL.so.1: cannot open shared object file: No such file or directory"
    (broken / "cv2.py").write_text(f"raise ImportError({message!r})")
    check = check_libraries.check_library("opencv-python", "")
    assert check.state is State.MISSING
    assert "libGL.so.1 is missing" in check.found
    assert "apt-get install libgl1" in check.remedy


def test_a_library_that_ends_the_process_does_not_end_the_doctor(broken: Path) -> None:
    (broken / "onnxruntime.py").write_text("import os; os.abort()")
    check = check_libraries.check_library("onnxruntime", "")
    assert check.state is State.MISSING
    assert "ended by signal 6" in check.found
    assert "--force-reinstall 'onnxruntime'" in check.remedy


def test_an_unwanted_version_is_a_warning_with_the_reason() -> None:
    check = check_libraries.check_library("mediapipe", "==0.10.99")
    assert check.state is State.WARNING
    assert "may contact a server" in check.found
    assert "'mediapipe==0.10.99'" in check.remedy


def test_two_opencvs_are_told_with_the_way_back_to_one() -> None:
    check = check_libraries.check_opencvs(["numpy", "opencv_python", "opencv-contrib-python"])
    assert check.state is State.WARNING
    assert "opencv-python and opencv-contrib-python" in check.found
    assert "uninstall -y opencv-python opencv-contrib-python" in check.remedy
    assert check_libraries.check_opencvs(["numpy", "opencv-python"]).state is State.OK


def test_requirements_are_those_of_the_app_alone() -> None:
    lines = ["mediapipe==0.10.31", "a-b>=1.26, <2", "ruff>=0.11; extra == 'test'"]
    assert check_libraries.requirements(lines) == {"mediapipe": "==0.10.31", "a-b": ">=1.26,<2"}
    required = check_libraries.requirements(check_libraries.metadata_requirements())
    assert set(required) == set(check_libraries.MODULES), "each is looked for"


@pytest.mark.parametrize(
    ("version", "required", "answer"),
    [
        ("4.10.0.84", ">=4.10", True),
        ("4.9.1", ">=4.10", False),
        ("5.0.0.93", ">=4.10", True),
        ("0.10.31", "==0.10.31", True),
        ("0.10.35", "==0.10.31", False),
        ("6.11.1", ">=6.8,<6.12", True),
        ("6.12.0", ">=6.8,<6.12", False),
        ("1.0", "", True),
    ],
)
def test_versions_are_compared_as_numbers(version: str, required: str, answer: bool) -> None:
    assert check_libraries.fits(version, required) is answer


def test_an_unknown_library_of_the_system_is_still_named() -> None:
    remedy = check_libraries.system_library_remedy("the system's library libfoo.so.3 is missing")
    assert remedy == "install the package of your system that brings libfoo.so.3"
    assert check_libraries.system_library_remedy("anything else") == ""
