"""The mirror's picture."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from emomirror.emotions import Emotion
from emomirror.vision.observation import Face, Observation

from .fit import Fit, seen_as
from .marks import RADIUS, draw_focus, draw_pill
from .message import Message
from .overlay import Overlay
from .spoken import Spoken
from .steady import Steady
from .theme import LIGHT, SPACE, Theme

COLOUR_MS = 250
"""How long the frame's colour takes to change: slow enough not to flash."""
HOLD_S = 0.35
"""How long a face must look like something until its frame takes that colour."""


class MirrorView(QWidget):
    """Shows what the camera sees as a mirror would: the main face in a calm frame of its
    emotion's colour, every other in a thin outline. The colour changes slowly, or, where
    ``glides`` is False, at once.

    The arrow keys go from face to face as clicks do.
    """

    face_clicked = Signal(int)
    """A face was chosen, by its id."""
    background_clicked = Signal()
    """A place without a face was clicked."""

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self.glides = True
        self.quiet = False
        """Nothing of what a face looks like is shown: a frame tells which of several is meant."""
        self._clock = clock
        self._theme = LIGHT
        self._mirrored = True
        self._frozen = False
        self._observation: Observation | None = None
        self._read = True
        self._message = Message()
        self._overlay: Overlay | None = None
        self._scaled: QImage | None = None
        self._main_id: int | None = None
        self._top: Steady[Emotion | None] = Steady(None)
        self._colour = QColor(self._theme.muted)
        self._change = QVariantAnimation(self)
        self._change.setDuration(COLOUR_MS)
        self._change.valueChanged.connect(self._on_colour)
        self._by_keyboard = False
        """A ring around the whole mirror would only distract someone who clicks."""
        self._spoken = Spoken(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name()
        self._describe()

    @property
    def mirrored(self) -> bool:
        """Whether left and right are exchanged, as in a mirror. Only painting knows of it."""
        return self._mirrored

    @mirrored.setter
    def mirrored(self, mirrored: bool) -> None:
        self._mirrored = mirrored
        self._scaled = None
        self.update()

    @property
    def frozen(self) -> bool:
        """Whether the picture stands still, which a sign on it says."""
        return self._frozen

    @frozen.setter
    def frozen(self, frozen: bool) -> None:
        self._frozen = frozen
        self._describe()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._change.stop()
        self._colour = QColor(theme.emotion_colour(self._top.value))
        self.update()

    @property
    def overlay(self) -> Overlay | None:
        """What is drawn over the picture."""
        return self._overlay

    def set_overlay(self, overlay: Overlay | None) -> None:
        """Draws over the picture that is shown, until another is; None takes it away."""
        self._overlay = overlay
        self.update()

    def set_observation(self, observation: Observation | None, *, read: bool = True) -> None:
        """Shows an observation in place of any message; None shows an empty mirror.

        Args:
            read: whether faces were looked for; else nothing is said of them.
        """
        self._read = read
        before = self._observation
        self._observation = observation
        another = observation is None or before is None or observation.frame is not before.frame
        if another:
            self._scaled = self._overlay = None
        if observation is not None:
            self._message = Message()
            self._follow(observation.main, at_once=not another)
        if not self._spoken.resting:
            self._describe()
        self.update()

    def message(self, title: str, text: str = "", symbol: str = "camera") -> None:
        """Shows a message in place of the picture, until the next observation.

        Args:
            symbol: the name of a pictogram, see ``symbols``.
        """
        self._observation = None
        self._scaled = None
        self._message = Message(title, text, symbol)
        self._describe()
        self.update()

    def picture(self) -> QImage | None:
        """The picture as it is seen, mirrored where it is, with what is drawn over it, in the
        camera's own size and without frames around faces; None where there is none. It shares no
        memory with the camera."""
        if self._observation is None:
            return None
        picture = seen_as(self._observation.frame.bgr, self._mirrored).copy()
        if self._overlay is not None:
            painter = QPainter(picture)
            size = picture.size()
            rect = QRectF(0, 0, size.width(), size.height())
            self._overlay.paint(painter, Fit(size.width(), size.height(), rect, self._mirrored))
            painter.end()
        return picture

    def sizeHint(self) -> QSize:
        return QSize(800, 450)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._observation is None:
            self._message.paint(painter, self.rect(), self._theme, self.font())
        else:
            self._paint_mirror(painter, self._observation)
        if self.hasFocus() and self._by_keyboard:
            draw_focus(painter, self._shown_rect().toAlignedRect(), self._theme, RADIUS)

    def focusInEvent(self, event: QFocusEvent) -> None:
        reason = Qt.FocusReason
        if event.reason() != reason.ActiveWindowFocusReason:
            self._by_keyboard = event.reason() != reason.MouseFocusReason
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._observation is None:
            super().mousePressEvent(event)
            return
        face = self._face_at(event.position())
        if face is None:
            self.background_clicked.emit()
        else:
            self.face_clicked.emit(face.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        face = self._face_at(event.position())
        choosable = face is not None and not face.main
        shape = Qt.CursorShape.PointingHandCursor if choosable else Qt.CursorShape.ArrowCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        faces = self._from_left_to_right()
        if step is None or not faces:
            super().keyPressEvent(event)
            return
        before = -1 if step > 0 else 0
        now = next((i for i, face in enumerate(faces) if face.main), before)
        self.face_clicked.emit(faces[(now + step) % len(faces)].id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self._describe()
            self.update()

    def _follow(self, main: Face | None, *, at_once: bool) -> None:
        """Lets the frame's colour follow what the main face looks like: at once where the same
        picture was read in another way, and otherwise once it lasts."""
        now = self._clock()
        before = self._top.value
        main_id = main.id if main else None
        top = main.top if main else None
        if at_once or main_id != self._main_id:
            # Another face: what the one before looked like must not colour it.
            self._main_id = main_id
            self._top.set(top, now)
        else:
            self._top.offer(top, now, HOLD_S)
        if self._top.value != before:
            self._change.stop()
            colour = QColor(self._theme.emotion_colour(self._top.value))
            if self.glides:
                self._change.setStartValue(QColor(self._colour))
                self._change.setEndValue(colour)
                self._change.start()
            else:
                self._colour = colour

    def _on_colour(self, colour: QColor) -> None:
        self._colour = colour
        self.update()

    def _fit(self, observation: Observation) -> Fit:
        h, w = observation.frame.bgr.shape[:2]
        return Fit.into(QSizeF(self.size()), w, h, self._mirrored, self.devicePixelRatioF())

    def _shown_rect(self) -> QRectF:
        if self._observation is None:
            return QRectF(self.rect())
        return self._fit(self._observation).rect

    def _face_at(self, position: QPointF) -> Face | None:
        """The smallest face at a place of the widget: a small one may lie before a large one."""
        if self._observation is None:
            return None
        at = self._fit(self._observation).point(position)
        hit = [
            face
            for face in self._observation.faces
            if face.box.x <= at.x <= face.box.x + face.box.w
            and face.box.y <= at.y <= face.box.y + face.box.h
        ]
        return min(hit, key=lambda face: face.box.w * face.box.h, default=None)

    def _from_left_to_right(self) -> list[Face]:
        if self._observation is None:
            return []
        fit = self._fit(self._observation)
        return sorted(self._observation.faces, key=lambda face: fit.box(face.box).center().x())

    def _paint_mirror(self, painter: QPainter, observation: Observation) -> None:
        fit = self._fit(observation)
        ratio = self.devicePixelRatioF()
        size = (round(fit.rect.width() * ratio), round(fit.rect.height() * ratio))
        if self._scaled is None or self._scaled.size() != QSize(*size):
            self._scaled = seen_as(observation.frame.bgr, self._mirrored, size)
            self._scaled.setDevicePixelRatio(ratio)
        w, h, shown = self.width(), self.height(), fit.rect
        # One pixel under the picture, which may end between two of them.
        for strip in (
            QRectF(0, 0, w, shown.top() + 1),
            QRectF(0, shown.bottom() - 1, w, h - shown.bottom() + 1),
            QRectF(0, 0, shown.left() + 1, h),
            QRectF(shown.right() - 1, 0, w - shown.right() + 1, h),
        ):
            painter.fillRect(strip, self._theme.window)
        painter.drawImage(fit.rect.topLeft(), self._scaled)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._round_corners(painter, fit.rect)
        painter.save()
        painter.setClipRect(fit.rect)
        if self._overlay is not None:
            self._overlay.paint(painter, fit)
        faces = observation.faces if not self.quiet or len(observation.faces) > 1 else ()
        for face in sorted(faces, key=lambda face: face.main):
            self._paint_face(painter, fit.box(face.box), face.main)
        painter.restore()
        if self._frozen:
            corner = fit.rect.topLeft() + QPointF(SPACE.L, SPACE.L)
            draw_pill(painter, corner, "freeze", self.tr("Frozen"), self._theme, self.font())

    def _round_corners(self, painter: QPainter, rect: QRectF) -> None:
        """Covers the corners: a clip with round corners would slow the whole picture down."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.window)
        r = float(RADIUS)
        for x, y, start in (
            (rect.left(), rect.top(), 90),
            (rect.left(), rect.bottom(), 180),
            (rect.right(), rect.bottom(), 270),
            (rect.right(), rect.top(), 0),
        ):
            round_part = QRectF(
                x if x == rect.left() else x - 2 * r,
                y if y == rect.top() else y - 2 * r,
                2 * r,
                2 * r,
            )
            corner = QPainterPath(QPointF(x, y))
            corner.arcTo(round_part, start, 90)
            corner.closeSubpath()
            painter.drawPath(corner)

    def _paint_face(self, painter: QPainter, box: QRectF, main: bool) -> None:
        # Each line lies on a wider one of the theme's ground, so that it is seen on any picture.
        unit = min(2.0, max(1.0, box.height() / 240))
        line = (3.5 if main else 1.5) * unit
        radius = min(28.0, 0.14 * min(box.width(), box.height()))
        ground = QColor(self._theme.surface)
        ground.setAlphaF(0.85 if main else 0.6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (
            (ground, line + 2.5 * unit),
            (self._frame_colour if main else self._theme.muted, line),
        ):
            painter.setPen(QPen(colour, width))
            painter.drawRoundedRect(box, radius, radius)

    @property
    def _frame_colour(self) -> QColor:
        return self._theme.accent if self.quiet else self._colour

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Mirror"))

    def _describe(self) -> None:
        if self._observation is None:
            self._spoken.say(f"{self._message.title} {self._message.text}".strip())
            return
        faces = len(self._observation.faces)
        if not self._read:
            said = self.tr("Faces are not being read.")
        elif faces == 0:
            said = self.tr("No face in the picture.")
        elif faces == 1:
            said = self.tr("One face in the picture.")
        elif self.quiet:
            said = self.tr("{0} faces in the picture. The N key chooses another.").format(faces)
        else:
            said = self.tr("{0} faces in the picture. The arrow keys choose one.").format(faces)
        if self._frozen:
            said = self.tr("The picture is frozen.") + " " + said
        self._spoken.say(said)
