"""What stands in the mirror's place where there is no picture."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from . import symbols
from .marks import RADIUS
from .theme import SPACE, Theme, Type

WRAP = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
COLUMN = 30
"""Width of the text, as a multiple of its size: longer lines are hard to read."""


@dataclass(frozen=True)
class Message:
    """A pictogram, a title and a text; with neither of both, an empty ground."""

    title: str = ""
    text: str = ""
    symbol: str = "camera"

    def paint(self, painter: QPainter, rect: QRect, theme: Theme, base: QFont) -> None:
        """Paints the message into the middle of ``rect``, on a ground that fills it.

        Args:
            base: the widget's font.
        """
        painter.fillRect(rect, theme.window)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.stage)
        unseen = theme.stage == theme.window
        painter.setPen(QPen(theme.hairline, 1) if unseen else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if not self.title and not self.text:
            return
        grown = min(2.0, max(1.0, rect.height() / 600))
        title_font = Type.TITLE.font(base, strong=True, grown=grown)
        text_font = Type.BODY.font(base, grown=grown)
        column = min(rect.width() - 2 * SPACE.XL, COLUMN * text_font.pixelSize())
        title_h = _height(title_font, self.title, column)
        text_h = _height(text_font, self.text, column)
        words_h = title_h + (SPACE.S + text_h if text_h else 0)
        text = self.text
        if words_h + 2 * SPACE.XS > rect.height():
            # Low, since a banner over it says the same at length.
            text, words_h = "", title_h
        icon = round(4.8 * text_font.pixelSize())
        if words_h + icon + SPACE.L + 2 * SPACE.M > rect.height():
            icon = 0
        left = rect.left() + (rect.width() - column) // 2
        top = rect.top() + (rect.height() - words_h - (icon + SPACE.L if icon else 0)) // 2
        if icon:
            ratio = painter.device().devicePixelRatioF()
            drawn = symbols.pixmap(self.symbol, theme.muted, icon, ratio)
            painter.drawPixmap(rect.left() + (rect.width() - icon) // 2, top, drawn)
            top += icon + SPACE.L
        painter.setFont(title_font)
        painter.setPen(theme.text)
        painter.drawText(QRect(left, top, column, title_h), WRAP, self.title)
        painter.setFont(text_font)
        painter.setPen(theme.muted)
        painter.drawText(QRect(left, top + title_h + SPACE.S, column, text_h), WRAP, text)


def _height(font: QFont, text: str, width: int) -> int:
    if not text:
        return 0
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), WRAP, text).height()
