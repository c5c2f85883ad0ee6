"""The one line that says what the face looks like."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from emomirror.ui.theme import LIGHT, Theme
from emomirror.vision.observation import Observation


class Verdict(QWidget):
    """ "Looks like: happiness", "Not sure", or the coach's line; changes only calmly."""

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    def set_observation(self, observation: Observation | None) -> None:
        """Takes the newest observation; None empties the line."""
