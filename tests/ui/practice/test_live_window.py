"""The adult sees what goes on, and every button says what is wished."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.events import (
    Accept,
    Adjusted,
    Answered,
    Pause,
    Prompted,
    Scored,
    Start,
    Stop,
    Tick,
)
from emomirror.practice.goal import Goal
from emomirror.practice.plan import Block, Order, Plan
from emomirror.practice.prompts import Exercise, Prompt
from emomirror.practice.session import Phase, Session, step
from emomirror.practice.trying import Outcome
from emomirror.ui.practice.driver import SessionDriver
from emomirror.ui.practice.live_window import LiveWindow, ScoreBars
from emomirror.ui.practice.slips import SETTLE_S
from emomirror.ui.symbols import emotion_name
from emomirror.ui.theme import LIGHT, apply

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
PLAN = Plan(
    name="x",
    blocks=(
        Block(
            exercise=Exercise.COPY,
            emotions=(Emotion.HAPPINESS, Emotion.FEAR),
            tries=2,
            order=Order.FIXED,
        ),
    ),
    announce_s=0,
    reward_s=0,
    wait_s=0,
)


def scores(emotion: Emotion, share: float) -> tuple[float, ...]:
    rest = (1 - share) / 6
    return tuple(share if each is emotion else rest for each in EMOTIONS)


@pytest.fixture
def window(qtbot: QtBot, clock: Any) -> LiveWindow:
    window = LiveWindow("Mia", clock=clock)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def lead(
    qtbot: QtBot, window: LiveWindow, make_driver: Callable[..., SessionDriver]
) -> Callable[..., SessionDriver]:
    """Lets the window lead a session in its first try; see ``make_plan``."""

    def make(**changes: Any) -> SessionDriver:
        driver = make_driver(**changes)
        driver.changed.connect(window.show_session)
        for signal, act in (
            (window.pause_wanted, driver.pause),
            (window.resume_wanted, driver.resume),
            (window.skip_wanted, driver.skip),
            (window.help_wanted, driver.prompt),
            (window.accept_wanted, driver.accept),
            (window.nudge_wanted, driver.nudge),
            (window.undo_wanted, driver.undo),
        ):
            signal.connect(act)
        driver.start()
        driver.continue_()
        window.activateWindow()
        with qtbot.waitActive(window):
            pass
        return driver

    return make


def press_space(qtbot: QtBot, window: LiveWindow, clock: Any, *, times: int) -> None:
    """Presses Space wherever the focus is, slowly enough to be meant each time."""
    for _ in range(times):
        clock.forward(SETTLE_S + 0.1)
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Space)


def second_half_of_a_double_click(qtbot: QtBot, button: QWidget) -> None:
    """What Qt sends for it; the first half may have hit another button."""
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def session() -> Session:
    begun = step(Session.of(PLAN), Start(0.0))
    return step(begun, Scored(0.5, scores(Emotion.HAPPINESS, 0.3)))


def test_it_shows_target_scores_goal_and_what_comes(
    window: LiveWindow, session: Session, read: Callable[[QWidget], str]
) -> None:
    window.show_session(session)
    said = read(window)
    assert "Happiness · Copy a face" in said
    assert "Near enough from 45" in said
    assert "Then: Fear · Copy a face" in said
    assert "Next help: which parts of the face move" in said
    heard = [each for each in window.findChildren(QWidget) if "%" in each.accessibleDescription()]
    told = {each.accessibleName(): each.accessibleDescription() for each in heard}
    bars = list(told.values())
    assert list(told) == [emotion_name(emotion) for emotion in EMOTIONS]
    assert len(bars) == 7


def test_help_that_was_given_is_listed(
    window: LiveWindow, session: Session, read: Callable[[QWidget], str]
) -> None:
    window.show_session(step(session, Prompted(1.0)))
    assert "Help given: which parts of the face move" in read(window)
    assert session.trying is not None
    there = replace(session.trying, shown=(*session.trying.shown, Prompt.SITUATION))
    window.show_session(replace(session, trying=there))
    assert "Help from the start: a situation." in read(window)


def test_every_button_tells_its_wish(
    qtbot: QtBot, window: LiveWindow, session: Session, clock: Any
) -> None:
    window.show_session(session)
    for button, signal in (
        (window.pause, window.pause_wanted),
        (window.help, window.help_wanted),
        (window.skip, window.skip_wanted),
        (window.accept, window.accept_wanted),
    ):
        with qtbot.waitSignal(signal):
            button.click()
    with qtbot.waitSignal(window.nudge_wanted) as caught:
        window.easier.click()
    assert caught.args[0] is Emotion.HAPPINESS
    assert caught.args[1] < 0
    window.show_session(step(session, Pause(1.0)))
    assert window.pause.text() == "Go on"
    clock.forward(SETTLE_S + 0.1)
    with qtbot.waitSignal(window.resume_wanted):
        window.pause.click()


def test_after_the_last_help_its_key_skips_nothing(
    qtbot: QtBot, window: LiveWindow, lead: Callable[..., SessionDriver], clock: Any, shelf: Any
) -> None:
    driver = lead()
    window.help.setFocus(Qt.FocusReason.TabFocusReason)
    press_space(qtbot, window, clock, times=6)  # there are three kinds of help
    assert not window.help.isEnabled()
    assert not shelf.kept
    assert driver.session.phase is Phase.TRYING
    assert not driver.session.paused


def test_after_a_try_was_accepted_its_key_makes_nothing_easier(
    qtbot: QtBot, window: LiveWindow, lead: Callable[..., SessionDriver], clock: Any, shelf: Any
) -> None:
    driver = lead()
    before = driver.session.goals
    window.accept.setFocus(Qt.FocusReason.TabFocusReason)
    press_space(qtbot, window, clock, times=3)
    assert driver.session.phase is Phase.REWARDING
    assert len(shelf.kept) == 1
    assert driver.session.goals == before


def test_after_a_change_was_taken_back_its_key_does_nothing_else(
    qtbot: QtBot, window: LiveWindow, lead: Callable[..., SessionDriver], clock: Any
) -> None:
    driver = lead()
    before = driver.session.goals
    window.easier.click()
    window.undo.setFocus(Qt.FocusReason.TabFocusReason)
    press_space(qtbot, window, clock, times=2)
    assert not window.undo.isVisible()
    assert driver.session.goals == before
    assert window.stop.isVisible(), "it does not ask whether to stop"


@pytest.mark.parametrize("name", ["skip", "accept", "help", "pause"])
def test_a_double_click_is_one_wish(
    qtbot: QtBot,
    window: LiveWindow,
    lead: Callable[..., SessionDriver],
    shelf: Any,
    name: str,
) -> None:
    driver = lead(announce_s=0.0, reward_s=0.0)
    button = getattr(window, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    driver.continue_()
    assert button.isEnabled(), "it could be pressed for the next try"
    second_half_of_a_double_click(qtbot, button)
    assert len(shelf.kept) == (name in ("skip", "accept"))
    assert driver.session.paused is (name == "pause")
    trying = driver.session.trying
    assert trying is not None
    assert len(trying.given) == (name == "help")


@pytest.mark.parametrize("width", [360, 620, 900])
def test_a_double_click_on_do_not_stop_accepts_nothing(
    qtbot: QtBot,
    window: LiveWindow,
    lead: Callable[..., SessionDriver],
    clock: Any,
    shelf: Any,
    width: int,
) -> None:
    driver = lead(announce_s=0.0, reward_s=0.0)
    window.resize(width, 640)
    window.stop.click()
    clock.forward(SETTLE_S + 0.1)
    last = window.footer.width() - 1
    qtbot.waitUntil(lambda: window.go_on.geometry().right() == last)
    at = window.go_on.mapTo(window, window.go_on.rect().center())
    qtbot.mouseClick(window.go_on, Qt.MouseButton.LeftButton)
    under = window.accept
    qtbot.waitUntil(lambda: window.childAt(at) is under)  # it takes its place
    second_half_of_a_double_click(qtbot, under)
    assert not shelf.kept
    assert not driver.session.paused
    clock.forward(SETTLE_S + 0.1)
    qtbot.mouseClick(under, Qt.MouseButton.LeftButton)
    assert [made.outcome for made in shelf.kept] == [Outcome.ACCEPTED], "later it is meant"


def test_do_not_stop_twice_by_key_pauses_nothing(
    qtbot: QtBot, window: LiveWindow, lead: Callable[..., SessionDriver]
) -> None:
    driver = lead()
    window.stop.click()
    assert window.go_on.hasFocus()
    for _ in range(2):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.pause.isVisible()
    assert not driver.session.paused


def test_a_double_click_on_stop_stops_nothing(
    qtbot: QtBot, window: LiveWindow, session: Session
) -> None:
    window.show_session(session)
    window.stop.click()
    with qtbot.assertNotEmitted(window.stop_wanted):
        second_half_of_a_double_click(qtbot, window.stop_now)


def test_stop_asks_first(qtbot: QtBot, window: LiveWindow, session: Session, clock: Any) -> None:
    window.show_session(session)
    with qtbot.assertNotEmitted(window.stop_wanted):
        window.stop.click()
        assert not window.pause.isVisible()
        window.go_on.click()
    assert window.pause.isVisible()
    assert not window.stop_now.isVisible()
    window.stop.click()
    clock.forward(SETTLE_S + 0.1)
    with qtbot.waitSignal(window.stop_wanted):
        window.stop_now.click()
    window.show_session(step(session, Stop(2.0)))
    assert window.stop.isVisible()
    assert not window.stop_now.isVisible()


def test_a_change_of_a_goal_is_shown_and_can_be_undone(
    qtbot: QtBot, window: LiveWindow, session: Session, read: Callable[[QWidget], str]
) -> None:
    window.show_session(session)
    assert not window.undo.isVisible()
    window.show_session(step(session, Accept(1.0)))
    said = read(window)
    assert "The program has changed the goal of happiness" in said
    assert "Try 1 of 2: accepted by you" in said
    with qtbot.waitSignal(window.undo_wanted):
        window.undo.click()


def test_who_changed_a_goal_by_hand_is_told(
    window: LiveWindow, session: Session, read: Callable[[QWidget], str]
) -> None:
    window.show_session(step(session, Adjusted(1.0, Emotion.HAPPINESS, Goal(threshold=0.9))))
    assert "You have changed the goal of happiness" in read(window)


def test_where_a_face_is_named_answers_stand_in_the_place_of_scores(
    window: LiveWindow, read: Callable[[QWidget], str]
) -> None:
    block = Block(exercise=Exercise.NAME, emotions=(Emotion.FEAR,), tries=1)
    copying = Block(exercise=Exercise.COPY, emotions=(Emotion.FEAR,), tries=1)
    session = step(Session.of(msgspec.structs.replace(PLAN, blocks=(block, copying))), Start(0.0))
    window.show_session(step(session, Tick(0.1)))
    assert "No answer was chosen yet." in read(window)
    assert not window.easier.isVisible()
    bars = [each for each in window.findChildren(ScoreBars) if each.isVisible()]
    assert bars == []
    session = step(session, Answered(1.0, Emotion.ANGER))
    session = step(session, Answered(1.5, Emotion.SADNESS))
    window.show_session(session)
    assert "Chosen so far: anger, sadness." in read(window)
    session = step(step(session, Answered(2.0, Emotion.FEAR)), Tick(2.1))
    window.show_session(session)
    assert "Chosen so far" not in read(window)
    assert window.easier.isVisible()
    assert [each for each in window.findChildren(ScoreBars) if each.isVisible()]


def test_after_the_end_nothing_can_be_pressed(window: LiveWindow, session: Session) -> None:
    window.show_session(step(session, Stop(2.0)))
    pressable = [b.text() for b in window.findChildren(QPushButton) if b.isVisible()
                 and b.isEnabled() and b is not window.undo]  # fmt: skip
    assert pressable == []


def test_a_spoiled_picture_shows_no_scores(window: LiveWindow, session: Session) -> None:
    window.show_session(step(session, Scored(0.6, None)))
    heard = [each.accessibleDescription() for each in window.findChildren(QWidget)]
    assert not [text for text in heard if "%" in text]


def test_a_session_before_its_start_is_shown(
    window: LiveWindow, read: Callable[[QWidget], str]
) -> None:
    window.show_session(Session.of(PLAN))
    assert "Not begun yet" in read(window)
    window.show_session(step(Session.of(PLAN), Tick(1.0)))


def test_it_is_larger_where_text_is(qtbot: QtBot, qapp: QApplication, session: Session) -> None:
    plain = LiveWindow("Mia")
    qtbot.addWidget(plain)
    apply(qapp, LIGHT, 1.6)
    try:
        window = LiveWindow("Mia")
        qtbot.addWidget(window)
        window.show_session(session)
        window.show()
        assert window.height() > 1.5 * plain.height()
        bar = window.area.verticalScrollBar()
        assert bar.maximum() == 0, "what helps in the middle of a try is not below the fold"
    finally:
        apply(qapp, LIGHT, 1.0)
