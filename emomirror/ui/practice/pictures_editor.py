"""Pictures of people whom the person knows, for each emotion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.ui.page import paragraph
from emomirror.ui.symbols import control_icon, emotion_name
from emomirror.ui.theme import SPACE

from .asking import ask_for_picture
from .fields import Field
from .flow import Flow
from .marks import Button, Symbol, colour
from .person import square

Pictures = dict[Emotion, tuple[str, ...]]


class PicturesEditor(QWidget):
    """A line of small pictures for each emotion. What is added is copied only when the profile is
    saved, so that nothing is left of what was thought better of."""

    changed = Signal()

    def __init__(self, folder: Path | None, parent: QWidget | None = None) -> None:
        """
        Args:
            folder: the person's pictures; None where there are none yet.
        """
        super().__init__(parent)
        self._folder = folder
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.M)
        column.addWidget(
            paragraph(
                self.tr(
                    "Faces that the person knows can stand beside the pictograms. Pictures are "
                    "copied into the folder of this person, and erased with them. Ask whoever is "
                    "in them before."
                ),
                kind="caption",
                tone="muted",
            )
        )
        self.rows = {emotion: _Row(emotion, folder) for emotion in EMOTIONS}
        for each in self.rows.values():
            each.changed.connect(self.changed)
            column.addWidget(each)

    @property
    def kept(self) -> Pictures:
        """Those of the folder that stay."""
        return {emotion: tuple(each.kept) for emotion, each in self.rows.items() if each.kept}

    @property
    def added(self) -> dict[Emotion, tuple[Path, ...]]:
        """Files that are to be copied."""
        return {emotion: tuple(each.added) for emotion, each in self.rows.items() if each.added}

    @property
    def state(self) -> tuple[object, ...]:
        """What is chosen."""
        return (tuple(self.kept.items()), tuple(self.added.items()))

    def show_pictures(self, pictures: Mapping[Emotion, Sequence[str]]) -> None:
        """Shows a person's pictures, and forgets what was to be added."""
        for emotion, each in self.rows.items():
            each.show_pictures(pictures.get(emotion, ()))


class _Row(QWidget):
    changed = Signal()

    def __init__(self, emotion: Emotion, folder: Path | None) -> None:
        super().__init__()
        self._folder = folder
        self._name = emotion_name(emotion)
        self.kept: list[str] = []
        self.added: list[Path] = []
        self.add = Button(self.tr("Add…"), "picture")
        self.add.setAccessibleName(self.tr("Add a picture: {emotion}").format(emotion=self._name))
        self.add.clicked.connect(self._ask)
        self._flow = Flow()
        self._flow.addWidget(self.add)
        self._field = Field(self._name.capitalize(), _holding(self._flow))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.M)
        line.addWidget(Symbol(emotion.value, 1.5))
        line.addWidget(self._field, 1)
        self._thumbs: list[QPushButton] = []

    def show_pictures(self, names: Sequence[str]) -> None:
        self.kept, self.added = list(names), []
        self._field.show_problem("")
        self._draw()

    def take(self, path: Path) -> None:
        """Adds a file; says so where it holds no picture."""
        if square(path, 16).isNull():
            self._field.show_problem(
                self.tr("{name} holds no picture that can be read.").format(name=path.name)
            )
            return
        self._field.show_problem("")
        if path not in self.added:
            self.added.append(path)
        self._draw()
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _ask(self) -> None:
        ask_for_picture(self, self.take)

    def _draw(self) -> None:
        for thumb in self._thumbs:
            self._flow.removeWidget(thumb)
            thumb.hide()
            thumb.deleteLater()
        self._flow.removeWidget(self.add)
        self._thumbs = []
        shown = [(self._folder / name, name) for name in self.kept if self._folder is not None]
        for path, name in shown:
            self._thumb(path, lambda name=name: self.kept.remove(name))
        for path in self.added:
            self._thumb(path, lambda path=path: self.added.remove(path))
        self._flow.addWidget(self.add)
        self.updateGeometry()

    def _thumb(self, path: Path, remove: object) -> None:
        side = round(2.6 * self.fontMetrics().height())
        thumb = QPushButton(self)
        thumb.setAutoDefault(False)
        thumb.setStyleSheet("padding: 3px;")
        drawn = square(path, side, self.devicePixelRatioF())
        thumb.setIcon(
            QIcon(drawn) if not drawn.isNull() else control_icon("picture", colour(), side)
        )
        thumb.setIconSize(QSize(side, side))
        says = self.tr("Take out the picture {name}").format(name=path.name)
        thumb.setToolTip(says)
        thumb.setAccessibleName(says)

        def take_out() -> None:
            if callable(remove):
                remove()
            self._draw()
            self.add.setFocus()
            self.changed.emit()

        thumb.clicked.connect(take_out)
        self._thumbs.append(thumb)
        self._flow.addWidget(thumb)
        thumb.show()


def _holding(flow: Flow) -> QWidget:
    widget = QWidget()
    widget.setLayout(flow)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget
