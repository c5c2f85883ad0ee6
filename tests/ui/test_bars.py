from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.ui.bars import EmotionBars
from emomirror.ui.bars_layout import BarsLayout
from emomirror.ui.theme import LIGHT
from emomirror.vision.observation import Scores

Clock = Callable[[], float]


def scores(**given: float) -> Scores:
    rest = (1 - sum(given.values())) / (7 - len(given))
    return np.array([given.get(emotion.value, rest) for emotion in EMOTIONS], np.float32)


@pytest.fixture
def bars(qtbot: QtBot, clock: Clock) -> EmotionBars:
    widget = EmotionBars(clock=clock)
    qtbot.addWidget(widget)
    widget.resize(300, 480)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def settle(bars: EmotionBars, clock: Clock, qtbot: QtBot) -> None:
    """Lets the bars arrive, in the test's time."""

    def arrived() -> bool:
        clock.forward(0.5)  # type: ignore[attr-defined]
        return not bars.moving

    qtbot.waitUntil(arrived)


def lengths(bars: EmotionBars) -> dict[Emotion, int]:
    """How many pixels of each bar are filled, in the middle of its row."""
    image: QImage = bars.grab().toImage()
    layout = BarsLayout.of(bars.font(), bars.width(), bars.height(), len(bars.emotions))
    return {
        emotion: sum(
            image.pixelColor(x, rect.center().y()) != LIGHT.track
            for x in range(rect.left() + 2, rect.right() - 1)
        )
        for emotion, rect in zip(bars.emotions, layout.bars, strict=True)
    }


def test_bars_are_as_long_as_their_scores(bars: EmotionBars, clock: Clock, qtbot: QtBot) -> None:
    bars.set_scores(scores(happiness=0.6, surprise=0.25), Emotion.HAPPINESS)
    settle(bars, clock, qtbot)
    drawn = lengths(bars)
    order = sorted(drawn, key=lambda emotion: -drawn[emotion])
    assert order[:2] == [Emotion.HAPPINESS, Emotion.SURPRISE]
    room = BarsLayout.of(bars.font(), bars.width(), bars.height()).bars[0].width()
    assert drawn[Emotion.HAPPINESS] == pytest.approx(0.6 * room, abs=4)
    assert drawn[Emotion.SURPRISE] == pytest.approx(0.25 * room, abs=4)


