"""Which face of this frame is which face of the last, and who is the person in the mirror."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .detector import Detection, overlap
from .observation import Box

FORGET_S = 1.0
"""A face that was not seen for so long, while there were frames, is another when it comes back."""
FARTHEST = 0.9
"""Box sides by which a face may have moved since it was last seen."""
LIKEST_SIZE = 0.5
"""The smaller box's side over the larger's, at least, for two boxes to be one face."""
TAKE_OVER = 1.4
"""How much better placed another face must be to become the person in the mirror."""


@dataclass
class _Track:
    id: int
    box: Box
    seen_s: float


class Tracker:
    """Follows faces by where they are and how large. Time comes with each call."""

    def __init__(self) -> None:
        self._tracks: list[_Track] = []
        self._followed_s = 0.0
        self._next_id = 1
        self._main: int | None = None
        self._chosen: int | None = None

    @property
    def followed(self) -> set[int]:
        """Ids of all faces seen within the last ``FORGET_S``."""
        return {track.id for track in self._tracks}

    def choose(self, face_id: int | None) -> None:
        """Makes a face the person in the mirror for as long as it is followed. None: whoever is
        largest and most central."""
        self._chosen = face_id

    def follow(self, found: Sequence[Detection], t_s: float) -> list[int]:
        """Gives each detection its id, in their order.

        Args:
            found: the frame's faces.
            t_s: the frame's time, in seconds.
        """
        # Time without any frame is nobody's absence: the picture was held, or the camera was gone.
        if (gap_s := t_s - self._followed_s) > FORGET_S:
            for track in self._tracks:
                track.seen_s += gap_s
        self._followed_s = t_s
        self._tracks = [track for track in self._tracks if t_s - track.seen_s <= FORGET_S]
        pairs = sorted(
            ((_unlike(track.box, one.box), track.id, i) for track in self._tracks
             for i, one in enumerate(found)),
        )  # fmt: skip
        ids: dict[int, int] = {}
        taken: set[int] = set()
        for cost, track_id, i in pairs:
            if cost < math.inf and track_id not in taken and i not in ids:
                ids[i] = track_id
                taken.add(track_id)
        for i, one in enumerate(found):
            if i not in ids:
                ids[i] = self._next_id
                self._tracks.append(_Track(self._next_id, one.box, t_s))
                self._next_id += 1
        by_id = {track.id: track for track in self._tracks}
        for i, one in enumerate(found):
            by_id[ids[i]].box, by_id[ids[i]].seen_s = one.box, t_s
        return [ids[i] for i in range(len(found))]

    def main(self, found: Sequence[tuple[int, Box]], height: int, width: int) -> int | None:
        """The id of the person in the mirror.

        Args:
            found: id and box of each face of this frame.
            height: the frame's, in pixels.
            width: likewise.

        Returns:
            None where the frame has no face, or while the person in the mirror has looked away
            for a moment: nobody else takes their place before they are forgotten.
        """
        if self._chosen not in self.followed:
            self._chosen = None
        if self._main not in self.followed:
            self._main = None
        ids = [face_id for face_id, _ in found]
        if self._chosen is not None:
            self._main = self._chosen
        elif found and (self._main is None or self._main in ids):
            merit = {i: _merit(box, height, width) for i, box in found}
            best = max(ids, key=lambda i: merit[i])
            if self._main is None or merit[best] > TAKE_OVER * merit[self._main]:
                self._main = best
        return self._main if self._main in ids else None


def _unlike(a: Box, b: Box) -> float:
    """0 for equal boxes, rising as they differ; infinite where they cannot be one face."""
    size = max(a.w, b.w)
    if size <= 0 or min(a.w, b.w) < LIKEST_SIZE * size:
        return math.inf
    away = math.hypot(a.x + a.w / 2 - b.x - b.w / 2, a.y + a.h / 2 - b.y - b.h / 2) / size
    return away + 1 - overlap(a, b) if away <= FARTHEST else math.inf


def _merit(box: Box, height: int, width: int) -> float:
    """Large and central faces first."""
    dx = (box.x + box.w / 2) / width - 0.5
    dy = (box.y + box.h / 2) / height - 0.5
    return box.w * (1 - 0.8 * min(1.0, math.hypot(dx, dy) / 0.5))
