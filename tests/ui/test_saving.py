"""A picture is saved whole or not at all."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from emomirror.errors import SaveFailed
from emomirror.ui.saving import save_picture, suggested_name, with_ending


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


def test_names_sort_by_time_and_have_an_ending() -> None:
    assert suggested_name(datetime(2030, 1, 2, 3, 4, 5)) == "emomirror 2030-01-02 03.04.05.png"
    assert with_ending(Path("me")) == Path("me.png")
    assert with_ending(Path("me.v2")) == Path("me.v2.png")
    assert with_ending(Path("me.JPG")) == Path("me.JPG")
