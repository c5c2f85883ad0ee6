"""Marks that drawn widgets share: a small sign, and the ring of the keyboard's focus."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from . import symbols
from .theme import SPACE, Theme, Type

RADIUS = SPACE.M
"""Of the corners of large grounds."""
FOCUS_PX = 3


def draw_pill(
    painter: QPainter, anchor: QPointF, symbol: str, text: str, theme: Theme, base: QFont
) -> QRectF:
    """Draws an icon and a word on a rounded ground, with its top left corner at
    ``anchor``; returns where it is.

    Args:
        base: the widget's font.
    """
    font = Type.BODY.font(base, strong=True)
    metrics = QFontMetricsF(font)
    icon = round(metrics.height())
    height = icon + 2 * SPACE.S
    width = icon + SPACE.S + metrics.horizontalAdvance(text) + 2 * SPACE.M
    ground = QRectF(anchor.x(), anchor.y(), width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.outline, 1))
    painter.setBrush(theme.surface)
    painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
    left = ground.left() + SPACE.M
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(
        QPointF(left, ground.top() + SPACE.S), symbols.pixmap(symbol, theme.text, icon, ratio)
    )
    painter.setFont(font)
    painter.setPen(theme.text)
    painter.drawText(
        ground.adjusted(SPACE.M + icon + SPACE.S, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text
    )
    painter.restore()
    return ground


def draw_focus(painter: QPainter, rect: QRect, theme: Theme, radius: int = SPACE.S) -> None:
    """Draws the focus ring along the inside of ``rect``."""
    half = FOCUS_PX / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.focus, FOCUS_PX))
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)
    painter.restore()
