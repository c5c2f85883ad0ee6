"""How exactly faces are framed is measured against what is known to be in the frame."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from emomirror.camera.opencv import cv2
from emomirror.resources import asset_path
from emomirror.vision.detector import Detector
from emomirror_training import framing as measured
from emomirror_training.cli import main

PORTRAITS = asset_path("demo")


@pytest.mark.parametrize(("side", "turn_deg"), [(200.0, -20.0), (280.0, 0.0), (200.0, 10.0)])
def test_a_portrait_is_laid_as_large_and_turned_as_asked(side: float, turn_deg: float) -> None:
    detector = Detector()
    picture = cv2.imread(str(PORTRAITS / "collins.webp"))
    portrait = measured.Portrait(picture, detector.look(picture)[0])
    frame = portrait.laid(side, turn_deg, right=100, down=-50)
    assert frame.shape == (720, 1280, 3)
    seen = detector.look_closely(frame, detector.look(frame)[0].box)
    detector.close()
    assert seen is not None
    assert seen.box.w == pytest.approx(side, rel=0.15)
    assert (seen.box.x + seen.box.w / 2, seen.box.y + seen.box.h / 2) == pytest.approx(
        (740, 310), abs=0.15 * side
    )
    eyes = seen.keypoints.left_eye.y - seen.keypoints.right_eye.y
    assert (eyes > 0) == (portrait.eyes_deg + turn_deg > 0)


def test_a_close_look_is_the_more_exact_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measured, "TURNS_DEG", (-20.0, 20.0))
    assert main(["framing", str(PORTRAITS)]) == 0
    table = capsys.readouterr().out
    assert table.startswith("2 portraits in 12 frames")
    around, close = (
        float(re.search(rf"{name}.*\) +([\d.]+) \(sd", table)[1])  # type: ignore[index]
        for name in ("whole frame", "close up")
    )
    assert close < around


def test_a_folder_without_faces_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "grey.png").write_bytes(
        cv2.imencode(".png", cv2.imread(str(PORTRAITS / "collins.webp"))[:8, :8])[1].tobytes()
    )
    assert main(["framing", str(tmp_path)]) == 1
    assert "no picture with one face" in capsys.readouterr().err
