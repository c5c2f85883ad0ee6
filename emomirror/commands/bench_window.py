"""``emomirror bench --window``: how smoothly the real window runs on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from emomirror.camera.format import Format
from emomirror.errors import EmomirrorError
from emomirror.home import HOME_VARIABLE
from emomirror.ui.benchmark import FIRST_BARS, Task, command

from .seeing import load_classifier
from .terminal_text import printable
from .versions import versions

STARTS_BEFORE = 2
"""Short runs that only measure the start; the first one also warms the disk's cache."""


class BenchmarkFailed(EmomirrorError):
    """The window could not be measured."""


def bench_window(
    source: str | None,
    *,
    camera_format: Format | None = None,
    model: Path | None = None,
    eyes: bool = False,
    far: bool = False,
    seconds: float,
    explanations: int = 0,
    practice: bool = False,
    display: bool,
    as_json: bool = False,
) -> int:
    """Measures the window on a source that is played at its own pace, prints, and returns the exit
    status.

    Args:
        source: the demo where None.
        seconds: how long is measured, where ``explanations`` is 0.
        explanations: how many frozen pictures are explained meanwhile.
        practice: whether a practice session is on the screen meanwhile.
        display: whether there is one; otherwise the window is drawn in memory.

    Raises:
        EmomirrorError: there is nothing to show, or nothing to read it with.
    """
    classifier = load_classifier(model, eyes=eyes)
    task = Task(
        "demo" if source is None else source,
        seconds,
        str(classifier.facts.region),
        str(model) if model else None,
        far,
        explanations,
        practice,
        str(camera_format) if camera_format else None,
    )
    environment = dict(os.environ) if display else {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # The window remembers its place when it is closed: not this time.
    with TemporaryDirectory(prefix="emomirror-bench-") as home:
        environment[HOME_VARIABLE] = home
        starts = [
            run_task(replace(task, seconds=0.1, explanations=0, practice=False), environment)[
                "startup_s"
            ]
            for _ in range(STARTS_BEFORE)
        ]
        result = run_task(task, environment)
    result |= {
        "startup_s": round(median([*starts, result["startup_s"]]), 3),
        "source": task.source,
        "versions": versions(),
        "model_sha256": classifier.facts.sha256,
    }
    print(json.dumps(result) if as_json else as_text(result))
    return 0


def run_task(task: Task, environment: dict[str, str]) -> dict[str, Any]:
    """Runs one measurement in a fresh process.

    Returns:
        Its figures, and ``startup_s``: from the start of the process, imports included, to the
        first bars on the screen.

    Raises:
        BenchmarkFailed: the window came to no figures.
    """
    start = time.perf_counter()
    startup_s, last = None, ""
    with subprocess.Popen(
        command(task), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as child:
        assert child.stdout is not None
        try:
            for line in child.stdout:
                if line.strip() == FIRST_BARS:
                    startup_s = time.perf_counter() - start
                else:
                    last = line
        finally:
            child.terminate()
    try:
        result: dict[str, Any] = json.loads(last)
    except ValueError as error:
        status = child.returncode
        raise BenchmarkFailed(f"the window ended without figures (exit status {status})") from error
    if "error" in result:
        raise BenchmarkFailed(result["error"], advice=result["advice"])
    return {**result, "startup_s": startup_s}


def as_text(result: dict[str, Any]) -> str:
    """The figures as a person reads them."""
    latency, stall, cpu = result["latency_ms"], result["stall_ms"], result["cpu_percent"]
    threads = f"{cpu['window']} the window, {cpu['source']} the source, {cpu['beside']} beside them"
    explaining, practice = result.get("explaining"), result.get("practice")
    rss = {
        when: "unknown" if (mb := result["rss_mb"][when]) is None else f"{mb} MB"
        for when in ("start", "end")
    }
    growth = result["rss_mb"]["growth"]
    grows = "" if growth is None else f", growing by {growth} MB a minute"
    return "\n".join(
        [
            f"{printable(result['source'])}: {result['seconds']} s,"
            f" {result['source_fps']} pictures a second,"
            f" {result['painted_fps']} painted, {result['dropped']} dropped",
            f"start to first bars    {result['startup_s']:.2f} s",
            f"camera to paint        {latency['median']} ms, 95 % within {latency['p95']} ms",
            f"stalls of the window   {stall['worst']} ms at worst, {stall['over_30']} over 30 ms;"
            f" {stall['starting']} ms at worst while starting",
            f"processor              {cpu['all']} % of a core, of it {threads}",
            f"memory                 {rss['start']} at first, {rss['end']} at last{grows}",
            *([_explaining(explaining)] if explaining else []),
            *([_practice(practice)] if practice else []),
            ", ".join(f"{name} {version}" for name, version in result["versions"].items()),
            f"model {result['model_sha256']}",
        ]
    )


def _explaining(figures: dict[str, Any]) -> str:
    first, complete = figures["first_s"]["median"], figures["complete_s"]["median"]
    return (
        f"explanations           {figures['count']} of {figures['samples']} samples: the first"
        f" overlay after {first} s, complete after {complete} s, cancelled within"
        f" {figures['cancel_ms']} ms; {figures['rss_mb_after_one']} MB after one of them"
    )


def _practice(figures: dict[str, Any]) -> str:
    gauge = figures["gauge_ms"]
    return (
        f"practice               {figures['tries']} tries; camera to gauge {gauge['median']} ms,"
        f" 95 % within {gauge['p95']} ms, of {figures['gauge_moves']} moves"
    )
