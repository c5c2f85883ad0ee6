"""What tests of practice in the window share: real records and somebody who has practised; keepers,
faces that look like something, and sessions on a clock that goes by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import RecordsError
from emomirror.practice.goal import Goal
from emomirror.practice.plan import Block, Order, Plan
from emomirror.practice.profile import Consent, Profile
from emomirror.practice.progress import Change
from emomirror.practice.prompts import Exercise
from emomirror.practice.session import Session
from emomirror.practice.trying import Try
from emomirror.records import Records
from emomirror.reports.example import history
from emomirror.sentences import Sentence
from emomirror.ui import theme as themes
from emomirror.ui.practice.driver import SessionDriver
from emomirror.ui.practice.session_page import SessionPage
from emomirror.ui.style import style_sheet
from emomirror.ui.theme import BASE_PX, LIGHT
from emomirror.ui.workers import Seen
from emomirror.vision.observation import Face, Observation, Reason

NOW = datetime(2030, 3, 4, 10, 30, tzinfo=UTC)
MIA = Profile(
    id="0123456789abcdef",
    nickname="Mia",
    sign="sign-fish",
    consent=Consent(by="Eva", given_utc="2030-01-02T10:00:00+00:00", bystanders=True),
)


@pytest.fixture
def mia() -> Profile:
    """Somebody for whom it was agreed."""
    return MIA


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with Records.open(tmp_path / "practice.sqlite3") as opened:
        yield opened


@pytest.fixture
def practised(records: Records) -> Callable[..., list[int]]:
    """Lets somebody practise once a day until ``NOW``; gives the sessions' ids, oldest first. The
    newest has changed the goal of happiness."""

    def practise(profile: Profile = MIA, sessions: int = 3, tries: int = 7) -> list[int]:
        after = Goal(threshold=0.46, hold_s=1.04)
        records.save_profile(profile)
        start = NOW - timedelta(days=sessions - 1, minutes=10)
        ids = []
        for kept in history(profile, sessions, tries, start=start):
            ids.append(
                records.begin_session(
                    profile.id,
                    kept.plan,
                    seed=kept.seed,
                    started_utc=kept.started_utc,
                    offset=kept.offset,
                    model_sha256=kept.model_sha256,
                    model_threshold=kept.model_threshold,
                )
            )
            for each in kept.tries:
                records.add_try(ids[-1], each.made)
            if kept.ended_utc is not None:
                records.end_session(ids[-1], kept.ended_utc)
        change = Change(Emotion.HAPPINESS, Goal(), after, 3, by_adult=False)
        records.set_changes(ids[-1], (change,))
        changed = {**profile.goals, Emotion.HAPPINESS: after}
        records.save_profile(msgspec.structs.replace(profile, goals=changed))
        return ids

    return practise


@pytest.fixture(autouse=True)
def _nothing_is_left_on_the_screen(plain_text: None) -> Iterator[None]:
    """Deletes all windows: setting a style sheet takes the longer, the more of them are left."""
    yield
    for widget in QApplication.topLevelWidgets():
        widget.close()
        # The list of a combo box is a window too, and belongs to it.
        if widget.parent() is None:
            widget.deleteLater()
    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def words(page: QWidget) -> str:
    """All that a page says and shows at the moment, its banner included."""
    shown = [each.text() for each in page.findChildren(QLabel) if not each.isHidden()]
    copyable = [each.toPlainText() for each in page.findChildren(QTextEdit)]
    return "\n".join([*shown, *copyable])


@pytest.fixture
def read() -> Callable[[QWidget], str]:
    """Gives what a page says."""
    return words


@dataclass
class Shelf:
    """A ``Keeper`` in memory, which can be full."""

    kept: list[Try] = field(default_factory=list)
    changes: tuple[Change, ...] = ()
    ended: int = 0
    full: bool = False
    asked: int = 0

    def _ask(self) -> None:
        self.asked += 1
        if self.full:
            raise RecordsError(Sentence("Records", "The disk is full."))

    def add_try(self, made: Try) -> None:
        self._ask()
        self.kept.append(made)

    def set_changes(self, changes: tuple[Change, ...]) -> None:
        self._ask()
        self.changes = changes

    def end(self) -> None:
        self._ask()
        self.ended += 1


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def make_plan() -> Callable[..., Plan]:
    """Makes a plan of one block: copy happy, then sad, half the score for one second. What a block
    has is changed by its name, and what a plan has too."""

    def make(**changes: Any) -> Plan:
        of_block = {name: changes.pop(name) for name in Block.__struct_fields__ if name in changes}
        block = {
            "exercise": Exercise.COPY,
            "emotions": (Emotion.HAPPINESS, Emotion.SADNESS),
            "tries": 4,
            "order": Order.FIXED,
        }
        plan = {
            "name": "test",
            "goals": {emotion: Goal(threshold=0.5, hold_s=1.0) for emotion in EMOTIONS},
            "announce_s": 2.0,
            "reward_s": 3.0,
            "wait_s": 0.0,
            "progress": False,
        }
        return Plan(blocks=(Block(**{**block, **of_block}),), **{**plan, **changes})

    return make


@pytest.fixture
def make_driver(
    qtbot: QtBot, clock: Any, shelf: Shelf, make_plan: Callable[..., Plan]
) -> Iterator[Callable[..., SessionDriver]]:
    """Makes drivers on the test's own clock; see ``make_plan``."""
    made: list[SessionDriver] = []

    def make(**changes: Any) -> SessionDriver:
        made.append(SessionDriver(Session.of(make_plan(**changes)), shelf, clock=clock))
        # Time comes by the test's hand alone.
        made[-1]._timer.setInterval(1 << 30)
        return made[-1]

    yield make
    for driver in made:
        driver.stop()


