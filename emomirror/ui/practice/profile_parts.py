"""The parts of a profile's page, each with some of its fields."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from emomirror.practice.baseline import Baseline
from emomirror.practice.goal import HOLDS_S, MOST_HELP, THRESHOLDS, Limits
from emomirror.practice.plan import MOST_TRIES, Order, Plan
from emomirror.practice.profile import Consent, Profile, Reward
from emomirror.practice.prompts import Exercise, Present, Prompt
from emomirror.ui.page import paragraph
from emomirror.ui.theme import SPACE

from .fields import Choice, Field, Number, members
from .marks import Button
from .naming import (
    exercise_hint,
    exercise_name,
    order_hint,
    order_name,
    percent,
    present_name,
    prompt_name,
    reward_name,
    seconds,
)
from .person import written_date
from .sheet import row
from .sounding import can_sound
from .speaking import can_speak


class Part(QWidget):
    """Some fields of a profile. ``values`` are those fields by their names in ``Profile``."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE.M)
        self._fields: list[Field] = []

    def values(self) -> dict[str, Any]:
        """What is filled in."""
        raise NotImplementedError

    def show_profile(self, profile: Any) -> None:
        """Shows what a profile says."""
        raise NotImplementedError

    def summary(self) -> str:
        """What is filled in, in few words."""
        raise NotImplementedError

    @property
    def state(self) -> object:
        """What is filled in, whether or not it fits."""
        numbers = tuple(number.text() for number in self.findChildren(Number))
        return (numbers, *self.values().items()) if self.check(quietly=True) is None else numbers

    def check(self, *, quietly: bool = False) -> QWidget | None:
        """Says what does not fit; returns the first field of that kind, or None."""
        wrong = []
        for field in self._fields:
            control = field.control
            fits = control.fits if quietly and isinstance(control, Number) else field.recheck()
            if not fits:
                wrong.append(control)
        return wrong[0] if wrong else None

    def number(self, label: str, number: Number, hint: str = "") -> Field:
        """A field for a number that says by itself what does not fit."""
        field = Field(label, number, hint=hint, check=number.problem)
        number.valueChanged.connect(field.recheck)
        number.valueChanged.connect(self.changed)
        self._fields.append(field)
        return field

    def switch(self, text: str) -> QCheckBox:
        """A yes or no on a line of its own."""
        box = QCheckBox(text)
        box.toggled.connect(self.changed)
        self.body.addWidget(box)
        return box


