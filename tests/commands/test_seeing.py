from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from emomirror.camera.frame import Frame
from emomirror.commands.seeing import Frames, WrongRegion, load_classifier
from emomirror.errors import CameraUnavailable, ModelRejected, SourceError, UnreadableMedia
from emomirror.sentences import Sentence
from emomirror.vision.crop import Region
from emomirror.vision.facts import shipped_model


class Scripted:
    """A source that gives, or raises, what a list says."""

    name = "Scripted camera"

    def __init__(self, *script: SourceError | None) -> None:
        self._script: Iterator[SourceError | None] = iter(script)
        self._index = -1

    def read(self) -> Frame | None:
        for step in self._script:
            if step is not None:
                raise step
            self._index += 1
            return Frame(self._index, self._index / 30, np.zeros((2, 2, 3), np.uint8))
        return None

    def close(self) -> None: ...


def test_a_lost_camera_is_announced_once_and_taken_up_again() -> None:
    lost = CameraUnavailable(Sentence("Camera", "The camera is gone."))
    said: list[str] = []
    frames = Frames(Scripted(None, lost, lost, lost, None, None), said.append, retry_s=0)
    assert [frame.index for frame in frames] == [0, 1, 2]
    assert said == [
        "The camera is gone. Waiting for it to come back.",
        "Scripted camera is back.",
    ]


def test_a_camera_lost_twice_is_announced_twice() -> None:
    lost = CameraUnavailable(Sentence("Camera", "Gone."))
    said: list[str] = []
    assert len(list(Frames(Scripted(None, lost, None, lost, None), said.append, retry_s=0))) == 3
    assert [sentence.startswith("Gone.") for sentence in said] == [True, False, True, False]


def test_a_camera_that_never_gave_a_picture_is_an_error() -> None:
    busy = CameraUnavailable(Sentence("Camera", "Busy."))
    frames = Frames(Scripted(busy), print, retry_s=0)
    with pytest.raises(CameraUnavailable, match="Busy"):
        next(iter(frames))


def test_an_unreadable_picture_is_announced_and_left_out() -> None:
    damaged = UnreadableMedia(Sentence("Pictures", "b.jpg is damaged."))
    said: list[str] = []
    frames = Frames(Scripted(None, damaged, None), said.append)
    assert len(list(frames)) == 2
    assert said == ["b.jpg is damaged."]
    assert frames.unreadable == 1


@pytest.mark.parametrize("eyes", [False, True])
def test_the_shipped_model_of_the_region_is_chosen(eyes: bool) -> None:
    expected = Region.EYES if eyes else Region.FACE
    assert load_classifier(None, eyes=eyes).facts.region is expected


def test_a_model_of_the_face_is_refused_for_the_eyes() -> None:
    with pytest.raises(WrongRegion, match=r"--eyes .*face\.onnx reads the face"):
        load_classifier(shipped_model(Region.FACE), eyes=True)


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelRejected, match=r"other\.onnx"):
        load_classifier(tmp_path / "other.onnx", eyes=False)
