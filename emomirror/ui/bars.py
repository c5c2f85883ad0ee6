"""The bars: one for each of the seven emotions, or for some of them."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.vision.observation import Scores

from . import symbols
from .bars_layout import BarsLayout, RowSizes, percentage
from .marks import draw_focus, draw_pill
from .spoken import Spoken
from .theme import LIGHT, SPACE, Theme, mixed

TICK_MS = 33
TIME_CONSTANT_S = 0.12
"""After so long a bar has gone 63 % of its way. The scores are smoothed already; this only
bridges the time between two of them."""
TEXT_EVERY_S = 0.25
"""Numbers that change more often cannot be read."""
STILL = 0.002
"""A bar nearer to its goal than this has arrived."""


class EmotionBars(QWidget):
    """Seven bars in a fixed order that move calmly to the newest scores, or, where ``glides`` is
    False, step there with their numbers. ``show_emotions`` leaves some of them out.

    Each row is a pictogram, a name, a bar and a number.
    """

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self.glides = True
        self._clock = clock
        self._theme = LIGHT
        self._paused = False
        self._rows: tuple[int, ...] = tuple(range(len(EMOTIONS)))
        """Which of ``EMOTIONS`` have a bar."""
        self._top: Emotion | None = None
        self._known = False
        self._goal = np.zeros(len(EMOTIONS))
        self._shown = np.zeros(len(EMOTIONS))
        self._weight = np.zeros(len(EMOTIONS))
        self._numbers: tuple[str, ...] = ("",) * len(EMOTIONS)
        self._numbers_s = -math.inf
        self._stepped_s = 0.0
        self._drawn: tuple[object, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._spoken = Spoken(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._lay_out()
        self._name()

    @property
    def paused(self) -> bool:
        """Whether the bars stand still, whatever scores come; a sign on them says so."""
        return self._paused

    @paused.setter
    def paused(self, paused: bool) -> None:
        self._paused = paused
        if paused:
            self._timer.stop()
        else:
            self._go()
        self._name()
        self.update()

    @property
    def moving(self) -> bool:
        """Whether anything is still on its way; where not, the widget costs nothing."""
        return self._timer.isActive()

    @property
    def shown(self) -> tuple[float, ...]:
        """How long the bars are drawn now, 0..1 each, in the order of ``EMOTIONS``, whether or
        not there is a bar for each."""
        return tuple(float(value) for value in self._shown)

    @property
    def emotions(self) -> tuple[Emotion, ...]:
        """Those that have a bar, from the first to the last."""
        return tuple(EMOTIONS[i] for i in self._rows)

    def show_emotions(self, emotions: Collection[Emotion]) -> None:
        """Shows the bars of these alone, in the order of ``EMOTIONS``. Where the face looks most
        like another one, no bar is emphasised.

        Raises:
            ValueError: there is none.
        """
        rows = tuple(i for i, emotion in enumerate(EMOTIONS) if emotion in emotions)
        if not rows:
            raise ValueError("one emotion or more expected; got none")
        if rows == self._rows:
            return
        self._rows = rows
        self._lay_out()
        self._name()
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    def set_scores(self, scores: Scores | None, top: Emotion | None) -> None:
        """Moves the bars towards ``scores``.

        Args:
            scores: None lets the bars sink and shows no numbers.
            top: the emotion to emphasise; None is "not sure" and greys all bars.
        """
        if self._paused:
            return
        self._known = scores is not None
        self._goal = np.zeros(len(EMOTIONS)) if scores is None else scores.astype(np.float64)
        self._top = top if self._known else None
        self._go()

    def _go(self) -> None:
        """Moves on, if the bars are not yet where they should be."""
        if not self._timer.isActive() and not self._arrived():
            self._stepped_s = self._clock()
            self._timer.start()

    def sizeHint(self) -> QSize:
        sizes = RowSizes.of(self.font())
        rows = len(self._rows)
        return QSize(sizes.narrow_w + 6 * SPACE.XXL, rows * (sizes.stacked_h + SPACE.L) - SPACE.L)

    def minimumSizeHint(self) -> QSize:
        sizes = RowSizes.of(self.font())
        return QSize(sizes.narrow_w + SPACE.XXL, len(self._rows) * sizes.line_h)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
            self._numbers = self._current_numbers()
            self._describe()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._lay_out()
            self.updateGeometry()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, row in enumerate(self._layout.rows):
            if row.intersects(event.rect()):
                self._paint_row(painter, at, row)
        if self._paused:
            draw_pill(
                painter,
                QPointF(self._layout.foot),
                "freeze",
                self.tr("Bars paused"),
                self._theme,
                self.font(),
            )
        if self.hasFocus():
            draw_focus(painter, self.rect(), self._theme)

    def _lay_out(self) -> None:
        self._layout = BarsLayout.of(self.font(), self.width(), self.height(), len(self._rows))
        self._drawn = ()

    def _tick(self) -> None:
        now = self._clock()
        weights = np.array([float(emotion == self._top) for emotion in EMOTIONS])
        if self.glides:
            self._glide(weights, now - self._stepped_s)
        elif now - self._numbers_s >= TEXT_EVERY_S:
            self._shown, self._weight = self._goal.copy(), weights
        self._stepped_s = now
        if now - self._numbers_s >= TEXT_EVERY_S:
            self._numbers = self._current_numbers()
            self._numbers_s = now
            if not self._spoken.resting:
                self._describe()
        self._update_changed_rows()
        if self._arrived():
            self._timer.stop()

    def _glide(self, weights: npt.NDArray[np.float64], seconds: float) -> None:
        share = 1 - math.exp(-max(0.0, seconds) / TIME_CONSTANT_S)
        self._shown += share * (self._goal - self._shown)
        self._weight += share * (weights - self._weight)
        near = np.abs(self._goal - self._shown) < STILL
        self._shown[near] = self._goal[near]
        near = np.abs(weights - self._weight) < 0.02
        self._weight[near] = weights[near]

    def _arrived(self) -> bool:
        weights = [float(emotion == self._top) for emotion in EMOTIONS]
        return (
            bool(np.all(self._shown == self._goal))
            and bool(np.all(self._weight == weights))
            and self._numbers == self._current_numbers()
        )

    def _current_numbers(self) -> tuple[str, ...]:
        if not self._known:
            return ("",) * len(EMOTIONS)
        return tuple(percentage(round(100 * value)) for value in self._goal)

    def _update_changed_rows(self) -> None:
        ratio = self.devicePixelRatioF()
        length = self._layout.bars[0].width() * ratio
        drawn = tuple(
            (
                round(length * self._shown[i]),
                round(20 * self._weight[i]),
                number,
                self._known,
                self._top is None,
            )
            for i, number in enumerate(self._numbers)
        )
        for i, row in zip(self._rows, self._layout.rows, strict=True):
            if not self._drawn or drawn[i] != self._drawn[i]:
                self.update(row)
        self._drawn = drawn

    def _paint_row(self, painter: QPainter, at: int, row: QRect) -> None:
        i = self._rows[at]
        layout, theme, emotion = self._layout, self._theme, EMOTIONS[i]
        weight = float(self._weight[i])
        wins = weight > 0.5
        symbol_colour = theme.emotion_colour(emotion) if wins else theme.muted
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(
            layout.icons[at].topLeft(),
            symbols.pixmap(emotion.value, symbol_colour, layout.icons[at].width(), ratio),
        )
        painter.setFont(layout.strong if wins else layout.plain)
        painter.setPen(theme.text if self._known else theme.muted)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(layout.names[at], middle, symbols.emotion_name(emotion))
        painter.drawText(layout.numbers[at], middle | Qt.AlignmentFlag.AlignRight, self._numbers[i])
        # The winner's bar is thicker, not only more coloured.
        track = QRectF(layout.bars[at])
        thin = track.height() * 0.16 * (1 - weight)
        track.adjust(0, thin, 0, -thin)
        radius = track.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.track)
        painter.drawRoundedRect(track, radius, radius)
        length = track.width() * float(self._shown[i])
        if length >= 1:
            painter.setBrush(self._bar_colour(emotion, weight))
            # A bar shorter than it is thick is the start of a longer one, cut off.
            painter.setClipRect(QRectF(track.left(), track.top(), length, track.height()))
            painter.drawRoundedRect(
                QRectF(track.left(), track.top(), max(length, 2 * radius), track.height()),
                radius,
                radius,
            )
            painter.setClipping(False)

    def _bar_colour(self, emotion: Emotion, weight: float) -> QColor:
        own = self._theme.emotion_colour(emotion)
        if self._top is None:
            return mixed(self._theme.outline, own, weight)
        return mixed(mixed(own, self._theme.track, 0.25), own, weight)

    def _name(self) -> None:
        if len(self._rows) < len(EMOTIONS):
            names = ", ".join(symbols.emotion_name(emotion) for emotion in self.emotions)
            self.setAccessibleName(self.tr("Emotions: {names}").format(names=names))
            return
        paused = self.tr("Seven emotions, bars paused")
        self.setAccessibleName(paused if self._paused else self.tr("Seven emotions"))

    def _describe(self) -> None:
        if not self._known:
            self._spoken.say(self.tr("No numbers at the moment."))
            return
        order = sorted(self._rows, key=lambda i: -self._goal[i])[:3]
        parts = [f"{symbols.emotion_name(EMOTIONS[i])} {self._numbers[i]}" for i in order]
        if self._top is None:
            parts.insert(0, self.tr("not sure"))
        self._spoken.say(", ".join(parts))
