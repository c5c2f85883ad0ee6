"""What is asked of a camera, apart from what asks it: the window and the command line name it too,
and load no camera for that."""

from __future__ import annotations

import re
from dataclasses import dataclass

LARGEST_SIDE_PX = 7680
"""Wider or higher than any camera's picture."""
MOST_FPS = 240
_WRITTEN = re.compile(r"(?P<width>\d{1,4})x(?P<height>\d{1,4})(@(?P<fps>\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Format:
    """What is asked of a camera. It gives what it can that is nearest.

    Attributes:
        size: width and height of its pictures, in pixels.
        fps: pictures a second.
    """

    size: tuple[int, int] = (1280, 720)
    fps: int = 30

    def __str__(self) -> str:
        """As ``parse`` takes it."""
        width, height = self.size
        return f"{width}x{height}@{self.fps}"

    @classmethod
    def parse(cls, text: str) -> Format:
        """Reads ``1280x720`` or ``1280x720@30``.

        Raises:
            ValueError: it is neither, or no camera gives pictures so large or so often.
        """
        found = _WRITTEN.fullmatch(text.strip().lower())
        if found is None:
            raise ValueError(f"expected WIDTHxHEIGHT or WIDTHxHEIGHT@FPS; got {text!r}")
        size = int(found["width"]), int(found["height"])
        fps = int(found["fps"] or cls().fps)
        if not (min(size) > 0 and max(size) <= LARGEST_SIDE_PX and 0 < fps <= MOST_FPS):
            raise ValueError(
                f"expected 1 to {LARGEST_SIDE_PX} pixels a side and 1 to {MOST_FPS} pictures a"
                f" second; got {text!r}"
            )
        return cls(size, fps)
