"""Where a window lies on its screen."""

from __future__ import annotations

from PySide6.QtCore import QRect

TITLE_PX = 40
"""Height that a desktop's title bar takes at most, as far as can be said before there is one."""


def within(window: QRect, room: QRect) -> QRect:
    """Where a window's content fits into ``room``, with its title above it, as near as can be to
    where it was."""
    room = room.adjusted(0, TITLE_PX, 0, 0)
    fitted = QRect(window.topLeft(), window.size().boundedTo(room.size()))
    left = min(max(fitted.left(), room.left()), room.right() - fitted.width() + 1)
    top = min(max(fitted.top(), room.top()), room.bottom() - fitted.height() + 1)
    fitted.moveTo(left, top)
    return fitted
