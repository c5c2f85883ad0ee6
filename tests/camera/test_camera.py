from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from emomirror.camera.camera import MOST_STUCK, Camera, Patience, is_black
from emomirror.camera.device import open_with_opencv
from emomirror.camera.devices import CameraInfo
from emomirror.camera.feed import NEW_SIZE_AFTER
from emomirror.camera.format import Format
from emomirror.camera.frame import Frame
from emomirror.errors import CameraUnavailable
from emomirror.sentences import Sentence

Picture = npt.NDArray[np.uint8]

WEBCAM = CameraInfo(0, "Webcam", "/dev/video0")
QUICK = Patience(
    open_s=0.3,
    stall_s=0.1,
    give_up_s=0.05,
    abandon_s=0.2,
    black_s=0.05,
    retry_s=0.02,
    close_s=1.0,
)


def grey(level: int = 120, height: int = 48, width: int = 64) -> Picture:
    return np.full((height, width, 3), level, np.uint8)


class Hardware:
    """A camera of which a test says what it does. Gives ``picture`` every few milliseconds.

    Attributes:
        picture: what comes next; None where the camera fails.
        plugged_in, busy: whether it can be opened.
        hangs: its read does not return until this is False.
    """

    def __init__(self) -> None:
        self.picture: Callable[[], Picture | None] = grey
        self.plugged_in = True
        self.busy = False
        self.hangs = False
        self.opened = 0
        self.open_now = 0
        self.tries = 0
        self.reads = 0
        self.asked: list[tuple[CameraInfo, Format]] = []
        self.list = [WEBCAM]
        self._freed = threading.Event()

    def free(self) -> None:
        self.hangs = False
        self._freed.set()

    def cameras(self) -> list[CameraInfo]:
        return self.list if self.plugged_in else [CameraInfo(9, "Another", "/dev/video9")]

    def open(self, camera: CameraInfo, wish: Format) -> Hardware:
        self.tries += 1
        self.asked.append((camera, wish))
        if self.busy:
            raise CameraUnavailable(Sentence("Camera", "{name} is busy.").naming(name=camera.name))
        self.opened += 1
        self.open_now += 1
        return self

    def read(self) -> Picture | None:
        self.reads += 1
        if self.hangs:
            self._freed.wait()
        time.sleep(0.001)  # a camera has a rate
        return self.picture() if self.plugged_in else None

    def close(self) -> None:
        self.open_now -= 1


@pytest.fixture
def hardware() -> Iterator[Hardware]:
    hardware = Hardware()
    yield hardware
    hardware.free()


@pytest.fixture
def camera(hardware: Hardware) -> Iterator[Camera]:
    camera = Camera(WEBCAM, open_device=hardware.open, cameras=hardware.cameras, patience=QUICK)
    yield camera
    hardware.free()
    camera.close()


def frame_of(camera: Camera) -> Frame:
    frame = camera.read()
    assert frame is not None
    return frame


def complaint_of(camera: Camera, about: str) -> str:
    """What the camera says once it gives no more pictures."""
    deadline = time.monotonic() + 5.0
    while time.monotonic() < deadline:
        try:
            camera.read()
        except CameraUnavailable as error:
            if about in str(error):
                return str(error)
    raise AssertionError(f"nobody spoke of {about!r}")


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5.0
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def frame_once_back(camera: Camera) -> Frame:
    deadline = time.monotonic() + 5.0
    while True:
        try:
            return frame_of(camera)
        except CameraUnavailable:
            assert time.monotonic() < deadline


def test_frames_are_numbered_and_timed_from_the_first(camera: Camera) -> None:
    first, second = frame_of(camera), frame_of(camera)
    assert camera.name == "Webcam"
    assert first.t_s == 0.0
    assert second.t_s > 0.0
    assert second.index > first.index


def test_a_slow_reader_gets_the_newest_picture(hardware: Hardware, camera: Camera) -> None:
    numbers = count()
    hardware.picture = lambda: grey(50 + next(numbers) % 150)
    first = frame_of(camera)
    already = hardware.reads
    wait_until(lambda: hardware.reads > already + 10)
    later = frame_of(camera)
    assert later.index - first.index >= 9
    assert int(later.bgr[0, 0, 0]) - int(first.bgr[0, 0, 0]) == later.index - first.index


