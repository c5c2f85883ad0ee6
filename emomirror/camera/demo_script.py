"""What happens in the demo: a pure function of time, without a seam where it begins anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import pi, sin

from emomirror.camera.demo_face import Expression

LOOP_S = 36.0

SMILE = Expression()
NEUTRAL = Expression(corners_up=-22, corners_out=-15, lip_up=4, closed=1, unfolded=1)
SURPRISE = Expression(
    corners_up=-24,
    corners_out=-20,
    lip_up=8,
    closed=0.75,
    unfolded=1,
    jaw=22,
    brows_up=10,
    wide=0.45,
)
SADNESS = Expression(
    corners_up=-28,
    corners_out=-10,
    lip_up=6,
    closed=1,
    unfolded=1,
    inner_up=7,
    inner_together=3,
    wide=-0.3,
)
ANGER = Expression(
    corners_up=-25, corners_out=-16, lip_up=2, closed=1, unfolded=1, inner_up=-10, inner_together=9
)
KEPT = Expression()
"""The visitor's portrait as it is: nearly neutral, with glasses that no warp may bend."""
FRIENDLY = Expression(corners_up=8, corners_out=4)

CHANGE_S = 0.7
"""How long a face takes from one expression to the next."""
BLINK_S = 0.3


@dataclass(frozen=True, slots=True)
class Person:
    """Where someone is and how they look.

    Attributes:
        x, y: the middle between the eyes, in pixels of the frame.
        scale: 1 is the portrait's own size.
        lean_deg: clockwise.
        expression: of the face.
    """

    x: float
    y: float
    scale: float = 1.0
    lean_deg: float = 0.0
    expression: Expression = SMILE


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment. ``light`` is 0..1; the people stand behind one another in the order given, and
    may be outside the frame."""

    light: float
    host: Person
    visitor: Person


_HOST_FACES = (
    (0.0, SMILE),
    (3.2, NEUTRAL),
    (6.2, SURPRISE),
    (9.2, NEUTRAL),
    (10.6, SADNESS),
    (13.4, NEUTRAL),
    (14.6, ANGER),
    (17.4, SMILE),
)
_VISITOR_FACES = ((0.0, KEPT), (27.6, FRIENDLY), (31.5, KEPT))
_BLINKS_S = (2.1, 5.3, 10.1, 13.9, 19.6, 24.9, 28.8, 35.2)

# time, x, y, scale, lean: each held until the next begins to matter.
_HOST_WAY = (
    (0.0, 640.0, 316.0, 1.0, 0.0),
    (17.4, 640.0, 316.0, 1.0, 0.0),
    (18.6, 600.0, 322.0, 1.0, -13.0),
    (20.0, 680.0, 322.0, 1.0, 13.0),
    (21.2, 640.0, 330.0, 1.22, 0.0),
    (24.8, 640.0, 330.0, 1.22, 0.0),
    (26.4, 400.0, 316.0, 1.0, 0.0),
    (30.5, 400.0, 316.0, 1.0, 0.0),
    (32.2, -330.0, 330.0, 1.0, 0.0),
    (33.4, -330.0, 330.0, 1.0, 0.0),
    (35.1, 640.0, 316.0, 1.0, 0.0),
    (36.0, 640.0, 316.0, 1.0, 0.0),
)
_VISITOR_WAY = (
    (0.0, 1590.0, 344.0, 1.1, 0.0),
    (25.2, 1590.0, 344.0, 1.1, 0.0),
    (26.8, 1010.0, 344.0, 1.1, 0.0),
    (29.8, 1010.0, 344.0, 1.1, 0.0),
    (31.2, 1590.0, 344.0, 1.1, 0.0),
    (36.0, 1590.0, 344.0, 1.1, 0.0),
)
_LIGHT = (
    (0.0, 1.0),
    (21.4, 1.0),
    (22.2, 0.07),
    (23.8, 0.07),
    (24.6, 1.0),
    (36.0, 1.0),
)


def scene_at(t_s: float) -> Scene:
    """What is seen ``t_s`` after the start. Everything is the same again after ``LOOP_S``."""
    t_s %= LOOP_S
    (light,) = _between(_LIGHT, t_s)
    host = _person(_HOST_WAY, _HOST_FACES, t_s)
    host = replace(host, expression=replace(host.expression, blink=_blink(t_s)))
    return Scene(light, host, _person(_VISITOR_WAY, _VISITOR_FACES, t_s))


def _person(
    way: Sequence[tuple[float, ...]], faces: Sequence[tuple[float, Expression]], t_s: float
) -> Person:
    x, y, scale, lean_deg = _between(way, t_s)
    # Nobody stands quite still. Whole numbers of swings fit into the loop.
    turn = 2 * pi * t_s / LOOP_S
    return Person(
        x + 5 * sin(6 * turn),
        y + 3 * sin(8 * turn + 1),
        scale * (1 + 0.008 * sin(7 * turn)),
        lean_deg + 1.6 * sin(5 * turn),
        _face(faces, t_s),
    )


def _between(stops: Sequence[tuple[float, ...]], t_s: float) -> tuple[float, ...]:
    """The values at a time, with a soft start and end between each two stops."""
    for (from_s, *start), (to_s, *end) in pairwise(stops):
        if t_s <= to_s:
            share = _soft((t_s - from_s) / (to_s - from_s))
            return tuple(a + share * (b - a) for a, b in zip(start, end, strict=True))
    return stops[-1][1:]


def _face(faces: Sequence[tuple[float, Expression]], t_s: float) -> Expression:
    current = 0
    while current + 1 < len(faces) and faces[current + 1][0] <= t_s:
        current += 1
    since_s, expression = faces[current]
    # Before the first one stands the last one of the loop.
    return faces[current - 1][1].towards(expression, _soft((t_s - since_s) / CHANGE_S))


def _blink(t_s: float) -> float:
    return max(max(0.0, 1 - abs(t_s - middle_s) / (BLINK_S / 2)) for middle_s in _BLINKS_S)


def _soft(share: float) -> float:
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)
