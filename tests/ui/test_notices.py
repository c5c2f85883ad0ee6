"""What failed is never hidden by what went well."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from emomirror.ui.banner import Banner
from emomirror.ui.notices import Notice, Notices, Topic

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    banner = Banner()
    qtbot.addWidget(banner)
    return banner


def test_an_error_is_said_over_what_is_only_told(banner: Banner) -> None:
    notices = Notices(banner)
    notices.say(Topic.SOURCE, Notice("info", "The recording has ended."))
    notices.say(Topic.SAVING, Notice("error", "The picture cannot be saved."))
    assert banner.text == "The picture cannot be saved."
    notices.say(Topic.SETTINGS, Notice("warning", "They are not remembered."))
    notices.say(Topic.SOURCE, Notice("info", "The recording has ended again."))
    assert banner.text == "The picture cannot be saved."
    said = []
    while not banner.isHidden():
        said.append(banner.text)
        banner.dismiss()
    assert said[1:] == ["They are not remembered.", "The recording has ended again."]


def test_of_two_alike_the_newest_is_said_first(banner: Banner) -> None:
    notices = Notices(banner)
    for topic, text in (
        (Topic.SAVING, "saved"),
        (Topic.SOURCE, "ended"),
        (Topic.SAVING, "saved again"),
    ):
        notices.say(topic, Notice("info", text))
        assert banner.text == text
    banner.dismiss()
    assert banner.text == "ended"


def test_an_error_that_became_a_good_word_makes_way(banner: Banner) -> None:
    notices = Notices(banner)
    notices.say(Topic.SETTINGS, Notice("warning", "not remembered"))
    notices.say(Topic.SAVING, Notice("error", "not saved"))
    notices.say(Topic.SAVING, Notice("info", "saved"))
    assert banner.text == "not remembered"
    notices.clear(Topic.SETTINGS)
    assert banner.text == "saved"
