from __future__ import annotations

import io
import logging
import os
import re
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from emomirror.camera.opencv import cv2
from emomirror.emotions import EMOTIONS
from emomirror_training.data import FERPLUS_VOTES, TEST_TOGETHER, DataRejected
from emomirror_training.reading import load
from emomirror_training.rows import read_rows

FACE = np.arange(48 * 48, dtype=np.uint16) % 251
PIXELS = " ".join(map(str, FACE))
ROWS = (f"0,{PIXELS},Training", f"6,{PIXELS},PublicTest", f"3,{PIXELS},PrivateTest")
HEADER = "emotion,pixels,Usage"
VOTES = "1,2,3,4,5,0,0,0,0,0"
FERPLUS = "fer2013new.csv"
PICTURES = {
    "train/angry/Training_0.png": 10,
    "test/neutral/PublicTest_1.png": 20,
    "test/happy/PrivateTest_2.png": 30,
}


def write(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "fer2013.csv"
    path.write_text("\n".join([header, *rows]) + "\n")
    return path


def votes(counts: str = VOTES, splits: str = "Training PublicTest PrivateTest") -> str:
    rows = [f"{split},name.png,{counts}" for split in splits.split()]
    names = "neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF"
    return "\n".join([f"Usage,Image name,{names}", *rows])


def picture(grey: int, side: int = 48, kind: str = ".png") -> bytes:
    return bytes(cv2.imencode(kind, np.full((side, side), grey, np.uint8))[1])


def write_pictures(folder: Path, names: dict[str, int]) -> Path:
    for name, grey in names.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture(grey, kind=path.suffix))
    return folder


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def tarred(path: Path, **members: bytes) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


ARCHIVE = pytest.mark.parametrize(
    ("pack", "name"), [(zipped, "archive.zip"), (tarred, "fer2013.tar.gz")], ids=["zip", "tar.gz"]
)
Pack = Callable[..., Path]


@pytest.fixture
def csv_path(tmp_path: Path) -> Path:
    return write(tmp_path, *ROWS)


def test_the_challenges_csv_is_read_row_by_row(csv_path: Path) -> None:
    data = load(csv_path)
    assert data.emotion.tolist() == [0, 6, 3]
    assert data.usage.tolist() == [0, 1, 2]
    assert np.array_equal(data.pixels, np.tile(FACE.reshape(48, 48), (3, 1, 1)))
    assert data.form == "the CSV fer2013.csv"
    assert load(csv_path.parent).sha256() == data.sha256()


def test_every_grey_is_read_however_it_is_spaced_and_quoted(tmp_path: Path) -> None:
    greys = np.arange(48 * 48) % 256
    plain = " ".join(map(str, greys))
    odd = plain.replace(" ", "  ", 9).replace(" 7 ", "\t007 ")
    rows = [f'"0"," {plain} ",Training', f"0,{odd},PublicTest\r", f"0,{plain},PrivateTest", "", ""]
    data = load(write(tmp_path, *rows, header="\ufeffemotion,pixels,Usage\r"))
    assert np.array_equal(data.pixels.reshape(3, -1), np.tile(greys, (3, 1)))


def test_the_second_csv_of_the_challenge_has_other_columns_and_spaces(tmp_path: Path) -> None:
    path = tmp_path / "icml_face_data.csv"
    rows = (row.split(",") for row in ROWS)
    lines = ["emotion, Usage, pixels"] + [f"{row[0]},{row[2]},{row[1]}" for row in rows]
    path.write_text("\n".join(lines))
    assert load(tmp_path).sha256() == load(write(tmp_path, *ROWS)).sha256()
    assert load(path).emotion.tolist() == [0, 6, 3]


