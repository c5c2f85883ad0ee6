from __future__ import annotations

import socket
import threading
from pathlib import Path

import numpy as np
import pytest

from emomirror.camera.opencv import cv2
from emomirror.camera.pace import Pace
from emomirror.camera.video import Video
from emomirror.errors import UnreadableMedia


class Hands:
    """A clock that moves only when somebody waits by it, or turns it."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s

    def wait(self, _event: threading.Event, seconds: float) -> None:
        self.now_s += seconds


def write(path: Path, frames: int, *, codec: str = "MJPG", noise: bool = False) -> Path:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*codec), 30.0, (160, 120))
    assert writer.isOpened()
    rng = np.random.default_rng(3)
    for index in range(frames):
        picture = np.full((120, 160, 3), 40 + 2 * index, np.uint8)
        if noise:
            picture = rng.integers(0, 256, picture.shape, np.uint8)
        writer.write(picture)
    writer.release()
    return path


def write_gif(path: Path, delays_cs: list[int]) -> Path:
    """Pictures of one pixel, each shown for so many hundredths of a second."""
    head = b"GIF89a" + bytes([1, 0, 1, 0, 0x80, 0, 0]) + bytes([0, 0, 0, 255, 255, 255])
    body = b"".join(
        b"\x21\xf9\x04\x00"
        + delay.to_bytes(2, "little")
        + b"\0\0\x2c"
        + bytes([0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0])
        for delay in delays_cs
    )
    path.write_bytes(head + body + b";")
    return path


def turn(path: Path) -> None:
    """Writes into an MP4 that it was taken with the camera on its side."""
    data = path.read_bytes()
    straight = b"".join(n.to_bytes(4, "big") for n in (1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30))
    quarter = b"".join(
        (n % (1 << 32)).to_bytes(4, "big")
        for n in (0, 1 << 16, 0, -(1 << 16), 0, 0, 120 << 16, 0, 1 << 30)
    )
    track = data.index(b"tkhd")
    assert straight in data[track:]
    path.write_bytes(data[:track] + data[track:].replace(straight, quarter, 1))


def times_s(video: Video) -> list[float]:
    times: list[float] = []
    while (frame := video.read()) is not None:
        times.append(frame.t_s)
    video.close()
    return times


@pytest.mark.parametrize(
    ("name", "codec"), [("v.avi", "MJPG"), ("v.mkv", "MJPG"), ("v.mp4", "mp4v")]
)
def test_every_frame_comes_once_and_in_order(tmp_path: Path, name: str, codec: str) -> None:
    video = Video(write(tmp_path / name, 12, codec=codec))
    assert video.name == name
    greys: list[int] = []
    while (frame := video.read()) is not None:
        assert frame.index == len(greys)
        assert frame.t_s == pytest.approx(frame.index / 30, abs=0.001)
        assert frame.path is None
        greys.append(int(frame.bgr.mean()))
    assert greys == pytest.approx([40 + 2 * n for n in range(12)], abs=5)
    assert video.read() is None
    video.close()


def test_the_same_file_gives_the_same_frames(tmp_path: Path) -> None:
    path = write(tmp_path / "v.avi", 6, noise=True)
    first, second = Video(path), Video(path)
    while (frame := first.read()) is not None:
        again = second.read()
        assert again is not None
        assert (again.index, again.t_s) == (frame.index, frame.t_s)
        assert np.array_equal(again.bgr, frame.bgr)
    assert second.read() is None
    first.close()
    second.close()


def test_frames_stay_as_they_are_after_the_next_is_read(tmp_path: Path) -> None:
    video = Video(write(tmp_path / "v.avi", 3))
    first = video.read()
    assert first is not None
    before = first.bgr.copy()
    video.read()
    assert np.array_equal(first.bgr, before)
    video.close()


def test_recordings_that_were_joined_go_on_where_the_first_ends(tmp_path: Path) -> None:
    one = write(tmp_path / "one.ts", 30, codec="mp4v")
    (tmp_path / "joined.ts").write_bytes(2 * one.read_bytes())
    assert times_s(Video(tmp_path / "joined.ts")) == pytest.approx(np.arange(60) / 30, abs=1e-3)


def test_a_recording_that_tells_no_times_has_as_many_frames_a_second_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As FFmpeg reads what a camera's encoder has written without a container."""

    class Timeless:
        def __init__(self, capture: cv2.VideoCapture) -> None:
            self.grab, self.retrieve, self.release = (
                capture.grab, capture.retrieve, capture.release,
            )  # fmt: skip

        def get(self, what: int) -> float:
            assert what == cv2.CAP_PROP_POS_MSEC
            return 0.0

    film = Video(write(tmp_path / "film.avi", 12))
    monkeypatch.setattr(film, "_capture", Timeless(film._capture))
    assert times_s(film) == pytest.approx(np.arange(12) / 30, abs=1e-6)


