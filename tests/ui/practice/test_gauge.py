"""The gauge moves at once, falls gently, and never flashes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from emomirror.ui.practice.gauge import STEP_S, TargetGauge
from emomirror.ui.theme import CONTRAST, DARK, LIGHT, Theme


@pytest.fixture
def gauge(qtbot: QtBot, clock: Any) -> TargetGauge:
    gauge = TargetGauge(clock=clock)
    qtbot.addWidget(gauge)
    gauge.resize(400, 60)
    gauge.show()
    return gauge


def run(gauge: TargetGauge, clock: Any, nearness: float | None, hold: float, seconds: float) -> Any:
    seen = []
    for _ in range(round(30 * seconds)):
        clock.forward(1 / 30)
        gauge.set_state(nearness, hold)
        seen.append(gauge.nearness)
    return seen


def filled(gauge: TargetGauge, colour: QColor) -> int:
    """How far the pill is painted in a colour, in pixels."""
    image = gauge.grab().toImage()
    middle = image.height() // 2
    return sum(image.pixelColor(x, middle) == colour for x in range(image.width() - 80))


def test_it_moves_with_the_very_frame(gauge: TargetGauge, clock: Any) -> None:
    clock.forward(1)
    gauge.set_state(0.8, 0.0)
    assert gauge.nearness > 0.2
    run(gauge, clock, 0.8, 0.0, 0.3)
    assert gauge.nearness == pytest.approx(0.8, abs=0.02)


def test_it_shows_how_near_the_face_is(gauge: TargetGauge, clock: Any) -> None:
    widths = []
    for nearness in (0.2, 0.6, 1.0):
        run(gauge, clock, nearness, 0.0, 1.0)
        widths.append(filled(gauge, LIGHT.accent))
    assert widths[0] < widths[1] < widths[2]
    assert widths[2] > 300, "full up to the mark"


def test_it_never_falls_abruptly(gauge: TargetGauge, clock: Any) -> None:
    run(gauge, clock, 1.0, 1.0, 1.0)
    fall = [1.0, *run(gauge, clock, 0.0, 0.0, 4.0)]
    assert max(a - b for a, b in pairwise(fall)) < 0.1
    assert fall[-1] == 0


def test_a_face_that_cannot_be_read_falls_slower_still_and_keeps_the_hold(
    gauge: TargetGauge, clock: Any
) -> None:
    run(gauge, clock, 1.0, 0.6, 1.0)
    run(gauge, clock, None, 0.6, 0.5)
    assert gauge.nearness > 0.65
    assert gauge.hold == pytest.approx(0.6, abs=0.01)
    assert gauge.fill != LIGHT.accent
    assert "cannot be read" in gauge.accessibleDescription() or gauge._spoken.resting


def test_without_motion_it_steps_and_does_not_flash(gauge: TargetGauge, clock: Any) -> None:
    gauge.glides = False
    seen = []
    for i in range(300):  # a face between two looks, five times a second
        clock.forward(1 / 30)
        gauge.set_state(1.0 if i % 6 < 3 else 0.0, 0.0)
        seen.append(gauge.nearness)
    changes = sum(a != b for a, b in pairwise(seen))
    assert STEP_S > 1 / 3
    assert changes <= 3 * 10
    assert set(seen) <= {0.0, 1.0}, "steps, and nothing between"


def test_with_motion_a_trembling_score_does_not_make_it_flash(
    gauge: TargetGauge, clock: Any
) -> None:
    """WCAG 2.3.1: a flash is a pair of opposing changes of a tenth or more, here of the fill."""
    seen = []
    for i in range(300):
        clock.forward(1 / 30)
        gauge.set_state(0.9 if i % 2 else 0.7, 0.0)
        seen.append(gauge.nearness)
    settled = seen[60:]
    assert max(settled) - min(settled) < 0.1


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)
def test_it_is_never_red(gauge: TargetGauge, clock: Any, theme: Theme) -> None:
    gauge.set_theme(theme)
    for nearness in (None, 0.1, 1.0):
        gauge.set_state(nearness, 0.0)
        hue = gauge.fill.hslHue()
        assert 30 < hue < 330 or gauge.fill.hslSaturation() < 30


def test_it_says_in_words_what_it_shows(gauge: TargetGauge, qtbot: QtBot, clock: Any) -> None:
    assert gauge.accessibleName()
    said = set()
    for nearness, hold, words in (
        (0.5, 0.0, "How near: 50 of 100."),
        (1.0, 0.5, "Near enough. Held: 50 of 100."),
        (None, 0.5, "The face cannot be read at the moment."),
    ):

        def says(nearness: float | None = nearness, hold: float = hold, words: str = words) -> bool:
            gauge.set_state(nearness, hold)
            return gauge.accessibleDescription() == words

        qtbot.waitUntil(says, timeout=3000)
        said.add(gauge.accessibleDescription())
    assert len(said) == 3