def test_ferplus_beside_the_csv_is_taken_along(csv_path: Path) -> None:
    assert load(csv_path).votes is None
    (csv_path.parent / FERPLUS).write_text(votes())
    read = load(csv_path).votes
    assert read is not None
    assert read[2].tolist() == [1, 2, 3, 4, 5, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (votes(splits="Training PublicTest"), "has 2 rows; FER-2013 beside it has 3"),
        (votes(splits="Training PrivateTest PublicTest"), "row 2: its split is 'PrivateTest'"),
        (votes("1,2,many,0,0,0,0,0,0,0"), "row 1: there should be 10 counts of votes; got 1, 2, m"),
        (votes("1,2,300,0,0,0,0,0,0,0"), "row 1: there should be 10 counts"),
        (votes("1,2"), "row 1: there should be 10 counts"),
        (votes("5"), "row 1: there should be 10 counts"),
        ("", "got none: it is empty"),
    ],
)
def test_votes_that_do_not_fit_are_refused(csv_path: Path, content: str, complaint: str) -> None:
    (csv_path.parent / FERPLUS).write_text(content)
    with pytest.raises(DataRejected, match=rf"{FERPLUS}.*{complaint}"):
        load(csv_path)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (f"0,{PIXELS} 7,Training", "line 3: 2,305 pixels came; a picture has 2,304"),
        (f"0,{PIXELS[: PIXELS.rindex(' ')]},Training", "line 3: 2,303 pixels came"),
        ("0,,Training", "line 3: 0 pixels came"),
        (f"happy,{PIXELS},Training", "line 3: the emotion should be 0 to 6; got 'happy'"),
        (f"9,{PIXELS},Training", "line 3: the emotion should be 0 to 6; got '9'"),
        (f"-1,{PIXELS},Training", "line 3: the emotion should be"),
        (f"0000000003,{PIXELS},Training", "line 3: the emotion should be"),
        (f"0,256{PIXELS[1:]},Training", "line 3: pixel 1 should be 0 to 255; got '256'"),
        (f"0,1000{PIXELS[1:]},Training", "line 3: pixel 1 should be 0 to 255; got '1000'"),
        (f"0,{'0' * 9}1000{PIXELS[1:]},Training", "line 3: pixel 1 should be 0 to 255"),
        (f"0,-1{PIXELS[1:]},Training", "line 3: pixel 1 should be"),
        (f"0,0.5{PIXELS[1:]},Training", "line 3: pixel 1 should be"),
        (f"0,\xe9{PIXELS[1:]},Training", "line 3: pixel 1 should be"),
        (f"0,{PIXELS},Testing", "line 3: Usage should be Training, PublicTest, PrivateTest; got"),
        (f"0,{PIXELS}", "line 3: 2 columns came; a row has 3"),
        (f"0,{PIXELS * 9},Training", "line 3 is longer than any row"),
        (f"0,{PIXELS},Training", "no rows of PublicTest, PrivateTest; is it whole"),
    ],
)
def test_a_damaged_csv_is_refused_with_what_and_where(
    tmp_path: Path, row: str, complaint: str
) -> None:
    path = write(tmp_path)
    path.write_text("\n".join([HEADER, ROWS[0], row]) + "\n", encoding="latin-1")
    with pytest.raises(DataRejected, match=complaint):
        load(path)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (
            b"label,pixels\n",
            "should have columns emotion, pixels, Usage, parted by commas; got label, pix",
        ),
        (b"", "got none: it is empty"),
        (b"emotion,pixels,Usage\n", "has no rows under its header"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "should have columns"),
    ],
)
def test_what_is_no_such_csv_is_refused(tmp_path: Path, content: bytes, complaint: str) -> None:
    path = tmp_path / "fer2013.csv"
    path.write_bytes(content)
    with pytest.raises(DataRejected, match=complaint):
        load(path)


def test_pictures_are_told_apart_by_folder_and_name(tmp_path: Path) -> None:
    data = load(write_pictures(tmp_path, PICTURES))
    assert data.usage.tolist() == [0, 1, 2]
    assert data.emotion.tolist() == [0, 6, 3]
    assert data.pixels[:, 0, 0].tolist() == [10, 20, 30]
    assert data.notes == ()


def test_pictures_numbered_as_rows_are_put_in_their_order_and_take_ferplus(tmp_path: Path) -> None:
    names = {"test/sad/PrivateTest_1.png": 1, "test/sad/PublicTest_2.png": 2}
    write_pictures(tmp_path / "data", {**names, "train/fear/Training_0.png": 0})
    (tmp_path / "data" / FERPLUS).write_text(votes(splits="Training PrivateTest PublicTest"))
    data = load(tmp_path)
    assert data.pixels[:, 0, 0].tolist() == [0, 1, 2]
    assert data.votes is not None


