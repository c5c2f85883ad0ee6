from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QColor

from emomirror.ui.fit import Fit, seen_as
from emomirror.vision.observation import Box


@pytest.mark.parametrize("room", [(800, 600), (300, 900), (1920, 1080)])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_frame_keeps_its_shape_and_lies_in_the_middle(
    room: tuple[int, int], ratio: float
) -> None:
    rect = Fit.into(QSizeF(*room), 1280, 720, True, ratio).rect
    assert rect.width() / rect.height() == pytest.approx(1280 / 720, rel=0.01)
    assert rect.center().x() == pytest.approx(room[0] / 2, abs=1)
    assert rect.center().y() == pytest.approx(room[1] / 2, abs=1)
    touches = (rect.width() == pytest.approx(room[0], abs=1)) or (
        rect.height() == pytest.approx(room[1], abs=1)
    )
    assert touches
    for edge in (rect.left(), rect.top(), rect.right(), rect.bottom()):
        assert edge * ratio == pytest.approx(round(edge * ratio))


@pytest.mark.parametrize("mirrored", [True, False])
def test_places_are_found_again(mirrored: bool) -> None:
    fit = Fit.into(QSizeF(800, 600), 1280, 720, mirrored, 1.0)
    shown = fit.box(Box(100, 200, 50, 60))
    corner = fit.point(shown.topRight() if mirrored else shown.topLeft())
    assert corner == pytest.approx((100, 200))


def test_a_mirror_shows_what_is_on_the_left_on_the_right() -> None:
    left = Box(0, 0, 100, 100)
    mirror = Fit.into(QSizeF(640, 360), 1280, 720, True, 1.0).box(left)
    camera = Fit.into(QSizeF(640, 360), 1280, 720, False, 1.0).box(left)
    assert mirror.right() == 640
    assert camera.left() == 0
    assert Fit.into(QSizeF(640, 360), 1280, 720, True, 1.0).point(QPointF(639, 0)).x < 3


@pytest.mark.parametrize("size", [(1280, 720), (612, 344), (100, 56), (2000, 1125), (1, 1)])
def test_a_picture_has_the_size_asked_for_and_its_own_colours(size: tuple[int, int]) -> None:
    bgr = np.full((720, 1280, 3), (10, 120, 240), np.uint8)
    image = seen_as(bgr, True, size)
    assert (image.width(), image.height()) == size
    assert image.pixelColor(0, size[1] - 1) == QColor(240, 120, 10)


def test_fine_patterns_do_not_alias_when_a_picture_shrinks() -> None:
    stripes = np.zeros((720, 1280, 3), np.uint8)
    stripes[:, ::2] = 255
    image = seen_as(stripes, False, (300, 169))
    greys = [image.pixelColor(x, 80).red() for x in range(300)]
    assert max(greys) - min(greys) < 30


def test_a_picture_outlives_the_frame_it_was_made_of() -> None:
    image = seen_as(np.full((40, 40, 3), 77, np.uint8), True, (20, 20))
    churn = [np.full((40, 40, 3), i % 255, np.uint8) for i in range(200)]
    assert image.pixelColor(10, 10).red() == 77
    assert churn
