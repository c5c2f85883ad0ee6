"""The records open, whatever they lie in, and whoever else has them open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from emomirror.errors import RecordsError
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.records import Records, database, records_path, schema

from .conftest import Keep, not_told, of_the_first_schema

posix = pytest.mark.skipif(os.name != "posix", reason="rights of files are others elsewhere")


def pragma(records: Records, name: str) -> object:
    return records.connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_what_is_written_is_safe_and_what_is_deleted_is_overwritten(records: Records) -> None:
    assert pragma(records, "journal_mode") == "wal"
    assert pragma(records, "synchronous") == 2, "FULL"
    assert pragma(records, "foreign_keys") == 1
    assert pragma(records, "secure_delete") == 1
    assert pragma(records, "user_version") == len(schema.MIGRATIONS)
    assert pragma(records, "busy_timeout") == 1000 * database.PATIENCE_S


@posix
def test_nobody_else_can_read_the_file_its_log_or_its_folder(
    records: Records, ana: Profile, path: Path
) -> None:
    records.save_profile(ana)
    rights = {each.name: each.stat().st_mode & 0o777 for each in path.parent.iterdir()}
    assert rights == dict.fromkeys(
        ("practice.sqlite3", "practice.sqlite3-wal", "practice.sqlite3-shm"), 0o600
    )
    assert path.parent.stat().st_mode & 0o777 == 0o700


@posix
def test_a_file_that_others_could_read_is_made_private(path: Path) -> None:
    Records.open(path).close()
    path.chmod(0o644)
    Records.open(path).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_closing_leaves_one_file_and_opening_again_all_that_was_there(
    path: Path, ana: Profile, plan: Plan, keep: Keep
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
        keep(records, ana, plan)
        before = records.sessions(ana.id, traces=True)
    assert [each.name for each in path.parent.iterdir()] == ["practice.sqlite3"]
    with Records.open(path) as records:
        assert records.notice is None
        assert not records.read_only
        assert records.sessions(ana.id, traces=True) == before


@pytest.mark.parametrize(
    "name", ["a b", "ñandú 🦊", "50% #1?mode=memory", "it's", "a&b=c;d", "file:x", "x" * 200]
)
def test_a_folder_may_have_any_name(tmp_path: Path, ana: Profile, name: str) -> None:
    path = tmp_path / name / "practice.sqlite3"
    with Records.open(path) as records:
        records.save_profile(ana)
        records.backup(tmp_path / name / "copy of it?#%.sqlite3")
        records.restore(tmp_path / name / "copy of it?#%.sqlite3")
    assert path.is_file()
    with Records.open(path) as records:
        assert records.profiles() == [ana]


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_folder_may_have_a_name_that_is_no_text(tmp_path: Path, ana: Profile) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9/practice.sqlite3"))
    with Records.open(path) as records:
        records.save_profile(ana)
    with Records.open(path) as records:
        assert records.profiles() == [ana]


def test_a_disk_without_links_has_records_too(
    path: Path, ana: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_here(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none_here)
    with Records.open(path) as records:
        records.save_profile(ana)
    assert [each.name for each in path.parent.iterdir()] == ["practice.sqlite3"]
    before = path.read_bytes()
    with path.open("r+b") as file:
        file.write(bytes(100))
    with Records.open(path) as records:
        assert "recovered" in str(records.notice)
        assert records.profiles() == [ana]
    (aside,) = path.parent.glob("practice-damaged-*.sqlite3")
    assert aside.read_bytes()[100:] == before[100:]
    assert os.name != "posix" or aside.stat().st_mode & 0o777 == 0o600


def test_an_older_file_is_taken_through_every_step(
    path: Path, ana: Profile, plan: Plan, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
        keep(records, ana, plan)
        before = records.sessions(ana.id)
    steps = (
        *schema.MIGRATIONS,
        ("ALTER TABLE profiles ADD COLUMN colour TEXT", "UPDATE profiles SET colour = 'blue'"),
        ("CREATE TABLE colours AS SELECT colour FROM profiles",),
    )
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    with Records.open(path) as records:
        assert records.notice is None
        assert pragma(records, "user_version") == len(steps)
        assert records.connection.execute("SELECT * FROM colours").fetchall() == [("blue",)]
        assert records.sessions(ana.id) == before


def test_in_a_file_of_the_first_schema_nobody_knows_who_changed_a_goal(
    path: Path, ana: Profile, plan: Plan, keep: Keep
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
        keep(records, ana, plan)
        before = records.sessions(ana.id)
    of_the_first_schema(path)
    with Records.open(path) as records:
        assert records.notice is None
        assert records.sessions(ana.id) == list(map(not_told, before)) != before
        newer = keep(records, ana, plan)
        assert records.session(newer).changes == before[0].changes
    with Records.open(path) as records:
        assert pragma(records, "user_version") == len(schema.MIGRATIONS)
        assert records.session(newer).changes == before[0].changes


def test_a_step_that_fails_leaves_the_file_as_it_was(
    path: Path, ana: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
    fine = schema.MIGRATIONS
    monkeypatch.setattr(schema, "MIGRATIONS", (*fine, ("DROP TABLE settings", "SELECT nonsense")))
    with pytest.raises(RecordsError):
        Records.open(path)
    monkeypatch.setattr(schema, "MIGRATIONS", fine)
    with Records.open(path) as records:
        assert records.profiles() == [ana]
        assert records.setting("x") is None


def test_a_file_of_a_newer_program_is_left_alone_and_said(path: Path, ana: Profile) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
        records.connection.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    before = path.read_bytes()
    with pytest.raises(RecordsError, match="newer Emomirror"):
        Records.open(path)
    assert path.read_bytes() == before


def test_a_folder_in_the_place_of_the_file_is_said(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "letter.txt").write_text("mine")
    with pytest.raises(RecordsError, match="there is a folder"):
        Records.open(path)
    assert (path / "letter.txt").read_text() == "mine"


def test_a_file_in_the_place_of_the_folder_is_said(path: Path) -> None:
    path.parent.write_text("a file")
    with pytest.raises(RecordsError, match="cannot be used"):
        Records.open(path)
    assert path.parent.read_text() == "a file"


def without_rights(code: str, *words: str) -> dict[str, object]:
    """Runs code as somebody who is bound by the rights of files, which the superuser is not."""
    drop = "import os; os.setgid(65534); os.setuid(65534)\n" if os.geteuid() == 0 else ""
    # What is imported is read before rights are dropped: the program may lie in a private folder.
    head = "import json, sys; from pathlib import Path; from emomirror.records import Records\n"
    head += "from emomirror.errors import RecordsError; from emomirror.practice.profile import *\n"
    done = subprocess.run(
        [sys.executable, "-c", head + drop + code, *words], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


READ = """
records = Records.open(Path(sys.argv[1]))
try:
    records.save_profile(Profile(id="b", nickname="b"))
    said = None
