"""The screen of the person practising, as they meet it: by keys, mouse and sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt, QTranslator
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.baseline import Baseline
from emomirror.practice.profile import Profile
from emomirror.practice.prompts import Exercise, Present
from emomirror.practice.reading import Reading
from emomirror.practice.session import Phase
from emomirror.practice.trying import Outcome
from emomirror.ui import theme as themes
from emomirror.ui.practice.big_button import BigButton
from emomirror.ui.practice.coach_line import OTHERS, coach_text
from emomirror.ui.practice.screen import Kind
from emomirror.ui.practice.session_page import SessionPage
from emomirror.ui.practice.slips import SETTLE_S
from emomirror.ui.theme import CONTRAST, DARK, LIGHT, Theme
from emomirror.ui.translation import speak
from emomirror.ui.workers import Seen
from emomirror.vision.observation import Box, Face, Observation, Reason

MakePage = Callable[..., SessionPage]
Key = Qt.Key

# Qt's platform for tests says so of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def press(qtbot: QtBot, page: SessionPage, clock: Any, key: Qt.Key) -> None:
    clock.forward(SETTLE_S + 0.1)
    qtbot.keyClick(page.focusWidget() or page, key)


def contrast(a: QColor, b: QColor) -> float:
    """WCAG's contrast ratio, 1..21."""

    def luminance(colour: QColor) -> float:
        linear = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def visible_buttons(page: SessionPage) -> list[BigButton]:
    return [button for button in page.findChildren(BigButton) if button.isVisible()]


def test_a_session_goes_its_way_by_the_face_alone(
    make_page: MakePage, look: Any, shelf: Any
) -> None:
    page = make_page()
    assert page.card.card.title == "First: happy"
    look(page, 2.2)
    assert page.card.card.title == "Show a happy face"
    assert page.card.card.symbol == "happiness"
    assert page.gauge.isVisible()
    look(page, 0.7)
    assert page.gauge.nearness > 0.9
    assert 0.2 < page.gauge.hold < 0.9
    assert page.coach.text == "Hold it like this"
    look(page, 0.6)
    assert page.card.card.title == "You did it"
    assert page.card.card.symbol == "reward-star"
    assert page.strip.progress == (1, 4)
    look(page, 3.2)
    assert page.card.card.title == "First: sad"
    assert [made.outcome for made in shelf.kept] == [Outcome.HELD]


def test_a_whole_session_can_be_led_by_keys(
    qtbot: QtBot, make_page: MakePage, clock: Any, shelf: Any
) -> None:
    page = make_page()
    driver = page.driver  # type: ignore[attr-defined]
    press(qtbot, page, clock, Key.Key_Return)
    assert driver.session.phase is Phase.TRYING
    press(qtbot, page, clock, Key.Key_H)
    assert page.card.card.symbol == "hint-happiness"
    press(qtbot, page, clock, Key.Key_Space)
    assert driver.session.paused
    assert page.card.card.title == "Pause"
    press(qtbot, page, clock, Key.Key_Space)
    assert not driver.session.paused
    press(qtbot, page, clock, Key.Key_A)
    assert driver.session.phase is Phase.REWARDING
    press(qtbot, page, clock, Key.Key_Return)
    press(qtbot, page, clock, Key.Key_S)
    press(qtbot, page, clock, Key.Key_Right)
    assert [made.outcome for made in shelf.kept] == [
        Outcome.ACCEPTED,
        Outcome.SKIPPED,
        Outcome.SKIPPED,
    ]
    press(qtbot, page, clock, Key.Key_Escape)
    assert page.asks_to_stop
    press(qtbot, page, clock, Key.Key_Return)
    assert driver.over
    with qtbot.waitSignal(page.left):
        press(qtbot, page, clock, Key.Key_Return)


