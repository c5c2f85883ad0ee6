"""Whose face counts: that of the person practising, whoever else is in the picture."""

from __future__ import annotations

import math
from dataclasses import replace

from emomirror.vision.observation import Box, Observation
from emomirror.vision.tracking import FORGET_S

SAME_PLACE = 0.9
"""Box sides within which a bystander's new face takes the place of one that is gone."""


class Practised:
    """Remembers with whom a session practises, for as long as it lasts.

    It is the person in the mirror with whom the first try begins, or whoever was chosen since. The
    mirror itself makes somebody else that person once a face is gone for a moment, and an adult's
    smile would be the child's success. Here all who were seen beside the person practising are
    bystanders, and are not read while that face is away. A face that comes anew then is that of the
    person practising, unless it comes nearer to where a bystander was seen last: adults look aside
    as well. Nobody is recognised by their features.
    """

    def __init__(self) -> None:
        self._source: object = None
        self.forget()

    def forget(self) -> None:
        """Forgets everybody: ids begin anew."""
        self._id: int | None = None
        self._place: Box | None = None
        self._bystanders: dict[int, Box] = {}
        """Where each was seen last, by id."""
        self._t_s = self._away_s = 0.0

    def choose(self, face_id: int | None) -> None:
        """Makes a face that of the person practising, whoever it was before.

        Args:
            face_id: None leaves it as it is: that is for the mirror's own choice.
        """
        if face_id is not None:
            self._id, self._away_s = face_id, 0.0
            self._bystanders.pop(face_id, None)

    def marked(self, seen: Observation, *, counts: bool, feed: int = 0) -> Observation:
        """The observation with the person practising as its ``main`` face; without any, while they
        are away.

        Args:
            seen: the next one of the session.
            counts: whether the face counts now: with the first one that does, it is remembered.
            feed: another number with each source.
        """
        if self._source != (feed, seen.frame.path):
            self._source = (feed, seen.frame.path)
            self.forget()
        elapsed_s, self._t_s = seen.frame.t_s - self._t_s, seen.frame.t_s
        if self._id is None and counts and seen.main is not None:
            self._id = seen.main.id
        if self._id is None:
            return seen
        places = {face.id: face.box for face in seen.faces}
        if self._id not in places:
            # Time without any picture is nobody's absence.
            self._away_s += elapsed_s if 0 < elapsed_s <= FORGET_S else 0.0
            # Until then it may come back under its own id.
            if counts and self._away_s > FORGET_S:
                self._id = self._come_back(places, self._id)
        if self._id in places:
            self._away_s, self._place = 0.0, places[self._id]
            for face_id in places.keys() - {self._id, *self._bystanders}:
                self._stand_by(face_id, places)
        self._bystanders |= {i: box for i, box in places.items() if i in self._bystanders}
        faces = tuple(replace(face, main=face.id == self._id) for face in seen.faces)
        return replace(seen, faces=faces)

    def _come_back(self, places: dict[int, Box], before: int) -> int:
        """The id of the person practising, among faces of which none had it."""
        anew = []
        for face_id in sorted(places.keys() - self._bystanders.keys()):
            away = _apart(places[face_id], self._place)
            gone = [box for i, box in self._bystanders.items() if i not in places]
            if any(_apart(places[face_id], box) < away for box in gone):
                self._stand_by(face_id, places)
            else:
                anew.append((away, face_id))
        return min(anew)[1] if anew else before

    def _stand_by(self, face_id: int, places: dict[int, Box]) -> None:
        """Takes a face for a bystander's, in place of one that was there and is gone."""
        at = places[face_id]
        self._bystanders = {
            i: box
            for i, box in self._bystanders.items()
            if i in places or _apart(box, at) > SAME_PLACE
        }
        self._bystanders[face_id] = at


def _apart(a: Box, b: Box | None) -> float:
    """How far apart two faces are, in sides of the larger one. Nowhere is near to everything."""
    if b is None:
        return 0.0
    side = max(a.w, b.w, 1.0)
    return math.hypot(a.x + a.w / 2 - b.x - b.w / 2, a.y + a.h / 2 - b.y - b.h / 2) / side
