"""Where the PIN is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from emomirror.errors import RecordsError
from emomirror.ui.page import paragraph
from emomirror.ui.theme import SPACE

from .fields import Field
from .marks import Button
from .pin import LEAST, MOST, has_pin, reset_pin, set_pin
from .section import Section
from .sheet import row

if TYPE_CHECKING:
    from emomirror.records import Records


class PinPart(QWidget):
    """Sets a PIN before the adult's pages, changes it, and takes it away."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, records: Records, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = records
        self.first, self.second = QLineEdit(), QLineEdit()
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.first_field = Field(
            self.tr("New PIN"),
            self.first,
            hint=self.tr("{least} characters or more; digits and letters.").format(least=LEAST),
            check=self._problem,
        )
        self.second_field = Field(self.tr("The same once more"), self.second, check=self._differs)
        self.set = Button(self.tr("Set the PIN"), "lock")
        self.set.clicked.connect(self._set)
        self.take_away = Button(self.tr("Take the PIN away"))
        self.take_away.clicked.connect(self._take_away)
        self._state = paragraph("")
        inside = Section(self.tr("Set or change the PIN"))
        inside.header.summary.hide()
        for widget in (self.first_field, self.second_field, row(self.set, self.take_away)):
            inside.body.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.M)
        self.section = inside
        column.addWidget(self._state)
        column.addWidget(inside)
        self._show()

    def _show(self) -> None:
        on = has_pin(self._records)
        self.take_away.setEnabled(on)
        self._state.setText(
            self.tr("A PIN is asked for before these pages, also after each session.")
            if on
            else self.tr(
                "There is no PIN: whoever sits here can open these pages. A PIN keeps a child from "
                "it; it does not encrypt the file."
            )
        )

    def _problem(self) -> str:
        length = len(self.first.text())
        if LEAST <= length <= MOST:
            return ""
        return self.tr("{least} to {most} characters are possible; this has {came}.").format(
            least=LEAST, most=MOST, came=length
        )

    def _differs(self) -> str:
        same = self.first.text() == self.second.text()
        return "" if same else self.tr("The two are not the same.")

    def _set(self) -> None:
        if not self.first_field.recheck():
            self.first.setFocus()
            return
        if not self.second_field.recheck():
            self.second.setFocus()
            return
        try:
            set_pin(self._records, self.first.text())
        except RecordsError as error:
            self.failed.emit(error)
            return
        self.first.clear()
        self.second.clear()
        self._show()
        self.said.emit(self.tr("The PIN is set. It is asked for from now on."))

    def _take_away(self) -> None:
        try:
            reset_pin(self._records)
        except RecordsError as error:
            self.failed.emit(error)
            return
        self._show()
        self.said.emit(self.tr("The PIN is taken away."))
