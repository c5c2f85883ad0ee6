"""An export holds everything of a person, in files that a spreadsheet opens without harm."""

from __future__ import annotations

import csv
import json
import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import RecordsError
from emomirror.practice.kept import Verdict
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.records import Records, columns, export

from .conftest import STARTED, Keep, add_picture


@pytest.fixture
def exported(
    records: Records,
    ana: Profile,
    ben: Profile,
    plan: Plan,
    keep: Keep,
    picture: Path,
    tmp_path: Path,
) -> Path:
    """Everything of Ana, who has practised twice."""
    records.save_profile(ana)
    records.save_profile(ben)
    records.save_plan(plan, ana.id)
    keep(records, ben, plan)
    first = keep(records, ana, plan)
    keep(records, ana, plan, STARTED + timedelta(days=1))
    records.judge(records.session(first).tries[0].id, Verdict.NOT_SEEN)
    add_picture(records, ana.id, Emotion.FEAR, picture)
    records.export(ana.id, tmp_path / "out")
    return tmp_path / "out"


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_files_are_those_that_are_told_and_private(
    records: Records, ben: Profile, exported: Path, tmp_path: Path
) -> None:
    written = records.export(ben.id, tmp_path / "of ben")
    assert sorted(each.name for each in written) == sorted(
        ["README.txt", "practice.json", *columns.COLUMNS]
    )
    assert written[0].name == "README.txt"
    assert all(each.is_file() for each in written)
    if os.name == "posix":
        assert {each.stat().st_mode & 0o777 for each in written} == {0o600}
        (picture,) = (exported / "pictures").iterdir()
        assert picture.stat().st_mode & 0o777 == 0o600
        assert picture.parent.stat().st_mode & 0o777 == 0o700
    assert len(list((exported / "pictures").iterdir())) == 1


def test_tables_begin_with_a_mark_and_their_columns(exported: Path) -> None:
    for name, heads in columns.COLUMNS.items():
        content = (exported / name).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        first = content[3:].split(b"\r\n")[0].decode()
        assert first == ",".join(column.name for column in heads)


def test_every_column_is_documented_beside_them_and_in_the_module(exported: Path) -> None:
    said = (exported / "README.txt").read_bytes().decode()
    assert export.__doc__ is not None
    listed = dict(re.findall(r"- ``(\w+\.csv)``: ([\w,\s]+)\n", export.__doc__))
    for name, heads in columns.COLUMNS.items():
        assert [each.strip() for each in listed[name].split(",")] == [c.name for c in heads]
        for column in heads:
            assert f"  {column.name}: {column.meaning}\r\n" in said


def test_times_are_told_in_utc_and_by_the_clock_on_the_wall(exported: Path) -> None:
    first, second = table(exported, "sessions.csv")
    assert first["started_utc"] == "2026-03-28T16:30:15Z"
    assert first["started_local"] == "2026-03-28T22:15:15"
    assert first["utc_offset_minutes"] == "345.0"
    assert second["started_local"] == "2026-03-29T22:15:15"
    tries = table(exported, "tries.csv")
    assert tries[0]["started_utc"] == "2026-03-28T16:30:15Z"
    assert tries[5]["started_utc"] > tries[4]["started_utc"] > tries[0]["started_utc"]


def test_every_try_prompt_change_and_sample_is_there(
    records: Records, ana: Profile, exported: Path
) -> None:
    sessions = records.sessions(ana.id, traces=True)
    tries = [(kept, each) for kept in sessions for each in kept.tries]
    rows = table(exported, "tries.csv")
    assert [(row["session_id"], row["try_id"]) for row in rows] == [
        (str(kept.id), str(each.id)) for kept, each in tries
    ]
    assert (rows[0]["outcome"], rows[0]["verdict"]) == ("held", "not seen")
    assert (rows[0]["program_saw"], rows[0]["adult_saw"]) == ("1", "0")
    assert (rows[1]["adult_saw"], rows[5]["emotion"]) == ("", "")
    assert rows[4]["answers"] == "anger sadness"
    assert [int(rows[0][f"looked_{e}"]) for e in EMOTIONS] == list(tries[0][1].made.looked)
    assert len(table(exported, "prompts.csv")) == sum(len(t.made.given) for _, t in tries) > 0
    changes = [change for kept in sessions for change in kept.changes]
    assert {change.by_adult for change in changes} == {True, False}
    told = {True: "1", False: "0", None: ""}
    assert [row["by_adult"] for row in table(exported, "changes.csv")] == [
        told[change.by_adult] for change in changes
    ]
    trace = table(exported, "trace.csv")
    samples = [sample for _, each in tries for sample in each.made.trace]
    assert len(trace) == len(samples)
    for row, sample in zip(trace, samples, strict=True):
        told = [row[emotion] for emotion in EMOTIONS]
        if sample.scores is None:
            assert told == [""] * 7
        else:
            assert [float(each) for each in told] == pytest.approx(sample.scores, abs=1e-4)


