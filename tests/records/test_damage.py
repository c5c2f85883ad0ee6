"""Damaged records are set aside, said, and what can be read of them is recovered."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from emomirror.errors import RecordsError
from emomirror.practice.kept import KeptSession, Verdict
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.records import Records, carving, damage, opening, paths, schema

from .conftest import STARTED, Keep, begin, not_told, of_the_first_schema, practised

PAGE = 4096
pytestmark = pytest.mark.usefixtures("no_daily_copy")


@pytest.fixture
def whole(
    path: Path, ana: Profile, ben: Profile, plan: Plan, keep: Keep
) -> dict[str, list[KeptSession]]:
    """Sixty sessions of two people in a closed file, and what they are."""
    with Records.open(path) as records:
        for profile in (ana, ben):
            records.save_profile(profile)
            records.save_plan(plan, profile.id)
        records.connection.execute("PRAGMA synchronous = OFF")
        for day in range(30):
            for profile in (ana, ben):
                id_ = keep(records, profile, plan, STARTED + timedelta(days=day))
                records.judge(records.session(id_).tries[1].id, Verdict.SEEN)
        records.set_setting("retention_days", 90)
        return {each.id: records.sessions(each.id, traces=True) for each in (ana, ben)}


def overwrite(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


def pages_of(path: Path, what: str) -> list[int]:
    """The numbers of the pages of a table or an index."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno", (what,)
        ).fetchall()
    return [number for (number,) in found]


def recovered(path: Path) -> tuple[Records, Path]:
    """The records after they were mended, and what was set aside."""
    before = path.read_bytes()
    records = Records.open(path)
    assert "damaged" in str(records.notice)
    (aside,) = path.parent.glob("practice-damaged-*.sqlite3")
    assert str(aside) in str(records.notice)
    assert aside.read_bytes() == before
    assert records.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert records.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert not list(path.parent.glob(f"{paths.SCRATCH}*"))
    return records, aside


def all_of(records: Records, *profiles: Profile) -> dict[str, list[KeptSession]]:
    return {each.id: records.sessions(each.id, traces=True) for each in profiles}


def test_no_two_tables_have_rows_that_look_alike() -> None:
    shapes = [(name, each) for name, known in carving.shapes().items() for each in known]
    assert {name for name, _ in shapes} == set(schema.TABLES)
    for name, columns in shapes:
        for other, others in shapes:
            alike = len(columns) == len(others) and all(
                (set(a.kinds) & set(b.kinds) and not (a.is_rowid or b.is_rowid))
                or ((a.is_rowid or a.nullable) and (b.is_rowid or b.nullable))
                for a, b in zip(columns, others, strict=True)
            )
            assert alike == (columns is others), (name, other)


def test_every_row_of_a_sound_file_is_carved_out_of_it(
    path: Path, whole: dict[str, list[KeptSession]]
) -> None:
    found = list(carving.carve(path))
    with closing(sqlite3.connect(path)) as connection:
        for table in schema.TABLES:
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            assert sorted(each.values for each in found if each.table == table) == sorted(rows)


@pytest.mark.parametrize(
    "broken",
    [
        lambda path: overwrite(path, 0, b"\0" * 100),
        lambda path: overwrite(path, 0, b"SQLite format 3\0" + b"\xff" * 84),
        lambda path: overwrite(path, 0, os.urandom(PAGE)),
        lambda path: overwrite(path, PAGE * (pages_of(path, "tries")[0] - 1), b"\xff" * PAGE),
        lambda path: overwrite(path, PAGE * (pages_of(path, "tries_in_brief")[0] - 1), b"x" * PAGE),
        lambda path: overwrite(path, PAGE * (pages_of(path, "traces")[0] - 1), b"\0" * PAGE),
    ],
    ids=["no header", "a broken header", "no first page", "roots of tries", "an index", "traces"],
)
def test_where_only_what_leads_to_rows_is_damaged_all_of_them_are_recovered(
    path: Path,
    whole: dict[str, list[KeptSession]],
    ana: Profile,
    ben: Profile,
    broken: Callable[[Path], None],
) -> None:
    broken(path)
    records, _ = recovered(path)
    with records:
        assert records.profiles() == [ana, ben]
        assert len(records.plans()) == 2
        assert records.setting("retention_days") == 90
        assert all_of(records, ana, ben) == whole
    with Records.open(path) as again:
        assert again.notice is None


