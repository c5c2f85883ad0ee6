"""The page on which a person is described: a name is enough, and all else can wait."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import OutOfRange
from emomirror.practice.goal import starting_goal
from emomirror.practice.plan import LONGEST_NAME
from emomirror.practice.profile import SIGNS, Profile, Reward

from .fields import Field
from .goals_editor import GoalsEditor
from .marks import Button
from .naming import emotions_named
from .pace_part import PacePart
from .pictures_editor import PicturesEditor
from .profile_parts import (
    ExercisePart,
    HelpPart,
    LookPart,
    PersonPart,
    ProgressPart,
)
from .section import Section
from .sheet import Sheet
from .sign_chooser import SignChooser
from .words_editor import WordsEditor


class ProfilePage(Sheet):
    """Edits a profile, or makes a new one. What is filled in is lost only where the person says so.

    ``profile`` is what was there before; for a new person one that nobody has named yet.
    """

    saved = Signal(object, object)
    """``Profile``, and the pictures to be added: a dictionary of ``Emotion`` to paths, with
    None for the person's sign."""
    baseline_wanted = Signal()
    """The person wants to take the calm face; nothing on the page is unsaved."""

    def __init__(
        self,
        profile: Profile | None,
        recall: Mapping[Emotion, float],
        *,
        pictures: Path | None = None,
        model_sha256: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            profile: None for a new person.
            recall: the model's; see ``ModelFacts.recall``.
            pictures: the folder of the person's own.
            model_sha256: of the model in use, against which the baseline was taken or was not.
        """
        self.is_new = profile is None
        title = (
            QCoreApplication.translate("ProfilePage", "Add a person")
            if profile is None
            else QCoreApplication.translate("ProfilePage", "Settings of {name}").format(
                name=profile.nickname
            )
        )
        super().__init__(
            title, back=QCoreApplication.translate("ProfilePage", "People"), parent=parent
        )
        self.profile = profile or Profile(
            id=uuid.uuid4().hex,
            nickname="?",
            goals={emotion: starting_goal(emotion, recall) for emotion in EMOTIONS},
        )
        self._name()
        own = [name for names in self.profile.pictures.values() for name in names]
        if self.profile.sign not in (*SIGNS, *own):
            own.append(self.profile.sign)
        self.sign = SignChooser(own, pictures)
        self.body.addWidget(Field(self.tr("Sign"), self.sign))
        if self.is_new:
            self.say(
                self.tr(
                    "A name is enough. All seven emotions are in use then, and everything starts "
                    "gently. What follows can be changed at any time."
                ),
                tone="muted",
            )
        self.person = PersonPart(model_sha256)
        self.goals = GoalsEditor(recall)
        self.exercise = ExercisePart()
        self.help = HelpPart()
        self.pace = PacePart()
        self.progress = ProgressPart()
        self.look = LookPart()
        self.words = WordsEditor()
        self.pictures = PicturesEditor(pictures)
        self.sections = {
            "person": self._section(
                self.tr("Consent and calm face"), self.person, self.person.summary
            ),
            "goals": self._section(
                self.tr("Emotions"), self.goals, lambda: emotions_named(self.goals.emotions)
            ),
            "exercise": self._section(self.tr("Exercise"), self.exercise, self.exercise.summary),
            "help": self._section(self.tr("Help"), self.help, self.help.summary),
            "pace": self._section(self.tr("Pace"), self.pace, self.pace.summary),
            "progress": self._section(self.tr("Progress"), self.progress, self.progress.summary),
            "look": self._section(self.tr("Reward and look"), self.look, self.look.summary),
            "words": self._section(
                self.tr("Own words"), self.words, lambda: self.tr("hints and situations")
            ),
            "pictures": self._section(
                self.tr("Own pictures"), self.pictures, self._pictures_summary
            ),
        }
        self.sections["person"].setHidden(self.is_new)
        self.body.addStretch(1)
        self.undo = self.act(Button(self.tr("Undo changes"), "undo", tone="quiet"))
        self.undo.setVisible(not self.is_new)
        self.undo.clicked.connect(self._undo)
        label = self.tr("Add this person") if self.is_new else self.tr("Save")
        self.save = self.act(Button(label, "accept", tone="primary"))
        self.save.clicked.connect(self._save)
        self.nickname.returnPressed.connect(self._save)
        self._fill(self.profile)
        self._before = self._state()
        self.person.baseline_wanted.connect(self._want_baseline)
        for part in (
            *(self.person, self.goals, self.exercise, self.help, self.pace),
            *(self.progress, self.look, self.words, self.pictures),
        ):
            part.changed.connect(self._on_changed)
        self.sign.changed.connect(self._on_changed)
        self.nickname.textChanged.connect(self._on_changed)
        self._on_changed()
        self.nickname.setFocus()

    @property
    def changed(self) -> bool:
        return self._state() != self._before

    def set_model(self, model_sha256: str) -> None:
        """Takes which model file reads the faces now."""
        self.person.set_model(model_sha256)
        self.sections["person"].refresh()

    def leave(self) -> None:
        self.leave_or_save(self.save.text(), self._save)

    def open_section(self, name: str) -> None:
        """Unfolds a part of the page and shows it."""
        self.sections[name].unfold()
        self.area.ensureWidgetVisible(self.sections[name])

    def draft(self) -> Profile | None:
        """The profile as it is filled in; None where something does not fit, which is then said
        beside it and shown."""
        wrong = self._check()
        if wrong is not None:
            self._point_at(wrong)
            return None
        try:
            return msgspec.structs.replace(
                self.profile,
                nickname=self.nickname.text().strip(),
                sign=self.sign.sign,
                emotions=self.goals.emotions,
                goals=self.goals.goals,
                hints=self.words.own_hints,
                situations=self.words.own_situations,
                without=self.words.without,
                pictures=self.pictures.kept,
                **self.person.values(),
                **self.exercise.values(),
                **self.help.values(),
                **self.pace.values(),
                **self.progress.values(),
                **self.look.values(),
            )
        except OutOfRange as error:
            # What no field has noticed.
            self.tell_error(error)
            return None

    def _name(self) -> None:
        self.nickname = QLineEdit()
        self.name_field = Field(
            self.tr("&Name"), self.nickname, check=lambda: self._problem_of_name()
        )
        self.body.addWidget(self.name_field)

    def _section(self, title: str, content: QWidget, summary: object) -> Section:
        section = Section(title, summary if callable(summary) else str)
        section.body.addWidget(content)
        self.body.addWidget(section)
        return section

    def _fill(self, profile: Profile) -> None:
        self.nickname.setText("" if self.is_new else profile.nickname)
        self.sign.show_sign(profile.sign)
        self.person.show_profile(profile)
        self.goals.show_goals(profile.emotions, profile.goals)
        self.exercise.show_profile(profile)
        self.help.show_profile(profile)
        self.pace.show_profile(profile)
        self.progress.show_profile(profile)
        self.look.show_profile(profile)
        self.words.show_words(profile.hints, profile.situations, profile.without)
        self.pictures.show_pictures(profile.pictures)

    def _state(self) -> tuple[object, ...]:
        return (
            self.nickname.text(),
            self.sign.state,
            self.person.state,
            self.goals.state,
            self.exercise.state,
            self.help.state,
            self.pace.state,
            self.progress.state,
            self.look.state,
            self.words.state,
            self.pictures.state,
        )

    def _on_changed(self) -> None:
        self.pace.set_rewarded(self.look.reward.value is not Reward.NONE)
        for section in self.sections.values():
            section.refresh()
        self.undo.setEnabled(self.changed)
        if self.name_field.problem:
            self.name_field.recheck()

    def _problem_of_name(self) -> str:
        length = len(self.nickname.text().strip())
        if length == 0:
            return self.tr("Write a name. A nickname is enough.")
        if length > LONGEST_NAME:
            return self.tr("Up to {most} characters fit; this name has {came}.").format(
                most=LONGEST_NAME, came=length
            )
        return ""

    def _check(self) -> QWidget | None:
        """Says everything that does not fit; returns the first field of that kind."""
        wrong = [
            None if self.name_field.recheck() else self.nickname,
            self.goals.check(),
            self.exercise.check(),
            self.help.check(),
            self.pace.check(),
            self.progress.check(),
            self.words.check(),
        ]
        return next((widget for widget in wrong if widget is not None), None)

    def _point_at(self, widget: QWidget) -> None:
        for section in self.sections.values():
            if section.isAncestorOf(widget):
                section.unfold()
        QCoreApplication.sendPostedEvents()
        self.area.ensureWidgetVisible(widget)
        widget.setFocus()

    def _save(self) -> None:
        profile = self.draft()
        if profile is not None:
            added: dict[Emotion | None, tuple[Path, ...]] = dict(self.pictures.added.items())
            if self.sign.own.isChecked() and self.sign.added is not None:
                added[None] = (self.sign.added,)
            self.saved.emit(profile, added)

    def _undo(self) -> None:
        self._fill(self.profile)
        self._on_changed()

    def _want_baseline(self) -> None:
        if self.changed:
            self.tell(
                "info",
                self.tr("Save what you have changed first."),
                ((self.save.text(), self._save),),
            )
        else:
            self.baseline_wanted.emit()

    def _pictures_summary(self) -> str:
        kept, added = self.pictures.kept, self.pictures.added
        count = sum(map(len, kept.values())) + sum(map(len, added.values()))
        return self.tr("{count} pictures").format(count=count) if count else self.tr("none yet")
