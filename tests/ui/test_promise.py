from __future__ import annotations

from pytestqt.qtbot import QtBot

from emomirror.ui.promise import Promise


def test_the_promise_stays_true_when_the_person_saves_pictures(qtbot: QtBot) -> None:
    promise = Promise()
    qtbot.addWidget(promise)
    assert promise.text == "Nothing is sent. No picture is saved."
    assert promise.accessibleName() == promise.text
    promise.set_saved(3)
    assert promise.text == "Nothing is sent. Pictures you saved: 3."
    assert promise.accessibleName() == promise.text
