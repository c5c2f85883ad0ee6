"""The one gauge: how near the face is to the target, and how long it has stayed there."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from emomirror.ui import symbols
from emomirror.ui.spoken import Spoken
from emomirror.ui.theme import LIGHT, SPACE, Theme, mixed

TICK_MS = 33
RISE_S = 0.06
"""After so long the fill has gone 63 % of its way up. Scores are smoothed already."""
SINK_S = 0.5
"""The same down: nothing falls abruptly."""
FADE_S = 1.5
"""The same down where the face cannot be read, which is nobody's miss."""
STEP_S = 0.4
"""Without motion the fill steps, and no oftener than this: less than three times a second."""
STILL = 0.003
LEAST_SIDE, MOST_SIDE = 48, 88
SIDE_SHARE = 0.075

translate = QCoreApplication.translate


class TargetGauge(QWidget):
    """A pill that fills towards a ring; once the pill is full, the ring fills.

    The fill of the pill is how near the face is, up to the mark from which it counts. That of the
    ring is how much of the hold is done.
    """

    painted = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self.glides = True
        self._clock = clock
        self._theme = LIGHT
        self._goal = 0.0
        self._hold_goal = 0.0
        self._readable = False
        self._near = self._hold = 0.0
        self._stepped_s = -math.inf
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._spoken = Spoken(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("TargetGauge", "How near the face is"))
        self._describe()

    @property
    def nearness(self) -> float:
        """How far the pill is drawn full, 0..1."""
        return self._near

    @property
    def hold(self) -> float:
        """How far the ring is drawn full, 0..1."""
        return self._hold

    @property
    def moving(self) -> bool:
        """Whether anything is still on its way."""
        return self._timer.isActive()

    @property
    def fill(self) -> QColor:
        """The colour of what is full."""
        accent = self._theme.accent
        return accent if self._readable else mixed(accent, self._theme.track, 0.45)

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    def set_state(self, nearness: float | None, hold: float) -> None:
        """Moves towards a state.

        Args:
            nearness: 0..1, 1 where the face is near enough; None where it cannot be read.
            hold: how much of the hold is done, 0..1.
        """
        self._readable = nearness is not None
        self._goal = nearness or 0.0
        self._hold_goal = hold
        if not self._timer.isActive() and not self._arrived():
            if self.glides:
                self._stepped_s = self._clock() - TICK_MS / 1000
            self._timer.start()
        if self._timer.isActive():
            # At once, and not with the next tick: a mirror should not lag.
            self._tick()
        if not self._spoken.resting:
            self._describe()

    def sizeHint(self) -> QSize:
        return QSize(12 * SPACE.XL, self._side() + 2 * SPACE.XS)

    def minimumSizeHint(self) -> QSize:
        return QSize(4 * SPACE.XL, self._side() + 2 * SPACE.XS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        side = float(self._side())
        middle = self.height() / 2
        ring = QRectF(self.width() - side - SPACE.XS, middle - side / 2, side, side)
        thick = 0.4 * side
        pill = QRectF(SPACE.XS, middle - thick / 2, ring.left() - SPACE.S - SPACE.XS, thick)
        painter.setPen(QPen(theme.outline, 1.5))
        painter.setBrush(theme.track)
        painter.drawRoundedRect(pill, thick / 2, thick / 2)
        length = pill.width() * self._near
        if length >= 1:
            path = QPainterPath()
            path.addRoundedRect(pill.adjusted(1, 1, -1, -1), thick / 2 - 1, thick / 2 - 1)
            painter.save()
            painter.setClipPath(path)
            painter.fillRect(QRectF(pill.left(), pill.top(), length, thick), self.fill)
            painter.restore()
        line = 0.17 * side
        circle = ring.adjusted(line / 2 + 1, line / 2 + 1, -line / 2 - 1, -line / 2 - 1)
        painter.setBrush(theme.surface)
        painter.setPen(QPen(theme.outline, line + 3))
        painter.drawEllipse(circle)
        painter.setPen(QPen(theme.track, line))
        painter.drawEllipse(circle)
        if self._hold > 0:
            painter.setPen(QPen(self.fill, line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(circle, 90 * 16, -round(360 * 16 * self._hold))
        icon = round(0.5 * side)
        drawn = symbols.pixmap("accept", theme.muted, icon, self.devicePixelRatioF())
        painter.drawPixmap(
            QPointF(ring.center().x() - icon / 2, ring.center().y() - icon / 2), drawn
        )
        painter.end()
        self.painted.emit()

    def _side(self) -> int:
        """Of the ring. It follows the page's height, and not the text: there is none in it."""
        return round(min(MOST_SIDE, max(LEAST_SIDE, SIDE_SHARE * self.window().height())))

    def _tick(self) -> None:
        now = self._clock()
        elapsed = now - self._stepped_s
        if self.glides:
            self._stepped_s = now
            self._near = _eased(self._near, self._goal, elapsed, readable=self._readable)
            self._hold = _eased(self._hold, self._hold_goal, elapsed, readable=True)
        elif elapsed >= STEP_S:
            self._stepped_s = now
            self._near, self._hold = self._goal, self._hold_goal
        else:
            return
        self.update()
        if self._arrived():
            self._timer.stop()

    def _arrived(self) -> bool:
        return self._near == self._goal and self._hold == self._hold_goal

    def _describe(self) -> None:
        if not self._readable:
            self._spoken.say(translate("TargetGauge", "The face cannot be read at the moment."))
        elif self._goal < 1:
            #: {0} is a number.
            form = translate("TargetGauge", "How near: {0} of 100.")
            self._spoken.say(form.format(10 * round(10 * self._goal)))
        else:
            form = translate("TargetGauge", "Near enough. Held: {0} of 100.")
            self._spoken.say(form.format(10 * round(10 * self._hold_goal)))


def _eased(shown: float, goal: float, seconds: float, *, readable: bool) -> float:
    constant = RISE_S if goal > shown else SINK_S if readable else FADE_S
    moved = shown + (goal - shown) * (1 - math.exp(-max(0.0, seconds) / constant))
    return goal if abs(goal - moved) < STILL else moved
