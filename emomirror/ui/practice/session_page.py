"""The screen of the person practising: large, quiet, one thing at a time, in the same places.

first-then strip
card: what is asked for   | mirror, or answers to choose from
(and what can be pressed) | gauge, and a line for what the camera needs
Pause  Skip  Help  I accept this  Stop
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from emomirror.practice.profile import Profile
from emomirror.practice.session import Phase, Session
from emomirror.practice.trying import Try
from emomirror.ui.banner import Banner
from emomirror.ui.bars import EmotionBars
from emomirror.ui.mirror_page import NO_LIMIT, Part, Stage
from emomirror.ui.theme import BASE_PX, LIGHT, SPACE, Theme
from emomirror.ui.workers import Seen

from .answers import Answers
from .big_button import BigButton
from .coach_line import OTHERS, CoachLine
from .driver import SessionDriver
from .first_then import FirstThen
from .gauge import TargetGauge
from .screen import Card, Kind, Screen, screen
from .slips import Wishes, keep_focus
from .sounding import Chime
from .speaking import Speaker
from .target_card import TargetCard

BESIDE = 1.1
"""Width over height from which the mirror stands beside the card, and not below it."""
CARD_SHARES = (0.38, 0.44)
"""Of the page's width where the mirror is beside the card. The second one holds where fewer letters
than ``NARROW`` stand side by side on the page."""
NARROW = 50
CARD_SHARE_BELOW = 0.42
"""Of the body's height, where the mirror is below the card."""
ROOMY = QSize(1000, 660)
"""Where the window is larger than this, everything grows with it."""
MOST_GROWN = 1.75
LARGEST_PX = 36
"""Plain text does not grow beyond this by the size of the window."""