def test_rows_of_an_older_schema_are_recovered_too(
    path: Path,
    whole: dict[str, list[KeptSession]],
    ana: Profile,
    ben: Profile,
    plan: Plan,
    keep: Keep,
) -> None:
    of_the_first_schema(path)
    with Records.open(path) as records:  # rows of before stay as they were written
        newer = keep(records, ben, plan, STARTED + timedelta(days=99))
        whole[ben.id].append(records.sessions(ben.id, traces=True)[-1])
    overwrite(path, 0, b"\0" * 100)
    records, _ = recovered(path)
    with records:
        left = all_of(records, ana, ben)
    told = {
        id_: [each if each.id == newer else not_told(each) for each in sessions]
        for id_, sessions in whole.items()
    }
    assert left == told != whole


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_of_a_cut_file_all_that_is_left_is_recovered(
    path: Path, whole: dict[str, list[KeptSession]], ana: Profile, ben: Profile, share: float
) -> None:
    os.truncate(path, int(path.stat().st_size * share))
    records, _ = recovered(path)
    with records:
        left = all_of(records, ana, ben)
    for id_, sessions in whole.items():
        known = {kept.id: kept for kept in sessions}
        for kept in left[id_]:
            before = {each.id: each for each in known[kept.id].tries}
            assert all(each.made.outcome == before[each.id].made.outcome for each in kept.tries)
    assert sum(map(len, left.values())) >= share * 60 - 15


