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
from emomirror.records import Records, backups, daily, database, opening, paths, schema

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


def test_a_copy_of_a_day_to_come_neither_ends_the_daily_ones_nor_pushes_them_out(
    path: Path, ana: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
    ahead = [on(monkeypatch, day) for day in ("2031-01-01", "2031-01-02", "2031-01-03")]
    folder = path.parent / "backups"
    for name in ahead:
        with Records.open(path) as records:
            records.end_daily_copy()
            records.backup(folder / name)
    days = []
    for day in ("2026-03-01", "2026-03-02", "2026-03-03"):
        days.append(on(monkeypatch, day))
        os.utime(path, (2e9 + len(days), 2e9 + len(days)))
        assert daily.is_due(path)
        opened_once(path)
        assert not daily.is_due(path), "there is one of today"
        os.utime(folder / days[-1], (2e9 + len(days), 2e9 + len(days)))
        assert names(path) == [*days, *ahead[len(days) :]]


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


def root_page(path: Path, table: str) -> int:
    """Where the page lies in the file that leads to a table's rows."""
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
    return 4096 * (int(root) - 1)


@pytest.mark.usefixtures("no_daily_copy")
@pytest.mark.parametrize("table", ["tries", "profiles"])
def test_no_copy_is_made_of_records_that_could_not_be_restored_and_they_are_mended(
    path: Path,
    ana: Profile,
    plan: Plan,
    keep: Keep,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    table: str,
) -> None:
    monkeypatch.setattr(opening, "SMALL", 0)
    with Records.open(path) as records:
        records.save_profile(ana)
        keep(records, ana, plan)
    target = tmp_path / "stick" / "copy"
    target.parent.mkdir()
    target.write_bytes(b"an older one")
    with Records.open(path) as records:
        with path.open("r+b") as file:
            file.seek(root_page(path, table))
            file.write(b"\xff" * 4096)
        with pytest.raises(RecordsError, match=r"The records in .* are damaged"):
            records.backup(target)
    assert [each.name for each in target.parent.iterdir()] == ["copy"]
    assert target.read_bytes() == b"an older one"
    with Records.open(path) as records:
        assert "recovered" in str(records.notice)
        records.backup(target)
    with closing(backups.loaded(target)) as copy:
        assert copy.execute("SELECT COUNT(*) FROM sessions").fetchone() == (1,)


def test_a_folder_among_the_pictures_stops_nothing(
    records: Records, ana: Profile, tmp_path: Path, picture: Path
) -> None:
    records.save_profile(ana)
    add_picture(records, ana.id, Emotion.FEAR, picture)
    folder = records.pictures_folder(ana.id)
    (file,) = folder.iterdir()
    content = file.read_bytes()
    (folder / "@eaDir").mkdir()
    (folder / "@eaDir" / "small.jpg").write_bytes(b"a network disk's own")
    records.backup(tmp_path / "copy")
    file.unlink()
    records.restore(tmp_path / "copy")
    assert file.read_bytes() == content
    made = daily.Daily(records.path)
    made.start()
    made.join()
    assert len(backups.automatic(records.path)) == 1


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


def test_what_was_replaced_under_a_clock_that_ran_ahead_goes_first(
    records: Records, ana: Profile, tmp_path: Path, path: Path
) -> None:
    records.save_profile(ana)
    records.backup(tmp_path / "copy")
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    for year in (2101, 2102, 2103):
        records.backup(folder / f"practice-before-{year}0101T000000000000.sqlite3")
    made = [records.restore(tmp_path / "copy") for _ in range(2)]
    kept = [name for name in names(path) if "before" in name]
    assert kept == [*(each.name for each in made), "practice-before-21030101T000000000000.sqlite3"]


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


def full(monkeypatch: pytest.MonkeyPatch, which: str) -> None:
    """Leaves no room for files whose names begin so."""

    def narrow(file: Path) -> sqlite3.Connection:
        connection = database.connect(file)
        if file.name.startswith(which):
            connection.execute("PRAGMA max_page_count = 8")
        return connection

    monkeypatch.setattr(backups, "connect", narrow)


@pytest.mark.usefixtures("no_daily_copy")
@pytest.mark.parametrize("which", [paths.SCRATCH, "practice-before-", "practice.sqlite3"])
def test_a_full_disk_is_not_taken_for_a_damaged_copy_and_leaves_no_half_of_one(
    records: Records,
    ana: Profile,
    ben: Profile,
    tmp_path: Path,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    which: str,
) -> None:
    records.save_profile(ana)
    records.backup(tmp_path / "copy")
    records.save_profile(ben)
    if which == path.name:
        with Records.open(tmp_path / "larger" / path.name) as larger:
            larger.save_profile(ana)
            larger.connection.execute("CREATE TABLE much (bytes)")
            larger.connection.execute("INSERT INTO much VALUES (zeroblob(1000000))")
            larger.backup(tmp_path / "copy")
        (pages,) = records.connection.execute("PRAGMA page_count").fetchone()
        records.connection.execute(f"PRAGMA max_page_count = {pages + 5}")
    else:
        full(monkeypatch, which)
    with pytest.raises(RecordsError, match="no room left"):
        records.restore(tmp_path / "copy")
    assert records.profiles() == [ana, ben]
    assert names(path) == []
    assert not list(path.parent.glob(f"{paths.SCRATCH}*"))
    records.connection.execute("PRAGMA max_page_count = 100000")
    monkeypatch.undo()
    records.restore(tmp_path / "copy")
    assert records.profiles() == [ana]


def test_a_folder_that_cannot_be_written_is_not_taken_for_a_damaged_copy(
    records: Records, ana: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.save_profile(ana)
    records.backup(tmp_path / "copy")

    def refused(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(backups, "make_private", refused)
    with pytest.raises(RecordsError, match=r"cannot be used \(Permission denied"):
        records.restore(tmp_path / "copy")


def test_a_copy_that_cannot_be_read_is_not_taken_for_a_damaged_one(
    records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.backup(tmp_path / "copy")

    def refused(_: Path) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(backups, "connect_to_read", refused)
    with pytest.raises(RecordsError, match="copy cannot be read"):
        records.restore(tmp_path / "copy")


@pytest.mark.usefixtures("no_daily_copy")
def test_records_that_another_program_holds_are_said_and_the_backup_waits_to_be_restored(
    records: Records, ana: Profile, ben: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE_S", 0.1)
    path = records.path
    records.save_profile(ana)
    records.backup(tmp_path / "copy")
    records.save_profile(ben)
    records.connection.execute("PRAGMA busy_timeout = 100")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordsError, match=r"another program, is using the records.*try again"):
            records.restore(tmp_path / "copy")
        assert records.profiles() == [ana, ben]
        assert names(path) == []
        assert not list(path.parent.glob(f"{paths.SCRATCH}*"))
        other.execute("ROLLBACK")
    records.restore(tmp_path / "copy")
    assert records.profiles() == [ana]


@pytest.mark.usefixtures("no_daily_copy")
def test_records_that_nobody_else_may_read_are_said_and_not_the_place_of_the_backup(
    records: Records, ana: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE_S", 0.1)
    records.save_profile(ana)
    # With a log, whoever reads waits for nobody.
    records.connection.execute("PRAGMA journal_mode = DELETE")
    (tmp_path / "copy").write_bytes(b"an older one")
    with closing(sqlite3.connect(records.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordsError, match=r"is using the records in .*practice\.sqlite3"):
            records.backup(tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == b"an older one"
    assert not list(tmp_path.glob(f"{paths.SCRATCH}*"))
    records.backup(tmp_path / "copy")


def hold_after(step: str, copy: Path, monkeypatch: pytest.MonkeyPatch) -> sqlite3.Connection:
    """Lets another program take a copy as soon as one of our functions has been called."""
    other = sqlite3.connect(copy, isolation_level=None)
    call = getattr(backups, step)

    def then_hold(*args: object) -> object:
        result = call(*args)
        if not other.in_transaction:
            other.execute("BEGIN EXCLUSIVE")
        return result

    monkeypatch.setattr(backups, step, then_hold)
    monkeypatch.setattr(database, "PATIENCE_S", 0.1)
    return other


@pytest.mark.usefixtures("no_daily_copy")
@pytest.mark.parametrize("step", ["is_ours", "make_private"])
def test_a_copy_that_another_program_holds_is_said_and_not_taken_for_a_damaged_one(
    records: Records, ana: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    records.save_profile(ana)
    records.backup(tmp_path / "copy")
    with (
        closing(hold_after(step, tmp_path / "copy", monkeypatch)),
        pytest.raises(RecordsError, match=r"is using the records in .*copy and does not"),
    ):
        records.restore(tmp_path / "copy")
    assert records.profiles() == [ana]


@pytest.mark.usefixtures("no_daily_copy")
def test_a_copy_that_another_program_holds_while_somebody_is_erased_is_not_thrown_away(
    records: Records, ana: Profile, ben: Profile, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in (ana, ben):
        records.save_profile(each)
    copy = path.parent / "backups" / "practice-2026-03-01.sqlite3"
    copy.parent.mkdir()
    records.backup(copy)
    with closing(hold_after("is_ours", copy, monkeypatch)):
        with pytest.raises(RecordsError, match="try again"):
            records.erase(ana.id)
        assert copy.exists()
    monkeypatch.undo()
    records.erase(ana.id)
    with closing(backups.loaded(copy)) as kept:
        assert kept.execute("SELECT id FROM profiles").fetchall() == [(ben.id,)]


@pytest.mark.parametrize("held", ["source", "target"])
def test_copying_waits_for_another_program_and_goes_on(tmp_path: Path, held: str) -> None:
    with closing(sqlite3.connect(tmp_path / "source")) as connection:
        connection.execute("CREATE TABLE words (word)")
        connection.execute("INSERT INTO words VALUES ('kept')")
        connection.commit()
    other = sqlite3.connect(tmp_path / held, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    steps = 0

    def let_go() -> None:
        nonlocal steps
        steps += 1
        if steps == 3:
            other.execute("ROLLBACK")

    with (
        closing(other),
        closing(sqlite3.connect(tmp_path / "source", timeout=0)) as source,
        closing(sqlite3.connect(tmp_path / "target", timeout=0)) as target,
    ):
        database.copy_all(source, target, on_step=let_go)
        assert target.execute("SELECT word FROM words").fetchone() == ("kept",)
    assert steps > 3


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