except RecordsError as error:
    said = str(error)
try:
    records.restore(Path(sys.argv[2]))
    restored = None
except RecordsError as error:
    restored = str(error)
people = [each.id for each in records.profiles()]
lines = len(records.overview(people[0]))
print(json.dumps({"notice": str(records.notice), "read_only": records.read_only,
    "said": said, "restored": restored, "people": people, "lines": lines,
    "tries": len(records.sessions(people[0])[0].tries)}))
records.close()
"""


def open_to_others(path: Path, *, folder: int, file: int) -> None:
    for above in list(path.parents)[:-1]:
        if above.stat().st_uid == os.geteuid() and not above.stat().st_mode & 0o001:
            above.chmod(above.stat().st_mode | 0o055)
    path.parent.chmod(folder)
    path.chmod(file)


@posix
@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o444), (0o777, 0o444), (0o555, 0o666)])
def test_what_cannot_be_written_is_opened_to_be_read_and_said(
    path: Path, tmp_path: Path, ana: Profile, plan: Plan, keep: Keep, folder: int, file: int
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
        keep(records, ana, plan)
        records.backup(tmp_path / "copy")
    open_to_others(path, folder=folder, file=file)
    try:
        came = without_rights(READ, str(path), str(tmp_path / "copy"))
    finally:
        path.parent.chmod(0o700)
    assert came["people"] == [ana.id]
    assert (came["lines"], came["tries"]) == (1, 6)
    assert came["read_only"] is True
    assert "can be read, but not written" in str(came["notice"])
    assert "will not be kept" in str(came["said"])
    assert "not written" in str(came["restored"])


@posix
def test_what_is_older_and_cannot_be_written_is_read_all_the_same(
    path: Path, tmp_path: Path, ana: Profile, plan: Plan, keep: Keep
) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
        keep(records, ana, plan)
    with Records.open(tmp_path / "other.sqlite3") as other:
        other.save_profile(msgspec.structs.replace(ana, id="another"))
        other.backup(tmp_path / "copy")
    of_the_first_schema(path)
    before = path.read_bytes()
    open_to_others(path, folder=0o555, file=0o444)
    try:
        came = without_rights(READ, str(path), str(tmp_path / "copy"))
    finally:
        path.parent.chmod(0o700)
    assert (came["people"], came["lines"], came["tries"]) == ([ana.id], 1, 6)
    assert came["read_only"] is True
    assert "can be read, but not written" in str(came["notice"])
    assert "will not be kept" in str(came["said"])
    assert "not written" in str(came["restored"])
    assert path.read_bytes() == before


def test_a_newer_file_is_left_alone_where_it_is_damaged_too(path: Path, ana: Profile) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
        records.connection.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
        (page,) = records.connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'profiles'"
        ).fetchone()
    broken = bytearray(path.read_bytes())
    broken[4096 * (page - 1) : 4096 * page] = b"\xff" * 4096
    path.write_bytes(broken)
    with pytest.raises(RecordsError, match="newer Emomirror"):
        Records.open(path)
    assert path.read_bytes() == broken
    assert not list(path.parent.glob("practice-damaged-*"))


@posix
def test_a_folder_where_nothing_can_be_made_is_said(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    open_to_others(path, folder=0o555, file=0o444)
    path.unlink()
    code = """
