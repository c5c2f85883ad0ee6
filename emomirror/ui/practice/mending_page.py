"""What is seen while damaged records are mended."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from emomirror.ui.theme import SPACE

from .marks import Symbol
from .sheet import Sheet


class MendingPage(Sheet):
    """Says what goes on. Whoever leaves it finds it done later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("MendingPage", "Practice"),
            back=QCoreApplication.translate("MendingPage", "Mirror"),
            parent=parent,
        )
        self.body.addStretch(1)
        self.body.addWidget(Symbol("info", 2.5))
        self.body.addSpacing(SPACE.S)
        self.say(self.tr("One moment: the records are being mended"), kind="title")
        self.say(
            self.tr(
                "The file in which the practice is kept was damaged. What can be read of it is "
                "being recovered. This takes some seconds, and goes on by itself."
            )
        )
        self.body.addStretch(2)
