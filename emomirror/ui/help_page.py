"""The page of keys, made from the actions themselves, so that it cannot be out of date."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from .actions import Actions, keys_of
from .page import Page, paragraph
from .theme import SPACE


class HelpPage(Page):
    """How to use the mirror, and every key."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("HelpPage", "Keys and help"), parent)
        self.head(self.tr("How it works"))
        self.say(
            self.tr(
                "Sit facing the screen, with light on your face. The bars show which of seven "
                "emotions your face looks like at this moment. It is a guess about a movement, "
                "not about what you feel. “Not sure” is a good answer, too."
            )
        )
        self.say(
            self.tr(
                "Tab moves from control to control, Space presses the one that is marked. "
                "Click a face to read another person; while the mirror is marked, the arrow keys "
                "choose one, too."
            )
        )
        groups = list(actions.groups())
        listed = [keys_of(action) for _, group in groups for action in group]
        widest = max(self.fontMetrics().horizontalAdvance(keys) for keys in listed)
        for title, group in groups:
            self.head(title)
            grid = QGridLayout()
            grid.setHorizontalSpacing(SPACE.XL)
            grid.setVerticalSpacing(SPACE.S)
            grid.setColumnStretch(1, 1)
            grid.setColumnMinimumWidth(0, widest)
            for row, action in enumerate(group):
                keys = QLabel(keys_of(action))
                keys.setProperty("tone", "muted")
                grid.addWidget(keys, row, 0)
                grid.addWidget(paragraph(action.statusTip()), row, 1)
            self.body.addLayout(grid)
        self.body.addStretch(1)
        self.fit(620, 720)
