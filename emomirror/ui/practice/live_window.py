"""The adult's window for a second screen: what goes on in the session, and what can be done."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.prompts import Exercise
from emomirror.practice.session import Phase, Session
from emomirror.practice.trying import Task, Try
from emomirror.ui.page import paragraph
from emomirror.ui.spoken import Spoken
from emomirror.ui.symbols import emotion_name
from emomirror.ui.theme import BASE_PX, SPACE

from .goal_changes import moved
from .marks import Button, Elided, Role, Symbol, colour
from .naming import exercise_name, outcome_name, percent, prompt_name, seconds
from .sheet import Sheet, panel, row
from .slips import Wishes, keep_focus

LIVE_SIZE = QSize(620, 640)
"""Where text has its plain size."""
NUDGE = 0.05
"""How much the threshold is moved by a press."""


class LiveWindow(Sheet):
    """Shows a session; every wish is told by a signal. The same keys as on the person's screen are
    left to that one."""

    pause_wanted = Signal()
    resume_wanted = Signal()
    skip_wanted = Signal()
    help_wanted = Signal()
    accept_wanted = Signal()
    stop_wanted = Signal()
    undo_wanted = Signal()
    """The latest change of a goal is to be taken back."""
    nudge_wanted = Signal(object, float)
    """An ``Emotion``, and by how much its threshold is to be moved: below 0 is easier."""

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            name: the nickname of who practises.
            clock: seconds from any start.
        """
        super().__init__(
            QCoreApplication.translate("LiveWindow", "{name} practises").format(name=name),
            parent=parent,
        )
        self.setWindowTitle(f"{name} – Emomirror")
        self._session: Session | None = None
        self._wishes = Wishes(clock)
        self._symbol = Symbol("face", 2.6)
        self._target = Elided("", kind="title")
        self._phase = paragraph("", tone="muted")
        self._bars = ScoreBars()
        self._hold = QProgressBar()
        self._hold.setRange(0, 100)
        self._hold.setTextVisible(False)
        self._hold.setAccessibleName(self.tr("How much of the hold is done"))
        self._hold_said = QLabel()
        self._goal = paragraph("")
        self._chosen = paragraph("")
        self._help = paragraph("", tone="muted")
        self._next = paragraph("", tone="muted")
        self._change = paragraph("", tone="muted")
        self._latest = paragraph("", tone="muted")
        self.easier = Button(self.tr("Easier"), "easier")
        self.harder = Button(self.tr("Stricter"), "harder")
        self.undo = Button(self.tr("Undo"), "undo")
        self.pause = Button(self.tr("Pause"), "pause")
        self.help = Button(self.tr("Help"), "prompt")
        self.skip = Button(self.tr("Skip"), "skip")
        self.stop = Button(self.tr("Stop"), "stop")
        self.accept = Button(self.tr("I accept this"), "accept", tone="primary")
        self.stop_now = Button(self.tr("Stop for today"), "stop")
        self.go_on = Button(self.tr("Do not stop"), "resume")
        self._lay_out()
        self.easier.clicked.connect(lambda: self._nudge(-NUDGE))
        self.harder.clicked.connect(lambda: self._nudge(NUDGE))
        self.undo.clicked.connect(self.undo_wanted)
        self.pause.clicked.connect(self._pause)
        self.help.clicked.connect(lambda: self._wishes.grant("help", self.help_wanted.emit))
        self.skip.clicked.connect(lambda: self._wishes.grant("skip", self.skip_wanted.emit))
        # A session that is over cannot be gone on with, and its button stands beside others.
        self.stop.clicked.connect(lambda: self._ask_to_stop(True))
        self.go_on.clicked.connect(lambda: self._ask_to_stop(False))
        self.stop_now.clicked.connect(lambda: self._wishes.grant("stop", self.stop_wanted.emit))
        self.accept.clicked.connect(lambda: self._wishes.grant("accept", self.accept_wanted.emit))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pause.setFocus()
        self.resize(live_size(self))

    def show_session(self, session: Session) -> None:
        """Shows how the session is now."""
        focused = self.focusWidget()
        was, self._session = self._session, session
        self._show_target(session)
        self._show_scores(session)
        self._show_controls(session)
        if was is None or was.finished != session.finished or was.changes != session.changes:
            self._show_past(session)
        keep_focus(self, focused)

    # Esc belongs to whoever sits before the other screen.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._target)
        words.addWidget(self._phase)
        head = QHBoxLayout()
        head.setSpacing(SPACE.M)
        head.addWidget(self._symbol)
        head.addLayout(words, 1)
        self.body.addLayout(head)
        self._frame, inside = panel(margin=SPACE.M)
        inside.addWidget(self._bars)
        hold = QHBoxLayout()
        hold.setSpacing(SPACE.M)
        hold.addWidget(self._hold, 1)
        hold.addWidget(self._hold_said)
        inside.addLayout(hold)
        self.body.addWidget(self._frame)
        self.body.addWidget(self._goal)
        self._aims = row(self.easier, self.harder)
        self.body.addWidget(self._aims)
        self.body.addWidget(self._chosen)
        self.body.addWidget(self._help)
        self.body.addWidget(self._next)
        self.body.addWidget(self._latest)
        change = QHBoxLayout()
        change.setSpacing(SPACE.M)
        change.addWidget(self._change, 1)
        change.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(change)
        self.body.addStretch(1)
        for button in (*self._buttons, self.stop_now, self.go_on):
            self.act(button)
        for button in (self.stop_now, self.go_on):
            button.hide()

    @property
    def _buttons(self) -> tuple[Button, ...]:
        return self.stop, self.pause, self.help, self.skip, self.accept

    def _ask_to_stop(self, asks: bool) -> None:
        """Puts the question in the place of the buttons, or these back."""
        for button in self._buttons:
            button.setVisible(not asks)
        for button in (self.stop_now, self.go_on):
            button.setVisible(asks)
        (self.go_on if asks else self.pause).setFocus()
        self._wishes.settle(*(("stop",) if asks else ("pause", "help", "skip", "accept")))

    def _show_target(self, session: Session) -> None:
        task = session.task
        symbol = "face" if task is None or task.emotion is None else task.emotion.value
        if self._symbol.name != symbol:
            self._symbol.show_symbol(symbol)
        self._target.set_whole(self._task_named(task) if task else self.tr("No try now"))
        self._phase.setText(self._phase_named(session))

    def _show_scores(self, session: Session) -> None:
        trying = None if session.phase is Phase.FINISHED else session.trying
        judges = trying is not None and trying.task.exercise.judges
        sample = trying.trace[-1].scores if trying is not None and trying.trace else None
        threshold = trying.goal.threshold if trying is not None and judges else None
        target = trying.task.emotion if trying is not None else None
        if trying is not None and not trying.readable:
            sample = None
        self._bars.show_scores(sample, target, threshold)
        share = trying.hold_share if trying is not None and judges else 0.0
        self._hold.setValue(round(100 * share))
        if trying is not None and judges:
            self._hold_said.setText(
                self.tr("held {held} of {goal}").format(
                    held=seconds(round(trying.held_s, 1)), goal=seconds(trying.goal.hold_s)
                )
            )
        else:
            self._hold_said.setText("")
        self._hold.setVisible(judges)
        self._goal.setVisible(judges)
        naming = session.task is not None and not session.task.exercise.sees
        for part in (self._frame, self._aims):
            part.setVisible(not naming)
        chosen = _chosen(trying) if naming and trying is not None else ""
        self._chosen.setText(chosen)
        self._chosen.setVisible(bool(chosen))
        if trying is not None and judges:
            self._goal.setText(
                self.tr("Near enough from {threshold}, held for {hold}.").format(
                    threshold=percent(trying.goal.threshold), hold=seconds(trying.goal.hold_s)
                )
            )
        there, given, left = [], [], []
        if trying is not None:
            exercise = trying.task.exercise
            there = [prompt_name(each, exercise) for each in trying.from_start]
            given = [prompt_name(each.prompt, exercise) for each in trying.given]
            left = [prompt_name(each, exercise) for each in trying.rungs]
        said = []
        if there:
            said.append(self.tr("Help from the start: {names}.").format(names=_listed(there)))
        if given:
            said.append(self.tr("Help given: {names}.").format(names=_listed(given)))
        if left:
            said.append(self.tr("Next help: {name}.").format(name=left[0].lower()))
        elif trying is not None:
            said.append(self.tr("No further help is left."))
        self._help.setText(" ".join(said))

    def _show_controls(self, session: Session) -> None:
        over = session.phase is Phase.FINISHED
        trying = None if over else session.trying
        free = trying is not None and trying.task.exercise is Exercise.FREE
        self.pause.setText(self.tr("Go on") if session.paused else self.tr("Pause"))
        self.pause.show_symbol("resume" if session.paused else "pause")
        if over and not self.stop.isVisibleTo(self):
            self._ask_to_stop(False)
        self.pause.setEnabled(not over)
        self.stop.setEnabled(not over)
        self.skip.setEnabled(not over and session.phase is not Phase.READY)
        self.accept.setEnabled(trying is not None and not free)
        self.help.setEnabled(trying is not None and bool(trying.rungs))
        judged = session.task is not None and session.task.exercise.judges
        for button in (self.easier, self.harder):
            button.setEnabled(judged and not over)
        after = session.after
        self._next.setText(
            self.tr("Then: {task}.").format(task=self._task_named(after))
            if after is not None
            else ""
        )
        self._next.setVisible(after is not None)

    def _show_past(self, session: Session) -> None:
        self._latest.setText(_latest(session))
        self._latest.setVisible(bool(session.finished))
        changes = session.changes
        self.undo.setVisible(bool(changes))
        self._change.setVisible(bool(changes))
        if changes:
            (last,) = moved(changes[-1:])
            said = (
                self.tr("You have changed the goal of {emotion}: {change}.")
                if changes[-1].by_adult
                else self.tr("The program has changed the goal of {emotion}: {change}.")
            )
            self._change.setText(said.format(emotion=emotion_name(last.emotion), change=last.said))

    def _task_named(self, task: Task) -> str:
        exercise = exercise_name(task.exercise)
        if task.emotion is None:
            return exercise
        return f"{emotion_name(task.emotion).capitalize()} · {exercise}"

    def _phase_named(self, session: Session) -> str:
        if session.paused:
            return self.tr("Paused")
        if session.camera_lost and session.still:
            return self.tr("Waits for the camera")
        match session.phase:
            case Phase.READY:
                return self.tr("Not begun yet")
            case Phase.ANNOUNCING:
                return self.tr("It is announced")
            case Phase.SHOWING:
                return self.tr("Show the face yourself")
            case Phase.TRYING:
                trying = session.trying
                time = seconds(round(trying.active_s)) if trying is not None else ""
                return self.tr("Tries for {time}").format(time=time)
            case Phase.REWARDING:
                return self.tr("Reward")
            case Phase.FINISHED:
                return self.tr("The session is over")

    def _pause(self) -> None:
        paused = self._session is not None and self._session.paused
        wanted = self.resume_wanted if paused else self.pause_wanted
        self._wishes.grant("pause", wanted.emit)

    def _nudge(self, by: float) -> None:
        task = None if self._session is None else self._session.task
        if task is not None and task.emotion is not None:
            self.nudge_wanted.emit(task.emotion, by)


