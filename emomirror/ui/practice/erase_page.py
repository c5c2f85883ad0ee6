"""Erases all of a person, once it was asked twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from emomirror.errors import ShownError
from emomirror.practice.profile import Profile
from emomirror.ui.theme import SPACE
from emomirror.ui.translation import translated

from .background import Background
from .changing import change
from .fields import Field
from .marks import Button
from .sheet import Sheet

if TYPE_CHECKING:
    from emomirror.records import Records


class ErasePage(Sheet):
    """Asks once more, by a word to be typed, and says what is erased and what is not."""

    erased = Signal()

    def __init__(
        self,
        records: Records,
        profile: Profile,
        *,
        background: Background | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            background: does it; one of its own where None.
        """
        super().__init__(
            QCoreApplication.translate("ErasePage", "Erase {name}").format(name=profile.nickname),
            back=QCoreApplication.translate("ErasePage", "Data"),
            parent=parent,
        )
        self._records, self._profile = records, profile
        self._background = background or Background(self)
        self.word = self.tr("erase")
        self.head(self.tr("This is erased, and cannot be brought back"))
        for line in (
            self.tr("the profile: name, goals, calm face, own words, consent"),
            self.tr("all sessions and tries, with their numbers and what you said of them"),
            self.tr("the pictures that were added for this person"),
            self.tr("the same in the copies that the program keeps by itself"),
        ):
            self.say(f"•  {line}")
        self.head(self.tr("This stays"))
        for line in (
            self.tr("reports and exports that were saved: they belong to whoever saved them"),
            self.tr("backups that were made to another place"),
            self.tr("the pictures on the disk from which copies were added"),
        ):
            self.say(f"•  {line}")
        self.typed = QLineEdit()
        self.typed_field = Field(
            self.tr("Type the word “{word}” to go on").format(word=self.word),
            self.typed,
            check=lambda: (
                "" if self._agrees() else self.tr("Type “{word}”.").format(word=self.word)
            ),
        )
        self.body.addSpacing(SPACE.S)
        self.body.addWidget(self.typed_field)
        self.body.addStretch(1)
        self.keep = self.act(Button(self.tr("Keep everything")))
        self.keep.clicked.connect(self.leave)
        self.erase = self.act(Button(self.tr("Erase"), "erase", tone="primary"))
        self.erase.clicked.connect(self._erase)
        self.typed.textChanged.connect(self._on_typed)
        self.typed.returnPressed.connect(self._erase)
        self._on_typed()
        self.typed.setFocus()

    def _agrees(self) -> bool:
        return self.typed.text().strip().casefold() == self.word.casefold()

    def _on_typed(self) -> None:
        self.erase.setEnabled(self._agrees())

    def _erase(self) -> None:
        if self.held or not self.typed_field.recheck():
            return
        id_ = self._profile.id
        change(
            self,
            self._records,
            self._background,
            self.tr("Erasing…"),
            lambda records: records.erase(id_),
            lambda _: self.erased.emit(),
            self._on_failed,
        )

    def _on_failed(self, error: ShownError) -> None:
        self.tell("error", translated(error.sentence), ((self.tr("Try again"), self._erase),))
