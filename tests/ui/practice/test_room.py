"""As a therapist would: somebody new, consent, plan, session, review, report, and all erased."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from emomirror.camera.frame import Frame
from emomirror.cli import main
from emomirror.errors import CameraUnavailable, ModelRejected, RecordsError
from emomirror.home import HOME_VARIABLE
from emomirror.practice.baseline import Baseline
from emomirror.practice.goal import Goal
from emomirror.practice.kept import KeptSession
from emomirror.practice.profile import Profile
from emomirror.practice.progress import Change
from emomirror.practice.prompts import Exercise
from emomirror.practice.session import Phase
from emomirror.practice.trying import Outcome, Try
from emomirror.records import Records
from emomirror.sentences import Sentence
from emomirror.settings import Settings
from emomirror.ui import window as mirror_window
from emomirror.ui.practice.blocks_editor import BlockEditor
from emomirror.ui.practice.consent_page import ConsentPage
from emomirror.ui.practice.data_page import DataPage
from emomirror.ui.practice.erase_page import ErasePage
from emomirror.ui.practice.keeping import KeptNowhere
from emomirror.ui.practice.lock import LockPage
from emomirror.ui.practice.people_page import PeoplePage
from emomirror.ui.practice.pin import has_pin, set_pin
from emomirror.ui.practice.plan_page import PlanPage
from emomirror.ui.practice.report_page import ReportPage
from emomirror.ui.practice.room import PracticeRoom
from emomirror.ui.practice.session_review import SessionReview
from emomirror.ui.practice.slips import SETTLE_S
from emomirror.ui.reading import PipelineReader
from emomirror.ui.window import CLOSING_S, MirrorWindow
from emomirror.ui.workers import Wish
from emomirror.vision.crop import Region
from emomirror.vision.facts import shipped_model

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NAME = "Zoë Quickwater"


def press(page: QWidget, text: str) -> None:
    """Presses the one visible button of this text."""
    (button,) = (
        each
        for each in page.findChildren(QAbstractButton)
        if each.isVisible() and each.text().replace("&", "").strip() == text
    )
    assert button.isEnabled(), f"{text} cannot be pressed"
    button.click()


@pytest.fixture
def window(
    open_window: Callable[..., MirrorWindow], make_source: Callable[..., object]
) -> MirrorWindow:
    return open_window("still", still=make_source())


def add_somebody(window: MirrorWindow) -> None:
    press(window.room.area, "Add a person")
    window.room.area.findChild(QLineEdit).setText(NAME)
    press(window.room.area, "Add this person")
    assert isinstance(window.room.area.page, PeoplePage)


def begin(window: MirrorWindow, qtbot: QtBot, *, started: bool = True) -> None:
    area = window.room.area
    press(area, "Practise")
    if isinstance(area.page, ConsentPage):
        area.page.findChild(QLineEdit).setText("A mother")
        area.page.findChild(QCheckBox).setChecked(True)
        press(area, "I agree")
    assert isinstance(area.page, PlanPage)
    if started:
        press(area, "Start")
        assert window.practising is not None


def kept() -> list[KeptSession]:
    with Records.open() as records:
        (profile,) = records.profiles()
        return records.sessions(profile.id)


def test_a_key_leads_into_practice_and_back(window: MirrorWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_T)
    assert window.room.area.isVisible()
    press(window.room.area, "Mirror")
    assert window.mirror_page.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_T)
    assert window.room.area.isVisible()


def test_pictures_come_where_practice_is_opened_before_the_mirror_was_seen(
    open_window: Callable[..., MirrorWindow],
    make_source: Callable[..., object],
    frame: Callable[..., Frame],
    qtbot: QtBot,
) -> None:
    window = open_window("x", x=make_source(frame(0)))
    window.open_practice()  # as "emomirror practice" does, before anything is painted
    somebody = Profile(id="0123456789abcdef", nickname="Ana")
    practising = window.practise(somebody, somebody.plan("x"), KeptNowhere(), 0)
    qtbot.waitUntil(lambda: practising.page.mirror.picture() is not None)


def test_nothing_is_practised_before_somebody_agrees(window: MirrorWindow, qtbot: QtBot) -> None:
    window.open_practice()
    add_somebody(window)
    press(window.room.area, "Practise")
    assert isinstance(window.room.area.page, ConsentPage)
    press(window.room.area, "I agree")  # without a name, and without a word of the others
    assert isinstance(window.room.area.page, ConsentPage)
    assert window.practising is None


def test_a_session_is_kept_looked_at_and_erased(
    window: MirrorWindow, qtbot: QtBot, home: Path
) -> None:
    window.open_practice()
    add_somebody(window)
    begin(window, qtbot)
    assert window.practising is not None
    driver = window.practising.driver
    driver.continue_()
    assert driver.session.phase is Phase.TRYING
    driver.accept()
    # On disk before the next try begins, and seen by whoever opens the file now.
    assert [each.made.outcome for each in kept()[0].tries] == [Outcome.ACCEPTED]
    driver.continue_()
    driver.continue_()
    driver.stop()
    press(window.practising.page, "Close")

    area = window.room.area
    assert isinstance(area.page, SessionReview)
    assert [each.made.outcome for each in kept()[0].tries] == [Outcome.ACCEPTED, Outcome.STOPPED]
    assert kept()[0].ended_utc is not None
    press(area, "Report")
    assert isinstance(area.page, ReportPage)
    assert area.records is not None
    (profile,) = area.records.profiles()
    area.records.erase(profile.id)
    window.close()
    left = [path for path in home.rglob("*") if path.is_file()]
    assert left
    for path in left:
        content = path.read_bytes()
        assert NAME.encode() not in content, path
        assert b"A mother" not in content, path


def test_closing_the_window_in_the_middle_keeps_what_was_finished(
    window: MirrorWindow, qtbot: QtBot
) -> None:
    window.open_practice()
    add_somebody(window)
    begin(window, qtbot)
    assert window.practising is not None
    window.practising.driver.continue_()
    window.practising.driver.accept()
    window.close()
    assert [each.made.outcome for each in kept()[0].tries] == [Outcome.ACCEPTED]


def test_a_session_follows_on_from_those_before(window: MirrorWindow, qtbot: QtBot) -> None:
    window.open_practice()
    add_somebody(window)
    begin(window, qtbot)
    assert window.practising is not None
    assert window.practising.driver.session.earlier == ()
    window.practising.driver.continue_()
    window.practising.driver.accept()
    window.practising.driver.stop()
    press(window.practising.page, "Close")
    press(window.room.area, "Done")
    begin(window, qtbot)
    earlier = window.practising.driver.session.earlier
    assert [each.outcome for each in earlier] == [Outcome.ACCEPTED]


def test_a_plans_own_goals_stay_out_of_the_persons_settings(
    window: MirrorWindow, qtbot: QtBot
) -> None:
    window.open_practice()
    add_somebody(window)
    area = window.room.area
    assert area.records is not None
    (profile,) = area.records.profiles()
    goals = {emotion: Goal(threshold=0.6) for emotion in profile.emotions}
    plan = structs.replace(profile.plan("strict"), goals=goals)
    area.start_wanted.emit(profile, plan)
    assert window.practising is not None
    driver = window.practising.driver
    driver.continue_()
    driver.accept()
    assert driver.session.changes
    driver.undo()
    driver.stop()
    (kept_profile,) = area.records.profiles()
    assert kept_profile.goals == profile.goals


def test_a_calm_face_that_another_model_read_is_left_out(
    window: MirrorWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.reading.facts is not None)
    facts = window.reading.facts
    assert facts is not None
    for sha256, used in ((facts.sha256, True), ("0" * 64, False)):
        calm = Baseline(scores=(0.1,) * 6 + (0.4,), frames=99, taken_utc="", model_sha256=sha256)
        somebody = Profile(id="0123456789abcdef", nickname="Ana", baseline=calm)
        practising = window.practise(somebody, somebody.plan("x"), KeptNowhere(), 0)
        assert (practising.driver.reading.baseline is not None) is used


@pytest.mark.parametrize("own", [False, True])
def test_practising_reads_the_whole_face_and_gives_the_mirror_its_eyes_back(
    open_window: Callable[..., MirrorWindow],
    make_source: Callable[..., object],
    tmp_path: Path,
    qtbot: QtBot,
    own: bool,
) -> None:
    def read(region: Region) -> None:
        def so() -> bool:
            return window.reading.facts is not None and window.reading.facts.region is region

        qtbot.waitUntil(so, timeout=10_000)

    if own:
        file = tmp_path / "own.onnx"
        file.write_bytes(shipped_model(Region.EYES).read_bytes())
        window = open_window("still", wish=Wish(model=file), still=make_source())
    else:
        window = open_window("still", Settings(region="eyes"), still=make_source())
        read(Region.EYES)
    window.open_practice()
    read(Region.FACE)
    assert window._keeper.settings.region == ("face" if own else "eyes"), "nothing new is kept"
    add_somebody(window)
    begin(window, qtbot, started=False)
    page = window.room.area.page
    assert isinstance(page, PlanPage)
    assert not page.notices.isVisible()
    press(page, "Start")
    window._leave_practice()
    assert window.reading.region == "face", "the next session begins on the same page"
    window.room.area.closed.emit()
    read(Region.EYES)
    assert window.reading.has_own_model is own


def test_where_the_whole_face_cannot_be_read_it_is_asked_for_once(
    open_window: Callable[..., MirrorWindow],
    make_source: Callable[..., object],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    window = open_window("still", Settings(region="eyes"), still=make_source())
    qtbot.waitUntil(lambda: window.reading.facts is not None, timeout=10_000)
    asked: list[Wish] = []

    def fail(_reader: PipelineReader, wish: Wish) -> None:
        asked.append(wish)
        raise ModelRejected(Sentence("Model", "Not whole."))

    monkeypatch.setattr(PipelineReader, "set_up", fail)
    with qtbot.waitSignal(window._engine.model_failed, timeout=10_000):
        window.open_practice()
    qtbot.wait(300)
    assert [wish.region for wish in asked] == ["face"]
    assert window.reading.region == "eyes"
    add_somebody(window)
    begin(window, qtbot, started=False)
    page = window.room.area.page
    assert isinstance(page, PlanPage)
    assert "Only the eyes are read now" in page.notices.eyes.text
    assert page.notices.eyes.isVisible()
    window.room.area.closed.emit()
    qtbot.wait(300)
    assert window.mirror_page.banner.isVisible()
    assert "Not whole." in window.mirror_page.banner.text, "as the notice promises"


def test_a_session_is_kept_with_the_model_that_has_read_it(
    open_window: Callable[..., MirrorWindow],
    make_source: Callable[..., object],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    wish = Wish(model=tmp_path / "absent.onnx")
    window = open_window("still", wish=wish, still=make_source())
    qtbot.waitUntil(lambda: window.reading.fault is not None)
    window.open_practice()
    add_somebody(window)
    begin(window, qtbot)
    assert window.practising is not None
    with qtbot.waitSignal(window._engine.model_ready, timeout=10_000):
        press(window.practising.page, "Use the shipped model")
    window.practising.driver.continue_()
    window.practising.driver.accept()
    facts = window.reading.facts
    assert facts is not None
    (session,) = kept()
    assert (session.model_sha256, session.model_threshold) == (facts.sha256, facts.threshold)


def test_a_recording_that_ended_before_the_session_is_said_to(
    open_window: Callable[..., MirrorWindow], tiny_video: Path, qtbot: QtBot
) -> None:
    window = open_window(str(tiny_video))
    qtbot.waitUntil(lambda: window.mirror_page.banner.isVisible())
    somebody = Profile(id="0123456789abcdef", nickname="Ana")
    practising = window.practise(somebody, somebody.plan("x"), KeptNowhere(), 0)
    assert practising.driver.session.camera_lost
    assert practising.page.banner.isVisible()


class Full:
    """A ``Keeper`` that has no room."""

    def add_try(self, made: Try) -> None:
        raise RecordsError(Sentence("Records", "The disk is full."))

    def set_changes(self, changes: tuple[Change, ...]) -> None: ...

    def end(self) -> None: ...


def test_what_is_not_kept_is_said_before_somebody_leaves(
    window: MirrorWindow, qtbot: QtBot
) -> None:
    somebody = Profile(id="0123456789abcdef", nickname="Ana", tries=1)
    practising = window.practise(somebody, somebody.plan("x"), Full(), 0)
    practising.driver.continue_()
    practising.driver.accept()
    practising.driver.stop()
    assert practising.driver.over
    with qtbot.assertNotEmitted(practising.over):
        press(practising.page, "Close")
    assert practising.page.banner.isVisible()
    with qtbot.waitSignal(practising.over):
        practising.page.left.emit()


def test_the_adults_window_follows_the_session_and_changes_it(
    window: MirrorWindow, qtbot: QtBot
) -> None:
    window.open_practice()
    add_somebody(window)
    begin(window, qtbot)
    assert window.practising is not None
    driver = window.practising.driver
    driver.continue_()
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    live = window.room.live
    assert live is not None
    assert driver.session.task is not None
    emotion = driver.session.task.emotion
    assert emotion is not None
    before = driver.session.goals[emotion].threshold
    press(live, "Easier")
    assert driver.session.goals[emotion].threshold == pytest.approx(before - 0.05)
    press(live, "Undo")
    assert driver.session.goals[emotion].threshold == before
    press(live, "Pause")
    assert driver.session.paused
    qtbot.wait(round(1000 * SETTLE_S) + 50)  # the same button sooner is a finger that slipped
    press(live, "Go on")
    press(live, "Stop")
    assert not driver.over
    qtbot.wait(round(1000 * SETTLE_S) + 50)
    press(live, "Stop for today")
    assert driver.over
    press(window.practising.page, "Close")
    assert window.room.live is None


def test_closing_asks_once_about_what_is_not_saved(window: MirrorWindow, qtbot: QtBot) -> None:
    window.open_practice()
    press(window.room.area, "Add a person")
    window.room.area.findChild(QLineEdit).setText(NAME)
    window.close()
    assert window.isVisible()
    assert window.room.area.page is not None
    assert window.room.area.page.banner.isVisible()
    window.close()
    assert not window.isVisible()


def test_an_end_that_is_asked_for_from_outside_is_not_delayed(window: MirrorWindow) -> None:
    window.open_practice()
    press(window.room.area, "Add a person")
    window.room.area.findChild(QLineEdit).setText(NAME)
    window.end()
    assert not window.isVisible()


def test_after_a_session_the_pin_is_asked_for_again_and_can_be_reset(
    window: MirrorWindow, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    window.open_practice()
    add_somebody(window)
    records = window.room.area.records
    assert records is not None
    set_pin(records, "2468")
    begin(window, qtbot)
    assert window.practising is not None
    window.practising.driver.continue_()
    window.practising.driver.accept()
    window.practising.driver.stop()
    press(window.practising.page, "Close")
    assert isinstance(window.room.area.page, LockPage)
    assert main(["practice", "--reset-pin"]) == 0
    assert "nothing else has changed" in capsys.readouterr().out
    assert not has_pin(records)
    assert main(["practice", "--reset-pin"]) == 0
    assert "have no PIN" in capsys.readouterr().out


def by_key(window: QWidget, qtbot: QtBot) -> None:
    """Presses the key of the adult's window in a window: as a rule on the child's screen."""
    window.activateWindow()
    with qtbot.waitActive(window):
        pass
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def asked_for_the_pin(window: MirrorWindow, qtbot: QtBot) -> PracticeRoom:
    """A session goes on, behind a PIN of 2468, and the adult's window was wished for by key."""
    window.open_practice()
    add_somebody(window)
    room = window.room
    assert room.area.records is not None
    set_pin(room.area.records, "2468")
    begin(window, qtbot)
    by_key(window, qtbot)
    return room


