from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from emomirror.commands import jsonl
from emomirror.emotions import Emotion
from emomirror.vision.observation import Face, Observation, Reason


def test_an_object_holds_what_its_description_names(
    observe: Callable[..., Observation], make_face: Callable[..., Face]
) -> None:
    written = json.loads(jsonl.line(observe(make_face())))
    assert list(written) == ["frame", "t_s", "faces"]
    assert (written["frame"], written["t_s"]) == (3, 0.1)
    (face,) = written["faces"]
    assert list(face) == ["id", "main", "box", "scores", "smoothed", "top", "reasons"]
    assert (face["id"], face["main"], face["top"], face["reasons"]) == (1, True, "happiness", [])
    assert face["box"] == [10.3, 20.0, 100.0, 90.0]


def test_a_box_is_in_pixels_of_the_file_and_not_of_what_was_made_of_it(
    observe: Callable[..., Observation], make_face: Callable[..., Face]
) -> None:
    (face,) = jsonl.as_object(observe(make_face(), scale=2.5))["faces"]
    assert face["box"] == [25.6, 50.0, 250.0, 225.0]


def test_emotions_keep_their_order_and_four_decimals(
    observe: Callable[..., Observation], make_face: Callable[..., Face]
) -> None:
    (face,) = jsonl.as_object(observe(make_face(share=0.7)))["faces"]
    assert " ".join(face["smoothed"]) == "anger disgust fear happiness sadness surprise neutral"
    assert face["smoothed"]["happiness"] == 0.7
    assert face["smoothed"]["neutral"] == 0.05
    assert face["scores"]["happiness"] == 0.7  # the middle one of seven, whichever way round
    assert list(face["scores"]) == list(face["smoothed"])


def test_a_face_that_cannot_be_read_is_not_sure_and_says_why(
    observe: Callable[..., Observation], make_face: Callable[..., Face]
) -> None:
    face = make_face(None, reasons=(Reason.TOO_DARK, Reason.BLURRED))
    (written,) = jsonl.as_object(observe(face))["faces"]
    assert written["top"] == "not sure"
    assert written["reasons"] == ["too dark", "blurred"]


def test_a_picture_has_its_path_and_a_frame_of_a_video_none(
    observe: Callable[..., Observation],
) -> None:
    picture = jsonl.as_object(observe(path=Path("büro/a.jpg")))
    assert picture["path"] == str(Path("büro/a.jpg"))
    assert picture["faces"] == []
    assert "path" not in jsonl.as_object(observe())


def test_a_line_is_ascii_even_where_a_name_is_not_text(
    observe: Callable[..., Observation], make_face: Callable[..., Face]
) -> None:
    line = jsonl.line(observe(make_face(Emotion.HAPPINESS), path=Path("b\udcfcro.jpg")))
    assert line.isascii()
    assert "\n" not in line
    assert json.loads(line)["path"] == "b\udcfcro.jpg"
