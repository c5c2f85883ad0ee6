"""Finds the faces of one frame after another: all around now and then, closely all the time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .detector import Detection, Detector, overlap, without_doubles
from .observation import Box

LOOK_AROUND_S = 0.2
"""How long a newcomer may go unseen while there are faces to look at."""
MOST_CLOSE_LOOKS = 6
"""Of one frame. Each costs as much as looking around."""
SURE_UNCONFIRMED = 0.7
"""Confidence at which a find counts although the close look does not see it (a profile)."""


class Finder:
    """Finds faces for ``Tracker``. Remembers where the last frame's were, and when it last looked
    around. Not to be used by two threads at once.

    Args:
        detector: the finder's own from now on, and closed with it.
    """

    def __init__(self, detector: Detector) -> None:
        self._detector = detector
        self.forget()

    def forget(self) -> None:
        """Starts anew: another source begins."""
        self._boxes: list[Box] = []
        self._looked_s = -np.inf
        self._looked_far = False

    def find(self, bgr: npt.NDArray[np.uint8], t_s: float, *, far: bool) -> list[Detection]:
        """The faces of the next frame, without doubles.

        Args:
            bgr: ``(h, w, 3)`` uint8.
            t_s: its time in seconds.
            far: see ``Detector.look``.
        """
        seen: list[Detection] = []
        lately = 0 <= t_s - self._looked_s < LOOK_AROUND_S and far == self._looked_far
        if lately and 0 < len(self._boxes) <= MOST_CLOSE_LOOKS:
            close = [self._detector.look_closely(bgr, box) for box in self._boxes]
            seen = [one for one in close if one is not None]
        # Whoever is not where they were has moved fast or left: only looking around can tell.
        if len(seen) < max(1, len(self._boxes)):
            seen = self._look_around(bgr, far=far)
            self._looked_s, self._looked_far = t_s, far
        found = without_doubles(seen)
        self._boxes = [one.box for one in found]
        return found

    def _look_around(self, bgr: npt.NDArray[np.uint8], *, far: bool) -> list[Detection]:
        coarse = self._detector.look(bgr, far=far)
        # Close looks hold faces, small ones above all, that looking around does not find again.
        lost = [box for box in self._boxes if all(overlap(box, one.box) < 0.2 for one in coarse)]
        largest_first = sorted(coarse, key=lambda one: -one.box.w)
        seen: list[Detection] = []
        for place, one in enumerate(largest_first):
            close = None
            if place < MOST_CLOSE_LOOKS:
                close = self._detector.look_closely(bgr, one.box)
                if close is None and one.confidence < SURE_UNCONFIRMED:
                    continue
            seen.append(close or one)
        room = max(0, MOST_CLOSE_LOOKS - len(coarse))
        held = [self._detector.look_closely(bgr, box) for box in lost[:room]]
        return seen + [one for one in held if one is not None]

    def close(self) -> None:
        """Releases the detector."""
        self._detector.close()
