from __future__ import annotations

import os
from pathlib import Path

import pytest

from emomirror.errors import SaveFailed
from emomirror.writing import save, write_whole


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
