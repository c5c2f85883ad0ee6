from __future__ import annotations

import os
from pathlib import Path

import pytest

from emomirror.errors import SaveFailed
from emomirror.writing import save, try_to_save, write_whole


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_where_writing_fails_the_old_file_stays_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    write_whole(path, b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_is_tried_without_a_trace(tmp_path: Path) -> None:
    kept = tmp_path / "kept.png"
    kept.write_bytes(b"mine")
    try_to_save(kept)
    try_to_save(tmp_path / "new.png")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("kept.png", b"mine")
    ]
    for place in (tmp_path, tmp_path / "absent" / "new.png"):
        with pytest.raises(SaveFailed, match="cannot be written"):
            try_to_save(place)


def test_what_is_private_can_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "x"
    write_whole(path, b"", private=True)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("place", [".", "/", "nowhere/x", "folder"])
def test_a_place_that_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(SaveFailed, match="cannot be written"):
        save(Path(place), b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
