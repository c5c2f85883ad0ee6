"""The driver brings a session time, faces and wishes, and loses no try."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.baseline import Baseline
from emomirror.practice.prompts import Exercise
from emomirror.practice.reading import Reading
from emomirror.practice.session import Phase, Session
from emomirror.practice.trying import Outcome
from emomirror.ui.practice.driver import STALL_S, SessionDriver
from emomirror.vision.observation import Reason

MakeDriver = Callable[..., SessionDriver]


def begun(make_driver: MakeDriver, **changes: Any) -> SessionDriver:
    driver = make_driver(**changes)
    driver.start()
    driver.continue_()
    return driver


def test_a_face_that_is_held_succeeds_and_is_kept(
    make_driver: MakeDriver, look: Any, shelf: Any
) -> None:
    driver = begun(make_driver)
    look(driver, 0.9)
    assert driver.session.trying is not None
    assert driver.session.trying.near
    look(driver, 0.3)
    assert driver.session.phase is Phase.REWARDING
    assert [made.outcome for made in shelf.kept] == [Outcome.HELD]
    assert len(shelf.kept[0].trace) > 8, "it is kept with its trace"


def test_each_try_is_kept_once_before_anybody_hears_of_the_next(
    make_driver: MakeDriver, look: Any, shelf: Any
) -> None:
    driver = make_driver(announce_s=0.0, reward_s=0.0)
    kept_at_finish: list[int] = []
    kept_before: dict[int, int] = {}

    def hear(session: Session) -> None:
        if session.trying is not None:
            kept_before.setdefault(session.trying.task.number, len(shelf.kept))

    driver.try_finished.connect(lambda _: kept_at_finish.append(len(shelf.kept)))
    driver.changed.connect(hear)
    driver.start()
    look(driver, 1.2)
    driver.skip()
    driver.accept()
    assert kept_at_finish == [1, 2, 3]
    assert kept_before == {0: 0, 1: 1, 2: 2, 3: 3}
    assert [made.task.number for made in shelf.kept] == [0, 1, 2]


def test_two_tries_that_end_at_one_moment_are_both_kept_whole(
    make_driver: MakeDriver, look: Any, shelf: Any, clock: Any
) -> None:
    driver = make_driver(announce_s=0.0, reward_s=0.0, limit_s=2.0)
    driver.start()
    look(driver, 1.9, Emotion.ANGER)
    clock.forward(0.5)
    driver.skip()
    assert [made.outcome for made in shelf.kept] == [Outcome.TIME_UP]
    assert shelf.kept[0].trace
    assert driver.session.trying is not None, "what was meant for the first spares the second"
    driver.skip()
    assert [made.outcome for made in shelf.kept] == [Outcome.TIME_UP, Outcome.SKIPPED]


def test_a_try_that_cannot_be_kept_waits_and_pauses_once(
    make_driver: MakeDriver, shelf: Any
) -> None:
    driver = begun(make_driver)
    told: list[object] = []
    kept_again: list[object] = []
    driver.keeping_failed.connect(told.append)
    driver.kept_again.connect(lambda: kept_again.append(1))
    shelf.full = True
    driver.accept()
    assert len(told) == 1
    assert driver.session.paused
    assert len(driver.unkept) == 1

    driver.keep_again()
    assert len(told) == 2, "trying again in vain says so"
    assert driver.session.paused

    shelf.full = False
    driver.keep_again()
    assert kept_again
    assert not driver.session.paused
    assert not driver.unkept
    assert [made.outcome for made in shelf.kept] == [Outcome.ACCEPTED]


def test_without_keeping_nothing_is_lost_and_all_is_kept_once_it_works(
    make_driver: MakeDriver, shelf: Any
) -> None:
    driver = begun(make_driver, announce_s=0.0, reward_s=0.0, tries=5)
    told: list[object] = []
    driver.keeping_failed.connect(told.append)
    shelf.full = True
    driver.accept()
    driver.go_on_without_keeping()
    driver.skip()
    driver.accept()
    assert len(told) == 1, "the adult knows"
    assert not driver.session.paused
    assert len(driver.unkept) == 3
    shelf.full = False
    driver.skip()
    assert [made.task.number for made in shelf.kept] == [0, 1, 2, 3]
    assert not driver.unkept


def test_what_is_unkept_at_the_end_is_said_and_can_still_be_kept(
    make_driver: MakeDriver, shelf: Any
) -> None:
    driver = begun(make_driver, tries=1)
    shelf.full = True
    driver.accept()
    driver.go_on_without_keeping()
    told: list[object] = []
    driver.keeping_failed.connect(told.append)
    driver.stop()
    assert told
    assert shelf.ended == 0
    shelf.full = False
    driver.keep_again()
    assert len(shelf.kept) == 1
    assert shelf.ended == 1


def test_stopping_keeps_the_try_under_way_and_ends_once(
    make_driver: MakeDriver, look: Any, shelf: Any
) -> None:
    driver = begun(make_driver)
    ends: list[Session] = []
    driver.ended.connect(ends.append)
    look(driver, 0.5)
    driver.stop()
    driver.stop()
    driver.skip()
    look(driver, 0.5)
    assert [made.outcome for made in shelf.kept] == [Outcome.STOPPED]
    assert len(ends) == 1
    assert ends[0].phase is Phase.FINISHED
    assert shelf.ended == 1


def test_changes_of_goals_are_kept_and_taken_back(make_driver: MakeDriver, shelf: Any) -> None:
    driver = begun(make_driver, progress=True)
    driver.accept()
    assert [change.emotion for change in shelf.changes] == [Emotion.HAPPINESS]
    driver.undo()
    assert shelf.changes == ()


def test_a_frame_counts_from_when_it_was_captured(
    make_driver: MakeDriver, seen_as: Any, clock: Any
) -> None:
    driver = begun(make_driver)
    for _ in range(40):
        clock.forward(0.05)
        driver.see(seen_as(late=0.12))
        driver._tick()  # ticks between frames must not run ahead of them
        if driver.session.phase is not Phase.TRYING:
            break
    made = driver.session.latest
    assert made is not None
    # One second of hold takes one second of frames, however late each of them comes.
    assert made.ended_s - made.started_s == pytest.approx(1.0, abs=0.15)


def test_time_goes_on_without_a_camera(make_driver: MakeDriver, clock: Any) -> None:
    driver = make_driver(exercise=Exercise.NAME, wait_s=5.0)
    driver.start()
    for _ in range(80):
        clock.forward(0.1)
        driver._tick()
    assert driver.session.trying is not None
    assert driver.session.trying.given, "help came by waiting"


def test_another_answer_brings_help(make_driver: MakeDriver) -> None:
    driver = begun(make_driver, exercise=Exercise.NAME)
    driver.answer(Emotion.SADNESS)
    trying = driver.session.trying
    assert trying is not None
    assert trying.answers == (Emotion.SADNESS,)
    assert [given.by_adult for given in trying.given] == [False]
    driver.answer(Emotion.HAPPINESS)
    assert driver.session.phase is Phase.REWARDING


def test_a_lost_camera_holds_time_still_until_it_is_back(
    make_driver: MakeDriver, look: Any, clock: Any
) -> None:
    driver = begun(make_driver)
    look(driver, 0.5)
    driver.camera_lost()
    before = driver.session.trying
    for _ in range(50):
        clock.forward(0.1)
        driver._tick()
    assert driver.session.still
    assert before is not None
    assert driver.session.trying is not None
    assert driver.session.trying.active_s == before.active_s
    driver.camera_back()
    look(driver, 1.2)
    assert driver.session.phase is Phase.REWARDING


def test_a_camera_that_falls_silent_is_lost_and_its_next_picture_ends_that(
    make_driver: MakeDriver, look: Any, clock: Any
) -> None:
    driver = begun(make_driver)
    told: list[int] = []
    driver.stalled.connect(lambda: told.append(1))
    look(driver, 0.5)
    clock.forward(STALL_S + 0.1)
    driver._tick()
    driver._tick()
    assert told == [1]
    assert driver.session.still
    look(driver, 0.1)
    assert not driver.session.still


@pytest.mark.parametrize("told", [True, False])
def test_the_time_before_a_silent_camera_is_noticed_is_not_the_person_s(
    make_driver: MakeDriver, look: Any, clock: Any, shelf: Any, told: bool
) -> None:
    driver = begun(make_driver, wait_s=2.0, limit_s=2.5)
    look(driver, 0.5, Emotion.ANGER)
    before = driver.session.trying
    assert before is not None
    assert before.active_s == pytest.approx(0.5, abs=0.05)
    for _ in range(28):
        clock.forward(0.1)
        driver._tick()
    if told:  # the source itself says so
        driver.camera_lost()
    else:
        clock.forward(0.3)
        driver._tick()
    assert driver.session.camera_lost
    trying = driver.session.trying
    assert trying is not None, "nobody's time is up meanwhile"
    assert trying.active_s == before.active_s
    assert trying.given == (), "and nobody is helped for it"
    assert not shelf.kept
    if told:
        driver.camera_back()
    look(driver, 0.5, Emotion.ANGER)
    trying = driver.session.trying
    assert trying is not None
    assert trying.active_s == pytest.approx(1.0, abs=0.1)


def test_slow_frames_are_the_person_s_time(
    make_driver: MakeDriver, seen_as: Any, clock: Any
) -> None:
    driver = begun(make_driver)
    for _ in range(5):
        for _ in range(8):
            clock.forward(0.1)
            driver._tick()
        driver.see(seen_as(Emotion.ANGER))
    trying = driver.session.trying
    assert trying is not None
    assert trying.active_s == pytest.approx(4 * 0.8)


def test_a_camera_that_never_gives_a_picture_is_lost_and_its_first_one_ends_that(
    make_driver: MakeDriver, look: Any, clock: Any
) -> None:
    driver = begun(make_driver)
    told: list[int] = []
    driver.stalled.connect(lambda: told.append(1))
    clock.forward(STALL_S - 0.1)
    driver._tick()
    assert not driver.session.camera_lost
    clock.forward(0.2)
    driver._tick()
    driver._tick()
    assert told == [1]
    assert driver.session.still
    driver.camera_back()  # it was opened once more, and gives nothing again
    clock.forward(STALL_S + 0.1)
    driver._tick()
    assert told == [1, 1]
    look(driver, 0.1)
    assert not driver.session.still


def test_no_picture_is_missed_where_none_is_needed(make_driver: MakeDriver, clock: Any) -> None:
    driver = make_driver(exercise=Exercise.NAME)
    told: list[int] = []
    driver.stalled.connect(lambda: told.append(1))
    driver.start()
    clock.forward(STALL_S + 0.1)
    driver._tick()
    assert not told
    assert not driver.session.camera_lost


def test_a_spoiled_frame_counts_neither_for_nor_against(make_driver: MakeDriver, look: Any) -> None:
    driver = begun(make_driver)
    look(driver, 0.6)
    look(driver, 2.0, spoiled=Reason.TOO_DARK)
    trying = driver.session.trying
    assert trying is not None
    assert trying.held_s == pytest.approx(0.6, abs=0.05)


def test_scores_are_read_against_the_own_calm_face(
    make_plan: Any, shelf: Any, clock: Any, look: Any, qtbot: Any
) -> None:
    at_rest = tuple(0.5 if e is Emotion.HAPPINESS else 0.5 / 6 for e in EMOTIONS)
    calm = Baseline(scores=at_rest, frames=300, taken_utc="2026-01-01T00:00:00Z", model_sha256="0")
    driver = SessionDriver(Session.of(make_plan()), shelf, Reading(calm), clock=clock)
    driver.start()
    driver.continue_()
    look(driver, 2.0, Emotion.HAPPINESS, 0.55)
    assert driver.session.trying is not None
    assert not driver.session.trying.near, "what the calm face shows already is no expression"
    driver.stop()
