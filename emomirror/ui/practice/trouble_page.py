"""What is seen where the records cannot be opened."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from emomirror.ui.theme import SPACE

from .marks import Button, Symbol
from .sheet import Sheet, row


class TroublePage(Sheet):
    """Says why, and what can be done."""

    again_wanted = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """
        Args:
            text: what stands in the way.
        """
        super().__init__(
            QCoreApplication.translate("TroublePage", "Practice"),
            back=QCoreApplication.translate("TroublePage", "Mirror"),
            parent=parent,
        )
        self.body.addStretch(1)
        self.body.addWidget(Symbol("warning", 2.5))
        self.body.addSpacing(SPACE.S)
        self.say(self.tr("What is practised cannot be opened"), kind="title")
        self.say(text)
        self.again = Button(self.tr("Try again"), tone="primary")
        self.again.clicked.connect(self.again_wanted)
        self.body.addWidget(row(self.again))
        self.body.addStretch(2)
        self.again.setFocus()
