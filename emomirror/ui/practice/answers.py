"""Buttons to name a face with."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from emomirror.emotions import Emotion
from emomirror.practice import words
from emomirror.ui.theme import LIGHT, SPACE, Theme
from emomirror.ui.translation import translated

from .big_button import BigButton


class Answers(QWidget):
    """Two to seven large buttons with a word each, always in the same order, and a pictogram as
    help. One that was chosen becomes quiet."""

    chosen = Signal(object)
    """``Emotion``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._emotions: tuple[Emotion, ...] = ()
        self._buttons: list[BigButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE.M)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def buttons(self) -> tuple[BigButton, ...]:
        """In the order of the emotions."""
        return tuple(self._buttons)

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        for button in self._buttons:
            button.set_theme(theme)

    def show_answers(
        self,
        emotions: tuple[Emotion, ...],
        tried: tuple[Emotion, ...],
        *,
        pictured: bool,
        asks: bool,
    ) -> None:
        """Shows what can be chosen.

        Args:
            tried: what was chosen already.
            pictured: whether each has its pictogram.
            asks: whether anything can be chosen now.
        """
        if emotions != self._emotions:
            self._make(emotions)
        for button, emotion in zip(self._buttons, emotions, strict=True):
            button.setEnabled(asks and emotion not in tried)
            button.show_as(emotion.value if pictured else "", button.text())

    def name_buttons(self) -> None:
        """Gives the buttons their words in the language of the window."""
        for at, (button, emotion) in enumerate(zip(self._buttons, self._emotions, strict=True)):
            button.setText(translated(words.name_of_face(emotion)))
            #: {0} is a key: "1".
            key = QCoreApplication.translate("Answers", "Key {0}").format(at + 1)
            button.setAccessibleDescription(key)

    def choose(self, at: int) -> None:
        """Presses the button at a place, from 0; where there is none, nothing happens."""
        if 0 <= at < len(self._buttons):
            self._buttons[at].click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make(self, emotions: tuple[Emotion, ...]) -> None:
        for button in self._buttons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._emotions = emotions
        self._buttons = []
        for emotion in emotions:
            button = BigButton("", "", self, grows=True)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            button.set_theme(self._theme)
            button.clicked.connect(lambda _=False, emotion=emotion: self.chosen.emit(emotion))
            self._buttons.append(button)
        self.name_buttons()
        self._arrange()

    def _arrange(self) -> None:
        count = len(self._buttons)
        if not count:
            return
        for button in self._buttons:
            self._grid.removeWidget(button)
        columns = min(range(1, count + 1), key=self._badness)
        for at, button in enumerate(self._buttons):
            self._grid.addWidget(button, at // columns, at % columns)
            button.show()
        rows = -(-count // columns)
        for i in range(8):
            self._grid.setColumnStretch(i, 1 if i < columns else 0)
            self._grid.setRowStretch(i, 1 if i < rows else 0)

    def _badness(self, columns: int) -> tuple[int, float]:
        """How badly buttons in so many columns fit: words that are cut first, then those that
        are far from square, or leave places empty."""
        count = len(self._buttons)
        rows = -(-count // columns)
        width = max(1.0, (self.width() - SPACE.M * (columns - 1)) / columns)
        height = max(1.0, (self.height() - SPACE.M * (rows - 1)) / rows)
        cut = sum(
            button.sizeHint().width() > width or button.sizeHint().height() > height
            for button in self._buttons
        )
        empty = rows * columns - count
        return cut, max(width / height, height / width) + 0.4 * empty