@pytest.mark.parametrize(
    "place", ["", "data", "data/fer2013"], ids=["beside the folder", "in the folder", "with it"]
)
@pytest.mark.parametrize("form", ["csv", "pictures", "zip"])
def test_ferplus_is_found_around_what_is_read(tmp_path: Path, place: str, form: str) -> None:
    named = tmp_path / "data"
    (inner := named / "fer2013").mkdir(parents=True)
    if form == "csv":
        write(inner, *ROWS)
    elif form == "pictures":
        write_pictures(inner, PICTURES)
    else:
        zipped(named / "fer2013.zip", **{"fer2013.csv": write(tmp_path, *ROWS).read_bytes()})
        (tmp_path / "fer2013.csv").unlink()
    assert load(named).votes is None
    (tmp_path / place / FERPLUS).write_text(votes())
    assert load(named).votes is not None


def test_ferplus_is_left_out_where_names_do_not_count_rows(tmp_path: Path) -> None:
    numbered = {name.replace("_2", "_77"): grey for name, grey in PICTURES.items()}
    (write_pictures(tmp_path, numbered) / FERPLUS).write_text(votes())
    data = load(tmp_path)
    assert data.votes is None
    assert "FER+ are left out" in data.notes[0]


def test_test_pictures_without_such_names_are_held_together(tmp_path: Path) -> None:
    names = {"train/angry/im1.jpg": 90, "test/happy/im1.jpg": 80, "test/sad/PrivateTest_9.jpg": 70}
    data = load(write_pictures(tmp_path, names))
    assert data.usage.tolist() == [0, 1, 1]
    assert data.notes == (TEST_TOGETHER,)


def test_a_table_beside_pictures_is_not_taken_for_the_data(tmp_path: Path) -> None:
    write_pictures(tmp_path, PICTURES)
    (tmp_path / "labels.csv").write_text("name,label\na.png,happy\n")
    assert load(tmp_path).pixels[:, 0, 0].tolist() == [10, 20, 30]


def test_colour_is_made_grey(tmp_path: Path) -> None:
    write_pictures(tmp_path, PICTURES)
    coloured = np.full((48, 48, 3), 77, np.uint8)
    cv2.imwrite(str(tmp_path / "train" / "angry" / "Training_0.png"), coloured)
    assert load(tmp_path).pixels[0, 0, 0] == 77


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("train/angry/Training_4.png", picture(1, side=96), "Training_4.png has 96x96 pixels"),
        ("train/angry/Training_4.jpg", b"no picture", "Training_4.jpg is no picture"),
        ("train/angry/Training_4.jpg", b"", "Training_4.jpg is no picture"),
        ("train/angry/Training_4.jpg", bytes(1 << 17), "Training_4.jpg is far too large"),
        ("train/bored/Training_4.png", picture(1), "train/bored is named after none of the seven"),
        ("train/angry/PublicTest_4.png", picture(1), "lies in train, but its name says PublicTest"),
        ("test/angry/Training_4.png", picture(1), "lies in test, but its name says Training"),
    ],
)
def test_pictures_that_do_not_fit_are_refused_by_name(
    tmp_path: Path, name: str, content: bytes, complaint: str
) -> None:
    path = write_pictures(tmp_path, PICTURES) / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    with pytest.raises(DataRejected, match=complaint):
        load(tmp_path)


def test_a_folder_without_pictures_or_without_a_split_is_refused(tmp_path: Path) -> None:
    (tmp_path / "train" / "angry").mkdir(parents=True)
    with pytest.raises(DataRejected, match="holds nothing of FER-2013"):
        load(tmp_path)
    write_pictures(tmp_path, {"train/angry/Training_0.png": 1})
    with pytest.raises(DataRejected, match="no rows of PublicTest, PrivateTest"):
        load(tmp_path)


