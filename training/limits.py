"""How far a picture may be spoiled before it can no longer be read.

Spoils PublicTest little by little and measures accuracy after each step, and on the heads that are
turned aside in it. The bounds of ``emomirror.vision.quality`` stand where the table shows accuracy
to have fallen by about ``FALL``.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import FACE_SIZE
from emomirror.vision.quality import WHITE, sharpness, yaw

from .data import Fer2013, Usage
from .detecting import detections
from .evaluate import answers
from .metrics import accuracy

FALL = 0.1
"""Of accuracy: ten points."""

Faces = npt.NDArray[np.uint8]


def shrunk(faces: Faces, side: float) -> Faces:
    """As seen from afar: ``side`` pixels under the network's square."""
    size = (round(side), round(side))
    small = [cv2.resize(face, size, interpolation=cv2.INTER_AREA) for face in faces]
    return np.stack([cv2.resize(face, (FACE_SIZE, FACE_SIZE)) for face in small]).astype(np.uint8)


def darkened(faces: Faces, share: float) -> Faces:
    """With ``share`` of the light, and the noise that a camera then shows."""
    noise = np.random.default_rng(0).normal(0, 1.5, faces.shape)
    return np.clip(faces * share + noise, 0, 255).astype(np.uint8)


def overexposed(faces: Faces, gain: float) -> Faces:
    """With ``gain`` times the light: what is over 255 is lost."""
    return np.asarray(np.minimum(faces * np.float32(gain), 255), dtype=np.uint8)


def blurred(faces: Faces, sigma: float) -> Faces:
    """Out of focus, by a Gaussian of ``sigma`` pixels of the crop."""
    if sigma == 0:
        return faces
    return np.stack([cv2.GaussianBlur(face, (0, 0), sigma) for face in faces]).astype(np.uint8)


def cut_right(faces: Faces, share: float) -> Faces:
    """With ``share`` of the square outside the picture at the right, where the edge repeats."""
    kept = FACE_SIZE - round(share * FACE_SIZE)
    faces = faces.copy()
    faces[:, :, kept:] = faces[:, :, kept - 1 : kept]
    return faces


def cut_below(faces: Faces, share: float) -> Faces:
    """The same at the bottom."""
    return cut_right(faces.transpose(0, 2, 1), share).transpose(0, 2, 1).copy()


def _sharpness(faces: Faces) -> float:
    return float(np.median([sharpness(face) for face in faces]))


def _white(faces: Faces) -> float:
    return float(np.median((faces >= WHITE).mean(axis=(1, 2))))


def _brightness(faces: Faces) -> float:
    return float(np.median(faces.mean(axis=(1, 2))))


def _contrast(faces: Faces) -> float:
    return float(np.median(faces.std(axis=(1, 2))))


@dataclass(frozen=True)
class _Damage:
    """A way to spoil pictures: its name, how, by how much, and what the program would measure."""

    name: str
    spoil: Callable[[Faces, float], Faces]
    amounts: Sequence[float]
    measured: str
    measure: Callable[[Faces], float] | None = None


DAMAGES = (
    _Damage("side in pixels", shrunk, (48, 40, 32, 28, 24, 20, 16, 12), "side"),
    _Damage("light left", darkened, (1, 0.5, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05), "mean", _brightness),
    _Damage("light left", darkened, (0.3, 0.2, 0.15, 0.1, 0.07, 0.05), "contrast", _contrast),
    _Damage("exposure", overexposed, (1, 1.5, 2, 2.5, 3, 4, 5, 6), "white", _white),
    _Damage("blur, pixels", blurred, (0, 0.5, 1, 1.5, 2, 2.5, 3, 4), "sharpness", _sharpness),
    _Damage("outside right", cut_right, (0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45), "part"),
    _Damage("outside below", cut_below, (0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45), "part"),
)


YAW_BINS = (0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.3, math.inf)


def _yaws(faces: Faces) -> npt.NDArray[np.float64]:
    """How far each head is turned aside, as the program measures it; NaN where it sees none."""
    return np.array(
        [abs(yaw(one.box, one.keypoints)) if one else np.nan for _, one in detections(faces)]
    )


def limits(model: Path, data: Fer2013) -> str:
    """Measures a model file and returns the table, one line a step.

    Raises:
        ModelRejected: ``model`` does not fit the program.
        DetectorUnavailable: faces cannot be found.
    """
    classifier = Classifier.load(model)
    public = data.split(Usage.PUBLIC_TEST)
    _yaws(public.pixels[:1])  # what would fail after minutes should fail now
    whole = accuracy(answers(classifier, public), public.emotion)
    lines = [f"{'damage':<16}{'amount':>8}  {'measured':<20}{'accuracy':>9}"]
    for damage in DAMAGES:
        for amount in damage.amounts:
            faces = damage.spoil(public.pixels, amount)
            spoiled = Fer2013(faces, public.emotion, public.usage)
            reached = accuracy(answers(classifier, spoiled), public.emotion)
            value = damage.measure(faces) if damage.measure else amount
            fallen = "  unreadable" if reached < whole - FALL else ""
            lines.append(
                f"{damage.name:<16}{amount:>8}  {damage.measured + f' {value:.3g}':<20}"
                f"{reached:>9.1%}{fallen}"
            )
    right = answers(classifier, public).argmax(axis=1) == public.emotion
    turned = _yaws(public.pixels)
    for low, high in itertools.pairwise(YAW_BINS):
        rows = (turned >= low) & (turned < high)
        if rows.any():
            reached = float(right[rows].mean())
            lines.append(
                f"{'turned aside':<16}{low:>8}  {f'yaw, {rows.sum()} rows':<20}{reached:>9.1%}"
                f"{'  unreadable' if reached < whole - FALL else ''}"
            )
    return "\n".join(lines)
