"""The first page of practice: who practises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from emomirror.practice.profile import Profile
from emomirror.ui.page import paragraph
from emomirror.ui.theme import SPACE

from .flow import Flow
from .marks import Button, Elided, Symbol
from .person import Badge, days_ago
from .sheet import Sheet, row

NARROW = 30
"""Width under which a card's button goes below the name, as a multiple of the text's size."""


@dataclass(frozen=True)
class Person:
    """What a card shows.

    Attributes:
        profile: who it is.
        last: when they last practised, in local time; None is never.
        pictures: the folder of their own pictures.
    """

    profile: Profile
    last: datetime | None = None
    pictures: Path | None = None


class PeoplePage(Sheet):
    """A card for everybody who practises. All signals carry a profile's id."""

    practise_wanted = Signal(str)
    edit_wanted = Signal(str)
    history_wanted = Signal(str)
    report_wanted = Signal(str)
    data_wanted = Signal()
    """The person wants to see what is kept, and the PIN."""
    add_wanted = Signal()

    def __init__(
        self, people: Sequence[Person], today: date, parent: QWidget | None = None
    ) -> None:
        """
        Args:
            people: in the order in which they are shown.
        """
        super().__init__(
            QCoreApplication.translate("PeoplePage", "Practice"),
            back=QCoreApplication.translate("PeoplePage", "Mirror"),
            parent=parent,
        )
        self.add = Button(self.tr("Add a person"), "add")
        self.add.clicked.connect(self.add_wanted)
        self.data = Button(self.tr("Data and PIN"), "lock", tone="quiet")
        self.data.clicked.connect(self.data_wanted)
        self.corner.addWidget(self.data)
        self.cards: list[Card] = []
        if not people:
            self._explain()
            return
        self.body.addWidget(paragraph(self.tr("Who practises today?"), tone="muted"))
        for person in people:
            card = Card(person, today)
            which = person.profile.id
            card.practise.clicked.connect(lambda _=False, id_=which: self.practise_wanted.emit(id_))
            card.edit.clicked.connect(lambda _=False, id_=which: self.edit_wanted.emit(id_))
            card.history.clicked.connect(lambda _=False, id_=which: self.history_wanted.emit(id_))
            card.report.clicked.connect(lambda _=False, id_=which: self.report_wanted.emit(id_))
            self.cards.append(card)
            self.body.addWidget(card)
        self.body.addWidget(row(self.add))
        self.body.addStretch(1)
        self.cards[0].practise.setFocus()

    def _explain(self) -> None:
        self.body.addStretch(1)
        self.body.addWidget(Symbol("people", 4), 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addSpacing(SPACE.M)
        title = self.say(self.tr("Nobody practises here yet"), kind="title")
        words = self.say(
            self.tr(
                "Practice asks for an emotion, shows when the face looks like it, and helps "
                "step by step. You choose what is asked for, and what is kept stays on this "
                "computer."
            ),
            tone="muted",
        )
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addSpacing(SPACE.S)
        self.add = Button(self.tr("Add a person"), "add", tone="primary")
        self.add.clicked.connect(self.add_wanted)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addStretch(2)
        self.add.setFocus()


class Card(QFrame):
    """One person: who, since when, and what can be done."""

    def __init__(self, person: Person, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        profile = person.profile
        self.setProperty("panel", "true")
        self.name = Elided(profile.nickname, kind="title")
        since = Elided(days_ago(person.last, today), kind="caption", tone="muted")
        self.practise = Button(self.tr("Practise"), "practice", tone="primary")
        self.edit = Button(self.tr("Settings"), "edit", tone="quiet")
        self.history = Button(self.tr("History"), "history", tone="quiet")
        self.report = Button(self.tr("Report"), "report", tone="quiet")
        for button in (self.practise, self.edit, self.history, self.report):
            # Of several cards, a screen reader must say whose button it is.
            button.setAccessibleName(f"{button.text()}: {self.name.whole[:80]}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(since)
        words.addStretch(1)
        who = QHBoxLayout()
        who.setSpacing(SPACE.M)
        who.addWidget(Badge(profile.sign, person.pictures))
        who.addLayout(words, 1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(SPACE.M)
        self._top.addLayout(who, 1)
        self._top.addWidget(self.practise)
        rest = Flow(spacing=SPACE.XS)
        # What is seen of a quiet button is its word: that begins where the sign does.
        rest.setContentsMargins(-SPACE.M, 0, 0, 0)
        for button in (self.edit, self.history, self.report):
            rest.addWidget(button)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(SPACE.L, SPACE.L, SPACE.L, SPACE.S)
        inside.setSpacing(SPACE.S)
        inside.addLayout(self._top)
        inside.addLayout(rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        narrow = self.width() < NARROW * self.fontInfo().pixelSize()
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
