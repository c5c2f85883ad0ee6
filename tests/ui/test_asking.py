"""What is asked for comes as it was meant, and nothing is written over unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from emomirror.ui.asking import ask_for_folder, ask_where_to_save

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Ask = Callable[..., QFileDialog]


@pytest.fixture
def chosen() -> list[Path]:
    return []


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    yield window
    for dialog in window.findChildren(QFileDialog):
        dialog.close()
    QApplication.sendPostedEvents()


@pytest.fixture
def ask(window: QWidget, chosen: list[Path], tmp_path: Path) -> Ask:
    """Asks where to save, with a name typed in place of the suggested one."""

    def make(typed: str | None = None) -> QFileDialog:
        dialog = ask_where_to_save(window, "emomirror 2030-01-02.png", chosen.append, tmp_path)
        if typed is not None:
            name_field(dialog).setText(typed)
        return dialog

    return make


def name_field(dialog: QFileDialog) -> QLineEdit:
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    return field


def choose_kind(qtbot: QtBot, dialog: QFileDialog, key: Qt.Key) -> None:
    kinds = dialog.findChild(QComboBox, "fileTypeCombo")
    assert kinds is not None
    qtbot.keyClick(kinds, key)


def answer(dialog: QFileDialog, button: QMessageBox.StandardButton) -> None:
    """Accepts, and answers the question that comes of it."""

    def press() -> None:
        question = dialog.findChild(QMessageBox)
        if question is None:
            QTimer.singleShot(0, press)
        else:
            question.button(button).click()

    QTimer.singleShot(0, press)
    dialog.accept()


@pytest.mark.parametrize(
    ("typed", "got"),
    [
        ("me", "me.png"),
        ("me.png", "me.png"),
        ("me.JPG", "me.JPG"),
        ("me.v2", "me.v2.png"),
        ("me.bmp", "me.bmp"),  # refused with a sentence when it is saved
    ],
)
def test_a_name_gets_an_ending_where_it_has_none(
    ask: Ask, chosen: list[Path], tmp_path: Path, typed: str, got: str
) -> None:
    ask(typed).accept()
    assert chosen == [tmp_path / got]


def test_the_kind_that_is_chosen_is_the_kind_that_is_saved(
    qtbot: QtBot, ask: Ask, chosen: list[Path], tmp_path: Path
) -> None:
    dialog = ask("me")
    choose_kind(qtbot, dialog, Qt.Key.Key_Down)
    dialog.accept()
    dialog = ask()
    choose_kind(qtbot, dialog, Qt.Key.Key_Down)
    assert name_field(dialog).text() == "emomirror 2030-01-02.jpg"
    dialog.accept()
    dialog = ask("me.v2")
    choose_kind(qtbot, dialog, Qt.Key.Key_Down)
    name_field(dialog).setText("me.v2")
    dialog.accept()
    names = ["me.jpg", "emomirror 2030-01-02.jpg", "me.v2.jpg"]
    assert chosen == [tmp_path / name for name in names]


def test_a_bare_name_is_asked_about_where_its_whole_name_exists(
    ask: Ask, chosen: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "me.png").write_bytes(b"another picture")
    dialog = ask("me")
    answer(dialog, QMessageBox.StandardButton.No)
    assert chosen == []
    answer(dialog, QMessageBox.StandardButton.Yes)
    assert chosen == [tmp_path / "me.png"]


def test_a_name_whose_ending_the_dialog_did_not_see_is_asked_about_too(
    window: QWidget, ask: Ask, chosen: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "me.v2.png").write_bytes(b"another picture")
    ask("me.v2").accept()
    assert chosen == []
    (again,) = (d for d in window.findChildren(QFileDialog) if d.isVisible())
    assert name_field(again).text() == "me.v2.png"
    answer(again, QMessageBox.StandardButton.Yes)
    assert chosen == [tmp_path / "me.v2.png"]


def test_a_dialog_that_is_left_answers_nothing(window: QWidget) -> None:
    got: list[str] = []
    dialog = ask_for_folder(window, got.append)
    cancel = [b for b in dialog.findChildren(QPushButton) if b.text().strip("&") == "Cancel"]
    cancel[0].click()
    assert got == []
    assert not dialog.isVisible()