class SessionPage(QWidget):
    """Draws the session of a driver and passes on what is wished. ``show_seen`` brings frames, as
    ``Practised`` has marked them."""

    left = Signal()
    """It is over, and the person leaves it."""
    face_chosen = Signal(object)
    """Another of the people in the picture is meant: its id; None lets the program choose."""
    painted = Signal(float)
    """A new picture is on the screen; seconds since the camera gave it."""
    gauge_painted = Signal(float)
    """The gauge has moved to a new frame; seconds since the camera gave that."""

    def __init__(
        self,
        driver: SessionDriver,
        profile: Profile,
        pictures: Path | None = None,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            pictures: the folder of the profile's own pictures.
            clock: that of ``Seen.at_s``.
        """
        super().__init__(parent)
        self._driver = driver
        self._profile = profile
        self._pictures = pictures
        self._clock = clock
        self._theme = LIGHT
        self._key: tuple[object, ...] = ()
        self._screen: Screen | None = None
        self._seen: Seen | None = None
        # What most cameras give; the first picture tells.
        self._aspect = 9 / 16
        self._unpainted_s: float | None = None
        self._unmoved_s: float | None = None
        self._lost: tuple[str, str] | None = None
        self._asks_to_stop = False
        self._was_paused = False
        self._wishes = Wishes(clock)
        self._said = ""
        self._speaker = Speaker(self) if profile.speech else None
        self._chime = Chime(self) if profile.sound else None

        self.strip = FirstThen(self)
        self.card = TargetCard(self)
        self.bars = EmotionBars(self)
        self.banner = Banner(self)
        self.mirror = Stage(self)
        self.mirror.quiet = True
        # Keys belong to the session: Right skips, and does not go from face to face.
        self.mirror.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.answers = Answers(self)
        self.gauge = TargetGauge(self, clock=clock)
        self.coach = CoachLine(self, clock=clock)
        self.go_on = BigButton("play", "", self, tone="primary", beside=True)
        self.stop_yes = BigButton("stop", "", self, tone="primary", beside=True)
        self.stop_no = BigButton("play", "", self, beside=True)
        self.pause = BigButton("pause", "", self)
        self.skip = BigButton("skip", "", self)
        self.help = BigButton("help-me", "", self)
        self.accept = BigButton("accept", "", self)
        self.stop = BigButton("stop", "", self)
        self.buttons = (
            *(self.go_on, self.stop_yes, self.stop_no),
            *(self.pause, self.skip, self.help, self.accept, self.stop),
        )
        self._judges = False
        self._name_buttons()
        self._lay_out()
        self.banner.installEventFilter(self)
        self._connect()
        self._shortcuts()
        self._show(driver.session)

    @property
    def shown(self) -> Screen | None:
        """What is drawn, but for a pause and the question before the end."""
        return self._screen

    @property
    def asks_to_stop(self) -> bool:
        """Whether it asks if the session should end."""
        return self._asks_to_stop

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        for widget in (
            *(self.strip, self.card, self.bars, self.banner, self.mirror),
            *(self.answers, self.gauge, self.coach, *self.buttons),
        ):
            widget.set_theme(theme)
        self._grow()
        self._arrange()

    def set_motion(self, motion: bool) -> None:
        """Lets things glide, or change in steps."""
        self.bars.glides = self.mirror.glides = self.card.glides = self.gauge.glides = motion

    def set_mirrored(self, mirrored: bool) -> None:
        """Shows the picture as a mirror does, or as others see the person."""
        self.mirror.mirrored = mirrored

    def show_seen(self, seen: Seen) -> None:
        """Takes an observation: the mirror shows it, and the driver hears of it."""
        self._seen = seen
        self._unpainted_s = self._unmoved_s = seen.at_s
        if self._lost is not None:
            self._lost = None
            self._cover()
        elif not self._paused:
            self.mirror.set_observation(seen.observation, read=seen.read)
        self._fit_stage()
        self._driver.see(seen)
        read = self._driver.read
        if read is None:
            self.bars.set_scores(None, None)
        else:
            self.bars.set_scores(read.scores, read.top)

    def show_lost(self, title: str, text: str) -> None:
        """The camera gives nothing: says so in the mirror's place."""
        self._seen = None
        self._lost = (title, text)
        self.bars.set_scores(None, None)
        self._cover()

    def ask_to_stop(self) -> None:
        """Asks whether the session should end; time stands still meanwhile. Where it is over,
        leaves it."""
        if self._driver.over:
            self.left.emit()
            return
        if self._asks_to_stop:
            self._go_on_after_all()
            return
        self._was_paused = self._driver.session.paused
        self._asks_to_stop = True
        self._wishes.settle("yes")
        self._driver.pause()
        self._refresh()

    def minimumSizeHint(self) -> QSize:
        """Small: everything inside can shrink."""
        return QSize(480, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
        self._arrange()
        self._share_column()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_buttons()
            self.answers.name_buttons()
            self._refresh()

    # How it stands.

    def _lay_out(self) -> None:
        self._panel = Part(self)
        self._panel.setProperty("panel", "true")
        inside = QVBoxLayout(self._panel)
        inside.setContentsMargins(SPACE.M, SPACE.M, SPACE.M, SPACE.M)
        inside.setSpacing(SPACE.M)
        inside.addWidget(self.card, 1)
        inside.addWidget(self.bars, 3)
        for button in (self.go_on, self.stop_yes, self.stop_no):
            inside.addWidget(button)

        self._right = Part(self)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.S)
        column.addWidget(self.banner)
        self._stage = QFrame(self)
        self._stack = QStackedLayout(self._stage)
        self._stack.addWidget(self.mirror)
        self._stack.addWidget(self.answers)
        column.addWidget(self._stage, 1)
        column.addWidget(self.coach)
        column.addWidget(self.gauge)
        # Spare height goes below: the gauge stays by the face.
        column.addStretch()

        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(SPACE.L)
        self._body.addWidget(self._panel)
        self._body.addWidget(self._right, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE.S)
        for button in (self.pause, self.skip, self.help, self.accept, self.stop):
            self._row.addWidget(button, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE.L, SPACE.M, SPACE.L, SPACE.M)
        outer.setSpacing(SPACE.M)
        outer.addWidget(self.strip)
        outer.addLayout(self._body, 1)
        outer.addLayout(self._row)

    def _name_buttons(self) -> None:
        for button, text in (
            (self.stop_yes, self.tr("Yes, stop")),
            (self.stop_no, self.tr("No, go on")),
            (self.skip, self.tr("Skip")),
            (self.help, self.tr("Help")),
            (self.accept, self.tr("I accept this")),
            (self.stop, self.tr("Stop")),
        ):
            button.setText(text)

    def _arrange(self) -> None:
        beside = self.width() >= BESIDE * self.height()
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._panel.setMinimumSize(0, 0)
        self._panel.setMaximumSize(NO_LIMIT, NO_LIMIT)
        if beside:
            narrow = self.width() < NARROW * self.card.font().pixelSize()
            self._panel.setFixedWidth(round(CARD_SHARES[narrow] * self.width()))
        else:
            used = self.strip.sizeHint().height() + self.pause.sizeHint().height()
            self._panel.setFixedHeight(max(120, round(CARD_SHARE_BELOW * (self.height() - used))))

    def _share_column(self) -> None:
        """Decides what stands below the mirror: nothing beside a message to the adult, for which
        time stands still, and a mirror only where there is room for it."""
        said = not self.banner.isHidden()
        naming = self._stack.currentWidget() is self.answers
        self.coach.setVisible(not said and not naming)
        self.gauge.setVisible(not said and self._judges)
        taken = self.banner.heightForWidth(self._right.width()) + SPACE.S if said else 0
        least = self.mirror.minimumSizeHint().height()
        self._stage.setVisible(naming or self._right.height() - taken >= least)
        self._fit_stage()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = QEvent.Type
        if watched is self.banner and event.type() in (kind.Show, kind.Hide, kind.Resize):
            self._share_column()
        return super().eventFilter(watched, event)

    def _fit_stage(self) -> None:
        """Lets the mirror be no higher than its picture is, or was: the gauge keeps its place."""
        if self._seen is not None:
            h, w = self._seen.observation.frame.bgr.shape[:2]
            self._aspect = h / w
        most = NO_LIMIT
        if self._stack.currentWidget() is self.mirror:
            least = self.mirror.minimumSizeHint().height()
            most = max(least, round(self._right.width() * self._aspect))
        if self._stage.maximumHeight() != most:
            self._stage.setMaximumHeight(most)

    @property
    def _roomy(self) -> bool:
        """Whether a title has room over the bars."""
        wanted = self.bars.minimumSizeHint().height() + self.go_on.sizeHint().height()
        return self._panel.height() > wanted + 6 * self.fontMetrics().height()

    def _grow(self) -> None:
        """Lets text and all that follows it grow with the window, in steps."""
        app = QApplication.instance()
        base = app.font().pixelSize() if isinstance(app, QApplication) else BASE_PX
        room = min(self.width() / ROOMY.width(), self.height() / ROOMY.height())
        grown = min(MOST_GROWN, max(1.0, int(room * 8) / 8))
        size = max(base, min(LARGEST_PX, round(base * grown)))
        sheet = f"QWidget {{ font-size: {size}px; }}"
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)

    # What is wished.

    def _connect(self) -> None:
        self._driver.changed.connect(self._show)
        self._driver.try_finished.connect(self._on_finished)
        self.go_on.clicked.connect(self._continue)
        self.stop_yes.clicked.connect(self._really_stop)
        self.stop_no.clicked.connect(self._go_on_after_all)
        self.pause.clicked.connect(self._pause_or_go_on)
        self.skip.clicked.connect(lambda: self._wishes.grant("skip", self._driver.skip))
        self.help.clicked.connect(lambda: self._wishes.grant("help", self._driver.prompt))
        self.accept.clicked.connect(lambda: self._wishes.grant("accept", self._driver.accept))
        self.stop.clicked.connect(self.ask_to_stop)
        self.card.pressed.connect(self._hear_again)
        self.answers.chosen.connect(self._driver.answer)
        self.mirror.face_clicked.connect(self.face_chosen.emit)
        self.mirror.background_clicked.connect(lambda: self.face_chosen.emit(None))
        self.mirror.painted.connect(self._on_painted)
        self.gauge.painted.connect(self._on_gauge)

    def _shortcuts(self) -> None:
        key = Qt.Key
        for keys, act in (
            ((key.Key_Space,), self._pause_or_go_on),
            ((key.Key_S, key.Key_Right), self.skip.click),
            ((key.Key_H,), self.help.click),
            ((key.Key_A,), self.accept.click),
            ((key.Key_Return, key.Key_Enter), self._enter),
            ((key.Key_Escape,), self.ask_to_stop),
            ((key.Key_N,), self._choose_next),
            ((key.Key_R,), self._hear_again),
        ):
            for each in keys:
                self._shortcut(each, act)
        for at in range(7):
            choose = lambda at=at: self.answers.choose(at)  # noqa: E731
            self._shortcut(Qt.Key(Qt.Key.Key_1.value + at), choose)

    def _shortcut(self, key: Qt.Key, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        # A key that is held down is one wish.
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)

    def _enter(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.isVisible():
            focused.click()
        elif self._asks_to_stop:
            self._wishes.grant("yes", self._really_stop)
        else:
            self._continue()

    def _continue(self) -> None:
        if self._driver.over:
            self._wishes.grant("go on", self.left.emit)
        elif self._driver.session.paused:
            # The same button may stay, and end what it has just let go on.
            self._wishes.settle("go on")
            self._pause_or_go_on()
        else:
            self._wishes.grant("go on", self._driver.continue_)

    def _pause_or_go_on(self) -> None:
        if self._asks_to_stop:
            self._go_on_after_all()
        elif self._driver.session.paused:
            self._wishes.grant("pause", self._driver.resume)
        else:
            self._wishes.grant("pause", self._driver.pause)

    def _really_stop(self) -> None:
        self._asks_to_stop = False
        self._driver.stop()
        self._refresh()

    def _go_on_after_all(self) -> None:
        self._asks_to_stop = False
        if not self._was_paused:
            self._driver.resume()
        self._wishes.settle("go on", "pause")
        self._refresh()

    def _choose_next(self) -> None:
        faces = self._seen.observation.faces if self._seen is not None else ()
        if not faces:
            return
        at = next((i for i, face in enumerate(faces) if face.main), -1)
        self.face_chosen.emit(faces[(at + 1) % len(faces)].id)

    # What is shown.

    @property
    def _paused(self) -> bool:
        """Whether time stands still by somebody's wish; what is over cannot pause."""
        return self._driver.session.paused and not self._driver.over

    def _refresh(self) -> None:
        self._key = ()
        self._show(self._driver.session)

    def _show(self, session: Session) -> None:
        # The adult may go on, or stop, from a window of their own.
        self._asks_to_stop = self._asks_to_stop and self._paused
        trying = session.trying
        key = (
            self._asks_to_stop,
            *(session.phase, session.task, session.paused, len(session.finished)),
            *((trying.given, trying.answers, trying.rungs) if trying is not None else ()),
        )
        if key != self._key:
            self._key = key
            self._screen = screen(session, self._profile, self._pictures)
            self._show_screen(self._screen, paused=self._paused)
        self._show_gauge(session)

    def _show_screen(self, shown: Screen, *, paused: bool) -> None:
        focused = self.focusWidget()
        over = shown.kind is Kind.END
        self.strip.show_items(shown.now, shown.then, shown.done, shown.all)
        self.card.show_card(self._card(shown, paused=paused))
        self._show_audible(not paused)
        free = shown.kind is Kind.FREE and not paused
        if shown.bars:
            self.bars.show_emotions(shown.bars)
        self.bars.setVisible(free)
        self.card.setVisible(not free or self._roomy)
        self.go_on.setVisible((paused or shown.can_go_on) and not self._asks_to_stop)
        self.go_on.show_as(
            "accept" if over else "play", self.tr("Close") if over else self.tr("Go on")
        )
        for button in (self.stop_yes, self.stop_no):
            button.setVisible(self._asks_to_stop)
        if paused:
            self.pause.show_as("play", self.tr("Go on"))
        else:
            self.pause.show_as("pause", self.tr("Pause"))
        self.pause.setEnabled(not over)
        self.skip.setEnabled(shown.can_skip and not paused)
        self.help.setEnabled(shown.can_help and not paused)
        self.accept.setEnabled(shown.can_accept and not self._asks_to_stop)
        task = self._driver.session.task
        self._judges = task is not None and task.exercise.judges
        asks = shown.kind is Kind.NAMING and not paused
        self.answers.show_answers(shown.answers, shown.tried, pictured=shown.pictured, asks=asks)
        self._stack.setCurrentWidget(self.answers if shown.answers else self.mirror)
        self._cover()
        self._share_column()
        keep_focus(self, focused)
        self._speak(shown)

    def _card(self, shown: Screen, *, paused: bool) -> Card:
        if self._asks_to_stop:
            return Card(title=self.tr("Stop for today?"), symbol="stop")
        if paused:
            return Card(title=self.tr("Pause"), symbol="pause")
        return shown.card

    def _cover(self) -> None:
        if self._lost is not None:
            self.mirror.message(*self._lost)
        elif self._paused:
            self.mirror.message(self.tr("Pause"), symbol="pause")
        elif self._seen is not None:
            self.mirror.set_observation(self._seen.observation, read=self._seen.read)
        else:
            self.mirror.message(self.tr("One moment…"))

    def _show_gauge(self, session: Session) -> None:
        trying = session.trying
        if session.still or trying is None or not trying.task.exercise.sees:
            self.coach.clear()
            # A reward finds the gauge as the face has left it; the next task lets it sink.
            if trying is None and session.phase is not Phase.REWARDING:
                self.gauge.set_state(0.0, 0.0)
            return
        readable = trying.readable and self._seen is not None
        if not readable and self._seen is not None:
            observation = self._seen.observation
            if observation.main is None and observation.faces:
                self.coach.offer(OTHERS)
            elif self._seen.read and observation.reasons:
                self.coach.offer(observation.reasons[0])
        else:
            self.coach.offer(trying.near and trying.task.exercise.judges)
        if trying.task.exercise.judges:
            self.gauge.set_state(trying.nearness if readable else None, trying.hold_share)

    def _speak(self, shown: Screen) -> None:
        if self._speaker is None:
            return
        if self._paused or self._asks_to_stop:
            self._speaker.stop()
            # What was cut off, or is forgotten by then, is said as a whole afterwards.
            self._said = ""
            return
        said = shown.card.spoken
        if said == self._said:
            return
        before, self._said = self._said, said
        # Of a card that only gained help, the help alone.
        self._speaker.say(said.removeprefix(before).strip() if before else said)

    def _hear_again(self) -> None:
        """Says once more what is asked for, with all help; nothing in a pause."""
        speaker = self._speaker
        if speaker is not None:
            self._wishes.grant("hear", lambda: speaker.say(self._said))

    def _show_audible(self, audible: bool) -> None:
        audible = audible and self._speaker is not None and self._speaker.speaks
        self.card.set_audible(audible)
        self.card.setToolTip(self.tr("Hear it again (R)") if audible else "")

    def _on_finished(self, made: Try) -> None:
        if self._chime is not None and made.outcome is not None and made.outcome.succeeded:
            self._chime.play()

    def _on_painted(self) -> None:
        if self._unpainted_s is not None:
            self.painted.emit(self._clock() - self._unpainted_s)
            self._unpainted_s = None

    def _on_gauge(self) -> None:
        if self._unmoved_s is not None:
            self.gauge_painted.emit(self._clock() - self._unmoved_s)
            self._unmoved_s = None