class ScoreBars(QWidget):
    """Seven scores as bars; the target's is marked, with a line where it is near enough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.S)
        grid.setVerticalSpacing(SPACE.XS)
        grid.setColumnStretch(1, 1)
        self._names = {e: QLabel(emotion_name(e).capitalize()) for e in EMOTIONS}
        self._bars = {e: _Bar() for e in EMOTIONS}
        for at, emotion in enumerate(EMOTIONS):
            self._bars[emotion].setAccessibleName(emotion_name(emotion))
            grid.addWidget(self._names[emotion], at, 0)
            grid.addWidget(self._bars[emotion], at, 1)

    def show_scores(
        self,
        scores: Sequence[float] | None,
        target: Emotion | None,
        threshold: float | None,
    ) -> None:
        """
        Args:
            scores: in the order of ``EMOTIONS``; None where nothing could be read.
            target: what is asked for.
            threshold: from when on the target is near enough; None where nothing is judged.
        """
        for at, emotion in enumerate(EMOTIONS):
            mine = emotion is target
            self._bars[emotion].show_share(
                None if scores is None else scores[at], threshold if mine else None, strong=mine
            )
            name = self._names[emotion]
            if name.font().bold() is not mine:
                font = name.font()
                font.setBold(mine)
                name.setFont(font)


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        self._threshold: float | None = None
        self._strong = False
        self._spoken = Spoken(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float | None, threshold: float | None, *, strong: bool) -> None:
        self._share, self._threshold, self._strong = share, threshold, strong
        self._spoken.say("" if share is None else percent(share))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, round(0.8 * self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Role.Midlight))
        painter.drawRoundedRect(whole, 3, 3)
        if self._share:
            fill = QRectF(whole)
            fill.setWidth(max(3.0, whole.width() * min(1.0, self._share)))
            painter.setBrush(colour(Role.Highlight if self._strong else Role.Dark))
            painter.drawRoundedRect(fill, 3, 3)
        if self._threshold is not None:
            x = whole.width() * self._threshold
            painter.setPen(QPen(QColor(colour()), 2))
            painter.drawLine(round(x), 0, round(x), self.height())
        painter.end()


def _listed(names: Sequence[str]) -> str:
    return ", ".join(name.lower() for name in names)


def _chosen(trying: Try) -> str:
    """Which answers were chosen for a face that is to be named."""
    if not trying.answers:
        return QCoreApplication.translate("LiveWindow", "No answer was chosen yet.")
    return QCoreApplication.translate("LiveWindow", "Chosen so far: {names}.").format(
        names=_listed([emotion_name(each) for each in trying.answers])
    )


def _latest(session: Session) -> str:
    if not session.finished:
        return ""
    made = session.finished[-1]
    number = len(session.finished)
    return QCoreApplication.translate("LiveWindow", "Try {number} of {all}: {outcome}.").format(
        number=number, all=session.plan.tries, outcome=outcome_name(made.outcome).lower()
    )


def live_size(window: QWidget) -> QSize:
    """How large the adult's window is at first, by the size of its text."""
    return LIVE_SIZE * (window.fontInfo().pixelSize() / BASE_PX)