def give_pin(lock: LockPage | None, pin: str) -> None:
    assert lock is not None
    lock.pin.setText(pin)
    lock.enter.click()


def test_the_adults_window_is_behind_the_pin_and_asks_once_a_session(
    window: MirrorWindow, qtbot: QtBot
) -> None:
    room = asked_for_the_pin(window, qtbot)
    assert room.live is None, "nobody was let in"
    assert room.lock is not None
    assert room.lock.isWindow()
    assert window.practising is not None
    assert window.practising.page.isVisible(), "the child's screen stays as it is"
    give_pin(room.lock, "1357")
    assert room.live is None
    with qtbot.waitActive(room.lock):
        pass
    qtbot.keyClick(room.lock, Qt.Key.Key_Escape)
    assert room.lock is None

    by_key(window, qtbot)
    give_pin(room.lock, "2468")
    assert room.lock is None
    assert room.live is not None
    assert room.live.isVisible()
    by_key(window, qtbot)
    assert room.live is None
    by_key(window, qtbot)
    assert room.live is not None, "who was let in is not asked again"

    window.practising.driver.continue_()
    window.practising.driver.accept()
    window.practising.driver.stop()
    press(window.practising.page, "Close")
    assert isinstance(room.area.page, LockPage), "after a session it is asked for as before"


