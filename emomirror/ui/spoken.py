"""What a screen reader hears of a widget that changes all the time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

INTERVAL_MS = 1000


class Spoken(QObject):
    """Keeps a widget's accessible description, changing it at most once a second. Each change is
    an event that a screen reader may read aloud, and thirty a second would silence all else."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._waiting: str | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(INTERVAL_MS)
        self._rest.timeout.connect(self._say)

    @property
    def resting(self) -> bool:
        """True where what is said now waits; the caller may then spare itself the wording."""
        return self._rest.isActive()

    def say(self, text: str) -> None:
        """Describes the widget with ``text``, soon; a newer text replaces one that waits."""
        self._waiting = text
        if not self._rest.isActive():
            self._say()

    def _say(self) -> None:
        text, self._waiting = self._waiting, None
        if text is not None and text != self._widget.accessibleDescription():
            self._widget.setAccessibleDescription(text)
            self._rest.start()