def test_the_document_holds_the_profile_the_plans_and_all_tries(
    records: Records, ana: Profile, plan: Plan, exported: Path
) -> None:
    document: dict[str, Any] = json.loads((exported / "practice.json").read_text("utf-8"))
    profile = msgspec.convert(document["profile"], Profile)
    assert profile == records.profile(ana.id)
    assert msgspec.convert(document["plans"], list[Plan]) == [plan]
    kept = records.sessions(ana.id, traces=True)
    assert [msgspec.convert(each["plan"], Plan) for each in document["sessions"]] == [plan, plan]
    assert [each["seed"] for each in document["sessions"]] == [7, 7]
    for told, session in zip(document["sessions"], kept, strict=True):
        assert [each["number"] for each in told["tries"]] == list(range(6))
        assert [len(each["trace"]) for each in told["tries"]] == [
            len(each.made.trace) for each in session.tries
        ]
        assert told["tries"][4]["answers"] == ["anger", "sadness"]
        assert len(told["changes"]) == len(session.changes)


def test_no_cell_is_a_formula(exported: Path) -> None:
    for row in table(exported, "sessions.csv"):
        assert row["plan"] == "'=Every kind, “daily”"
    for name in columns.COLUMNS:
        for row in table(exported, name):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


@pytest.mark.parametrize("name", [" =1+1", "＝1+1"])
def test_no_name_is_a_formula_to_any_spreadsheet(
    records: Records, ana: Profile, plan: Plan, keep: Keep, tmp_path: Path, name: str
) -> None:
    records.save_profile(ana)
    keep(records, ana, msgspec.structs.replace(plan, name=name))
    records.export(ana.id, tmp_path / "out")
    assert table(tmp_path / "out", "sessions.csv")[0]["plan"] == f"'{name}"


def test_names_of_any_kind_survive_a_spreadsheet(
    records: Records, plan: Plan, keep: Keep, tmp_path: Path
) -> None:
    name = 'נועה, "die\nGroße" 🧑‍🚀;' * 20
    profile = Profile(id="0123456789", nickname=name)
    records.save_profile(profile)
    keep(records, profile, msgspec.structs.replace(plan, name=name[:500]))
    records.export(profile.id, tmp_path / "ñ 🦊 #?")
    assert table(tmp_path / "ñ 🦊 #?", "sessions.csv")[0]["plan"] == name[:500]


def test_two_exports_are_never_mixed_up(records: Records, ben: Profile, exported: Path) -> None:
    before = {path: path.read_bytes() for path in exported.iterdir() if path.is_file()}
    with pytest.raises(RecordsError, match="Choose an empty folder"):
        records.export(ben.id, exported)
    assert {path: path.read_bytes() for path in exported.iterdir() if path.is_file()} == before


def test_a_folder_among_the_pictures_stops_no_export(
    records: Records, ben: Profile, tmp_path: Path
) -> None:
    records.save_profile(ben)
    folder = records.pictures_folder(ben.id)
    (folder / "@eaDir").mkdir(parents=True)
    records.export(ben.id, tmp_path / "none")
    assert not (tmp_path / "none" / "pictures").exists()
    (folder / "own.png").write_bytes(b"a picture")
    assert tmp_path / "out" / "pictures" / "own.png" in records.export(ben.id, tmp_path / "out")
    assert [each.name for each in (tmp_path / "out" / "pictures").iterdir()] == ["own.png"]


def test_a_person_without_sessions_has_an_export_too(
    records: Records, ben: Profile, tmp_path: Path
) -> None:
    records.save_profile(ben)
    records.export(ben.id, tmp_path / "out")
    assert table(tmp_path / "out", "tries.csv") == []
    assert json.loads((tmp_path / "out" / "practice.json").read_text("utf-8"))["sessions"] == []


def test_a_place_that_cannot_be_written_is_said_and_left_as_it_was(
    records: Records, ana: Profile, tmp_path: Path
) -> None:
    records.save_profile(ana)
    (tmp_path / "file").write_text("a file")
    with pytest.raises(RecordsError, match="Choose another place"):
        records.export(ana.id, tmp_path / "file")
    with pytest.raises(RecordsError, match="no longer in the records"):
        records.export("nobody", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_export_that_breaks_off_leaves_nothing(
    records: Records,
    ana: Profile,
    plan: Plan,
    keep: Keep,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records.save_profile(ana)
    keep(records, ana, plan)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export, "_session_document", full)
    with pytest.raises(RecordsError, match="No space left"):
        records.export(ana.id, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
