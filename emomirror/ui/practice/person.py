"""How a person who practises is shown: by a sign or a picture of their own, and a nickname."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLocale, QRectF, QSize, Qt, QTime
from PySide6.QtGui import QImageReader, QPainter, QPainterPath, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from emomirror.practice.profile import SIGNS
from emomirror.ui.symbols import pixmap

from .marks import colour

LARGEST_PICTURE = 128 * 1024 * 1024
"""Bytes that a picture may take in memory while it is made small."""
translate = QCoreApplication.translate


class Badge(QWidget):
    """A person's sign on a quiet ground.

    Args:
        sign: one of ``SIGNS``, or the name of a picture in ``folder``.
        folder: the person's pictures.
        size: as a multiple of a line's height.
    """

    def __init__(
        self,
        sign: str,
        folder: Path | None = None,
        *,
        size: float = 2.6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sign, self._folder, self._size = sign, folder, size
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._load()

    def show_sign(self, sign: str) -> None:
        """Shows another one."""
        self._sign = sign
        self._load()
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self._size * self.fontMetrics().height())
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._load()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect())
        ground = QPainterPath()
        ground.addRoundedRect(whole, whole.width() / 4, whole.width() / 4)
        painter.fillPath(ground, colour(QPalette.ColorRole.Midlight))
        if not self._picture.isNull():
            painter.setClipPath(ground)
            painter.drawPixmap(self.rect(), self._picture)
        else:
            name = self._sign if self._sign in SIGNS else "person"
            side = round(0.72 * whole.width())
            at = (self.width() - side) // 2
            drawn = pixmap(name, colour(), side, self.devicePixelRatioF())
            painter.drawPixmap(at, at, drawn)
        painter.end()

    def _load(self) -> None:
        self._picture = QPixmap()
        if self._sign not in SIGNS and self._folder is not None:
            side = self.sizeHint().width()
            self._picture = square(self._folder / self._sign, side, self.devicePixelRatioF())


def square(path: Path, side: int, ratio: float = 1.0) -> QPixmap:
    """The middle of a picture as a square; null where there is none that can be read.

    Args:
        side: in device independent pixels.
        ratio: device pixels for each of those.
    """
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setAllocationLimit(LARGEST_PICTURE >> 20)
    wanted = round(side * ratio)
    size = reader.size()
    if size.isValid() and min(size.width(), size.height()) > wanted:
        # A telephone's picture is decoded at a fraction of its size, and fits into memory so.
        scale = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        reader.setScaledSize(size.scaled(wanted, wanted, scale))
    image = reader.read()
    if image.isNull():
        return QPixmap()
    least = min(image.width(), image.height())
    left, top = (image.width() - least) // 2, (image.height() - least) // 2
    small = image.copy(left, top, least, least).scaled(
        wanted,
        wanted,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    drawn = QPixmap.fromImage(small)
    drawn.setDevicePixelRatio(ratio)
    return drawn


def sign_name(sign: str) -> str:
    """What a sign shows; for a picture, that it is one."""
    match sign:
        case "sign-cat":
            return translate("Sign", "cat")
        case "sign-dog":
            return translate("Sign", "dog")
        case "sign-fish":
            return translate("Sign", "fish")
        case "sign-bird":
            return translate("Sign", "bird")
        case "sign-turtle":
            return translate("Sign", "turtle")
        case "sign-tree":
            return translate("Sign", "tree")
        case "sign-flower":
            return translate("Sign", "flower")
        case "sign-boat":
            return translate("Sign", "boat")
        case "sign-train":
            return translate("Sign", "train")
        case "sign-moon":
            return translate("Sign", "moon")
        case "sign-ball":
            return translate("Sign", "ball")
        case "sign-leaf":
            return translate("Sign", "leaf")
        case _:
            return translate("Sign", "own picture")


def written_date(day: date, *, short: bool = False) -> str:
    """A day as the language writes it, the month in words: numbers alone mean other days in other
    countries.

    Args:
        short: as "20 nov 2026", for tables.
    """
    locale = QLocale()
    form = locale.dateFormat(QLocale.FormatType.LongFormat)
    # The name of the weekday is long, and says little of a day of last year.
    for weekday in ("dddd, ", "dddd ", "dddd"):
        form = form.replace(weekday, "")
    if short:
        # Words between day, month and year stand in quotes.
        form = re.sub(r"'[^']*' *", "", form).replace("MMMM", "MMM")
    return locale.toString(QDate(day.year, day.month, day.day), form.strip(" ,"))


def written_moment(moment: datetime, *, short: bool = False) -> str:
    """A day and the time of it, as the language writes them; see ``written_date``."""
    clock = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    at = QLocale().toString(QTime(moment.hour, moment.minute), clock)
    return f"{written_date(moment.date(), short=short)}, {at}"


def days_ago(moment: datetime | None, today: date) -> str:
    """When somebody last practised, in words.

    Args:
        moment: local; None is never.
    """
    if moment is None:
        return translate("Person", "Has not practised yet")
    days = (today - moment.date()).days
    if days == 0:
        return translate("Person", "Practised today")
    if days == 1:
        return translate("Person", "Practised yesterday")
    if 1 < days < 14:
        return translate("Person", "Practised {days} days ago").format(days=days)
    return translate("Person", "Practised on {day}").format(day=written_date(moment.date()))
