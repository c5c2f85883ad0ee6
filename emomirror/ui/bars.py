"""The seven bars."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from emomirror.emotions import Emotion
from emomirror.ui.theme import LIGHT, Theme
from emomirror.vision.observation import Scores


class EmotionBars(QWidget):
    """Seven bars in a fixed order that move calmly to the newest scores."""

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.paused = False

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    def set_scores(self, scores: Scores | None, top: Emotion | None) -> None:
        """Moves the bars towards ``scores``; None lets them sink and shows no numbers."""
