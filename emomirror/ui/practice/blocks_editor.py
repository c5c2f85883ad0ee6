"""The blocks of a plan: what is done, with which emotions, how often."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.plan import MOST_BLOCKS, MOST_TRIES, Block, Order
from emomirror.practice.prompts import Exercise, Present
from emomirror.ui.page import paragraph
from emomirror.ui.symbols import emotion_name
from emomirror.ui.theme import SPACE

from .fields import Choice, Field, Number, members
from .marks import Button
from .naming import emotions_named, exercise_hint, exercise_name, order_name, present_name
from .section import Section
from .sheet import row

_TOGGLE = """
QPushButton { padding: 5px 9px; }
QPushButton:checked { border: 2px solid palette(highlight); padding: 4px 8px; }
QPushButton:focus { border: 2px solid palette(link); padding: 4px 8px; }
"""


class EmotionChooser(QWidget):
    """A button for each emotion; those that are pressed are in use."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listed: tuple[Emotion, ...] = EMOTIONS
        self.buttons = {e: Button(emotion_name(e).capitalize(), e.value) for e in EMOTIONS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for button in self.buttons.values():
            button.setCheckable(True)
            button.setStyleSheet(_TOGGLE)
            button.clicked.connect(self.changed)
        column.addWidget(row(*self.buttons.values()))

    @property
    def emotions(self) -> tuple[Emotion, ...]:
        """Those in use, in the order in which they came."""
        return tuple(each for each in self._listed if self.buttons[each].isChecked())

    def show_emotions(self, emotions: Sequence[Emotion]) -> None:
        """Shows these as in use."""
        self._listed = (*emotions, *(each for each in EMOTIONS if each not in emotions))
        for emotion, button in self.buttons.items():
            button.setChecked(emotion in emotions)


class BlockEditor(Section):
    """One block."""

    changed = Signal()
    earlier_wanted = Signal()
    later_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, block: Block, number: int, parent: QWidget | None = None) -> None:
        """
        Args:
            number: its place, from 1.
        """
        super().__init__(self.tr("{number}.").format(number=number), self._described, parent)
        self.exercise = Choice(members(Exercise, exercise_name), block.exercise)
        self._what = paragraph("", kind="caption", tone="muted")
        self.emotions = EmotionChooser()
        self.emotions.show_emotions(block.emotions)
        self.emotions_field = Field(
            self.tr("Emotions"),
            self.emotions,
            check=lambda: "" if self.emotions.emotions else self.tr("Choose one emotion or more."),
        )
        self.tries = Number(1, MOST_TRIES)
        self.tries.setValue(block.tries)
        self.tries_field = Field(self.tr("Tries"), self.tries, check=self.tries.problem)
        self.present = Choice(members(Present, present_name), block.present)
        self.present_field = Field(self.tr("The face is asked for"), self.present)
        self.order = Choice(members(Order, order_name), block.order)
        self.order_field = Field(self.tr("Order of the emotions"), self.order)
        self.adult_first = QCheckBox(self.tr("You show the face before each try"))
        self.adult_first.setChecked(block.adult_first)
        self.earlier = Button(self.tr("Earlier"), tone="quiet")
        self.later = Button(self.tr("Later"), tone="quiet")
        self.remove = Button(self.tr("Take out"), "erase", tone="quiet")
        for widget in (
            Field(self.tr("Exercise"), self.exercise),
            self._what,
            self.emotions_field,
            self.present_field,
            self.tries_field,
            self.order_field,
            self.adult_first,
            row(self.earlier, self.later, self.remove),
        ):
            self.body.addWidget(widget)
        self.earlier.clicked.connect(self.earlier_wanted)
        self.later.clicked.connect(self.later_wanted)
        self.remove.clicked.connect(self.removal_wanted)
        for signal in (
            self.exercise.chosen,
            self.emotions.changed,
            self.tries.valueChanged,
            self.present.chosen,
            self.order.chosen,
            self.adult_first.toggled,
        ):
            signal.connect(self._on_changed)
        self._draw()

    @property
    def block(self) -> Block:
        """What is filled in.

        Raises:
            OutOfRange: it does not fit; ``check`` says so beside it.
        """
        return Block(
            exercise=self.exercise.value,
            emotions=self.emotions.emotions,
            tries=round(self.tries.value()),
            order=self.order.value,
            present=self.present.value,
            adult_first=self.adult_first.isChecked(),
        )

    @property
    def state(self) -> tuple[object, ...]:
        """What is filled in, whether or not it fits."""
        return (
            self.exercise.value,
            self.emotions.emotions,
            self.tries.text(),
            self.order.value,
            self.present.value,
            self.adult_first.isChecked(),
        )

    def check(self) -> QWidget | None:
        """Says what does not fit; returns the first field of that kind."""
        wrong = [f.control for f in (self.emotions_field, self.tries_field) if not f.recheck()]
        return wrong[0] if wrong else None

    def _described(self) -> str:
        return self.tr("{exercise}: {emotions}. Tries: {tries}").format(
            exercise=exercise_name(self.exercise.value),
            emotions=emotions_named(self.emotions.emotions) or self.tr("none"),
            tries=self.tries.text(),
        )

    def _on_changed(self) -> None:
        self._draw()
        for field in (self.emotions_field, self.tries_field):
            if field.problem or field is self.tries_field:
                field.recheck()
        self.changed.emit()

    def _draw(self) -> None:
        exercise: Exercise = self.exercise.value
        free = exercise is Exercise.FREE
        self._what.setText(exercise_hint(exercise))
        self.present_field.setVisible(exercise is Exercise.MAKE)
        self.order_field.setVisible(not free)
        self.adult_first.setVisible(exercise.judges)
        self.refresh()


