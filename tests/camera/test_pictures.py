from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from emomirror.camera.opencv import cv2
from emomirror.camera.pictures import (
    LONGEST_SIDE,
    SHOWN_FOR_S,
    Pictures,
    natural,
    pictures_in,
    read_picture,
)
from emomirror.errors import UnreadableMedia


def save(path: Path, picture: npt.NDArray[Any]) -> Path:
    done, data = cv2.imencode(path.suffix, picture)
    assert done
    path.write_bytes(data.tobytes())
    return path


def grey(height: int, width: int, level: int = 90) -> npt.NDArray[np.uint8]:
    return np.full((height, width, 3), level, np.uint8)


def blank_png(path: Path, side: int) -> Path:
    """A black PNG of one bit a pixel: large to whoever opens it, small on the disk."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = zlib.compress(bytes((side // 8 + 1) * side), 1)
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )
    return path


def test_a_picture_of_one_pixel_is_a_picture(tmp_path: Path) -> None:
    assert read_picture(save(tmp_path / "dot.png", grey(1, 1))).tolist() == [[[90, 90, 90]]]


def test_a_grey_picture_becomes_bgr(tmp_path: Path) -> None:
    picture = read_picture(save(tmp_path / "grey.png", np.full((5, 7), 40, np.uint8)))
    assert picture.shape == (5, 7, 3)
    assert (picture == 40).all()


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    deep = np.full((5, 7, 3), 0x8000, np.uint16)
    picture = read_picture(save(tmp_path / "deep.png", deep))
    assert picture.dtype == np.uint8
    assert np.abs(picture.astype(int) - 128).max() <= 1


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_what_is_transparent_shows_a_white_page(
    tmp_path: Path, depth: type[np.uint8 | np.uint16]
) -> None:
    full = np.iinfo(depth).max
    picture = np.zeros((1, 3, 4), depth)
    picture[0, :, 2] = full  # red
    picture[0, :, 3] = (full, full // 2, 0)
    seen = read_picture(save(tmp_path / "glass.png", picture))
    assert seen[0, 0].tolist() == [0, 0, 255]
    assert np.abs(seen[0, 1].astype(int) - (128, 128, 255)).max() <= 1
    assert seen[0, 2].tolist() == [255, 255, 255]


def test_a_picture_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    wide = grey(20, 40)
    path = save(tmp_path / "turned.jpg", wide)
    exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0)
    data = path.read_bytes()
    path.write_bytes(data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:])
    assert read_picture(path).shape == (40, 20, 3)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_transparent_picture_is_turned_too(tmp_path: Path, turn: int) -> None:
    rng = np.random.default_rng(0)
    opaque = rng.integers(0, 256, (20, 40, 3)).astype(np.uint8)
    clear = np.dstack([opaque, np.full((20, 40), 255, np.uint8)])
    clear[:5, :5, 3] = 0
    exif = b"MM\0*\0\0\0\x08\0\x01" + bytes([1, 0x12, 0, 3, 0, 0, 0, 1, 0, turn]) + bytes(6)
    chunk = b"eXIf" + exif
    chunk = len(exif).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    read = []
    for name, pixels in (("opaque", opaque), ("clear", clear)):
        png = cv2.imencode(".png", pixels)[1].tobytes()
        (tmp_path / f"{name}.png").write_bytes(png[:33] + chunk + png[33:])
        read.append(read_picture(tmp_path / f"{name}.png"))
    assert read[0].shape == read[1].shape == ((20, 40, 3) if turn < 5 else (40, 20, 3))
    changed = (read[0] != read[1]).any(axis=2)
    assert 20 <= changed.sum() <= 25
    assert (read[1][changed] == 255).all()


def test_a_large_picture_is_reduced(tmp_path: Path) -> None:
    picture = read_picture(save(tmp_path / "wide.png", grey(30, LONGEST_SIDE + 1000)))
    assert picture.shape[1] == LONGEST_SIDE
    assert picture.shape[0] == round(30 * LONGEST_SIDE / (LONGEST_SIDE + 1000))


def test_twenty_thousand_pixels_square_fit_into_bounded_memory(tmp_path: Path) -> None:
    path = blank_png(tmp_path / "huge.png", 20_000)
    # In a process of its own: the peak of this one may have been reached by another test.
    code = (
        "import resource, sys; from pathlib import Path;"
        "from emomirror.camera.pictures import read_picture;"
        "print(read_picture(Path(sys.argv[1])).shape,"
        "resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    shape, _, peak_mb = done.stdout.strip().rpartition(" ")
    assert shape == f"({LONGEST_SIDE}, {LONGEST_SIDE}, 3)"
    assert int(peak_mb) < 1600  # 400 million pixels of 3 bytes, and the program itself


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("empty.jpg", b"", "empty"),
        ("text.jpg", b"Dear diary, " * 50, "not a picture"),
        ("cut.png", None, "damaged"),
    ],
)
def test_what_is_no_picture_is_named_without_a_word_from_the_decoder(
    tmp_path: Path, name: str, data: bytes | None, word: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    if data is None:
        noise = np.random.default_rng(1).integers(0, 256, (50, 50, 3), np.uint8)
        data = save(path, noise).read_bytes()[:2000]
    path.write_bytes(data)
    with pytest.raises(UnreadableMedia, match=word) as caught:
        read_picture(path)
    assert name in str(caught.value)
    assert capfd.readouterr().err == ""


def test_a_picture_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableMedia, match=r"gone\.jpg cannot be opened"):
        read_picture(tmp_path / "gone.jpg")


def test_names_are_sorted_as_people_count() -> None:
    names = ["p10.jpg", "P2.jpg", "p1b.jpg", "p1.jpg", "10.jpg", "²x.jpg", "9.jpg"]
    assert sorted(names, key=natural)[:6] == [
        "9.jpg",
        "10.jpg",
        "p1.jpg",
        "p1b.jpg",
        "P2.jpg",
        "p10.jpg",
    ]


def test_a_folder_gives_its_pictures_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b10.PNG", "b9.png", ".hidden.png"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "folder.jpg").mkdir()
    assert [path.name for path in pictures_in(tmp_path)] == ["b9.png", "b10.PNG"]


def test_a_folder_without_pictures_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    with pytest.raises(UnreadableMedia, match="holds no pictures"):
        pictures_in(tmp_path)


def test_an_unreadable_picture_ends_nothing(tmp_path: Path) -> None:
    paths = [save(tmp_path / f"{n}.png", grey(4, 4, n)) for n in (1, 2, 3)]
    paths[1].write_bytes(b"no picture")
    source = Pictures("folder", paths)
    first = source.read()
    with pytest.raises(UnreadableMedia, match=r"2\.png"):
        source.read()
    last = source.read()
    assert first is not None
    assert last is not None
    assert (first.path, last.path) == (paths[0], paths[2])
    assert (first.index, last.index, last.t_s) == (0, 1, SHOWN_FOR_S)
    assert source.read() is None
    assert source.read() is None


def test_a_single_picture_that_cannot_be_read_is_refused_when_opened(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"no picture")
    with pytest.raises(UnreadableMedia):
        Pictures("x.png", [tmp_path / "x.png"])


def test_closed_pictures_are_at_their_end(tmp_path: Path) -> None:
    source = Pictures("dot", [save(tmp_path / "dot.png", grey(1, 1))])
    source.close()
    source.close()
    assert source.read() is None
