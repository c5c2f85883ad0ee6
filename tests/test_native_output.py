"""What native code prints is kept from people, and only that."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from emomirror.native_output import native_stderr_silenced


def say(text: bytes) -> None:
    """Writes as native code does, past Python."""
    os.write(2, text)


def test_native_code_is_silent_inside_and_heard_outside(
    capfd: pytest.CaptureFixture[str],
) -> None:
    say(b"before ")
    with native_stderr_silenced():
        say(b"noise ")
        with native_stderr_silenced():
            say(b"more noise ")
        say(b"noise still ")
    say(b"after")
    assert capfd.readouterr().err == "before after"


def test_an_error_inside_does_not_leave_it_silent(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="x"), native_stderr_silenced():
        raise ValueError("x")
    say(b"heard")
    assert capfd.readouterr().err == "heard"


def test_no_file_is_left_open() -> None:
    before = os.dup(2)
    os.close(before)
    for _ in range(3):
        with native_stderr_silenced():
            pass
    after = os.dup(2)
    os.close(after)
    assert after == before, "the lowest free number is the same"


def test_two_threads_at_once_do_not_stay_silent(capfd: pytest.CaptureFixture[str]) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def first() -> None:
        with native_stderr_silenced():
            inside.set()
            go_on.wait(10)

    def second() -> None:
        with native_stderr_silenced():
            pass

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    assert inside.wait(10)
    threads[1].start()
    go_on.set()
    for thread in threads:
        thread.join(10)
    say(b"heard")
    assert capfd.readouterr().err == "heard"


@pytest.mark.skipif(os.name != "posix", reason="closes standard error as a POSIX shell does")
def test_a_program_started_without_standard_error_runs() -> None:
    code = (
        "from emomirror.native_output import native_stderr_silenced\n"
        "with native_stderr_silenced():\n    print('ran')"
    )
    shell = ["sh", "-c", 'exec "$0" -c "$1" 2>&-', sys.executable, code]
    done = subprocess.run(shell, capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stdout) == (0, "ran\n")
