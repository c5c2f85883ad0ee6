"""Numbers are typed as the language writes them, and as others do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from emomirror.ui.practice.fields import Choice, Number, Slide

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(params=["en_GB", "es_ES", "de_CH"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


@pytest.mark.parametrize("typed", ["0.8", "0,8"])
def test_both_decimal_signs_are_understood(qtbot: QtBot, language: str, typed: str) -> None:
    number = Number(0, 10, step=0.1, decimals=2, suffix=" s")
    qtbot.addWidget(number)
    number.selectAll()
    qtbot.keyClicks(number, typed)
    assert number.value() == pytest.approx(0.8)
    assert number.fits


def test_a_large_number_has_no_sign_between_its_thousands(qtbot: QtBot, language: str) -> None:
    number = Number(0, 3600, suffix=" s")
    qtbot.addWidget(number)
    number.setValue(3600)
    assert number.text() == "3600 s"
    assert number.fits


def test_the_arrows_stay_within_the_range_and_typing_may_leave_it(qtbot: QtBot) -> None:
    number = Number(0, 3, suffix=" s")
    qtbot.addWidget(number)
    for _ in range(5):
        qtbot.keyClick(number, Qt.Key.Key_Up)
    assert number.value() == 3
    number.selectAll()
    qtbot.keyClicks(number, "-1")
    assert number.problem() == "0 to 3 s is possible; this is -1 s."
    qtbot.keyClick(number, Qt.Key.Key_Up)
    assert number.fits


def test_rolling_the_wheel_over_a_field_scrolls_the_page(qtbot: QtBot) -> None:
    number, choice, slide = Number(0, 9), Choice([("a", 1), ("b", 2)], 1), Slide(0, 1, ("a", "b"))
    for widget, control in ((number, number), (choice, choice), (slide, slide.slider)):
        qtbot.addWidget(widget)
        widget.show()
        middle = QPointF(control.rect().center())
        wheel = QWheelEvent(
            middle,
            QPointF(control.mapToGlobal(middle)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(control, wheel)
    assert (number.value(), choice.value, slide.value) == (0, 1, 0)
