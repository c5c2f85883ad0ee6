from __future__ import annotations

import json
from pathlib import Path

import cv2
import pytest

from emomirror.camera.frame import Frame
from emomirror.cli import main


@pytest.fixture
def album(tmp_path: Path, portrait: Frame) -> Path:
    """A folder of two pictures with a face, and one that is none."""
    folder = tmp_path / "album"
    folder.mkdir()
    for name in ("a.png", "c.png"):
        cv2.imwrite(str(folder / name), portrait.bgr)
    (folder / "b.png").write_bytes(b"no picture at all")
    return folder


def test_every_frame_of_a_file_is_a_line(
    tiny_video: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["watch", "--source", str(tiny_video), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["frame"] for line in lines] == list(range(12))
    assert [line["faces"] for line in lines] == [[]] * 12


def test_the_same_source_gives_the_same_lines(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["watch", "--source", "demo", "--json", "--frames", "20"]
    assert main(words) == 0
    first = capsys.readouterr().out
    assert main(words) == 0
    assert capsys.readouterr().out == first
    assert first.count("\n") == 20
    assert json.loads(first.splitlines()[-1])["faces"]


def test_a_folder_gives_a_line_a_picture_and_an_unreadable_one_does_not_end_it(
    album: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["watch", "--source", str(album), "--json"]) == 1
    printed = capsys.readouterr()
    lines = [json.loads(line) for line in printed.out.splitlines()]
    assert [Path(line["path"]).name for line in lines] == ["a.png", "c.png"]
    assert "b.png" in printed.err
    assert printed.err.count("\n") == 1


def test_pictures_of_a_folder_have_nothing_to_do_with_one_another(
    album: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["watch", "--source", str(album), "--json"])
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first["faces"] == second["faces"] != []
    assert first["faces"][0]["scores"] == first["faces"][0]["smoothed"]


def test_a_face_in_a_large_picture_is_where_it_is_in_the_file(
    tmp_path: Path, portrait: Frame, capsys: pytest.CaptureFixture[str]
) -> None:
    boxes = []
    for name, times in (("a.png", 1), ("b.png", 4), ("c.jpg", 7)):  # 1280, 5120 and 8960 wide
        size = (times * portrait.bgr.shape[1], times * portrait.bgr.shape[0])
        cv2.imwrite(str(tmp_path / name), cv2.resize(portrait.bgr, size))
        assert main(["watch", "--source", str(tmp_path / name), "--json"]) == 0
        (face,) = json.loads(capsys.readouterr().out)["faces"]
        boxes.append([value / times for value in face["box"]])
    assert boxes[1] == pytest.approx(boxes[0], rel=0.03)
    assert boxes[2] == pytest.approx(boxes[0], rel=0.03)


def test_the_eyes_are_read_by_their_own_model(capsys: pytest.CaptureFixture[str]) -> None:
    scores = []
    for option in ([], ["--eyes"]):
        assert main(["watch", "--source", "demo", "--json", "--frames", "1", *option]) == 0
        scores.append(json.loads(capsys.readouterr().out)["faces"][0]["scores"])
    assert scores[0] != scores[1]


def test_plain_lines_go_into_a_pipe(tiny_video: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["watch", "--source", str(tiny_video), "--frames", "2"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "    0.000 s  no face",
        "    0.033 s  no face",
    ]