def test_a_page_in_the_middle_costs_its_own_rows_only(
    path: Path, whole: dict[str, list[KeptSession]], ana: Profile, ben: Profile
) -> None:
    leaves = pages_of(path, "tries")[1:]
    overwrite(path, PAGE * (leaves[len(leaves) // 2] - 1), os.urandom(PAGE))
    records, _ = recovered(path)
    with records:
        left = all_of(records, ana, ben)
    tries = sum(len(kept.tries) for sessions in left.values() for kept in sessions)
    assert [[kept.id for kept in each] for each in left.values()] == [
        [kept.id for kept in each] for each in whole.values()
    ]
    assert 360 - PAGE // 100 <= tries < 360


def test_whatever_is_damaged_the_records_open_and_hold_nothing_untrue(
    path: Path, whole: dict[str, list[KeptSession]], ana: Profile, ben: Profile
) -> None:
    sound = path.with_name("sound")
    shutil.copy(path, sound)
    known = {kept.id: kept for sessions in whole.values() for kept in sessions}
    chance = random.Random(3)
    for _ in range(25):
        shutil.copy(sound, path)
        for _ in range(chance.randrange(1, 6)):
            length = chance.choice((1, 16, 512, PAGE, 3 * PAGE))
            overwrite(path, chance.randrange(sound.stat().st_size - length), bytes(length))
        with Records.open(path) as records:
            assert records.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            for profile in records.profiles():
                for kept in records.sessions(profile.id, traces=True):
                    assert kept.started_utc == known[kept.id].started_utc
        for aside in path.parent.glob(paths.DAMAGED):
            aside.unlink()


@pytest.mark.parametrize(
    "content",
    [b"PK\3\4 this is a letter and no database" * 300, b"x", b"SQLite format 3\0", bytes(100_000)],
)
def test_what_is_no_database_is_set_aside_and_the_records_begin_anew(
    path: Path, ana: Profile, content: bytes
) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    records, _ = recovered(path)
    with records:
        assert "begin anew" in str(records.notice)
        records.save_profile(ana)
    with Records.open(path) as again:
        assert again.notice is None
        assert again.profiles() == [ana]


def test_another_programs_database_is_set_aside_and_not_written_into(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE cookies (id)")
    records, aside = recovered(path)
    records.close()
    with closing(sqlite3.connect(aside)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("cookies",)]


def test_an_empty_file_that_was_never_used_is_no_damage(path: Path, ana: Profile) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    with Records.open(path) as records:
        assert records.notice is None
        records.save_profile(ana)


LEFT = """
import os, signal, sys; from pathlib import Path; from emomirror.records import Records
from emomirror.practice.profile import Profile
records = Records.open(Path(sys.argv[1]))
records.save_profile(Profile(id="0123456789", nickname="In the log"))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="processes are ended otherwise elsewhere")
def test_what_only_the_log_holds_is_recovered_from_an_emptied_file(path: Path) -> None:
    subprocess.run([sys.executable, "-c", LEFT, str(path)])
    os.truncate(path, 0)
    records, aside = recovered(path)
    with records:
        assert [each.nickname for each in records.profiles()] == ["In the log"]
    assert aside.with_name(f"{aside.name}-wal").stat().st_size > 0


def test_what_is_lost_is_taken_from_the_newest_copy(
    path: Path, whole: dict[str, list[KeptSession]], ana: Profile, ben: Profile, plan: Plan
) -> None:
    with Records.open(path) as records:
        (path.parent / "backups").mkdir(exist_ok=True)
        copy = path.parent / "backups" / "practice-2026-01-01.sqlite3"
        records.backup(copy)
        newest = begin(records, ana, plan)
        records.add_try(newest, practised(plan)[0][0])
    for table in ("profiles", "tries", "traces"):
        for number in pages_of(path, table)[:3]:
            overwrite(path, PAGE * (number - 1), bytes(PAGE))
    records, _ = recovered(path)
    with records:
        assert copy.name in str(records.notice)
        assert records.profiles() == [ana, ben]
        left = all_of(records, ana, ben)
        added = [kept for kept in left[ana.id] if kept.id == newest]
        left[ana.id] = [kept for kept in left[ana.id] if kept.id != newest]
        assert left == whole
        assert len(added[0].tries) == 1


def test_an_emptied_file_is_taken_from_the_newest_copy_that_can_be_read(
    path: Path, whole: dict[str, list[KeptSession]], ana: Profile, ben: Profile
) -> None:
    with Records.open(path) as records:
        (path.parent / "backups").mkdir(exist_ok=True)
        records.backup(path.parent / "backups" / "practice-2026-01-01.sqlite3")
    (path.parent / "backups" / "practice-2026-01-02.sqlite3").write_bytes(b"damaged as well")
    path.write_bytes(b"")
    records, _ = recovered(path)
    with records:
        assert "practice-2026-01-01.sqlite3" in str(records.notice)
        assert all_of(records, ana, ben) == whole


def test_a_person_whose_profile_is_lost_keeps_their_sessions(
    path: Path, whole: dict[str, list[KeptSession]], ana: Profile, ben: Profile
) -> None:
    for number in pages_of(path, "profiles"):
        overwrite(path, PAGE * (number - 1), os.urandom(PAGE))
    records, _ = recovered(path)
    with records:
        assert {each.id for each in records.profiles()} == {ana.id, ben.id}
        assert all_of(records, ana, ben) == whole


def test_damage_that_is_met_later_is_said_and_mended_when_opened_next(
    path: Path,
    whole: dict[str, list[KeptSession]],
    ana: Profile,
    ben: Profile,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A file of this size counts as large: it is not examined as a whole whenever it is opened.
    monkeypatch.setattr(opening, "SMALL", 0)
    root = pages_of(path, "tries")[0]
    overwrite(path, PAGE * (root - 1), b"\xff" * PAGE)
    with Records.open(path) as records:
        assert records.notice is None
        with pytest.raises(RecordsError, match="start it again"):
            records.sessions(ana.id)
    records, _ = recovered(path)
    with records:
        assert all_of(records, ana, ben) == whole
    with Records.open(path) as records:
        assert records.notice is None


def test_a_damaged_file_that_cannot_be_set_aside_is_said_and_stays(
    path: Path, whole: dict[str, list[KeptSession]], monkeypatch: pytest.MonkeyPatch
) -> None:
    overwrite(path, 0, bytes(100))
    before = path.read_bytes()

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(damage.os, "link", no_room)
    monkeypatch.setattr(damage.shutil, "copyfile", no_room)
    with pytest.raises(RecordsError, match="No space left"):
        Records.open(path)
    assert path.read_bytes() == before
    assert not list(path.parent.glob(f"{paths.SCRATCH}*"))
    monkeypatch.undo()
    recovered(path)[0].close()