def test_the_key_of_the_adults_window_closes_it_from_within(
    window: MirrorWindow, qtbot: QtBot
) -> None:
    room = asked_for_the_pin(window, qtbot)
    assert room.lock is not None
    by_key(room.lock, qtbot)
    assert room.lock is None
    by_key(window, qtbot)
    give_pin(room.lock, "2468")
    assert room.live is not None
    by_key(room.live, qtbot)
    assert room.live is None


def test_text_is_made_larger_from_the_adults_windows_too(
    window: MirrorWindow, qtbot: QtBot
) -> None:
    room = asked_for_the_pin(window, qtbot)
    control = Qt.KeyboardModifier.ControlModifier

    def grown_px(shown: QWidget | None) -> int:
        assert shown is not None
        shown.activateWindow()
        with qtbot.waitActive(shown):
            pass
        before = QApplication.font().pixelSize()
        qtbot.keyClick(shown, Qt.Key.Key_Plus, control)
        larger = QApplication.font().pixelSize()
        qtbot.keyClick(shown, Qt.Key.Key_Minus, control)
        assert QApplication.font().pixelSize() == before
        return larger - before

    assert grown_px(room.lock) > 0
    give_pin(room.lock, "2468")
    assert grown_px(room.live) > 0


def test_what_asks_for_the_pin_ends_with_the_session(window: MirrorWindow, qtbot: QtBot) -> None:
    room = asked_for_the_pin(window, qtbot)
    assert room.lock is not None
    assert window.practising is not None
    window.practising.driver.stop()
    press(window.practising.page, "Close")
    assert room.lock is None