def test_size_and_rate_are_asked_for(hardware: Hardware) -> None:
    wish = Format((640, 480), 15)
    camera = Camera(
        WEBCAM, wish, open_device=hardware.open, cameras=hardware.cameras, patience=QUICK
    )
    frame_of(camera)
    assert hardware.asked == [(WEBCAM, wish)]
    camera.close()


def test_a_busy_camera_says_so_and_is_taken_up_when_it_is_free(
    hardware: Hardware, camera: Camera
) -> None:
    hardware.busy = True
    with pytest.raises(CameraUnavailable, match="busy"):
        camera.read()
    hardware.busy = False
    assert frame_of(camera).bgr.any()
    assert hardware.opened == 1


def test_an_unplugged_camera_is_announced_and_taken_up_again(
    hardware: Hardware, camera: Camera
) -> None:
    before = frame_of(camera)
    hardware.plugged_in = False
    assert "as soon as it is back" in complaint_of(camera, "lost")
    assert "Plug it in" in complaint_of(camera, "not connected")
    hardware.plugged_in = True
    after = frame_once_back(camera)
    assert after.index > before.index
    assert after.t_s > before.t_s
    assert hardware.open_now == 1


def test_a_camera_that_comes_back_elsewhere_is_found_by_its_name(
    hardware: Hardware, camera: Camera
) -> None:
    frame_of(camera)
    hardware.plugged_in = False
    complaint_of(camera, "not connected")
    moved = replace(WEBCAM, index=1, path="/dev/video1")
    hardware.list = [moved]
    hardware.plugged_in = True
    frame_once_back(camera)
    assert hardware.asked[-1][0] == moved


def test_where_cameras_cannot_be_listed_the_camera_is_opened_all_the_same(
    hardware: Hardware, camera: Camera
) -> None:
    hardware.list = []
    frame_of(camera)


def test_a_camera_that_is_away_costs_no_more_than_a_try_in_a_while(hardware: Hardware) -> None:
    waiting = replace(QUICK, retry_s=0.1)
    camera = Camera(WEBCAM, open_device=hardware.open, cameras=hardware.cameras, patience=waiting)
    hardware.busy = True
    end = time.monotonic() + 0.35
    while time.monotonic() < end:
        with pytest.raises(CameraUnavailable):
            camera.read()
    assert 2 <= hardware.tries <= 5
    camera.close()


def test_a_device_that_fails_at_once_is_not_asked_in_a_rush(
    hardware: Hardware, camera: Camera
) -> None:
    hardware.picture = lambda: None
    complaint_of(camera, "gives no picture")
    assert hardware.reads < 20


def test_a_single_failed_picture_is_nothing(hardware: Hardware, camera: Camera) -> None:
    turns = count()
    hardware.picture = lambda: None if next(turns) % 3 == 0 else grey()
    for _ in range(5):
        frame_of(camera)
    assert hardware.opened == 1


@pytest.mark.parametrize(
    "torn",
    [
        np.zeros((0, 0, 3), np.uint8),
        np.zeros((48, 64), np.uint8),
        np.zeros((48, 64, 2), np.uint8),
        np.zeros((48, 64, 3), np.float32),
    ],
)
def test_a_torn_picture_is_left_out(hardware: Hardware, camera: Camera, torn: Picture) -> None:
    turns = count()
    hardware.picture = lambda: torn if next(turns) % 2 else grey()
    for _ in range(5):
        assert frame_of(camera).bgr.shape == (48, 64, 3)
    hardware.picture = lambda: torn
    assert "another cable" in complaint_of(camera, "damaged")
    hardware.picture = grey
    frame_once_back(camera)


def test_a_picture_of_the_wrong_size_is_left_out(hardware: Hardware, camera: Camera) -> None:
    turns = count()
    hardware.picture = lambda: grey(height=20) if next(turns) % 3 == 0 else grey()
    frame_once_back(camera)
    shapes = {frame_of(camera).bgr.shape for _ in range(10)}
    assert len(shapes) == 1


def test_a_camera_may_change_its_size(hardware: Hardware) -> None:
    patience = replace(QUICK, give_up_s=5.0, stall_s=5.0)
    camera = Camera(WEBCAM, open_device=hardware.open, cameras=hardware.cameras, patience=patience)
    frame_of(camera)
    hardware.picture = lambda: grey(height=20)
    seen = hardware.reads
    wait_until(lambda: hardware.reads > seen + NEW_SIZE_AFTER + 2)
    frame_of(camera)
    assert frame_of(camera).bgr.shape == (20, 64, 3)
    assert hardware.opened == 1
    camera.close()


