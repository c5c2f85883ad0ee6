"""As an adult goes through it: a name, an agreement, a plan, a session, and what came of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import RecordsError
from emomirror.practice.baseline import Baseline
from emomirror.practice.events import Scored, Skip, Start, Stop, Tick
from emomirror.practice.goal import Goal, starting_goal
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.practice.session import Phase, Session, step
from emomirror.records import Records
from emomirror.records.own_pictures import save_with_pictures
from emomirror.sentences import Sentence
from emomirror.ui.practice.adult_area import AdultArea
from emomirror.ui.practice.baseline_page import BaselinePage
from emomirror.ui.practice.consent_page import ConsentPage
from emomirror.ui.practice.data_page import DataPage
from emomirror.ui.practice.erase_page import ErasePage
from emomirror.ui.practice.history_page import HistoryPage
from emomirror.ui.practice.lock import LockPage
from emomirror.ui.practice.mending_page import MendingPage
from emomirror.ui.practice.people_page import PeoplePage
from emomirror.ui.practice.pin import set_pin
from emomirror.ui.practice.plan_page import PlanPage
from emomirror.ui.practice.profile_page import ProfilePage
from emomirror.ui.practice.report_page import ReportPage
from emomirror.ui.practice.session_review import SessionReview
from emomirror.ui.practice.trouble_page import TroublePage
from emomirror.vision.crop import Region
from emomirror.vision.facts import ModelFacts, recall_in, report_beside, shipped_model

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "practice.sqlite3"


@pytest.fixture
def area(qtbot: QtBot, file: Path, now: datetime) -> Iterator[AdultArea]:
    area = AdultArea(lambda: Records.open(file, mend=False), now=lambda: now)
    area.resize(960, 700)
    area.show()
    yield area
    assert area.finish(5)
    area.close()
    area.deleteLater()
    QApplication.sendPostedEvents()


def at(area: AdultArea, kind: type[Any]) -> Any:
    """The page that is seen, which must be of a kind."""
    assert isinstance(area.page, kind), (area.page, area.page and area.page.banner.text)
    return area.page


def practised(area: AdultArea, profile: Profile, plan: Plan) -> int | None:
    """Practises a plan: every second try succeeds."""
    keeper = area.keeper(profile, plan, 5)
    assert keeper is not None
    session = step(Session.of(plan, 5), Start(0.0))
    kept, changes, t_s = 0, session.changes, 0.0
    while session.phase is not Phase.FINISHED and t_s < 600:
        t_s += 0.1
        target = session.task.emotion if session.task else None
        share = 0.9 if len(session.finished) % 2 == 0 else 0.05
        scores = tuple(share if e is target else (1 - share) / 6 for e in EMOTIONS)
        session = step(step(session, Tick(t_s)), Scored(t_s, scores))
        if share < 0.5 and session.trying is not None and session.trying.active_s > 5:
            session = step(session, Skip(t_s))
        if len(session.finished) > kept:
            kept = len(session.finished)
            assert session.latest is not None
            keeper.add_try(session.latest)
        if session.changes != changes:
            changes = session.changes
            keeper.set_changes(changes)
    step(session, Stop(t_s))
    keeper.end()
    return keeper.session_id


def test_from_nobody_to_a_session_and_its_report(qtbot: QtBot, area: AdultArea, file: Path) -> None:
    area.enter()
    at(area, PeoplePage).add.click()
    qtbot.keyClicks(at(area, ProfilePage).nickname, "Mia")
    area.page.save.click()  # type: ignore[union-attr]
    with Records.open(file) as other:
        assert [each.nickname for each in other.profiles()] == ["Mia"]

    at(area, PeoplePage).cards[0].practise.click()
    consent = at(area, ConsentPage)
    consent.not_now.click()
    at(area, PeoplePage).cards[0].practise.click()
    consent = at(area, ConsentPage)
    consent.by.setText("Eva")
    consent.agree.click()
    plan_page = at(area, PlanPage)
    plan_page.blocks.editors[0].tries.setValue(4)
    with qtbot.waitSignal(area.start_wanted) as caught:
        plan_page.start.click()
    profile, plan = caught.args
    assert (profile.nickname, profile.consent.by, plan.tries) == ("Mia", "Eva", 4)

    session_id = practised(area, profile, plan)
    with Records.open(file) as other:
        kept = other.sessions(profile.id)
        assert len(kept[0].tries) == 4
        goals = other.profile(profile.id).goals
        for change in kept[0].changes:
            assert goals[change.emotion] == change.after, "new goals are in the profile"

    area.session_over(session_id)
    review = at(area, SessionReview)
    assert review.undo_buttons
    name, undo = next(iter(review.undo_buttons.items()))
    undo.click()
    with Records.open(file) as other:
        emotion = Emotion(name)
        assert other.profile(profile.id).goals[emotion] == profile.goals.get(emotion, Goal())
    review.report.click()
    report = at(area, ReportPage)
    qtbot.waitUntil(lambda: report.report is not None)
    qtbot.keyClick(report, Qt.Key.Key_Escape)
    at(area, SessionReview).done.click()
    card = at(area, PeoplePage).cards[0]
    said = [each.accessibleName() for each in card.findChildren(type(card.name))]
    assert "Practised today" in said


def test_without_consent_nothing_can_be_planned(
    qtbot: QtBot, area: AdultArea, mia: Profile, file: Path
) -> None:
    with Records.open(file) as records:
        records.save_profile(msgspec.structs.replace(mia, consent=None))
    area.enter()
    area.practise(mia.id)
    at(area, ConsentPage)
    qtbot.keyClick(area.page, Qt.Key.Key_Escape)
    at(area, PeoplePage)


def test_no_face_is_measured_before_somebody_agrees(
    area: AdultArea, mia: Profile, file: Path
) -> None:
    with Records.open(file) as records:
        records.save_profile(msgspec.structs.replace(mia, consent=None))
    area.enter()
    area.show_profile(mia.id)
    at(area, ProfilePage).person.take.click()
    page = at(area, ConsentPage)
    assert page.back.text() == "Settings"
    page.leave()
    at(area, ProfilePage).person.take.click()
    page = at(area, ConsentPage)
    page.by.setText("Eva")
    page.agree.click()
    assert at(area, BaselinePage).begin.isEnabled()
    with Records.open(file) as records:
        consent = records.profile(mia.id).consent
    assert consent is not None
    assert consent.by == "Eva"


def test_a_calm_face_whose_consent_was_taken_back_can_only_be_removed(
    area: AdultArea, mia: Profile, file: Path
) -> None:
    taken = Baseline(scores=(1 / 7,) * 7, frames=99, taken_utc="2030-01-02", model_sha256="a")
    with Records.open(file) as records:
        records.save_profile(msgspec.structs.replace(mia, consent=None, baseline=taken))
    area.enter()
    area.show_baseline(mia.id)
    page = at(area, BaselinePage)
    assert not page.begin.isEnabled()
    assert "Nobody agrees" in page.what.text()
    page.remove.click()
    with Records.open(file) as records:
        assert records.profile(mia.id).baseline is None
    area.show_baseline(mia.id)
    at(area, ConsentPage)


def test_plans_are_kept_and_deleted(area: AdultArea, mia: Profile, file: Path) -> None:
    with Records.open(file) as records:
        records.save_profile(mia)
    area.enter()
    area.practise(mia.id)
    page = at(area, PlanPage)
    page.name.setText("Mondays")
    page.save.click()
    assert page.banner.text == "The plan is saved."
    area.practise(mia.id)
    page = at(area, PlanPage)
    assert [page.choice.itemText(i) for i in range(page.choice.count())][1:] == ["Mondays"]
    page.choice.setCurrentIndex(1)
    page.choice.chosen.emit()
    page.delete.click()
    with Records.open(file) as records:
        assert records.plans(mia.id) == []
    assert page.banner.text == "The plan “Mondays” is deleted."


def test_a_plan_that_cannot_be_written_or_deleted_stays_as_it_was(
    area: AdultArea, mia: Profile, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Records.open(file) as records:
        records.save_profile(mia)
        records.save_plan(mia.plan("Mondays"), mia.id)
    area.enter()
    area.practise(mia.id)
    page = at(area, PlanPage)
    page.choice.setCurrentIndex(1)
    page.choice.chosen.emit()

    def full(*_: object) -> None:
        raise RecordsError(Sentence("Records", "The disk is full."))

    monkeypatch.setattr(Records, "delete_plan", full)
    monkeypatch.setattr(Records, "save_plan", full)
    page.delete.click()
    assert (page.banner.text, page.choice.currentText()) == ("The disk is full.", "Mondays")
    page.blocks.editors[0].tries.setValue(4)
    page.save.click()
    assert page.banner.text == "The disk is full."
    assert area.unsaved
    page.leave()
    assert at(area, PlanPage) is page
    assert "not saved yet" in page.banner.text


def test_a_pin_hides_every_page_also_after_a_session(
    qtbot: QtBot, area: AdultArea, mia: Profile, file: Path
) -> None:
    with Records.open(file) as records:
        records.save_profile(mia)
        set_pin(records, "1234")
    area.enter()
    lock = at(area, LockPage)
    assert "Mia" not in "".join(b.accessibleName() for b in area.findChildren(QPushButton))
    lock.pin.setText("1234")
    lock.enter.click()
    at(area, PeoplePage)
    area.practise(mia.id)
    at(area, PlanPage).start.click()
    area.session_over(None)
    at(area, LockPage).pin.setText("1234")
    area.page.enter.click()  # type: ignore[union-attr]
    at(area, PeoplePage)
    with qtbot.waitSignal(area.closed):
        area.page.leave()  # type: ignore[union-attr]
    area.enter()
    at(area, LockPage)


def test_a_calm_face_is_kept_in_the_profile(
    qtbot: QtBot, area: AdultArea, mia: Profile, file: Path
) -> None:
    with Records.open(file) as records:
        records.save_profile(mia)
    area.enter()
    area.show_profile(mia.id)
    at(area, ProfilePage).person.take.click()
    page = at(area, BaselinePage)
    taken = Baseline(scores=(1 / 7,) * 7, frames=99, taken_utc="2030-01-02", model_sha256="a")
    page.taken.emit(taken)
    with Records.open(file) as records:
        assert records.profile(mia.id).baseline == taken
    page.removed.emit()
    with Records.open(file) as records:
        assert records.profile(mia.id).baseline is None
    page.leave()
    at(area, ProfilePage)


def test_pictures_come_with_the_profile_and_go_with_it(
    area: AdultArea, mia: Profile, file: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "aunt.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    image.save(str(picture))
    with Records.open(file) as records:
        records.save_profile(mia)
    area.enter()
    area.show_profile(mia.id)
    page = at(area, ProfilePage)
    page.pictures.rows[Emotion.FEAR].take(picture)
    page.sign.take(picture)
    page.save.click()
    at(area, PeoplePage)
    with Records.open(file) as records:
        profile = records.profile(mia.id)
        folder = records.pictures_folder(mia.id)
    (name,) = profile.pictures[Emotion.FEAR]
    assert {each.name for each in folder.iterdir()} == {name, profile.sign}
    area.show_profile(mia.id)
    page = at(area, ProfilePage)
    row = page.pictures.rows[Emotion.FEAR]
    next(b for b in row.findChildren(QPushButton) if name in b.accessibleName()).click()
    page.save.click()
    assert [each.name for each in folder.iterdir()] == [profile.sign]


def test_a_picture_that_fails_keeps_nothing_and_saving_again_copies_each_once(
    area: AdultArea, mia: Profile, file: Path, tmp_path: Path
) -> None:
    good, bad = tmp_path / "aunt.png", tmp_path / "uncle.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    image.save(str(good))
    image.save(str(bad))
    with Records.open(file) as records:
        records.save_profile(mia)
        folder = records.pictures_folder(mia.id)
    area.enter()
    area.show_profile(mia.id)
    page = at(area, ProfilePage)
    page.exercise.tries.setValue(9)
    page.pictures.rows[Emotion.ANGER].take(good)
    page.pictures.rows[Emotion.FEAR].take(bad)
    bad.write_text("gone wrong meanwhile")
    page.save.click()
    assert at(area, ProfilePage) is page
    assert "uncle.png" in page.banner.text
    assert list(folder.glob("*")) == []
    with Records.open(file) as records:
        assert records.profile(mia.id) == mia
    image.save(str(bad))
    page.save.click()
    at(area, PeoplePage)
    with Records.open(file) as records:
        profile = records.profile(mia.id)
    assert (profile.tries, len(profile.pictures)) == (9, 2)
    named = {name for names in profile.pictures.values() for name in names}
    assert {each.name for each in folder.iterdir()} == named


def test_a_photo_that_was_the_sign_goes_when_another_sign_is_chosen(
    area: AdultArea, mia: Profile, file: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "mia.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    image.save(str(photo))
    with Records.open(file) as records:
        save_with_pictures(records, mia, {None: (photo,)}, is_new=True)
        folder = records.pictures_folder(mia.id)
    (folder / f"fear-{16 * '0'}.png").write_bytes(photo.read_bytes())  # left behind
    (folder / "letter.png").write_bytes(photo.read_bytes())
    area.enter()
    area.show_profile(mia.id)
    page = at(area, ProfilePage)
    page.sign.show_sign("sign-boat")
    page.save.click()
    at(area, PeoplePage)
    assert [each.name for each in folder.iterdir()] == ["letter.png"], "what is none of ours stays"
    with Records.open(file) as records:
        assert records.profile(mia.id).sign == "sign-boat"


def test_what_is_unsaved_can_be_asked_before_the_window_closes(
    area: AdultArea, mia: Profile, file: Path
) -> None:
    assert not area.unsaved
    with Records.open(file) as records:
        records.save_profile(mia)
    area.enter()
    assert not area.unsaved
    area.practise(mia.id)
    assert not area.unsaved
    at(area, PlanPage).blocks.editors[0].tries.setValue(3)
    assert area.unsaved
    area.show_profile(mia.id)
    assert not area.unsaved
    at(area, ProfilePage).exercise.tries.setValue(3)
    assert area.unsaved


def test_erasing_leads_to_an_empty_list(
    qtbot: QtBot, area: AdultArea, mia: Profile, file: Path
) -> None:
    with Records.open(file) as records:
        records.save_profile(mia)
    area.enter()
    at(area, PeoplePage).data.click()
    at(area, DataPage).erasures[mia.id].click()
    page = at(area, ErasePage)
    page.typed.setText("erase")
    page.erase.click()
    QCoreApplication.sendEvent(area, QEvent(QEvent.Type.LanguageChange))
    assert at(area, ErasePage) is page, "what is under way keeps its page"
    qtbot.waitUntil(lambda: isinstance(area.page, DataPage))
    assert "erased here" in at(area, DataPage).banner.text
    area.page.leave()  # type: ignore[union-attr]
    assert at(area, PeoplePage).cards == []


def test_what_goes_on_for_a_page_that_was_left_is_told_only_where_it_fails(
    qtbot: QtBot, area: AdultArea, records: Records, mia: Profile, tmp_path: Path
) -> None:
    records.save_profile(mia)
    area.enter()
    no_folder = tmp_path / "file"
    no_folder.write_text("x")
    for place, told in ((tmp_path, False), (no_folder, True)):
        area.show_data()
        page = at(area, DataPage)
        may_go_on, over = threading.Event(), threading.Event()
        run = area._background.run
        run(lambda may=may_go_on: may.wait(10), lambda _: None, lambda _: None)
        page.export(mia, place)
        run(lambda: None, lambda _, over=over: over.set(), lambda _: None)
        with qtbot.waitSignal(page.destroyed):
            area.show_people()
        may_go_on.set()
        qtbot.waitUntil(over.is_set)
        assert at(area, PeoplePage).banner.isVisible() is told


def test_records_that_cannot_be_opened_are_told_with_a_way_on(qtbot: QtBot, tmp_path: Path) -> None:
    ways = iter([RecordsError(Sentence("Records", "The disk is full.")), None])

    def open_records() -> Records:
        trouble = next(ways)
        if trouble is not None:
            raise trouble
        return Records.open(tmp_path / "practice.sqlite3")

    area = AdultArea(open_records)
    qtbot.addWidget(area, before_close_func=lambda _: area.finish())
    area.show()
    area.enter()
    at(area, TroublePage).again.click()
    at(area, PeoplePage)


def damage(file: Path) -> None:
    """Spoils the beginning of the records; what they hold can still be read."""
    content = bytearray(file.read_bytes())
    content[:100] = bytes(100)
    file.write_bytes(content)


def test_damaged_records_are_mended_while_the_window_goes_on(
    qtbot: QtBot, area: AdultArea, mia: Profile, file: Path
) -> None:
    with Records.open(file) as records:
        records.save_profile(mia)
        set_pin(records, "1234")
    damage(file)
    area.enter()
    at(area, MendingPage)
    area.enter()  # twice is as good as once
    qtbot.waitUntil(lambda: isinstance(area.page, LockPage))
    assert not area.page.banner.isVisible()  # type: ignore[union-attr]
    at(area, LockPage).pin.setText("1234")
    area.page.enter.click()  # type: ignore[union-attr]
    assert [each.name.text() for each in at(area, PeoplePage).cards] == ["Mia"]
    assert "recovered: people: 1" in area.page.banner.text  # type: ignore[union-attr]


def test_whoever_leaves_while_records_are_mended_finds_them_mended(
    qtbot: QtBot, area: AdultArea, mia: Profile, file: Path
) -> None:
    with Records.open(file) as records:
        records.save_profile(mia)
    damage(file)
    area.enter()
    with qtbot.waitSignal(area.closed):
        at(area, MendingPage).leave()
    qtbot.waitUntil(lambda: area.records is not None)
    area.enter()
    assert len(at(area, PeoplePage).cards) == 1


def test_records_that_cannot_be_mended_are_told(
    qtbot: QtBot, area: AdultArea, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Records.open(file):
        pass
    damage(file)

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("emomirror.records.opening.recover", no_room)
    area.enter()
    qtbot.waitUntil(lambda: isinstance(area.page, TroublePage))
    monkeypatch.undo()
    at(area, TroublePage).again.click()
    qtbot.waitUntil(lambda: isinstance(area.page, PeoplePage))


def test_a_failing_write_is_told_and_nothing_typed_is_lost(
    area: AdultArea, monkeypatch: pytest.MonkeyPatch
) -> None:
    area.enter()
    area.show_profile(None)
    page = at(area, ProfilePage)
    page.nickname.setText("Mia")

    def full(*_: object) -> None:
        raise RecordsError(Sentence("Records", "The disk is full."))

    monkeypatch.setattr(Records, "save_profile", full)
    page.save.click()
    assert at(area, ProfilePage) is page
    assert page.banner.text == "The disk is full."
    assert page.nickname.text() == "Mia"


def test_a_person_erased_in_another_window_is_told(
    area: AdultArea, mia: Profile, file: Path
) -> None:
    with Records.open(file) as records:
        records.save_profile(mia)
        area.enter()
        records.erase(mia.id)
    at(area, PeoplePage).cards[0].practise.click()
    assert "no longer in the records" in at(area, PeoplePage).banner.text


def test_who_was_erased_in_another_window_does_not_come_back_by_saving(
    area: AdultArea, mia: Profile, file: Path
) -> None:
    with Records.open(file) as records:
        records.save_profile(mia)
        area.enter()
        area.show_profile(mia.id)
        records.erase(mia.id)
        at(area, ProfilePage).save.click()
        assert "no longer in the records" in at(area, ProfilePage).banner.text
        assert records.profiles() == []


def test_another_language_makes_the_page_anew_but_not_one_with_unsaved_words(
    area: AdultArea,
) -> None:
    area.enter()
    before = area.page
    QCoreApplication.sendEvent(area, QEvent(QEvent.Type.LanguageChange))
    assert area.page is not before
    area.show_profile(None)
    page = at(area, ProfilePage)
    page.nickname.setText("Mia")
    QCoreApplication.sendEvent(area, QEvent(QEvent.Type.LanguageChange))
    assert area.page is page


def test_what_is_too_old_is_erased_at_the_start(
    qtbot: QtBot, area: AdultArea, records: Records, mia: Profile, practised: Callable[..., Any]
) -> None:
    practised(sessions=200, tries=1)
    records.set_setting("retention_months", 3)
    area.enter()
    qtbot.waitUntil(lambda: len(records.overview(mia.id)) < 100, timeout=20_000)
    assert len(records.overview(mia.id)) > 80


def test_what_is_too_old_is_erased_though_nobody_practises(
    qtbot: QtBot, area: AdultArea, records: Records, mia: Profile, practised: Callable[..., Any]
) -> None:
    practised(sessions=200, tries=1)
    records.set_setting("retention_months", 3)
    area.sweep(records.path)
    qtbot.waitUntil(lambda: len(records.overview(mia.id)) < 100, timeout=20_000)
    assert area.records is None, "nothing was opened for anybody to see"


def test_erasing_that_failed_at_the_start_is_tried_again(
    qtbot: QtBot,
    area: AdultArea,
    records: Records,
    mia: Profile,
    practised: Callable[..., Any],
    tmp_path: Path,
) -> None:
    practised(sessions=200, tries=1)
    records.set_setting("retention_months", 3)
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(records.path.read_bytes()[:5000])
    area.sweep(damaged)
    area._background._pool.waitForDone()
    QCoreApplication.processEvents()
    area.enter()
    qtbot.waitUntil(lambda: len(records.overview(mia.id)) < 100, timeout=20_000)


def test_the_history_comes_back_to_its_session(
    area: AdultArea, records: Records, mia: Profile, practised: Callable[..., list[int]]
) -> None:
    ids = practised(sessions=4)
    area.enter()
    at(area, PeoplePage).cards[0].history.click()
    at(area, HistoryPage).choose(ids[1])
    area.page.open.click()  # type: ignore[union-attr]
    assert at(area, SessionReview).session.id == ids[1]
    area.page.leave()  # type: ignore[union-attr]
    page = at(area, HistoryPage)
    assert page.model.line(page.list.currentIndex().row()).id == ids[1]


@pytest.mark.parametrize("just_over", [True, False])
def test_an_erased_session_is_no_longer_in_the_history(
    qtbot: QtBot,
    area: AdultArea,
    records: Records,
    mia: Profile,
    practised: Callable[..., list[int]],
    just_over: bool,
) -> None:
    ids = practised(sessions=3)
    area.enter()
    area.show_review(ids[1], just_over=just_over)
    page = at(area, SessionReview)
    page.erase.click()
    (agree,) = (b for b in page.banner.findChildren(QPushButton) if b.text() == "Erase it")
    agree.click()
    qtbot.waitUntil(lambda: not isinstance(area.page, SessionReview))
    assert (
        at(area, PeoplePage if just_over else HistoryPage).banner.text == "The session is erased."
    )
    area.show_history(mia.id)
    model = at(area, HistoryPage).model
    assert [model.line(row).id for row in range(model.rowCount())] == [ids[2], ids[0]]


@pytest.fixture
def facts() -> ModelFacts:
    """Of a model that reads disgust badly."""
    return ModelFacts(
        path=Path("face.onnx"),
        sha256="after",
        region=Region.FACE,
        threshold=0.5,
        data_sha256="",
        report={"metrics": {"PrivateTest": {"recall": {"disgust": 0.1}}}},
    )


def test_a_session_that_is_not_kept_is_said_before_and_after_each(
    area: AdultArea, file: Path, mia: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Records.open(file) as records:
        records.save_profile(mia)
    monkeypatch.setattr(Records, "read_only", property(lambda _: True))
    area.enter()
    for _ in range(2):
        at(area, PeoplePage).cards[0].practise.click()
        page = at(area, PlanPage)
        assert "This session will not be kept" in page.notices.unkept.text
        assert str(file) in page.notices.unkept.text
        plan = page.plan()
        assert plan is not None
        assert area.keeper(mia, plan, 5) is None
        page.start.click()
        area.session_over(None)
        assert "This session was not kept" in at(area, PeoplePage).banner.text


def test_a_session_that_is_kept_needs_no_notice(area: AdultArea, file: Path, mia: Profile) -> None:
    with Records.open(file) as records:
        records.save_profile(mia)
    area.enter()
    at(area, PeoplePage).cards[0].practise.click()
    assert not at(area, PlanPage).notices.isVisible()
    area.session_over(None)
    assert not at(area, PeoplePage).banner.isVisible()


def test_a_calm_face_of_another_model_is_taken_again_from_the_plan(
    area: AdultArea, file: Path, mia: Profile, facts: ModelFacts
) -> None:
    calm = Baseline(scores=(0.1,) * 6 + (0.4,), frames=99, taken_utc="", model_sha256="before")
    with Records.open(file) as records:
        records.save_profile(msgspec.structs.replace(mia, baseline=calm))
    area.enter()
    area.show_profile(mia.id)
    section = at(area, ProfilePage).sections["person"]
    assert section.header.summary.whole.endswith("calm face taken")
    area.set_facts(facts)
    assert section.header.summary.whole.endswith("calm face to be taken again")
    area.practise(mia.id)
    (again,) = at(area, PlanPage).notices.calm.findChildren(QPushButton)
    again.click()
    page = at(area, BaselinePage)
    page.taken.emit(msgspec.structs.replace(calm, model_sha256="after"))
    page.back.click()
    assert not at(area, PlanPage).notices.isVisible()


def test_who_is_added_before_the_model_is_ready_begins_leniently_too(
    area: AdultArea, facts: ModelFacts
) -> None:
    area.enter()
    area.show_profile(None)
    goals = at(area, ProfilePage).profile.goals
    recall = recall_in(report_beside(shipped_model(Region.FACE)))
    assert goals == {emotion: starting_goal(emotion, recall) for emotion in EMOTIONS}
    assert goals[Emotion.FEAR].threshold < Goal().threshold
    area.set_facts(facts)
    area.show_profile(None)
    goals = at(area, ProfilePage).profile.goals
    assert goals[Emotion.DISGUST] == starting_goal(Emotion.DISGUST, facts.recall)