def test_validation_is_a_test_and_several_archives_are_told(tmp_path: Path) -> None:
    names = {"train/angry/a.png": 90, "validation/happy/b.png": 80}
    data = load(write_pictures(tmp_path / "pictures", names))
    assert data.usage.tolist() == [0, 1]
    archives = tmp_path / "archives"
    archives.mkdir()
    for name in ("a.zip", "b.zip"):
        zipped(archives / name, **{"fer2013.csv": b""})
    with pytest.raises(DataRejected, match=r"several archives, a\.zip, b\.zip; name one"):
        load(archives)


def test_votes_in_another_order_or_of_other_pictures_are_refused(
    tmp_path: Path, csv_path: Path
) -> None:
    beside = csv_path.parent / FERPLUS
    beside.write_text(votes().replace("neutral,happiness", "happiness,neutral"))
    with pytest.raises(DataRejected, match="should have columns Usage, Image name, neutral, hap"):
        load(csv_path)

    path = tmp_path / "fer2013.npz"
    emotion = np.arange(700, dtype=np.uint8) % 7
    order = [FERPLUS_VOTES.index(name) for name in EMOTIONS]
    for shift in (0, 1):
        ten = np.zeros((700, 10), np.uint8)
        ten[np.arange(700), np.array(order)[(emotion + shift) % 7]] = 10
        usage = np.repeat(np.arange(3, dtype=np.uint8), [500, 100, 100])
        pixels = np.zeros((700, 48, 48), np.uint8)
        np.savez(path, pixels=pixels, emotion=emotion, usage=usage, ferplus_votes=ten)
        if not shift:
            assert load(path).votes is not None
    with pytest.raises(
        DataRejected, match=r"agree with 0% of the labels.*take them away, or fetch"
    ):
        load(path)


@pytest.mark.parametrize(
    ("content", "way_on"),
    [
        ("emotion,pixels,Usage\n".encode("utf-16"), "It is UTF-16; save it as UTF-8"),
        (b"\x1f\x8b\x08\0\0\0", "if it is packed, unpack it first"),
        (b"emotion;pixels;Usage\n", "parted by commas; got emotion;pixels;Usage"),
    ],
)
def test_what_is_no_such_text_is_told_in_print(tmp_path: Path, content: bytes, way_on: str) -> None:
    path = tmp_path / "fer2013.csv"
    path.write_bytes(content)
    with pytest.raises(DataRejected, match=way_on) as refused:
        load(path)
    assert str(refused.value).isprintable(), "a terminal would be told what to do by it"


@ARCHIVE
@pytest.mark.parametrize("root", ["", "archive/"])
def test_an_archive_of_the_csv_is_read_with_ferplus(
    tmp_path: Path, csv_path: Path, pack: Pack, name: str, root: str
) -> None:
    (tmp_path / "packed").mkdir()
    files = {
        f"{root}fer2013.csv": csv_path.read_bytes(),
        f"{root}{FERPLUS}": votes().encode(),
        f"__MACOSX/{root}._fer2013.csv": b"\0",
    }
    data = load(pack(tmp_path / "packed" / name, **files))
    assert data.sha256() == load(csv_path).sha256()
    assert data.votes is not None
    assert load(tmp_path / "packed").form == data.form


@ARCHIVE
def test_an_archive_of_pictures_is_as_good_as_the_folder(
    tmp_path: Path, pack: Pack, name: str
) -> None:
    folder = write_pictures(tmp_path / "folder", PICTURES)
    # Another order than the folder's.
    files = {f"fer/{n}": (folder / n).read_bytes() for n in sorted(PICTURES, reverse=True)}
    assert load(pack(tmp_path / name, **files)).sha256() == load(folder).sha256()


@ARCHIVE
@pytest.mark.parametrize("outside", ["../fer2013.csv", "/tmp/fer2013.csv", "C:\\fer2013.csv"])
def test_an_archive_with_paths_outside_it_is_refused(
    tmp_path: Path, pack: Pack, name: str, outside: str
) -> None:
    content = "\n".join([HEADER, *ROWS]).encode()
    path = pack(tmp_path / name, **{"fer2013.csv": content, outside: content})
    with pytest.raises(DataRejected, match="names a path outside itself"):
        load(path)


