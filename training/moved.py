"""How much accuracy is lost where faces are not framed as FER-2013's are.

A live crop follows a detector, so its eyes are level, and it is a little moved, tight and turned.
This frames PublicTest anew as the mirror does, and by such errors, and reads it before and after.
"""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import FACE_SIZE, Placement
from emomirror.vision.observation import Point

from . import metrics
from .data import Fer2013, Usage
from .detecting import aligned
from .evaluate import answers

SHIFT = 0.06
"""Largest move, to each side and up or down, in sides of the picture."""
TIGHTEN = 1.2
"""Most that a face is enlarged: the crop then has 1 / 1.2 of the picture's side."""
TURN_DEG = 10.0
"""Largest turn, either way."""
SEED = 0

Faces = npt.NDArray[np.uint8]
"""``(n, 48, 48)``."""
Right = npt.NDArray[np.bool_]
"""``(n,)``: which rows were read as labelled."""


def placements(n: int) -> list[Placement]:
    """``n`` crops of 48x48 pictures, each drawn evenly from within the bounds above, and always
    the same."""
    random = np.random.default_rng(SEED)
    draws = random.uniform(
        (-SHIFT, -SHIFT, 1, -TURN_DEG), (SHIFT, SHIFT, TIGHTEN, TURN_DEG), (n, 4)
    )
    middle = (FACE_SIZE - 1) / 2
    return [
        Placement(
            Point(middle + x * FACE_SIZE, middle + y * FACE_SIZE),
            FACE_SIZE / tighten,
            math.radians(turn),
        )
        for x, y, tighten, turn in draws.tolist()
    ]


def reframed(faces: Faces, crops: list[Placement]) -> Faces:
    """Each face as its crop shows it. Resampled once, bilinearly; edges are repeated. No crop may
    be larger than the face, or pixels would be skipped."""
    moved = [
        cv2.warpAffine(
            face,
            crop.matrix(),
            (FACE_SIZE, FACE_SIZE),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
        for face, crop in zip(faces, crops, strict=True)
    ]
    return np.stack(moved).astype(np.uint8)


def moved(model: Path, data: Fer2013) -> dict[str, Any]:
    """Measures a model file on PublicTest as it is, with each face framed by a crop of its own,
    and with each as ``detecting.aligned`` frames it.

    The face is moved and the eyes' band is cut from it after that, as the mirror does.

    Returns:
        ``n``; ``accuracy`` and ``accuracy_moved``, 0..1, with ``accuracy_interval`` and
        ``accuracy_moved_interval``; ``points_lost``, a hundred times their difference, with
        ``points_lost_interval``, of pairs (see ``metrics.difference_interval``);
        ``right_then_wrong`` and ``wrong_then_right``, rows; the same six of the aligned faces under
        ``aligned``, where ``accuracy`` is theirs; ``shift``, ``tighten``, ``turn_deg`` and
        ``seed``; ``model_sha256``. Intervals are of 95 %.

    Raises:
        ModelRejected: ``model`` does not fit the program.
        DetectorUnavailable: faces cannot be aligned.
    """
    classifier = Classifier.load(model)
    part = data.split(Usage.PUBLIC_TEST)
    n = len(part)
    ways = (part.pixels, reframed(part.pixels, placements(n)), aligned(part.pixels))
    before, moved_, level = (
        answers(classifier, replace(part, pixels=pixels)).argmax(axis=1) == part.emotion
        for pixels in ways
    )
    of_moved = _lost(before, moved_)
    return {
        "n": n,
        "accuracy": float(before.mean()),
        "accuracy_interval": metrics.interval(float(before.mean()), n),
        "accuracy_moved": of_moved.pop("accuracy"),
        "accuracy_moved_interval": of_moved.pop("accuracy_interval"),
        **of_moved,
        "aligned": _lost(before, level),
        "shift": SHIFT,
        "tighten": TIGHTEN,
        "turn_deg": TURN_DEG,
        "seed": SEED,
        "model_sha256": classifier.facts.sha256,
    }


def _lost(before: Right, after: Right) -> dict[str, Any]:
    n, lost, gained = len(before), int((before & ~after).sum()), int((after & ~before).sum())
    return {
        "accuracy": float(after.mean()),
        "accuracy_interval": metrics.interval(float(after.mean()), n),
        "points_lost": 100 * (lost - gained) / n,
        "points_lost_interval": [
            100 * bound for bound in metrics.difference_interval(lost, gained, n)
        ],
        "right_then_wrong": lost,
        "wrong_then_right": gained,
    }


def as_text(result: dict[str, Any]) -> str:
    """What ``moved`` returns, as lines for people."""
    level = result["aligned"]
    return "\n".join(
        [
            f"PublicTest, {result['n']:,} rows; moved by up to {result['shift']:.0%} of the side,"
            f" tightened by up to {result['tighten']}, turned by up to {result['turn_deg']:.0f}"
            " degrees; 95 % intervals",
            _row("accuracy", result["accuracy"], result["accuracy_interval"]),
            _row(
                "accuracy when moved", result["accuracy_moved"], result["accuracy_moved_interval"]
            ),
            *_losses(result),
            _row("accuracy, eyes level", level["accuracy"], level["accuracy_interval"]),
            *_losses(level),
        ]
    )


def _losses(figures: dict[str, Any]) -> list[str]:
    low, high = figures["points_lost_interval"]
    return [
        f"{'points lost':<22}{figures['points_lost']:.2f}  ({low:.2f} to {high:.2f}, of pairs)",
        f"{'right, then wrong':<22}{figures['right_then_wrong']} rows",
        f"{'wrong, then right':<22}{figures['wrong_then_right']} rows",
    ]


def _row(name: str, share: float, bounds: tuple[float, float]) -> str:
    return f"{name:<22}{share:.2%}  ({bounds[0]:.1%} to {bounds[1]:.1%})"
