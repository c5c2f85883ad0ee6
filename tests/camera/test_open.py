from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from emomirror.camera import open as opening
from emomirror.camera.camera import Camera
from emomirror.camera.demo import Demo
from emomirror.camera.devices import CameraInfo
from emomirror.camera.format import Format
from emomirror.camera.named import by_name
from emomirror.camera.open import open_source
from emomirror.camera.opencv import cv2
from emomirror.camera.pictures import Pictures
from emomirror.camera.video import Video
from emomirror.errors import CameraUnavailable, SourceError, UnreadableMedia

FRONT = CameraInfo(0, "HD Webcam", "/dev/video0")
BACK = CameraInfo(2, "Microscope", "/dev/video2")


@pytest.fixture
def no_cameras(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "list_cameras", list)


@pytest.fixture
def two_cameras(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "list_cameras", lambda: [FRONT, BACK])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_png(path: Path) -> Path:
    path.write_bytes(cv2.imencode(".png", np.zeros((4, 4, 3), np.uint8))[1].tobytes())
    return path


@pytest.mark.usefixtures("two_cameras", "here")
@pytest.mark.parametrize(
    ("spec", "camera"),
    [
        ("camera", FRONT),
        ("camera:0", FRONT),
        ("0", FRONT),
        ("/dev/video2", BACK),
        ("2", BACK),
        ("hd webcam", FRONT),
        ("camera:Microscope", BACK),
        (" Microscope ", BACK),
    ],
)
def test_a_camera_is_named_by_number_path_or_name(spec: str, camera: CameraInfo) -> None:
    source = open_source(spec)
    assert isinstance(source, Camera)
    assert source.name == camera.name
    source.close()


@pytest.mark.usefixtures("two_cameras")
def test_what_is_wished_is_asked_of_the_camera(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Format | None] = []

    class Asked(Camera):
        def __init__(self, camera: CameraInfo, wish: Format | None) -> None:
            super().__init__(camera, wish)
            asked.append(wish)

    monkeypatch.setattr(opening, "Camera", Asked)
    open_source("0", camera_format=Format((640, 480), 15)).close()
    open_source("0").close()
    assert asked == [Format((640, 480), 15), None]


@pytest.mark.skipif(sys.platform != "linux", reason="devices are files there")
@pytest.mark.usefixtures("two_cameras")
def test_a_link_to_a_device_is_a_camera_and_no_recording(here: Path) -> None:
    link = here / "usb-Microscope-video-index0"
    link.symlink_to("/dev/null")
    with pytest.raises(CameraUnavailable, match=r"no camera /dev/null.*Microscope"):
        open_source(str(link))


@pytest.mark.usefixtures("two_cameras", "here")
@pytest.mark.parametrize("spec", ["1", "camera:1", "/dev/video9", "camera:Mikroscope"])
def test_a_camera_that_is_not_there_is_answered_with_those_that_are(spec: str) -> None:
    with pytest.raises(CameraUnavailable, match="0: HD Webcam, 2: Microscope"):
        open_source(spec)


@pytest.mark.usefixtures("two_cameras", "here")
@pytest.mark.parametrize("spec", ["mikroscope", "camera:Mikroscope"])
def test_a_misspelt_camera_is_guessed(spec: str) -> None:
    with pytest.raises(SourceError, match=r"Did you mean Microscope\?"):
        open_source(spec)


