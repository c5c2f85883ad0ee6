"""The mirror, what is read in it, and the controls, in one page that fits its window."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from emomirror.vision.observation import Face

from .actions import Actions
from .banner import Banner
from .bars import EmotionBars
from .controls import ControlBar
from .explanation_panel import ExplanationPanel
from .mirror_view import MirrorView
from .promise import Promise
from .source_menu import SourceMenu
from .theme import SPACE, Theme
from .verdict import Verdict
from .workers import Seen

BESIDE = 1.15
"""Width over height from which the bars stand beside the mirror, and not below it."""
PANEL_SHARE = 0.28
"""Of the page's width, for the bars beside the mirror."""
PANEL_WIDTHS = (300, 560)
"""Least and most of it, at plain text size, in device independent pixels."""


NO_LIMIT = (1 << 24) - 1
"""Qt's own "no limit", which PySide6 does not export."""
ROOMY = 28
"""Lines of text in the page's height from which the panel's parts stand well apart."""


class Stage(MirrorView):
    """A mirror that tells when it has been painted."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()


class Part(QFrame):
    """A part of the page whose height does not depend on its width, so that the page's layout
    shares its room by nothing but stretches. What is inside breaks its lines all the same."""

    def hasHeightForWidth(self) -> bool:
        return False


class MirrorPage(QWidget):
    """Shows what was seen, unless it is frozen."""

    painted = Signal(float)
    """A new picture is on the screen; seconds since the camera gave it."""
    first_bars = Signal()
    """The first reading is on the screen. Once."""
    face_changed = Signal()
    """Another face, or another reading of it, is shown in the frozen picture."""

    def __init__(
        self,
        actions: Actions,
        source_menu: SourceMenu,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            clock: the clock of ``Seen.at_s``.
        """
        super().__init__(parent)
        self._clock = clock
        self._seen: Seen | None = None
        self._unpainted: Seen | None = None
        self._bars_came = False
        self._bars_shown = True
        self._explaining = False

        self.banner = Banner(self)
        self.mirror = Stage(self)
        self.mirror.painted.connect(self._on_painted)
        self.verdict = Verdict()
        self.bars = EmotionBars()
        self.explanation = ExplanationPanel()
        self.explanation.hide()
        self.promise = Promise()
        self.controls = ControlBar(actions, source_menu, self)

        self._panel = Part(self)
        self._panel.setProperty("panel", "true")
        self._inside = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._panel)
        self._inside.setContentsMargins(SPACE.L, SPACE.L, SPACE.L, SPACE.L)
        self._inside.setSpacing(SPACE.XL)
        self._inside.addWidget(self.verdict)
        self._inside.addWidget(self.bars, 1)
        self._inside.addWidget(self.explanation, 1)
        self._inside.addWidget(self.promise)

        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(SPACE.L)
        # Within the mirror's column, so that no message moves the bars.
        upper = Part(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.M)
        column.addWidget(self.banner)
        column.addWidget(self.mirror, 1)
        self._body.addWidget(upper, 1)
        self._body.addWidget(self._panel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE.L, SPACE.L, SPACE.L, SPACE.M)
        outer.setSpacing(SPACE.M)
        outer.addLayout(self._body, 1)
        outer.addWidget(self.controls)

    @property
    def seen(self) -> Seen | None:
        """What is shown; None while a message is."""
        return self._seen

    @property
    def face(self) -> Face | None:
        """The person in the mirror, if they could be read."""
        return self._seen.observation.main if self._seen is not None and self._seen.read else None

    @property
    def shows_still(self) -> bool:
        """Whether a still picture is shown: not a camera's, nor a recording's."""
        return self._seen is not None and self._seen.observation.frame.path is not None

    @property
    def frozen(self) -> bool:
        """Whether the picture is held still."""
        return self.mirror.frozen

    def set_theme(self, theme: Theme, icon_px: int) -> None:
        """Takes other colours, and the size of the controls' icons."""
        for widget in (
            self.banner,
            self.mirror,
            self.verdict,
            self.bars,
            self.explanation,
            self.promise,
        ):
            widget.set_theme(theme)
        self.controls.set_theme(theme, icon_px)
        self._arrange()

    def set_bars_shown(self, shown: bool) -> None:
        """Shows or hides the bars; without them the mirror takes the room."""
        self._bars_shown = shown
        self._show_parts()

    def set_explaining(self, explaining: bool) -> None:
        """Shows what an overlay means in place of the bars, or the bars again."""
        self._explaining = explaining
        if not explaining:
            self.mirror.set_overlay(None)
        self._show_parts()

    def _show_parts(self) -> None:
        self.explanation.setVisible(self._explaining)
        self.bars.setVisible(self._bars_shown and not self._explaining)
        self._arrange()

    def set_mirrored(self, mirrored: bool) -> None:
        """Shows the picture as a mirror does, or as others see the person."""
        self.mirror.mirrored = mirrored
        self.mirror.update()

    def set_motion(self, motion: bool) -> None:
        """Lets bars and colours glide, or change in steps."""
        self.bars.glides = self.mirror.glides = motion

    def freeze(self, frozen: bool) -> None:
        """Holds what is shown, or goes on with what comes next."""
        self.mirror.frozen = frozen
        self.mirror.update()

    def show_seen(self, seen: Seen) -> None:
        """Shows an observation; while frozen, only of the very picture that is held."""
        if self.frozen and not (
            self._seen and seen.observation.frame is self._seen.observation.frame
        ):
            return
        self._unpainted = seen
        self._show(seen)

    def show_chosen(self, face_id: int) -> None:
        """Makes a face of the frozen picture the person in the mirror. In a live one, the next
        observation does."""
        seen = self._seen
        if seen is None or not self.frozen:
            return
        faces = tuple(replace(each, main=each.id == face_id) for each in seen.observation.faces)
        self._show(replace(seen, observation=replace(seen.observation, faces=faces)))

    def _show(self, seen: Seen) -> None:
        self._seen = seen
        self.mirror.set_observation(seen.observation, read=seen.read)
        self.verdict.set_observation(seen.observation if seen.read else None)
        main = seen.observation.main if seen.read else None
        # What a bad picture was read as says nothing: its bars would only mislead.
        readable = main is not None and not main.reasons
        if main is not None and readable:
            self.bars.set_scores(main.smoothed, main.top)
        else:
            self.bars.set_scores(None, None)
        if self.frozen:
            self.face_changed.emit()

    def show_message(self, title: str, text: str = "", symbol: str = "camera") -> None:
        """Shows a message in place of the picture. Ends a freeze: there is nothing to hold."""
        self.freeze(False)
        self._seen = self._unpainted = None
        self.mirror.set_observation(None)
        self.mirror.message(title, text, symbol)
        self.verdict.set_observation(None)
        self.bars.set_scores(None, None)

    def picture(self) -> QImage | None:
        """The picture that is shown, in full size and without frames."""
        return self.mirror.picture() if self._seen is not None else None

    def minimumSizeHint(self) -> QSize:
        """Small: everything inside can shrink."""
        return QSize(480, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        roomy = self.height() >= ROOMY * self.fontMetrics().height()
        self._inside.setSpacing(SPACE.XL if roomy else SPACE.S)
        direction = QBoxLayout.Direction
        full = self._bars_shown or self._explaining
        beside = full and self.width() >= BESIDE * self.height()
        self._body.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        # Halves of a fixed height: what the mirror's half has to say does not move the bars.
        self._body.setStretch(1, 1 if full and not beside else 0)
        self._panel.setMaximumHeight(NO_LIMIT)
        if beside:
            scale = self.fontMetrics().height() / 20
            least, most = (round(width * max(1.0, scale)) for width in PANEL_WIDTHS)
            width = min(most, max(least, round(PANEL_SHARE * self.width())))
            self._panel.setFixedWidth(min(width, self.width() // 2))
        else:
            self._panel.setMinimumWidth(0)
            self._panel.setMaximumWidth(NO_LIMIT)
            if not full:
                least = self._panel.minimumSizeHint().height()
                self._panel.setMaximumHeight(max(self.height() // 4, least))

    def _on_painted(self) -> None:
        seen, self._unpainted = self._unpainted, None
        if seen is None:
            return
        self.painted.emit(self._clock() - seen.at_s)
        if not self._bars_came and seen.read and seen.observation.main is not None:
            self._bars_came = True
            self.first_bars.emit()
