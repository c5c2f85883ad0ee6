"""A PIN hides the adult's pages, is not in the file, and is no trap when forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from emomirror.practice.profile import Profile
from emomirror.records import Records
from emomirror.ui.practice.lock import LockPage
from emomirror.ui.practice.pin import (
    PIN,
    RESET_COMMAND,
    delay_s,
    has_pin,
    is_right,
    reset_pin,
    set_pin,
    wrong_ones,
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_pin_is_kept_as_a_salted_hash(records: Records) -> None:
    set_pin(records, "7391x")
    first = records.setting(PIN)
    assert is_right(records, "7391x")
    assert not is_right(records, "7391")
    assert "7391x" not in str(first)
    set_pin(records, "7391x")
    assert records.setting(PIN) != first, "another salt"


def test_a_pin_may_be_any_text(records: Records) -> None:
    set_pin(records, "🐢 ñ 4")
    assert is_right(records, "🐢 ñ 4")
    for pin in ("123", "x" * 65):
        with pytest.raises(ValueError, match="4 to 64"):
            set_pin(records, pin)


def test_a_forgotten_pin_is_taken_away_and_nothing_else(records: Records, mia: Profile) -> None:
    records.save_profile(mia)
    records.set_setting("retention_months", 12)
    set_pin(records, "1234")
    is_right(records, "9999")
    reset_pin(records)
    assert not has_pin(records)
    assert wrong_ones(records) == 0
    assert records.profiles() == [mia]
    assert records.setting("retention_months") == 12


@pytest.mark.parametrize("damaged", [{}, {"salt": "zz", "hash": "00"}, {"salt": 5}, 3, []])
def test_a_damaged_entry_opens_nothing(records: Records, damaged: object) -> None:
    records.set_setting(PIN, damaged)
    assert has_pin(records)
    assert not is_right(records, "")


def test_the_delay_grows_and_has_an_end() -> None:
    delays = [delay_s(wrong) for wrong in range(12)]
    assert delays[:3] == [0, 0, 0]
    assert delays[3:7] == [5, 10, 20, 40]
    assert delays == sorted(delays)
    assert delay_s(10_000) == 120


@pytest.fixture
def clock() -> list[float]:
    return [100.0]


@pytest.fixture
def lock(qtbot: QtBot, records: Records, clock: list[float]) -> LockPage:
    set_pin(records, "1234")
    page = LockPage(records, clock=lambda: clock[0])
    qtbot.addWidget(page)
    page.show()
    return page


def give(qtbot: QtBot, lock: LockPage, pin: str) -> None:
    lock.pin.setText(pin)
    qtbot.keyClick(lock.pin, Qt.Key.Key_Return)


def test_the_right_pin_opens(qtbot: QtBot, lock: LockPage) -> None:
    with qtbot.waitSignal(lock.opened):
        give(qtbot, lock, "1234")


def test_wrong_ones_are_told_calmly_and_then_wait(
    qtbot: QtBot, lock: LockPage, clock: list[float], records: Records
) -> None:
    give(qtbot, lock, "0000")
    assert lock.field.problem == "This was not the PIN. Try again."
    assert lock.enter.isEnabled()
    give(qtbot, lock, "0000")
    give(qtbot, lock, "0000")
    assert "Try again in 5 s" in lock.field.problem
    with qtbot.assertNotEmitted(lock.opened):
        give(qtbot, lock, "1234")
    # Starting the program again does not spare the wait.
    again = LockPage(records, clock=lambda: clock[0])
    qtbot.addWidget(again)
    assert not again.enter.isEnabled()
    clock[0] += 5.1
    qtbot.waitUntil(lock.enter.isEnabled)
    with qtbot.waitSignal(lock.opened):
        give(qtbot, lock, "1234")
    assert wrong_ones(records) == 0


def test_the_way_out_of_a_forgotten_pin_is_written_there(
    lock: LockPage, read: Callable[[QWidget], str]
) -> None:
    said = read(lock)
    assert RESET_COMMAND in said
    assert "stay as they are" in said
