"""A person's sign."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from emomirror.ui.practice.person import square


def test_the_middle_of_a_telephones_picture_is_taken(qtbot: QtBot, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    image = QImage(8000, 6000, QImage.Format.Format_RGB888)
    image.fill(QColor("blue"))
    assert image.save(str(photo))
    sign = square(photo, 48, 2.0)
    assert (sign.width(), sign.height()) == (96, 96)
    assert sign.toImage().pixelColor(48, 48).blue() > 200


def test_what_is_no_picture_is_none(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_text("no picture")
    assert square(tmp_path / "photo.jpg", 48).isNull()
    assert square(tmp_path / "absent.jpg", 48).isNull()
