"""What tests of training share."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from emomirror.emotions import EMOTIONS
from emomirror_training.data import Fer2013
from emomirror_training.recipes import Recipe


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """350 pictures whose emotion is plain to see: how high a bar lies within the eyes' band."""
    rng = np.random.default_rng(0)
    rows = []
    for i in range(350):
        emotion = i % len(EMOTIONS)
        face = rng.integers(90, 130, (48, 48)).astype(np.uint8)
        cv2.line(face, (10, 10 + 2 * emotion), (38, 10 + 2 * emotion), 20, 2)
        usage = ("Training", "PublicTest", "PrivateTest")[0 if i < 210 else 1 + i % 2]
        rows.append((emotion, " ".join(map(str, face.ravel())), usage))
    path = tmp_path_factory.mktemp("data") / "fer2013.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([("emotion", "pixels", "Usage"), *rows])
    return path


def command(*arguments: str | Path) -> list[str]:
    """What starts ``emomirror-train`` as a person would, in a process of its own."""
    program = "import sys; from emomirror_training.cli import main; sys.exit(main())"
    return [sys.executable, "-W", "ignore", "-c", program, *map(str, arguments)]


SERVER = """if True:
    import io, json, os, sys, traceback
    from contextlib import redirect_stderr, redirect_stdout
    from emomirror_training.cli import main

    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what native code prints is no answer
    for line in sys.stdin:
        arguments, environment = json.loads(line)
        os.environ.clear()
        os.environ.update(environment)
        sys.argv = ["emomirror-train", *arguments]
        said, complained = io.StringIO(), io.StringIO()
        with redirect_stdout(said), redirect_stderr(complained):
            try:
                status = main()
            except BaseException:
                traceback.print_exc()
                status = 1
        answer = [status, said.getvalue(), complained.getvalue()]
        print(json.dumps(answer), file=answers, flush=True)
"""


class Trainer:
    """A process that imports TensorFlow once and then runs one command after the other. It is not
    the tests' own, whose memory others measure."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def __call__(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Runs ``emomirror-train`` to its end."""
        words = list(map(str, arguments))
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-c", SERVER],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            )  # fmt: skip
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        print(json.dumps([words, dict(os.environ)]), file=process.stdin, flush=True)
        hung = threading.Timer(600, process.kill)
        hung.start()
        answer = process.stdout.readline()
        hung.cancel()
        assert answer, f"emomirror-train {words} came to no end, or ended its process"
        return subprocess.CompletedProcess(words, *json.loads(answer))

    def close(self) -> None:
        """Ends the process, if there is one; the next command starts another."""
        process, self._process = self._process, None
        if process is not None:
            with process:
                process.kill()


train = Trainer()


@pytest.fixture(scope="package", autouse=True)
def _no_process_is_left_behind() -> Iterator[None]:
    yield
    train.close()


def interrupted(
    monkeypatch: pytest.MonkeyPatch, epoch: int, recipe: Recipe, rows: Fer2013, out: Path
) -> None:
    """Leaves in ``out`` a run that was stopped, as by Ctrl-C, at the beginning of ``epoch``, from
    1. Its recipe mixes pictures, which is done once an epoch."""
    from emomirror_training.fit import fit
    from emomirror_training.mixing import mixed

    begun: list[None] = []

    def stopped(*given: Any) -> Any:
        begun.append(None)
        if len(begun) == epoch:
            raise KeyboardInterrupt
        return mixed(*given)

    with monkeypatch.context() as patch:
        patch.setattr("emomirror_training.fit.mixed", stopped)
        with pytest.raises(KeyboardInterrupt):
            fit(recipe, rows, out, seed=0, resume=False)