def test_stopping_is_never_an_accident(qtbot: QtBot, make_page: MakePage, clock: Any) -> None:
    page = make_page()
    driver = page.driver  # type: ignore[attr-defined]
    for back in (Key.Key_Escape, Key.Key_Space):
        press(qtbot, page, clock, Key.Key_Escape)
        assert page.card.card.title == "Stop for today?"
        assert driver.session.paused, "nothing goes on behind the question"
        press(qtbot, page, clock, back)
        assert not page.asks_to_stop
        assert not driver.session.paused
    for _ in range(4):  # a hand that lies on two keys
        qtbot.keyClick(page, Key.Key_Escape)
        qtbot.keyClick(page, Key.Key_Return)
    assert not driver.over


def test_a_pause_outlasts_the_question_before_the_end(
    qtbot: QtBot, make_page: MakePage, clock: Any
) -> None:
    page = make_page()
    press(qtbot, page, clock, Key.Key_Space)
    press(qtbot, page, clock, Key.Key_Escape)
    press(qtbot, page, clock, Key.Key_Escape)
    assert page.driver.session.paused  # type: ignore[attr-defined]


def test_the_question_is_gone_once_the_adult_goes_on_or_stops_elsewhere(
    qtbot: QtBot, make_page: MakePage, clock: Any
) -> None:
    page = make_page()
    press(qtbot, page, clock, Key.Key_Escape)
    page.driver.resume()  # type: ignore[attr-defined]
    assert not page.asks_to_stop
    assert not page.stop_yes.isVisible()
    press(qtbot, page, clock, Key.Key_Escape)
    page.driver.stop()  # type: ignore[attr-defined]
    assert page.card.card.title == "All done"


def test_the_mouse_stops_in_two_clicks(qtbot: QtBot, make_page: MakePage, shelf: Any) -> None:
    page = make_page()
    qtbot.mouseClick(page.stop, Qt.MouseButton.LeftButton)
    assert page.stop_yes.isVisible()
    stop = QRect(page.stop.mapTo(page, page.stop.rect().topLeft()), page.stop.size())
    yes = QRect(page.stop_yes.mapTo(page, page.stop_yes.rect().topLeft()), page.stop_yes.size())
    assert not stop.intersects(yes), "a double click must not say yes"
    qtbot.mouseClick(page.stop_yes, Qt.MouseButton.LeftButton)
    assert page.driver.over  # type: ignore[attr-defined]
    assert page.card.card.title == "All done"
    assert shelf.ended == 1


