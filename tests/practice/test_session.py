"""What a session does, step by step."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.events import (
    Accept,
    Adjusted,
    Answered,
    CameraBack,
    CameraLost,
    Continue,
    Event,
    Pause,
    Prompted,
    Resume,
    Scored,
    Skip,
    Start,
    Stop,
    Tick,
    Undo,
)
from emomirror.practice.goal import Goal
from emomirror.practice.plan import Block, Order
from emomirror.practice.prompts import Exercise, Present, Prompt
from emomirror.practice.session import Phase, Session, step
from emomirror.practice.trying import FORGIVEN_S, GAP_S, Outcome, Try

from .conftest import after, frames, looking, plan, started

Smiling = Callable[..., list[Event]]
HAPPY = Emotion.HAPPINESS
CALM = looking(Emotion.NEUTRAL, 0.9)


def test_a_face_held_long_enough_succeeds(smiling: Smiling) -> None:
    session = after(started(plan()), smiling(0, 0.9))
    assert session.trying is not None
    assert session.trying.hold_share == pytest.approx(0.9)
    session = step(session, Scored(1.0, looking(HAPPY, 0.8)))
    assert session.latest is not None
    assert session.latest.outcome is Outcome.HELD
    assert session.latest.alone
    assert session.task is not None
    assert session.task.number == 1


def test_a_score_under_the_threshold_never_succeeds(smiling: Smiling) -> None:
    session = after(started(plan()), smiling(0, 30, score=0.49))
    assert session.trying is not None
    assert session.trying.held_s == 0
    assert session.trying.nearness == pytest.approx(0.98)


def test_only_the_target_counts_whatever_else_the_face_looks_like() -> None:
    both = tuple(0.5 if e in (HAPPY, Emotion.SURPRISE) else 0.0 for e in EMOTIONS)
    session = after(started(plan()), [Scored(i / 10, both, sure=False) for i in range(11)])
    assert session.latest is not None
    assert session.latest.outcome is Outcome.HELD
    assert session.latest.unsure == 11


def test_a_short_loss_costs_its_own_time_only(smiling: Smiling) -> None:
    session = after(started(plan()), smiling(0, 0.6))
    session = after(session, frames(0.7, FORGIVEN_S - 0.2, CALM))
    assert session.trying is not None
    assert session.trying.held_s == pytest.approx(0.6)
    session = after(session, smiling(1.0, 0.3))
    assert session.trying is not None
    assert session.trying.held_s == pytest.approx(0.9)


def test_a_long_loss_begins_the_hold_anew(smiling: Smiling) -> None:
    session = after(started(plan()), smiling(0, 0.6))
    session = after(session, frames(0.7, FORGIVEN_S + 0.2, CALM))
    assert session.trying is not None
    assert session.trying.held_s == 0
    assert session.trying.longest_s == pytest.approx(0.6)
    assert session.trying.first_match_s == 0


def test_what_the_camera_spoils_counts_neither_for_nor_against(smiling: Smiling) -> None:
    session = after(started(plan()), smiling(0, 0.6))
    session = after(session, frames(0.7, 60, None))
    assert session.trying is not None
    assert session.trying.held_s == pytest.approx(0.6)
    assert session.trying.active_s == pytest.approx(0.7)
    assert session.trying.spoiled == 601
    # The first frame afterwards follows on nothing: the dark minute is not held time.
    session = after(session, smiling(60.8, 0.3))
    assert session.trying is not None
    assert session.trying.held_s == pytest.approx(0.9)


def test_a_machine_that_slept_gives_no_hold(smiling: Smiling) -> None:
    long = plan(goals={HAPPY: Goal(threshold=0.5, hold_s=5)})
    session = after(started(long), [*smiling(0, 0.1), *smiling(3600, 0)])
    assert session.trying is not None
    assert session.trying.held_s == pytest.approx(0.1)
    assert session.trying.active_s == pytest.approx(0.1 + GAP_S)


def test_a_camera_that_stalls_gives_no_hold(smiling: Smiling) -> None:
    ticks = [Tick(0.2 + i / 10) for i in range(27)]
    session = after(started(plan()), [*smiling(0.1, 0), *ticks, *smiling(2.9, 0)])
    assert session.trying is not None
    assert session.trying.held_s == 0


@pytest.mark.parametrize(
    ("block", "phase"),
    [
        (Block(exercise=Exercise.FREE, emotions=EMOTIONS), Phase.TRYING),
        (Block(exercise=Exercise.COPY, emotions=(HAPPY,), adult_first=True), Phase.SHOWING),
    ],
)
def test_going_on_at_the_very_end_of_an_announcement_ends_nothing_else(
    block: Block, phase: Phase
) -> None:
    session = started(plan(blocks=(block,), announce_s=2.0))
    session = after(session, [Tick(1.0), Tick(1.9), Continue(2.05)])
    assert session.phase is phase
    assert session.finished == ()


def test_help_comes_by_waiting_from_least_to_most() -> None:
    session = started(plan(wait_s=2.0))
    seen = []
    for event in frames(0, 9, CALM):
        session = step(session, event)
        assert session.trying is not None
        seen = [given.prompt for given in session.trying.given]
    assert seen == [Prompt.PARTS, Prompt.SITUATION, Prompt.ADULT]
    assert session.trying is not None
    assert [given.t_s for given in session.trying.given] == pytest.approx([2, 4, 6], abs=0.11)
    assert not any(given.by_adult for given in session.trying.given)


def test_help_does_not_come_while_the_camera_sees_nobody() -> None:
    session = after(started(plan(wait_s=2.0)), frames(0, 60, None))
    assert session.trying is not None
    assert session.trying.given == ()


def test_the_adult_helps_at_once_and_that_is_kept(smiling: Smiling) -> None:
    session = after(started(plan()), [Tick(0.5), Prompted(0.6), *smiling(0.7, 1.0)])
    assert session.latest is not None
    assert [(g.prompt, g.by_adult) for g in session.latest.given] == [(Prompt.PARTS, True)]
    assert not session.latest.alone


def test_help_from_the_start_is_no_help_given() -> None:
    session = started(plan(goals={HAPPY: Goal(help=2)}))
    assert session.trying is not None
    word, pictogram = Prompt.WORD, Prompt.PICTOGRAM
    assert session.trying.shown == (word, pictogram, Prompt.PARTS, Prompt.SITUATION)
    assert session.trying.rungs == (Prompt.ADULT,)


def test_pictograms_on_answers_from_the_start_count_as_help_of_the_start() -> None:
    block = Block(exercise=Exercise.NAME, emotions=(HAPPY,), tries=1)
    naming = plan(blocks=(block,), pictured=True, goals={HAPPY: Goal(help=1)})
    session = started(naming)
    assert session.trying is not None
    assert session.trying.from_start == (Prompt.PARTS, Prompt.PICTOGRAM)
    assert session.trying.rungs == (Prompt.SITUATION, Prompt.ADULT), "it does not come again"
    done = step(session, Answered(3.0, HAPPY)).finished[0]
    assert done.alone, "no more help came than was there"


@pytest.mark.parametrize(
    ("present", "shown", "first"),
    [
        (Present.WORD, (Prompt.WORD,), Prompt.PICTOGRAM),
        (Present.SITUATION, (Prompt.SITUATION,), Prompt.WORD),
        (Present.BOTH, (Prompt.WORD, Prompt.SITUATION), Prompt.PICTOGRAM),
    ],
)
def test_making_a_face_shows_no_picture_at_first(
    present: Present, shown: tuple[Prompt, ...], first: Prompt
) -> None:
    block = Block(exercise=Exercise.MAKE, emotions=(HAPPY,), present=present)
    session = started(plan(blocks=(block,)))
    assert session.trying is not None
    assert session.trying.shown == shown
    assert session.trying.rungs[0] is first


def test_a_prompt_that_the_adult_does_not_allow_never_comes() -> None:
    allowed = (Prompt.WORD, Prompt.PICTOGRAM, Prompt.ADULT)
    session = after(started(plan(prompts=allowed)), [Prompted(1), Prompted(2)])
    assert session.trying is not None
    assert [given.prompt for given in session.trying.given] == [Prompt.ADULT]


@pytest.mark.parametrize("present", [Present.SITUATION, Present.BOTH])
def test_where_there_is_no_situation_to_tell_the_word_asks_and_help_goes_on(
    present: Present,
) -> None:
    block = Block(
        exercise=Exercise.MAKE,
        emotions=(HAPPY, Emotion.SADNESS),
        present=present,
        order=Order.FIXED,
    )
    session = step(Session.of(plan(blocks=(block,)), untold=(HAPPY,)), Start(0.0))
    assert session.trying is not None
    assert session.trying.task.present is Present.WORD
    assert session.trying.shown == (Prompt.WORD,)
    assert session.trying.rungs == (Prompt.PICTOGRAM, Prompt.PARTS, Prompt.ADULT)
    assert session.after is not None
    assert session.after.present is present, "others are asked for as planned"
    session = step(session, Skip(1.0))
    assert session.trying is not None
    assert Prompt.SITUATION in session.trying.shown
    assert session.after is not None
    assert session.after.present is Present.WORD, "the strip says it before"


def test_without_a_limit_a_try_never_ends_by_itself() -> None:
    session = after(started(plan()), [Scored(t / 2, CALM) for t in range(7200)])
    assert session.trying is not None
    assert session.finished == ()


def test_a_limit_of_the_adult_counts_only_time_in_which_one_could_try() -> None:
    session = after(started(plan(limit_s=3.0)), frames(0, 2, CALM))
    session = after(session, [*frames(2.1, 10, None), Pause(12.2), Resume(60.0)])
    assert session.finished == ()
    session = after(session, frames(60.1, 1.2, CALM))
    assert [each.outcome for each in session.finished] == [Outcome.TIME_UP]


def test_a_pause_stands_still_and_a_hold_goes_on_after_it(smiling: Smiling) -> None:
    session = after(started(plan()), [*smiling(0, 0.6), Pause(0.7)])
    paused = after(session, [*smiling(0.8, 30), Tick(40)])
    assert paused.trying == session.trying
    session = after(paused, [Resume(50), *smiling(50, 0.2)])
    assert session.trying is not None
    assert session.trying.held_s == pytest.approx(0.8)


@pytest.mark.parametrize("held_still", [Pause, CameraLost])
def test_skip_accept_and_stop_work_while_time_stands_still(
    held_still: type[Event], smiling: Smiling
) -> None:
    still = after(started(plan()), [*smiling(0, 0.3), held_still(0.5)])
    for event, outcome in (
        (Skip(1), Outcome.SKIPPED),
        (Accept(1), Outcome.ACCEPTED),
        (Stop(1), Outcome.STOPPED),
    ):
        assert step(still, event).finished[0].outcome is outcome


def test_a_lost_camera_waits_and_goes_on_when_it_is_back(smiling: Smiling) -> None:
    session = after(started(plan()), [*smiling(0, 0.6), CameraLost(0.7), Tick(300)])
    assert session.still
    session = after(session, [CameraBack(301), *smiling(301, 0.5)])
    assert session.finished[0].outcome is Outcome.HELD


def test_no_time_runs_from_a_lost_camera_until_a_frame_is_read() -> None:
    """A camera that is found again gives no picture for seconds, and dark ones at first."""
    session = after(started(plan(wait_s=2.0)), frames(0, 1.0, CALM))
    lost = [CameraLost(1.0), Tick(20.0), CameraBack(20.0)]
    session = after(session, [*lost, *(Tick(20 + i / 10) for i in range(50))])
    session = after(session, [*frames(25, 1, None), *frames(26.1, 0.5, CALM)])
    assert session.trying is not None
    assert session.trying.active_s == pytest.approx(1.5)
    assert session.trying.given == ()
    session = after(session, frames(26.7, 0.6, CALM))
    assert session.trying is not None
    assert [given.prompt for given in session.trying.given] == [Prompt.PARTS]


def test_naming_a_face_needs_no_camera() -> None:
    block = Block(exercise=Exercise.NAME, emotions=(HAPPY,), tries=1)
    session = after(started(plan(blocks=(block,))), [CameraLost(0.5), Tick(2.0)])
    assert not session.still
    session = step(session, Answered(3.0, Emotion.FEAR))
    assert session.trying is not None  # another answer ends nothing, and is kept
    session = step(session, Answered(4.0, HAPPY))
    assert session.finished[0].answers == (Emotion.FEAR, HAPPY)
    assert session.finished[0].outcome is Outcome.NAMED
    assert not session.finished[0].alone


def test_a_free_mirror_lasts_until_it_is_ended(smiling: Smiling) -> None:
    block = Block(exercise=Exercise.FREE, emotions=EMOTIONS, tries=1)
    session = after(started(plan(blocks=(block,))), smiling(0, 60, score=1.0))
    assert session.phase is Phase.TRYING
    session = step(session, Continue(61))
    assert session.finished[0].outcome is Outcome.LOOKED
    assert session.phase is Phase.FINISHED


def test_a_free_mirror_that_is_left_with_skip_was_looked_into(smiling: Smiling) -> None:
    block = Block(exercise=Exercise.FREE, emotions=EMOTIONS, tries=2)
    session = after(started(plan(blocks=(block,), announce_s=2.0)), [Tick(1), Tick(2)])
    session = after(session, [*smiling(2, 5), Skip(8), Skip(9)])
    outcomes = [each.outcome for each in session.finished]
    assert outcomes == [Outcome.LOOKED, Outcome.SKIPPED], "the second was only announced"


def test_the_adult_goes_first_for_as_long_as_wished(smiling: Smiling) -> None:
    block = Block(exercise=Exercise.COPY, emotions=(HAPPY,), tries=1, adult_first=True)
    session = after(started(plan(blocks=(block,))), smiling(0, 60))
    assert session.phase is Phase.SHOWING
    assert session.finished == ()
    session = after(session, [Continue(61), *smiling(61, 1.0)])
    assert session.finished[0].frames == 11


def test_announcements_and_rewards_take_their_time(smiling: Smiling) -> None:
    session = started(plan(announce_s=2.0, reward_s=3.0))
    session = after(session, [Tick(1.0), Tick(1.9)])
    assert session.phase is Phase.ANNOUNCING
    session = after(session, [Tick(2.0), *smiling(2.1, 1.0)])
    assert session.phase is Phase.REWARDING
    assert session.after is not None
    assert session.after.number == 1
    session = after(session, [Tick(t) for t in (4.0, 5.0, 6.0)])
    assert session.phase is Phase.REWARDING
    assert step(session, Tick(6.2)).phase is Phase.ANNOUNCING
    assert step(session, Continue(6.0)).phase is Phase.ANNOUNCING


def test_a_try_that_does_not_succeed_goes_on_without_a_reward() -> None:
    session = step(started(plan(reward_s=3.0)), Skip(1.0))
    assert session.phase is Phase.TRYING


def test_what_was_meant_for_one_try_does_not_hit_the_next() -> None:
    session = after(started(plan(limit_s=2.0)), frames(0, 1.9, CALM))
    session = step(session, Skip(2.5))  # time was up at that very moment
    assert [each.outcome for each in session.finished] == [Outcome.TIME_UP]
    assert session.trying is not None


def test_an_accepted_try_is_kept_apart_from_what_the_program_saw() -> None:
    session = after(started(plan()), [*frames(0, 1, CALM), Accept(1.1)])
    assert session.finished[0].outcome is Outcome.ACCEPTED
    assert session.finished[0].outcome.succeeded
    assert not session.finished[0].alone


def test_scores_are_kept_ten_times_a_second_and_dropped_when_the_next_try_ends(
    smiling: Smiling,
) -> None:
    at_30 = frames(0, 0.95, looking(HAPPY, 0.8), fps=30)
    session = after(started(plan()), [*at_30, Skip(1.0)])
    assert session.latest is not None
    assert 9 <= len(session.latest.trace) <= 10
    assert session.finished[0].trace == ()


def test_goals_follow_successes_within_the_session_and_can_be_taken_back(
    smiling: Smiling,
) -> None:
    session = after(started(plan(progress=True)), smiling(0, 1.0))
    (change,) = session.changes
    assert change.harder
    assert change.by_adult is False
    assert session.trying is not None
    assert session.trying.goal.threshold > 0.5
    back = step(session, Undo(1.5))
    assert back.goals[HAPPY] == Goal(threshold=0.5, hold_s=1.0)
    assert back.changes == ()


def test_the_adult_makes_it_easier_at_once_and_can_take_that_back(smiling: Smiling) -> None:
    easier = Goal(threshold=0.3, hold_s=0.4, help=2)
    trying = after(started(plan()), smiling(0, 0.2, score=0.35))
    adjusted = step(trying, Adjusted(0.3, HAPPY, easier))
    assert adjusted.trying is not None
    assert adjusted.trying.shown == (Prompt.WORD, Prompt.PICTOGRAM)  # help from its start is past
    assert [(change.after, change.by_adult) for change in adjusted.changes] == [(easier, True)]
    held = after(adjusted, smiling(0.4, 0.5, score=0.35))
    assert held.finished[0].outcome is Outcome.HELD
    assert held.finished[0].goal == Goal(threshold=0.3, hold_s=0.4)
    back = step(adjusted, Undo(0.4))
    assert back.changes == ()
    assert back.trying is not None
    assert back.trying.goal == Goal(threshold=0.5, hold_s=1.0)


def test_help_follows_on_from_one_session_to_the_next(smiling: Smiling) -> None:
    """An emotion may come once in a session, and more often in none."""
    helped = Goal(threshold=0.5, hold_s=1.0, help=2)
    once = plan(
        progress=True,
        goals={HAPPY: helped},
        blocks=(Block(exercise=Exercise.COPY, emotions=(HAPPY,), tries=1),),
    )
    kept: list[Try] = []
    levels = []
    for _ in range(4):
        goals = {HAPPY: Goal(threshold=0.5, hold_s=1.0, help=levels[-1] if levels else 2)}
        begun = Session.of(msgspec.structs.replace(once, goals=goals), earlier=kept)
        session = after(step(begun, Start(0.0)), smiling(0, 1.0))
        assert session.phase is Phase.FINISHED
        assert len(session.finished) == 1, "earlier ones are none of this session's"
        kept += session.finished
        levels.append(session.goals[HAPPY].help)
    assert levels == [2, 2, 1, 1]


def test_a_goal_for_what_is_not_asked_for_changes_nothing() -> None:
    session = started(plan())
    assert step(session, Adjusted(0.0, Emotion.FEAR, Goal(help=2))) == session


def test_the_strip_knows_what_comes_next() -> None:
    two = Block(exercise=Exercise.COPY, emotions=(HAPPY, Emotion.FEAR), tries=2)
    session = started(plan(blocks=(two,)))
    announced = session.after
    session = step(session, Skip(1.0))
    assert session.task == announced
    assert session.after is None


def test_the_same_events_give_the_same_session(smiling: Smiling) -> None:
    events = [*smiling(0, 1.0), Skip(2), *smiling(3, 5)]
    assert after(started(plan()), events) == after(started(plan()), events)


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        Tick(float("nan"))
    with pytest.raises(ValueError, match="seven scores"):
        Scored(0.0, (0.5, 0.5))
    assert Session.of(plan()).phase is Phase.READY
