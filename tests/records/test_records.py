"""What is kept comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import RecordsError
from emomirror.practice.goal import Goal
from emomirror.practice.kept import Verdict
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.practice.progress import Change
from emomirror.practice.prompts import Prompt
from emomirror.practice.trying import Outcome, Try
from emomirror.records import Records, SessionLine, records_path

from .conftest import OFFSET, SHA, STARTED, Keep, begin, practised


def without_trace(made: Try) -> Try:
    return replace(made, trace=())


def test_the_records_lie_in_the_folder_that_the_variable_names(home: Path) -> None:
    with Records.open() as records:
        assert records.path == records_path() == home / "practice.sqlite3"


def test_the_session_of_these_tests_has_every_kind_of_try(plan: Plan) -> None:
    tries, _ = practised(plan)
    assert [made.outcome for made in tries] == [
        Outcome.HELD,
        Outcome.SKIPPED,
        Outcome.ACCEPTED,
        Outcome.HELD,
        Outcome.NAMED,
        Outcome.STOPPED,
    ]
    assert tries[0].given
    assert tries[1].spoiled
    assert tries[4].answers == (Emotion.ANGER, Emotion.SADNESS)


def test_a_person_comes_back_as_saved_and_is_replaced_when_saved_again(
    records: Records, ana: Profile, ben: Profile
) -> None:
    records.save_profile(ben)
    records.save_profile(ana)
    assert records.profiles() == [ana, ben]
    older = msgspec.structs.replace(ben, nickname="aaron", goals={Emotion.FEAR: Goal(help=2)})
    records.save_profile(older)
    assert records.profiles() == [older, ana]
    assert records.profile(ben.id) == older


@pytest.mark.parametrize(
    "name", ["🧑‍🚀" * 125, "ﷺ" * 500, "x" * 500, "a'; DROP TABLE profiles; --", "נועה", "a\0b"]
)
def test_any_name_comes_back(records: Records, name: str) -> None:
    profile = Profile(id="'\"/..\\ id 🦊", nickname=name)
    records.save_profile(profile)
    plan = profile.plan(name)
    session = begin(records, profile, plan)
    assert records.profiles() == [profile]
    assert records.session(session).plan == plan
    assert records.overview(profile.id)[0].plan == name


def test_half_a_character_is_refused_in_words(records: Records) -> None:
    with pytest.raises(RecordsError, match="cannot be kept"):
        records.save_profile(Profile(id="half", nickname="\ud83e"))
    assert records.profiles() == []


def test_somebody_who_is_not_there_is_said(records: Records, plan: Plan) -> None:
    nobody = Profile(id="nobody", nickname="N")
    with pytest.raises(RecordsError, match="no longer in the records"):
        records.profile("nobody")
    with pytest.raises(RecordsError, match="no longer in the records"):
        begin(records, nobody, plan)
    with pytest.raises(RecordsError, match="no longer in the records"):
        records.session(7)
    with pytest.raises(RecordsError, match="no longer in the records"):
        records.add_try(7, practised(plan)[0][0])
    assert records.overview("nobody") == []
    assert records.sessions("nobody") == []


def test_who_was_erased_meanwhile_does_not_come_back_with_a_change(
    records: Records, path: Path, ana: Profile
) -> None:
    records.save_profile(ana)
    changed = msgspec.structs.replace(ana, nickname="Anouk")
    records.change_profile(changed)
    assert records.profiles() == [changed]
    with Records.open(path) as window:
        window.erase(ana.id)
    with pytest.raises(RecordsError, match="no longer in the records"):
        records.change_profile(ana)
    assert records.profiles() == []


def test_plans_belong_to_a_person_or_to_everybody(
    records: Records, ana: Profile, ben: Profile, plan: Plan
) -> None:
    records.save_profile(ana)
    records.save_profile(ben)
    of_ana = records.save_plan(plan, ana.id)
    of_all = records.save_plan(msgspec.structs.replace(plan, name="for all"))
    assert [id_ for id_, _ in records.plans()] == [of_ana, of_all]
    assert records.plans(ana.id) == records.plans()
    assert [id_ for id_, _ in records.plans(ben.id)] == [of_all]
    longer = msgspec.structs.replace(plan, wait_s=3.0)
    assert records.save_plan(longer, id=of_ana) == of_ana
    assert (of_ana, longer) in records.plans(ana.id)
    assert of_ana not in [id_ for id_, _ in records.plans(ben.id)], "it stays hers"
    records.delete_plan(of_ana)
    assert [id_ for id_, _ in records.plans()] == [of_all]
    again = records.save_plan(plan, ana.id, id=of_ana)
    assert again not in (of_ana, of_all), "an id is never used twice"


def test_a_session_comes_back_with_every_field(
    records: Records, ana: Profile, plan: Plan, keep: Keep
) -> None:
    records.save_profile(ana)
    id_ = keep(records, ana, plan)
    made, session = practised(plan)
    kept = records.session(id_)
    assert (kept.id, kept.profile_id, kept.plan, kept.seed) == (id_, ana.id, plan, 7)
    assert (kept.started_utc, kept.offset) == (STARTED, OFFSET)
    assert kept.ended_utc == STARTED + timedelta(seconds=session.t_s)
    assert (kept.model_sha256, kept.model_threshold) == (SHA, 0.4)
    assert kept.changes == session.changes != ()
    assert [without_trace(each.made) for each in kept.tries] == [*map(without_trace, made)]
    assert all(each.verdict is None for each in kept.tries)
    for each, before in zip(kept.tries, made, strict=True):
        assert [s.scores is None for s in each.made.trace] == [
            s.scores is None for s in before.trace
        ]
    assert kept.tries[0].made.trace


def test_a_session_that_nobody_ended_is_kept_as_far_as_it_went(
    records: Records, ana: Profile, plan: Plan
) -> None:
    records.save_profile(ana)
    id_ = begin(records, ana, plan)
    records.add_try(id_, practised(plan)[0][0])
    kept = records.session(id_)
    assert kept.ended_utc is None
    assert len(kept.tries) == 1


def test_a_large_seed_and_a_time_before_1970_come_back(
    records: Records, ana: Profile, plan: Plan
) -> None:
    records.save_profile(ana)
    id_ = records.begin_session(
        ana.id,
        plan,
        seed=-(2**100),
        started_utc=datetime(1969, 7, 20, 20, 17, 40, 5, UTC),
        offset=timedelta(hours=-4),
        model_sha256="",
        model_threshold=0.0,
    )
    kept = records.session(id_)
    assert kept.seed == -(2**100)
    assert kept.started_local == datetime(1969, 7, 20, 16, 17, 40, 5)


def test_a_moment_without_a_time_zone_is_refused(
    records: Records, ana: Profile, plan: Plan
) -> None:
    records.save_profile(ana)
    with pytest.raises(ValueError, match="time zone"):
        begin(records, ana, plan, datetime(2026, 1, 1))


def test_a_try_kept_twice_is_kept_once(records: Records, ana: Profile, plan: Plan) -> None:
    records.save_profile(ana)
    id_ = begin(records, ana, plan)
    made = practised(plan)[0][0]
    assert records.add_try(id_, made) == records.add_try(id_, made)
    assert len(records.session(id_).tries) == 1
    with pytest.raises(ValueError, match="kept already"):
        records.add_try(id_, replace(made, frames=made.frames + 1))
    with pytest.raises(ValueError, match="under way"):
        records.add_try(id_, replace(made, outcome=None))
    assert [without_trace(each.made) for each in records.session(id_).tries] == [
        without_trace(made)
    ]


def test_changes_are_replaced_by_the_newest(records: Records, ana: Profile, plan: Plan) -> None:
    records.save_profile(ana)
    id_ = begin(records, ana, plan)
    by_rule = Change(Emotion.FEAR, Goal(), Goal(threshold=0.46), 3, by_adult=False)
    by_hand = Change(Emotion.FEAR, Goal(threshold=0.46), Goal(), 4, by_adult=True)
    not_told = Change(Emotion.ANGER, Goal(), Goal(threshold=0.46), 5, by_adult=None)
    records.set_changes(id_, (by_rule, by_rule))
    records.set_changes(id_, (by_rule, by_hand, not_told))
    assert records.session(id_).changes == (by_rule, by_hand, not_told)
    records.set_changes(id_, ())
    assert records.session(id_).changes == ()


def test_the_adults_verdict_is_kept_changed_and_taken_back(
    records: Records, ana: Profile, plan: Plan, keep: Keep
) -> None:
    records.save_profile(ana)
    id_ = keep(records, ana, plan)
    first = records.session(id_).tries[0]
    records.judge(first.id, Verdict.SEEN)
    assert not records.session(id_).tries[0].disagreed
    records.judge(first.id, Verdict.NOT_SEEN)
    (kept,) = records.sessions(ana.id)
    assert kept.tries[0].verdict is Verdict.NOT_SEEN
    assert kept.tries[0].disagreed
    records.judge(first.id, None)
    assert records.session(id_).tries[0].verdict is None


def test_the_overview_counts_and_begins_with_the_newest(
    records: Records, ana: Profile, ben: Profile, plan: Plan, keep: Keep
) -> None:
    records.save_profile(ana)
    records.save_profile(ben)
    later = STARTED + timedelta(days=1)
    # Kept in another order than practised, as where a clock was set back.
    second, first = keep(records, ana, plan, later), keep(records, ana, plan)
    empty = begin(records, ana, plan, later + timedelta(days=1))
    keep(records, ben, plan)
    made, _ = practised(plan)
    minutes = (made[-1].ended_s - made[0].started_s) / 60
    lines = records.overview(ana.id)
    assert [line.id for line in lines] == [empty, second, first]
    assert lines[1] == SessionLine(
        id=second,
        started_local=(later + OFFSET).replace(tzinfo=None),
        plan=plan.name,
        tries=6,
        succeeded=4,
        alone=1,
        minutes=pytest.approx(minutes),
    )
    assert lines[0][3:] == (0, 0, 0, 0.0)


def test_sessions_come_the_oldest_first_from_a_moment_until_another(
    records: Records, ana: Profile, plan: Plan, keep: Keep
) -> None:
    records.save_profile(ana)
    days = [STARTED + timedelta(days=k) for k in (2, 0, 1)]
    ids = dict(zip(days, [keep(records, ana, plan, day) for day in days], strict=True))
    days.sort()
    all_three = records.sessions(ana.id)
    assert [kept.id for kept in all_three] == [ids[day] for day in days]
    assert all(not each.made.trace for kept in all_three for each in kept.tries)
    assert [kept.id for kept in records.sessions(ana.id, days[1])] == [ids[d] for d in days[1:]]
    assert [kept.id for kept in records.sessions(ana.id, None, days[1])] == [ids[days[0]]]
    assert [kept.id for kept in records.sessions(ana.id, days[1], days[2])] == [ids[days[1]]]
    (kept,) = records.sessions(ana.id, days[1], days[2], traces=True)
    assert kept == records.session(ids[days[1]])


def test_the_latest_tries_are_those_of_the_latest_sessions_the_newest_last(
    records: Records, ana: Profile, plan: Plan, keep: Keep
) -> None:
    records.save_profile(ana)
    ids = [keep(records, ana, plan, STARTED + timedelta(days=day)) for day in (3, 0, 1, 2)]
    other = msgspec.structs.replace(ana, id="other")
    records.save_profile(other)
    keep(records, other, plan, STARTED + timedelta(days=9))
    found = records.latest_tries(ana.id, sessions=2)
    expected = [each.made for at in (ids[3], ids[0]) for each in records.session(at).tries]
    assert [without_trace(each) for each in expected] == list(found)
    assert records.latest_tries("nobody") == ()


def test_settings_are_values(records: Records, path: Path) -> None:
    assert records.setting("retention_days", 365) == 365
    records.set_setting("retention_days", 90)
    records.set_setting("pin", {"hash": "é", "salt": [1, 2]})
    with Records.open(path) as other:
        assert other.setting("retention_days") == 90
        assert other.setting("pin") == {"hash": "é", "salt": [1, 2]}
    records.set_setting("pin", None)
    assert records.setting("pin", "none") == "none"


def test_a_setting_that_cannot_be_read_is_as_none_and_the_pin_still_closes(
    records: Records,
) -> None:
    for name in ("retention_months", "pin"):
        records.set_setting(name, 3)
    records.connection.execute("UPDATE settings SET value = '{\"hash'")
    assert records.setting("retention_months", 0) == 0
    assert records.setting("pin") == {}, "an entry that no PIN fits"
    records.set_setting("pin", None)
    assert records.setting("pin") is None


def test_what_cannot_be_understood_is_left_out_and_the_rest_is_read(
    records: Records, ana: Profile, ben: Profile, plan: Plan, keep: Keep
) -> None:
    records.save_profile(ana)
    records.save_profile(ben)
    plan_id = records.save_plan(plan)
    first, second = keep(records, ana, plan), keep(records, ana, plan)
    for statement in (
        f"UPDATE profiles SET document = '{{' WHERE id = '{ben.id}'",
        f"UPDATE plans SET document = '[]' WHERE id = {plan_id}",
        f"UPDATE sessions SET plan = 'x' WHERE id = {first}",
        f"UPDATE tries SET emotion = 'envy' WHERE session_id = {second} AND number = 0",
        f"UPDATE traces SET packed = x'00' WHERE try_id IN (SELECT id FROM tries WHERE"
        f" session_id = {second} AND number = 1)",
        "UPDATE prompts SET prompt = 'shout'",
        "UPDATE answers SET emotion = 'envy'",
        "UPDATE changes SET emotion = 'envy' WHERE place = 0",
    ):
        records.connection.execute(statement)
    assert records.profiles() == [ana]
    with pytest.raises(RecordsError, match="cannot be read"):
        records.profile(ben.id)
    assert records.plans() == []
    (kept,) = records.sessions(ana.id, traces=True)
    made, session = practised(plan)
    assert kept.id == second
    assert [each.made.task.number for each in kept.tries] == [1, 2, 3, 4, 5]
    assert kept.tries[0].made.trace == ()
    assert kept.tries[1].made.trace
    assert kept.tries[3].made.answers == ()
    assert kept.changes == session.changes[1:]
    assert made[0].given


def finished_tries(plan: Plan) -> Iterator[Try]:
    """Tries with values at the ends of what they may be."""
    made = practised(plan)[0][0]
    yield replace(made, started_s=1e-9, ended_s=1e9, active_s=0.1 + 0.2, score=1.0000001)
    yield replace(made, rungs=tuple(Prompt), shown=(), given=(), trace=(), first_match_s=0.0)
    yield replace(
        made,
        frames=2**40,
        looked=tuple(range(len(EMOTIONS))),
        near=False,
        readable=True,
        scored_s=None,
        score=None,
        outcome=Outcome.TIME_UP,
    )


def test_fields_come_back_exactly(records: Records, ana: Profile, plan: Plan) -> None:
    records.save_profile(ana)
    for made in finished_tries(plan):
        id_ = begin(records, ana, plan)
        records.add_try(id_, made)
        assert without_trace(records.session(id_).tries[0].made) == without_trace(made)
