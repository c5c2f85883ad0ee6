"""Copies are made by themselves and when asked for, and what they replace can be had back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from emomirror.emotions import Emotion
from emomirror.errors import RecordsError
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.records import Records, backups, daily, opening, paths, schema

from .conftest import STARTED, Keep, add_picture


def names(path: Path) -> list[str]:
    return sorted(each.name for each in (path.parent / "backups").glob("*"))


def opened_once(path: Path) -> None:
    """Opens the records, and waits for a copy that may be under way."""
    with Records.open(path) as records:
        if records._daily is not None:
            records._daily.join()


def on(monkeypatch: pytest.MonkeyPatch, day: str) -> str:
    monkeypatch.setattr(daily, "today", lambda: day)
    return f"practice-{day}.sqlite3"


def test_a_copy_is_made_once_a_day_where_something_is_new_and_three_are_kept(
    path: Path, ana: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(monkeypatch, "2026-03-01")
    opened_once(path)
    assert names(path) == [], "there is nobody to keep"
    with Records.open(path) as records:
        records.save_profile(ana)
    opened_once(path)
    assert names(path) == ["practice-2026-03-01.sqlite3"]
    days = ["practice-2026-03-01.sqlite3"]
    for day in ("2026-03-02", "2026-03-05", "2026-03-06"):
        days.append(on(monkeypatch, day))
        opened_once(path)
        assert days[-1] not in names(path), "nothing was new"
        with Records.open(path) as records:
            records.set_setting("day", day)
        os.utime(path, (2e9 + len(days), 2e9 + len(days)))
        opened_once(path)
        newest = path.parent / "backups" / days[-1]
        os.utime(newest, (2e9 + len(days), 2e9 + len(days)))
    assert names(path) == days[1:]
    with closing(backups.loaded(newest)) as copy:
        assert copy.execute("SELECT value FROM settings WHERE name = 'day'").fetchone() == (
            '"2026-03-06"',
        )


def test_a_copy_that_is_still_being_made_does_not_hold_up_the_end(
    path: Path, ana: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
    monkeypatch.setattr(backups, "_STEP", 1)
    begun = daily.Daily(path)
    begun._ended.set()
    begun.start()
    begun.stop()
    assert names(path) == []


def test_the_daily_copy_finds_damage_and_is_not_kept(
    path: Path, ana: Profile, plan: Plan, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SMALL", 0)
    with Records.open(path) as records:
        records.save_profile(ana)
        for _ in range(3):
            keep(records, ana, plan)
        (root,) = records.connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'tries'"
        ).fetchone()
    with path.open("r+b") as file:
        file.seek(4096 * (root - 1))
        file.write(b"\xff" * 4096)
    opened_once(path)
    assert names(path) == []
    with Records.open(path) as records:
        assert "damaged" in str(records.notice)
        assert len(records.sessions(ana.id)) == 3


def test_what_a_killed_program_left_half_written_is_deleted_with_the_next_copy(
    path: Path, ana: Profile
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
    (path.parent / "backups").mkdir(exist_ok=True)
    old, new = paths.scratch(path.parent / "backups"), paths.scratch(path.parent)
    for each in (old, new):
        each.write_bytes(b"half")
    os.utime(old, (1e9, 1e9))
    opened_once(path)
    assert not old.exists()
    assert new.exists(), "another window may be at it"


def test_a_copy_asked_for_is_one_private_file_with_everything(
    records: Records, ana: Profile, plan: Plan, keep: Keep, tmp_path: Path, path: Path
) -> None:
    records.save_profile(ana)
    keep(records, ana, plan)
    target = tmp_path / "stick" / "my copy.sqlite3"
    target.parent.mkdir()
    target.write_bytes(b"an older one")
    records.backup(target)
    assert [each.name for each in target.parent.iterdir()] == ["my copy.sqlite3"]
    assert os.name != "posix" or target.stat().st_mode & 0o777 == 0o600
    with Records.open(target) as copy:
        assert copy.profiles() == [ana]
        assert copy.sessions(ana.id, traces=True) == records.sessions(ana.id, traces=True)


@pytest.mark.parametrize("name", ["missing/copy.sqlite3", ".", "practice.sqlite3"])
def test_a_copy_that_cannot_be_written_is_said(records: Records, path: Path, name: str) -> None:
    with pytest.raises(RecordsError, match=r"Choose another"):
        records.backup(path.parent / name)
    assert not list(path.parent.glob(f"{paths.SCRATCH}*"))
    records.set_setting("still", "works")


def test_restoring_brings_back_what_was_and_can_be_taken_back(
    records: Records, ana: Profile, ben: Profile, plan: Plan, keep: Keep, tmp_path: Path, path: Path
) -> None:
    records.save_profile(ana)
    keep(records, ana, plan)
    before = records.sessions(ana.id, traces=True)
    records.backup(tmp_path / "copy")
    records.save_profile(ben)
    keep(records, ana, plan, STARTED + timedelta(days=1))
    after = records.sessions(ana.id, traces=True)
    with Records.open(path) as window:
        replaced = records.restore(tmp_path / "copy")
        for each in (records, window):
            assert each.profiles() == [ana]
            assert each.sessions(ana.id, traces=True) == before
        assert replaced.parent == path.parent / "backups"
        again = records.restore(replaced)
        for each in (records, window):
            assert each.profiles() == [ana, ben]
            assert each.sessions(ana.id, traces=True) == after
        window.save_profile(ana)
        assert records.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert records.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert again != replaced
    assert set(records.backups()) >= {again, replaced}


def test_pictures_are_copied_along_and_come_back(
    records: Records, ana: Profile, tmp_path: Path, picture: Path
) -> None:
    records.save_profile(ana)
    with_picture = add_picture(records, ana.id, Emotion.FEAR, picture)
    (file,) = records.pictures_folder(ana.id).iterdir()
    content = file.read_bytes()
    records.backup(tmp_path / "copy")
    records.erase(ana.id)
    assert not file.exists()
    records.restore(tmp_path / "copy")
    assert records.profiles() == [with_picture]
    assert file.read_bytes() == content
    assert records.connection.execute("SELECT COUNT(*) FROM pictures").fetchone() == (0,)


def test_the_settings_stay_those_in_use(records: Records, ana: Profile, tmp_path: Path) -> None:
    records.save_profile(ana)
    records.set_setting("retention_months", 3)
    records.backup(tmp_path / "without a PIN")
    records.set_setting("pin", {"hash": "of now"})
    records.set_setting("pin_wrong", 2)
    records.set_setting("retention_months", None)
    records.backup(tmp_path / "with a PIN")
    records.restore(tmp_path / "without a PIN")
    assert records.setting("pin") == {"hash": "of now"}
    assert records.setting("pin_wrong") == 2
    assert records.setting("retention_months") is None
    records.set_setting("pin", None)
    records.restore(tmp_path / "with a PIN")
    assert records.setting("pin") is None
    assert records.profiles() == [ana]


def test_new_records_take_over_the_settings_of_what_is_restored(
    records: Records, ana: Profile, tmp_path: Path
) -> None:
    records.save_profile(ana)
    records.set_setting("pin", {"hash": "of then"})
    records.backup(tmp_path / "copy")
    with Records.open(tmp_path / "another computer" / "practice.sqlite3") as fresh:
        fresh.restore(tmp_path / "copy")
        assert fresh.profiles() == [ana]
        assert fresh.setting("pin") == {"hash": "of then"}


def test_pictures_that_no_restored_profile_names_are_deleted_and_can_be_had_back(
    records: Records, ana: Profile, ben: Profile, tmp_path: Path, picture: Path
) -> None:
    records.save_profile(ana)
    add_picture(records, ana.id, Emotion.FEAR, picture)
    add_picture(records, ana.id, None, picture)
    records.backup(tmp_path / "copy")
    kept = files(records.pictures_folder(ana.id))
    records.save_profile(ben)
    add_picture(records, ben.id, None, picture)
    add_picture(records, ana.id, Emotion.FEAR, picture)
    foreign = records.pictures_folder(ana.id).parent / "2026-03-01" / "holiday.jpg"
    foreign.parent.mkdir()
    foreign.write_bytes(b"none of ours")
    after = files(records.pictures_folder(ana.id)), files(records.pictures_folder(ben.id))
    before = records.restore(tmp_path / "copy")
    assert files(records.pictures_folder(ana.id)) == kept
    assert not records.pictures_folder(ben.id).exists()
    assert foreign.exists()
    records.restore(before)
    assert after == (
        files(records.pictures_folder(ana.id)),
        files(records.pictures_folder(ben.id)),
    )


def test_pictures_of_a_profile_that_cannot_be_read_stay(
    records: Records, ana: Profile, tmp_path: Path, picture: Path
) -> None:
    records.save_profile(ana)
    add_picture(records, ana.id, Emotion.FEAR, picture)
    kept = files(records.pictures_folder(ana.id))
    records.connection.execute("UPDATE profiles SET document = '{}'")
    records.backup(tmp_path / "copy")
    records.restore(tmp_path / "copy")
    assert files(records.pictures_folder(ana.id)) == kept


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_only_three_of_what_was_replaced_are_kept(
    records: Records, ana: Profile, tmp_path: Path, path: Path
) -> None:
    records.save_profile(ana)
    records.backup(tmp_path / "copy")
    made = [records.restore(tmp_path / "copy").name for _ in range(5)]
    assert len(set(made)) == 5
    assert [name for name in names(path) if "before" in name] == sorted(made)[-3:]


def test_a_copy_of_an_older_program_is_brought_up_to_date(
    path: Path, ana: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
        records.backup(tmp_path / "copy")
    older = (tmp_path / "copy").read_bytes()
    steps = (*schema.MIGRATIONS, ("CREATE TABLE colours (id)",))
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    with Records.open(path) as records:
        records.restore(tmp_path / "copy")
        assert records.connection.execute("SELECT * FROM colours").fetchall() == []
        assert records.profiles() == [ana]
    assert (tmp_path / "copy").read_bytes() == older


def test_a_copy_that_another_program_wrote_anew_can_be_restored(
    records: Records, ana: Profile, tmp_path: Path
) -> None:
    records.save_profile(ana)
    records.backup(tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy")) as copy:
        copy.execute("PRAGMA page_size = 1024")
        copy.execute("VACUUM")
    records.erase(ana.id)
    records.restore(tmp_path / "copy")
    assert records.profiles() == [ana]


def another_programs(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE cookies (id)")


def damaged(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: 4096 * 3] + os.urandom(len(content) - 4096 * 3))


def of_a_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("spoil", [another_programs, damaged, of_a_newer, Path.unlink])
def test_what_cannot_be_restored_is_said_and_changes_nothing(
    records: Records, ana: Profile, tmp_path: Path, path: Path, spoil: object
) -> None:
    records.save_profile(ana)
    copy = tmp_path / "copy"
    if spoil is not another_programs:
        records.backup(copy)
    assert callable(spoil)
    spoil(copy)
    with pytest.raises(RecordsError, match=r"nothing was changed|Nothing was changed|newer"):
        records.restore(copy)
    assert records.profiles() == [ana]
    assert not list(path.parent.glob(f"{paths.SCRATCH}*"))
    assert not (path.parent / "backups").exists()


@pytest.mark.parametrize("content", [b"", b"a letter", b"SQLite format 3\0" + bytes(5000)])
def test_no_other_file_can_be_restored(
    records: Records, ana: Profile, tmp_path: Path, content: bytes
) -> None:
    records.save_profile(ana)
    (tmp_path / "copy").write_bytes(content)
    with pytest.raises(RecordsError, match="Nothing was changed"):
        records.restore(tmp_path / "copy")
    assert records.profiles() == [ana]
    assert (tmp_path / "copy").read_bytes() == content


def test_todays_date_is_that_of_utc() -> None:
    assert daily.today() in {
        f"{datetime.now(UTC) + shift:%Y-%m-%d}" for shift in (timedelta(0), timedelta(seconds=-5))
    }