try:
    Records.open(Path(sys.argv[1]))
except RecordsError as error:
    print(json.dumps({"said": str(error)}))
"""
    assert "cannot be used" in str(without_rights(code, str(path))["said"])


def test_two_windows_see_what_the_other_wrote(
    path: Path, ana: Profile, plan: Plan, keep: Keep
) -> None:
    with Records.open(path) as one, Records.open(path) as other:
        one.save_profile(ana)
        first = keep(one, ana, plan)
        second = keep(other, ana, plan)
        assert [line.id for line in one.overview(ana.id)] == [second, first]
        assert other.overview(ana.id) == one.overview(ana.id)
        assert other.notice is None


WRITE = """
import sys; from datetime import *; from pathlib import Path
from emomirror.records import Records; from emomirror.records.measure import some_try
import random
records = Records.open(Path(sys.argv[1]))
(profile,) = records.profiles()
chance = random.Random(sys.argv[2])
for k in range(5):
    session = records.begin_session(profile.id, profile.plan(sys.argv[2]), seed=k,
        started_utc=datetime.now(timezone.utc), offset=timedelta(0), model_sha256="",
        model_threshold=0.4)
    for number in range(20):
        records.add_try(session, some_try(chance, number, 0.0))
    records.set_setting(f"{sys.argv[2]} {k}", session)
records.close()
"""


def test_processes_that_write_at_once_lose_nothing(path: Path, ana: Profile) -> None:
    with Records.open(path) as records:
        records.save_profile(ana)
        writers = [
            subprocess.Popen([sys.executable, "-c", WRITE, str(path), name], stderr=subprocess.PIPE)
            for name in "abc"
        ]
        for writer in writers:
            _, said = writer.communicate()
            assert writer.returncode == 0, said.decode()
        sessions = records.sessions(ana.id, traces=True)
        assert sorted(kept.plan.name for kept in sessions) == sorted("abc" * 5)
        for kept in sessions:
            assert [each.made.task.number for each in kept.tries] == list(range(20))
            assert all(each.made.trace for each in kept.tries)
            assert records.setting(f"{kept.plan.name} {kept.seed}") == kept.id
        assert pragma(records, "integrity_check") == "ok"


def test_windows_that_open_at_once_make_one_file(path: Path) -> None:
    errors: list[Exception] = []
    together = threading.Barrier(6)

    def open_and_write(number: int) -> None:
        together.wait()
        try:
            with Records.open(path) as records:
                records.save_profile(Profile(id=f"{number}", nickname="N"))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=open_and_write, args=(k,)) for k in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Records.open(path) as records:
        assert len(records.profiles()) == 6


def test_a_window_that_does_not_come_to_an_end_is_said(
    path: Path, ana: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE_S", 0.05)
    with Records.open(path) as one, Records.open(path) as other:
        one.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordsError, match="Another window"):
            other.save_profile(ana)
        assert other.profiles() == []
        one.connection.execute("ROLLBACK")
        other.save_profile(ana)
        assert one.profiles() == [ana]


def delete(path: Path) -> None:
    path.unlink()


def replace(path: Path) -> None:
    path.with_name("other").write_bytes(path.read_bytes())
    path.with_name("other").replace(path)


@posix
@pytest.mark.parametrize("change", [delete, replace])
def test_a_file_that_is_taken_away_is_said_and_not_written_into_the_void(
    path: Path, ana: Profile, change: Callable[[Path], None]
) -> None:
    records = Records.open(path)
    change(path)
    with pytest.raises(RecordsError, match="moved or replaced"):
        records.save_profile(ana)
    records.close()
    with Records.open(path) as records:
        records.save_profile(ana)


def test_reading_goes_on_while_another_window_writes(
    path: Path, ana: Profile, ben: Profile
) -> None:
    with Records.open(path) as one, Records.open(path) as other:
        one.save_profile(ana)
        with one._database.writing() as connection:
            connection.execute("DELETE FROM profiles")
            assert other.profiles() == [ana]
        assert other.profiles() == []


def test_another_thread_opens_its_own(records: Records) -> None:
    caught: list[BaseException] = []

    def read() -> None:
        try:
            records.profiles()
        except RecordsError as error:
            caught.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_the_default_place_is_the_users_own_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("EMOMIRROR_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert records_path().name == "practice.sqlite3"
    if sys.platform == "linux":
        assert records_path() == tmp_path / "emomirror" / "practice.sqlite3"


def test_opening_needs_neither_pictures_nor_arrays() -> None:
    code = "import sys; import emomirror.records as r; print([m for m in sys.modules if m in "
    code += "('numpy', 'cv2', 'mediapipe', 'onnxruntime', 'PySide6')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_an_unnamed_trouble_is_said_with_its_reason(
    records: Records,
) -> None:
    records.connection.execute("DROP TABLE settings")
    with pytest.raises(RecordsError, match="no such table: settings"):
        records.setting("x")
