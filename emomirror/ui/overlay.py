"""What is drawn over a face, for Qt. It may be made in any thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage, QPainter, QTransform

from emomirror.explain.overlay import Choice, drawn
from emomirror.vision.crop import FACE_SIZE

from .fit import Fit

if TYPE_CHECKING:
    from emomirror.explain.explanation import Explanation


@dataclass(frozen=True)
class Overlay:
    """A drawing over a face.

    Attributes:
        drawing: of the network's square, of any size; see-through where the face shows.
        to_frame: from pixels of the drawing to those of the frame, both counted from the outer
            corner of the first.
    """

    drawing: QImage
    to_frame: QTransform

    @classmethod
    def of(cls, explanation: Explanation, choice: Choice) -> Overlay | None:
        """Those regions of an explanation that are chosen; None where the place of its face in a
        frame is not known."""
        to_frame = explanation.subject.to_frame
        return None if to_frame is None else cls.over(drawn(explanation, choice), to_frame)

    @classmethod
    def over(cls, rgba: npt.NDArray[np.uint8], crop_to_frame: npt.NDArray[np.float64]) -> Overlay:
        """
        Args:
            rgba: ``(n, n, 4)`` uint8, not premultiplied.
            crop_to_frame: ``(2, 3)``, from pixels of the network's crop to those of the frame, at
                the centres of pixels.
        """
        size = rgba.shape[0]
        drawing = QImage(rgba.tobytes(), size, size, 4 * size, QImage.Format.Format_RGBA8888)
        (a, b, x), (c, d, y) = crop_to_frame
        to_crop = QTransform.fromTranslate(-0.5, -0.5).scale(*(2 * [FACE_SIZE / size]))
        # Qt multiplies from the left: first to the crop, then to the frame.
        to_frame = to_crop * QTransform(a, c, b, d, x + 0.5, y + 0.5)
        # Its own memory, in the form that painters blend fastest.
        return cls(drawing.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied), to_frame)

    def paint(self, painter: QPainter, fit: Fit) -> None:
        """Paints it where the face is shown."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(self.to_frame * fit.transform(), combine=True)
        painter.drawImage(0, 0, self.drawing)
        painter.restore()
