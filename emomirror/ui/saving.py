"""Saves the frozen picture, only when the person asks, and without making the window wait."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QSaveFile, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageWriter

from emomirror.errors import SaveFailed
from emomirror.sentences import Sentence

log = logging.getLogger(__name__)

ENDINGS = (".png", ".jpg", ".jpeg")
OTHER_PICTURES = (".avif", ".bmp", ".gif", ".heic", ".jxl", ".svg", ".tif", ".tiff", ".webp")
"""What names a kind of picture that is not written here."""


def suggested_name(now: datetime) -> str:
    """A file name that sorts by time and that every system takes."""
    return f"emomirror {now:%Y-%m-%d %H.%M.%S}.png"


def with_ending(
    path: Path, ending: str = "png", known: Collection[str] = (*ENDINGS, *OTHER_PICTURES)
) -> Path:
    """``path``, with ``ending`` where its own is none that is ``known``; a picture's if not given.
    The "2" of "Week 1.2" names no kind of file."""
    if path.suffix.lower() in known:
        return path
    return path.with_name(f"{path.name}.{ending}")


class Saver(QObject):
    """Encodes and writes pictures in a thread of its own: a PNG takes a tenth of a second, a slow
    disk any time."""

    saved = Signal(object)
    """``Path`` of a picture that is on the disk now."""
    failed = Signal(SaveFailed, QImage)
    """Why, and the picture, which is nowhere else now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        # One thread: pictures under one name are written in the order in which they were saved.
        self._pool.setMaxThreadCount(1)

    def save(self, image: QImage, path: Path) -> None:
        """Begins to save; returns at once.

        Args:
            image: shares no memory with what changes.
            path: as for ``save_picture``.
        """
        self._pool.start(lambda: self._save(image, path))

    def finish(self, timeout_s: float) -> bool:
        """Waits for what is being saved; whether all of it was, in time."""
        done = self._pool.waitForDone(round(1000 * timeout_s))
        if not done:
            log.warning("a picture was not saved within %.1f s", timeout_s)
        return done

    def _save(self, image: QImage, path: Path) -> None:
        try:
            save_picture(image, path)
        except SaveFailed as error:
            self.failed.emit(error, image)
        else:
            self.saved.emit(path)


def save_picture(image: QImage, path: Path) -> None:
    """Writes a picture whole or not at all; what was there before stays if it fails.

    Args:
        path: ends in one of ``ENDINGS``, which says the format.

    Raises:
        SaveFailed: the place cannot be written, or the name asks for another format.
    """
    if path.suffix.lower() not in ENDINGS:
        raise SaveFailed(
            Sentence(
                "Saving", "{name} names another kind of picture; PNG and JPEG can be saved."
            ).naming(name=path.name)
        )
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise SaveFailed(_not_saved(path, file.errorString()))
    writer = QImageWriter(file, path.suffix[1:].lower().encode())
    writer.setQuality(95 if path.suffix.lower() != ".png" else -1)
    if not writer.write(image):
        file.cancelWriting()
        raise SaveFailed(_not_saved(path, writer.errorString()))
    if not file.commit():
        raise SaveFailed(_not_saved(path, file.errorString()))


def _not_saved(path: Path, reason: str) -> Sentence:
    return Sentence(
        "Saving", "The picture cannot be saved as {path} ({reason}). Choose another place."
    ).naming(path=path, reason=reason.rstrip("."))
