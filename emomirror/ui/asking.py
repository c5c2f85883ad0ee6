"""Asks for files and folders. The window goes on meanwhile: no dialog here waits for its answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

VIDEOS = "*.mp4 *.mkv *.mov *.avi *.webm *.m4v *.gif"
PICTURES = "*.png *.jpg *.jpeg *.bmp *.webp *.tif *.tiff"

translate = QCoreApplication.translate


def ask_for_recording(parent: QWidget, then: Callable[[str], object]) -> QFileDialog:
    """Asks for a recording or a picture."""
    dialog = _dialog(parent, translate("Asking", "Open a recording or picture"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [
            translate("Asking", "Recordings and pictures") + f" ({VIDEOS} {PICTURES})",
            translate("Asking", "All files") + " (*)",
        ]
    )
    return _open(dialog, then)


def ask_for_folder(parent: QWidget, then: Callable[[str], object]) -> QFileDialog:
    """Asks for a folder of pictures."""
    dialog = _dialog(parent, translate("Asking", "Open a folder of pictures"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return _open(dialog, then)


def ask_for_model(parent: QWidget, then: Callable[[Path], object]) -> QFileDialog:
    """Asks for a model file."""
    dialog = _dialog(parent, translate("Asking", "Use another model file"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([translate("Asking", "Models that emomirror-train wrote") + " (*.onnx)"])
    return _open(dialog, lambda path: then(Path(path)))


def ask_where_to_save(parent: QWidget, name: str, then: Callable[[Path], object]) -> QFileDialog:
    """Asks where the frozen picture goes; ``name`` is what is suggested."""
    dialog = _dialog(parent, translate("Asking", "Save the frozen picture"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(["PNG (*.png)", "JPEG (*.jpg *.jpeg)"])
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    dialog.setDirectory(place if QDir(place).exists() else QDir.homePath())
    dialog.selectFile(name)
    return _open(dialog, lambda path: then(Path(path)))


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _open(dialog: QFileDialog, then: Callable[[str], object]) -> QFileDialog:
    dialog.fileSelected.connect(then)
    dialog.open()
    return dialog
