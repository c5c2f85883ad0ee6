"""The language changes while the window is open, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialogButtonBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from emomirror.camera.frame import Frame
from emomirror.errors import CameraUnavailable
from emomirror.settings import Settings
from emomirror.ui.engine import Engine
from emomirror.ui.notices import Notice, Topic
from emomirror.ui.page import Page
from emomirror.ui.settings_dialog import SettingsDialog
from emomirror.ui.translation import speak
from emomirror.ui.window import MirrorWindow

SPANISH = Path(__file__).resolve().parents[2] / "assets/translations/emomirror_es.ts"

MakeWindow = Callable[..., MirrorWindow]

# Qt's platform for tests says so of every dialog with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(autouse=True)
def _in_english_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # What explaining loads for a frozen picture can take longer than a window takes to close.
    monkeypatch.setattr(Engine, "get_ready_to_explain", lambda *_: None)
    yield
    speak("en")


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, str]]:
    """What is not the same in English and Spanish."""
    found = [
        (message.findtext("source", ""), message.findtext("translation", ""))
        for message in ElementTree.parse(SPANISH).iter("message")
    ]
    return [(english, spanish) for english, spanish in found if english != spanish]


def words(window: QWidget, *, heard: bool = True) -> set[str]:
    """Everything that the window and its pages show.

    Args:
        heard: also what screen readers hear of what goes on, which is said a little later.
    """
    said = {window.windowTitle()}
    for widget in [window, *window.findChildren(QWidget)]:
        said |= {
            widget.toolTip(),
            widget.statusTip(),
            widget.accessibleName(),
            widget.accessibleDescription() if heard else "",
        }
        match widget:
            case QLabel() | QAbstractButton():
                said.add(widget.text())
            case QComboBox():
                said |= {widget.itemText(i) for i in range(widget.count())}
            case Page():
                said.add(widget.windowTitle())
    for action in window.findChildren(QAction):
        said |= {action.text(), action.toolTip(), action.statusTip()}
    return said - {""}


def choose_language(qtbot: QtBot, window: MirrorWindow, language: str) -> SettingsDialog:
    """As a person does, on the page of settings, which stays open."""
    dialog = window.findChild(SettingsDialog)
    if dialog is None:
        window.actions_.settings.trigger()
        dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    at = dialog.language.findData(language)
    dialog.language.setFocus()
    dialog.language.setCurrentIndex(at)
    dialog.language.activated.emit(at)
    title = {"en": "Settings", "es": "Ajustes"}[language]
    qtbot.waitUntil(lambda: dialog.windowTitle() == title)
    return dialog


def test_every_word_of_the_window_changes_with_the_language_and_back(
    qtbot: QtBot, open_window: MakeWindow, pairs: list[tuple[str, str]]
) -> None:
    english, spanish = {each for each, _ in pairs}, {each for _, each in pairs}
    window = open_window()
    with qtbot.waitSignal(window.first_bars):
        pass
    window.actions_.freeze.trigger()
    window.actions_.settings.trigger()
    before = words(window, heard=False)
    assert len(before & english) > 70, "the search goes wrong"

    choose_language(qtbot, window, "es")
    # What a screen reader hears changes once a second.
    qtbot.waitUntil(lambda: not words(window) & english)
    assert len(words(window) & spanish) > 70
    assert "Seguir" in words(window), "of the frozen picture"

    choose_language(qtbot, window, "en")
    qtbot.waitUntil(lambda: words(window, heard=False) == before)


def test_qts_own_buttons_change_with_the_rest(qtbot: QtBot, open_window: MakeWindow) -> None:
    window = open_window()

    def close_button(dialog: Page) -> str:
        box = dialog.findChild(QDialogButtonBox)
        assert box is not None
        return box.button(QDialogButtonBox.StandardButton.Close).text().replace("&", "")

    dialog = choose_language(qtbot, window, "es")
    assert close_button(dialog) == "Cerrar"
    assert close_button(choose_language(qtbot, window, "en")) == "Close"


def test_what_is_shown_and_set_stays_as_it_is(qtbot: QtBot, open_window: MakeWindow) -> None:
    window = open_window(settings=Settings(theme="dark", text_scale=1.5, region="eyes"))
    with qtbot.waitSignal(window.first_bars):
        pass
    window.resize(1100, 700)
    window.actions_.freeze.trigger()
    held, size = window.mirror_page.seen, window.size()
    dialog = choose_language(qtbot, window, "es")
    assert window.mirror_page.frozen
    assert window.mirror_page.seen is held
    assert window.size() == size
    assert window.reading.region == "eyes"
    assert dialog.isVisible()
    assert dialog.language.currentData() == "es"
    assert dialog.language.hasFocus(), "so that arrow keys go on where they were"
    assert (dialog.theme.currentData(), dialog.text_scale.currentData()) == ("dark", 1.5)
    dialog.close()
    window.actions_.freeze.trigger()
    with qtbot.waitSignal(window.painted):
        pass


def test_what_is_the_matter_is_said_again_in_the_new_language(
    qtbot: QtBot,
    open_window: MakeWindow,
    unplugged: CameraUnavailable,
    make_source: Callable[..., object],
    frame: Callable[..., Frame],
) -> None:
    source = make_source(frame(0), unplugged)
    window = open_window("camera", camera=source)
    banner = window.mirror_page.banner
    qtbot.waitUntil(lambda: "unplugged" in banner.text)
    assert "Try again" in words(window)
    choose_language(qtbot, window, "es")
    qtbot.waitUntil(lambda: "Intentarlo otra vez" in words(window))
    # The test's own sentence is nobody's to translate; the mirror's message is.
    assert banner.text == "The camera was unplugged."
    qtbot.waitUntil(lambda: any("En cuanto se conecte" in each for each in words(window)))


def test_a_notice_without_a_maker_stays_as_it_was_said(
    qtbot: QtBot, open_window: MakeWindow
) -> None:
    window = open_window()
    window.notices.say(Topic.SETTINGS, Notice("info", "Said once."))
    window.notices.say(Topic.SAVING, lambda: Notice("error", window.tr("Demo")))
    choose_language(qtbot, window, "es")
    said = []
    while window.mirror_page.banner.isVisible():
        said.append(window.mirror_page.banner.text)
        window.mirror_page.banner.dismiss()
    assert said == ["Demo", "Said once."]


def test_a_page_opened_later_is_in_the_new_language(qtbot: QtBot, open_window: MakeWindow) -> None:
    window = open_window()
    choose_language(qtbot, window, "es").close()
    window.actions_.help.trigger()
    assert "Cómo funciona" in words(window)


def test_the_pages_of_practice_follow_as_well(
    qtbot: QtBot, open_window: MakeWindow, home: Path, pairs: list[tuple[str, str]]
) -> None:
    english = {each for each, _ in pairs}
    window = open_window()
    window.open_practice()
    qtbot.waitUntil(lambda: "Nobody practises here yet" in words(window))
    speak("es")
    qtbot.waitUntil(lambda: "Todavía no practica nadie aquí" in words(window))
    qtbot.waitUntil(lambda: not words(window) & english)


def test_the_language_is_remembered(qtbot: QtBot, open_window: MakeWindow, home: Path) -> None:
    window = open_window()
    choose_language(qtbot, window, "es").close()
    window.close()
    assert '"language": "es"' in (home / "settings.json").read_text(encoding="utf-8")
