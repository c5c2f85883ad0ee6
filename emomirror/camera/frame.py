"""What every source of pictures gives, and how it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture, never mirrored: mirroring is a matter of painting.

    Attributes:
        index: counts the source's frames from 0, those that nobody looked at included.
        t_s: seconds since the source's first frame; only grows. For a recording it is the
            recording's own time, however fast it is read.
        bgr: ``(h, w, 3)`` uint8, blue-green-red. Nobody writes into it.
        path: the file of a still picture; None for cameras and recordings.
        scale: pixels of the picture's file, turned upright, along one of ``bgr``: more than 1 where
            a large picture was reduced.
    """

    index: int
    t_s: float
    bgr: npt.NDArray[np.uint8]
    path: Path | None = None
    scale: float = 1.0


class Source(Protocol):
    """Gives frames one after another. Used by one thread at a time, but for ``close``."""

    @property
    def name(self) -> str:
        """What people call it: a camera's name, a file's name."""

    def read(self) -> Frame | None:
        """The next frame, or None once at the end. Blocks until there is one.

        Raises:
            SourceError: no frame can be had. After ``CameraUnavailable`` it may be called again,
                and takes the camera up once it is back; after ``UnreadableMedia`` it goes on with
                the picture behind the one that cannot be read.
        """

    def close(self) -> None:
        """Releases the device or file and ends a blocked ``read`` soon. May be called twice,
        and from another thread."""
