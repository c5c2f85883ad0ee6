"""A page of the window: a dialog with a title, room to scroll, and one way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from .theme import BASE_PX, SPACE


class Page(QDialog):
    """Content goes into ``body``. Esc closes it, as does its button."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content_area = QScrollArea()
        self.content_area.setWidgetResizable(True)
        self.content_area.setFrameShape(QFrame.Shape.NoFrame)
        self.content_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Arrow keys scroll what Tab has reached.
        self.content_area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._empty(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        # Some desktops put an icon of theirs on it, too small for large text.
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(SPACE.XL, 0, SPACE.XL, SPACE.L)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACE.M)
        outer.addWidget(self.content_area, 1)
        outer.addWidget(buttons)
        # Else Return would press the page's first button, wherever the focus is.
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()

    def refill(self, title: str, fill: Callable[[], object]) -> None:
        """Fills the page anew, as in another language; the focus and the place stay.

        Args:
            fill: adds to ``body``, which is empty. What has the focus is found again by its name.
        """
        focus = self.focusWidget()
        name = focus.objectName() if focus is not None else ""
        at = self.content_area.verticalScrollBar().value()
        content = self._empty(title)
        # Shown as a whole: what joins a visible one is shown later, and has no focus until then.
        content.hide()
        fill()
        content.show()
        again = content.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()
        self.content_area.verticalScrollBar().setValue(at)

    def _empty(self, title: str) -> QWidget:
        """Puts an empty column under a title; returns what holds it."""
        self.setWindowTitle(title)
        self.content_area.setAccessibleName(title)
        before = self.content_area.takeWidget()
        if before is not None:
            before.deleteLater()
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(SPACE.XL, SPACE.L, SPACE.XL, SPACE.L)
        self.body.setSpacing(SPACE.M)
        self.content_area.setWidget(content)
        return content

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scrolls by whole pages wherever the focus is."""
        bar = self.content_area.verticalScrollBar()
        action = QAbstractSlider.SliderAction
        match event.key():
            case Qt.Key.Key_PageDown:
                bar.triggerAction(action.SliderPageStepAdd)
            case Qt.Key.Key_PageUp:
                bar.triggerAction(action.SliderPageStepSub)
            case Qt.Key.Key_Home:
                bar.triggerAction(action.SliderToMinimum)
            case Qt.Key.Key_End:
                bar.triggerAction(action.SliderToMaximum)
            case _:
                super().keyPressEvent(event)

    def fit(self, width: int, height: int) -> None:
        """Takes this size, at plain text size, or as much of it as the window behind has."""
        scale = self.font().pixelSize() / BASE_PX
        width, height = round(width * scale), round(height * scale)
        behind = self.parentWidget()
        if behind is not None:
            space = behind.window().size()
            width = min(width, space.width() - 2 * SPACE.XL)
            height = min(height, space.height() - 2 * SPACE.XL)
        self.resize(width, height)

    def say(self, text: str, *, kind: str = "", tone: str = "") -> QLabel:
        """Adds a paragraph; ``kind`` and ``tone`` are the style sheet's types and tones."""
        label = paragraph(text, kind=kind, tone=tone)
        self.body.addWidget(label)
        return label

    def head(self, text: str) -> QLabel:
        """Adds a heading."""
        if self.body.count():
            self.body.addSpacing(SPACE.S)
        return self.say(text, kind="title")


def plain(name: str) -> str:
    """A name as buttons and menus show it: to them, & marks the letter behind it as a key."""
    return name.replace("&", "&&")


def paragraph(text: str, *, kind: str = "", tone: str = "") -> QLabel:
    """A label that breaks its lines and whose text can be copied."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if kind:
        label.setProperty("type", kind)
    if tone:
        label.setProperty("tone", tone)
    return label
