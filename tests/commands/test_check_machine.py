from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from emomirror import settings
from emomirror.camera.devices import CameraInfo
from emomirror.camera.frame import Frame
from emomirror.commands import check_machine
from emomirror.commands.check import State
from emomirror.errors import CameraUnavailable
from emomirror.records import Records
from emomirror.sentences import Sentence


class Camera:
    """A camera that gives one picture, or is busy."""

    name = "Webcam"
    closed = 0

    def __init__(self, error: CameraUnavailable | None = None) -> None:
        self._error = error

    def read(self) -> Frame:
        if self._error:
            raise self._error
        return Frame(0, 0.0, np.zeros((720, 1280, 3), np.uint8))

    def close(self) -> None:
        Camera.closed += 1


def test_without_a_display_watch_is_named() -> None:
    check = check_machine.check_display(False)
    assert check.state is State.WARNING
    assert "emomirror watch" in check.remedy


def test_a_display_that_qt_can_use_is_fine() -> None:
    check = check_machine.check_display(True, {**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    assert check.state is State.OK


def test_a_display_that_qt_cannot_use_is_missing() -> None:
    check = check_machine.check_display(True, {**os.environ, "QT_QPA_PLATFORM": "no-such"})
    assert check.state is State.MISSING
    assert check.remedy


def test_no_camera_is_a_warning_that_offers_the_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_machine, "list_cameras", list)
    (check,) = check_machine.check_cameras()
    assert check.state is State.WARNING
    assert "--source demo" in check.remedy


def test_cameras_are_told_by_name_and_whether_they_open(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = CameraUnavailable(Sentence("Camera", "It is busy."))
    cameras = {"camera:0": Camera(), "camera:2": Camera(taken)}
    monkeypatch.setattr(Camera, "closed", 0)
    monkeypatch.setattr(
        check_machine,
        "list_cameras",
        lambda: [CameraInfo(0, "Webcam", "/dev/video0"), CameraInfo(2, "Other", "")],
    )
    monkeypatch.setattr(check_machine, "open_source", cameras.__getitem__)
    good, busy = check_machine.check_cameras()
    assert (good.state, good.found) == (State.OK, "Webcam (/dev/video0): 1280x720")
    assert (busy.state, busy.found) == (State.WARNING, "Other (2): It is busy.")
    assert Camera.closed == 2


def test_looking_at_the_settings_writes_nothing(home: Path) -> None:
    assert check_machine.check_settings().state is State.OK
    assert not home.exists()


def test_a_settings_folder_that_cannot_be_written_is_a_warning(home: Path) -> None:
    home.write_text("a file where the folder should be")
    check = check_machine.check_settings()
    assert check.state is State.WARNING
    assert str(home) in check.found
    assert "EMOMIRROR_HOME" in check.remedy


def test_a_settings_folder_that_the_system_refuses_is_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMOMIRROR_HOME", str(tmp_path / ("x" * 300)))  # no name can be so long
    check = check_machine.check_settings()
    assert check.state is State.WARNING
    assert "xxx" in check.found
    assert "EMOMIRROR_HOME" in check.remedy


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe\x00", b'{"schema": "two"}'])
def test_what_the_mirror_calls_damaged_is_damaged_here(home: Path, content: bytes) -> None:
    home.mkdir()
    (home / "settings.json").write_bytes(content)
    assert "damaged" in check_machine.check_settings().found
    _, said = settings.load()
    assert said is not None


def test_settings_of_a_newer_version_are_told(home: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_text(f'{{"schema": {settings.SCHEMA}}}')
    assert check_machine.check_settings().state is State.OK
    (home / "settings.json").write_text(f'{{"schema": {settings.SCHEMA + 1}}}')
    check = check_machine.check_settings()
    assert check.state is State.WARNING
    assert "newer" in check.found


def test_settings_that_cannot_be_read_are_told(home: Path) -> None:
    (home / "settings.json").mkdir(parents=True)
    check = check_machine.check_settings()
    assert check.state is State.WARNING
    assert "cannot be read" in check.found


def test_damaged_settings_are_told_and_left_alone(home: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_text("{ not json")
    check = check_machine.check_settings()
    assert check.state is State.WARNING
    assert "damaged" in check.found
    assert (home / "settings.json").read_text() == "{ not json"


def test_records_are_looked_for_and_none_are_made(home: Path) -> None:
    check = check_machine.check_records()
    assert check.state is State.OK
    assert "nothing practised yet" in check.found
    assert not home.exists()


def test_records_are_named_with_their_size() -> None:
    with Records.open() as records:
        path = records.path
    check = check_machine.check_records()
    assert check.state is State.OK
    assert str(path) in check.found
    assert "MB" in check.found


def test_damaged_records_are_a_warning_and_stay_as_they_are(home: Path) -> None:
    home.mkdir()
    path = home / "practice.sqlite3"
    path.write_bytes(b"something else")
    check = check_machine.check_records()
    assert check.state is State.WARNING
    assert "emomirror practice" in check.remedy
    assert path.read_bytes() == b"something else"


def test_a_folder_in_place_of_the_records_is_a_warning(home: Path) -> None:
    (home / "practice.sqlite3").mkdir(parents=True)
    assert check_machine.check_records().state is State.WARNING
