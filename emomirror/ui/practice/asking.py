"""Asks for the files and folders of practice, as ``emomirror.ui.asking`` does for the mirror's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from emomirror.ui.asking import PICTURES, make_dialog, open_dialog
from emomirror.ui.saving import with_ending

translate = QCoreApplication.translate
Then = Callable[[Path], object]


def ask_for_picture(parent: QWidget, then: Then) -> QFileDialog:
    """Asks for a picture of a face that the person knows."""
    dialog = make_dialog(parent, translate("Asking", "Add a picture"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([translate("Asking", "Pictures") + f" ({PICTURES})"])
    return open_dialog(dialog, lambda path: then(Path(path)))


def ask_for_plan(parent: QWidget, then: Then) -> QFileDialog:
    """Asks for a file that holds a plan."""
    dialog = make_dialog(parent, translate("Asking", "Open a plan"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setDirectory(_documents())
    dialog.setNameFilters(
        [
            translate("Asking", "Plans") + " (*.toml *.json)",
            translate("Asking", "All files") + " (*)",
        ]
    )
    return open_dialog(dialog, lambda path: then(Path(path)))


def ask_for_records(parent: QWidget, then: Then) -> QFileDialog:
    """Asks for a backup to go back to."""
    dialog = make_dialog(parent, translate("Asking", "Go back to a backup"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setDirectory(_documents())
    dialog.setNameFilters(
        [
            translate("Asking", "Backups") + " (*.sqlite3)",
            translate("Asking", "All files") + " (*)",
        ]
    )
    return open_dialog(dialog, lambda path: then(Path(path)))


def ask_for_folder(parent: QWidget, title: str, then: Then) -> QFileDialog:
    """Asks for a folder into which something is written."""
    dialog = make_dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.setDirectory(_documents())
    return open_dialog(dialog, lambda path: then(Path(path)))


def ask_where(
    parent: QWidget,
    title: str,
    name: str,
    kinds: Sequence[tuple[str, str]],
    then: Then,
    folder: Path | None = None,
) -> QFileDialog:
    """Asks where a file goes. The person has agreed to write over what is there.

    Args:
        name: what is suggested.
        kinds: what it can be, each as words and an ending without its dot; the first is suggested,
            and is what a name with no ending of these becomes.
        folder: where it is suggested; the person's documents where None.
    """
    dialog = make_dialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([f"{words} (*.{ending})" for words, ending in kinds])
    dialog.setDefaultSuffix(kinds[0][1])
    dialog.setDirectory(str(folder or _documents()))
    dialog.selectFile(name)

    def check(path: str) -> None:
        named = Path(path)
        whole = with_ending(named, kinds[0][1], [f".{ending}" for _, ending in kinds])
        if whole != named and whole.exists():
            # The dialog has asked about the name as it was typed, not about this one.
            ask_where(parent, title, whole.name, kinds, then, whole.parent)
        else:
            then(whole)

    return open_dialog(dialog, check)


def safe_name(text: str, longest: int = 40) -> str:
    """A name as part of a file's name that every system takes."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in text)
    return " ".join(kept[:longest].split()) or "practice"


def _documents() -> str:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place if QDir(place).exists() else QDir.homePath()
