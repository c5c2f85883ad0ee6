"""Nothing is left of who is erased, in any file that the program keeps."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from emomirror.emotions import Emotion
from emomirror.errors import RecordsError
from emomirror.practice.kept import Verdict
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.records import Records, backups, daily, database, paths

from .conftest import STARTED, Keep, add_picture

pytestmark = pytest.mark.usefixtures("no_daily_copy")

OF_ANA = ("Zwölfkäse", "Glitzerpony", "Her mother", "5f0c6d2e9a314bd8", "Morgenrunde")
"""Texts that only her rows hold."""


def holding(folder: Path, texts: tuple[str, ...]) -> set[tuple[str, str]]:
    """Which of the files below a folder hold which of the texts, in any part of them."""
    found = set()
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found |= {(path.name, text) for text in texts if text.encode() in content}
        found |= {(str(path), text) for text in texts if text in path.name}
    return found


@pytest.fixture
def lived_in(
    path: Path, ana: Profile, ben: Profile, plan: Plan, keep: Keep, picture: Path
) -> Records:
    """Records of two people, with two of the program's copies, a damaged file set aside and one
    that was left half written."""
    records = Records.open(path)
    hers = msgspec.structs.replace(plan, name="Morgenrunde")
    for profile in (ana, ben):
        records.save_profile(profile)
        add_picture(records, profile.id, Emotion.FEAR, picture)
    for day in range(5):
        keep(records, ana, hers, STARTED + timedelta(days=day))
        keep(records, ben, plan, STARTED + timedelta(days=day))
    records.save_plan(hers, ana.id)
    # Her profile as it was before lies where later ones have been written.
    records.save_profile(msgspec.structs.replace(ana, nickname="Zwölfkäse, before" * 20))
    records.save_profile(ana)
    folder = path.parent / "backups"
    folder.mkdir()
    records.backup(folder / "practice-2026-03-01.sqlite3")
    records.backup(folder / "practice-before-20260302T101112000000.sqlite3")
    shutil.copy(folder / "practice-2026-03-01.sqlite3", folder / f"{paths.SCRATCH}1234")
    aside = path.with_name("practice-damaged-20260303T101112.sqlite3")
    aside.write_bytes((folder / "practice-2026-03-01.sqlite3").read_bytes()[4096:])
    aside.with_name(f"{aside.name}-wal").write_text("Zwölfkäse")
    return records


def test_the_proof_finds_her_in_every_kind_of_file_before(lived_in: Records, path: Path) -> None:
    with lived_in:
        found = holding(path.parent, OF_ANA)
        files = {name for name, text in found if text == "Zwölfkäse"}
        assert files == {
            "practice.sqlite3-wal",
            "practice-2026-03-01.sqlite3",
            "practice-before-20260302T101112000000.sqlite3",
            "practice-damaged-20260303T101112.sqlite3",
            "practice-damaged-20260303T101112.sqlite3-wal",
            f"{paths.SCRATCH}1234",
        }
        assert {text for _, text in found} == set(OF_ANA)


def test_nothing_is_left_of_who_is_erased_and_others_keep_everything(
    lived_in: Records, path: Path, ana: Profile, ben: Profile
) -> None:
    with lived_in as records:
        of_ben = records.sessions(ben.id, traces=True)
        his = records.profile(ben.id)
        said = str(records.erase(ana.id))
        assert holding(path.parent, OF_ANA) == set(), "while the program runs"
        assert records.profiles() == [his]
        assert records.sessions(ben.id, traces=True) == of_ben
        assert records.sessions(ana.id) == []
        assert not records.pictures_folder(ana.id).exists()
        assert len(list(records.pictures_folder(ben.id).iterdir())) == 1
        assert records.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert holding(path.parent, OF_ANA) == set(), "when it has ended"
    assert "was not touched" in said
    assert "set aside" in said
    assert said.rstrip(".").endswith("1")
    copies = backups.own(path)
    assert len(copies) == 2
    for copy in copies:
        with closing(backups.loaded(copy)) as memory:
            assert memory.execute("SELECT id FROM profiles").fetchall() == [(ben.id,)]
            assert memory.execute("SELECT COUNT(*) FROM sessions").fetchone() == (5,)
            assert memory.execute("SELECT COUNT(*) FROM pictures").fetchone() == (1,)


def test_the_file_is_smaller_afterwards(lived_in: Records, path: Path, ana: Profile) -> None:
    lived_in.close()
    before = path.stat().st_size
    with Records.open(path) as records:
        records.erase(ana.id)
    assert path.stat().st_size < before


def test_a_copy_that_cannot_be_read_is_deleted_and_that_is_said(
    lived_in: Records, path: Path, ana: Profile
) -> None:
    copy = path.parent / "backups" / "practice-2026-03-01.sqlite3"
    copy.write_bytes(b"x" * 100 + copy.read_bytes()[100:])
    with lived_in as records:
        said = str(records.erase(ana.id))
    assert not copy.exists()
    assert said.rstrip(".").endswith("2")
    assert holding(path.parent, OF_ANA) == set()


def test_an_export_and_a_copy_elsewhere_are_not_touched(
    lived_in: Records, ana: Profile, tmp_path: Path
) -> None:
    with lived_in as records:
        records.backup(tmp_path / "mine.sqlite3")
        exported = records.export(ana.id, tmp_path / "export")
        records.erase(ana.id)
    assert all(each.exists() for each in exported)
    with closing(backups.loaded(tmp_path / "mine.sqlite3")) as copy:
        assert copy.execute("SELECT COUNT(*) FROM profiles").fetchone() == (2,)


def test_another_window_that_reads_is_said_and_erasing_once_more_goes_through(
    lived_in: Records, path: Path, ana: Profile, ben: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE_S", 0.05)
    lived_in.close()
    with Records.open(path) as records, Records.open(path) as window:
        window.connection.execute("BEGIN")
        window.connection.execute("SELECT * FROM profiles").fetchall()
        with pytest.raises(RecordsError, match="window"):
            records.erase(ana.id)
        assert [each.id for each in records.profiles()] == [ben.id], "she is gone all the same"
        window.connection.execute("ROLLBACK")
        records.erase(ana.id)
        assert holding(path.parent, OF_ANA) == set()


def test_a_copy_begun_before_does_not_bring_anybody_back(
    path: Path, ana: Profile, ben: Profile
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
        records.save_profile(ben)
        begun = daily.Daily(path)
        new = paths.scratch(path.parent / "backups")
        new.parent.mkdir()
        backups.copy_to(path, new)
        held = path.with_name("elsewhere")
        shutil.copy(new, held)
        records.erase(ana.id)
        assert not new.exists()
        shutil.move(held, new)
        begun._put(new, path.parent / "backups" / "practice-2026-03-01.sqlite3")
        assert backups.own(path) == []


def test_erasing_nobody_does_no_harm(records: Records, ben: Profile) -> None:
    records.save_profile(ben)
    records.erase("nobody")
    assert records.profiles() == [ben]


def test_old_sessions_are_forgotten_in_the_copies_too(
    lived_in: Records, path: Path, ana: Profile, ben: Profile, plan: Plan, keep: Keep
) -> None:
    limit = STARTED + timedelta(days=3)
    with lived_in as records:
        assert records.forget_before(limit) == 6
        for each in (ana, ben):
            assert [kept.started_utc for kept in records.sessions(each.id)] == [
                limit,
                limit + timedelta(days=1),
            ]
        assert records.forget_before(limit) == 0
        assert len(records.profiles()) == 2
        aside = path.with_name("practice-damaged-20260303T101112.sqlite3")
        assert aside.exists(), "it was set aside later than that"
        os.utime(aside, (limit.timestamp() - 5,) * 2)
        records.forget_before(limit)
        assert not aside.exists()
        assert not aside.with_name(f"{aside.name}-wal").exists()
    for copy in backups.own(path):
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("SELECT COUNT(*) FROM sessions").fetchone() == (4,)


def test_a_session_under_a_clock_that_went_back_is_not_forgotten_before_its_time(
    path: Path, ana: Profile, plan: Plan, keep: Keep
) -> None:
    def began(records: Records) -> list[int]:
        return [kept.id for kept in records.sessions(ana.id)]

    day = timedelta(days=1)
    wrong = datetime(2015, 1, 1, tzinfo=UTC)
    with Records.open(path) as records:
        records.save_profile(ana)
        old = keep(records, ana, plan, datetime(2024, 1, 1, tzinfo=UTC))
        newer = keep(records, ana, plan, datetime(2024, 6, 1, tzinfo=UTC))
        today = keep(records, ana, plan, wrong)
        (path.parent / "backups").mkdir()
        records.backup(path.parent / "backups" / "practice-2024-06-02.sqlite3")
        (copy,) = backups.own(path)
        assert records.forget_before(datetime(2024, 6, 1, tzinfo=UTC)) == 1
        assert began(records) == [today, newer]
        with closing(sqlite3.connect(copy)) as connection:
            ids = connection.execute("SELECT id FROM sessions ORDER BY id").fetchall()
        assert ids == [(newer,), (today,)]
        assert old not in began(records)
        before = copy.stat().st_mtime_ns
        assert records.forget_before(datetime(2024, 6, 1, tzinfo=UTC)) == 0
        assert copy.stat().st_mtime_ns == before
        assert records.forget_before(datetime(2024, 6, 1, tzinfo=UTC) + day) == 2, "with the other"


def test_a_session_of_a_day_to_come_keeps_no_later_one(
    path: Path, ana: Profile, plan: Plan, keep: Keep
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
        keep(records, ana, plan, datetime(2999, 1, 1, tzinfo=UTC))
        keep(records, ana, plan, datetime(2024, 1, 1, tzinfo=UTC))
        assert records.forget_before(datetime(2024, 6, 1, tzinfo=UTC)) == 1


def test_nothing_is_left_of_what_is_forgotten(
    path: Path, ana: Profile, plan: Plan, keep: Keep
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
        keep(records, ana, msgspec.structs.replace(plan, name="Gestern war Schneegestöber"))
        records.forget_before(STARTED + timedelta(days=1))
        assert holding(path.parent, ("Schneegestöber",)) == set()


def test_one_session_is_erased_from_every_file_and_all_else_stays(
    lived_in: Records, path: Path, ana: Profile, ben: Profile, plan: Plan, keep: Keep
) -> None:
    with lived_in as records:
        other = msgspec.structs.replace(plan, name="Gestern war Schneegestöber")
        wrong = records.session(keep(records, ana, other, STARTED + timedelta(days=9)))
        records.judge(wrong.tries[0].id, Verdict.SEEN)
        records.backup(path.parent / "backups" / "practice-2026-03-07.sqlite3")
        kept = {each.id: records.sessions(each.id, traces=True) for each in (ana, ben)}
        people = records.profiles()
        records.erase_session(wrong)
        assert holding(path.parent, ("Schneegestöber",)) == set()
        assert records.profiles() == people, "goals that it changed stay"
        assert records.sessions(ben.id, traces=True) == kept[ben.id]
        assert records.sessions(ana.id, traces=True) == kept[ana.id][:-1]
        assert records.connection.execute("SELECT COUNT(*) FROM verdicts").fetchone() == (0,)
        records.erase_session(wrong)
        assert len(records.sessions(ana.id)) == 5, "once more does no harm"
    assert holding(path.parent, ("Schneegestöber",)) == set()
    assert not list(path.parent.glob(paths.DAMAGED)), "nobody can tell what is in them"
    for copy in backups.own(path):
        with closing(sqlite3.connect(copy)) as connection:
            assert connection.execute("SELECT COUNT(*) FROM sessions").fetchone() == (10,)


def test_another_session_that_a_copy_knows_by_the_same_number_stays(
    path: Path, ana: Profile, plan: Plan, keep: Keep
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
        records.backup(path.parent / "empty.sqlite3")
        first = keep(records, ana, plan, STARTED)
        before = records.restore(path.parent / "empty.sqlite3")
        second = keep(records, ana, plan, STARTED + timedelta(days=1))
        assert first == second, "or the example tells nothing"
        records.erase_session(records.session(second))
        assert records.sessions(ana.id) == []
    with closing(sqlite3.connect(before)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM sessions").fetchone() == (1,)


def test_erasing_a_session_goes_on_where_something_stood_in_the_way(
    path: Path, ana: Profile, plan: Plan, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
        session = records.session(keep(records, ana, plan))
        (path.parent / "backups").mkdir()
        copy = path.parent / "backups" / "practice-2026-03-28.sqlite3"
        records.backup(copy)
        with monkeypatch.context() as context:

            def full(*_: object) -> None:
                raise OSError("no space left")

            context.setattr(backups, "changed", full)
            with pytest.raises(RecordsError):
                records.erase_session(session)
        records.erase_session(session)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM sessions").fetchone() == (0,)
