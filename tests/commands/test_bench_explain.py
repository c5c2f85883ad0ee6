from __future__ import annotations

import json
from pathlib import Path

import pytest

from emomirror.cli import build_parser, main
from emomirror.explain.explainer import DEFAULT_SAMPLES
from emomirror.explain.fills import Fill
from emomirror.explain.regions import DEFAULT_SCHEME, Scheme
from emomirror.resources import asset_path

ONE_WAY = ("bench-explain", "--scheme", "grid", "--samples", "150")


def test_the_faces_of_a_folder_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(asset_path("demo"))
    assert main([*ONE_WAY, "--source", folder, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    (grid,) = result["variants"]
    assert grid["scheme"] == "grid" != DEFAULT_SCHEME
    assert grid["faces"] == 2
    assert len(result["model_sha256"]) == 64


def test_faces_of_a_recording_lie_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ONE_WAY, "--source", "demo", "--faces", "2"]) == 0
    printed = capsys.readouterr().out
    assert "demo: 2 faces, 150 samples for each" in printed
    assert "deletion share" in printed


def test_a_source_without_a_face_is_told(
    tiny_video: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*ONE_WAY, "--source", str(tiny_video)]) == 1
    assert "shows no face" in capsys.readouterr().err


def test_what_is_not_measured_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*ONE_WAY, "--fill", "noise", "--source", "demo"]) == 1
    assert "not measured" in capsys.readouterr().err


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("fill", Fill)
def test_the_command_line_knows_every_scheme_and_fill(scheme: Scheme, fill: Fill) -> None:
    words = ["bench-explain", "--scheme", scheme, "--fill", fill]
    options = build_parser().parse_args(words)
    assert (options.scheme, options.fill) == (scheme, fill)
    assert options.samples == DEFAULT_SAMPLES
