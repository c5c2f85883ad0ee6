"""The mirror's picture."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from emomirror.ui.theme import LIGHT, Theme
from emomirror.vision.observation import Observation


class MirrorView(QWidget):
    """Shows what the camera sees as a mirror would, with the faces framed."""

    face_clicked = Signal(int)
    background_clicked = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.mirrored = True
        self.frozen = False

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    def set_observation(self, observation: Observation | None) -> None:
        """Shows an observation, in place of any message; None shows an empty mirror."""

    def message(self, title: str, text: str = "", symbol: str = "camera") -> None:
        """Shows a message in place of the picture, until the next observation."""

    def picture(self) -> QImage | None:
        """The picture as it is seen, mirrored if it is, in the camera's full size and without
        frames; None where there is none."""
        return None
