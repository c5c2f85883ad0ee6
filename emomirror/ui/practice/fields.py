"""Fields of a form: a label above, the control, and beside it what does not fit, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from emomirror.ui.page import paragraph
from emomirror.ui.theme import SPACE


class Field(QWidget):
    """A control with its label, a line that explains it, and a line for what does not fit.

    Args:
        label: may carry an "&" before the letter of its key.
        control: what is filled in.
        hint: explains; may be empty.
        check: the words for what does not fit now; empty where it fits.
    """

    def __init__(
        self,
        label: str,
        control: QWidget,
        *,
        hint: str = "",
        check: Callable[[], str] = lambda: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._check = check
        self._hint = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.XS)
        name = QLabel(label)
        name.setWordWrap(True)
        name.setBuddy(control)
        control.setAccessibleName(label.replace("&", ""))
        control.setAccessibleDescription(hint)
        column.addWidget(name)
        column.addWidget(control)
        if hint:
            column.addWidget(paragraph(hint, kind="caption", tone="muted"))
        self._problem = paragraph("", kind="caption", tone="error")
        self._problem.hide()
        column.addWidget(self._problem)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def problem(self) -> str:
        """What does not fit, as it is shown."""
        return "" if self._problem.isHidden() else self._problem.text()

    def recheck(self) -> bool:
        """Shows what does not fit, or takes that away; whether all fits."""
        problem = self._check()
        self.show_problem(problem)
        return not problem

    def show_problem(self, problem: str) -> None:
        """Shows words beside the control; none where they are empty."""
        was = self.problem
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.control.setAccessibleDescription(problem or self._hint)
        if problem and problem != was:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, problem))


class Number(QDoubleSpinBox):
    """A number that may be typed freely: one outside its range stays as it was typed, and the form
    says what the range is. The arrows never leave the range.

    Args:
        scale: by what the number is multiplied to be shown: 100 for a share that is shown in
            percent.
    """

    def __init__(
        self,
        least: float,
        most: float,
        *,
        step: float = 1.0,
        decimals: int = 0,
        suffix: str = "",
        scale: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.least, self.most = least, most
        self._scale = scale
        self._given = self._as_shown = self.value()
        self.setLocale(_without_groups(QLocale()))
        self.setRange(-99_999.0, 99_999.0)
        self.setDecimals(decimals)
        self.setSingleStep(step)
        self.setSuffix(suffix)
        self.setKeyboardTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_exact(self, number: float) -> None:
        """Shows a number, which may have more decimals than can be shown."""
        self.setValue(self._scale * number)
        self._given, self._as_shown = number, self.value()

    @property
    def exact(self) -> float:
        """What is filled in; where that is what ``set_exact`` has shown, with all its decimals."""
        unchanged = self.value() == self._as_shown
        return self._given if unchanged else self.value() / self._scale

    @property
    def fits(self) -> bool:
        """Whether the number is within its range."""
        return self.least <= self.value() <= self.most

    def problem(self) -> str:
        """What does not fit, in words; empty where it fits."""
        if self.fits:
            return ""
        write = self.textFromValue
        return self.tr("{least} to {most} is possible; this is {value}.").format(
            least=write(self.least), most=write(self.most) + self.suffix(), value=self.text()
        )

    def stepBy(self, steps: int) -> None:
        self.setValue(min(self.most, max(self.least, self.value() + steps * self.singleStep())))

    def stepEnabled(self) -> QDoubleSpinBox.StepEnabledFlag:
        flags = QDoubleSpinBox.StepEnabledFlag.StepNone
        if self.value() < self.most:
            flags |= QDoubleSpinBox.StepEnabledFlag.StepUpEnabled
        if self.value() > self.least:
            flags |= QDoubleSpinBox.StepEnabledFlag.StepDownEnabled
        return flags

    def textFromValue(self, value: float) -> str:
        """Without zeros that say nothing: "1" and "1.5", not "1.00"."""
        shown = self.locale().toString(float(value), "f", self.decimals())
        point = self.locale().decimalPoint()
        return shown.rstrip("0").rstrip(point) if point in shown else shown

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Takes a point and a comma for the decimal sign, whichever the language has."""
        return super().validate(self._written(text), pos)

    def valueFromText(self, text: str) -> float:
        bare = self._written(text).removesuffix(self.suffix()).strip()
        return self.locale().toDouble(bare)[0]

    def _written(self, text: str) -> str:
        point = self.locale().decimalPoint()
        return text.replace("." if point == "," else ",", point)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the page scrolls, not this


