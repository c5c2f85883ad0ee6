from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace

import pytest

from emomirror.camera.devices import CameraInfo, find_again, list_cameras, tell_apart


def found(index: int, name: str | None, path: str | None) -> SimpleNamespace:
    return SimpleNamespace(index=index, name=name, path=path)


def test_listing_prints_nothing_and_never_raises(capfd: pytest.CaptureFixture[str]) -> None:
    for camera in list_cameras():
        assert camera.name
    assert capfd.readouterr() == ("", "")


def test_a_system_that_cannot_list_cameras_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_backend: int) -> list[object]:
        raise OSError("no permission")

    library = ModuleType("cv2_enumerate_cameras")
    library.enumerate_cameras = refuse  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "cv2_enumerate_cameras", library)
    assert list_cameras() == []


def test_cameras_come_in_order_of_their_numbers() -> None:
    cameras = tell_apart([found(2, "B", "/dev/video2"), found(0, "A", "/dev/video0")])
    assert cameras == [CameraInfo(0, "A", "/dev/video0"), CameraInfo(2, "B", "/dev/video2")]


def test_two_cameras_of_one_name_can_be_told_apart() -> None:
    names = [camera.name for camera in tell_apart([found(n, "Webcam", None) for n in range(3)])]
    assert names == ["Webcam", "Webcam (2)", "Webcam (3)"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("HD Cam: HD Cam", "HD Cam"),
        ("A long name of a camera: A long", "A long name of a camera"),
        ("Integrated: Infrared", "Integrated: Infrared"),
        (" Plain ", "Plain"),
        (None, "Camera 4"),
        ("", "Camera 4"),
    ],
)
def test_names_are_those_that_people_know(given: str | None, shown: str) -> None:
    assert tell_apart([found(4, given, None)])[0].name == shown


def test_a_camera_is_found_again_under_another_number() -> None:
    lost = CameraInfo(0, "Webcam", "/dev/video0")
    other = CameraInfo(0, "Infrared", "/dev/video0")
    moved = CameraInfo(2, "Webcam", "/dev/video2")
    assert find_again(lost, [other, moved]) == moved
    assert find_again(lost, [other]) is None
    assert find_again(lost, [moved, lost]) == lost


def test_a_camera_without_a_name_is_found_again_by_its_place() -> None:
    unnamed = CameraInfo(0, "Camera 0", "/dev/video0")
    named = CameraInfo(0, "Webcam", "/dev/video0")
    assert find_again(unnamed, [named]) == named
