"""All checks, as one command: ``python -m tests``. Arguments go to pytest."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AT_ONCE = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
"""Two files at a time: more would disturb the tests that watch a clock."""
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"


def steps(arguments: list[str]) -> dict[str, list[str]]:
    """What is run, in this order: the quickest to fail first."""
    return {
        "ruff check": ["-m", "ruff", "check", "."],
        "ruff format": ["-m", "ruff", "format", "--check", "."],
        "mypy": ["-m", "mypy", "emomirror", "training"],
        "import contracts": ["-c", LINT_IMPORTS],
        "pytest": ["-m", "pytest", *AT_ONCE, *arguments],
    }


def main(arguments: list[str]) -> int:
    """Runs the steps up to the first that fails; returns its exit status."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    for name, command in steps(arguments).items():
        print(f"== {name}", flush=True)
        start = time.monotonic()
        status = subprocess.run([sys.executable, *command], cwd=ROOT, env=environment).returncode
        if status != 0:
            print(f"== {name} failed. What comes after it was not run.", flush=True)
            return status
        print(f"== {name} passed in {time.monotonic() - start:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
