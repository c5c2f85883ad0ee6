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
    read_with_scale,
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


def tiff(path: Path, pixels: npt.NDArray[Any], turn: int = 1) -> Path:
    """A TIFF of grey pixels of any depth, to be turned as EXIF numbers it."""
    height, width = pixels.shape
    depth, kind = 8 * pixels.itemsize, {"u": 1, "i": 2, "f": 3}[pixels.dtype.kind]
    data = pixels.astype(pixels.dtype.newbyteorder("<")).tobytes()
    tags = {256: width, 257: height, 258: depth, 259: 1, 262: 1, 273: 8, 274: turn, 277: 1}
    tags |= {278: height, 279: len(data), 339: kind}
    rows = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags.items())
    head = b"II*\0" + struct.pack("<I", 8 + len(data))
    path.write_bytes(head + data + struct.pack("<H", len(tags)) + rows + bytes(4))
    return path


def turned(jpeg: Path, turn: int) -> Path:
    """Has a JPEG say how it is to be turned."""
    exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, turn, 0, 0)
    data = jpeg.read_bytes()
    jpeg.write_bytes(data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:])
    return jpeg


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
    path = turned(save(tmp_path / "turned.jpg", grey(20, 40)), 6)
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


@pytest.mark.parametrize("ending", ["png", "jpg"])
@pytest.mark.parametrize(("width", "scale"), [(4096, 1), (6144, 1.5), (10240, 2.5), (18432, 4.5)])
def test_how_far_a_picture_was_reduced_is_known(
    tmp_path: Path, ending: str, width: int, scale: float
) -> None:
    path = save(tmp_path / f"wide.{ending}", grey(64, width))
    (frame,) = iter(Pictures("wide", [path]).read, None)
    assert frame.bgr.shape == (round(64 / scale), LONGEST_SIDE, 3)
    assert frame.scale == scale


def test_what_lies_in_a_large_picture_is_found_in_its_file(tmp_path: Path) -> None:
    large = grey(200, 9000, 20)
    large[40:80, 6000:6100] = 250
    path = turned(save(tmp_path / "large.jpg", large), 6)  # its left side is its upper edge
    picture, scale = read_with_scale(path)
    rows, columns = np.nonzero(picture[:, :, 1] > 128)
    found = np.array((columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)) * scale
    assert found == pytest.approx((120, 6000, 160, 6100), abs=scale)


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
    ("kind", "white"),
    [
        (np.float32, 1),
        (np.float32, 255),
        (np.float32, 65535),
        (np.float64, 1),
        (np.int32, 255),
        (np.int32, 65535),
    ],
)
def test_a_picture_of_fractions_or_of_32_bits_is_read_as_one_of_8_would_be(
    tmp_path: Path, kind: type[np.number[Any]], white: int
) -> None:
    levels = np.arange(256).reshape(8, 32)
    stored = (levels * (white / 255)).astype(kind)
    picture = read_picture(tiff(tmp_path / "measured.tif", stored))
    assert picture.dtype == np.uint8
    assert picture.tolist() == np.dstack([levels] * 3).tolist()


def test_a_picture_of_fractions_keeps_its_colours_and_what_is_nearly_black_and_white(
    tmp_path: Path,
) -> None:
    picture = np.array([[(0.0, 0.2, 1.001), (-0.001, 1.0, 0.6)]], np.float32)
    read = read_picture(save(tmp_path / "measured.tif", picture))
    assert read.tolist() == [[[0, 51, 255], [0, 255, 153]]]


def test_a_dim_picture_of_fractions_stays_dim(tmp_path: Path) -> None:
    dim = np.full((4, 4), 0.1, np.float32)
    assert (read_picture(tiff(tmp_path / "dim.tif", dim)) == 26).all()


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_of_fractions_is_turned_as_one_of_8_bits_is(tmp_path: Path, turn: int) -> None:
    levels = np.arange(6, dtype=np.uint8).reshape(2, 3)
    whole = read_picture(tiff(tmp_path / "whole.tif", levels, turn))
    of_fractions = tiff(tmp_path / "fractions.tif", (levels / 255).astype(np.float32), turn)
    assert read_picture(of_fractions).tolist() == whole.tolist()


def test_a_large_picture_of_fractions_is_reduced_as_well(tmp_path: Path) -> None:
    wide = np.full((3, 2 * LONGEST_SIDE), 0.2, np.float32)
    picture, scale = read_with_scale(tiff(tmp_path / "wide.tif", wide))
    assert picture.shape == (2, LONGEST_SIDE, 3)
    assert (picture == 51).all()
    assert scale == 2


@pytest.mark.parametrize(
    ("darkest", "brightest", "said"),
    [
        (0, 4095, "from 0 to 4095"),
        (0, 100, "from 0 to 100"),
        (0, 1.5, "from 0 to 1.5"),
        (-0.5, 1, "from -0.5 to 1"),
        (0, 70000, "from 0 to 70000"),
        (0, float("nan"), "from nan to nan"),
        (0, float("inf"), "from 0 to inf"),
    ],
)
def test_where_white_could_be_anything_it_is_said_what_to_do(
    tmp_path: Path, darkest: float, brightest: float, said: str
) -> None:
    path = tiff(tmp_path / "dose.tif", np.array([[darkest, brightest]], np.float32))
    with pytest.raises(UnreadableMedia, match="Save it with 8 or 16 bits") as caught:
        read_picture(path)
    assert f"dose.tif holds numbers {said}, which" in str(caught.value)


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
