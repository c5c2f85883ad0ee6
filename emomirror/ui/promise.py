"""The lasting sign of what is true: nothing is sent, no picture is saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from . import symbols
from .theme import LIGHT, SPACE, Theme, Type


class Promise(QWidget):
    """A quiet line with a lock, always in sight. It counts what the person saved on purpose, so
    that it stays true."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._pictures = 0
        self._lock = QLabel(self)
        self._words = QLabel(self)
        self._words.setProperty("type", "caption")
        self._words.setProperty("tone", "muted")
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.S)
        row.addWidget(self._lock)
        row.addWidget(self._words, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._draw()
        self._write()

    @property
    def text(self) -> str:
        """The line as it is shown."""
        return self._words.text()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._draw()

    def set_saved(self, pictures: int) -> None:
        """Takes how many pictures the person has saved since the start."""
        self._pictures = pictures
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
        elif event.type() == QEvent.Type.FontChange:
            self._draw()

    def _draw(self) -> None:
        size = round(1.25 * Type.CAPTION.font(self.font()).pixelSize())
        self._lock.setPixmap(
            symbols.pixmap("lock", self._theme.muted, size, self.devicePixelRatioF())
        )

    def _write(self) -> None:
        if self._pictures == 0:
            text = self.tr("Nothing is sent. No picture is saved.")
        else:
            # As short as the other: what lies above it must not move by a second line.
            text = self.tr("Nothing is sent. Pictures you saved: {0}.").format(self._pictures)
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(
            self.tr(
                "Pictures are looked at on this computer and forgotten at once. "
                "Only what you save yourself is kept."
            )
        )