def test_a_name_with_a_colon_is_no_protocol(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "plain.avi", 3).rename("10:30.avi")
    assert len(times_s(Video(Path("10:30.avi")))) == 3


def test_a_gif_is_shown_by_its_own_delays(tmp_path: Path) -> None:
    video = Video(write_gif(tmp_path / "g.gif", [10, 50, 20, 10]))
    assert times_s(video) == pytest.approx([0.0, 0.1, 0.6, 0.8], abs=0.001)


def test_a_video_taken_sideways_is_shown_upright(tmp_path: Path) -> None:
    path = write(tmp_path / "v.mp4", 2, codec="mp4v")
    turn(path)
    video = Video(path)
    frame = video.read()
    assert frame is not None
    assert frame.bgr.shape == (160, 120, 3)
    video.close()


def test_played_live_each_frame_comes_when_it_is_due(tmp_path: Path) -> None:
    hands = Hands()
    video = Video(write(tmp_path / "v.avi", 6), pace=Pace(clock=hands, wait=hands.wait))
    while (frame := video.read()) is not None:
        assert hands.now_s == pytest.approx(frame.t_s, abs=0.001)
    assert hands.now_s == pytest.approx(5 / 30, abs=0.001)
    video.close()


def test_played_live_frames_that_came_too_late_are_skipped(tmp_path: Path) -> None:
    hands = Hands()
    video = Video(write(tmp_path / "v.avi", 30), pace=Pace(clock=hands, wait=hands.wait))
    video.read()
    hands.now_s += 0.41
    frame = video.read()
    assert frame is not None
    assert frame.index == 10  # the first that is at most a tenth of a second late
    video.close()


def test_a_machine_too_slow_for_a_video_shows_it_slower(tmp_path: Path) -> None:
    hands = Hands()
    video = Video(write(tmp_path / "v.avi", 60), pace=Pace(clock=hands, wait=hands.wait))
    shown = []
    while (frame := video.read()) is not None:
        shown.append(frame.index)
        hands.now_s += 5.0
    assert shown == [0, 16, 32, 48]
    video.close()


def test_closing_ends_the_wait_for_a_frame(tmp_path: Path) -> None:
    video = Video(write_gif(tmp_path / "g.gif", [60_000, 10]), pace=Pace())
    assert video.read() is not None
    frames: list[object] = []
    reading = threading.Thread(target=lambda: frames.append(video.read()))
    reading.start()
    video.close()
    reading.join(2.0)
    assert frames == [None]
    video.close()
    assert video.read() is None


@pytest.mark.parametrize("name", ["v.avi", "v.mkv"])
def test_a_video_cut_short_gives_what_it_has_and_ends(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, 20, noise=True)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert 5 <= len(times_s(Video(path))) <= 11


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.mp4", b"", "is empty"),
        ("text.mp4", b"Dear diary, " * 100, "cut short"),
        ("text.gif", b"GIF89a", "cut short"),
        ("sound.wav", b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0", "of another kind"),
    ],
)
def test_a_file_without_pictures_is_refused(
    tmp_path: Path, name: str, data: bytes, words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableMedia, match=words) as caught:
        Video(tmp_path / name)
    assert name in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_an_mp4_that_lost_its_end_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "v.mp4", 20, codec="mp4v", noise=True)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(UnreadableMedia, match="cut short"):
        Video(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableMedia, match="cannot be opened"):
        Video(tmp_path / "gone.mp4")


@pytest.mark.parametrize("name", ["list.m3u8", "list.mp4"])
def test_a_playlist_leads_nowhere(tmp_path: Path, name: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/part.ts"
        path = tmp_path / name
        path.write_text(
            f"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n{address}\n#EXT-X-ENDLIST\n"
        )
        with pytest.raises(UnreadableMedia):
            Video(path)
        with pytest.raises(BlockingIOError):
            server.accept()
