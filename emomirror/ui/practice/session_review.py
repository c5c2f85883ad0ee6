"""One session, afterwards: its tries, what the adult says of each, and which goals it changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from emomirror.emotions import EMOTIONS
from emomirror.errors import RecordsError
from emomirror.practice.kept import KeptSession, KeptTry, Verdict
from emomirror.practice.progress import Change
from emomirror.practice.prompts import Prompt
from emomirror.practice.trying import Try
from emomirror.records.paths import DAMAGED
from emomirror.ui.page import paragraph
from emomirror.ui.symbols import emotion_name
from emomirror.ui.theme import SPACE
from emomirror.ui.translation import translated

from .background import Background
from .changing import change
from .fields import Choice
from .goal_changes import Moved, can_undo, moved, with_goals
from .marks import Button, Elided, Symbol
from .naming import (
    exercise_name,
    minutes_named,
    outcome_name,
    prompt_name,
    seconds,
    verdict_name,
)
from .period import Period, Span
from .person import written_moment
from .sheet import Sheet, panel, row

if TYPE_CHECKING:
    from emomirror.records import Records

AT_ONCE = 40
"""Tries that are shown before somebody asks for more."""
NARROW = 34
"""Width under which a try's verdict goes below it, as a multiple of the text's size."""


class SessionReview(Sheet):
    """Shows a kept session. What the adult says of a try is kept at once."""

    report_wanted = Signal(object)
    """A ``Period`` of this session."""
    erased = Signal()
    """The session is no longer there."""

    def __init__(
        self,
        records: Records,
        session_id: int,
        *,
        just_over: bool = False,
        background: Background | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            just_over: the session has just ended: the way back leads to the people.
            background: erases it; one of its own where None.

        Raises:
            RecordsError: it cannot be read.
        """
        self.session: KeptSession = records.session(session_id)
        self._records = records
        profile = records.profile(self.session.profile_id)
        when = written_moment(self.session.started_local)
        super().__init__(
            QCoreApplication.translate("SessionReview", "{name}: session is over").format(
                name=profile.nickname
            )
            if just_over
            else when,
            back=QCoreApplication.translate("SessionReview", "People")
            if just_over
            else QCoreApplication.translate("SessionReview", "History"),
            parent=parent,
        )
        self._background = background or Background(self)
        self._just_over = just_over
        self.lines: list[TryLine] = []
        self._count(self.session)
        self._changes = QVBoxLayout()
        self._changes.setSpacing(SPACE.S)
        self.undo_buttons: dict[str, Button] = {}
        self.body.addLayout(self._changes)
        self._show_changes()
        self.head(self.tr("Tries"))
        if any(each.made.task.exercise.judges for each in self.session.tries):
            self.say(
                self.tr(
                    "Did you see the emotion in the face? What you say stands beside what the "
                    "program saw; it changes nothing else."
                ),
                kind="caption",
                tone="muted",
            )
        elif not self.session.tries:
            self.say(self.tr("No try was finished."), tone="muted")
        self._tries = QVBoxLayout()
        self._tries.setSpacing(SPACE.S)
        self.body.addLayout(self._tries)
        self.more = Button(self.tr("Show more tries"), "add")
        self.more.clicked.connect(self._show_more)
        self.body.addWidget(row(self.more))
        self.body.addStretch(1)
        self._show_more()
        self.erase = self.act(Button(self.tr("Erase this session…"), "erase"))
        self.erase.clicked.connect(self._confirm_erasing)
        self.report = self.act(Button(self.tr("Report"), "report"))
        self.report.clicked.connect(
            lambda: self.report_wanted.emit(Period(Span.SESSION, session_id))
        )
        if just_over:
            self.done = self.act(Button(self.tr("Done"), "accept", tone="primary"))
            self.done.clicked.connect(self.leave)
            self.done.setFocus()

    def _count(self, session: KeptSession) -> None:
        tries = [kept.made for kept in session.tries]
        succeeded = sum(bool(made.outcome and made.outcome.succeeded) for made in tries)
        alone = sum(made.alone for made in tries)
        length = (tries[-1].ended_s - tries[0].started_s) / 60 if tries else 0.0
        self.say(
            self.tr("{plan}. Succeeded: {succeeded}, without more help: {alone}; {length}.").format(
                plan=session.plan.name[:80],
                succeeded=succeeded,
                alone=alone,
                length=minutes_named(length),
            )
        )

    def _show_changes(self) -> None:
        while (item := self._changes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.undo_buttons = {}
        found = moved(self.session.changes)
        if not found:
            return
        title = paragraph(self.tr("Goals that changed"), kind="title")
        self._changes.addWidget(title)
        self._changes.addWidget(
            paragraph(
                self.tr(
                    "They follow the successes, so that about four tries in five succeed, unless "
                    "you changed them yourself."
                ),
                kind="caption",
                tone="muted",
            )
        )
        try:
            profile = self._records.profile(self.session.profile_id)
        except RecordsError as error:
            self.tell_error(error)
            return
        for goal in found:
            self._changes.addWidget(self._change_line(goal, can_undo(profile, goal)))

    def _change_line(self, goal: Moved, possible: bool) -> QFrame:
        frame, inside = panel(margin=SPACE.S)
        name = emotion_name(goal.emotion)
        undo = Button(self.tr("Undo"), "undo")
        undo.setAccessibleName(self.tr("Undo: {emotion}").format(emotion=name))
        undo.setEnabled(possible)
        if not possible:
            undo.setToolTip(self._why_not())
        undo.clicked.connect(lambda: self._undo(goal))
        self.undo_buttons[goal.emotion.value] = undo
        line = QHBoxLayout()
        line.setContentsMargins(SPACE.S, 0, 0, 0)
        line.setSpacing(SPACE.M)
        line.addWidget(Symbol(goal.emotion.value, 1.5))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(paragraph(f"{name.capitalize()}: {goal.said}"))
        if goal.who:
            words.addWidget(paragraph(goal.who, kind="caption", tone="muted"))
        line.addLayout(words, 1)
        line.addWidget(undo)
        inside.addLayout(line)
        return frame

    def _why_not(self) -> str:
        # Just after a session a goal that is not the person's can only have been the plan's.
        if self._just_over:
            return self.tr("This was the plan’s own goal; the person’s is as it was.")
        return self.tr(
            "The person’s goal is another one: this was the plan’s own, or the goal has been "
            "changed again since then."
        )

    def _undo(self, goal: Moved) -> None:
        left: tuple[Change, ...] = tuple(
            each for each in self.session.changes if each.emotion is not goal.emotion
        )
        try:
            profile = self._records.profile(self.session.profile_id)
            if can_undo(profile, goal):
                self._records.change_profile(with_goals(profile, {goal.emotion: goal.before}))
            self._records.set_changes(self.session.id, left)
            self.session = self._records.session(self.session.id)
        except RecordsError as error:
            self.tell_error(error)
            return
        self._show_changes()
        self.tell(
            "info",
            self.tr("The goal of {emotion} is as it was before.").format(
                emotion=emotion_name(goal.emotion)
            ),
        )

    def _show_more(self) -> None:
        at = len(self.lines)
        for kept in self.session.tries[at : at + AT_ONCE]:
            line = TryLine(kept)
            line.judged.connect(self._judge)
            self.lines.append(line)
            self._tries.addWidget(line)
        self.more.setVisible(len(self.lines) < len(self.session.tries))

    def _judge(self, try_id: int, verdict: Verdict | None) -> None:
        try:
            self._records.judge(try_id, verdict)
        except RecordsError as error:
            self.tell_error(error)

    def _confirm_erasing(self) -> None:
        text = self.tr(
            "Erase this session? It cannot be brought back: its tries go, with what you said of "
            "them, also from the copies that the program keeps by itself. Goals that it changed "
            "stay, and so do reports, exports and backups that were saved elsewhere."
        )
        if any(self._records.path.parent.glob(DAMAGED)):
            text += " " + self.tr("Damaged files that were set aside go as a whole.")
        self.tell("warning", text, ((self.tr("Erase it"), self._erase),))

    def _erase(self) -> None:
        session = self.session
        change(
            self,
            self._records,
            self._background,
            self.tr("Erasing…"),
            lambda records: records.erase_session(session),
            lambda _: self.erased.emit(),
            lambda error: self.tell(
                "error", translated(error.sentence), ((self.tr("Try again"), self._erase),)
            ),
        )


class TryLine(QFrame):
    """One try: what was asked, how it ended, and what the adult says of it."""

    judged = Signal(int, object)
    """The try's id, and a ``Verdict`` or None."""

    def __init__(self, kept: KeptTry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        made = kept.made
        self.setProperty("panel", "true")
        emotion = made.task.emotion
        name = emotion_name(emotion).capitalize() if emotion else self.tr("Free mirror")
        what = name if emotion is None else f"{name} · {exercise_name(made.task.exercise)}"
        self.verdict = Choice(
            [(verdict_name(each), each) for each in (None, Verdict.SEEN, Verdict.NOT_SEEN)],
            kept.verdict,
        )
        self.verdict.setAccessibleName(
            self.tr("Try {number}, {emotion}: did you see it?").format(
                number=made.task.number + 1, emotion=name
            )
        )
        self.verdict.chosen.connect(lambda: self.judged.emit(kept.id, self.verdict.value))
        if not made.task.exercise.judges:  # nobody was to show anything
            self.verdict.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Elided(what))
        self.said = paragraph(self._said(kept), kind="caption", tone="muted")
        words.addWidget(self.said)
        who = QHBoxLayout()
        who.setSpacing(SPACE.M)
        symbol = "face" if emotion is None else emotion.value
        who.addWidget(Symbol(symbol, 1.6), 0, Qt.AlignmentFlag.AlignTop)
        who.addLayout(words, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(SPACE.M, SPACE.S, SPACE.S, SPACE.S)
        self._line.setSpacing(SPACE.S)
        self._line.addLayout(who, 3)
        self._line.addWidget(self.verdict, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < NARROW * self.fontInfo().pixelSize()
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _said(self, kept: KeptTry) -> str:
        made = kept.made
        parts = [outcome_name(made.outcome)]
        if made.outcome is not None and made.outcome.succeeded:
            parts.append(self.tr("after {time}").format(time=seconds(round(made.active_s, 1))))
        if made.task.exercise.judges:
            if made.longest_s > 0:
                parts.append(
                    self.tr("longest hold {time}").format(time=seconds(round(made.longest_s, 1)))
                )
            if made.task.emotion is not None and any(made.looked):
                most = EMOTIONS[max(range(len(EMOTIONS)), key=made.looked.__getitem__)]
                if most is not made.task.emotion:
                    parts.append(
                        self.tr("looked most like {emotion}").format(emotion=emotion_name(most))
                    )
        if made.from_start:
            names = _named(made, made.from_start)
            parts.append(self.tr("help from the start: {names}").format(names=names))
        if made.given:
            names = _named(made, (each.prompt for each in made.given))
            parts.append(self.tr("help: {names}").format(names=names))
        elif made.alone:
            parts.append(
                self.tr("without more help") if made.from_start else self.tr("without help")
            )
        wrong = [each for each in made.answers if each is not made.task.emotion]
        if wrong:
            names = ", ".join(emotion_name(each) for each in wrong)
            parts.append(self.tr("first taken for: {names}").format(names=names))
        return "; ".join(parts) + "."


def _named(made: Try, prompts: Iterable[Prompt]) -> str:
    return ", ".join(prompt_name(each, made.task.exercise).lower() for each in prompts)
