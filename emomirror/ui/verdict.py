"""The one line that says what the face looks like."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from emomirror.camera.frame import Frame
from emomirror.emotions import EMOTIONS, Emotion
from emomirror.vision.observation import Observation, Reason

from . import symbols
from .marks import draw_focus
from .spoken import Spoken
from .steady import Steady
from .theme import LIGHT, SPACE, Theme, Type

EMOTION_HOLD_S = 0.35
"""How long a face must look like something until the line says so."""
COACH_HOLD_S = 0.8
"""How long a picture must be bad until the line says so: one blurred frame is no news."""

MOST_GROWN = 1.3
"""How far the line grows, where it is wide, beyond the largest size of text."""
ONE_LINE = 0.9
"""A line that would have to shrink below this share of the largest size of text wraps instead."""

AS_HIGH_AS_NEEDED = 1_000_000

Finding = Emotion | Reason | None
"""An emotion, what is wrong with the picture, or None for "not sure"."""


class Verdict(QWidget):
    """ "Looks like: happiness", "Not sure", or the coach's line, with a pictogram.

    The line changes only after the new state has lasted for a moment, and all lines have one
    size, so that nothing jumps.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        centred: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._centred = centred
        self._theme = LIGHT
        self._empty = True
        self._frame: Frame | None = None
        self._finding: Steady[Finding] = Steady(None)
        self._spoken = Spoken(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("What the face looks like"))
        self._fits: dict[tuple[int, int], tuple[QFont, bool]] = {}

    @property
    def text(self) -> str:
        """The line as it is shown; empty where nothing is."""
        return "" if self._empty else _line(self._finding.value)

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    def set_observation(self, observation: Observation | None) -> None:
        """Takes the newest observation; None empties the line at once."""
        now = self._clock()
        before = self.text
        if observation is None:
            self._empty, self._frame = True, None
        else:
            finding = _finding(observation)
            # Another reading of the very same picture is no flicker: somebody asked for it.
            if self._empty or observation.frame is self._frame:
                self._finding.set(finding, now)
            else:
                hold = COACH_HOLD_S if isinstance(finding, Reason) else EMOTION_HOLD_S
                self._finding.offer(finding, now, hold)
            self._empty, self._frame = False, observation.frame
        if self.text != before:
            self._spoken.say(self.text)
            self.update()

    def sizeHint(self) -> QSize:
        display = Type.DISPLAY.font(self.font(), strong=True)
        font, wraps = self._fitting(self.width(), AS_HIGH_AS_NEEDED)
        return QSize(_width_of_one_line(display), _height(font, wraps=wraps))

    def minimumSizeHint(self) -> QSize:
        smallest = Type.TITLE.font(self.font(), strong=True)
        return QSize(12 * SPACE.L, _height(smallest, wraps=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Not Qt's height for width: that could not shrink where height is scarce.
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self.setAccessibleName(self.tr("What the face looks like"))
            self._spoken.say(self.text)
            self._fits.clear()
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._empty:
            self._paint_line(painter)
        if self.hasFocus():
            draw_focus(painter, self.rect(), self._theme)

    def _paint_line(self, painter: QPainter) -> None:
        font, wraps = self._fitting(self.width(), self.height())
        metrics = QFontMetrics(font)
        icon = _icon_size(metrics, wraps=wraps)
        room = QRect(0, 0, self.width() - icon - SPACE.M, self.height())
        words = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.text)
        left = (room.width() - words.width()) // 2 if self._centred else 0
        finding = self._finding.value
        colour = self._theme.muted
        if isinstance(finding, Emotion):
            colour = self._theme.emotion_colour(finding)
        painter.drawPixmap(
            QPoint(left, (self.height() - icon) // 2),
            symbols.pixmap(_symbol(finding), colour, icon, self.devicePixelRatioF()),
        )
        painter.setFont(font)
        painter.setPen(self._theme.text)
        painter.drawText(
            room.translated(left + icon + SPACE.M, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap,
            self.text,
        )

    def _fitting(self, width: int, height: int) -> tuple[QFont, bool]:
        """The largest font in which every line fits, and whether lines wrap in it: on one line
        if that is nearly the largest size of text or more, else on two, else a title's."""
        if (width, height) not in self._fits:
            if len(self._fits) > 1:
                self._fits.clear()
            self._fits[width, height] = self._fit(width, height)
        return self._fits[width, height]

    def _fit(self, width: int, height: int) -> tuple[QFont, bool]:
        display = Type.DISPLAY.font(self.font(), strong=True)
        grown = min(MOST_GROWN, width / _width_of_one_line(display))
        font = Type.DISPLAY.font(self.font(), strong=True, grown=grown)
        if grown >= ONE_LINE and _height(font, wraps=False) <= height:
            return font, False
        smallest = Type.TITLE.font(self.font(), strong=True).pixelSize()
        for size in range(display.pixelSize(), smallest, -1):
            font.setPixelSize(size)
            if _height(font, wraps=True) <= height and _fits_on_two_lines(font, width):
                return font, True
        font.setPixelSize(smallest)
        return font, True


def _finding(observation: Observation) -> Finding:
    main = observation.main
    reasons = observation.reasons
    return reasons[0] if main is None or reasons else main.top


def _symbol(finding: Finding) -> str:
    match finding:
        case Emotion():
            return finding.value
        case Reason():
            return symbols.reason_symbol(finding)
        case None:
            return symbols.UNSURE


def _line(finding: Finding) -> str:
    translate = QCoreApplication.translate
    match finding:
        case Emotion():
            #: {0} is the name of an emotion.
            form = translate("Verdict", "Looks like: {0}")
            return form.format(symbols.emotion_name(finding))
        case Reason():
            return symbols.reason_text(finding)
        case None:
            return translate("Verdict", "Not sure")


def _lines() -> list[str]:
    findings: tuple[Finding, ...] = (*EMOTIONS, *Reason, None)
    return [_line(finding) for finding in findings]


def _width_of_one_line(font: QFont) -> int:
    metrics = QFontMetrics(font)
    longest = max(metrics.horizontalAdvance(line) for line in _lines())
    return longest + _icon_size(metrics, wraps=False) + 2 * SPACE.M


def _fits_on_two_lines(font: QFont, width: int) -> bool:
    metrics = QFontMetrics(font)
    room = QRect(0, 0, width - _icon_size(metrics, wraps=True) - SPACE.M, 10_000)
    for line in _lines():
        taken = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, line)
        if taken.height() > 2 * metrics.lineSpacing() or taken.width() > room.width():
            return False
    return True


def _icon_size(metrics: QFontMetrics, *, wraps: bool) -> int:
    return round((1.8 if wraps else 1.3) * metrics.lineSpacing())


def _height(font: QFont, *, wraps: bool) -> int:
    metrics = QFontMetrics(font)
    words = metrics.lineSpacing() * (2 if wraps else 1)
    return max(words, _icon_size(metrics, wraps=wraps)) + SPACE.S
