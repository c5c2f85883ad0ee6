"""A quiet line under the mirror, always in one place: what the camera needs, or how it goes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from emomirror.ui import symbols
from emomirror.ui.spoken import Spoken
from emomirror.ui.steady import Steady
from emomirror.ui.theme import LIGHT, SPACE, Theme, Type
from emomirror.vision.observation import Reason

COACH_HOLD_S = 1.2
"""How long a picture must be bad until the line says so."""
NEAR_HOLD_S = 0.25
"""How long the face must be near enough until the line says so."""
translate = QCoreApplication.translate

OTHERS: Final = "others"
"""Somebody is seen, and not the person practising."""
Finding = Reason | Literal["others"] | bool
"""What is wrong with the picture, or whether the face is near enough."""


def coach_text(finding: Finding) -> str:
    """What the line says of a finding."""
    match finding:
        case Reason() as reason:
            return symbols.reason_text(reason)
        case "others":
            return translate("CoachLine", "Where are you? Another face: N")
        case True:
            return translate("CoachLine", "Hold it like this")
        case _:
            return ""


class CoachLine(QWidget):
    """Says what the camera needs, or to hold the face; empty where there is nothing to say."""

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._theme = LIGHT
        self._finding: Steady[Finding] = Steady(False)
        self._spoken = Spoken(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("CoachLine", "What to do"))

    @property
    def text(self) -> str:
        """What it says."""
        return coach_text(self._finding.value)

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    def offer(self, finding: Finding) -> None:
        """Takes what is the case now; it is said once it lasts."""
        before = self.text
        hold = NEAR_HOLD_S if isinstance(finding, bool) else COACH_HOLD_S
        self._finding.offer(finding, self._clock(), hold)
        self._show(before)

    def clear(self) -> None:
        """Says nothing, at once."""
        before = self.text
        self._finding.set(False, self._clock())
        self._show(before)

    def sizeHint(self) -> QSize:
        return QSize(12 * SPACE.L, round(1.3 * QFontMetrics(self._font()).height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text:
            return
        painter = QPainter(self)
        font = self.fitting(self.text)
        metrics = QFontMetrics(font)
        value = self._finding.value
        symbol = "accept"
        if not isinstance(value, bool):
            symbol = symbols.reason_symbol(Reason.NO_FACE if value == OTHERS else Reason(value))
        icon = round(1.25 * metrics.height())
        width = icon + SPACE.S + metrics.horizontalAdvance(self.text)
        left = max(0, (self.width() - width) // 2)
        drawn = symbols.pixmap(symbol, self._theme.text, icon, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - icon) // 2, drawn)
        painter.setFont(font)
        painter.setPen(self._theme.text)
        place = QRect(left + icon + SPACE.S, 0, self.width() - left - icon - SPACE.S, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text)

    def fitting(self, text: str) -> QFont:
        """The font in which a line fits: a title's, or a smaller one, down to a caption's."""
        font = self._font()
        least = Type.CAPTION.font(self.font()).pixelSize()
        while font.pixelSize() > least and self._width(font, text) > self.width():
            font.setPixelSize(font.pixelSize() - 1)
        return font

    def _width(self, font: QFont, text: str) -> int:
        metrics = QFontMetrics(font)
        return round(1.25 * metrics.height()) + SPACE.S + metrics.horizontalAdvance(text)

    def _font(self) -> QFont:
        return Type.TITLE.font(self.font())

    def _show(self, before: str) -> None:
        if self.text != before:
            self._spoken.say(self.text)
            self.update()
