"""Explanations as a picture to look at, to print, to put into a paper. Without Qt."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2
from emomirror.vision.crop import FACE_SIZE

from .explanation import Explanation
from .overlay import Choice, drawn, onto
from .words import belief, figures, not_sure, summary

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ENLARGED = 480
"""Side of the crop, in pixels, on which regions are drawn."""
AROUND = 1.6
"""Side of what is shown of a frame, in sides of the network's square."""
PANEL_INCHES = 3.0
WORDS_INCHES = 0.7
DPI = 150


@dataclass(frozen=True, slots=True)
class Panel:
    """One row of the picture.

    Attributes:
        explanation: what is shown.
        frame: ``(h, w, 3)`` uint8 BGR that the face was cut from; None shows the crop alone.
        title: stands above; the emotion and its probability where empty.
        note: what is to be said besides; where empty, what "not sure" means, if that is the answer.
    """

    explanation: Explanation
    frame: npt.NDArray[np.uint8] | None = None
    title: str = ""
    note: str = ""


def figure(
    panels: Sequence[Panel],
    choice: Choice = Choice(),  # noqa: B008 - frozen
) -> bytes:
    """Draws explanations below one another: the face in its frame with the overlay, what the
    network saw, and the overlay on that, with what it means in words.

    Args:
        panels: at least one.
        choice: which regions are shown.

    Returns:
        A PNG.
    """
    with _without_traces():
        # Not pyplot: it would look for a display, and keep every figure.
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

    columns = 3 if any(panel.frame is not None for panel in panels) else 2
    height = (PANEL_INCHES + WORDS_INCHES) * len(panels)
    page = Figure(figsize=(PANEL_INCHES * columns, height), dpi=DPI, layout="constrained")
    FigureCanvasAgg(page)
    rows = page.subfigures(len(panels), 1, squeeze=False)[:, 0]
    for row, panel in zip(rows, panels, strict=True):
        pictures, words = row.subfigures(2, 1, height_ratios=(PANEL_INCHES, WORDS_INCHES))
        axes = pictures.subplots(1, columns, squeeze=False)[0]
        _paint(axes, panel, choice)
        explanation = panel.explanation
        pictures.suptitle(panel.title or f"{explanation.emotion}, {explanation.score:.0%}")
        words.text(0.5, 0.9, _words(panel), ha="center", va="top", fontsize=8, wrap=True)
    png = io.BytesIO()
    page.savefig(png, format="png", facecolor="white", metadata={"Software": None})
    return png.getvalue()


@contextmanager
def _without_traces() -> Iterator[None]:
    """Around the import of Matplotlib, which would leave a list of the system's fonts in the home
    folder, where nothing but what the person asked for is written."""
    variable = "MPLCONFIGDIR"
    if variable in os.environ:  # somebody has said where
        yield
        return
    with TemporaryDirectory(prefix="emomirror-") as folder:
        os.environ[variable] = folder
        try:
            yield
        finally:
            del os.environ[variable]


def _paint(axes: Sequence[Axes], panel: Panel, choice: Choice) -> None:
    explanation = panel.explanation
    subject, rgba = explanation.subject, drawn(explanation, choice, size=ENLARGED)
    pictures = {
        "what the network sees": cv2.cvtColor(subject.crop, cv2.COLOR_GRAY2RGB),
        "blue for it, hatched against it": _on_crop(subject.crop, rgba),
    }
    if panel.frame is not None and subject.to_frame is not None:
        around = onto(*_around(panel.frame, rgba, subject.to_frame))
        pictures = {"in the picture": cv2.cvtColor(around, cv2.COLOR_BGR2RGB), **pictures}
    for ax in axes:
        ax.set_axis_off()
    for ax, (name, picture) in zip(axes[-len(pictures) :], pictures.items(), strict=True):
        ax.imshow(picture, interpolation="nearest")
        ax.set_title(name, fontsize=8)


def _on_crop(crop: npt.NDArray[np.uint8], rgba: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    large = cv2.resize(crop, rgba.shape[1::-1], interpolation=cv2.INTER_CUBIC)[..., np.newaxis]
    share = rgba[..., 3:].astype(np.float32) / 255
    return np.rint(share * rgba[..., :3] + (1 - share) * large).astype(np.uint8)


def _around(
    bgr: npt.NDArray[np.uint8],
    rgba: npt.NDArray[np.uint8],
    crop_to_frame: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8], npt.NDArray[np.float64]]:
    """What ``onto`` takes, for what lies around the face alone: a frame can be huge."""
    side = FACE_SIZE * float(np.hypot(*crop_to_frame[:, 0]))
    middle = (FACE_SIZE - 1) / 2
    x, y = crop_to_frame @ (middle, middle, 1)
    reach = AROUND * side / 2
    height, width = bgr.shape[:2]
    left, top = max(0, round(x - reach)), max(0, round(y - reach))
    part = bgr[top : min(height, round(y + reach)), left : min(width, round(x + reach))]
    return part, rgba, crop_to_frame - [[0, 0, left], [0, 0, top]]


def _words(panel: Panel) -> str:
    explanation, note = panel.explanation, panel.note
    if not (note or explanation.sure):
        note = str(not_sure(explanation.emotion))
    said = (summary(explanation), note, belief(explanation), figures(explanation))
    return "\n".join(str(one) for one in said if one)
