"""A face is explained from the command line, with the shipped model and few samples."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from emomirror.camera.opencv import cv2
from emomirror.cli import main
from emomirror.commands import explain as command
from emomirror.emotions import EMOTIONS
from emomirror.resources import asset_path

PORTRAIT = str(asset_path("demo/collins.webp"))
FEW = ("--samples", "160")


def run(out: Path, *words: str, picture: str = PORTRAIT) -> int:
    return main(["explain", picture, "--out", str(out), *FEW, *words])


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error."""
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_a_picture_and_its_figures_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, figures = tmp_path / "x.png", tmp_path / "x.json"
    assert run(out, "--json", str(figures)) == 0
    drawn = cv2.imread(str(out))
    assert drawn is not None
    assert drawn.shape[1] > 2 * drawn.shape[0], "three pictures beside one another"
    report = json.loads(figures.read_text())
    assert report["emotion"] == "happiness"
    assert report["samples"] == 160
    assert len(report["weights"]) == np.max(report["regions"]) + 1 >= 30
    assert np.shape(report["regions"]) == (48, 48)
    for key in ("seconds", "r2", "stability", "deletion", "believable", "score", "seed"):
        assert key in report
    printed = capsys.readouterr().out
    assert "mouth counted most for happiness" in printed
    assert str(out) in printed


def test_the_same_seed_gives_the_same_figures_and_picture(tmp_path: Path) -> None:
    reports, pictures = [], []
    for name in ("a", "b", "c"):
        out, figures = tmp_path / f"{name}.png", tmp_path / f"{name}.json"
        assert run(out, "--json", str(figures), "--seed", "7" if name != "c" else "8") == 0
        reports.append(json.loads(figures.read_text()) | {"seconds": 0})
        pictures.append(out.read_bytes())
    assert reports[0] == reports[1]
    assert pictures[0] == pictures[1]
    assert reports[0]["weights"] != reports[2]["weights"]


def test_the_face_in_a_large_picture_is_where_it_is_in_the_file(tmp_path: Path) -> None:
    small = cv2.imread(PORTRAIT)
    assert small is not None
    times = -(-5000 // max(small.shape[:2]))
    large, boxes = tmp_path / "large.png", []
    cv2.imwrite(str(large), cv2.resize(small, None, fx=times, fy=times))
    for picture in (PORTRAIT, str(large)):
        figures = tmp_path / "x.json"
        assert run(tmp_path / "x.png", "--json", str(figures), picture=picture) == 0
        boxes.append(np.array(json.loads(figures.read_text())["box"]))
    assert boxes[1] / times == pytest.approx(boxes[0], rel=0.05)


def test_what_is_the_matter_with_the_picture_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dark, figures = tmp_path / "dark.png", tmp_path / "x.json"
    cv2.imwrite(str(dark), (cv2.imread(PORTRAIT) * 0.06).astype(np.uint8))
    assert run(tmp_path / "x.png", "--json", str(figures), picture=str(dark)) == 0
    report = json.loads(figures.read_text())
    assert (report["top"], report["reasons"]) == ("not sure", ["too dark"])
    assert "hard to read (too dark)" in capsys.readouterr().out


def test_a_picture_of_another_kind_is_not_promised(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run(tmp_path / "x.jpg")
    assert "ends in .png" in capsys.readouterr().err


def test_another_emotion_can_be_asked_for(tmp_path: Path) -> None:
    figures = tmp_path / "x.json"
    assert run(tmp_path / "x.png", "--emotion", "fear", "--json", str(figures)) == 0
    report = json.loads(figures.read_text())
    assert report["emotion"] == "fear"
    assert report["score"] < 0.5


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("film.mp4", ("film.mp4", 0.0)),
        ("film.mp4@12.5", ("film.mp4", 12.5)),
        ("film.mp4@1:02", ("film.mp4", 62.0)),
        ("me@home.png", ("me@home.png", 0.0)),
    ],
)
def test_a_moment_is_named_behind_the_file(source: str, expected: tuple[str, float]) -> None:
    assert command.moment(source) == expected


def test_a_file_whose_name_looks_like_a_moment_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "face@2"
    path.write_bytes(b"")
    assert command.moment(str(path)) == (str(path), 0.0)


def test_the_moment_that_is_named_is_explained(tmp_path: Path) -> None:
    reports = []
    for time_s in ("0", "1.5"):
        figures = tmp_path / "x.json"
        picture = f"demo@{time_s}"
        assert run(tmp_path / "x.png", "--json", str(figures), picture=picture) == 0
        reports.append(json.loads(figures.read_text()))
    assert reports[0]["box"] != reports[1]["box"], "the demo's face moves"


def test_a_moment_behind_the_end_is_told(
    tmp_path: Path, tiny_video: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "x.png", picture=f"{tiny_video}@9") == 1
    assert "ends at 0.37 s" in told(capsys)
    assert list(tmp_path.iterdir()) == []


def test_a_moment_in_a_picture_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    picture = tmp_path / "one.png"
    picture.write_bytes(cv2.imencode(".png", np.full((60, 60, 3), 90, np.uint8))[1].tobytes())
    assert main(["explain", f"{picture}@1", "--out", str(tmp_path / "out.png")]) == 1
    assert "name it without the time" in capsys.readouterr().err


def test_a_picture_without_a_face_is_told(
    tmp_path: Path, tiny_video: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "x.png", picture=str(tiny_video)) == 1
    assert "no face was found" in told(capsys)


def test_a_face_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "x.png", "--face", "2") == 1
    assert "1 found" in told(capsys)


@pytest.mark.parametrize("samples", ["0", "-5", "10000000"])
def test_too_few_or_too_many_samples_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], samples: str
) -> None:
    assert run(tmp_path / "x.png", "--samples", samples) == 1
    assert samples in told(capsys)
    assert list(tmp_path.iterdir()) == []


def test_an_emotion_that_is_none_is_told_with_what_was_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(tmp_path / "x.png", "--emotion", "happy")
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "did you mean happiness?" in said
    assert all(emotion in said for emotion in EMOTIONS)


def test_a_place_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # With so few samples nothing can be explained, but nobody waits to be told of the place.
    assert run(tmp_path / "nowhere" / "x.png", "--samples", "1") == 1
    assert "cannot be written" in told(capsys)


def test_a_source_beside_the_picture_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--source", "a.mp4", "explain", PORTRAIT, "--out", str(tmp_path / "x.png")])
    assert "explain a.mp4" in capsys.readouterr().err


def test_a_name_longer_than_any_file_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "x.png", picture="x" * 300 + "@3") == 1
    assert told(capsys).startswith("emomirror: ")


def test_what_was_there_stays_where_writing_fails(tmp_path: Path) -> None:
    folder = tmp_path / "x.png"
    folder.mkdir()
    (folder / "mine").write_text("mine")
    assert run(folder) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["x.png"], "nothing half written"
    assert (folder / "mine").read_text() == "mine"


def test_neither_the_picture_nor_the_other_result_is_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine.png"
    before = Path(PORTRAIT).read_bytes()
    mine.write_bytes(before)
    assert run(mine, picture=str(mine)) == 1
    assert "name another file" in told(capsys)
    assert mine.read_bytes() == before
    twice = tmp_path / "twice.png"
    assert run(twice, "--json", str(twice)) == 1
    assert "name another file" in told(capsys)
    assert not twice.exists()
