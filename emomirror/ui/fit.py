"""How a frame lies in a widget: scaled to fit, centred, mirrored."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QTransform

from emomirror.camera.opencv import cv2
from emomirror.vision.observation import Box, Point


@dataclass(frozen=True)
class Fit:
    """Maps between a frame's pixels, never mirrored, and a widget's.

    Attributes:
        frame_w, frame_h: the frame's size in pixels.
        rect: where it is shown, in the widget's device independent pixels.
        mirrored: whether left and right are exchanged on the way.
    """

    frame_w: int
    frame_h: int
    rect: QRectF
    mirrored: bool

    @classmethod
    def into(cls, room: QSizeF, frame_w: int, frame_h: int, mirrored: bool, ratio: float) -> Fit:
        """The largest place of the frame's shape in ``room``, on whole device pixels.

        Args:
            ratio: device pixels for each of the widget's.
        """
        scale = min(room.width() * ratio / frame_w, room.height() * ratio / frame_h)
        w, h = max(1, round(frame_w * scale)), max(1, round(frame_h * scale))
        x, y = (round(room.width() * ratio) - w) // 2, (round(room.height() * ratio) - h) // 2
        return cls(frame_w, frame_h, QRectF(x / ratio, y / ratio, w / ratio, h / ratio), mirrored)

    def box(self, box: Box) -> QRectF:
        """A box of the frame, in the widget."""
        scale = self.rect.width() / self.frame_w
        x = self.frame_w - box.x - box.w if self.mirrored else box.x
        return QRectF(
            self.rect.x() + x * scale, self.rect.y() + box.y * scale, box.w * scale, box.h * scale
        )

    def transform(self) -> QTransform:
        """From the frame, where (0, 0) is its first pixel's outer corner, to the widget."""
        scale = self.rect.width() / self.frame_w
        across = -scale if self.mirrored else scale
        left = self.rect.x() + (self.rect.width() if self.mirrored else 0.0)
        return QTransform(across, 0, 0, scale, left, self.rect.y())

    def point(self, position: QPointF) -> Point:
        """A position in the widget, in the frame."""
        scale = self.rect.width() / self.frame_w
        x = (position.x() - self.rect.x()) / scale
        y = (position.y() - self.rect.y()) / scale
        return Point(self.frame_w - x if self.mirrored else x, y)


def seen_as(
    bgr: npt.NDArray[np.uint8], mirrored: bool, size: tuple[int, int] | None = None
) -> QImage:
    """A frame as a picture to paint.

    Args:
        bgr: ``(h, w, 3)`` uint8, blue-green-red.
        size: width and height to scale to; None keeps the frame's.
    """
    picture = bgr
    if size is not None:
        # Halving first costs a fifth of INTER_AREA, and bilinear alone would skip pixels.
        while picture.shape[1] >= 2 * size[0] and picture.shape[0] >= 2 * size[1]:
            half = (picture.shape[1] // 2, picture.shape[0] // 2)
            picture = np.asarray(cv2.resize(picture, half), dtype=np.uint8)
        if size != (picture.shape[1], picture.shape[0]):
            picture = np.asarray(cv2.resize(picture, size), dtype=np.uint8)
    if mirrored:
        picture = np.asarray(cv2.flip(picture, 1), dtype=np.uint8)
    picture = np.ascontiguousarray(picture)
    h, w = picture.shape[:2]
    # The image holds a reference to the array's memory.
    return QImage(picture.data, w, h, picture.strides[0], QImage.Format.Format_BGR888)