@pytest.mark.parametrize("name", ["Integrated Camera", "USB2.0 HD UVC WebCam", "~nobody's", "a/b"])
def test_a_camera_by_name_is_waited_for_whatever_files_there_are(
    here: Path, tiny_video: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    file = here / name
    file.parent.mkdir(exist_ok=True)
    shutil.copy(tiny_video, file)
    connected: list[CameraInfo] = []
    monkeypatch.setattr(opening, "list_cameras", lambda: connected)
    for already in ([], [BACK]):
        connected[:] = already
        with pytest.raises(CameraUnavailable, match=name) as told:
            open_source(by_name(name))
        assert "Did you mean" not in str(told.value)
    connected.append(CameraInfo(4, name, "/dev/video4"))
    source = open_source(by_name(name))
    assert isinstance(source, Camera)
    assert source.name == name
    source.close()


@pytest.mark.usefixtures("no_cameras", "here")
@pytest.mark.parametrize("spec", ["camera", "camera:0", "camera:Webcam"])
def test_without_a_camera_the_demo_is_offered(spec: str) -> None:
    with pytest.raises(CameraUnavailable, match=r"[Nn]o (other )?camera was found") as told:
        open_source(spec)
    assert "--source demo" in told.value.advice
    assert "--source" not in str(told.value), "a window has a button for it"


def test_the_demo_needs_no_camera() -> None:
    source = open_source("demo")
    assert isinstance(source, Demo)
    source.close()


@pytest.mark.parametrize("name", ["tiny.avi", "0.avi", "no_ending", "a picture.jpg.avi"])
def test_a_video_is_known_by_its_content(here: Path, tiny_video: Path, name: str) -> None:
    shutil.copy(tiny_video, here / name)
    source = open_source(name)
    assert isinstance(source, Video)
    source.close()


def test_recordings_play_live_where_that_is_asked(tiny_video: Path) -> None:
    source = open_source(str(tiny_video), paced=True)
    started = time.monotonic()
    while (frame := source.read()) is not None:
        assert time.monotonic() - started >= frame.t_s - 0.001
    source.close()


def test_a_picture_is_known_by_its_content(here: Path) -> None:
    source = open_source(str(write_png(here / "no_ending")))
    assert isinstance(source, Pictures)
    assert source.name == "no_ending"
    frame = source.read()
    assert frame is not None
    assert frame.path == here / "no_ending"


def test_a_folder_is_named_even_where_it_is_only_a_dot(here: Path) -> None:
    write_png(here / "1.png")
    source = open_source(".")
    assert isinstance(source, Pictures)
    assert source.name == here.name


def test_text_named_as_a_picture_is_no_picture(here: Path) -> None:
    (here / "face.jpg").write_text("Dear diary")
    with pytest.raises(UnreadableMedia, match=r"face\.jpg is not a picture"):
        open_source("face.jpg")


def test_a_misspelt_file_is_guessed(here: Path, tiny_video: Path) -> None:
    shutil.copy(tiny_video, here / "holiday.avi")
    with pytest.raises(UnreadableMedia, match=r"holliday\.avi\. Did you mean holiday\.avi\?"):
        open_source("holliday.avi")
    with pytest.raises(UnreadableMedia, match=r"Did you mean .*holiday\.avi\?"):
        open_source(str(here / "holday.avi"))


@pytest.mark.usefixtures("no_cameras", "here")
def test_a_path_into_nowhere_is_said_so() -> None:
    with pytest.raises(UnreadableMedia, match="There is no file or folder gone/away"):
        open_source("gone/away")


@pytest.mark.usefixtures("no_cameras", "here")
def test_a_misspelt_word_is_guessed() -> None:
    with pytest.raises(SourceError, match=r"Did you mean demo\?"):
        open_source("dmo")


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that may not be entered. Root may enter every one, and is nobody meanwhile."""
    folder = tmp_path / "locked"
    folder.mkdir(mode=0)
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    yield folder
    os.seteuid(was)
    folder.chmod(0o700)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("name", ["", "film.mp4", "face.jpg"])
def test_a_folder_that_may_not_be_entered_is_said_so(locked: Path, name: str) -> None:
    with pytest.raises(UnreadableMedia, match="Permission denied"):
        open_source(str(locked / name))


@pytest.mark.parametrize(
    ("spec", "reason"),
    [
        ("~nobody-of-this-name/film.mp4", "home directory"),
        (300 * "x" + ".mp4", "too long"),
    ],
)
def test_a_path_that_cannot_be_is_said_so(spec: str, reason: str) -> None:
    with pytest.raises(UnreadableMedia, match=reason):
        open_source(spec)


@pytest.mark.usefixtures("no_cameras", "here")
def test_an_address_is_never_opened() -> None:
    with pytest.raises(SourceError, match="only what is on this machine"):
        open_source("rtsp://127.0.0.1/door")


def test_a_source_without_a_name_is_none() -> None:
    with pytest.raises(SourceError, match="No source was named"):
        open_source("  ")