class Choice(QComboBox):
    """One of several values."""

    chosen = Signal()
    """The person chose another one."""

    def __init__(
        self, items: Sequence[tuple[str, object]], value: object, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_items(items, value)
        self.activated.connect(self.chosen)

    def show_items(self, items: Sequence[tuple[str, object]], value: object) -> None:
        """Offers other values."""
        self.clear()
        # Kept here: Qt turns an enum whose members are strings into plain strings.
        self._values = [each for _, each in items]
        self.addItems([text for text, _ in items])
        self.set_value(value)

    @property
    def value(self) -> Any:
        """The value chosen; None where there is none."""
        at = self.currentIndex()
        return self._values[at] if at >= 0 else None

    def set_value(self, value: object) -> None:
        """Shows a value; one that is not offered, as the first."""
        at = self._values.index(value) if value in self._values else 0
        self.setCurrentIndex(at if self._values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, not this


class Slide(QWidget):
    """A share on a slider from easy to strict, with its number beside it.

    Args:
        least, most: of the share, 0..1.
        ends: the words at its two ends.
    """

    changed = Signal()

    def __init__(
        self, least: float, most: float, ends: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(100 * least), round(100 * most))
        self.slider.setPageStep(5)
        self.slider.setMinimumWidth(90)
        # As high as the numbers beside it, so that they stand on one line.
        self.slider.setStyleSheet("min-height: 2.4em;")
        # Rolling the wheel should scroll the page.
        self.slider.installEventFilter(self)
        self._number = QLabel()
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._ends = ends
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.S)
        line.addWidget(_muted(ends[0]))
        line.addWidget(self.slider, 1)
        line.addWidget(_muted(ends[1]))
        line.addWidget(self._number)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._show)
        self.slider.valueChanged.connect(self.changed)
        self._show(self.slider.value())

    @property
    def value(self) -> float:
        """The share, 0..1."""
        return self.slider.value() / 100

    def set_value(self, value: float) -> None:
        """Shows a share."""
        self.slider.setValue(round(100 * value))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.slider.setAccessibleName(name)

    def eventFilter(self, watched: object, event: Any) -> bool:
        if event.type() == event.Type.Wheel:
            event.ignore()
            return True
        return False

    def _show(self, value: int) -> None:
        self._number.setText(self.tr("{share} %").format(share=value))
        widest = self._number.fontMetrics().horizontalAdvance(self.tr("{share} %").format(share=99))
        self._number.setMinimumWidth(widest)
        self.slider.setAccessibleDescription(
            self.tr("{share} %, from {easy} to {strict}").format(
                share=value, easy=self._ends[0], strict=self._ends[1]
            )
        )


def _without_groups(locale: QLocale) -> QLocale:
    # "3600", and never "3,600" or "3.600": one of them is a small number in half of the world.
    plain = QLocale(locale)
    option = QLocale.NumberOption
    plain.setNumberOptions(option.OmitGroupSeparator | option.RejectGroupSeparator)
    return plain


def _muted(text: str) -> QLabel:
    word = QLabel(text)
    word.setProperty("type", "caption")
    word.setProperty("tone", "muted")
    return word


def members(kind: type[Enum], name: Callable[[Any], str]) -> list[tuple[str, object]]:
    """All members of an enum with their words, as ``Choice`` takes them."""
    return [(name(each), each) for each in kind]
