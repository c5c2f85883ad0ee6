"""Symbols, buttons and lines of text that follow the theme and the size of text by themselves.

They take their colours from the application's palette, which is the theme's: pages that are made
anew whenever they are opened need not be told of it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from emomirror.ui.symbols import control_icon, pixmap

Role = QPalette.ColorRole
_RESTYLED = (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


def colour(role: QPalette.ColorRole = Role.WindowText) -> QColor:
    """One of the theme's colours."""
    return QGuiApplication.palette().color(role)


class Symbol(QLabel):
    """One of our pictograms.

    Args:
        name: of its file.
        size: as a multiple of a line's height.
        says: for those who cannot see it; empty where words beside it say the same.
        role: the colour.
    """

    def __init__(
        self,
        name: str,
        size: float = 1.0,
        *,
        says: str = "",
        role: QPalette.ColorRole = Role.WindowText,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._size, self._role = name, size, role
        self.setAccessibleName(says)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    @property
    def name(self) -> str:
        """The name of its file."""
        return self._name

    def show_symbol(self, name: str) -> None:
        """Shows another one."""
        self._name = name
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RESTYLED:
            self._draw()

    def _draw(self) -> None:
        size = round(self._size * self.fontMetrics().height())
        self.setPixmap(pixmap(self._name, colour(self._role), size, self.devicePixelRatioF()))


class Button(QPushButton):
    """A button with a word and, where ``symbol`` is given, a pictogram before it.

    Args:
        tone: as the style sheet knows it: "primary" for the one main action, "quiet" for one
            without a line around it.
    """

    def __init__(
        self, text: str, symbol: str = "", *, tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._symbol, self._tone = symbol, tone
        self.setAutoDefault(False)
        if tone:
            self.setProperty("tone", tone)
        self._draw()

    def show_symbol(self, symbol: str) -> None:
        """Shows another pictogram."""
        self._symbol = symbol
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (*_RESTYLED, QEvent.Type.EnabledChange):
            self._draw()

    def _draw(self) -> None:
        if not self._symbol:
            return
        role = Role.HighlightedText if self._tone == "primary" else Role.WindowText
        drawn = colour(role)
        if not self.isEnabled():
            drawn = QGuiApplication.palette().color(QPalette.ColorGroup.Disabled, Role.WindowText)
        size = round(1.15 * self.fontMetrics().height())
        self.setIcon(control_icon(self._symbol, drawn, size))
        self.setIconSize(QSize(size, size))


class Elided(QLabel):
    """One line of text that ends in "…" where there is no room; the whole of it is in its tip, and
    read by screen readers."""

    def __init__(
        self, text: str = "", *, kind: str = "", tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        for name, value in (("type", kind), ("tone", tone)):
            if value:
                self.setProperty(name, value)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_whole(text)

    @property
    def whole(self) -> str:
        """All of the text."""
        return self._whole

    def set_whole(self, text: str) -> None:
        """Takes another text. Line breaks in it count as spaces."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        # A name of 500 letters asks for no more room than a long one of 60.
        wanted = min(metrics.horizontalAdvance(self._whole[:120]), 30 * metrics.height())
        return QSize(wanted + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * self.fontMetrics().height(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RESTYLED:
            self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width()))
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
