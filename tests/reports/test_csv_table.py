from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from emomirror.emotions import Emotion
from emomirror.errors import SaveFailed
from emomirror.practice.goal import Goal
from emomirror.practice.kept import KeptSession, Verdict
from emomirror.practice.prompts import Exercise
from emomirror.reports.csv_table import COLUMNS, table, write_csv

HAPPY, SAD = Emotion.HAPPINESS, Emotion.SADNESS
Practising = Callable[..., Any]


def rows(*sessions: KeptSession) -> list[dict[str, str]]:
    text = table(sessions).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_try_is_a_row_in_its_order(practising: Practising) -> None:
    made = practising(HAPPY, SAD).hold().skip().accept()
    found = rows(made.kept(number=7), practising(SAD).hold().kept(number=8))
    assert [(row["session"], row["try"], row["target"]) for row in found] == [
        ("7", "1", "happiness"),
        ("7", "2", "sadness"),
        ("7", "3", "happiness"),
        ("8", "1", "sadness"),
    ]
    assert [row["outcome"] for row in found] == ["held", "skipped", "accepted", "held"]
    assert [row["success"] for row in found] == ["1", "0", "1", "1"]


def test_a_row_tells_all_that_the_report_counts(practising: Practising) -> None:
    made = practising(HAPPY).look(SAD, 1).look(SAD, 1, sure=False).look(SAD, 1, spoiled=True)
    made.hold(2, helps=2, verdict=Verdict.NOT_SEEN)
    (row,) = rows(made.kept())
    assert re.sub(r"@[0-9.]+", "", row["help_given"]) == "parts+ situation+"
    first, second = (float(value) for value in re.findall(r"@([0-9.]+)", row["help_given"]))
    assert first == second == pytest.approx(2, abs=0.3)
    assert (row["without_more_help"], row["program_saw"], row["adult_saw"]) == ("0", "1", "0")
    assert (row["verdict"], row["read_most_as"]) == ("not seen", "sadness")
    assert (row["spoiled"], row["not_sure"]) == ("10", "10")
    assert (row["threshold"], row["hold_goal_s"]) == ("0.5", "1")
    assert float(row["trying_s"]) == pytest.approx(5, abs=0.3)
    assert float(row["first_match_s"]) == pytest.approx(4, abs=0.3)
    assert int(row["frames"]) > 50


def test_help_from_the_start_is_named(practising: Practising) -> None:
    helped = practising(HAPPY, goal=Goal(threshold=0.5, hold_s=1.0, help=2)).hold()
    (row,) = rows(helped.kept())
    assert (row["help_from_start"], row["without_more_help"]) == ("parts situation", "1")
    (row,) = rows(practising(HAPPY).hold().kept())
    assert (row["help_from_start"], row["without_more_help"]) == ("", "1")


def test_times_are_in_utc_and_on_the_wall(practising: Practising) -> None:
    started = datetime(2025, 3, 2, 23, 30, tzinfo=UTC)
    (row,) = rows(practising(HAPPY).hold().kept(started, offset=timedelta(hours=1)))
    assert row["session_started_utc"] == "2025-03-02T23:30:00Z"
    assert row["session_started_local"] == "2025-03-03T00:30:00"


def test_answers_stand_in_their_order(practising: Practising) -> None:
    made = practising(HAPPY, exercise=Exercise.NAME).answer(SAD, Emotion.FEAR, HAPPY)
    (row,) = rows(made.kept())
    assert (row["answers"], row["frames"], row["read_most_as"]) == (
        "sadness fear happiness",
        "0",
        "",
    )


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", " =1", 'a,b\n"c"', "\ud800"]
)
def test_no_name_is_taken_for_a_formula(name: str, practising: Practising) -> None:
    kept = practising(HAPPY).hold().kept()
    plan = msgspec.structs.replace(kept.plan, name=name)
    (row,) = rows(practising(HAPPY).hold().kept(plan=plan))
    assert row["plan"].lstrip()[:1] not in tuple("=+-@＝＋－＠")
    if name.startswith("a"):
        assert row["plan"] == name


def test_spreadsheets_see_that_it_is_utf_8(practising: Practising, tmp_path: Path) -> None:
    path = tmp_path / "tries.csv"
    write_csv([practising(HAPPY).hold().kept()], path)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfsession,")
    assert content.count(b"\r\n") == 2


def test_every_column_is_explained() -> None:
    names = [column.name for column in COLUMNS]
    assert len(set(names)) == len(names)
    assert all(column.means for column in COLUMNS)


def test_a_place_that_cannot_be_written_is_said(practising: Practising, tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="cannot be written"):
        write_csv([], tmp_path / "nowhere" / "tries.csv")
