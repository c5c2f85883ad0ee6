"""A large button for fingers, eyes and keys of any size."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from emomirror.ui import symbols
from emomirror.ui.marks import RADIUS, draw_focus
from emomirror.ui.theme import LIGHT, SPACE, Theme, mixed

LEAST_PX = 56
"""The least side of a button. 48 is the least that fingers hit safely; large keeps some more."""
LONGEST_LINE = 12
"""Width of a text that is broken, as a multiple of its size."""
WRAP = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


class BigButton(QAbstractButton):
    """A pictogram over a word. Tab reaches it; the mouse leaves the focus where it is.

    Space presses no button: it is the key of Pause, and no key does two things.
    """

    def __init__(
        self,
        symbol: str,
        text: str,
        parent: QWidget | None = None,
        *,
        tone: Literal["plain", "primary"] = "plain",
        icon: float = 1.6,
    ) -> None:
        """
        Args:
            icon: side of the pictogram, as a multiple of the text's line; where the button is
                larger than it needs, the pictogram grows with it.
        """
        super().__init__(parent)
        self._theme = LIGHT
        self._symbol = symbol
        self._tone = tone
        self._icon = icon
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)

    @property
    def symbol(self) -> str:
        """The pictogram's name."""
        return self._symbol

    def show_as(self, symbol: str, text: str) -> None:
        """Takes another pictogram and word."""
        if (symbol, text) != (self._symbol, self.text()):
            self._symbol = symbol
            self.setText(text)
            self.updateGeometry()
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    @property
    def ink(self) -> QColor:
        """The colour of its word at the moment."""
        if not self.isEnabled():
            return self._theme.muted
        return self._theme.on_accent if self._tone == "primary" else self._theme.text

    @property
    def ground(self) -> QColor:
        """The colour behind its word at the moment."""
        theme = self._theme
        if not self.isEnabled():
            return theme.window
        if self._tone == "primary":
            return mixed(theme.accent, theme.text, 0.15) if self.isDown() else theme.accent
        return mixed(theme.surface, theme.text, 0.14) if self.isDown() else theme.surface

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        words = self._words(metrics, LONGEST_LINE * metrics.averageCharWidth() * 2)
        icon = round(self._icon * metrics.height())
        width = max(words.width(), icon) + 2 * SPACE.M
        height = icon + SPACE.XS + words.height() + 2 * SPACE.S
        return QSize(max(LEAST_PX, width), max(LEAST_PX, height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.EnabledChange):
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.ground)
        line = self._theme.outline if self.isEnabled() else self._theme.hairline
        painter.setPen(QPen(line, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        room = self.rect().adjusted(SPACE.S, SPACE.S, -SPACE.S, -SPACE.S)
        words = self._words(QFontMetrics(self.font()), room.width())
        icon = self._icon_px(room, words)
        top = room.top() + (room.height() - words.height() - icon - SPACE.XS) // 2
        painter.drawPixmap(
            room.left() + (room.width() - icon) // 2,
            top,
            symbols.pixmap(self._symbol, self.ink, icon, self.devicePixelRatioF()),
        )
        painter.setPen(self.ink)
        below = QRect(room.left(), top + icon + SPACE.XS, room.width(), words.height())
        painter.drawText(below, WRAP, self.text())
        if self.hasFocus():
            draw_focus(painter, self.rect(), self._theme, RADIUS)

    def _icon_px(self, room: QRect, words: QRect) -> int:
        least = round(self._icon * QFontMetrics(self.font()).height())
        spare = min(room.width(), room.height() - words.height() - SPACE.XS)
        return max(16, min(spare, max(least, round(0.62 * room.height()))))

    def _words(self, metrics: QFontMetrics, width: int) -> QRect:
        return metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), WRAP, self.text())
