"""Which emotions are in use, and what counts as success for each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.goal import (
    GOOD_RECALL,
    HOLDS_S,
    MOST_HELP,
    THRESHOLDS,
    WEAK_RECALL,
    Goal,
    starting_goal,
)
from emomirror.practice.profile import EMO_MIRROR_FIVE
from emomirror.ui.page import paragraph
from emomirror.ui.symbols import emotion_name
from emomirror.ui.theme import SPACE

from .fields import Field, Number, Slide
from .marks import Button, Role, Symbol
from .sheet import row

NARROW = 36
"""Width under which the slider gets a line of its own, as a multiple of the text's size."""


class GoalsEditor(QWidget):
    """A row for each emotion. Goals of emotions that are not in use stay as they are."""

    changed = Signal()

    def __init__(self, recall: Mapping[Emotion, float], parent: QWidget | None = None) -> None:
        """
        Args:
            recall: the model's on its test pictures, 0..1; empty where nobody knows it.
        """
        super().__init__(parent)
        self._recall = recall
        self.five = Button(self.tr("Emo-mirror's five"))
        self.five.clicked.connect(lambda: self._use(EMO_MIRROR_FIVE))
        self.all = Button(self.tr("All seven"))
        self.all.clicked.connect(lambda: self._use(EMOTIONS))
        self.starting = Button(self.tr("Start values"), "undo", tone="quiet")
        self.starting.setToolTip(self.tr("Sets all goals to what a new person begins with"))
        self.starting.clicked.connect(self._start_anew)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.M)
        column.addWidget(row(self.five, self.all, self.starting))
        self.problem = paragraph("", kind="caption", tone="error")
        self.problem.hide()
        column.addWidget(self.problem)
        if recall:
            column.addWidget(
                paragraph(
                    self.tr(
                        "“Of 100” is how many faces, mostly of adults, the model recognised. It "
                        "reads children worse: begin leniently."
                    ),
                    kind="caption",
                    tone="muted",
                )
            )
        self.rows = {emotion: GoalRow(emotion, recall.get(emotion)) for emotion in EMOTIONS}
        for each in self.rows.values():
            each.changed.connect(self._on_changed)
            column.addWidget(each)

    @property
    def emotions(self) -> tuple[Emotion, ...]:
        """Those in use."""
        return tuple(emotion for emotion, each in self.rows.items() if each.used.isChecked())

    @property
    def goals(self) -> dict[Emotion, Goal]:
        """What counts as success for each.

        Raises:
            OutOfRange: a number does not fit; ``check`` says so beside it.
        """
        return {emotion: each.goal for emotion, each in self.rows.items()}

    @property
    def state(self) -> tuple[object, ...]:
        """What is filled in, whether or not it fits."""
        return tuple(each.state for each in self.rows.values())

    def show_goals(self, emotions: tuple[Emotion, ...], goals: Mapping[Emotion, Goal]) -> None:
        """Shows these."""
        for emotion, each in self.rows.items():
            each.used.setChecked(emotion in emotions)
            each.show_goal(goals.get(emotion, Goal()))
        self._on_changed()

    def check(self) -> QWidget | None:
        """Says beside each field what does not fit; returns the first of them."""
        none = not self.emotions
        self.problem.setText(self.tr("Choose one emotion or more.") if none else "")
        self.problem.setVisible(none)
        if none:
            return self.rows[EMOTIONS[0]].used
        wrong = [each.check() for each in self.rows.values()]
        return next((widget for widget in wrong if widget is not None), None)

    def _use(self, emotions: tuple[Emotion, ...]) -> None:
        for emotion, each in self.rows.items():
            each.used.setChecked(emotion in emotions)
        self._on_changed()

    def _start_anew(self) -> None:
        for emotion, each in self.rows.items():
            each.show_goal(starting_goal(emotion, self._recall))
        self._on_changed()

    def _on_changed(self) -> None:
        if self.emotions:
            self.problem.hide()
        self.changed.emit()