class BlocksEditor(QWidget):
    """The blocks in their order. There is always one at least."""

    changed = Signal()
    unfit = Signal(QWidget)
    """What stands in the way of adding, moving or taking out; it wants to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editors: list[BlockEditor] = []
        self._emotions: tuple[Emotion, ...] = EMOTIONS
        self.add = Button(self.tr("Add a block"), "add")
        self.add.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.S)
        self._foot = row(self.add)
        self._column.addWidget(self._foot)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is filled in.

        Raises:
            OutOfRange: it does not fit; ``check`` says so beside it.
        """
        return tuple(editor.block for editor in self.editors)

    @property
    def state(self) -> tuple[object, ...]:
        """What is filled in, whether or not it fits."""
        return tuple(editor.state for editor in self.editors)

    def show_blocks(self, blocks: Sequence[Block], emotions: Sequence[Emotion]) -> None:
        """Shows these.

        Args:
            emotions: those that a new block begins with.
        """
        self._emotions = tuple(emotions)
        self._show(blocks, open_at=0 if len(blocks) == 1 else None)

    def check(self) -> QWidget | None:
        """Says what does not fit; returns the first field of that kind."""
        return self._check(self.editors)

    def _check(self, editors: Sequence[BlockEditor]) -> QWidget | None:
        for editor in editors:
            if (wrong := editor.check()) is not None:
                editor.unfold()
                return wrong
        return None

    def _show(self, blocks: Sequence[Block], open_at: int | None) -> None:
        for editor in self.editors:
            self._column.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self.editors = []
        for at, block in enumerate(blocks):
            editor = BlockEditor(block, at + 1)
            editor.unfold(at == open_at)
            editor.earlier.setEnabled(at > 0)
            editor.later.setEnabled(at < len(blocks) - 1)
            editor.remove.setEnabled(len(blocks) > 1)
            editor.changed.connect(self.changed)
            editor.earlier_wanted.connect(lambda at=at: self._move(at, -1))
            editor.later_wanted.connect(lambda at=at: self._move(at, 1))
            editor.removal_wanted.connect(lambda at=at: self._remove(at))
            self._column.insertWidget(at, editor)
            self.editors.append(editor)
        self.add.setEnabled(len(blocks) < MOST_BLOCKS)

    def _known(self) -> list[Block] | None:
        """The blocks, where all that is filled in fits; moving them must lose nothing."""
        if (wrong := self.check()) is not None:
            self.unfit.emit(wrong)
            return None
        return list(self.blocks)

    def _add(self) -> None:
        if (blocks := self._known()) is None:
            return
        last = blocks[-1]
        other = Exercise.MAKE if last.exercise is Exercise.COPY else Exercise.COPY
        blocks.append(Block(exercise=other, emotions=self._emotions, tries=len(self._emotions)))
        self._show(blocks, open_at=len(blocks) - 1)
        self.editors[-1].exercise.setFocus()
        self.changed.emit()

    def _move(self, at: int, by: int) -> None:
        if (blocks := self._known()) is None or not 0 <= at + by < len(blocks):
            return
        blocks.insert(at + by, blocks.pop(at))
        self._show(blocks, open_at=at + by)
        self.editors[at + by].header.setFocus()
        self.changed.emit()

    def _remove(self, at: int) -> None:
        left = [editor for place, editor in enumerate(self.editors) if place != at]
        if not left:
            return
        if (wrong := self._check(left)) is not None:
            self.unfit.emit(wrong)
            return
        self._show([editor.block for editor in left], open_at=None)
        self.editors[max(0, at - 1)].header.setFocus()
        self.changed.emit()
