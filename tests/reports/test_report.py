"""Every figure of a report, from tries that were made by the session itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from emomirror.emotions import Emotion
from emomirror.practice.goal import Goal
from emomirror.practice.kept import Verdict
from emomirror.practice.profile import Profile
from emomirror.practice.prompts import Exercise, Prompt
from emomirror.reports.counting import MOST_COMPARED
from emomirror.reports.example import history
from emomirror.reports.figures import Verdicts
from emomirror.reports.report import report
from emomirror.reports.series import Grain, grouped
from emomirror.reports.shares import Share, Trend

HAPPY, SAD, FEAR = Emotion.HAPPINESS, Emotion.SADNESS, Emotion.FEAR
MONDAY = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)
Practising = Callable[..., Any]


def test_successes_are_told_apart_by_who_counted_them(practising: Practising) -> None:
    made = practising(HAPPY).hold().hold().accept().skip()
    (happy,) = report(None, [made.kept()]).showing
    assert (happy.held, happy.accepted, happy.skipped) == (2, 1, 1)
    assert happy.success == Share(3, 4)
    assert happy.alone == 2


def test_the_most_help_of_each_success_is_counted(practising: Practising) -> None:
    # Copying shows word and pictogram; parts, a situation and the adult are left as help.
    made = practising(HAPPY).hold().hold(helps=1).hold(helps=3).accept(helps=2).skip()
    (happy,) = report(None, [made.kept()]).showing
    assert dict(happy.help) == {
        None: 1,
        Prompt.WORD: 0,
        Prompt.PICTOGRAM: 0,
        Prompt.PARTS: 1,
        Prompt.SITUATION: 1,
        Prompt.ADULT: 1,
    }
    assert (happy.alone, happy.with_help, happy.accepted) == (1, 2, 1)


def test_help_from_the_start_is_told_as_help(practising: Practising) -> None:
    helped = practising(HAPPY, goal=Goal(threshold=0.5, hold_s=1.0, help=2)).hold().skip()
    found = report(None, [helped.kept(), practising(HAPPY).hold().kept(number=2)])
    (happy,) = found.showing
    assert found.from_start
    assert (happy.alone, happy.from_start) == (2, 2)
    assert happy.kinds_from_start == ((Prompt.PARTS, 2), (Prompt.SITUATION, 2))
    assert (dict(happy.help)[None], dict(happy.help)[Prompt.SITUATION]) == (1, 1)


def test_help_that_nobody_allows_is_not_there_from_the_start(practising: Practising) -> None:
    made = practising(HAPPY, goal=Goal(threshold=0.5, hold_s=1.0, help=2), prompts=()).hold()
    found = report(None, [made.kept()])
    (happy,) = found.showing
    assert not found.from_start
    assert (happy.from_start, dict(happy.help)[None]) == (0, 1)


def test_times_are_those_of_trying_without_pauses(practising: Practising) -> None:
    made = practising(HAPPY).hold(2).pause(60).hold(4).hold(9)
    (happy,) = report(None, [made.kept()]).showing
    # The first frame of a try begins its time, and the hold of 1 s follows the first match.
    assert happy.first_match_s is not None
    assert happy.first_match_s.median == pytest.approx(4, abs=0.2)
    assert happy.success_s is not None
    assert happy.success_s.median == pytest.approx(5, abs=0.2)
    assert happy.success_s.of == 3


def test_when_the_adult_accepts_is_no_time_of_the_person(practising: Practising) -> None:
    (happy,) = report(None, [practising(HAPPY).accept(30).kept()]).showing
    assert happy.success_s is None


def test_holds_are_told_by_their_middle_and_their_longest(practising: Practising) -> None:
    made = practising(HAPPY).look(HAPPY, 0.5).skip(2).hold().hold()
    (happy,) = report(None, [made.kept()]).showing
    assert happy.hold_s is not None
    assert (happy.hold_s.median, happy.hold_s.of) == (pytest.approx(1.0, abs=0.11), 3)
    assert happy.longest_s == pytest.approx(1.0, abs=0.11)


def test_what_a_face_was_read_as_instead_is_shares_of_what_could_be_read(
    practising: Practising,
) -> None:
    made = practising(HAPPY)
    made.look(SAD, 3).look(FEAR, 2).look(Emotion.ANGER, 1).look(SAD, 4, spoiled=True)
    made.look(HAPPY, 0.5).look(Emotion.NEUTRAL, 3.5).skip(0)
    (happy,) = report(None, [made.kept()]).showing
    assert happy.read_as_target == Share(5, 100)
    assert happy.instead == ((Emotion.NEUTRAL, Share(35, 100)), (SAD, Share(30, 100)))
    assert happy.spoiled == Share(40, 140)


def test_frames_that_look_like_nothing_for_sure_are_counted(practising: Practising) -> None:
    made = practising(HAPPY).look(SAD, 1, sure=False).look(SAD, 3).skip(0)
    (happy,) = report(None, [made.kept()]).showing
    assert happy.unsure == Share(10, 40)


def test_program_and_adult_are_told_apart_in_both_directions(practising: Practising) -> None:
    made = practising(HAPPY)
    made.hold(verdict=Verdict.SEEN).hold(verdict=Verdict.NOT_SEEN).hold()
    made.accept().skip(verdict=Verdict.SEEN).skip(verdict=Verdict.NOT_SEEN).skip()
    (happy,) = report(None, [made.kept()]).showing
    assert happy.verdicts == Verdicts(both=1, program=1, adult=2, neither=1)
    assert happy.verdicts.differ == Share(3, 5)
    # A verdict given afterwards changes nothing of what the program counted.
    assert happy.success == Share(4, 7)


def test_of_naming_the_adult_has_accepted_and_seen_nothing(practising: Practising) -> None:
    made = practising(HAPPY, exercise=Exercise.NAME).answer(HAPPY).accept()
    made.skip(verdict=Verdict.SEEN).accept(verdict=Verdict.NOT_SEEN)
    (happy,) = report(None, [made.kept()]).naming
    assert happy.verdicts == Verdicts(both=0, program=0, adult=2, neither=0)


def test_what_is_stopped_or_skipped_unseen_counts_in_nothing(practising: Practising) -> None:
    made = practising(HAPPY).hold().skip(0).look(SAD, 5).stop()
    found = report(None, [made.kept()])
    (happy,) = found.showing
    assert (happy.tries, happy.stopped, happy.unseen) == (1, 1, 1)
    assert happy.instead == ((Emotion.NEUTRAL, happy.instead[0][1]),)
    assert found.sessions[0].tries == 1


def test_a_face_that_is_near_at_once_and_need_not_stay_is_a_success(
    practising: Practising,
) -> None:
    made = practising(HAPPY, goal=Goal(threshold=0.5, hold_s=0.0)).hold(0)
    (happy,) = report(None, [made.kept()]).showing
    assert made.tries[0].made.active_s == 0
    assert happy.success == Share(1, 1)


def test_of_the_free_mirror_nothing_but_minutes_is_kept(practising: Practising) -> None:
    made = practising(HAPPY, exercise=Exercise.FREE).look(SAD, 90).stop()
    found = report(None, [made.kept()])
    assert found.free_minutes == pytest.approx(1.5, abs=0.1)
    assert (found.showing, found.naming, found.sessions[0].tries) == ((), (), 0)


def test_naming_is_told_apart_from_showing(practising: Practising) -> None:
    showing = practising(HAPPY).hold().kept()
    naming = practising(HAPPY, exercise=Exercise.NAME)
    naming.answer(HAPPY).answer(SAD, FEAR, SAD, HAPPY).skip()
    found = report(None, [showing, naming.kept(MONDAY + timedelta(days=1), number=2)])
    assert found.showing[0].success == Share(1, 1)
    (named,) = found.naming
    assert named.success == Share(2, 3)
    assert named.alone == 1
    assert named.chosen == ((SAD, 2), (FEAR, 1))
    assert named.hold_s is None


def test_pictograms_on_the_answers_are_nearly_the_most_help(practising: Practising) -> None:
    made = practising(HAPPY, exercise=Exercise.NAME).answer(SAD, FEAR, SAD, HAPPY)
    (named,) = report(None, [made.kept()]).naming
    assert [prompt for prompt, times in named.help if times] == [Prompt.PICTOGRAM]
    assert tuple(prompt for prompt, _ in named.help)[3:5] == (Prompt.PICTOGRAM, Prompt.ADULT)
    assert not named.from_start


def test_names_that_were_found_by_likeness_are_told_as_such(practising: Practising) -> None:
    kept = practising(HAPPY, exercise=Exercise.NAME).answer(HAPPY).kept()
    (before,) = kept.tries
    # So a try was kept while each answer had its pictogram from the start.
    earlier = replace(before, made=replace(before.made, shown=(Prompt.PICTOGRAM,)))
    (named,) = report(None, [replace(kept, tries=(earlier,))]).naming
    assert named.kinds_from_start == ((Prompt.PICTOGRAM, 1),)
    assert (named.alone, named.from_start) == (1, 1)
    assert dict(named.help)[Prompt.PICTOGRAM] == 1

    helped = practising(HAPPY, exercise=Exercise.NAME).answer(SAD, HAPPY).kept()
    (more,) = helped.tries
    more = replace(more, made=replace(more.made, shown=(Prompt.PICTOGRAM,)))
    (named,) = report(None, [replace(helped, tries=(more,))]).naming
    assert dict(named.help)[Prompt.PARTS] == 1, "what came on top is told"


def test_what_was_not_practised_is_named(practising: Practising) -> None:
    profile = Profile(id="a", nickname="Lola", emotions=(SAD, FEAR, HAPPY))
    found = report(profile, [practising(HAPPY, FEAR).hold().skip().kept()])
    assert found.not_asked == (SAD,)
    # In the order that the adult has chosen.
    assert [each.emotion for each in found.showing] == [FEAR, HAPPY]


def test_few_tries_say_nothing_of_a_change(practising: Practising) -> None:
    made = practising(HAPPY)
    for _ in range(15):
        made.hold(0.1)
    (happy,) = report(None, [made.kept()]).showing
    assert happy.since is None


def test_a_clear_change_is_told_from_chance(practising: Practising) -> None:
    made = practising(HAPPY)
    for n in range(24):
        _ = made.hold(0.1) if n >= 12 else made.skip(0.5)
    even = practising(HAPPY)
    for n in range(24):
        _ = even.hold(0.1) if n % 2 else even.skip(0.5)
    (better,), (same,) = (report(None, [each.kept()]).showing for each in (made, even))
    assert better.since is not None
    assert (better.since.before.success, better.since.after.success) == (Share(0, 8), Share(8, 8))
    assert better.since.success is Trend.MORE
    assert same.since is not None
    assert same.since.success is Trend.SAME


def test_the_goals_then_and_now_stand_beside_a_change(practising: Practising) -> None:
    before, after = practising(HAPPY), practising(HAPPY, goal=Goal(threshold=0.6, hold_s=0.3))
    for _ in range(8):
        before.hold(0.1)
        after.hold(0.1)
    sessions = [before.kept(), after.kept(MONDAY + timedelta(days=40), number=2)]
    (happy,) = report(None, sessions).showing
    assert happy.since is not None
    assert (happy.since.before.threshold, happy.since.after.threshold) == (0.5, 0.6)
    assert (happy.since.before.hold_s, happy.since.after.hold_s) == (1.0, 0.3)
    assert (happy.since.before.last, happy.since.after.first) == (
        date(2025, 3, 3),
        date(2025, 4, 12),
    )


def test_of_a_long_time_only_its_ends_are_compared() -> None:
    profile = Profile(id="a", nickname="Lola", emotions=(HAPPY,))
    (happy,) = report(profile, history(profile, 100, 10)).showing
    assert happy.since is not None
    assert happy.since.before.success.whole == MOST_COMPARED == happy.since.after.success.whole


def test_sessions_are_told_by_the_day_on_the_wall(practising: Practising) -> None:
    # 23:30 in UTC is Monday already where clocks are an hour ahead.
    sunday = datetime(2025, 3, 2, 23, 30, tzinfo=UTC)
    sessions = [
        practising(HAPPY).hold().kept(MONDAY + timedelta(days=2), number=3),
        practising(HAPPY).hold().skip().kept(sunday, number=2),
        practising(HAPPY).hold().kept(sunday - timedelta(hours=1), number=1),
    ]
    found = report(None, sessions)
    assert [each.id for each in found.sessions] == [1, 2, 3]
    weeks = grouped(found.points, Grain.WEEK)
    assert [(w.day, w.sessions, w.success) for w in weeks] == [
        (date(2025, 2, 24), 1, Share(1, 1)),
        (date(2025, 3, 3), 2, Share(2, 3)),
    ]


def test_a_clock_that_was_set_changes_no_minutes(practising: Practising) -> None:
    made = practising(HAPPY).hold(100).pause(30).hold(100)
    kept = made.kept(ended_utc=MONDAY - timedelta(days=365))
    assert report(None, [kept]).minutes == pytest.approx(232 / 60, abs=0.1)


def test_series_of_emotions_and_of_sessions_tell_the_same_tries() -> None:
    profile = Profile(id="a", nickname="Lola")
    found = report(profile, history(profile, 40, 20, seed=3))
    emotions = (*found.showing, *found.naming)
    for count in ("tries", "succeeded", "alone", "accepted"):
        by_session = sum(getattr(point, count) for point in found.points)
        weeks = grouped(found.points, Grain.WEEK)
        assert by_session == sum(getattr(point, count) for point in weeks) > 0
        assert by_session == sum(getattr(p, count) for each in emotions for p in each.points)
        assert by_session == sum(getattr(each, count) for each in emotions)


def test_two_models_in_one_report_are_counted(practising: Practising) -> None:
    sessions = [
        practising(HAPPY).hold().kept(number=1),
        practising(HAPPY).hold().kept(number=2, model_sha256="1" * 64),
    ]
    assert report(None, sessions).models == 2
    naming = practising(HAPPY, exercise=Exercise.NAME).answer(HAPPY)
    free = practising(HAPPY, exercise=Exercise.FREE).look(SAD, 2).stop()
    unread = [each.kept(number=3, model_sha256="2" * 64) for each in (naming, free)]
    unread += [practising(HAPPY).skip().kept(number=4, model_sha256="")]
    assert report(None, [*sessions, *unread]).models == 2, "the others judged no face"


def test_nothing_practised_is_a_report_too() -> None:
    profile = Profile(id="a", nickname="Lola", emotions=(HAPPY,))
    found = report(profile, [])
    assert (found.sessions, found.not_asked) == ((), (HAPPY,))