@pytest.fixture
def seen_as(
    clock: Any, make_face: Callable[..., Face], observe: Callable[..., Observation]
) -> Callable[..., Seen]:
    """Makes what was seen ``late`` seconds ago: one face that looks by ``share`` like an emotion,
    or spoiled by a reason."""

    def make(
        emotion: Emotion = Emotion.HAPPINESS,
        share: float = 0.8,
        *,
        late: float = 0.0,
        spoiled: Reason | None = None,
    ) -> Seen:
        scores = np.full(7, (1 - share) / 6, np.float32)
        scores[EMOTIONS.index(emotion)] = share
        reasons = () if spoiled is None else (spoiled,)
        faces = () if spoiled is Reason.NO_FACE else (make_face(smoothed=scores, reasons=reasons),)
        return Seen(1, observe(*faces), clock() - late, True)

    return make


@pytest.fixture
def look(clock: Any, seen_as: Callable[..., Seen]) -> Callable[..., None]:
    """Shows a driver or a page a face at 30 frames a second, for some seconds."""

    def act(to: SessionDriver | SessionPage, seconds: float, *args: Any, **kwargs: Any) -> None:
        for _ in range(round(seconds * 30)):
            clock.forward(1 / 30)
            take = to.show_seen if isinstance(to, SessionPage) else to.see
            take(seen_as(*args, **kwargs))

    return act


@pytest.fixture(autouse=True)
def plain_text(qapp: QApplication) -> Iterator[None]:
    """Gives the application its plain text again, where a test took it away."""
    sheet = style_sheet(LIGHT, 1.0)

    def give() -> None:
        if qapp.styleSheet() != sheet or qapp.font().pixelSize() != BASE_PX:
            themes.apply(qapp, LIGHT, 1.0)

    give()
    yield
    give()


@pytest.fixture
def make_page(
    qtbot: QtBot, clock: Any, make_driver: Callable[..., SessionDriver], plain_text: None
) -> Callable[..., SessionPage]:
    """Opens pages of a session that has begun; for all but these names see ``make_plan``."""

    def make(
        *,
        profile: Profile | None = None,
        size: tuple[int, int] = (960, 640),
        pictures: Any = None,
        motion: bool = True,
        **changes: Any,
    ) -> SessionPage:
        driver = make_driver(**changes)
        who = profile or Profile(id="1", nickname="Ada")
        page = SessionPage(driver, who, pictures, clock=clock)
        qtbot.addWidget(page)
        page.set_theme(LIGHT)
        page.set_motion(motion)
        # As in the window, which may be smaller than Qt would have it.
        page.setMinimumSize(480, 420)
        page.resize(*size)
        page.show()
        page.activateWindow()
        page.setFocus()
        with qtbot.waitActive(page):
            pass
        driver.start()
        page.driver = driver  # type: ignore[attr-defined]
        return page

    return make
