"""``emomirror bench-records``: how fast the records of practice are, and whether any is lost."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from emomirror.records.killing import kill
from emomirror.records.measure import COPY, PROFILE, measure

from .terminal_text import announce
from .versions import versions

MEANINGS = {
    "import_ms": "loading the code",
    "open_ms": "opening the file, found in no memory where the system allows",
    "overview_ms": "all sessions in brief, for the history",
    "open_and_overview_ms": "both",
    "sessions_ms": "all sessions with their tries, without traces",
    "report_ms": "the report of all, from the file to the pages, with loading what prints them",
    "one_session_ms": "one session with its traces",
    "add_try_ms": "a finished try, until it is on the disk",
    "copy_ms": "a copy of all, once",
    "mend_ms": "a damaged file set aside and recovered, once",
    "export_ms": "everything as CSV and JSON, once",
    "erase_ms": "the person erased, once",
}

REPORTS = 3
"""How many processes make the report of all."""
_ONE_REPORT = """
import sys, time
from pathlib import Path
from emomirror.records import Records
start = time.perf_counter()
from emomirror.reports.pdf import pdf
from emomirror.reports.report import report
with Records.open(Path(sys.argv[1])) as records:
    sessions = records.sessions(sys.argv[2])
    pages = pdf(report(records.profile(sys.argv[2]), sessions))
assert pages
print(1000 * (time.perf_counter() - start))
"""


def bench_records(*, sessions: int, kills: int, as_json: bool = False) -> int:
    """Measures in a folder of its own and prints; returns the exit status: 1 where a try was lost
    or the file damaged.

    Args:
        sessions: that are written and read.
        kills: processes that are ended.
    """
    # Beside what is measured nothing else should write, so each has a folder.
    with (
        tempfile.TemporaryDirectory(prefix="emomirror-") as measured,
        tempfile.TemporaryDirectory(prefix="emomirror-") as ended,
    ):
        figures = measure(Path(measured), sessions=sessions, progress=announce)
        figures["report_ms"] = report_ms(Path(measured) / COPY)
        killed = kill(Path(ended) / "practice.sqlite3", kills, progress=announce)
    result = {**figures, "killed": killed._asdict(), "versions": versions()}
    print(json.dumps(result) if as_json else as_text(result))
    return 1 if killed.lost or killed.unsound else 0


def report_ms(path: Path) -> float:
    """The median over fresh processes, in milliseconds."""
    announce("making the report of all")
    command = [sys.executable, "-c", _ONE_REPORT, str(path), PROFILE]
    runs = [
        float(subprocess.run(command, capture_output=True, check=True).stdout)
        for _ in range(REPORTS)
    ]
    return round(median(runs), 1)


def as_text(result: dict[str, Any]) -> str:
    """The figures as a person reads them."""
    killed = result["killed"]
    return "\n".join(
        (
            f"{result['sessions']} sessions, {result['tries']} tries, {result['file_mb']} MB;"
            f" medians of {result['times']} processes",
            *(f"{result[name]:10.1f} ms  {meaning}" for name, meaning in MEANINGS.items()),
            f"{killed['kills']} processes were ended at random moments: of {killed['announced']}"
            f" tries that they told to be kept {killed['lost']} were lost, and"
            f" {killed['unsound']} times the file was damaged",
        )
    )
