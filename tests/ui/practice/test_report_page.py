"""The report is on the screen and in files, for the time that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from emomirror.practice.profile import Profile
from emomirror.records import Records
from emomirror.ui.practice.background import Background
from emomirror.ui.practice.period import Period, Span
from emomirror.ui.practice.report_page import ReportPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Show = Callable[..., ReportPage]


@pytest.fixture
def show(qtbot: QtBot, records: Records, mia: Profile, now: datetime) -> Show:
    # Python must not take apart what is still on the screen.
    made: list[ReportPage] = []

    def make(period: Period = Period(), now: datetime = now) -> ReportPage:  # noqa: B008
        background = Background()
        page = ReportPage(records.path, mia, period, background=background, now=lambda: now)
        made.append(page)
        qtbot.addWidget(page, before_close_func=lambda _: background.finish())
        page.resize(960, 700)
        page.show()
        qtbot.waitUntil(lambda: page.report is not None or page.banner.isVisible())
        return page

    return make


def test_figures_come_with_the_number_of_tries_behind_them(
    show: Show, practised: Callable[..., list[int]], read: Callable[[QWidget], str]
) -> None:
    practised(sessions=5)
    said = read(show())
    assert "5 sessions" in said
    assert " of " in said
    assert "Showing an emotion" in said
    assert "This is no diagnosis and no score." in said
    for word in ("normal", "failed", "wrong"):
        assert word not in said.split("In detail")[0].lower()


def test_a_period_of_one_session_is_that_session_alone(
    qtbot: QtBot, show: Show, practised: Callable[..., list[int]]
) -> None:
    ids = practised(sessions=3)
    page = show(Period(Span.SESSION, ids[0]))
    assert page.report is not None
    assert len(page.report.sessions) == 1
    page.span.set_value(Span.ALL)
    page.span.chosen.emit()
    qtbot.waitUntil(lambda: page.report is not None and len(page.report.sessions) == 3)


def test_nothing_practised_can_not_be_saved(
    show: Show, records: Records, mia: Profile, read: Callable[[QWidget], str]
) -> None:
    records.save_profile(mia)
    page = show()
    assert "Nothing has been practised yet" in read(page)
    assert not page.pdf.isEnabled()
    assert not page.csv.isEnabled()


def test_a_time_without_sessions_is_not_said_to_be_all_there_is(
    qtbot: QtBot,
    show: Show,
    practised: Callable[..., list[int]],
    now: datetime,
    read: Callable[[QWidget], str],
) -> None:
    practised(sessions=3)
    page = show(Period(Span.MONTH), now=now + timedelta(days=100))
    assert "There is no session in this time. Choose another one above." in read(page)
    assert "Nothing has been practised" not in read(page)
    assert not page.pdf.isEnabled()
    page.span.set_value(Span.ALL)
    page.span.chosen.emit()
    qtbot.waitUntil(lambda: page.report is not None and len(page.report.sessions) == 3)
    assert "Showing an emotion" in read(page)


@pytest.mark.parametrize(("name", "begins"), [("r.pdf", b"%PDF"), ("r.csv", b"")])
def test_it_is_saved_as_pdf_and_as_a_table(
    qtbot: QtBot,
    show: Show,
    practised: Callable[..., list[int]],
    tmp_path: Path,
    name: str,
    begins: bytes,
) -> None:
    practised(sessions=2)
    page = show()
    page.save_as(tmp_path / name)
    qtbot.waitUntil(page.banner.isVisible, timeout=20_000)
    assert name in page.banner.text
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert (tmp_path / name).stat().st_size > 500


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, show: Show, practised: Callable[..., list[int]], tmp_path: Path
) -> None:
    practised(sessions=1)
    page = show()
    page.save_as(tmp_path / "no" / "r.csv")
    qtbot.waitUntil(page.banner.isVisible, timeout=20_000)
    assert "cannot be written" in page.banner.text
    assert page.pdf.isEnabled(), "it can be tried again"


def test_an_erased_session_is_told(
    show: Show, practised: Callable[..., list[int]], records: Records, mia: Profile
) -> None:
    (last,) = practised(sessions=1)
    page = show(Period(Span.SESSION, last + 99))
    assert "no longer in the records" in page.banner.text