def test_a_covered_camera_is_told_of_until_it_is_uncovered(
    hardware: Hardware, camera: Camera
) -> None:
    hardware.picture = lambda: grey(9)
    assert frame_of(camera).bgr.max() == 9  # for a moment it may be the camera waking up
    assert "shutter" in complaint_of(camera, "black")
    with pytest.raises(CameraUnavailable, match="black"):
        camera.read()
    hardware.picture = grey
    assert frame_once_back(camera).bgr.max() == 120
    assert hardware.opened == 1


def test_a_dark_room_with_a_lit_face_is_not_black() -> None:
    room = grey(6, 480, 640)
    assert is_black(room)
    room[200:260, 300:360] = 60
    assert not is_black(room)
    assert not is_black(grey(200, 1, 1))


def test_a_stalled_camera_is_told_of_and_taken_up_when_it_answers(
    hardware: Hardware, camera: Camera
) -> None:
    frame_of(camera)
    hardware.hangs = True
    assert "cable" in complaint_of(camera, "has given no picture for")
    hardware.free()
    frame_once_back(camera)
    assert hardware.open_now == 1


def test_a_driver_that_hangs_for_ever_is_left_behind_but_not_without_end(
    hardware: Hardware, camera: Camera
) -> None:
    hardware.hangs = True
    assert "start the program again" in complaint_of(camera, "driver of Webcam hangs")
    assert hardware.opened == MOST_STUCK
    hardware.free()
    frame_once_back(camera)
    wait_until(lambda: hardware.open_now == 1)


def test_closing_ends_a_read_that_hangs(hardware: Hardware) -> None:
    patient = Patience(close_s=0.05)
    camera = Camera(WEBCAM, open_device=hardware.open, cameras=hardware.cameras, patience=patient)
    hardware.hangs = True
    frames: list[Frame | None] = []
    reading = threading.Thread(target=lambda: frames.append(camera.read()))
    reading.start()
    wait_until(lambda: hardware.reads > 0)
    start = time.monotonic()
    camera.close()
    reading.join(2.0)
    assert frames == [None]
    assert time.monotonic() - start < 1.0
    hardware.free()
    wait_until(lambda: hardware.open_now == 0)


def test_closing_ends_the_wait_for_the_next_try(hardware: Hardware) -> None:
    patient = Patience(retry_s=3600.0)
    camera = Camera(WEBCAM, open_device=hardware.open, cameras=hardware.cameras, patience=patient)
    hardware.busy = True
    with pytest.raises(CameraUnavailable):
        camera.read()
    frames: list[Frame | None] = []
    reading = threading.Thread(target=lambda: frames.append(camera.read()))
    reading.start()
    camera.close()
    reading.join(2.0)
    assert frames == [None]


def test_a_closed_camera_is_free_for_others(hardware: Hardware, camera: Camera) -> None:
    frame_of(camera)
    camera.close()
    camera.close()
    assert hardware.open_now == 0
    assert camera.read() is None


def test_a_camera_closed_before_it_was_read_is_never_opened(
    hardware: Hardware, camera: Camera
) -> None:
    camera.close()
    assert camera.read() is None
    assert hardware.tries == 0


def test_a_fault_in_the_driver_is_a_sentence_and_not_the_end(
    hardware: Hardware, camera: Camera
) -> None:
    def fault() -> Picture:
        raise RuntimeError("bad ioctl")

    hardware.picture = fault
    assert "bad ioctl" in complaint_of(camera, "driver failed")
    hardware.picture = grey
    frame_once_back(camera)


def test_the_system_says_that_a_camera_is_absent(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    nowhere = CameraInfo(87, "Webcam", str(tmp_path / "video87"))
    with pytest.raises(CameraUnavailable, match="Webcam"):
        open_with_opencv(nowhere, Format())
    assert capfd.readouterr() == ("", "")


def test_what_is_no_camera_does_not_open(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "video88").write_text("no device")
    with pytest.raises(CameraUnavailable, match="does not open"):
        open_with_opencv(CameraInfo(88, "Webcam", str(tmp_path / "video88")), Format())
    assert capfd.readouterr() == ("", "")