def test_closing_the_window_waits_until_somebody_is_erased(
    window: MirrorWindow, qtbot: QtBot, home: Path
) -> None:
    window.open_practice()
    add_somebody(window)
    area = window.room.area
    press(area, "Data and PIN")
    press(area, "Erase…")
    assert isinstance(area.page, ErasePage)
    area.page.typed.setText("erase")
    press(area, "Erase")
    window.close()
    assert window.left_running == []
    with Records.open() as records:
        assert records.profiles() == []
    for path in home.rglob("*"):
        assert path.is_dir() or NAME.encode() not in path.read_bytes(), path


def test_closing_the_window_waits_until_an_export_is_whole(
    window: MirrorWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = Records.export

    def slowly(records: Records, profile_id: str, folder: Path) -> list[Path]:
        time.sleep(1.5 * CLOSING_S)
        return export(records, profile_id, folder)

    monkeypatch.setattr(Records, "export", slowly)
    window.open_practice()
    add_somebody(window)
    area = window.room.area
    press(area, "Data and PIN")
    assert isinstance(area.page, DataPage)
    with Records.open() as records:
        (profile,) = records.profiles()
    area.page.export(profile, tmp_path)
    window.close()
    assert window.left_running == []
    (written,) = tmp_path.rglob("practice.json")
    assert json.loads(written.read_text(encoding="utf-8"))


def test_a_setting_that_cannot_be_read_shows_nobody_and_says_why(
    window: MirrorWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_practice()
    add_somebody(window)

    def gone(*_: object) -> None:
        raise RecordsError(Sentence("Records", "The disk is gone."))

    monkeypatch.setattr(Records, "setting", gone)
    window.open_practice()
    page = window.room.area.page
    assert not isinstance(page, PeoplePage)
    assert page is not None
    assert "The disk is gone." in " ".join(label.text() for label in page.findChildren(QLabel))


def test_what_is_too_old_is_erased_where_only_the_mirror_is_used(
    qtbot: QtBot, mia: Profile, open_window: Callable[..., MirrorWindow]
) -> None:
    with Records.open() as records:
        records.save_profile(mia)
        plan = mia.plan("Long ago")
        started = datetime(2001, 9, 9, tzinfo=UTC)
        records.begin_session(
            mia.id, plan, seed=0, started_utc=started, offset=timedelta(),
            model_sha256="", model_threshold=0.5,
        )  # fmt: skip
        records.set_setting("retention_months", 60)
        assert len(records.overview(mia.id)) == 1
        window = open_window("demo")
        qtbot.waitUntil(lambda: not records.overview(mia.id), timeout=20_000)
    assert window.mirror_page.isVisible()


def test_what_is_too_old_is_erased_though_nobody_comes_before_the_mirror(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    open_window: Callable[..., MirrorWindow],
    make_source: Callable[..., object],
    records: Records,
    mia: Profile,
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(records.path.parent))
    monkeypatch.setattr(mirror_window, "AHEAD_S", 0.01)
    records.save_profile(mia)
    long_ago = datetime.now(UTC) - timedelta(days=400)
    records.begin_session(
        mia.id,
        mia.plan("Mia"),
        seed=0,
        started_utc=long_ago,
        offset=timedelta(),
        model_sha256="ab" * 32,
        model_threshold=0.5,
    )
    records.set_setting("retention_months", 12)
    open_window("still", still=make_source())
    qtbot.waitUntil(lambda: not records.overview(mia.id), timeout=20_000)


def practise(block: BlockEditor, exercise: Exercise) -> None:
    block.exercise.set_value(exercise)
    block.exercise.activated.emit(block.exercise.currentIndex())


def test_a_session_without_a_picture_is_warned_of_before_it_begins(
    open_window: Callable[..., MirrorWindow],
    make_source: Callable[..., Any],
    frame: Callable[..., Frame],
    unplugged: CameraUnavailable,
    qtbot: QtBot,
) -> None:
    source = make_source(unplugged)
    window = open_window("camera", camera=source)
    window.open_practice()
    qtbot.waitUntil(lambda: isinstance(window.room.area.page, PeoplePage))
    qtbot.waitUntil(lambda: window.source_gone)
    add_somebody(window)
    begin(window, qtbot, started=False)
    page = window.room.area.page
    assert isinstance(page, PlanPage)
    assert page.notices.source.isVisible()
    assert page.start.isEnabled(), "who practises may sit down before the camera is found"
    (block,) = page.blocks.editors
    practise(block, Exercise.NAME)
    assert not page.notices.source.isVisible(), "to name a face needs no camera"
    practise(block, Exercise.COPY)
    assert page.notices.source.isVisible()
    source.give(frame(0))
    qtbot.waitUntil(lambda: not page.notices.source.isVisible())
    source.give(unplugged)
    qtbot.waitUntil(page.notices.source.isVisible)
    assert page.start.accessibleDescription() == page.notices.source.text
    press(page, "Try again")
    assert not window.source_gone, "it is asked for pictures anew"


def test_the_last_picture_of_a_recording_that_is_over_takes_no_warning_away(
    open_window: Callable[..., MirrorWindow],
    make_source: Callable[..., Any],
    frame: Callable[..., Frame],
    qtbot: QtBot,
) -> None:
    window = open_window("film", film=make_source(frame(0), frame(1), None))
    qtbot.waitUntil(lambda: window.source_gone and window.mirror_page.seen is not None)
    window.open_practice()
    qtbot.waitUntil(lambda: isinstance(window.room.area.page, PeoplePage))
    add_somebody(window)
    begin(window, qtbot, started=False)
    page = window.room.area.page
    assert isinstance(page, PlanPage)
    window.room.see(window.mirror_page.seen)
    assert page.notices.source.isVisible()
