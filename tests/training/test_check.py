from __future__ import annotations

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

from emomirror.emotions import EMOTIONS
from emomirror_training.check import OFFICIAL
from emomirror_training.cli import main
from emomirror_training.data import TEST_TOGETHER, USAGE_NAMES, Fer2013

from .conftest import command

TRAINING, PUBLIC, PRIVATE = range(3)


def fer(folder: Path, *rows: tuple[int, int, int]) -> Path:
    """Data with a row for each (picture, emotion, split); pictures of one number are equal."""
    pixels = np.zeros((len(rows), 48, 48), np.uint8)
    pixels[:, 0, 0] = [picture for picture, _, _ in rows]
    path = folder / "fer.npz"
    np.savez(
        path,
        pixels=pixels,
        emotion=np.array([emotion for _, emotion, _ in rows], np.uint8),
        usage=np.array([usage for _, _, usage in rows], np.uint8),
    )
    return path


def published() -> Fer2013:
    """Rows with the published counts, and no picture twice but by chance."""
    counts = [(e, u, n) for name, u in USAGE_NAMES.items() for e, n in enumerate(OFFICIAL[name])]
    emotion = np.concatenate([np.full(n, e, np.uint8) for e, _, n in counts])
    usage = np.concatenate([np.full(n, u, np.uint8) for _, u, n in counts])
    pixels = np.zeros((len(usage), 48, 48), np.uint8)
    pixels[:, 0, :4] = np.arange(1, len(usage) + 1, dtype="<u4").view(np.uint8).reshape(-1, 4)
    return Fer2013(pixels, emotion, usage)


def checked(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert main(["check-data", str(path), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert isinstance(result, dict)
    return result


def test_equal_pictures_are_counted_within_and_across_splits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = fer(
        tmp_path,
        # Three times in Training, under two labels; and in PrivateTest, under one of them.
        *((1, 3, TRAINING), (1, 3, TRAINING), (1, 4, TRAINING), (1, 3, PRIVATE)),
        # In both; alike, then under another label.
        *((2, 5, TRAINING), (2, 5, PRIVATE), (3, 6, TRAINING), (3, 0, PRIVATE)),
        # Twice in PublicTest; once; blank.
        *((4, 1, PUBLIC), (4, 2, PUBLIC), (5, 1, TRAINING), (0, 0, PUBLIC)),
    )
    result = checked(path, capsys)
    assert result["duplicates"] == {
        "groups": 4,
        "rows": 10,
        "groups_across_splits": 3,
        "private_rows_in_training": 3,
        "private_rows_in_training_otherwise_labelled": 2,
        "training_groups_contradicting_themselves": 1,
    }
    assert result["blank"] == 1
    assert result["rows"] == 12
    assert result["ferplus"] is False
    assert len(str(result["sha256"])) == 64


def test_data_with_the_published_counts_is_official(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("emomirror_training.check.load", lambda path: published())
    assert main(["check-data", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "These are the published counts of FER-2013." in out
    assert "28,709" in out
    result = checked(tmp_path, capsys)
    assert result["official"] is True
    assert result["counts"] == {
        name: dict(zip(EMOTIONS, row, strict=True)) for name, row in OFFICIAL.items()
    }


def test_a_test_held_together_is_compared_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = published()
    data.usage[data.usage == PRIVATE] = PUBLIC
    together = Fer2013(data.pixels, data.emotion, data.usage, notes=(TEST_TOGETHER,))
    monkeypatch.setattr("emomirror_training.check.load", lambda path: together)
    assert main(["check-data", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert f"Note: {TEST_TOGETHER}." in out
    assert "These are the published counts" in out


def test_another_count_is_told_and_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = published()
    monkeypatch.setattr(
        "emomirror_training.check.load", lambda path: data.where(np.arange(len(data)) > 0)
    )
    assert main(["check-data", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "This is not FER-2013 as it was published:" in out
    assert "Training has 28,708 pictures; 28,709 were published: anger 3,994 (not 3,995)" in out


def test_damaged_data_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "fer2013.csv"
    path.write_text("emotion,pixels,Usage\n0,1 2 3,Training\n")
    assert main(["check-data", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (f"emomirror-train: {path}, line 2: 3 pixels came; a picture has 2,304\n")


def test_lines_that_nobody_reads_to_their_end_are_no_fault(data: Path) -> None:
    with subprocess.Popen(
        command("check-data", data), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()  # as head does after its ten lines
        assert child.stderr.read() == ""
    assert child.returncode == 0
