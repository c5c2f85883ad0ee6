"""The page of keys, made from the actions themselves, so that it cannot be out of date."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
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
        groups = [
            (title, [(keys_of(action), action.statusTip()) for action in group])
            for title, group in actions.groups()
        ]
        groups.append((self.tr("While somebody practises"), self._practising()))
        listed = [keys for _, group in groups for keys, _ in group]
        widest = max(self.fontMetrics().horizontalAdvance(keys) for keys in listed)
        for title, group in groups:
            self.head(title)
            grid = QGridLayout()
            grid.setHorizontalSpacing(SPACE.XL)
            grid.setVerticalSpacing(SPACE.S)
            grid.setColumnStretch(1, 1)
            grid.setColumnMinimumWidth(0, widest)
            for row, (keys, says) in enumerate(group):
                label = QLabel(keys)
                label.setProperty("tone", "muted")
                grid.addWidget(label, row, 0)
                grid.addWidget(paragraph(says), row, 1)
            self.body.addLayout(grid)
        self.body.addStretch(1)
        self.fit(620, 720)

    def _practising(self) -> list[tuple[str, str]]:
        """The keys of a session, which takes the mirror's away; see ``SessionPage``."""

        def named(*keys: Qt.Key) -> str:
            native = QKeySequence.SequenceFormat.NativeText
            return ", ".join(QKeySequence(key).toString(native) for key in keys)

        key = Qt.Key
        return [
            (named(key.Key_Space), self.tr("Pause, or go on")),
            (named(key.Key_S, key.Key_Right), self.tr("Skip what is asked for")),
            (named(key.Key_H), self.tr("Show more help")),
            (named(key.Key_A), self.tr("Accept the face, as the adult sees it")),
            ("1 – 7", self.tr("Choose an answer")),
            (named(key.Key_Return), self.tr("Go on, or press what is marked")),
            (named(key.Key_R), self.tr("Hear again what is asked for, where it is read out")),
            (named(key.Key_N), self.tr("Read another of the people in the picture")),
            (named(key.Key_Escape), self.tr("Ask whether to stop")),
        ]
