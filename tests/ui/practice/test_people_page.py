"""Who practises is seen at once, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from emomirror.practice.profile import Profile
from emomirror.ui.practice.people_page import PeoplePage, Person

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TODAY = date(2030, 3, 4)


def test_an_empty_list_explains_what_practice_is(
    qtbot: QtBot, read: Callable[[QWidget], str]
) -> None:
    page = PeoplePage([], TODAY)
    qtbot.addWidget(page)
    said = read(page)
    assert "Nobody practises here yet" in said
    assert "stays on this computer" in said
    with qtbot.waitSignal(page.add_wanted):
        qtbot.mouseClick(page.add, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (None, "Has not practised yet"),
        (datetime(2030, 3, 4, 8), "Practised today"),
        (datetime(2030, 3, 3, 23), "Practised yesterday"),
        (datetime(2030, 2, 28, 9), "Practised 4 days ago"),
        (datetime(2029, 1, 3, 9), "3 January 2029"),
    ],
)
def test_a_card_says_when_somebody_last_practised(
    qtbot: QtBot, last: datetime | None, said: str, mia: Profile
) -> None:
    page = PeoplePage([Person(mia, last)], TODAY)
    qtbot.addWidget(page)
    labels = [label.accessibleName() for label in page.cards[0].findChildren(QWidget)]
    assert any(said in each for each in labels)


def test_each_button_means_its_own_person(qtbot: QtBot) -> None:
    people = [Person(Profile(id=id_, nickname=id_.upper())) for id_ in ("a", "b")]
    page = PeoplePage(people, TODAY)
    qtbot.addWidget(page)
    second = page.cards[1]
    for button, signal in (
        (second.practise, page.practise_wanted),
        (second.edit, page.edit_wanted),
        (second.history, page.history_wanted),
        (second.report, page.report_wanted),
    ):
        assert button.accessibleName().endswith(": B")
        with qtbot.waitSignal(signal) as caught:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert caught.args == ["b"]


@pytest.mark.parametrize("name", ["x" * 500, "🦖🐢" * 250, "two\nlines", "a " * 250])
def test_a_long_name_takes_one_line_and_leaves_the_buttons_their_room(
    qtbot: QtBot, name: str
) -> None:
    page = PeoplePage([Person(Profile(id="a", nickname=name))], TODAY)
    qtbot.addWidget(page)
    page.resize(560, 480)
    page.show()
    (card,) = page.cards
    assert card.name.height() < 2.2 * card.name.fontMetrics().height()
    assert card.width() <= page.area.viewport().width()
    assert card.rect().contains(card.practise.geometry())
    assert "\n" not in card.name.text()


def test_an_own_picture_stands_in_the_place_of_the_sign(qtbot: QtBot, tmp_path: Path) -> None:
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff0000"))
    picture.save(str(tmp_path / "mine.png"))
    profile = Profile(id="a", nickname="A", sign="mine.png")
    page = PeoplePage([Person(profile, None, tmp_path)], TODAY)
    qtbot.addWidget(page)
    page.show()
    seen = page.cards[0].grab().toImage()
    red = sum(seen.pixelColor(x, 40).red() > 250 > seen.pixelColor(x, 40).green() + 200
              for x in range(80))  # fmt: skip
    assert red > 20


def test_a_picture_that_is_gone_leaves_a_sign(qtbot: QtBot, tmp_path: Path) -> None:
    profile = Profile(id="a", nickname="A", sign="gone.png")
    page = PeoplePage([Person(profile, None, tmp_path)], TODAY)
    qtbot.addWidget(page)
    page.show()
    assert not page.grab().isNull()
