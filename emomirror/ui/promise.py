"""The lasting sign of what is true: nothing is sent, no picture is saved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from emomirror.ui.theme import LIGHT, Theme


class Promise(QWidget):
    """A quiet line with a lock, always in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme

    def set_saved(self, pictures: int) -> None:
        """Says how many pictures the person has saved, so that the line stays true."""
