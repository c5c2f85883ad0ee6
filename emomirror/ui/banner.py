"""A sentence across the window, with a way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from emomirror.ui.theme import LIGHT, Theme

Kind = Literal["info", "warning", "error"]


class Banner(QFrame):
    """Says what happened and what can be done about it. Hidden until there is something to say."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme

    def show_message(
        self, kind: Kind, text: str, actions: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        """Shows ``text`` with a button for each ``(label, callback)``, in place of what it showed."""

    def dismiss(self) -> None:
        """Hides the banner."""
        self.hide()
