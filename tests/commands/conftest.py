"""Observations made by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from emomirror.camera.frame import Frame
from emomirror.emotions import EMOTIONS, Emotion
from emomirror.vision.observation import (
    Box,
    Face,
    Keypoints,
    Observation,
    Point,
    Reason,
    Timings,
)

MakeFace = Callable[..., Face]
MakeObservation = Callable[..., Observation]


@pytest.fixture
def make_face() -> MakeFace:
    """A face that looks happy, unless said otherwise."""

    def make(
        top: Emotion | None = Emotion.HAPPINESS,
        *,
        strongest: Emotion = Emotion.HAPPINESS,
        share: float = 0.7,
        reasons: tuple[Reason, ...] = (),
        id: int = 1,  # noqa: A002 - the field's name
        main: bool = True,
    ) -> Face:
        scores = np.full(7, (1 - share) / 6, np.float32)
        scores[EMOTIONS.index(strongest)] = share
        return Face(
            id=id,
            main=main,
            box=Box(10.26, 20.0, 100.0, 90.0),
            keypoints=Keypoints(*[Point(50.0, 50.0)] * 6),
            detection=0.9,
            crop=np.zeros((48, 48), np.uint8),
            scores=scores[::-1].copy(),
            smoothed=scores,
            top=top,
            reasons=reasons,
        )

    return make


@pytest.fixture
def observe() -> MakeObservation:
    """An observation of the given faces."""

    def make(
        *faces: Face,
        index: int = 3,
        t_s: float = 0.1,
        path: Path | None = None,
        scale: float = 1.0,
    ) -> Observation:
        frame = Frame(index, t_s, np.zeros((120, 160, 3), np.uint8), path, scale)
        return Observation(frame, faces, Timings(1.0, 0.1, 1.0, 2.2))

    return make
