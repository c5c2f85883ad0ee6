from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import psutil
import pytest

from emomirror.cli import main
from emomirror.commands import bench_window
from emomirror.tally import Tally
from emomirror.ui.benchmark import figures, growth_mb


def test_the_window_is_measured_and_remembers_nothing_of_it(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_window, "STARTS_BEFORE", 0)
    assert main(["bench", "--window", "--seconds", "1", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["source"] == "demo"
    assert result["painted_fps"] > 1
    assert 0 < result["latency_ms"]["median"] <= result["latency_ms"]["p95"]
    assert 0 < result["cpu_percent"]["window"] < result["cpu_percent"]["all"]
    assert 0.1 < result["startup_s"] < 60
    assert result["stall_ms"]["starting"] > 0, "no loop keeps time to a tenth of a millisecond"
    assert result["rss_mb"]["end"] > 20
    assert not home.exists()


def test_explaining_is_measured(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_window, "STARTS_BEFORE", 0)
    assert main(["bench", "--window", "--explanations", "1", "--json"]) == 0
    explaining = json.loads(capsys.readouterr().out)["explaining"]
    assert (explaining["count"], explaining["samples"]) == (1, 1000)
    assert 0 < explaining["first_s"]["median"] < explaining["complete_s"]["median"]
    assert 0 < explaining["cancel_ms"] < 10_000
    assert explaining["rss_mb_after_one"] > 20


def test_a_source_that_cannot_be_shown_is_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["bench", "--window", "--source", "nowhere.mp4", "--seconds", "1"]) == 1
    assert "nowhere.mp4" in capsys.readouterr().err


def test_a_practice_session_is_measured_with_the_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench_window, "STARTS_BEFORE", 0)
    assert main(["bench", "--window", "--practice", "--seconds", "2", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    gauge = result["practice"]["gauge_ms"]
    assert 0 < gauge["median"] <= gauge["p95"]
    assert result["practice"]["gauge_moves"] > 0
    assert "gauge" in bench_window.as_text(result)


def test_a_window_that_breaks_off_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_window, "command", lambda task: ["false"])
    with pytest.raises(bench_window.BenchmarkFailed, match="exit status"):
        bench_window.run_task(bench_window.Task("demo", 1.0), dict(os.environ))


def test_the_window_does_not_go_on_where_the_command_is_killed() -> None:
    program = "import sys; from emomirror.cli import main; sys.exit(main())"
    with subprocess.Popen(
        [sys.executable, "-c", program, "bench", "--window", "--seconds", "600"],
        stdout=subprocess.DEVNULL,
    ) as command:
        while not (measured := psutil.Process(command.pid).children()):
            assert command.poll() is None, "it ended by itself"
            time.sleep(0.05)
        command.kill()
    assert psutil.wait_procs(measured, timeout=20)[1] == []


def test_what_grows_is_told_of_the_settled_minutes_alone() -> None:
    settling = [100.0, 150.0, 170.0, 180.0]
    assert growth_mb([*settling, 200.0, 200.5, 200.75, 201.75]) == pytest.approx(0.55)
    assert growth_mb([*settling, 200.0, 200.0]) is None, "two minutes say nothing"
    assert growth_mb([*settling, 200.0, None, 200.0, 200.0]) is None


def test_what_is_counted_takes_no_memory() -> None:
    numbers = Tally()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for at in range(20_000):
        numbers.add(at / 7)
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 10_000, "kept, the numbers alone would take 480,000 bytes"


def tally(*numbers: float) -> Tally:
    counted = Tally()
    for number in numbers:
        counted.add(number)
    return counted


def test_the_figures_are_made_of_what_was_counted() -> None:
    before = dict.fromkeys(
        (
            "wall_s",
            "cpu_s",
            "window_cpu_s",
            "source_cpu_s",
            "given",
            "lost",
            "dropped",
        ),
        0.0,
    )
    after = before | {
        "wall_s": 2.0,
        "cpu_s": 1.0,
        "window_cpu_s": 0.5,
        "source_cpu_s": 0.1,
        "given": 60,
        "lost": 2,
        "dropped": 3,
    }
    latencies, stalls, first_stalls = tally(10.0, 20.0, 30.0), Tally(30.0), tally(0.0, 20.0, 0.0)
    for stall in (0.0, 0.0, 40.0, 0.0):
        stalls.add(stall)
    result = figures(before, after, (199.96, 201.0, 203.5, None), latencies, stalls, first_stalls)
    assert result["stall_ms"] == {
        "p99": 40.0,
        "worst": 40.0,
        "over_30": 1,
        "starting": 20.0,
    }
    assert result["cpu_percent"] == {
        "all": 50.0,
        "window": 25.0,
        "source": 5.0,
        "beside": 20.0,
    }
    assert result["rss_mb"] == {
        "start": 200.0,
        "end": None,  # what is not known is not 0
        "minutes": [201.0, 203.5],
        "growth": None,
    }
    assert result["latency_ms"]["median"] == 20.0
    assert (result["painted_fps"], result["source_fps"], result["dropped"]) == (1.5, 30.0, 5)
