"""Settings are written beside the window, and a failure is said once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from emomirror import settings
from emomirror.errors import SettingsUnwritable
from emomirror.settings import Settings
from emomirror.ui.remembering import Keeper


def test_changes_are_written_by_themselves(qtbot: QtBot) -> None:
    keeper = Keeper(Settings())
    keeper.change(theme="dark")
    keeper.change(mirrored=False)
    qtbot.waitUntil(lambda: settings.load()[0] == Settings(theme="dark", mirrored=False))


def test_finishing_writes_what_is_not_written_yet() -> None:
    keeper = Keeper(Settings())
    keeper.change(theme="dark")
    assert keeper.finish()
    assert settings.load()[0] == Settings(theme="dark")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="makes a file that waits for its reader")
def test_finishing_does_not_wait_for_a_disk_that_hangs(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = tmp_path / "disk"
    os.mkfifo(disk)
    written: list[Settings] = []

    def hang(now: Settings) -> None:
        disk.read_bytes()
        written.append(now)

    monkeypatch.setattr(settings, "save", hang)
    keeper = Keeper(Settings())
    keeper.change(theme="dark")
    assert not keeper.finish()
    disk.write_bytes(b"")
    qtbot.waitUntil(lambda: written == [Settings(theme="dark")])


def test_nothing_is_written_where_nothing_changed(qtbot: QtBot, home: Path) -> None:
    keeper = Keeper(Settings())
    with qtbot.assertNotEmitted(keeper.changed):
        keeper.change(theme="system")
    keeper.finish()
    assert not home.exists()


def test_a_failure_is_said_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("EMOMIRROR_HOME", str(tmp_path / "file" / "inside"))
    keeper = Keeper(Settings())
    said: list[SettingsUnwritable] = []
    keeper.unwritable.connect(said.append)
    for theme in ("dark", "light"):
        keeper.change(theme=theme)
        keeper.finish()
    qtbot.waitUntil(lambda: bool(said))
    assert len(said) == 1
    assert "inside" in str(said[0])
