"""All of practising in one window: the adult's pages, the session between them, the live window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from emomirror.emotions import Emotion
from emomirror.errors import RecordsError
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.ui.engine import Engine
from emomirror.ui.placing import within
from emomirror.ui.theme import Theme
from emomirror.ui.translation import translated
from emomirror.ui.workers import Seen

from .adult_area import AdultArea
from .keeping import KeptNowhere
from .live_window import LiveWindow, live_size
from .lock import LockPage
from .practising import Practising
from .record_keeper import RecordKeeper
from .sheet import Sheet

if TYPE_CHECKING:
    from emomirror.ui.window import MirrorWindow


class PracticeRoom(QObject):
    """Leads from the adult's pages into a session and back. The window shows what it is told to."""

    left = Signal()
    """The adult goes back to the mirror."""

    def __init__(self, window: MirrorWindow, engine: Engine) -> None:
        super().__init__(window)
        self._window = window
        self.area = AdultArea(parent=window)
        self.live: LiveWindow | None = None
        """The adult's window for a second screen, while a session goes on and it is wished for."""
        self.lock: LockPage | None = None
        """What asks for the PIN in its place."""
        self._keeper: RecordKeeper | KeptNowhere | None = None
        self._theme: Theme | None = None
        self._asked_about: Sheet | None = None
        self.area.start_wanted.connect(self._start)
        self.area.closed.connect(self.left)
        self.area.source_wanted.connect(window.show_source_again)
        engine.model_ready.connect(self.area.set_facts)
        for told in (engine.source_lost, engine.source_failed, engine.source_ended):
            told.connect(self._look_for_source)
        window.practice_over.connect(self._on_over)

    @property
    def page(self) -> QWidget:
        """What the window shows while nobody practises."""
        return self.area

    def enter(self) -> None:
        """Shows the first of the adult's pages."""
        self._look_for_source()
        self.area.enter()

    def see(self, seen: Seen) -> None:
        """Takes what the camera saw while nobody practises."""
        if not self._window.source_gone:  # or it is a late one
            self.area.set_source_gone(False)
        self.area.see(seen)

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.area.set_theme(theme)
        for window in (self.live, self.lock):
            if window is not None:
                window.set_theme(theme)

    def ask_before_closing(self) -> bool:
        """Asks about what is filled in and not saved; whether there is such a thing. Once for each
        page: who closes the window again means it."""
        page = self.area.page
        if page is None or not self.area.unsaved or page is self._asked_about:
            return False
        self._asked_about = page
        page.leave()
        return True

    def show_live(self) -> None:
        """Opens the adult's window, on another screen where there is one, or closes it. Where a
        PIN is set it is asked for first: the key is one of the child's screen."""
        practising = self._window.practising
        shown = self.live or self.lock
        if shown is not None and shown.isVisible():
            self.close_live()
            return
        self.close_live()  # one that its own button has closed
        if practising is None:
            return
        try:
            lock = self.area.lock()
        except RecordsError as error:
            practising.page.banner.show_message("error", translated(error.sentence))
            return
        if lock is None:
            self._open_live(practising)
        else:
            self._ask_before_live(lock, practising)

    def finish(self, timeout_s: float) -> bool:
        """Ends what goes on in the background and lets go of the records; whether in time."""
        self.close_live()
        return self.area.finish(timeout_s)

    def _start(self, profile: Profile, plan: Plan) -> None:
        seed = self.area.seed()
        self._keeper = self.area.keeper(profile, plan, seed) or KeptNowhere()
        self._window.practise(
            profile,
            plan,
            self._keeper,
            seed,
            self.area.pictures(profile),
            self.area.earlier(profile),
        )
        practising = self._window.practising
        if practising is not None and len(QGuiApplication.screens()) > 1:
            # Unasked: who has just pressed Start was let in.
            self.close_live()
            # The session's own keys stay with the session's page.
            self._open_live(practising, active=False)

    def _look_for_source(self) -> None:
        self.area.set_source_gone(self._window.source_gone)

    def _on_over(self) -> None:
        self.close_live()
        keeper, self._keeper = self._keeper, None
        if keeper is None:
            return
        self._window.show_practice()
        kept = keeper.session_id if isinstance(keeper, RecordKeeper) else None
        self.area.session_over(kept)

    def _ask_before_live(self, lock: LockPage, practising: Practising) -> None:
        lock.setWindowTitle(f"{practising.profile.nickname} – Emomirror")
        lock.resize(live_size(lock))

        def open_live() -> None:
            self.close_live()
            self._open_live(practising)

        lock.opened.connect(open_live)
        lock.back_wanted.connect(self.close_live)
        self.lock = lock
        self._lend_keys(lock)
        self._put_aside(lock)
        lock.show()
        lock.activateWindow()  # what is typed now is meant for it

    def _open_live(self, practising: Practising, *, active: bool = True) -> None:
        self.live = self._live_of(practising)
        self.live.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not active)
        self._lend_keys(self.live)
        self._put_aside(self.live)
        self.live.show()

    def _live_of(self, practising: Practising) -> LiveWindow:
        driver = practising.driver
        # A window of its own, which the desktop may put beside or behind the other.
        live = LiveWindow(practising.profile.nickname)
        if self._theme is not None:
            live.set_theme(self._theme)
        live.show_session(driver.session)
        driver.changed.connect(live.show_session)
        live.pause_wanted.connect(driver.pause)
        live.resume_wanted.connect(driver.resume)
        live.skip_wanted.connect(driver.skip)
        live.help_wanted.connect(driver.prompt)
        live.accept_wanted.connect(driver.accept)
        live.stop_wanted.connect(driver.stop)
        live.undo_wanted.connect(driver.undo)

        def nudge(emotion: Emotion, by: float) -> None:
            driver.nudge(emotion, by)

        live.nudge_wanted.connect(nudge)
        return live

    def _lend_keys(self, window: QWidget) -> None:
        """Lets the key that closes a window, and those of the text that all windows share, work in
        it too. An action's keys are heard only where it was added."""
        keys = self._window.actions_
        window.addActions([keys.live, keys.larger_text, keys.smaller_text, keys.plain_text])

    def _put_aside(self, window: QWidget) -> None:
        """Puts a window on another screen, where there is one, and wholly on that."""
        here = self._window.screen()
        others = [screen for screen in QGuiApplication.screens() if screen is not here]
        room = (others[0] if others else here).availableGeometry()
        if others:
            window.setScreen(others[0])
            window.setGeometry(within(QRect(room.topLeft(), window.size()), room))
        else:
            window.resize(within(QRect(room.topLeft(), window.size()), room).size())

    def close_live(self) -> None:
        """Closes the adult's window, or what asks for the PIN in its place."""
        for window in (self.live, self.lock):
            if window is not None:
                window.close()
                window.deleteLater()
        self.live = self.lock = None