@ARCHIVE
@pytest.mark.parametrize("share", [0.0, 0.4, 0.9])
def test_a_damaged_archive_is_refused(tmp_path: Path, pack: Pack, name: str, share: float) -> None:
    noise = np.random.RandomState(0).randint(0, 256, 48 * 48)
    row = f"0,{' '.join(map(str, noise))},"
    rows = [row + split for split in ("Training", "PublicTest", "PrivateTest")]
    whole = pack(tmp_path / "whole", **{"fer2013.csv": "\n".join([HEADER, *rows]).encode()})
    content = whole.read_bytes()
    path = tmp_path / name
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(DataRejected, match=re.escape(f"{path} is damaged or cannot be read")):
        load(path)


def test_flipped_bits_in_a_zip_are_noticed(tmp_path: Path, csv_path: Path) -> None:
    path = tmp_path / "data.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(csv_path, "fer2013.csv")
    content = bytearray(path.read_bytes())
    place = content.index(b"17 18 19")
    content[place + 1] = ord("6")
    path.write_bytes(content)
    with pytest.raises(DataRejected, match="CRC"):
        load(path)


@ARCHIVE
def test_an_archive_of_something_else_is_refused(tmp_path: Path, pack: Pack, name: str) -> None:
    path = pack(tmp_path / name, **{"letters.txt": b"dear"})
    with pytest.raises(DataRejected, match="holds nothing of FER-2013"):
        load(path)


def test_a_path_without_anything_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataRejected, match=r"there is no .*none\.csv"):
        load(tmp_path / "none.csv")


def npz(path: Path, **changed: object) -> Path:
    arrays: dict[str, object] = {
        "pixels": np.zeros((3, 48, 48), np.uint8),
        "emotion": np.zeros(3, np.uint8),
        "usage": np.arange(3, dtype=np.uint8),
    }
    np.savez(path, **{k: v for k, v in {**arrays, **changed}.items() if v is not None})
    return path