def test_the_winner_is_shown_in_its_full_colour_and_thicker(
    bars: EmotionBars, clock: Clock, qtbot: QtBot
) -> None:
    bars.set_scores(scores(fear=0.45, anger=0.45), Emotion.FEAR)
    settle(bars, clock, qtbot)
    image = bars.grab().toImage()
    layout = BarsLayout.of(bars.font(), bars.width(), bars.height())

    def thickness(emotion: Emotion) -> int:
        rect = layout.bars[EMOTIONS.index(emotion)]
        x = rect.left() + rect.width() // 5
        ground = image.pixelColor(x, rect.top() - 2)
        return sum(
            image.pixelColor(x, y) != ground for y in range(rect.top() - 2, rect.bottom() + 2)
        )

    rect = layout.bars[EMOTIONS.index(Emotion.FEAR)]
    middle = image.pixelColor(rect.left() + rect.width() // 5, rect.center().y())
    assert middle == LIGHT.emotion_colour(Emotion.FEAR)
    assert thickness(Emotion.FEAR) > thickness(Emotion.ANGER)


def test_not_sure_greys_every_bar_and_keeps_the_numbers(
    bars: EmotionBars, clock: Clock, qtbot: QtBot
) -> None:
    bars.set_scores(scores(fear=0.3, anger=0.3), None)
    settle(bars, clock, qtbot)
    image = bars.grab().toImage()
    layout = BarsLayout.of(bars.font(), bars.width(), bars.height())
    for emotion in (Emotion.FEAR, Emotion.ANGER):
        rect = layout.bars[EMOTIONS.index(emotion)]
        assert image.pixelColor(rect.left() + 20, rect.center().y()) == LIGHT.outline
    assert "30%" in bars.accessibleDescription()
    assert "not sure" in bars.accessibleDescription()


def test_without_a_face_bars_sink_and_show_no_numbers(
    bars: EmotionBars, clock: Clock, qtbot: QtBot
) -> None:
    empty = bars.grab().toImage()
    bars.set_scores(scores(happiness=0.9), Emotion.HAPPINESS)
    settle(bars, clock, qtbot)
    assert bars.grab().toImage() != empty
    bars.set_scores(None, None)
    settle(bars, clock, qtbot)
    assert bars.shown == (0.0,) * 7
    assert bars.grab().toImage() == empty


def test_bars_move_calmly_in_one_direction(bars: EmotionBars, clock: Clock, qtbot: QtBot) -> None:
    happiness = EMOTIONS.index(Emotion.HAPPINESS)
    seen = [0.0]

    def watch() -> bool:
        if bars.shown[happiness] != seen[-1]:
            seen.append(bars.shown[happiness])
            clock.forward(0.03)  # type: ignore[attr-defined]
        return seen[-1] == 1.0

    bars.set_scores(scores(happiness=1.0), Emotion.HAPPINESS)
    clock.forward(0.03)  # type: ignore[attr-defined]
    qtbot.waitUntil(watch, timeout=10_000)
    steps = [after - before for before, after in pairwise(seen)]
    assert min(steps) > 0
    assert max(steps) < 0.3


def test_without_motion_bars_step_with_their_numbers(
    bars: EmotionBars, clock: Clock, qtbot: QtBot
) -> None:
    bars.glides = False
    happiness = EMOTIONS.index(Emotion.HAPPINESS)
    seen = [0.0]
    elapsed = 0.0

    def watch() -> bool:
        nonlocal elapsed
        elapsed += 0.02
        clock.forward(0.02)  # type: ignore[attr-defined]
        bars.set_scores(scores(happiness=0.2 + 0.4 * elapsed), Emotion.HAPPINESS)
        if bars.shown[happiness] != seen[-1]:
            seen.append(bars.shown[happiness])
        return elapsed >= 1.0

    qtbot.waitUntil(watch, timeout=20_000)
    assert 3 <= len(seen) <= 6
    bars.set_scores(scores(fear=0.9), Emotion.FEAR)
    settle(bars, clock, qtbot)
    assert bars.shown[EMOTIONS.index(Emotion.FEAR)] == pytest.approx(0.9)


def test_bars_at_rest_cost_nothing(bars: EmotionBars, clock: Clock, qtbot: QtBot) -> None:
    assert not bars.moving
    bars.set_scores(scores(anger=0.5), Emotion.ANGER)
    assert bars.moving
    settle(bars, clock, qtbot)
    bars.set_scores(scores(anger=0.5), Emotion.ANGER)
    assert not bars.moving


def test_numbers_change_slowly_enough_to_be_read(
    bars: EmotionBars, clock: Clock, qtbot: QtBot
) -> None:
    numbers = BarsLayout.of(bars.font(), bars.width(), bars.height()).numbers[0]
    strip = QRect(numbers.right() - 40, numbers.top(), 40, numbers.height())
    pictures: list[QImage] = []
    elapsed = 0.0

    def watch() -> bool:
        nonlocal elapsed
        elapsed += 0.01
        clock.forward(0.01)  # type: ignore[attr-defined]
        bars.set_scores(scores(anger=0.2 + 0.4 * elapsed), Emotion.ANGER)
        picture = bars.grab(strip).toImage()
        if not pictures or picture != pictures[-1]:
            pictures.append(picture)
        return elapsed >= 1.0

    qtbot.waitUntil(watch, timeout=20_000)
    assert 2 <= len(pictures) <= 6


def test_paused_bars_stand_still_and_say_so(bars: EmotionBars, clock: Clock, qtbot: QtBot) -> None:
    bars.set_scores(scores(anger=0.5), Emotion.ANGER)
    settle(bars, clock, qtbot)
    shown, live = bars.shown, bars.grab().toImage()
    bars.paused = True
    assert bars.grab().toImage() != live
    assert "paused" in bars.accessibleName()
    bars.set_scores(scores(fear=0.9), Emotion.FEAR)
    assert not bars.moving
    assert bars.shown == shown
    bars.paused = False
    assert bars.grab().toImage() == live
    bars.set_scores(scores(fear=0.5), Emotion.FEAR)
    assert bars.moving
    bars.paused = True
    assert not bars.moving
    bars.paused = False
    assert bars.moving, "they were left half way"
    bars.set_scores(scores(fear=0.9), Emotion.FEAR)
    settle(bars, clock, qtbot)
    assert bars.shown[EMOTIONS.index(Emotion.FEAR)] == pytest.approx(0.9)


@pytest.mark.parametrize("height", [260, 330, 400, 480, 520, 640])
@pytest.mark.parametrize("text_px", [15, 22, 30])
def test_that_bars_are_paused_shows_at_any_size(
    height: int, text_px: int, bars: EmotionBars
) -> None:
    font = bars.font()
    font.setPixelSize(text_px)
    bars.setFont(font)
    bars.resize(420, height)
    live = bars.grab().toImage()
    bars.paused = True
    assert bars.grab().toImage() != live


@pytest.mark.parametrize("size", [(220, 170), (268, 330), (330, 520), (640, 180), (1200, 1800)])
@pytest.mark.parametrize("text_px", [15, 22])
def test_every_part_has_its_place_in_any_room(
    size: tuple[int, int], text_px: int, bars: EmotionBars
) -> None:
    font = bars.font()
    font.setPixelSize(text_px)
    bars.setFont(font)
    least = bars.minimumSizeHint()
    width, height = max(size[0], least.width()), max(size[1], least.height())
    layout = BarsLayout.of(font, width, height)
    room = QRect(0, 0, width, height)
    for parts in (layout.icons, layout.names, layout.bars, layout.numbers):
        for part, row in zip(parts, layout.rows, strict=True):
            assert room.contains(part)
            assert row.contains(part)
            assert not part.isEmpty()
    for above, below in pairwise(layout.rows):
        assert not above.intersects(below)
    for name, bar, icon in zip(layout.names, layout.bars, layout.icons, strict=True):
        assert not name.intersects(bar)
        assert not icon.intersects(name)


def test_a_screen_reader_hears_the_strongest(bars: EmotionBars, clock: Clock, qtbot: QtBot) -> None:
    assert bars.accessibleName() == "Seven emotions"
    bars.set_scores(scores(surprise=0.7, fear=0.2), Emotion.SURPRISE)
    settle(bars, clock, qtbot)
    assert bars.accessibleDescription().startswith("surprise 70%, fear 20%")


def test_some_of_the_bars_alone_take_the_room_of_all(
    bars: EmotionBars, clock: Clock, qtbot: QtBot
) -> None:
    low = bars.minimumSizeHint().height()
    bars.show_emotions((Emotion.SURPRISE, Emotion.ANGER))
    assert bars.emotions == (Emotion.ANGER, Emotion.SURPRISE), "their order is always the same"
    assert bars.minimumSizeHint().height() < low / 3
    bars.set_scores(scores(anger=0.1, surprise=0.6), Emotion.SURPRISE)
    settle(bars, clock, qtbot)
    anger, surprise = lengths(bars).values()
    room = BarsLayout.of(bars.font(), bars.width(), bars.height(), 2).bars[0].width()
    assert anger == pytest.approx(0.1 * room, abs=5)
    assert surprise == pytest.approx(0.6 * room, abs=5)


def test_a_face_that_looks_like_what_has_no_bar_emphasises_none_and_is_no_doubt(
    bars: EmotionBars, clock: Clock, qtbot: QtBot
) -> None:
    bars.show_emotions((Emotion.ANGER,))
    bars.set_scores(scores(happiness=0.8, anger=0.1), Emotion.HAPPINESS)
    settle(bars, clock, qtbot)
    assert bars.accessibleDescription() == "anger 10%"


def test_bars_of_nothing_are_refused(bars: EmotionBars) -> None:
    with pytest.raises(ValueError, match="one emotion or more"):
        bars.show_emotions(())


@pytest.mark.parametrize("count", range(1, 8))
def test_any_number_of_bars_stands_within_its_room(bars: EmotionBars, count: int) -> None:
    bars.show_emotions(EMOTIONS[:count])
    least = bars.minimumSizeHint().height()
    for width, height in ((300, 480), (560, least), (240, 300), (900, 900)):
        layout = BarsLayout.of(bars.font(), width, max(least, height), count)
        assert len(layout.rows) == count
        assert layout.rows[0].top() >= 0
        assert layout.rows[-1].bottom() < max(least, height)
