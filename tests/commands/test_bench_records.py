"""The benchmark of the records prints what it promises, and touches no records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from emomirror.cli import build_parser, main
from emomirror.commands import bench_records
from emomirror.records import killing, measure
from emomirror.records.killing import Killed


def test_years_are_measured_and_processes_ended(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bench-records", "--sessions", "3", "--kills", "1", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["sessions"], result["tries"]) == (3, 3 * measure.TRIES)
    assert result["killed"] == {
        "kills": 1,
        "announced": result["killed"]["announced"],
        "lost": 0,
        "unsound": 0,
    }
    assert all(result[name] > 0 for name in bench_records.MEANINGS)
    assert "python" in result["versions"]
    assert not home.exists(), "the person's own records are not touched"


@pytest.mark.parametrize(("lost", "unsound", "status"), [(0, 0, 0), (1, 0, 1), (0, 1, 1)])
def test_a_lost_try_is_a_failure(
    lost: int,
    unsound: int,
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    figures = dict.fromkeys(bench_records.MEANINGS, 1.25)
    about = {"sessions": 2, "tries": 40, "file_mb": 0.1, "times": 5}
    monkeypatch.setattr(bench_records, "measure", lambda *_, **__: {**about, **figures})
    monkeypatch.setattr(bench_records, "report_ms", lambda _: 1.25)
    monkeypatch.setattr(bench_records, "kill", lambda *_, **__: Killed(9, 80, lost, unsound))
    assert main(["bench-records"]) == status
    printed = capsys.readouterr().out
    assert "2 sessions, 40 tries, 0.1 MB; medians of 5 processes" in printed
    assert f"of 80 tries that they told to be kept {lost} were lost" in printed


def test_the_command_line_knows_what_is_measured_without_importing_it() -> None:
    options = build_parser().parse_args(["bench-records"])
    assert (options.sessions, options.kills) == (measure.SESSIONS, killing.KILLS)
