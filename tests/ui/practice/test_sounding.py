"""A soft sound follows a success where it is wished; nothing breaks where none can be played."""

from __future__ import annotations

import importlib.util
import sys
import wave
from collections.abc import Callable
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from emomirror.practice.profile import Profile
from emomirror.resources import asset_path
from emomirror.ui.practice import sounding
from emomirror.ui.practice.session_page import SessionPage
from emomirror.ui.practice.sounding import Chime, can_sound

ADA = Profile(id="1", nickname="Ada", sound=True)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a loudspeaker would have played: the files' names."""
    played: list[str] = []

    class Effect:
        def __init__(self, parent: object) -> None:
            self.source = ""

        def setSource(self, url: QUrl) -> None:
            self.source = url.fileName()

        def isPlaying(self) -> bool:
            return False

        def play(self) -> None:
            played.append(self.source)

    module = ModuleType(sounding.MODULE)
    module.QSoundEffect = Effect  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, sounding.MODULE, module)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: SimpleNamespace(name=name))
    return played


def test_a_success_is_heard_once_and_nothing_else_is(
    make_page: Callable[..., SessionPage], look: Callable[..., None], heard: list[str]
) -> None:
    page = make_page(profile=ADA)
    page._driver.continue_()
    page._driver.skip()
    assert not heard, "what was skipped is nothing to be told"
    page._driver.continue_()
    page._driver.accept()
    assert heard == ["success.wav"]
    look(page, 2.0)
    assert len(heard) == 1


def test_nothing_is_heard_where_it_is_not_wished(
    make_page: Callable[..., SessionPage], heard: list[str]
) -> None:
    page = make_page()
    page._driver.continue_()
    page._driver.accept()
    assert not heard
    assert not Profile(id="1", nickname="Ada").sound, "sound is off at first"


def test_without_the_addons_it_is_silent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounding, "MODULE", "PySide6.QtThatIsNotThere")
    assert not can_sound()
    Chime().play()


def test_a_sound_that_breaks_ends_nothing(
    qtbot: QtBot, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(sys.modules[sounding.MODULE], "QSoundEffect")
    Chime().play()
    assert not heard


@pytest.mark.qt_log_level_fail("CRITICAL")  # it tells of each library that it can do without
def test_qt_can_read_the_file(qtbot: QtBot) -> None:
    # Not everywhere: it needs the Addons, on Linux a library of the system, and a loudspeaker.
    multimedia = pytest.importorskip(sounding.MODULE, exc_type=ImportError)
    if not multimedia.QMediaDevices.audioOutputs():
        pytest.skip("there is nothing to play sounds on")
    chime = Chime()
    qtbot.waitUntil(chime.effect.isLoaded)
    assert not chime.effect.isPlaying()
    chime.play()
    qtbot.waitUntil(lambda: not chime.effect.isPlaying())


def test_the_sound_startles_nobody() -> None:
    with wave.open(str(asset_path(sounding.FILE))) as file:
        rate, frames = file.getframerate(), file.readframes(file.getnframes())
    loud = np.abs(np.frombuffer(frames, "<i2") / 32767)
    assert loud.max() <= 0.1 + 1e-4
    assert loud[: rate // 50].max() < 0.01, "it begins softly"
    assert loud[-rate // 20 :].max() < 0.005, "and ends so"
    assert len(loud) <= 1.6 * rate
