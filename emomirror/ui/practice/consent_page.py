"""Whoever answers for a person agrees here, before a face is first measured, or does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from emomirror.practice.plan import LONGEST_NAME
from emomirror.practice.profile import Consent, Profile
from emomirror.ui.copyable import Copyable

from .fields import Field
from .marks import Button
from .retention import kept_until, kept_where
from .sheet import Sheet


class ConsentPage(Sheet):
    """Says in plain words what practice does and keeps, and asks who agrees. Going back is as free
    as agreeing; without it nothing can be practised."""

    agreed = Signal(object)
    """``Consent``."""

    def __init__(
        self,
        profile: Profile,
        kept_in: Path,
        months: int,
        *,
        back: str = "",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            kept_in: the file of the records.
            months: how long tries are kept; 0 is until they are erased.
            back: the name of the page before; the people where not given.
            now: the time, in UTC.
        """
        name = profile.nickname
        super().__init__(
            QCoreApplication.translate("ConsentPage", "Before {name} practises").format(name=name),
            back=back or QCoreApplication.translate("ConsentPage", "People"),
            parent=parent,
        )
        self._now = now
        short = name if len(name) <= 40 else f"{name[:39]}…"
        self._explain(short, kept_in, months)
        self.by = QLineEdit()
        self.by_field = Field(
            self.tr("Your &name"),
            self.by,
            hint=self.tr(
                "You answer for {name}: as a parent, as a guardian, or as {name} yourself."
            ).format(name=short),
            check=self._problem_of_name,
        )
        self.bystanders = QCheckBox(self.tr("Others who may be seen know of it, and agree"))
        self.bystanders.setToolTip(self.tr("Leave it empty where nobody else can be seen."))
        self.head(self.tr("Do you agree?"))
        self.body.addWidget(self.by_field)
        self.body.addWidget(self.bystanders)
        self.say(
            self.tr("Leave this empty where nobody else can be seen."),
            kind="caption",
            tone="muted",
        )
        self.body.addStretch(1)
        self.not_now = self.act(Button(self.tr("Not now")))
        self.not_now.clicked.connect(self.leave)
        self.agree = self.act(Button(self.tr("I agree"), "accept", tone="primary"))
        self.agree.clicked.connect(self._agree)
        self.by.returnPressed.connect(self._agree)
        self.by.textChanged.connect(lambda: self.by_field.show_problem(""))
        self.area.setFocus()

    def _explain(self, name: str, kept_in: Path, months: int) -> None:
        self.head(self.tr("What the camera does"))
        self.say(
            self.tr(
                "While practice goes on, the camera looks at the face, and a program on this "
                "computer says what the face looks like. It sees a movement, not a feeling, and "
                "it is sometimes mistaken. It reads children worse than adults. No picture that it "
                "takes is saved."
            )
        )
        self.head(self.tr("What is kept"))
        for line in (
            self.tr("the nickname, the settings, plans and own words, and pictures that are added"),
            self.tr("who agrees, and when"),
            self.tr("the calm face, once it is taken, as seven numbers"),
            self.tr("of each session: when it was, by which plan, and which goals it changed"),
            self.tr(
                "of each try: what was asked for, how it ended, which help there was, which names "
                "were chosen, and what the face looked like, as numbers, ten times a second"
            ),
            self.tr("what you say of a try"),
        ):
            self.say(f"•  {line}")
        self.say(f"{kept_until(months)} {kept_where()}")
        self.body.addWidget(Copyable(str(kept_in)))
        self.head(self.tr("Who decides"))
        self.say(
            self.tr(
                "Practice is a choice. {name} may stop at any time and needs no reason: Pause and "
                "Stop are always in sight. You can take this back at any time, in {name}’s "
                "settings, and see, export or erase what is kept, under “Data and PIN”."
            ).format(name=name)
        )
        self.head(self.tr("Others in the picture"))
        self.say(
            self.tr(
                "Faces of others in front of the camera are found, too, and not kept. One face is "
                "read, the one that a session begins with, and what it looks like is kept as "
                "{name}’s: see that it is {name}’s face. Tell others before, and begin only if "
                "they agree."
            ).format(name=name)
        )
        self.head(self.tr("What the law says"))
        self.say(
            self.tr(
                "In schools and at work, reading emotions from faces may be restricted by law. In "
                "the European Union the AI Act (Article 5) forbids it there, save for medical or "
                "safety reasons. Ask whoever is in charge before you use it there. It diagnoses "
                "nothing, and must not be used for that."
            )
        )

    def _problem_of_name(self) -> str:
        length = len(self.by.text().strip())
        if length == 0:
            return self.tr("Write who agrees: it is kept with the consent.")
        if length > LONGEST_NAME:
            return self.tr("Up to {most} characters fit; this has {came}.").format(
                most=LONGEST_NAME, came=length
            )
        return ""

    def _agree(self) -> None:
        if not self.by_field.recheck():
            self.by.setFocus()
            self.area.ensureWidgetVisible(self.by_field)
            return
        given = self._now().astimezone(UTC).isoformat(timespec="seconds")
        self.agreed.emit(
            Consent(
                by=self.by.text().strip(),
                given_utc=given,
                bystanders=self.bystanders.isChecked(),
            )
        )
