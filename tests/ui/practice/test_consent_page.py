"""Nothing is agreed to unread or by nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from emomirror.practice.profile import Consent, Profile
from emomirror.ui.practice.consent_page import ConsentPage
from emomirror.ui.practice.retention import kept_where

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(qtbot: QtBot, mia: Profile, now: datetime) -> ConsentPage:
    page = ConsentPage(mia, Path("/data/practice.sqlite3"), 12, now=lambda: now)
    qtbot.addWidget(page)
    page.show()
    return page


def test_it_says_in_plain_words_what_happens(
    page: ConsentPage, read: Callable[[QWidget], str]
) -> None:
    said = read(page)
    for must in (
        "a movement, not a feeling",
        "children worse",
        "No picture that it takes is saved",
        "/data/practice.sqlite3",
        "kept for 1 year",
        "Nothing is sent anywhere",
        "stop at any time",
        "AI Act (Article 5)",
        "In schools and at work",
        "Others in the picture",
        "found, too, and not kept",
        "see that it is Mia’s face",
        "calm face",
        "pictures that are added",
        "what you say of a try",
        "who agrees, and when",
    ):
        assert must in said, must


def test_where_it_lies_is_said_as_on_the_page_of_data(
    page: ConsentPage, read: Callable[[QWidget], str]
) -> None:
    said = read(page)
    assert "in copies in the folder “backups”" in said
    assert kept_where() in said


def test_who_agrees_is_kept_with_when_and_bystanders(qtbot: QtBot, page: ConsentPage) -> None:
    qtbot.keyClicks(page.by, "Eva ")
    page.bystanders.setChecked(True)
    with qtbot.waitSignal(page.agreed) as caught:
        qtbot.keyClick(page.by, Qt.Key.Key_Return)
    assert caught.args == [
        Consent(by="Eva", given_utc="2030-03-04T10:30:00+00:00", bystanders=True)
    ]


@pytest.mark.parametrize(("name", "said"), [("", "Write who agrees"), ("x" * 501, "501")])
def test_nobody_cannot_agree(qtbot: QtBot, page: ConsentPage, name: str, said: str) -> None:
    page.by.setText(name)
    with qtbot.assertNotEmitted(page.agreed):
        page.agree.click()
    assert said in page.by_field.problem
    assert page.by.text() == name, "what was typed stays"


def test_going_back_is_free(qtbot: QtBot, page: ConsentPage) -> None:
    for press in (page.not_now.click, lambda: qtbot.keyClick(page, Qt.Key.Key_Escape)):
        with qtbot.waitSignal(page.back_wanted), qtbot.assertNotEmitted(page.agreed):
            press()
