"""Prompts are said aloud where there is a voice, and nothing breaks where there is none."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from emomirror.practice.profile import Profile
from emomirror.ui.practice import speaking
from emomirror.ui.practice.speaking import Speaker, can_speak


@pytest.fixture
def silenced() -> list[int]:
    """After how many texts the voice fell silent, each time."""
    return []


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch, silenced: list[int]) -> list[str]:
    """A voice that writes down what it says."""
    said: list[str] = []

    class Voice:
        def __init__(self, parent: object) -> None: ...

        @staticmethod
        def availableEngines() -> list[str]:
            return ["test"]

        def locale(self) -> QLocale:
            return QLocale("es")

        def setLocale(self, locale: QLocale) -> None:
            said.append(f"in {locale.language().name}")

        def say(self, text: str) -> None:
            said.append(text)

        def stop(self) -> None:
            silenced.append(len(said))

    module = ModuleType(speaking.MODULE)
    module.QTextToSpeech = Voice  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, speaking.MODULE, module)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: SimpleNamespace(name=name))
    return said


def test_without_the_addons_it_is_silent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaking, "MODULE", "PySide6.QtThatIsNotThere")
    assert not can_speak()
    speaker = Speaker()
    speaker.say("Show a happy face")
    speaker.stop()


def test_a_voice_that_breaks_ends_nothing(
    qtbot: QtBot, voice: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> list[str]:
        raise RuntimeError("no engine")

    monkeypatch.setattr(
        sys.modules[speaking.MODULE].QTextToSpeech, "availableEngines", staticmethod(broken)
    )
    Speaker().say("Show a happy face")
    assert not voice


def test_prompts_are_said_once_and_help_without_what_was_said_before(
    make_page: Any, voice: list[str]
) -> None:
    page = make_page(profile=Profile(id="1", nickname="Ada", speech=True))
    page.driver.continue_()
    page.driver.prompt()
    page.driver.prompt()
    assert set(voice[::2]) == {f"in {QLocale().language().name}"}, "in the words' own language"
    del voice[::2]
    assert voice[:2] == ["First: happy. Then: sad.", "Show a happy face."]
    assert voice[2].startswith("Eyes:")
    assert "Show a happy face" not in voice[2]
    assert "Eyes:" not in voice[3]


def test_after_a_pause_all_that_is_asked_for_is_said_again(
    make_page: Any, voice: list[str]
) -> None:
    page = make_page(profile=Profile(id="1", nickname="Ada", speech=True))
    page.driver.continue_()
    page.driver.prompt()
    before = len(voice)
    page.driver.pause()
    assert len(voice) == before
    page.driver.resume()
    assert voice[-1].startswith("Show a happy face. Eyes:"), "help may have been cut off"
    assert len(voice) == before + 2, "once"
    page.ask_to_stop()
    page.ask_to_stop()
    assert voice[-1].startswith("Show a happy face. Eyes:")
    assert len(voice) == before + 4


def test_what_is_asked_for_can_be_heard_again_by_a_tap_or_a_key(
    qtbot: QtBot, make_page: Any, voice: list[str], clock: Any
) -> None:
    page = make_page(profile=Profile(id="1", nickname="Ada", speech=True))
    page.driver.continue_()
    page.driver.prompt()
    whole = page.card.card.spoken
    assert "(R)" in page.card.toolTip()
    for ask in (
        lambda: qtbot.mouseClick(page.card, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(page, Qt.Key.Key_R),
    ):
        clock.forward(1.0)
        voice.clear()
        ask()
        ask()
        assert voice[1:] == [whole], "a double click is one wish"
    page.driver.pause()
    clock.forward(1.0)
    voice.clear()
    qtbot.mouseClick(page.card, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page, Qt.Key.Key_R)
    assert not voice
    assert not page.card.toolTip()


def test_the_sign_that_a_card_can_be_heard_covers_no_text(make_page: Any, voice: list[str]) -> None:
    page = make_page(profile=Profile(id="1", nickname="Ada", speech=True))
    card = page.card
    page.driver.continue_()
    for _ in range(4):
        assert card.fits()
        assert card._mark_px > 0
        lowest = max(place.rect.bottom() for place in card._arrangement().texts)
        assert lowest < card.height() - card._mark_px
        page.driver.prompt()
    page.driver.pause()
    assert card._mark_px == 0


def test_a_pause_and_the_question_whether_to_stop_are_silent(
    make_page: Any, voice: list[str], silenced: list[int]
) -> None:
    page = make_page(profile=Profile(id="1", nickname="Ada", speech=True))
    page.driver.continue_()
    said = len(voice)
    for act in (page.driver.pause, page.ask_to_stop):
        silenced.clear()
        act()
        assert said in silenced
    assert len(voice) == said


def test_nothing_is_said_at_first(qtbot: QtBot, make_page: Any, voice: list[str]) -> None:
    page = make_page()
    page.driver.continue_()
    qtbot.mouseClick(page.card, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page, Qt.Key.Key_R)
    assert not voice
    assert not page.card.toolTip()