def test_arrays_are_read_with_ferplus_from_inside_or_beside(tmp_path: Path) -> None:
    path = npz(tmp_path / "fer2013.npz")
    assert load(path).votes is None
    (tmp_path / FERPLUS).write_text(votes())
    assert load(tmp_path).votes is not None
    (tmp_path / "votes.csv").write_text(votes())
    assert len(load(tmp_path)) == 3, "a table of something else beside it is no matter"
    inside = npz(tmp_path / "fer2013.npz", ferplus_votes=np.full((3, 10), 7))
    assert load(inside).votes is not None


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"emotion": np.zeros(2, np.uint8)}, "not whole; its rows: 3 of pixels, 2 of emotion"),
        ({"emotion": np.full(3, 9)}, "emotions should be 0 to 6; got 9"),
        ({"usage": np.zeros(3, np.uint8)}, "no rows of PublicTest, PrivateTest"),
        ({"usage": None}, "lacks the arrays usage"),
        ({"pixels": np.zeros((3, 48, 48))}, "pixels should hold whole numbers"),
        ({"pixels": np.full((3, 48, 48), 256)}, "pixels should hold whole numbers from 0 to 255"),
        ({"pixels": np.zeros((3, 64, 64), np.uint8)}, "pictures of 48x48"),
        ({"pixels": np.array([None] * 3)}, "damaged or cannot be read"),
        (
            {"emotion": np.zeros((3, 1), np.uint8)},
            r"emotions should be one for each row",
        ),
        ({"emotion": np.uint8(0)}, "not whole; its rows: 3 of pixels, 1 of emotion"),
        ({"usage": np.array([0, 1, 7])}, "usages should be 0 to 2; got 7"),
        ({"ferplus_votes": np.zeros((3, 7), np.uint8)}, "should be 10 for each row, for neutral"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(
    tmp_path: Path, changed: dict[str, object], complaint: str
) -> None:
    with pytest.raises(DataRejected, match=complaint):
        load(npz(tmp_path / "fer.npz", **changed))


def test_one_array_under_the_name_of_several_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fer.npz"
    with path.open("wb") as file:
        np.save(file, np.zeros(3))
    with pytest.raises(DataRejected, match=r"fer\.npz is damaged"):
        load(path)


def test_a_damaged_cache_is_no_matter(csv_path: Path, home: Path) -> None:
    """Also where what is damaged is the line that tells an array's form."""
    before = load(csv_path)
    (cached,) = (file for file in home.rglob("fer2013-*.npz"))
    content = cached.read_bytes()
    assert b"'shape'" in content
    with zipfile.ZipFile(cached) as kept:
        arrays = {name: kept.read(name) for name in kept.namelist()}
    with zipfile.ZipFile(cached, "w") as spoilt:
        for name, array in arrays.items():
            spoilt.writestr(name, array.replace(b"'shape': (", b"'shape': ((("))
    assert np.array_equal(load(csv_path).pixels, before.pixels)


def test_half_a_file_of_arrays_is_refused(tmp_path: Path) -> None:
    path = npz(tmp_path / "fer.npz")
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(DataRejected, match=r"fer\.npz is damaged"):
        load(path)


def test_of_several_votes_the_nearest_to_the_top_are_taken(tmp_path: Path) -> None:
    """Whichever stands first in the archive."""
    far = votes("9,0,0,0,0,0,0,0,0,0").encode()
    rows = "\n".join([HEADER, *ROWS]).encode()
    path = zipped(tmp_path / "fer.zip", **{f"A/B/{FERPLUS}": far, "fer2013.csv": rows,
                                           FERPLUS: votes().encode()})  # fmt: skip
    assert load(path).votes[0].tolist() == [1, 2, 3, 4, 5, 0, 0, 0, 0, 0]


def test_the_second_reading_comes_from_the_cache(
    csv_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (csv_path.parent / FERPLUS).write_text(votes())
    first = load(csv_path)
    assert len(list(home.iterdir())) == 1
    monkeypatch.delattr("emomirror_training.reading.read_rows")
    again = load(csv_path)
    assert (again.sha256(), again.form) == (first.sha256(), first.form)
    assert np.array_equal(again.votes, first.votes)


def test_a_changed_file_is_read_anew_into_the_same_cache(csv_path: Path, home: Path) -> None:
    load(csv_path)
    before = csv_path.stat()
    csv_path.write_text(csv_path.read_text().replace("6,", "5,"))
    os.utime(csv_path, ns=(before.st_atime_ns, before.st_mtime_ns + 1000))
    assert load(csv_path).emotion.tolist() == [0, 5, 3]
    assert len(list(home.iterdir())) == 1


def test_a_file_that_is_replaced_while_it_is_read_is_read_anew(
    csv_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*given: object, **named: object) -> object:
        read = read_rows(*given, **named)
        csv_path.write_text(csv_path.read_text().replace("\n6,", "\n5,"))
        os.utime(csv_path, ns=(0, 0))
        return read

    with monkeypatch.context() as patch:
        patch.setattr("emomirror_training.reading.read_rows", slow)
        assert load(csv_path).emotion.tolist() == [0, 6, 3]
    assert load(csv_path).emotion.tolist() == [0, 5, 3]


@pytest.mark.parametrize("length", [0, 100, 5000])
def test_a_cut_cache_is_not_trusted_and_mended(
    csv_path: Path, home: Path, length: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    whole = load(csv_path).sha256()
    (kept,) = home.iterdir()
    content = kept.read_bytes()
    kept.write_bytes(content[:length])
    assert load(csv_path).sha256() == whole
    assert "is not used" in caplog.text
    assert len(kept.read_bytes()) == len(content)


def test_a_cache_with_another_pixel_is_not_trusted(csv_path: Path, home: Path) -> None:
    whole = load(csv_path).sha256()
    (kept,) = home.iterdir()
    content = bytearray(kept.read_bytes())
    content[content.index(bytes([17, 18, 19]))] = 99
    kept.write_bytes(content)
    assert load(csv_path).sha256() == whole


def test_a_cache_that_cannot_be_written_is_no_matter(csv_path: Path, home: Path) -> None:
    home.write_text("a file where the folder should be")
    assert len(load(csv_path)) == 3


def test_nothing_refused_is_cached(tmp_path: Path, home: Path) -> None:
    with pytest.raises(DataRejected):
        load(write(tmp_path, ROWS[0]))
    assert not home.exists()
