"""Our own situations, each with a tick: an adult takes it away where one would not do somebody
good."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from emomirror.emotions import Emotion
from emomirror.practice.words import situations
from emomirror.ui.theme import SPACE
from emomirror.ui.translation import translated


class OurSituations(QWidget):
    """The situations of one emotion; those with a tick are told."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._without: set[str] = set()
        self.ticks: dict[str, Tick] = {}
        """Of the emotion shown, by the situation's key."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def without(self) -> tuple[str, ...]:
        """The keys of those that are left out, of all emotions."""
        return tuple(sorted(self._without))

    def set_without(self, keys: Iterable[str]) -> None:
        """Takes which are left out. ``show_emotion`` shows it."""
        # Also keys that nothing here has: a newer program may know them.
        self._without = set(keys)

    def show_emotion(self, emotion: Emotion) -> None:
        """Shows those of an emotion."""
        ours = situations(emotion)
        if [each.key for each in ours] != list(self.ticks):
            self._list({each.key: translated(each.text) for each in ours})
        for key, tick in self.ticks.items():
            tick.setChecked(key not in self._without)

    def _list(self, texts: dict[str, str]) -> None:
        for tick in self.ticks.values():
            self._column.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self.ticks = {key: Tick(text) for key, text in texts.items()}
        for key, tick in self.ticks.items():
            tick.clicked.connect(lambda told, key=key: self._tell(key, told))
            self._column.addWidget(tick)

    def _tell(self, key: str, told: bool) -> None:
        if told:
            self._without.discard(key)
        else:
            self._without.add(key)
        self.changed.emit()


class Tick(QCheckBox):
    """A yes or no whose text breaks its lines, as Qt's own does not."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(text)
        said = QLabel(text)
        said.setWordWrap(True)
        said.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(self)
        line.addWidget(said, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def _make_room(self) -> None:
        """Lets the text begin where the style would let its own begin."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        contents = QStyle.SubElement.SE_CheckBoxContents
        left = self.style().subElementRect(contents, option, self).left()
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(left, SPACE.XS, SPACE.XS, SPACE.XS)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)
