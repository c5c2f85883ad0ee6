from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from emomirror.ui.spoken import Spoken


def test_a_screen_reader_hears_the_first_and_the_last_of_many_changes(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    spoken = Spoken(widget)
    heard = []
    for i in range(30):
        spoken.say(f"{i} percent")
        heard.append(widget.accessibleDescription())
    assert set(heard) == {"0 percent"}
    qtbot.waitUntil(lambda: widget.accessibleDescription() == "29 percent", timeout=3000)
