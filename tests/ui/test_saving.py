"""A picture is saved whole or not at all, and the window does not wait for it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from emomirror.errors import SaveFailed
from emomirror.ui import saving
from emomirror.ui.saving import Saver, save_picture, suggested_name, with_ending


@pytest.fixture
def image() -> QImage:
    image = QImage(40, 30, QImage.Format.Format_RGB888)
    image.fill(QColor(200, 100, 50))
    return image


@pytest.mark.parametrize("ending", ["png", "jpg", "JPEG"])
def test_a_picture_comes_back_as_it_was(image: QImage, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"me.{ending}"
    save_picture(image, path)
    saved = QImage(str(path))
    assert saved.size() == image.size()
    for came, expected in zip(saved.pixelColor(20, 15).getRgb(), (200, 100, 50, 255), strict=True):
        assert abs(came - expected) <= 3
    assert [each.name for each in tmp_path.iterdir()] == [path.name], "no scratch file stays"


def test_a_folder_that_is_not_there_is_said(image: QImage, tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="no folder"):
        save_picture(image, tmp_path / "no folder" / "me.png")


def test_what_was_there_stays_where_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "me.png"
    path.write_bytes(b"another picture")
    with pytest.raises(SaveFailed):
        save_picture(QImage(), path)
    assert path.read_bytes() == b"another picture"


@pytest.mark.parametrize("name", ["me.bmp", "me"])
def test_a_name_of_another_kind_is_refused(image: QImage, tmp_path: Path, name: str) -> None:
    with pytest.raises(SaveFailed, match="PNG and JPEG can be saved"):
        save_picture(image, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="makes a file that waits for its reader")
def test_the_window_does_not_wait_for_a_slow_disk(
    qtbot: QtBot, image: QImage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "disk")

    def save_slowly(image: QImage, path: Path) -> None:
        (tmp_path / "disk").read_bytes()
        save_picture(image, path)

    monkeypatch.setattr(saving, "save_picture", save_slowly)
    saver = Saver()
    saver.save(image, tmp_path / "me.png")
    assert not saver.finish(0.01)
    assert not (tmp_path / "me.png").exists()
    with qtbot.waitSignal(saver.saved) as told:
        (tmp_path / "disk").write_bytes(b"")
    assert told.args == [tmp_path / "me.png"]
    assert QImage(str(tmp_path / "me.png")).size() == image.size()
    assert saver.finish(2.0)


def test_a_picture_that_could_not_be_saved_comes_back(
    qtbot: QtBot, image: QImage, tmp_path: Path
) -> None:
    saver = Saver()
    with qtbot.waitSignal(saver.failed) as told:
        saver.save(image, tmp_path / "no folder" / "me.png")
    error, picture = told.args
    assert "no folder" in str(error)
    assert picture == image


def test_names_sort_by_time_and_have_an_ending() -> None:
    assert suggested_name(datetime(2030, 1, 2, 3, 4, 5)) == "emomirror 2030-01-02 03.04.05.png"
    assert with_ending(Path("me")) == Path("me.png")
    assert with_ending(Path("me.v2"), "jpg") == Path("me.v2.jpg")
    assert with_ending(Path("me.JPG")) == Path("me.JPG")
    assert with_ending(Path("me.png"), "csv", [".csv"]) == Path("me.png.csv")
