from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from emomirror.commands.check import Check, State
from emomirror.commands.doctor import as_text, doctor


def test_a_machine_without_a_display_can_run_the_mirror_in_a_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert doctor(display=False, as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["runs"] is True
    states = {check["name"]: check["state"] for check in told["checks"]}
    assert states["Python"] == states["mediapipe"] == states["seeing"] == "ok"
    assert states["display"] == "warning"
    assert all(check["remedy"] for check in told["checks"] if check["state"] != "ok")


def test_a_missing_library_is_named_and_the_exit_status_is_1(tmp_path: Path) -> None:
    # A fresh process, in which neither OpenCV nor MediaPipe can be imported.
    (tmp_path / "cv2.py").write_text("raise ImportError('OpenCV is broken')")
    (tmp_path / "mediapipe.py").write_text("raise ImportError('MediaPipe is broken')")
    done = subprocess.run(
        [sys.executable, "-m", "emomirror", "doctor"],
        capture_output=True,
        text=True,
        timeout=120,
        env={"PYTHONPATH": str(tmp_path), "PATH": "", "HOME": str(tmp_path)},
    )
    assert done.returncode == 1
    assert done.stderr == ""
    assert "OpenCV is broken" in done.stdout
    assert "MediaPipe is broken" in done.stdout
    assert "pip install --force-reinstall" in done.stdout
    assert "cannot run yet" in done.stdout


def test_what_was_found_gives_the_terminal_no_orders() -> None:
    assert as_text(Check("camera 0", State.OK, "Webcam\x1b[2J\n")).isprintable()


def test_a_remedy_stands_on_a_line_of_its_own() -> None:
    assert as_text(Check("display", State.OK, "there")).count("\n") == 0
    _, remedy = as_text(Check("display", State.WARNING, "none", "plug one in")).split("\n")
    assert remedy.split() == ["do:", "plug", "one", "in"]