class GoalRow(QWidget):
    """One emotion: whether it is in use, how near, how long, and with how much help."""

    changed = Signal()

    def __init__(
        self, emotion: Emotion, recall: float | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._goal = Goal()
        name = emotion_name(emotion)
        self.used = QCheckBox(name.capitalize())
        self.near = Slide(*THRESHOLDS, (self.tr("easy"), self.tr("strict")))
        self.hold = Number(*HOLDS_S, step=0.1, decimals=2, suffix=self.tr(" s"))
        self.help = Number(0, MOST_HELP)
        fields = (
            Field(self.tr("How near"), self.near),
            Field(self.tr("Hold"), self.hold, check=self.hold.problem),
            Field(self.tr("Help at once"), self.help, check=self.help.problem),
        )
        self._numbers = fields[1:]
        for field in fields:
            # Of seven rows, a screen reader must say which emotion's field it is.
            field.control.setAccessibleName(f"{name}: {field.control.accessibleName()}")
        self.help.setToolTip(self.tr("How many kinds of help are there from the start"))
        head = QHBoxLayout()
        head.setSpacing(SPACE.S)
        head.addWidget(Symbol(emotion.value, 1.3))
        head.addWidget(self.used)
        head.addStretch(1)
        self.details = QWidget()
        inside = QVBoxLayout(self.details)
        inside.setContentsMargins(SPACE.XL + SPACE.S, 0, 0, SPACE.S)
        inside.setSpacing(SPACE.S)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(SPACE.L)
        self._line.addWidget(fields[0], 1, Qt.AlignmentFlag.AlignTop)
        numbers = QHBoxLayout()
        numbers.setSpacing(SPACE.L)
        for field in fields[1:]:
            numbers.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        numbers.addStretch(0)
        self._line.addLayout(numbers)
        inside.addLayout(self._line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        if recall is not None and recall < GOOD_RECALL:
            whole.addLayout(self._warned(recall))
        whole.addWidget(self.details)
        self.used.toggled.connect(self.details.setVisible)
        self.used.toggled.connect(self.changed)
        self.near.changed.connect(self.changed)
        self.hold.valueChanged.connect(self._on_number)
        self.help.valueChanged.connect(self._on_number)

    @property
    def goal(self) -> Goal:
        """What is filled in.

        Raises:
            OutOfRange: a number does not fit.
        """
        was = self._goal
        # A slider has whole hundredths; what the rules of progress made between them stays.
        threshold = self.near.value if self.near.value != _shown(was) else was.threshold
        return Goal(threshold=threshold, hold_s=self.hold.exact, help=round(self.help.value()))

    @property
    def state(self) -> tuple[object, ...]:
        """What is filled in, whether or not it fits."""
        return (
            self.used.isChecked(),
            self.near.value,
            self.hold.text(),
            self.help.text(),
        )

    def show_goal(self, goal: Goal) -> None:
        """Shows another one."""
        self._goal = goal
        self.near.set_value(goal.threshold)
        self.hold.set_exact(goal.hold_s)
        self.help.setValue(goal.help)
        self.details.setVisible(self.used.isChecked())

    def check(self) -> QWidget | None:
        """Says what does not fit; returns the first field of that kind."""
        wrong = [field.control for field in self._numbers if not field.recheck()]
        if wrong:
            self.used.setChecked(True)
        return wrong[0] if wrong else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _warned(self, recall: float) -> QHBoxLayout:
        weak = recall < WEAK_RECALL
        right = round(100 * recall)
        line = QHBoxLayout()
        line.setContentsMargins(SPACE.XL + SPACE.S, 0, 0, SPACE.XS)
        line.setSpacing(SPACE.XS)
        if weak:
            text = self.tr(
                "Read badly: {right} of 100. When the model misses this face, the model is at "
                "fault, not the face. So it starts easy; you can also leave it out."
            ).format(right=right)
            line.addWidget(Symbol("warning", 0.95, role=Role.WindowText))
        else:
            text = self.tr("{right} of 100. It starts a little easier.").format(right=right)
        line.addWidget(paragraph(text, kind="caption", tone="" if weak else "muted"), 1)
        return line

    def _on_number(self) -> None:
        for field in self._numbers:
            field.recheck()
        self.changed.emit()

    def _arrange(self) -> None:
        narrow = self.width() < NARROW * self.fontInfo().pixelSize()
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)


def _shown(goal: Goal) -> float:
    return round(100 * goal.threshold) / 100
