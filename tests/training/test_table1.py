"""The study's table, trained for real on a few made-up faces, as a student would."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import cv2
import pytest

from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.facts import file_sha256, shipped_model

from .conftest import train

ROWS = ("baseline", "eyes", "vgg-draft", "vgg")


@pytest.fixture(scope="module")
def out(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the command fills, with the last model taken from a file."""
    folder = tmp_path_factory.mktemp("table1")
    done = train(*given(data, folder))
    assert done.returncode == 0, done.stderr
    return folder


def given(data: Path, out: Path, *more: str, final: Path | None = None) -> list[str | Path]:
    final = final or shipped_model(Region.FACE)
    return ["table1", "--data", data, "--out", out, "--epochs", "1", "--final", final, *more]


def test_the_four_rows_stand_beside_the_studys_on_both_test_sets(out: Path) -> None:
    table = json.loads((out / "table1.json").read_text())
    assert [row["recipe"] for row in table["rows"]] == list(ROWS)
    assert [row["study"] for row in table["rows"]] == [0.2471, 0.2747, 0.4154, 0.5208]
    for row in table["rows"]:
        assert (row["both"]["n"], row["private"]["n"]) == (140, 70)
        low, high = row["private"]["accuracy_interval"]
        assert low <= row["private"]["accuracy"] <= high
        assert low < high
    for row in table["rows"][:-1]:
        assert f"--recipe {row['recipe']}" in row["command"]
        assert len(row["epochs"]) == 1
    shipped = Classifier.load(shipped_model(Region.FACE)).facts.report
    assert [table["rows"][-1][key] for key in ("command", "epochs")] == [
        shipped["command"], shipped["epochs"],
    ]  # fmt: skip
    regions = ["face", "eyes", "face"]
    for recipe, region, row in zip(ROWS, regions, table["rows"], strict=False):
        assert row["model_sha256"] == file_sha256(out / recipe / f"{region}.onnx")
    assert table["rows"][-1]["model_sha256"] == file_sha256(shipped_model(Region.FACE))


def test_a_curve_is_drawn_for_each_row_whose_epochs_are_told(out: Path) -> None:
    height, width = cv2.imread(str(out / "curves.png")).shape[:2]
    alone = cv2.imread(str(out / "baseline" / "curves.png")).shape
    assert width == alone[1]
    assert 3.5 < height / alone[0] < 4.1


def test_a_last_model_that_cannot_be_is_refused_before_any_training(
    data: Path, tmp_path: Path
) -> None:
    for final, complaint in (
        (tmp_path / "typo.onnx", "There is no model file"),
        (shipped_model(Region.EYES), "reads the eyes"),
    ):
        refused = train(*given(data, tmp_path / "out", final=final))
        assert refused.returncode == 1
        assert complaint in refused.stderr
        assert not (tmp_path / "out").exists()
    refused = train("table1", "--data", data, "--out", tmp_path / "out", "--init", "typo.h5")
    assert refused.returncode == 1
    assert "there is no file typo.h5" in refused.stderr
    assert not (tmp_path / "out").exists()


def test_a_later_row_that_holds_another_run_is_told_before_any_training(
    data: Path, out: Path, tmp_path: Path
) -> None:
    shutil.copytree(out / "vgg-draft", tmp_path / "vgg-draft")
    refused = train(*given(data, tmp_path, "--epochs", "2", "--resume"))
    assert refused.returncode == 1
    assert f"{tmp_path / 'vgg-draft'} holds another run than this" in refused.stderr
    assert "goes on with --recipe vgg-draft --epochs 1" in refused.stderr
    assert not (tmp_path / "baseline").exists()


def test_a_row_stopped_while_its_pictures_were_drawn_gets_them(data: Path, out: Path) -> None:
    for name in ("mistakes.csv", "curves.png"):
        (out / "baseline" / name).unlink()
    again = train(*given(data, out, "--resume"))
    assert again.returncode == 0, again.stderr
    assert (out / "baseline" / "curves.png").exists()


def test_finished_rows_are_not_trained_again_and_damaged_files_are_made_anew(
    data: Path, out: Path, tmp_path: Path
) -> None:
    damaged = out / "eyes" / "eyes.onnx"
    damaged.write_bytes(damaged.read_bytes()[:-1])
    kept = [*out.rglob("*.h5"), *(out / "baseline").glob("*.onnx")]
    before = [path.stat().st_mtime_ns for path in kept]
    before_height = cv2.imread(str(out / "curves.png")).shape[0]
    # Nothing lies beside the last model now, so it has no curve.
    final = tmp_path / "face.onnx"
    final.write_bytes(shipped_model(Region.FACE).read_bytes())
    again = train(*given(data, out, "--resume", final=final))
    assert again.returncode == 0, again.stderr
    assert "epoch 1" not in again.stdout
    assert [path.stat().st_mtime_ns for path in kept] == before
    assert json.loads((out / "eyes/eyes.json").read_text())["sha256"] == file_sha256(damaged)
    assert "52.08%" in again.stdout
    assert "140 test pictures" in again.stdout
    assert cv2.imread(str(out / "curves.png")).shape[0] < before_height * 0.85