@pytest.mark.parametrize("kind", ["announced", "adult", "free", "paused"])
def test_a_double_click_on_go_on_after_all_does_nothing_else(
    qtbot: QtBot, make_page: MakePage, clock: Any, shelf: Any, kind: str
) -> None:
    page = make_page(
        exercise=Exercise.FREE if kind == "free" else Exercise.COPY, adult_first=kind == "adult"
    )
    driver = page.driver  # type: ignore[attr-defined]
    if kind != "announced":
        driver.continue_()
    if kind == "paused":
        driver.pause()
    before = driver.session
    page.ask_to_stop()
    clock.forward(SETTLE_S + 0.1)
    qtbot.mouseClick(page.stop_no, Qt.MouseButton.LeftButton)
    assert page.go_on.isVisible(), "it takes its place"
    qtbot.mouseDClick(page.go_on, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(page.go_on, Qt.MouseButton.LeftButton)
    assert driver.session.phase is before.phase
    assert driver.session.paused is before.paused
    assert not shelf.kept
    clock.forward(SETTLE_S + 0.1)
    qtbot.mouseClick(page.go_on, Qt.MouseButton.LeftButton)
    if kind == "paused":
        assert not driver.session.paused, "later it is meant"
    else:
        assert driver.session.phase is not before.phase, "later it is meant"


def test_a_double_click_after_a_pause_ends_no_announcement(
    qtbot: QtBot, make_page: MakePage
) -> None:
    page = make_page()
    driver = page.driver  # type: ignore[attr-defined]
    driver.pause()
    qtbot.mouseClick(page.go_on, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(page.go_on, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(page.go_on, Qt.MouseButton.LeftButton)
    assert not driver.session.paused
    assert driver.session.phase is Phase.ANNOUNCING


def test_a_double_click_skips_once(qtbot: QtBot, make_page: MakePage, shelf: Any) -> None:
    page = make_page()
    qtbot.mouseClick(page.skip, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(page.skip, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(page.skip, Qt.MouseButton.LeftButton)
    assert len(shelf.kept) == 1


def test_a_finger_answers(qtbot: QtBot, make_page: MakePage, clock: Any) -> None:
    page = make_page(exercise=Exercise.NAME)
    page.driver.continue_()  # type: ignore[attr-defined]
    screen_ = QTest.createTouchDevice()
    button = page.answers.buttons[0]
    at = button.rect().center()
    QTest.touchEvent(button, screen_).press(0, at, button)
    QTest.touchEvent(button, screen_).release(0, at, button)
    QApplication.processEvents()
    assert page.driver.session.phase is Phase.REWARDING  # type: ignore[attr-defined]


def test_a_face_is_named_by_number_and_other_answers_only_become_quiet(
    qtbot: QtBot, make_page: MakePage, clock: Any
) -> None:
    page = make_page(exercise=Exercise.NAME, emotions=EMOTIONS)
    press(qtbot, page, clock, Key.Key_Return)
    assert page.shown is not None
    assert page.shown.kind is Kind.NAMING
    assert len(page.answers.buttons) == 7
    assert not page.mirror.isVisible(), "nobody needs the camera"
    target = page.driver.session.task.emotion  # type: ignore[attr-defined]
    other = next(i for i, emotion in enumerate(EMOTIONS) if emotion is not target)
    press(qtbot, page, clock, Qt.Key(Key.Key_1.value + other))
    chosen = page.answers.buttons[other]
    assert not chosen.isEnabled()
    assert chosen.isVisible()
    assert chosen.text(), "it keeps its word"
    assert page.card.card.help, "help comes"
    assert not chosen.symbol, "not by its likeness"
    for _ in range(2):
        press(qtbot, page, clock, Key.Key_H)
    assert [each.symbol for each in page.answers.buttons] == [str(each) for each in EMOTIONS]
    at = EMOTIONS.index(target)
    press(qtbot, page, clock, Qt.Key(Key.Key_1.value + at))
    assert page.card.card.title == "You did it"
    assert all(each.symbol for each in page.answers.buttons), "nothing goes that has come"


def test_an_answer_can_be_reached_with_tab_and_chosen_with_return(
    qtbot: QtBot, make_page: MakePage, clock: Any
) -> None:
    page = make_page(exercise=Exercise.NAME)
    press(qtbot, page, clock, Key.Key_Return)
    page.answers.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, page, clock, Key.Key_Return)
    assert page.driver.session.phase is Phase.REWARDING  # type: ignore[attr-defined]


def test_a_button_that_goes_hands_its_key_to_no_other(
    qtbot: QtBot, make_page: MakePage, clock: Any, shelf: Any
) -> None:
    page = make_page()
    press(qtbot, page, clock, Key.Key_Return)
    page.help.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(6):  # there are three kinds of help
        press(qtbot, page, clock, Key.Key_Return)
    assert not page.help.isEnabled()
    assert not shelf.kept, "nothing was accepted in its place"


def test_the_language_changes_on_the_screen(
    qtbot: QtBot, make_page: MakePage, qapp: QApplication
) -> None:
    class Loud(QTranslator):
        def translate(self, context: str, text: str, note: str = "", n: int = -1) -> str:
            return text.upper()

        def isEmpty(self) -> bool:
            return False

    page = make_page(exercise=Exercise.NAME)
    loud = Loud()
    qapp.installTranslator(loud)
    try:
        qtbot.waitUntil(lambda: page.skip.text() == "SKIP")
        assert page.card.card.title.startswith("FIRST")
        assert page.answers.buttons[0].text() == "HAPPY"
        assert page.pause.text() == "PAUSE"
    finally:
        qapp.removeTranslator(loud)
    qtbot.waitUntil(lambda: page.pause.text() == "Pause")


def test_the_free_mirror_shows_bars_and_judges_nothing(
    make_page: MakePage, look: Any, shelf: Any, qtbot: QtBot, clock: Any
) -> None:
    page = make_page(exercise=Exercise.FREE, emotions=EMOTIONS)
    look(page, 2.2)
    assert page.bars.isVisible()
    assert not page.gauge.isVisible()
    assert page.go_on.isVisible()
    look(page, 5)
    assert not shelf.kept
    clock.forward(1)
    qtbot.mouseClick(page.go_on, Qt.MouseButton.LeftButton)
    assert [made.outcome for made in shelf.kept] == [Outcome.LOOKED]


def test_the_free_mirror_shows_the_emotions_of_its_block(make_page: MakePage, look: Any) -> None:
    three = (Emotion.SADNESS, Emotion.HAPPINESS, Emotion.NEUTRAL)
    page = make_page(exercise=Exercise.FREE, emotions=three)
    look(page, 2.2)
    assert page.bars.emotions == (Emotion.HAPPINESS, Emotion.SADNESS, Emotion.NEUTRAL)
    assert page.bars.accessibleName() == "Emotions: happiness, sadness, neutral"


def test_the_bars_of_the_free_mirror_show_what_is_counted(
    make_page: MakePage, look: Any, qtbot: QtBot
) -> None:
    page = make_page(exercise=Exercise.FREE, emotions=EMOTIONS)
    sad = tuple(0.8 if emotion is Emotion.SADNESS else 0.2 / 6 for emotion in EMOTIONS)
    calm = Baseline(scores=sad, frames=99, taken_utc="", model_sha256="")
    page.driver.reading = Reading(calm, 0.7)
    look(page, 3, Emotion.SADNESS, 0.8)
    qtbot.waitUntil(lambda: not page.bars.moving)
    assert page.bars.shown == pytest.approx(calm.read(sad), abs=0.01)
    trying = page.driver.session.trying
    assert trying.unsure == trying.frames, "at rest the face looks like nothing for sure"


def test_the_bars_are_seen_nowhere_else(make_page: MakePage, look: Any) -> None:
    page = make_page()
    look(page, 3)
    assert not page.bars.isVisible()


def test_the_coach_says_what_the_camera_needs_and_never_at_one_bad_frame(
    make_page: MakePage, look: Any
) -> None:
    page = make_page()
    look(page, 2.5, share=0.2)
    look(page, 0.2, spoiled=Reason.TOO_DARK)
    assert page.coach.text == ""
    look(page, 1.5, spoiled=Reason.TOO_DARK)
    assert page.coach.text == "More light, please"
    look(page, 1.5, spoiled=Reason.NO_FACE)
    assert page.coach.text == "I cannot see a face yet"
    look(page, 2.0, share=0.2)
    assert page.coach.text == ""


def test_a_try_that_begins_between_two_good_pictures_has_nothing_to_ask_for(
    make_page: MakePage, look: Any
) -> None:
    page = make_page(announce_s=60.0)
    look(page, 2)
    page.driver.continue_()
    assert page.driver.session.phase is Phase.TRYING
    assert page.coach.text == ""


def test_a_lost_camera_says_that_we_wait(make_page: MakePage, look: Any) -> None:
    page = make_page()
    look(page, 2.5)
    page.show_lost("There is no picture now", "We wait.")
    assert "We wait." in page.mirror.accessibleDescription() or page.mirror._spoken.resting
    assert page.mirror.picture() is None, "an old picture must not look live"
    assert page.card.card.title == "Show a happy face", "what is asked for stays"
    look(page, 0.1)
    assert page.mirror.picture() is not None


def test_a_pause_covers_the_mirror(
    qtbot: QtBot, make_page: MakePage, look: Any, clock: Any
) -> None:
    page = make_page()
    look(page, 2.5)
    press(qtbot, page, clock, Key.Key_Space)
    look(page, 0.2)
    assert page.mirror.picture() is None
    press(qtbot, page, clock, Key.Key_Space)
    assert page.mirror.picture() is not None


def test_only_where_there_are_several_a_frame_tells_who_is_meant(
    make_page: MakePage,
    qtbot: QtBot,
    clock: Any,
    make_face: Callable[..., Face],
    observe: Callable[..., Observation],
) -> None:
    page = make_page()
    other = make_face(id=2, main=False, box=Box(380, 50, 200, 200))

    def painted(*faces: Face) -> QImage:
        page.show_seen(Seen(1, observe(*faces), clock(), True))
        return page.mirror.grab().toImage()

    nobody = painted()
    assert painted(make_face()) == nobody, "what a face looks like colours nothing"
    two = painted(make_face(), other)
    assert two != nobody
    assert painted(make_face(top=Emotion.ANGER), other) == two

    fit = page.mirror._fit(observe())
    with qtbot.waitSignal(page.face_chosen) as chosen:
        at = fit.box(other.box).center().toPoint()
        qtbot.mouseClick(page.mirror, Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [2]
    with qtbot.waitSignal(page.face_chosen) as chosen:
        qtbot.keyClick(page, Key.Key_N)
    assert chosen.args == [2]


def test_a_reward_comes_gently_or_at_once_where_motion_is_off(
    make_page: MakePage, qtbot: QtBot
) -> None:
    for motion in (True, False):
        page = make_page(motion=motion)
        page.driver.continue_()  # type: ignore[attr-defined]
        page.driver.accept()  # type: ignore[attr-defined]
        assert page.card.appeared == (0.0 if motion else 1.0)
        qtbot.waitUntil(lambda page=page: page.card.appeared == 1.0, timeout=3000)


def test_an_own_picture_is_shown_and_a_damaged_one_gives_way_to_the_pictogram(
    make_page: MakePage, tmp_path: Path
) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    assert image.save(str(tmp_path / "a.png"))
    (tmp_path / "b.png").write_bytes(b"no picture")
    for name, green in (("a.png", True), ("b.png", False)):
        profile = Profile(id="1", nickname="Ada", pictures={Emotion.HAPPINESS: (name,)})
        page = make_page(profile=profile, pictures=tmp_path)
        page.driver.continue_()  # type: ignore[attr-defined]
        grabbed = page.card.grab().toImage()
        colours = {
            grabbed.pixelColor(x, y).name()
            for x in range(0, grabbed.width(), 4)
            for y in range(0, grabbed.height(), 4)
        }
        assert ("#00ff00" in colours) is green
        assert len(colours) > 1


@pytest.mark.parametrize("size", [(1280, 800), (640, 480)])
def test_an_own_picture_to_be_copied_stays_beside_each_help(
    make_page: MakePage, tmp_path: Path, size: tuple[int, int]
) -> None:
    image = QImage(200, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    assert image.save(str(tmp_path / "a.png"))
    profile = Profile(id="1", nickname="Ada", pictures={Emotion.FEAR: ("a.png",)})
    page = make_page(profile=profile, pictures=tmp_path, size=size, emotions=(Emotion.FEAR,))
    page.driver.continue_()  # type: ignore[attr-defined]
    for _ in range(3):
        page.driver.prompt()  # type: ignore[attr-defined]
        assert page.card.card.help[-1] in page.card.visible_texts
        grabbed = page.card.grab().toImage()
        middle = [grabbed.pixelColor(grabbed.width() // 2, y) for y in range(grabbed.height())]
        assert sum(each.name() == "#00ff00" for each in middle) >= 50


def test_nothing_moves_its_place_from_screen_to_screen(make_page: MakePage, look: Any) -> None:
    page = make_page()
    look(page, 0.5)
    QApplication.processEvents()

    def places() -> list[QRect]:
        return [
            each.geometry() for each in (page.strip, page.pause, page.stop, page._panel, page.gauge)
        ]

    before = places()
    for seconds in (2.0, 1.2, 1.0):
        look(page, seconds)
        QApplication.processEvents()
        assert places() == before
    page.ask_to_stop()
    QApplication.processEvents()
    assert places() == before


def test_buttons_that_can_do_nothing_say_so(make_page: MakePage, look: Any) -> None:
    page = make_page()
    assert not page.help.isEnabled(), "there is nothing to help with yet"
    assert not page.accept.isEnabled()
    assert page.stop.isEnabled()
    look(page, 2.2, share=0.1)
    assert page.help.isEnabled()
    for _ in range(3):
        page.driver.prompt()  # type: ignore[attr-defined]
    assert not page.help.isEnabled(), "all help is there"


@pytest.fixture
def screens(make_page: MakePage, tmp_path: Path) -> Callable[..., Iterator[SessionPage]]:
    """Every kind of screen of one size, one after another."""

    def show(size: tuple[int, int], theme: Theme = LIGHT) -> Iterator[SessionPage]:
        def made(**changes: Any) -> SessionPage:
            page = make_page(size=size, motion=False, **changes)
            page.set_theme(theme)
            QApplication.processEvents()
            return page

        long = (Emotion.DISGUST, Emotion.SURPRISE)
        page = made(emotions=long)
        yield page
        page.driver.continue_()  # type: ignore[attr-defined]
        yield page
        for _ in range(3):
            page.driver.prompt()  # type: ignore[attr-defined]
            yield page
        page.driver.pause()  # type: ignore[attr-defined]
        yield page
        page.ask_to_stop()
        yield page
        page.stop_no.click()
        page.driver.accept()  # type: ignore[attr-defined]
        yield page
        page.driver.stop()  # type: ignore[attr-defined]
        yield page
        page = made(emotions=long, exercise=Exercise.MAKE, present=Present.BOTH)
        page.driver.continue_()  # type: ignore[attr-defined]
        yield page
        for _ in range(3):
            page.driver.prompt()  # type: ignore[attr-defined]
            yield page
        for count in (2, 5, 7):
            page = made(exercise=Exercise.NAME, emotions=EMOTIONS[:count])
            page.driver.continue_()  # type: ignore[attr-defined]
            yield page
            page.driver.answer(EMOTIONS[1])  # type: ignore[attr-defined]
            yield page
        page = made(adult_first=True)
        page.driver.continue_()  # type: ignore[attr-defined]
        yield page
        page = made(exercise=Exercise.FREE)
        page.driver.continue_()  # type: ignore[attr-defined]
        yield page

    return show


SIZES = [
    ((560, 480), 1.0),
    ((960, 600), 2.0),
    ((1280, 800), 1.3),
    ((1920, 1080), 1.0),
    ((800, 1200), 1.0),
    ((960, 1200), 2.0),
]


@pytest.fixture
def in_language() -> Iterator[Callable[[str], None]]:
    """Speaks a language until the test is over."""
    yield speak
    speak("en")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_text_has_room_and_every_button_is_large(
    screens: Any,
    qapp: QApplication,
    in_language: Callable[[str], None],
    size: tuple[int, int],
    scale: float,
    language: str,
) -> None:
    in_language(language)
    themes.apply(qapp, LIGHT, scale)
    for page in screens(size):
        QApplication.processEvents()
        assert (page.width(), page.height()) == size, "nothing forces the window wider"
        if page.card.isVisible():
            assert page.card.fits(), page.card.card
            assert page.card.card.title in page.card.visible_texts
            newest = page.card.card.help[-1:]
            drawn = page.card.card.drawn and page.card.card.symbol is not None
            assert drawn or set(newest) <= set(page.card.visible_texts)
        for button in visible_buttons(page):
            assert button.width() >= 48, button.text()
            assert button.height() >= 48, button.text()
            font = button._fitting(button.rect().adjusted(8, 8, -8, -8))
            assert font.pixelSize() >= 13
            assert button.width() >= QFontMetrics(font).horizontalAdvance(button.text())
            assert button.height() >= button.minimumSizeHint().height() or button in (
                page.answers.buttons
            )
            corner = button.mapTo(page, button.rect().bottomRight())
            assert page.rect().contains(corner), button.text()
        if page.coach.isVisible():
            for text in map(coach_text, (*Reason, OTHERS)):
                assert page.coach._width(page.coach.fitting(text), text) <= page.coach.width()
        assert not page.gauge.isVisible() or page.gauge.width() >= 200


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)
def test_every_text_stands_out_from_its_ground(
    screens: Any, qapp: QApplication, theme: Theme, plain_text: None
) -> None:
    themes.apply(qapp, theme, 1.0)
    for page in screens((960, 640), theme):
        for button in visible_buttons(page):
            assert contrast(button.ink, button.ground) >= 4.5, button.text()
        for ink in (theme.text, theme.muted):
            assert contrast(ink, theme.surface) >= 4.5


def test_nothing_flashes(make_page: MakePage, look: Any, qtbot: QtBot, clock: Any) -> None:
    """WCAG 2.3.1 over all that is drawn but the camera's picture: no more than three changes of
    brightness in a second, of more than a tenth, over more than a hundredth of the page."""
    page = make_page(announce_s=1.0, reward_s=1.0, size=(560, 480))
    mirror = QRect(page._stage.mapTo(page, page._stage.rect().topLeft()), page._stage.size())
    levels: list[list[int]] = []
    for second in range(4):
        for part in range(15):
            # A face that trembles around the mark.
            look(page, 1 / 15, share=0.9 if part % 2 else 0.3 + 0.1 * second)
            grabbed = page.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
            levels.append(
                [
                    grabbed.pixelColor(x, y).red()
                    for x in range(2, grabbed.width(), 20)
                    for y in range(2, grabbed.height(), 20)
                    if not mirror.contains(x, y)
                ]
            )
    for start in range(0, len(levels) - 15, 15):
        window = levels[start : start + 16]
        changes = sum(
            sum(abs(a - b) > 25 for a, b in zip(one, two, strict=True)) > 0.01 * len(one)
            for one, two in pairwise(window)
        )
        assert changes <= 3


def test_a_message_for_the_adult_has_room_beside_the_child_s_screen(
    make_page: MakePage, qapp: QApplication, plain_text: None
) -> None:
    for size, scale in SIZES[:2]:
        themes.apply(qapp, LIGHT, scale)
        page = make_page(size=size)
        page.driver.continue_()  # type: ignore[attr-defined]
        page.driver.pause()  # type: ignore[attr-defined]
        page.banner.show_message(
            "error",
            "This could not be kept: The disk is full. Nothing is lost yet.",
            [("Try again", page.hide), ("Go on without keeping", page.hide)],
        )
        for _ in range(5):
            QApplication.processEvents()
        assert (page.width(), page.height()) == size
        for button in page.banner.findChildren(QPushButton):
            assert _shown_whole(button, page), (button.text(), size)
        for label in page.banner.findChildren(QLabel):
            if label.text():
                assert _shown_whole(label, page)
                assert label.height() >= label.heightForWidth(label.width())


def _shown_whole(widget: QWidget, page: QWidget) -> bool:
    seen = widget.visibleRegion().boundingRect()
    return seen == widget.rect() and page.rect().contains(
        widget.mapTo(page, widget.rect().bottomRight())
    )
