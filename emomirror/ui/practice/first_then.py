"""The strip of what comes: first this, then that, and how many are left."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from emomirror.ui import symbols
from emomirror.ui.marks import RADIUS
from emomirror.ui.theme import LIGHT, SPACE, Theme

from .screen import Item

MOST_DOTS = 24
"""More tries than this are drawn as one line that fills: nobody counts so many dots."""
ICON_PX = 44
"""Pictograms grow with the text, and beyond this only where the text is larger still."""
translate = QCoreApplication.translate


class FirstThen(QWidget):
    """``First [pictogram] happy  >  Then [pictogram] sad      o o o . .``"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._now: Item | None = None
        self._then: Item | None = None
        self._done, self._all = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._describe()

    @property
    def items(self) -> tuple[Item | None, Item | None]:
        """What it shows first and then."""
        return self._now, self._then

    @property
    def progress(self) -> tuple[int, int]:
        """How many tries are over, and how many there are."""
        return self._done, self._all

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    def show_items(self, now: Item | None, then: Item | None, done: int, all_: int) -> None:
        """Shows what is done now, what comes then, and how much is over."""
        if (now, then, done, all_) != (self._now, self._then, self._done, self._all):
            self._now, self._then, self._done, self._all = now, then, done, all_
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(20 * metrics.height(), self._icon_px(metrics) + 2 * SPACE.S)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.surface)
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        inside = self.rect().adjusted(SPACE.L, 0, -SPACE.L, 0)
        self._paint_progress(painter, inside)
        metrics = QFontMetrics(self.font())
        # The dots take what is left, and at least a quarter.
        room = QRect(inside.left(), 0, inside.width() - inside.width() // 4, inside.height())
        words = self._words()
        if self._width(metrics, words) > room.width():
            words = [(symbol, "", strong) for symbol, _, strong in words]
        left = room.left()
        icon = self._icon_px(metrics)
        for at, (symbol, text, strong) in enumerate(words):
            if at:
                arrow = round(0.9 * metrics.height())
                top = (self.height() - arrow) // 2
                drawn = symbols.pixmap("then", self._theme.muted, arrow, self.devicePixelRatioF())
                painter.drawPixmap(left, top, drawn)
                left += arrow + SPACE.M
            ink = self._theme.text if strong else self._theme.muted
            drawn = symbols.pixmap(symbol, ink, icon, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - icon) // 2, drawn)
            left += icon + SPACE.S
            if text:
                painter.setPen(ink)
                width = metrics.horizontalAdvance(text)
                place = QRect(left, 0, width + 1, self.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
                left += width + SPACE.M

    def _icon_px(self, metrics: QFontMetrics) -> int:
        return round(min(1.9 * metrics.height(), max(1.1 * metrics.height(), ICON_PX)))

    def _words(self) -> list[tuple[str, str, bool]]:
        return [
            (each.symbol, each.text, strong)
            for each, strong in ((self._now, True), (self._then, False))
            if each is not None
        ]

    def _width(self, metrics: QFontMetrics, words: list[tuple[str, str, bool]]) -> int:
        icon, arrow = self._icon_px(metrics), round(0.9 * metrics.height())
        each = [icon + SPACE.S + metrics.horizontalAdvance(text) + SPACE.M for _, text, _ in words]
        return sum(each) + (arrow + SPACE.M) * max(0, len(words) - 1)

    def _paint_progress(self, painter: QPainter, inside: QRect) -> None:
        room = inside.width() // 4
        radius = min(10.0, 0.34 * QFontMetrics(self.font()).height())
        step = min(3.2 * radius, room / max(1, self._all))
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        if self._all > MOST_DOTS or step < 2.6 * 3:
            track = QRectF(inside.right() - room, middle - radius, room, 2 * radius)
            painter.setBrush(self._theme.track)
            painter.setPen(QPen(self._theme.outline, 1))
            painter.drawRoundedRect(track, radius, radius)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.accent)
            track.setWidth(track.width() * self._done / max(1, self._all))
            painter.drawRoundedRect(track, radius, radius)
            return
        radius = min(radius, step / 2.6)
        left = inside.right() - step * self._all + step / 2
        for at in range(self._all):
            over = at < self._done
            painter.setBrush(self._theme.accent if over else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.accent if over else self._theme.outline, 1.5))
            painter.drawEllipse(QPointF(left + at * step, middle), radius, radius)

    def _describe(self) -> None:
        self.setAccessibleName(translate("FirstThen", "What comes"))
        said = []
        if self._now is not None:
            said.append(translate("FirstThen", "First: {0}.").format(self._now.text))
        if self._then is not None:
            said.append(translate("FirstThen", "Then: {0}.").format(self._then.text))
        #: {0} is a number, {1} the number of all.
        said.append(translate("FirstThen", "{0} of {1} done.").format(self._done, self._all))
        self.setAccessibleDescription(" ".join(said))
