"""What stands before the adult's pages where a PIN is wanted."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from emomirror.errors import RecordsError
from emomirror.ui.copyable import Copyable
from emomirror.ui.page import paragraph
from emomirror.ui.theme import SPACE

from .fields import Field
from .marks import Button, Symbol
from .pin import RESET_COMMAND, delay_s, is_right, wrong_ones
from .section import Section
from .sheet import Sheet

if TYPE_CHECKING:
    from emomirror.records import Records

FIELD_EM = 16
"""Width of the field, as a multiple of the text's size."""


class LockPage(Sheet):
    """Asks for the PIN. After several wrong ones it waits, longer each time, and says so."""

    opened = Signal()
    """The right PIN was given."""

    def __init__(
        self,
        records: Records,
        *,
        clock: Callable[[], float] = time.monotonic,
        before_live: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            clock: seconds from any start.
            before_live: it stands before the adult's window in a session, not before the pages.
        """
        super().__init__(
            QCoreApplication.translate("LockPage", "For the adult"),
            back=QCoreApplication.translate("LockPage", "Session")
            if before_live
            else QCoreApplication.translate("LockPage", "Mirror"),
            parent=parent,
        )
        self._records, self._clock = records, clock
        self._until_s = clock() + delay_s(wrong_ones(records))
        self._was_wrong = False
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.pin.setMaximumWidth(FIELD_EM * self.fontInfo().pixelSize())
        self.field = Field(self.tr("&PIN"), self.pin)
        self.enter = Button(self.tr("Open"), "lock", tone="primary")
        self.body.addStretch(1)
        self.body.addWidget(Symbol("lock", 3))
        self.body.addSpacing(SPACE.S)
        self.say(
            self.tr("Your window for this session is behind a PIN.")
            if before_live
            else self.tr("People, plans, history and reports are behind a PIN.")
        )
        self.body.addWidget(self.field)
        self.body.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        forgotten = Section(self.tr("I forgot the PIN"))
        forgotten.header.summary.hide()
        forgotten.body.addWidget(
            paragraph(
                self.tr(
                    "Close Emomirror, open a terminal on this computer and write the line below. "
                    "It takes the PIN away. People, plans and sessions stay as they are, and you "
                    "can set a new PIN."
                )
            )
        )
        forgotten.body.addWidget(Copyable(RESET_COMMAND))
        self.body.addWidget(forgotten)
        self._timer = QTimer(self)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._wait)
        self.enter.clicked.connect(self._try)
        self.pin.returnPressed.connect(self._try)
        self._wait()
        self.pin.setFocus()

    def _try(self) -> None:
        if self._left_s() > 0 or not self.pin.text():
            return
        try:
            right = is_right(self._records, self.pin.text())
            wrong = wrong_ones(self._records)
        except RecordsError as error:
            self.tell_error(error)
            return
        self.pin.clear()
        if right:
            self.opened.emit()
            return
        self._was_wrong = True
        self._until_s = self._clock() + delay_s(wrong)
        self._wait()
        self.pin.setFocus()

    def _left_s(self) -> float:
        return self._until_s - self._clock()

    def _wait(self) -> None:
        left = self._left_s()
        waits = left > 0
        if waits:
            self.field.show_problem(
                self.tr("This was not the PIN. Try again in {seconds} s.").format(
                    seconds=math.ceil(left)
                )
                if self._was_wrong
                else self.tr("Try again in {seconds} s.").format(seconds=math.ceil(left))
            )
            self._timer.start()
        else:
            self._timer.stop()
            self.field.show_problem(
                self.tr("This was not the PIN. Try again.") if self._was_wrong else ""
            )
        self.enter.setEnabled(not waits)
