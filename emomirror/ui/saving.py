"""Saves the frozen picture, only when the person asks."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QIODevice, QSaveFile
from PySide6.QtGui import QImage, QImageWriter

from emomirror.errors import SaveFailed

ENDINGS = (".png", ".jpg", ".jpeg")


def suggested_name(now: datetime) -> str:
    """A file name that sorts by time and that every system takes."""
    return f"emomirror {now:%Y-%m-%d %H.%M.%S}.png"


def with_ending(path: Path) -> Path:
    """``path``, as PNG where no kind of picture is named."""
    return path if path.suffix.lower() in ENDINGS else path.with_name(path.name + ".png")


def save_picture(image: QImage, path: Path) -> None:
    """Writes a picture whole or not at all; what was there before stays if it fails.

    Args:
        path: ends in one of ``ENDINGS``, which says the format.

    Raises:
        SaveFailed: the place cannot be written.
    """
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise SaveFailed(_sentence(path, file.errorString()))
    writer = QImageWriter(file, path.suffix[1:].lower().encode())
    writer.setQuality(95 if path.suffix.lower() != ".png" else -1)
    if not writer.write(image):
        file.cancelWriting()
        raise SaveFailed(_sentence(path, writer.errorString()))
    if not file.commit():
        raise SaveFailed(_sentence(path, file.errorString()))


def _sentence(path: Path, reason: str) -> str:
    return QCoreApplication.translate(
        "Saving", "The picture cannot be saved as {path} ({reason}). Choose another place."
    ).format(path=path, reason=reason.rstrip("."))
