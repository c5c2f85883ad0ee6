from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from emomirror.camera.open import open_source
from emomirror.cli import main
from emomirror.commands import bench
from emomirror.commands.seeing import Frames, load_classifier
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.facts import file_sha256, shipped_model
from emomirror.vision.pipeline import Pipeline


def test_the_benchmark_prints_what_it_promises(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "STARTS", 1)
    assert main(["bench", "--source", "demo", "--frames", "20", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    for step in ("detect_ms", "crop_ms", "classify_ms", "total_ms"):
        assert 0 < result[step]["median"] <= result[step]["p95"] < 1000
    # Each frame takes as long as any of its steps, so all frames do at the median and beyond.
    for step in ("detect_ms", "crop_ms", "classify_ms"):
        for rank in ("median", "p95"):
            assert result[step][rank] <= result["total_ms"][rank]
    assert result["frames"] == 20
    assert result["fps"] > 1
    assert 0.1 < result["startup_s"] < 60
    assert 20 < result["rss_mb"] < 2000
    assert result["dropped"] == 0
    assert result["model_sha256"] == file_sha256(shipped_model(Region.FACE))
    assert {"python", "mediapipe", "onnxruntime", "opencv-python"} <= set(result["versions"])


def test_a_source_shorter_than_the_warm_up_is_measured_whole(
    tiny_video: Path, classifier: Classifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "WARM_UP", 100)
    with Pipeline(classifier) as pipeline:
        result = bench.measure(Frames(open_source(str(tiny_video)), print), pipeline, 300)
    assert result["frames"] == 12
    assert result["size"] == "160x120"
    assert result["faces"] == 0


def test_rates_come_from_the_clock(tiny_video: Path, classifier: Classifier) -> None:
    ticks = iter(range(100))
    with Pipeline(classifier) as pipeline:
        frames = Frames(open_source(str(tiny_video)), print)
        result = bench.measure(frames, pipeline, 300, clock=lambda: next(ticks) / 50)
    assert result["frames"] == 2
    assert result["fps"] == 50.0


def test_no_start_time_is_made_up_where_there_is_no_face(tiny_video: Path) -> None:
    assert bench.startup_s(["--source", str(tiny_video)]) is None


def test_a_source_without_a_face_is_started_once_and_said(
    tiny_video: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[list[str]] = []

    class Counted(subprocess.Popen[bytes]):
        def __init__(self, command: list[str], **options: Any) -> None:
            begun.append(command)
            super().__init__(command, **options)

    monkeypatch.setattr(bench.subprocess, "Popen", Counted)
    assert main(["bench", "--source", str(tiny_video), "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["startup_s"] is None
    assert "the start is not measured" in printed.err
    assert len(begun) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="makes a file that nobody writes")
def test_a_source_that_gives_nothing_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "never.mp4")
    monkeypatch.setattr(bench, "START_PATIENCE_S", 0.2)
    assert bench.startup_s(["--source", str(tmp_path / "never.mp4")]) is None


def test_the_text_holds_the_figures_of_the_object(
    tiny_video: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "STARTS", 1)
    assert main(["bench", "--source", str(tiny_video)]) == 0
    text = capsys.readouterr().out
    assert "2 frames of 160x120, 0.0 faces in each" in text
    assert "startup_s      unknown" in text
    assert load_classifier(None, eyes=False).facts.sha256 in text


def test_the_spread_is_the_median_and_the_95th_percentile() -> None:
    assert bench.spread([float(value) for value in range(101)]) == {"median": 50.0, "p95": 95.0}
    assert bench.spread([]) == {"median": None, "p95": None}
