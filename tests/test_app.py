"""The program from its start to its exit status, as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from emomirror import app, settings
from emomirror.settings import Settings

QUIT_AFTER_FIRST_BARS = """
import sys
from emomirror.ui import window
from emomirror import app

class Window(window.MirrorWindow):
    def start(self):
        super().start()
        self.first_bars.connect(lambda: {then})

window.MirrorWindow = Window
sys.exit(app.run(source={source!r}, model=None, region=None))
"""


def start(code: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a display")
@pytest.mark.parametrize(
    ("environment", "available"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, False),
    ],
)
def test_a_display_is_looked_for_before_qt_would_abort(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], available: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert app.display_available() is available


def test_closing_the_window_ends_the_program_well_and_keeps_settings(home: Path) -> None:
    code = QUIT_AFTER_FIRST_BARS.format(source="demo", then="self.close()")
    with start(code) as process:
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors
    assert [path.name for path in home.iterdir()] == ["settings.json"]


def test_the_window_opens_in_the_language_that_is_remembered(home: Path) -> None:
    settings.save(Settings(language="es"))
    then = "(print(self.actions_.help.text(), flush=True), self.close())"
    with start(QUIT_AFTER_FIRST_BARS.format(source="demo", then=then)) as process:
        said, errors = process.communicate(timeout=60)
    assert said.strip() == "Teclas y ayuda", errors


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_as_a_person_would(number: signal.Signals) -> None:
    code = QUIT_AFTER_FIRST_BARS.format(source="demo", then="print('bars', flush=True)")
    with start(code) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "bars"
        process.send_signal(number)
        _, errors = process.communicate(timeout=5)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors


def test_a_disk_that_hangs_for_good_does_not_keep_the_program_open() -> None:
    hang = "import threading; from emomirror import settings\n"
    hang += "settings.save = lambda _: threading.Event().wait()\n"
    code = QUIT_AFTER_FIRST_BARS.format(source="demo", then="self.close()")
    with start(hang + code) as process:
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    assert "settings were not written" in errors
    assert "Traceback" not in errors


def test_a_source_that_hangs_for_good_does_not_crash_the_exit() -> None:
    code = """
import sys, threading
from emomirror.ui import engine, window
from emomirror import app

class Hanging:
    name = "hanging"
    def read(self):
        threading.Event().wait()
    def close(self):
        threading.Event().wait()

class Window(window.MirrorWindow):
    def start(self):
        self._engine.source_opened.connect(lambda _: self.close())
        super().start()

window.MirrorWindow = Window
window.Engine = lambda parent: engine.Engine(lambda *_: Hanging(), parent=parent)
sys.exit(app.run(source="x", model=None, region=None))
"""
    with start(code) as process:
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 0, errors
    assert "capture 1: x did not end" in errors
    assert "Traceback" not in errors
