"""What tests of training share."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from emomirror.emotions import EMOTIONS


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of this test alone; the person's own is never touched."""
    folder = tmp_path / "emomirror-cache"
    monkeypatch.setattr("emomirror_training.cache.folder", lambda: folder)
    return folder


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
    """What starts ``emomirror-train`` as a person would."""
    program = "import sys; from emomirror_training.cli import main; sys.exit(main())"
    return [sys.executable, "-W", "ignore", "-c", program, *map(str, arguments)]


def train(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs ``emomirror-train`` to its end."""
    return subprocess.run(command(*arguments), capture_output=True, text=True, timeout=600)
