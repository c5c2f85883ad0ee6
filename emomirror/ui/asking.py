"""Asks for files and folders. The window goes on meanwhile: no dialog here waits for its answer.

What Qt's own dialog would remember on the disk, the last folder among it, is kept from it. What a
desktop's dialog remembers is the desktop's, as for every program.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from .saving import with_ending

VIDEOS = "*.mp4 *.mkv *.mov *.avi *.webm *.m4v *.gif"
PICTURES = "*.png *.jpg *.jpeg *.bmp *.webp *.tif *.tiff"
KINDS = {"PNG (*.png)": "png", "JPEG (*.jpg *.jpeg)": "jpg"}
"""What a picture can be saved as, and the ending that a name without one gets."""

translate = QCoreApplication.translate


def ask_for_recording(parent: QWidget, then: Callable[[str], object]) -> QFileDialog:
    """Asks for a recording or a picture."""
    dialog = make_dialog(parent, translate("Asking", "Open a recording or picture"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [
            translate("Asking", "Recordings and pictures") + f" ({VIDEOS} {PICTURES})",
            translate("Asking", "All files") + " (*)",
        ]
    )
    return open_dialog(dialog, then)


def ask_for_folder(parent: QWidget, then: Callable[[str], object]) -> QFileDialog:
    """Asks for a folder of pictures."""
    dialog = make_dialog(parent, translate("Asking", "Open a folder of pictures"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return open_dialog(dialog, then)


def ask_for_model(parent: QWidget, then: Callable[[Path], object]) -> QFileDialog:
    """Asks for a model file."""
    dialog = make_dialog(parent, translate("Asking", "Use another model file"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([translate("Asking", "Models that emomirror-train wrote") + " (*.onnx)"])
    return open_dialog(dialog, lambda path: then(Path(path)))


def ask_where_to_save(
    parent: QWidget, name: str, then: Callable[[Path], object], folder: Path | None = None
) -> QFileDialog:
    """Asks where the frozen picture goes. The person has agreed to write over what is there.

    Args:
        name: what is suggested.
        folder: where it is suggested; the person's pictures where None.
    """
    dialog = make_dialog(parent, translate("Asking", "Save the frozen picture"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(KINDS))
    kind = next((kind for kind in KINDS if f"*{Path(name).suffix.lower()}" in kind), "")
    dialog.selectNameFilter(kind or next(iter(KINDS)))
    dialog.setDefaultSuffix(KINDS[dialog.selectedNameFilter()])
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    dialog.setDirectory(str(folder or (place if QDir(place).exists() else QDir.homePath())))
    dialog.selectFile(name)

    def follow(kind: str) -> None:
        dialog.setDefaultSuffix(KINDS[kind])
        named = Path(dialog.selectedFiles()[0])
        if named.suffix:
            dialog.selectFile(named.with_suffix(f".{KINDS[kind]}").name)

    def check(path: str) -> None:
        named = Path(path)
        whole = with_ending(named, dialog.defaultSuffix())
        if whole != named and whole.exists():
            # The dialog has asked about the name as it was typed, not about this one.
            ask_where_to_save(parent, whole.name, then, whole.parent)
        else:
            then(whole)

    dialog.filterSelected.connect(follow)
    return open_dialog(dialog, check)


def make_dialog(parent: QWidget, title: str) -> QFileDialog:
    """A dialog that keeps no history and goes when it is done with."""
    _keep_no_history()
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _keep_no_history() -> None:
    """Sends what Qt writes when a dialog goes, the folders that were visited, to a place where no
    file can be. The mirror itself keeps nothing in Qt's settings."""
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, os.devnull)


def open_dialog(dialog: QFileDialog, then: Callable[[str], object]) -> QFileDialog:
    """Opens a dialog; ``then`` is called with what was chosen, and not at all if nothing was."""
    dialog.fileSelected.connect(then)
    dialog.open()
    return dialog
