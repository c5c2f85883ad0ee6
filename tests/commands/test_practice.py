"""A recording is replayed as a session from the command line, with the shipped model."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from emomirror.camera.open import open_source
from emomirror.camera.opencv import cv2
from emomirror.camera.video import Video
from emomirror.cli import main
from emomirror.commands.practice import REPORT, TABLE, TRIES
from emomirror.errors import RecordsError
from emomirror.reports import tries_json
from emomirror.resources import asset_path
from emomirror.sentences import Sentence

PLAN = """
name = "A smile"
announce_s = 0.2
reward_s = 0.5
[[blocks]]
exercise = "copy"
emotions = ["happiness"]
tries = 2
[goals.happiness]
threshold = 0.4
hold_s = 0.5
"""


@pytest.fixture(scope="module")
def smile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's first three seconds, in which its host smiles, as a recording."""
    path = tmp_path_factory.mktemp("film") / "smile.avi"
    demo = open_source("demo")
    writer = None
    for _ in range(90):
        frame = demo.read()
        assert frame is not None
        height, width = frame.bgr.shape[:2]
        if writer is None:
            writer = cv2.VideoWriter(
                str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30.0, (width, height)
            )
        writer.write(frame.bgr)
    demo.close()
    assert writer is not None
    writer.release()
    return path


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "smile.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def practise(plan: Path, source: Path | str, out: Path, *words: str) -> int:
    return main(
        ["practice", "--plan", str(plan), "--source", str(source), "--report", str(out), *words]
    )


def test_a_recording_becomes_a_session_and_its_report(
    plan: Path, smile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "out"
    assert practise(plan, smile, out) == 0
    assert sorted(path.name for path in out.iterdir()) == sorted((REPORT, TABLE, TRIES))
    assert (out / REPORT).read_bytes().startswith(b"%PDF")
    with (out / TABLE).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["outcome"] for row in rows] == ["held", "held"]
    json.loads((out / TRIES).read_bytes())
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1/2 copy happiness: held after ")


def test_a_recording_by_its_place_at_home_began_when_its_file_was_changed(
    plan: Path, smile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for home in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(home, str(smile.parent))
    assert practise(plan, f"~/{smile.name}", tmp_path / "home") == 0
    assert practise(plan, smile, tmp_path / "whole") == 0
    tries = [(tmp_path / out / TRIES).read_bytes() for out in ("home", "whole")]
    assert tries[0] == tries[1]


def test_the_same_recording_gives_the_same_files(plan: Path, smile: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        practise(plan, smile, tmp_path / name, "--seed", "5")
    for name in (REPORT, TABLE, TRIES):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


@pytest.mark.parametrize("with_errors", [False, True])
def test_the_report_is_written_also_where_nobody_reads_the_lines_to_their_end(
    with_errors: bool, plan: Path, smile: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    words = ["practice", "--plan", str(plan), "--source", str(smile), "--report", str(out)]
    with subprocess.Popen(
        [sys.executable, "-m", "emomirror", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if with_errors else subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        child.stdout.close()  # as head does after its ten lines
        assert child.wait(timeout=60) == 0
        assert child.stderr is None or child.stderr.read() == ""
    assert sorted(path.name for path in out.iterdir()) == sorted((REPORT, TABLE, TRIES))


def test_a_recording_that_ends_before_the_plan_is_said_to(
    smile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert practise(asset_path("example-plan.toml"), smile, tmp_path / "out") == 1
    assert "ended before the plan: 0 of 7 tries" in capsys.readouterr().err
    assert (tmp_path / "out" / REPORT).exists()


def test_a_recording_that_ends_within_the_last_try_ends_before_the_plan(
    smile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sad.toml"
    content = PLAN.replace('"happiness"', '"sadness"').replace("tries = 2", "tries = 1")
    path.write_text(content, encoding="utf-8")
    assert practise(path, smile, tmp_path / "out") == 1
    assert "0 of 1 tries were finished" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('name = "x"\n[[blocks]]\nexercise = "copy"\nemotions = ["joyy"]', "joyy"),
        (PLAN.replace("hold_s = 0.5", "hold_s = -1"), "hold_s must be 0 to 10; got -1"),
    ],
)
def test_a_plan_that_is_none_is_one_line_and_writes_nothing(
    content: str, said: str, smile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(content, encoding="utf-8")
    assert practise(path, smile, tmp_path / "out") == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert str(path) in line
    assert not (tmp_path / "out").exists()


def test_a_file_where_the_folder_should_be_is_told(
    plan: Path, smile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.write_text("mine", encoding="utf-8")
    assert practise(plan, smile, out) == 1
    assert "cannot be made a folder" in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", [REPORT, TABLE, TRIES])
def test_a_place_that_cannot_be_written_is_told_before_the_recording_is_read(
    name: str,
    plan: Path,
    smile: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out"
    (out / name).mkdir(parents=True)
    kept = {each: each.encode() for each in (REPORT, TABLE, TRIES) if each != name}
    for each, content in kept.items():
        (out / each).write_bytes(content)

    def read(_self: Video) -> None:
        raise AssertionError("the recording was read")

    monkeypatch.setattr(Video, "read", read)
    assert practise(plan, smile, out) == 1
    printed = capsys.readouterr()
    (line,) = printed.err.splitlines()
    assert f"{out / name} cannot be written" in line
    assert printed.out == ""
    assert {each.name: each.read_bytes() for each in out.iterdir() if each.is_file()} == kept


def test_what_was_there_stays_where_a_part_of_the_result_cannot_be_made(
    plan: Path, smile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for name in (REPORT, TABLE, TRIES):
        (out / name).write_bytes(b"mine")

    def refuse(_sessions: object) -> bytes:
        raise RecordsError(Sentence("Records", "It cannot be made.").naming())

    monkeypatch.setattr(tries_json, "tries_json", refuse)
    assert practise(plan, smile, out) == 1
    assert [path.read_bytes() for path in out.iterdir()] == [b"mine"] * 3


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system's own time zone alone counts")
def test_times_are_by_the_clock_on_the_wall_and_in_utc(
    plan: Path, smile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = tmp_path / smile.name
    film.write_bytes(smile.read_bytes())
    began = datetime(2026, 7, 1, 20, 30, tzinfo=UTC)
    os.utime(film, (began.timestamp(), began.timestamp()))
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    time.tzset()
    try:
        assert practise(plan, film, tmp_path / "out") == 0
    finally:
        monkeypatch.undo()
        time.tzset()
    with (tmp_path / "out" / TABLE).open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    assert row["session_started_utc"] == "2026-07-01T20:30:00Z"
    assert row["session_started_local"] == "2026-07-02T02:15:00"
    (session,) = json.loads((tmp_path / "out" / TRIES).read_bytes())["sessions"]
    assert session["started_utc"] == "2026-07-01T20:30:00+00:00"
    assert session["started_local"] == "2026-07-02T02:15:00"


def test_all_three_are_needed_without_a_window(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["practice", "--plan", "x.toml"])
    assert "--source and --report" in capsys.readouterr().err
