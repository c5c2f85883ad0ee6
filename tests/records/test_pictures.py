"""A person's own pictures are copied into their folder, and hold nothing but the picture."""

from __future__ import annotations

import os
from pathlib import Path

import cv2
import msgspec
import numpy as np
import pytest

from emomirror.emotions import Emotion
from emomirror.errors import RecordsError
from emomirror.practice.profile import Profile
from emomirror.records import Records, pictures
from emomirror.records.own_pictures import save_with_pictures

from .conftest import add_picture


def test_a_photo_is_reduced_and_keeps_nothing_of_what_its_file_told(
    records: Records, ana: Profile, picture: Path
) -> None:
    records.save_profile(ana)
    profile = add_picture(records, ana.id, Emotion.HAPPINESS, picture)
    (name,) = profile.pictures[Emotion.HAPPINESS]
    copy = records.pictures_folder(ana.id) / name
    content = copy.read_bytes()
    assert records.profile(ana.id) == profile
    assert (name.startswith("happiness-"), copy.suffix) == (True, ".jpg")
    assert b"Exif" not in content
    assert b"Grandmother" not in content
    pixels = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR)
    assert pixels is not None
    assert pixels.shape == (800, 1600, 3)
    whole = cv2.imread(str(picture))
    assert whole is not None
    small = cv2.resize(whole, (1600, 800), interpolation=cv2.INTER_AREA)
    assert np.abs(pixels.astype(int) - small).mean() < 4
    if os.name == "posix":
        assert copy.stat().st_mode & 0o777 == 0o600
        assert copy.parent.stat().st_mode & 0o777 == 0o700


def test_a_drawing_stays_as_sharp_as_it_was(records: Records, ana: Profile, tmp_path: Path) -> None:
    drawing = np.full((300, 300, 3), 255, np.uint8)
    cv2.circle(drawing, (150, 150), 100, (0, 0, 200), 5)
    cv2.imwrite(str(tmp_path / "drawing.png"), drawing)
    records.save_profile(ana)
    profile = add_picture(records, ana.id, Emotion.FEAR, tmp_path / "drawing.png")
    copy = records.pictures_folder(ana.id) / profile.pictures[Emotion.FEAR][0]
    assert copy.suffix == ".png"
    assert np.array_equal(np.asarray(cv2.imread(str(copy))), drawing)


def test_pictures_are_added_and_removed_one_by_one(
    records: Records, ana: Profile, picture: Path
) -> None:
    records.save_profile(ana)
    first = add_picture(records, ana.id, Emotion.FEAR, picture).pictures[Emotion.FEAR][0]
    second = add_picture(records, ana.id, Emotion.FEAR, picture).pictures[Emotion.FEAR][1]
    sign = add_picture(records, ana.id, None, picture).sign
    folder = records.pictures_folder(ana.id)
    assert {each.name for each in folder.iterdir()} == {first, second, sign}
    less = msgspec.structs.replace(records.profile(ana.id), pictures={Emotion.FEAR: (second,)})
    assert save_with_pictures(records, less, {}, is_new=False) == less == records.profile(ana.id)
    assert {each.name for each in folder.iterdir()} == {second, sign}
    save_with_pictures(records, ana, {}, is_new=False)
    assert list(folder.iterdir()) == []
    assert records.profile(ana.id) == ana


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", b""),
        ("b.jpg", b"not a picture"),
        ("c.png", b"\x89PNG\r\n\x1a\n" + bytes(100)),
        ("d.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(
    records: Records, ana: Profile, tmp_path: Path, name: str, content: bytes
) -> None:
    records.save_profile(ana)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(RecordsError, match=r"picture"):
        add_picture(records, ana.id, Emotion.FEAR, tmp_path / name)
    assert records.profile(ana.id) == ana
    assert not records.pictures_folder(ana.id).exists()


def test_a_missing_file_a_folder_and_a_huge_file_are_refused(
    records: Records, ana: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: Path
) -> None:
    records.save_profile(ana)
    for source in (tmp_path / "missing.jpg", tmp_path):
        with pytest.raises(RecordsError):
            add_picture(records, ana.id, Emotion.FEAR, source)
    monkeypatch.setattr(pictures, "LARGEST", 1000)
    with pytest.raises(RecordsError, match="too large"):
        add_picture(records, ana.id, Emotion.FEAR, picture)
    assert records.profile(ana.id) == ana


def test_nobody_gets_pictures_who_is_not_there(records: Records, picture: Path) -> None:
    with pytest.raises(RecordsError, match="no longer in the records"):
        add_picture(records, "0123456789", Emotion.FEAR, picture)
    assert not records.pictures_folder("0123456789").exists()


def test_a_name_that_leads_elsewhere_removes_nothing_there(
    records: Records, ana: Profile, path: Path
) -> None:
    (path.parent / "letter").write_text("mine")
    odd = msgspec.structs.replace(ana, pictures={Emotion.FEAR: ("../../letter",)})
    records.save_profile(odd)
    save_with_pictures(records, ana, {}, is_new=False)
    assert (path.parent / "letter").read_text() == "mine"


def test_every_id_has_a_folder_of_its_own_inside_of_the_one_for_pictures(
    records: Records, path: Path
) -> None:
    ids = ["..", ".", "CON", "con", "a/b", "A" * 300, "🦊", "0123456789abcdef", "\0"]
    folders = [records.pictures_folder(each) for each in ids]
    assert len({str(folder).casefold() for folder in folders}) == len(ids)
    assert {folder.parent for folder in folders} == {path.parent / "pictures"}
    assert folders[7].name == "0123456789abcdef"
