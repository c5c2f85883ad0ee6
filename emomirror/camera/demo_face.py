"""Portraits that change their expression: smooth warps around points fixed in each picture."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2

FOLD = ((4.0, 2.0), (6.0, 10.0), (0.0, 20.0))
"""Where a smile folds the cheek: outwards and upwards from a corner of the mouth, in hundredths of
the distance between the eyes."""

Field = npt.NDArray[np.float32]
Sprite = npt.NDArray[np.uint8]
"""``(h, w, 4)`` uint8: blue, green, red, each multiplied by the fourth, opacity."""

BETWEEN_LIPS = (52.0, 48.0, 92.0)
"""Colour of the line where lips meet, BGR."""
INSIDE_MOUTH = (34.0, 27.0, 52.0)


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Where a face has what, in pixels of its portrait. "Left" is the picture's left.

    Attributes:
        eyes: centres of the left and right eye.
        brows: middle of each eyebrow.
        inner_brows: inner end of each eyebrow.
        corners: of the mouth.
        lips_y: where the middle of the mouth is: under the upper lip, and over the lower one.
        chin_y: the chin's lower edge.
    """

    eyes: tuple[tuple[float, float], tuple[float, float]]
    brows: tuple[tuple[float, float], tuple[float, float]]
    inner_brows: tuple[tuple[float, float], tuple[float, float]]
    corners: tuple[tuple[float, float], tuple[float, float]]
    lips_y: tuple[float, float]
    chin_y: float


@dataclass(frozen=True, slots=True)
class Expression:
    """How far a face is from its portrait; all zero is the portrait. Lengths are in hundredths
    of the distance between the eyes.

    Attributes:
        corners_up, corners_out: of the mouth.
        lip_up: the middle of the mouth.
        closed: 0..1 of the gap between the lips.
        unfolded: 0..1; smooths the folds that a smile makes beside the mouth.
        jaw: how far it drops.
        brows_up: whole eyebrows.
        inner_up, inner_together: their inner ends.
        wide: eyes, -1..1; negative narrows them.
        blink: 0..1.
    """

    corners_up: float = 0.0
    corners_out: float = 0.0
    lip_up: float = 0.0
    closed: float = 0.0
    unfolded: float = 0.0
    jaw: float = 0.0
    brows_up: float = 0.0
    inner_up: float = 0.0
    inner_together: float = 0.0
    wide: float = 0.0
    blink: float = 0.0

    def towards(self, other: Expression, share: float) -> Expression:
        """The expression ``share`` (0..1) of the way to another."""
        return Expression(
            **{
                part.name: (1 - share) * getattr(self, part.name)
                + share * getattr(other, part.name)
                for part in fields(self)
            }
        )

    def rounded(self) -> Expression:
        """As fine as can be seen; makes nearly equal expressions equal."""
        return Expression(
            **{part.name: round(getattr(self, part.name), 2) for part in fields(self)}
        )


