"""Several views of each picture, whose answers are averaged: test-time augmentation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2
from emomirror.vision.crop import FACE_SIZE

Tta = Literal["flip", "tencrop"]

CROP_SIDE = 44
"""Pixels of 48 that each of ten crops shows. Papers on FER-2013 take 40 (as Khaireddin & Chen
2021, arXiv 2105.03588), but their networks are trained on such crops. Ours are trained on whole
pictures, enlarged by up to 1.18 and moved by up to 4 pixels: 44 of 48 enlarges by 1.09 and moves
by 2, well inside of that, and 40 would go a little beyond it in both."""

Pictures = npt.NDArray[np.uint8]
"""``(n, 48, 48)``, what the network reads."""


def views(pictures: Pictures, tta: Tta | None) -> Iterator[Pictures]:
    """All pictures again and again, each time seen otherwise.

    They are varied as the network reads them, a band of eyes after it was cut, because that is
    what training varies. For mirror images it makes no difference: the band lies in the middle.

    Args:
        pictures: see ``Pictures``.
        tta: None, as they are; ``flip``, and their mirror images; ``tencrop``, the four corners and
            the centre of ``CROP_SIDE`` pixels, enlarged bilinearly to 48, and the mirror images of
            these (Krizhevsky et al. 2012, section 4.1). The whole picture is not among them.

    Yields:
        Arrays like ``pictures``: 1, 2 or 10.
    """
    for seen in _crops(pictures) if tta == "tencrop" else (pictures,):
        yield seen
        if tta is not None:
            yield np.ascontiguousarray(seen[:, :, ::-1])


def _crops(pictures: Pictures) -> Iterator[Pictures]:
    rest = FACE_SIZE - CROP_SIDE
    for x, y in ((0, 0), (rest, 0), (0, rest), (rest, rest), (rest // 2, rest // 2)):
        crops = pictures[:, y : y + CROP_SIDE, x : x + CROP_SIDE]
        yield np.stack([cv2.resize(crop, (FACE_SIZE, FACE_SIZE)) for crop in crops]).astype(
            np.uint8
        )
