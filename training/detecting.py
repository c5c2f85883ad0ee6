"""The program's face detector on pictures as small as FER-2013's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2
from emomirror.vision.crop import FACE_SIZE, crop_face, place
from emomirror.vision.detector import Detection, Detector

ENLARGED = 4
"""BlazeFace finds 99.6 % of FER-2013's faces when they are enlarged so many times."""

TOLD_EVERY = 5_000


def detections(
    faces: npt.NDArray[np.uint8],
) -> Iterator[tuple[npt.NDArray[np.uint8], Detection | None]]:
    """Each of ``(n, 48, 48)`` faces enlarged, ``(192, 192, 3)`` uint8 BGR, and where it is found in
    that, if it is."""
    side = ENLARGED * FACE_SIZE
    detector = Detector()
    try:
        for face in faces:
            large = cv2.resize(face, (side, side), interpolation=cv2.INTER_CUBIC)
            bgr = np.asarray(cv2.cvtColor(large, cv2.COLOR_GRAY2BGR), np.uint8)
            found = detector.look(bgr)
            yield bgr, found[0] if found else None
    finally:
        detector.close()


def aligned(
    faces: npt.NDArray[np.uint8], tell: Callable[[str], None] | None = None
) -> npt.NDArray[np.uint8]:
    """Each of ``(n, 48, 48)`` faces with its eyes level, framed as the mirror frames it; where the
    detector finds none, as it is.

    Args:
        faces: which.
        tell: takes lines for people, of how far this is.

    Raises:
        DetectorUnavailable: nothing can be found.
    """
    level = np.empty_like(faces)
    for i, (bgr, found) in enumerate(detections(faces)):
        level[i] = crop_face(bgr, place(found.box, found.keypoints)) if found else faces[i]
        if tell is not None and (i + 1) % TOLD_EVERY == 0:
            tell(f"eyes made level: {i + 1:,} of {len(faces):,} faces")
    return level