class FaceWarp:
    """One portrait, and the ways its face can move."""

    def __init__(self, portrait: Sprite, landmarks: Landmarks) -> None:
        self._marks = landmarks
        (left_x, left_y), (right_x, right_y) = landmarks.eyes
        self._unit = float(np.hypot(right_x - left_x, right_y - left_y)) / 100.0
        middle_x = (left_x + right_x) / 2
        reach = round(115 * self._unit)
        height, width = portrait.shape[:2]
        self._x0 = max(0, round(middle_x) - reach)
        self._y0 = max(0, round(min(left_y, right_y) - 75 * self._unit))
        x1 = min(width, round(middle_x) + reach)
        y1 = min(height, round(landmarks.chin_y + 75 * self._unit))
        self._worn = portrait.copy()
        self._wears = Expression()
        self._face = np.ascontiguousarray(portrait[self._y0 : y1, self._x0 : x1])
        y, x = np.mgrid[self._y0 : y1, self._x0 : x1].astype(np.float32)
        self._x, self._y = x, y
        self._unfolded = self._without_folds()

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the portrait, in pixels."""
        height, width = self._worn.shape[:2]
        return height, width

    def wearing(self, expression: Expression) -> Sprite:
        """The portrait with another expression, for as long as no other is asked for."""
        expression = expression.rounded()
        if expression != self._wears:
            self._wears = expression
            face = self._warped(expression)
            height, width = face.shape[:2]
            self._worn[self._y0 : self._y0 + height, self._x0 : self._x0 + width] = face
        return self._worn

    def _warped(self, expression: Expression) -> Sprite:
        x, y = self._undo_moves(expression)
        y, opening = self._undo_jaw(expression, x, y)
        y, meeting = self._undo_closing(expression, x, y)
        face = cv2.addWeighted(
            self._face, 1 - expression.unfolded, self._unfolded, expression.unfolded, 0
        )
        face = cv2.remap(
            face,
            x - self._x0,
            y - self._y0,
            cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REPLICATE,
        )
        face = _painted(np.asarray(face, np.uint8), meeting, BETWEEN_LIPS)
        soft = np.asarray(cv2.GaussianBlur(opening, (0, 0), 1.2), np.float32)
        return _painted(face, soft, INSIDE_MOUTH)

    def _without_folds(self) -> Sprite:
        """The face with smooth skin beside the corners of the mouth."""
        unit = self._unit
        where = np.zeros_like(self._x)
        for side, (x, y) in zip((-1, 1), self._marks.corners, strict=True):
            for out, up in FOLD:
                spot = self._bump((x + side * out * unit, y - up * unit), 9, 9)
                where = np.maximum(where, spot)
        colour = np.ascontiguousarray(self._face[:, :, :3])
        mask = (where > 0.35).astype(np.uint8)
        skin = cv2.GaussianBlur(
            cv2.inpaint(colour, mask, 6 * unit, cv2.INPAINT_TELEA), (0, 0), 3 * unit
        )
        share = np.clip(where * 1.6, 0, 1)[:, :, None]
        face = self._face.copy()
        face[:, :, :3] = colour * (1 - share) + np.asarray(skin) * share
        return face

    def _bump(
        self, at: tuple[float, float], reach_x: float, reach_y: float, power: float = 2.0
    ) -> Field:
        """1 at a point, falling to nothing around it."""
        u = np.abs(self._x - at[0]) / (reach_x * self._unit)
        v = np.abs(self._y - at[1]) / (reach_y * self._unit)
        return np.asarray(np.exp(-(u**power) - v**2), np.float32)

    def _undo_moves(self, e: Expression) -> tuple[Field, Field]:
        """Where each pixel comes from, before the mouth opens or closes."""
        marks, unit = self._marks, self._unit
        dx = np.zeros_like(self._x)
        dy = np.zeros_like(self._y)
        middle = ((marks.corners[0][0] + marks.corners[1][0]) / 2, sum(marks.lips_y) / 2)
        dy -= e.lip_up * unit * self._bump(middle, 30, 24)
        for side, eye, brow, inner, corner in zip(
            (-1, 1), marks.eyes, marks.brows, marks.inner_brows, marks.corners, strict=True
        ):
            bump = self._bump(corner, 30, 28)
            dx += side * e.corners_out * unit * bump
            dy -= e.corners_up * unit * bump
            dy -= e.brows_up * unit * self._bump(brow, 36, 15)
            bump = self._bump(inner, 18, 14)
            dx -= side * e.inner_together * unit * bump
            dy -= e.inner_up * unit * bump
            away = self._y - eye[1]
            dy += away * (1 - 1 / (1 + 0.42 * e.wide * self._bump(eye, 24, 13)))
            dy += 17 * unit * e.blink * self._bump((eye[0], eye[1] + 3 * unit), 24, 12, power=4.0)
        return self._x - dx, self._y - dy

    def _across(self, x: Field) -> Field:
        """1 in the middle of the mouth, 0 at its corners and outside."""
        (left, _), (right, _) = self._marks.corners
        u = (x - (left + right) / 2) / ((right - left) / 2)
        return np.asarray(np.clip(1 - u * u, 0, 1), np.float32)

    def _undo_jaw(self, e: Expression, x: Field, y: Field) -> tuple[Field, Field]:
        """Where each pixel comes from, and how much of the dark inside is seen in it."""
        if e.jaw <= 0:
            return y, np.zeros_like(y)
        marks, unit = self._marks, self._unit
        drop = e.jaw * unit
        corners_y = (marks.corners[0][1] + marks.corners[1][1]) / 2
        across = self._across(x)
        lip = corners_y + (marks.lips_y[1] - corners_y) * across
        gap = drop * across**0.4
        below = np.maximum(0, y - lip - gap)
        to_chin = max(1.0, marks.chin_y - marks.lips_y[1])
        middle_x = (marks.corners[0][0] + marks.corners[1][0]) / 2
        sideways = np.exp(-(((x - middle_x) / (75 * unit)) ** 4))
        rising = np.clip((y - corners_y + 8 * unit) / (to_chin + drop), 0, 1)
        jaw = drop * sideways * rising * rising * (3 - 2 * rising)
        past_chin = np.clip((y - marks.chin_y - drop) / (48 * unit), 0, 1)
        jaw *= 1 - past_chin * past_chin * (3 - 2 * past_chin)
        near_lip = np.exp(-((below / (0.55 * to_chin)) ** 2))
        lowered = np.where(y > lip + gap, np.maximum(gap * near_lip, jaw), jaw * (across <= 0))
        inside = np.clip((y - lip) / 1.5, 0, 1) * np.clip((lip + gap - y) / 2.0, 0, 1)
        source = np.where((y > lip) & (y <= lip + gap), lip, y - lowered)
        return source.astype(np.float32), inside.astype(np.float32)

    def _undo_closing(self, e: Expression, x: Field, y: Field) -> tuple[Field, Field]:
        """Where each pixel comes from, and how much of the line between the lips is in it."""
        marks, unit = self._marks, self._unit
        if e.closed <= 0 or marks.lips_y[0] == marks.lips_y[1]:
            return y, np.zeros_like(y)
        corners_y = (marks.corners[0][1] + marks.corners[1][1]) / 2
        across = self._across(x)
        line = corners_y + (sum(marks.lips_y) / 2 - corners_y) * across
        half = (marks.lips_y[1] - marks.lips_y[0]) / 2 * np.sqrt(across)
        away = y - line
        near = np.exp(-((away / (17 * unit)) ** 2))
        jumped = y + np.sign(away) * e.closed * half * near
        meeting = 0.75 * np.clip(e.closed * 2 - 1, 0, 1) * np.exp(-((away / (1.6 * unit)) ** 2))
        return jumped.astype(np.float32), (meeting * np.sqrt(across)).astype(np.float32)


def _painted(face: Sprite, share: Field, bgr: tuple[float, float, float]) -> Sprite:
    rows = np.flatnonzero(share.any(axis=1))
    if not rows.size:
        return face
    part = slice(int(rows[0]), int(rows[-1]) + 1)
    how_much = share[part, :, None]
    face[part, :, :3] = face[part, :, :3] * (1 - how_much) + np.array(bgr) * how_much
    return face