class PersonPart(Part):
    """Who agreed, and the calm face."""

    baseline_wanted = Signal()

    def __init__(self, model_sha256: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model_sha256 = model_sha256
        self._consent: Consent | None = None
        self._baseline: Baseline | None = None
        self._agreed = paragraph("")
        self.withdraw = Button(self.tr("Take the consent back"), "erase")
        self.withdraw.clicked.connect(self._withdraw)
        self._calm = paragraph("")
        self.take = Button(self.tr("Take the calm face…"), "baseline")
        self.take.clicked.connect(self.baseline_wanted)
        for widget in (self._agreed, row(self.withdraw), self._calm, row(self.take)):
            self.body.addWidget(widget)

    def values(self) -> dict[str, Any]:
        return {"consent": self._consent}

    def show_profile(self, profile: Profile) -> None:
        self._consent, self._baseline = profile.consent, profile.baseline
        self._draw()

    def set_model(self, model_sha256: str) -> None:
        """Takes which model file reads the faces now; empty where nobody knows."""
        self._model_sha256 = model_sha256
        self._draw()

    def summary(self) -> str:
        agreed = self.tr("agreed") if self._consent else self.tr("nobody has agreed yet")
        if self._baseline is None:
            calm = self.tr("no calm face")
        elif self._of_another(self._baseline):
            calm = self.tr("calm face to be taken again")
        else:
            calm = self.tr("calm face taken")
        return f"{agreed}, {calm}"

    def _of_another(self, calm: Baseline) -> bool:
        """Whether another model read it, so that it does not count."""
        return self._model_sha256 != "" and not calm.is_of(self._model_sha256)

    def _withdraw(self) -> None:
        self._consent = None
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        given = self._consent
        self.withdraw.setEnabled(given is not None)
        self._agreed.setText(
            self.tr("{who} agreed on {day}.").format(who=given.by, day=_day(given.given_utc))
            if given
            else self.tr(
                "Nobody has agreed. You are asked before the next session, and before a calm face "
                "is taken."
            )
        )
        calm = self._baseline
        if calm is None:
            text = self.tr(
                "No calm face yet. Ten calm seconds tell the mirror how this face rests, and "
                "what is only part of it. It can also be left out."
            )
        else:
            text = self.tr("The calm face was taken on {day}.").format(day=_day(calm.taken_utc))
            if self._of_another(calm):
                text += " " + self.tr("Another model read it then: take it again.")
        self._calm.setText(text)


class ExercisePart(Part):
    """What is practised where no other plan is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exercise = Choice(members(Exercise, exercise_name), Exercise.COPY)
        self.present = Choice(members(Present, present_name), Present.WORD)
        self.order = Choice(members(Order, order_name), Order.SHUFFLED)
        self.tries = Number(1, MOST_TRIES)
        self._what = paragraph("", kind="caption", tone="muted")
        self._how = paragraph("", kind="caption", tone="muted")
        self.body.addWidget(Field(self.tr("E&xercise"), self.exercise))
        self.body.addWidget(self._what)
        self._present_field = Field(self.tr("The face is asked for"), self.present)
        self.body.addWidget(self._present_field)
        self.body.addWidget(self.number(self.tr("T&ries in one session"), self.tries))
        self.body.addWidget(Field(self.tr("&Order of the emotions"), self.order))
        self.body.addWidget(self._how)
        self.adult_first = self.switch(self.tr("You show the face before each try"))
        for choice in (self.exercise, self.present, self.order):
            choice.chosen.connect(self._on_chosen)
        self._draw()

    def values(self) -> dict[str, Any]:
        return {
            "exercise": self.exercise.value,
            "present": self.present.value,
            "order": self.order.value,
            "tries": round(self.tries.value()),
            "adult_first": self.adult_first.isChecked(),
        }

    def show_profile(self, profile: Profile) -> None:
        self.exercise.set_value(profile.exercise)
        self.present.set_value(profile.present)
        self.order.set_value(profile.order)
        self.tries.setValue(profile.tries)
        self.adult_first.setChecked(profile.adult_first)
        self._draw()

    def summary(self) -> str:
        return self.tr("{exercise}, {tries} tries, {order}").format(
            exercise=exercise_name(self.exercise.value).lower(),
            tries=self.tries.text(),
            order=order_name(self.order.value).lower(),
        )

    def _on_chosen(self) -> None:
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        self._what.setText(exercise_hint(self.exercise.value))
        self._how.setText(order_hint(self.order.value))
        self._present_field.setVisible(self.exercise.value is Exercise.MAKE)


class HelpPart(Part):
    """Which help there is, and when it comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.addWidget(
            paragraph(self.tr("Help comes step by step, from the least to the most:"))
        )
        self.prompts = {prompt: self.switch(prompt_name(prompt)) for prompt in Prompt}
        self.body.addWidget(
            paragraph(
                self.tr(
                    "To name a face, pictograms come to the answers after a situation was told. "
                    "For who does not read yet they can be there from the start. The word, which "
                    "is the answer, does not come."
                ),
                kind="caption",
                tone="muted",
            )
        )
        self.pictured = self.switch(self.tr("Pictograms on the answers from the start"))
        self.wait_s = Number(0, 600, decimals=2, suffix=self.tr(" s"))
        self.limit_s = Number(0, 3600, step=5, decimals=2, suffix=self.tr(" s"))
        self.body.addWidget(
            self.number(
                self.tr("&Next help after"),
                self.wait_s,
                self.tr("Seconds of trying. With 0 you give all help yourself."),
            )
        )
        self.body.addWidget(
            self.number(
                self.tr("&Longest try"),
                self.limit_s,
                self.tr("Seconds of trying. 0 sets no limit, and is kinder."),
            )
        )

    def values(self) -> dict[str, Any]:
        allowed = tuple(prompt for prompt, box in self.prompts.items() if box.isChecked())
        return {
            "prompts": allowed,
            "pictured": self.pictured.isChecked(),
            "wait_s": self.wait_s.exact,
            "limit_s": self.limit_s.exact,
        }

    def show_profile(self, profile: Profile | Plan) -> None:
        for prompt, box in self.prompts.items():
            box.setChecked(prompt in profile.prompts)
        self.pictured.setChecked(profile.pictured)
        self.wait_s.set_exact(profile.wait_s)
        self.limit_s.set_exact(profile.limit_s)

    def summary(self) -> str:
        count = sum(box.isChecked() for box in self.prompts.values())
        kinds = self.tr("{count} of {all} kinds").format(count=count, all=len(self.prompts))
        if self.pictured.isChecked():
            kinds = self.tr("{kinds}, answers with pictograms").format(kinds=kinds)
        wait = self.wait_s.exact
        when = (
            self.tr("after {seconds}").format(seconds=seconds(wait))
            if wait > 0
            else self.tr("by your hand")
        )
        limit = self.limit_s.exact
        if limit <= 0:
            return self.tr("{kinds}, {when}, no time limit").format(kinds=kinds, when=when)
        return self.tr("{kinds}, {when}, {limit} at most").format(
            kinds=kinds, when=when, limit=seconds(limit)
        )


class ProgressPart(Part):
    """Whether goals follow a person's successes, and how far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = self.switch(self.tr("Goals follow the successes"))
        self.body.addWidget(
            paragraph(
                self.tr(
                    "After a success the next try asks for a little more, after a miss for less, "
                    "so that about four tries in five succeed. You see every change and can undo "
                    "it. They go no further than this:"
                ),
                kind="caption",
                tone="muted",
            )
        )
        low, high = (round(100 * share) for share in THRESHOLDS)
        self.threshold = (
            Number(low, high, suffix=self.tr(" %"), scale=100),
            Number(low, high, suffix=self.tr(" %"), scale=100),
        )
        self.hold_s = (
            Number(*HOLDS_S, step=0.1, decimals=2, suffix=self.tr(" s")),
            Number(*HOLDS_S, step=0.1, decimals=2, suffix=self.tr(" s")),
        )
        self.help = (Number(0, MOST_HELP), Number(0, MOST_HELP))
        for label, (least, most) in (
            (self.tr("How near"), self.threshold),
            (self.tr("Hold"), self.hold_s),
            (self.tr("Help at once"), self.help),
        ):
            self.body.addWidget(self._range(label, least, most))
        self.progress.toggled.connect(self._enable)

    def values(self) -> dict[str, Any]:
        return {
            "progress": self.progress.isChecked(),
            "limits": Limits(
                threshold=(self.threshold[0].exact, self.threshold[1].exact),
                hold_s=(self.hold_s[0].exact, self.hold_s[1].exact),
                help=(round(self.help[0].value()), round(self.help[1].value())),
            ),
        }

    @property
    def state(self) -> object:
        numbers = (*self.threshold, *self.hold_s, *self.help)
        return (self.progress.isChecked(), *(number.text() for number in numbers))

    def show_profile(self, profile: Profile | Plan) -> None:
        limits = profile.limits
        self.progress.setChecked(profile.progress)
        for numbers, values in (
            (self.threshold, limits.threshold),
            (self.hold_s, limits.hold_s),
            (self.help, limits.help),
        ):
            for number, value in zip(numbers, values, strict=True):
                number.set_exact(value)
        self._enable(profile.progress)

    def summary(self) -> str:
        if not self.progress.isChecked():
            return self.tr("goals stay as you set them")
        least, most = (number.exact for number in self.threshold)
        return self.tr("goals follow the successes, from {least} to {most}").format(
            least=percent(least), most=percent(most)
        )

    def _range(self, label: str, least: Number, most: Number) -> Field:
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.S)
        line.addWidget(least)
        line.addWidget(QLabel(self.tr("to")))
        line.addWidget(most)
        line.addStretch(1)
        both.setFocusProxy(least)

        def problem() -> str:
            if wrong := least.problem() or most.problem():
                return wrong
            if least.exact > most.exact:
                return self.tr("The first must not be more than the second.")
            return ""

        field = Field(label, both, check=problem)
        for number, end in ((least, self.tr("least")), (most, self.tr("most"))):
            number.setAccessibleName(f"{label}: {end}")
            number.valueChanged.connect(field.recheck)
            number.valueChanged.connect(self.changed)
        self._fields.append(field)
        return field

    def _enable(self, on: bool) -> None:
        for number in (*self.threshold, *self.hold_s, *self.help):
            number.setEnabled(on)


class LookPart(Part):
    """What follows a success, and how the person's page looks and sounds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reward = Choice(members(Reward, reward_name), Reward.STAR)
        self.theme = Choice(
            [
                (self.tr("As the program"), "system"),
                (self.tr("Light"), "light"),
                (self.tr("Dark"), "dark"),
                (self.tr("High contrast"), "contrast"),
            ],
            "system",
        )
        for field in (
            Field(self.tr("After a &success"), self.reward),
            Field(self.tr("&Colours"), self.theme),
        ):
            self.body.addWidget(field)
        for choice in (self.reward, self.theme):
            choice.chosen.connect(self.changed)
        self.sound = self.switch(self.tr("Play a soft sound after a success"))
        if not can_sound():  # nothing would come of it
            self.sound.hide()
        self.speech = self.switch(self.tr("Read out what is asked for, and the help"))
        if not can_speak():
            self.speech.hide()
        self.motion = self.switch(self.tr("Let things glide"))

    def values(self) -> dict[str, Any]:
        return {
            "reward": self.reward.value,
            "theme": self.theme.value,
            "sound": self.sound.isChecked(),
            "speech": self.speech.isChecked(),
            "motion": self.motion.isChecked(),
        }

    def show_profile(self, profile: Profile) -> None:
        self.reward.set_value(profile.reward)
        self.theme.set_value(profile.theme)
        self.sound.setChecked(profile.sound)
        self.speech.setChecked(profile.speech)
        self.motion.setChecked(profile.motion)

    def summary(self) -> str:
        said = [reward_name(self.reward.value).lower(), self.theme.currentText().lower()]
        if self.sound.isChecked() and can_sound():
            said.append(self.tr("a soft sound"))
        if self.speech.isChecked() and can_speak():
            said.append(self.tr("read out"))
        if not self.motion.isChecked():
            said.append(self.tr("nothing glides"))
        return ", ".join(said)


def _day(utc: str) -> str:
    """A day out of a moment in ISO 8601; what cannot be read, as it is."""
    try:
        return written_date(datetime.fromisoformat(utc).astimezone().date())
    except ValueError:
        return utc
