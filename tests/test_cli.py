from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from emomirror.camera.format import Format
from emomirror.cli import build_parser, main

COMMAND = [sys.executable, "-m", "emomirror"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs the program as a person does."""
    return subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **environment},
    )


def without_display() -> dict[str, str]:
    """Variables of a machine that has no screen."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in hidden}


@pytest.mark.parametrize(
    "words",
    [
        ["watch", "--source", "a.mp4", "--far"],
        ["--source", "a.mp4", "--far", "watch"],
        ["--far", "watch", "--source", "a.mp4"],
    ],
)
def test_options_may_stand_before_or_after_the_command(words: list[str]) -> None:
    options = build_parser().parse_args(words)
    assert (options.command, options.source, options.far) == ("watch", "a.mp4", True)
    assert (options.model, options.eyes) == (None, False)


def test_what_is_asked_of_a_camera_may_stand_before_or_after_the_command() -> None:
    for words in (["bench", "--camera-format", "640x480"], ["--camera-format=640x480", "bench"]):
        assert build_parser().parse_args(words).camera_format == Format((640, 480), 30)


def test_without_a_command_the_window_is_meant() -> None:
    options = build_parser().parse_args(["--eyes", "--full-screen"])
    assert (options.command, options.source, options.eyes) == (None, None, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["wach"], "did you mean watch?"),
        (["demo"], "did you mean --source demo?"),
        (["watch", "holiday.mp4"], "did you mean --source holiday.mp4?"),
        (["--sorce", "demo"], "did you mean --source in place of --sorce?"),
        (["watch", "--jsno"], "did you mean --json in place of --jsno?"),
        (["bench", "--frame=3"], "did you mean --frames in place of --frame?"),
        (["--camera-format", "640"], "expected WIDTHxHEIGHT or WIDTHxHEIGHT@FPS; got '640'"),
        (["watch", "--frames", "0"], "expected a whole number from 1 on; got '0'"),
        (["watch", "--frames", "many"], "expected a whole number from 1 on; got 'many'"),
        (["bench", "--window", "--frames", "9"], "give --seconds in place of --frames"),
        (["bench", "--seconds", "9"], "--seconds counts with --window only"),
        (
            ["practice", "--plan", "p", "--source", "s", "--report", "r", "--reset-pin"],
            "--reset-pin does nothing else",
        ),
        (["practice", "--reset-pin", "--seed", "0"], "--reset-pin does nothing else"),
        (["practice", "--seed", "3"], "--seed counts with --plan only"),
        (["practice", "--eyes"], "--eyes counts with --plan only"),
        (["--full-screen", "watch"], "--full-screen is for the window"),
        (["--source", "x.mp4", "--far", "doctor"], "leave out --source and --far"),
        (["bench-records", "--eyes"], "unrecognized arguments: --eyes"),
        (["--camera-format", "640x480", "explain", "a.png", "--out", "b.png"], "no camera"),
    ],
)
def test_wrong_usage_is_explained(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["watch", "--source", "nowhere.mp4"],
        ["watch", "--source", "demo", "--model", "nowhere.onnx"],
        ["bench", "--source", "nowhere.mp4"],
    ],
)
def test_a_failure_is_one_line_and_exit_status_1(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("emomirror: ")
    assert printed.err.count("\n") == 1
    assert "nowhere" in printed.err


def test_a_failure_gives_the_terminal_no_orders(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", "--source", "x\x1b[2J\n.mp4"]) == 1
    told = capsys.readouterr().err
    assert "[2J" in told
    assert told.removesuffix("\n").isprintable()


def test_a_failure_ends_with_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["watch"], ["bench", "--window", "--seconds", "1"]):
        assert main([*words, "--source", "nothing-of-this-name"]) == 1
        told = capsys.readouterr().err
        assert "nothing-of-this-name" in told
        assert "Try --source demo" in told
        assert told.count("\n") == 1


@pytest.mark.parametrize("command", ["watch", "bench"])
def test_an_empty_source_is_no_camera(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--source", ""]) == 1
    assert capsys.readouterr().err.startswith("emomirror: No source was named. Try --source demo")


def test_a_file_that_is_no_model_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.onnx"
    wrong.write_bytes(b"not a model")
    assert main(["watch", "--source", "demo", "--model", str(wrong)]) == 1
    assert "wrong.onnx is not a whole ONNX model" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_with_no_display_one_line_names_the_command_that_needs_none() -> None:
    done = subprocess.run(
        COMMAND, capture_output=True, text=True, timeout=60, env=without_display()
    )
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert "emomirror watch" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("words", [[], ["bench", "--window", "--seconds", "1"]])
def test_a_display_that_does_not_answer_is_one_line_too(words: list[str]) -> None:
    done = subprocess.run(
        [*COMMAND, *words],
        capture_output=True,
        text=True,
        timeout=60,
        env={**without_display(), "DISPLAY": ":4711"},
    )
    assert done.returncode == 1
    assert "emomirror doctor" in done.stderr
    assert "emomirror watch" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_program_without_outputs_does_its_work(tmp_path: Path) -> None:
    """As a starter on the desktop may run it."""
    program = (
        "import os, sys; sys.stdout = sys.stderr = None;"
        " from emomirror.cli import main; os._exit(main(['practice', '--reset-pin']))"
    )
    environment = {**os.environ, "EMOMIRROR_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, timeout=120)
    assert done.returncode == 0


def test_a_closed_pipe_ends_quietly() -> None:
    with subprocess.Popen(
        [*COMMAND, "watch", "--source", "demo", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert json.loads(child.stdout.readline())["frame"] == 0
        child.stdout.close()
        assert child.wait(timeout=30) == 0
        assert child.stderr.read() == ""


@pytest.mark.skipif(sys.platform != "linux", reason="its file that has no room")
def test_an_output_without_room_is_one_line() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, "watch", "--source", "demo", "--json"],
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "emomirror: the output: No space left on device\n"


@pytest.mark.skipif(os.name != "posix", reason="sends a signal of POSIX")
def test_ctrl_c_ends_cleanly() -> None:
    with subprocess.Popen(
        [*COMMAND, "watch", "--source", "demo", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.send_signal(signal.SIGINT)
        _, error = child.communicate(timeout=30)
    assert child.returncode == 130
    assert error == ""


def test_the_version_is_that_of_the_package() -> None:
    done = run("--version")
    assert done.stdout.split() == ["emomirror", "0.1.0"]
