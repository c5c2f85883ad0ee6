"""Finds the faces of one frame after another with as few looks as it takes.

Looking around finds newcomers, about half a second late at most. Looking closely at a face that is
known gives its box and keypoints exactly, ten times a second. Between two close looks a face is
followed by its shift, which costs a tenth of a look.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .detector import Detection, Detector, overlap, without_doubles
from .motion import Sight, followed, sight

LOOK_AROUND_S = 0.5
"""How long a newcomer may go unseen while there are faces to look at."""
LOOK_CLOSELY_S = 0.1
"""How long a face is followed by its shift alone."""
MOST_CLOSE_LOOKS = 6
"""In one frame. Each costs as much as looking around."""
SURE_UNCONFIRMED = 0.7
"""Confidence at which a find counts although the close look does not see it (a profile)."""
KNOWN_OVERLAP = 0.2
"""Intersection over union from which a find is a face that is known already."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A face of the last frame: where it was, and how and when it was last looked at."""

    seen: Detection
    sight: Sight | None
    looked_s: float


class Finder:
    """Finds faces for ``Tracker``. Not to be used by two threads at once.

    Args:
        detector: the finder's own from now on, and closed with it.
    """

    def __init__(self, detector: Detector) -> None:
        self._detector = detector
        self.forget()

    def forget(self) -> None:
        """Starts anew: another source begins."""
        self._known: list[_Known] = []
        self._around_s = self._last_s = -np.inf
        self._looked_far = False

    def find(self, bgr: npt.NDArray[np.uint8], t_s: float, *, far: bool) -> list[Detection]:
        """The faces of the next frame, without doubles.

        Args:
            bgr: ``(h, w, 3)`` uint8.
            t_s: its time in seconds.
            far: see ``Detector.look``.
        """
        if t_s < self._last_s:
            self.forget()
        self._looks_left = MOST_CLOSE_LOOKS
        again = [self._again(bgr, one, t_s) for one in self._known]
        known = [one for one in again if one is not None]
        # Both kinds of look in one frame would make it late, but where frames are rare; or where a
        # close look is taken in each, of several faces in turn, or of one that the edge cuts.
        busy = self._looks_left < MOST_CLOSE_LOOKS and t_s - self._last_s < LOOK_CLOSELY_S
        since_s = t_s - self._around_s
        due = since_s >= LOOK_AROUND_S + (LOOK_CLOSELY_S if busy else 0)
        due = due or far != self._looked_far
        # Whoever is not where they were has moved fast or left: looking around has to tell.
        if due or not known or len(known) < len(again):
            known += self._newcomers(bgr, known, t_s, far=far)
            self._around_s, self._looked_far = t_s, far
        found = without_doubles([one.seen for one in known])
        self._known = [one for one in known if any(one.seen is kept for kept in found)]
        self._last_s = t_s
        return found

    def _again(self, bgr: npt.NDArray[np.uint8], last: _Known, t_s: float) -> _Known | None:
        """A known face in this frame; None where it is not seen any more."""
        fresh = t_s - last.looked_s < LOOK_CLOSELY_S
        if last.sight is not None and (fresh or self._looks_left == 0):
            moved = followed(bgr, last.sight)
            if moved is not None:
                return _Known(moved, last.sight, last.looked_s)
        return self._closely(bgr, last.seen, t_s)

    def _newcomers(
        self, bgr: npt.NDArray[np.uint8], known: list[_Known], t_s: float, *, far: bool
    ) -> list[_Known]:
        coarse = self._detector.look(bgr, far=far)
        new = []
        for one in sorted(coarse, key=lambda one: -one.box.w):
            if any(overlap(one.box, other.seen.box) >= KNOWN_OVERLAP for other in known):
                continue
            close = self._closely(bgr, one, t_s)
            if close is None and (one.confidence >= SURE_UNCONFIRMED or self._looks_left == 0):
                close = _Known(one, sight(bgr, one), t_s)
            if close is not None:
                new.append(close)
        return new

    def _closely(self, bgr: npt.NDArray[np.uint8], one: Detection, t_s: float) -> _Known | None:
        if self._looks_left == 0:
            return None
        self._looks_left -= 1
        seen = self._detector.look_closely(bgr, one.box)
        return None if seen is None else _Known(seen, sight(bgr, seen), t_s)

    def close(self) -> None:
        """Releases the detector."""
        self._detector.close()
