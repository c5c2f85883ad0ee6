from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from emomirror.ui.banner import EDGE, Banner
from emomirror.ui.theme import LIGHT

# The offscreen platform says so whenever a window has a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    widget = Banner()
    qtbot.addWidget(widget)
    widget.resize(700, 60)
    return widget


def buttons(banner: Banner) -> dict[str, QPushButton]:
    found = banner.findChildren(QPushButton)
    return {button.text(): button for button in found if button.isVisible()}


def test_it_is_hidden_until_there_is_something_to_say(banner: Banner) -> None:
    assert banner.isHidden()
    banner.show_message("error", "The camera is busy.")
    assert not banner.isHidden()
    assert banner.text == "The camera is busy."
    assert banner.accessibleDescription() == "The camera is busy."


def test_an_action_closes_it_first_so_that_it_may_speak_again(banner: Banner, qtbot: QtBot) -> None:
    def again() -> None:
        banner.show_message("error", "Still busy.")

    banner.show_message("error", "The camera is busy.", [("Try again", again)])
    qtbot.mouseClick(buttons(banner)["Try again"], Qt.MouseButton.LeftButton)
    assert not banner.isHidden()
    assert banner.text == "Still busy."
    assert buttons(banner) == {}


def test_it_is_closed_by_its_button_and_by_escape(banner: Banner, qtbot: QtBot) -> None:
    for close in (
        lambda: qtbot.mouseClick(banner.findChild(QToolButton), Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(banner.findChild(QToolButton), Qt.Key.Key_Escape),
    ):
        banner.show_message("info", "The demo is shown.")
        with qtbot.waitSignal(banner.dismissed):
            close()
        assert banner.isHidden()


def test_tab_reaches_its_buttons_where_they_stand(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    banner, before, after = Banner(), QPushButton("Back"), QPushButton("Start")
    column = QVBoxLayout(page)
    for widget in (before, banner, after):
        column.addWidget(widget)
    page.resize(700, 200)
    page.show()
    page.activateWindow()
    with qtbot.waitActive(page):
        pass

    def reached(start: QWidget, key: Qt.Key, count: int) -> list[str]:
        start.setFocus()
        names = []
        for _ in range(count):
            qtbot.keyClick(page.focusWidget(), key)
            names.append(page.focusWidget().accessibleName() or page.focusWidget().text())
        return names

    # The second message's buttons come where the first one's were.
    for labels in (["Try again"], ["Show the demo", "Try again"]):
        banner.show_message("error", "The camera is busy.", [(label, print) for label in labels])
        qtbot.waitUntil(lambda shown=labels: list(buttons(banner)) == shown)
        order = ["Back", *labels, "Close this message", "Start"]
        assert reached(before, Qt.Key.Key_Tab, len(order) - 1) == order[1:]
        assert reached(after, Qt.Key.Key_Backtab, len(order) - 1) == order[-2::-1]


def test_its_edge_tells_the_kinds_apart(banner: Banner) -> None:
    for kind, colour in (
        ("info", LIGHT.info),
        ("warning", LIGHT.warning),
        ("error", LIGHT.error),
    ):
        banner.show_message(kind, "Something happened.")
        assert banner.grab().toImage().pixelColor(EDGE // 2, 30) == colour


@pytest.mark.parametrize("text_px", [15, 30])
@pytest.mark.parametrize("width", [400, 528, 870, 1600])
def test_text_and_buttons_fit_at_every_width(banner: Banner, width: int, text_px: int) -> None:
    font = banner.font()
    font.setPixelSize(text_px)
    banner.setFont(font)
    actions = [(label, print) for label in ("Show the demo", "Open a recording…", "Try again")]
    banner.show_message("warning", "No camera was found. Plug one in.", actions)
    banner.resize(width, 60)
    banner.resize(width, banner.heightForWidth(width))
    shown = list(buttons(banner).values())
    places = [QRect(button.mapTo(banner, QPoint()), button.size()) for button in shown]
    for button, place in zip(shown, places, strict=True):
        assert banner.rect().contains(place)
        assert button.width() >= button.sizeHint().width()
        assert button.height() >= button.sizeHint().height()
    assert not any(a.intersects(b) for a, b in combinations(places, 2))
    text = next(label for label in banner.findChildren(QLabel) if label.text() == banner.text)
    assert text.height() >= text.heightForWidth(text.width())
    assert text.width() >= 7 * text_px, "not a narrow column"


def test_a_long_name_pushes_no_way_on_out_of_sight(banner: Banner) -> None:
    font = banner.font()
    font.setPixelSize(15)
    banner.setFont(font)
    name = "model_of_a_long_evening_" * 3
    banner.show_message("error", f"/tmp/{name}.onnx is not whole.", [("Use another", print)])
    width = 120 + banner.fontMetrics().horizontalAdvance(name + ".onnx")
    banner.resize(width, 60)
    banner.resize(width, banner.heightForWidth(width))
    ways = (buttons(banner)["Use another"], banner.findChild(QToolButton))
    for button in ways:
        assert banner.rect().contains(QRect(button.mapTo(banner, QPoint()), button.size()))


def test_a_message_without_room_is_scrolled_and_not_squeezed(banner: Banner, qtbot: QtBot) -> None:
    actions = [(label, print) for label in ("Show the demo", "Open a recording…", "Try again")]
    banner.resize(240, 200)
    banner.show_message("warning", "Another program may be using it. " * 12, actions)
    banner.resize(240, 180)
    area = banner.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    for button in buttons(banner).values():
        assert button.height() >= button.sizeHint().height()
    buttons(banner)["Open a recording…"].setFocus()
    qtbot.keyClick(buttons(banner)["Open a recording…"], Qt.Key.Key_Tab)
    last = buttons(banner)["Try again"]
    place = QRect(last.mapTo(banner, QPoint()), last.size())
    assert banner.rect().contains(place), "where Tab goes can be seen"


def test_its_buttons_have_names_for_screen_readers(banner: Banner) -> None:
    banner.show_message("info", "The demo is shown.", [("Look for cameras", print)])
    assert banner.findChild(QToolButton).accessibleName() == "Close this message"
    assert list(buttons(banner)) == ["Look for cameras"]
