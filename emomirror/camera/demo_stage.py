"""Paints the demo's scenes."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np
import numpy.typing as npt

from emomirror.camera.demo_face import FaceWarp, Landmarks, Sprite
from emomirror.camera.demo_script import Person, Scene
from emomirror.camera.opencv import cv2
from emomirror.resources import asset_path

WIDTH, HEIGHT = 1280, 720

HOST_MARKS = Landmarks(
    eyes=((405.0, 202.0), (495.5, 206.0)),
    brows=((402.0, 181.0), (504.0, 185.0)),
    inner_brows=((427.0, 187.0), (476.0, 188.0)),
    corners=((408.0, 281.0), (489.0, 282.0)),
    lips_y=(286.0, 300.0),
    chin_y=353.0,
)
VISITOR_MARKS = Landmarks(
    eyes=((222.0, 190.0), (304.0, 187.0)),
    brows=((222.0, 165.0), (303.0, 160.0)),
    inner_brows=((245.0, 172.0), (280.0, 171.0)),
    corners=((229.0, 279.0), (309.0, 276.0)),
    lips_y=(277.0, 277.0),
    chin_y=328.0,
)


class Stage:
    """Two people before a plain wall."""

    def __init__(self) -> None:
        self._wall = wall()
        self._host = FaceWarp(_sprite("demo/collins.webp"), HOST_MARKS)
        self._visitor = FaceWarp(_sprite("demo/hopper.webp"), VISITOR_MARKS)

    def paint(self, scene: Scene) -> npt.NDArray[np.uint8]:
        """``(720, 1280, 3)`` uint8, BGR. The same scene gives the same picture."""
        canvas = self._wall.copy()
        _place(canvas, self._host, HOST_MARKS, scene.host)
        _place(canvas, self._visitor, VISITOR_MARKS, scene.visitor)
        if scene.light < 1:
            # A table of 256 values is quicker than a product for every pixel.
            levels = np.arange(256) * scene.light + 0.5
            canvas = np.asarray(cv2.LUT(canvas, levels.astype(np.uint8)), np.uint8)
        return canvas


def wall() -> npt.NDArray[np.uint8]:
    """A painted studio wall, lit from the upper left; like the one behind the first portrait, so
    that what is left of it in her hair is not seen."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    glow = np.exp(-(((x - 0.42 * WIDTH) / 760) ** 2) - ((y - 0.32 * HEIGHT) / 620) ** 2)
    rng = np.random.default_rng(7)
    clouds = rng.standard_normal((9, 16)).astype(np.float32)
    clouds = cv2.resize(clouds, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC).astype(np.float32)
    level = 0.80 + 0.20 * glow + 0.008 * clouds
    colour = level[:, :, None] * np.array((190, 197, 204), np.float32)
    # Noise of half a grey level hides the steps of so slow a gradient.
    colour += rng.uniform(-0.5, 0.5, (HEIGHT, WIDTH, 1)).astype(np.float32)
    return np.asarray(np.clip(colour + 0.5, 0, 255), np.uint8)


def _sprite(name: str) -> Sprite:
    data = np.fromfile(asset_path(name), np.uint8)
    portrait = np.asarray(cv2.imdecode(data, cv2.IMREAD_UNCHANGED), np.uint8)
    opacity = portrait[:, :, 3:].astype(np.uint16)
    portrait[:, :, :3] = (portrait[:, :, :3] * opacity + 127) // 255
    return portrait


def _place(canvas: npt.NDArray[np.uint8], face: FaceWarp, marks: Landmarks, person: Person) -> None:
    """Draws a person into the canvas, as far as they are inside it."""
    (left_x, left_y), (right_x, right_y) = marks.eyes
    lean = radians(person.lean_deg)
    turn = person.scale * np.array([[cos(lean), -sin(lean)], [sin(lean), cos(lean)]])
    middle = np.array([(left_x + right_x) / 2, (left_y + right_y) / 2])
    shift = np.array([person.x, person.y]) - turn @ middle
    height, width = face.shape
    corners = np.array([(0, 0), (width, 0), (0, height), (width, height)]) @ turn.T + shift
    x0, y0 = np.clip(np.floor(corners.min(axis=0)), 0, (WIDTH, HEIGHT)).astype(int)
    x1, y1 = np.clip(np.ceil(corners.max(axis=0)), 0, (WIDTH, HEIGHT)).astype(int)
    if x0 >= x1 or y0 >= y1:
        return
    matrix = np.column_stack([turn, shift - (x0, y0)])
    sprite = cv2.warpAffine(face.wearing(person.expression), matrix, (int(x1 - x0), int(y1 - y0)))
    colour = cv2.cvtColor(sprite, cv2.COLOR_BGRA2BGR)
    see_through = cv2.cvtColor(cv2.bitwise_not(cv2.extractChannel(sprite, 3)), cv2.COLOR_GRAY2BGR)
    part = canvas[y0:y1, x0:x1]
    part[:] = cv2.add(cv2.multiply(part, see_through, scale=1 / 255), colour)
