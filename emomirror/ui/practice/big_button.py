"""A large button for fingers, eyes and keys of any size."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from emomirror.ui import symbols
from emomirror.ui.marks import RADIUS, draw_focus
from emomirror.ui.theme import LIGHT, SPACE, Theme, Type, mixed

LEAST_PX = 56
"""The least side of a button. 48 is the least that fingers hit safely; large keeps some more."""
LONGEST_LINE = 12
"""Width of a text that is broken, as a multiple of its size."""
ICON_PX = 36
"""Seen well enough by anybody: a pictogram grows beyond it only where the text is larger still."""
QUIETER = 0.35
"""How far the pictogram of what cannot be pressed goes towards its ground; its word stays plain."""
GROWN_SHARE = 0.15
"""Height of a word that grows, as a share of the button's shorter side."""
MOST_GROWN, LEAST_SHRUNK = 2, 0.75
"""Times plain text."""
LEAST_WORD_PX = 13
WRAP = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


class BigButton(QAbstractButton):
    """A pictogram over a word, or a word alone. Tab reaches it; the mouse leaves the focus where it
    is.

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
        grows: bool = False,
        beside: bool = False,
    ) -> None:
        """
        Args:
            symbol: a pictogram's name, or "" for none.
            icon: side of the pictogram, as a multiple of the text's line.
            grows: whether pictogram and word grow with the button.
            beside: whether the word stands beside the pictogram, and not below it.
        """
        super().__init__(parent)
        self._theme = LIGHT
        self._symbol = symbol
        self._tone = tone
        self._icon = icon
        self._grows = grows
        self._beside = beside
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)

    @property
    def symbol(self) -> str:
        """The pictogram's name; "" where it has none."""
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

    @property
    def _symbol_ink(self) -> QColor:
        return self.ink if self.isEnabled() else mixed(self.ink, self.ground, QUIETER)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        words = self._words(metrics, LONGEST_LINE * metrics.averageCharWidth() * 2)
        icon = self._wanted_px(metrics)
        if self._beside:
            width = icon + SPACE.S + metrics.horizontalAdvance(self.text()) + 2 * SPACE.M
            return QSize(width, max(LEAST_PX, metrics.height() + 2 * SPACE.M))
        width = max(words.width(), icon) + 2 * SPACE.M
        # With the room of a pictogram that may come later: nothing moves then.
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
        if self.hasFocus():
            draw_focus(painter, self.rect(), self._theme, RADIUS)
        room = self.rect().adjusted(SPACE.S, SPACE.S, -SPACE.S, -SPACE.S)
        font = self._fitting(room)
        painter.setFont(font)
        words = self._words(QFontMetrics(font), room.width())
        if self._beside:
            self._paint_beside(painter, room, font)
            return
        painter.setPen(self.ink)
        if not self._symbol:
            painter.drawText(room, WRAP | Qt.AlignmentFlag.AlignVCenter, self.text())
            return
        icon = self._icon_px(room, words)
        top = room.top() + (room.height() - words.height() - icon - SPACE.XS) // 2
        painter.drawPixmap(
            room.left() + (room.width() - icon) // 2,
            top,
            symbols.pixmap(self._symbol, self._symbol_ink, icon, self.devicePixelRatioF()),
        )
        below = QRect(room.left(), top + icon + SPACE.XS, room.width(), words.height())
        painter.drawText(below, WRAP, self.text())

    def _paint_beside(self, painter: QPainter, room: QRect, font: QFont) -> None:
        metrics = QFontMetrics(font)
        icon = min(room.height(), self._wanted_px(metrics))
        words = metrics.horizontalAdvance(self.text())
        left = room.left() + max(0, (room.width() - icon - SPACE.S - words) // 2)
        drawn = symbols.pixmap(self._symbol, self._symbol_ink, icon, self.devicePixelRatioF())
        painter.drawPixmap(left, room.top() + (room.height() - icon) // 2, drawn)
        painter.setPen(self.ink)
        place = QRect(left + icon + SPACE.S, room.top(), words + 1, room.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _fitting(self, room: QRect) -> QFont:
        """The button's font; where it grows, the largest in which the words stay on one line."""
        font = Type.BODY.font(self.font())
        plain = font.pixelSize()
        if self._grows:
            largest = round(GROWN_SHARE * min(room.width(), room.height()))
            font.setPixelSize(max(plain, min(MOST_GROWN * plain, largest)))
            # A word that has to break takes the room of the pictogram: rather a smaller word.
            least = min(plain, max(LEAST_WORD_PX, round(LEAST_SHRUNK * plain)))
            while font.pixelSize() > least and (
                QFontMetrics(font).horizontalAdvance(self.text()) > room.width()
            ):
                font.setPixelSize(font.pixelSize() - 1)
        return font

    def _wanted_px(self, metrics: QFontMetrics) -> int:
        """Side of the pictogram. It grows with the text while the text is small."""
        line = metrics.height()
        return round(min(self._icon * line, max(line, ICON_PX)))

    def _icon_px(self, room: QRect, words: QRect) -> int:
        spare = min(room.width(), room.height() - words.height() - SPACE.XS)
        wanted = self._wanted_px(QFontMetrics(self.font()))
        if self._grows:
            wanted = max(wanted, round(0.62 * min(room.width(), room.height())))
        return max(16, min(spare, wanted))

    def _words(self, metrics: QFontMetrics, width: int) -> QRect:
        return metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), WRAP, self.text())
