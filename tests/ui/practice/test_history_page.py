"""The history opens at once, and what the adult says of a try is kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.goal import Goal
from emomirror.practice.kept import Verdict
from emomirror.practice.profile import Profile
from emomirror.practice.progress import Change
from emomirror.practice.prompts import Exercise, Prompt, shown_first
from emomirror.practice.trying import Given, Outcome
from emomirror.records import Records, SessionLine
from emomirror.ui.practice.history_page import HistoryPage
from emomirror.ui.practice.period import Period, Span
from emomirror.ui.practice.session_review import AT_ONCE, SessionReview, TryLine

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Practise = Callable[..., list[int]]


def test_sessions_are_listed_the_newest_first(
    qtbot: QtBot, records: Records, practised: Practise, mia: Profile
) -> None:
    ids = practised(sessions=3)
    page = HistoryPage(records, mia)
    qtbot.addWidget(page)
    assert [page.model.line(row).id for row in range(page.model.rowCount())] == ids[::-1]
    said = page.model.data(page.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said is not None
    assert "4 March 2030" in said
    made = [kept.made for kept in records.session(ids[-1]).tries]
    succeeded, alone = (
        sum(each.outcome is not None and each.outcome.succeeded for each in made),
        sum(each.alone for each in made),
    )
    assert f"Succeeded: {succeeded}, without more help: {alone};" in said
    assert 0 < alone <= succeeded < len(made), "or the example tells nothing"


def test_a_span_leaves_out_what_is_older(
    qtbot: QtBot, records: Records, practised: Practise, mia: Profile, now: datetime
) -> None:
    practised(sessions=40, tries=1)
    page = HistoryPage(records, mia, now=lambda: now.replace(tzinfo=None))
    qtbot.addWidget(page)
    counts = []
    for span in (Span.WEEK, Span.MONTH, Span.ALL):
        page.span.set_value(span)
        page.span.chosen.emit()
        counts.append(page.model.rowCount())
    assert counts[2] == 40
    assert 6 <= counts[0] <= 8
    assert 29 <= counts[1] <= 31
    with qtbot.waitSignal(page.report_wanted) as caught:
        page.report.click()
    assert caught.args == [Period(Span.ALL)]


def test_a_session_opens_by_click_and_by_return_once_each(
    qtbot: QtBot, records: Records, practised: Practise, mia: Profile
) -> None:
    ids = practised(sessions=3)
    page = HistoryPage(records, mia)
    qtbot.addWidget(page)
    page.resize(560, 480)
    page.show()
    opened: list[int] = []
    page.session_wanted.connect(opened.append)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert opened == [ids[1]]
    at = page.list.visualRect(page.model.index(2)).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == [ids[1], ids[0]]


def test_nothing_practised_is_said(
    qtbot: QtBot, records: Records, mia: Profile, read: Callable[[QWidget], str]
) -> None:
    records.save_profile(mia)
    page = HistoryPage(records, mia)
    qtbot.addWidget(page)
    page.show()
    assert "There is no session yet" in read(page)
    assert not page.open.isEnabled()


def test_1800_sessions_open_in_a_moment(
    qtbot: QtBot, records: Records, mia: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What the file takes is measured in the records' own tests.
    lines = [SessionLine(n, datetime(2030, 1, 1), "Daily", 20, 15, 9, 6.5) for n in range(1800)]
    monkeypatch.setattr(Records, "overview", lambda self, id_: lines)
    start = time.perf_counter()
    page = HistoryPage(records, mia)
    qtbot.addWidget(page)
    page.resize(960, 700)
    page.show()
    page.grab()
    assert time.perf_counter() - start < 0.3
    assert len(page.findChildren(QWidget)) < 60, "no widget for each session"


def test_numbers_are_written_as_the_language_of_the_window_writes_them(
    qtbot: QtBot, records: Records, mia: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    lines = [SessionLine(n, datetime(2030, 1, 1), "Daily", 20, 15, 9, 6.5) for n in range(1800)]
    monkeypatch.setattr(Records, "overview", lambda self, id_: lines)
    page = HistoryPage(records, mia)
    qtbot.addWidget(page)
    assert page.count.text() == "Sessions: 1.800. Tries: 36.000."


@pytest.fixture
def review(qtbot: QtBot, records: Records, practised: Practise) -> SessionReview:
    page = SessionReview(records, practised(sessions=2)[-1])
    qtbot.addWidget(page)
    page.show()
    return page


def test_what_the_adult_says_of_a_try_is_kept_at_once(
    qtbot: QtBot, review: SessionReview, records: Records
) -> None:
    line, kept = review.lines[0], review.session.tries[0]
    qtbot.keyClick(line.verdict, Qt.Key.Key_Down)
    assert records.session(review.session.id).tries[0].verdict is Verdict.SEEN
    qtbot.keyClick(line.verdict, Qt.Key.Key_Down)
    assert records.session(review.session.id).tries[0].verdict is Verdict.NOT_SEEN
    qtbot.keyClick(line.verdict, Qt.Key.Key_Home)
    assert records.session(review.session.id).tries[0].verdict is None
    assert kept.id > 0


def test_every_try_says_how_it_ended_and_blames_nobody(
    review: SessionReview, read: Callable[[QWidget], str]
) -> None:
    said = read(review)
    assert len(review.lines) == len(review.session.tries) == 7
    for word in ("wrong", "fail", "error", "bad"):
        assert word not in said.lower()


@pytest.mark.parametrize("exercise", list(Exercise))
def test_only_of_a_face_that_was_to_be_shown_is_asked_whether_it_was_seen(
    qtbot: QtBot,
    records: Records,
    practised: Practise,
    mia: Profile,
    read: Callable[[QWidget], str],
    exercise: Exercise,
) -> None:
    id_ = practised(sessions=1, tries=1)[0]
    kept = records.session(id_).tries[0]
    task = kept.made.task._replace(exercise=exercise)
    if exercise is Exercise.FREE:
        task = task._replace(emotion=None)
    line = TryLine(replace(kept, made=replace(kept.made, task=task)))
    qtbot.addWidget(line)
    assert line.verdict.isHidden() is not exercise.judges
    records.connection.execute("UPDATE tries SET exercise = ?", (exercise.value,))
    page = SessionReview(records, id_)
    qtbot.addWidget(page)
    page.show()
    assert ("Did you see the emotion" in read(page)) is exercise.judges


def test_help_from_the_start_is_told_and_nothing_is_said_to_be_without_it(
    qtbot: QtBot, records: Records, practised: Practise
) -> None:
    kept = records.session(practised(sessions=1)[0]).tries[0]
    exercise = Exercise.COPY
    made = replace(
        kept.made,
        task=kept.made.task._replace(exercise=exercise),
        shown=shown_first(exercise, kept.made.task.present),
        given=(),
        answers=(),
        outcome=Outcome.HELD,
    )

    def said(**changes: Any) -> str:
        line = TryLine(replace(kept, made=replace(made, **changes)))
        qtbot.addWidget(line)
        return line.said.text()

    assert said().endswith("; without help.")
    parts = (*made.shown, Prompt.PARTS)
    assert said(shown=parts).endswith(
        "; help from the start: which parts of the face move; without more help."
    )
    assert said(shown=parts, given=(Given(Prompt.ADULT, 8.0, True),)).endswith(
        "; help from the start: which parts of the face move; help: you show the face."
    )


def press(page: SessionReview, text: str) -> None:
    """Presses a button of the banner."""
    (button,) = (
        b for b in page.banner.findChildren(QPushButton) if b.text() == text and not b.isHidden()
    )
    button.click()


def test_a_session_is_erased_after_a_question_that_says_what_goes_and_what_stays(
    qtbot: QtBot, review: SessionReview, records: Records, mia: Profile
) -> None:
    before = [line.id for line in records.overview(mia.id)]
    goals = records.profile(mia.id).goals
    review.erase.click()
    for must in ("cannot be brought back", "its tries go", "copies", "Goals", "stay", "backups"):
        assert must in review.banner.text
    assert "Damaged" not in review.banner.text
    review.banner.dismiss()
    assert [line.id for line in records.overview(mia.id)] == before, "nobody has agreed"
    review.erase.click()
    with qtbot.waitSignal(review.erased):
        press(review, "Erase it")
        assert review.held
    assert [line.id for line in records.overview(mia.id)] == before[1:]
    assert records.profile(mia.id).goals == goals


def test_a_session_that_cannot_be_erased_is_told_with_a_way_on(
    qtbot: QtBot, review: SessionReview, records: Records, mia: Profile
) -> None:
    aside = records.path.with_name("practice-damaged-20300101T101112.sqlite3")
    aside.mkdir()
    review.erase.click()
    assert "Damaged files that were set aside go as a whole." in review.banner.text
    press(review, "Erase it")
    qtbot.waitUntil(lambda: not review.held and review.banner.isVisible())
    aside.rmdir()
    with qtbot.waitSignal(review.erased):
        press(review, "Try again")
    assert len(records.overview(mia.id)) == 1


def test_a_changed_goal_is_shown_and_taken_back_in_the_profile(
    review: SessionReview, records: Records, mia: Profile
) -> None:
    assert records.profile(mia.id).goals[Emotion.HAPPINESS] != Goal()
    review.undo_buttons["happiness"].click()
    assert records.profile(mia.id).goals[Emotion.HAPPINESS] == Goal()
    assert records.session(review.session.id).changes == ()
    assert review.undo_buttons == {}
    assert "as it was before" in review.banner.text


def test_who_changed_a_goal_is_told(
    qtbot: QtBot, records: Records, practised: Practise, read: Callable[[QWidget], str]
) -> None:
    session = practised(sessions=1)[-1]
    goals = [Goal(threshold=share) for share in (0.5, 0.51, 0.6)]

    def said(*by_adult: bool | None) -> str:
        steps = zip(goals, goals[1:], by_adult, strict=False)
        changes = (Change(Emotion.FEAR, a, b, 0, by_adult=by) for a, b, by in steps)
        records.set_changes(session, tuple(changes))
        page = SessionReview(records, session)
        qtbot.addWidget(page)
        return read(page)

    assert "Changed by hand." in said(True)
    assert "Changed by the program." in said(False, False)
    assert "Changed by the program and by hand." in said(False, True)
    assert "Changed by" not in said(None, True), "one of them is not known"


def test_a_goal_that_has_moved_on_is_not_taken_back(
    qtbot: QtBot, records: Records, practised: Practise, mia: Profile
) -> None:
    last = practised(sessions=1)[-1]
    records.save_profile(mia)  # whose goals are others
    for just_over, why in ((True, "This was the plan’s own goal"), (False, "changed again since")):
        page = SessionReview(records, last, just_over=just_over)
        qtbot.addWidget(page)
        undo = page.undo_buttons["happiness"]
        assert not undo.isEnabled()
        assert why in undo.toolTip()


def test_a_long_session_shows_its_tries_by_and_by(
    qtbot: QtBot, records: Records, practised: Practise
) -> None:
    page = SessionReview(records, practised(sessions=1, tries=AT_ONCE + 5)[0])
    qtbot.addWidget(page)
    page.show()
    assert len(page.lines) == AT_ONCE
    page.more.click()
    assert len(page.lines) == AT_ONCE + 5
    assert not page.more.isVisible()


def test_the_report_of_this_session_is_one_press(qtbot: QtBot, review: SessionReview) -> None:
    with qtbot.waitSignal(review.report_wanted) as caught:
        review.report.click()
    assert caught.args == [Period(Span.SESSION, review.session.id)]


def test_all_emotions_have_names_in_lines(review: SessionReview) -> None:
    names = {line.verdict.accessibleName().split(", ")[1].split(":")[0] for line in review.lines}
    assert names == {emotion.value.capitalize() for emotion in EMOTIONS}
