from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.ui.theme import LIGHT
from emomirror.ui.verdict import COACH_HOLD_S, EMOTION_HOLD_S, Verdict
from emomirror.vision.observation import Face, Observation, Reason

Make = Callable[..., Face]
Observe = Callable[..., Observation]


@pytest.fixture
def verdict(qtbot: QtBot, clock: Callable[[], float]) -> Verdict:
    widget = Verdict(clock=clock)
    qtbot.addWidget(widget)
    widget.resize(500, 60)
    widget.resize(500, widget.sizeHint().height())
    return widget


def test_it_says_what_the_face_looks_like(
    verdict: Verdict, observe: Observe, make_face: Make
) -> None:
    verdict.set_observation(observe(make_face()))
    assert verdict.text == "Looks like: happiness"
    verdict.set_observation(None)
    assert verdict.text == ""
    verdict.set_observation(observe(make_face(top=None)))
    assert verdict.text == "Not sure"
    verdict.set_observation(None)
    verdict.set_observation(observe())
    assert verdict.text == "I cannot see a face yet"


def test_another_reading_of_the_same_picture_is_said_at_once(
    verdict: Verdict, observe: Observe, make_face: Make
) -> None:
    still = observe(make_face())
    verdict.set_observation(still)
    verdict.set_observation(replace(still, faces=(make_face(top=Emotion.ANGER),)))
    assert verdict.text == "Looks like: anger"
    verdict.set_observation(observe(make_face()))
    assert verdict.text == "Looks like: anger"


def test_the_worst_reason_speaks(verdict: Verdict, observe: Observe, make_face: Make) -> None:
    reasons = (Reason.TOO_SMALL, Reason.TOO_DARK)
    verdict.set_observation(observe(make_face(top=None, reasons=reasons)))
    assert verdict.text == "Come a little nearer"


def test_nobody_is_judged_by_another_persons_face(
    verdict: Verdict, observe: Observe, make_face: Make
) -> None:
    verdict.set_observation(observe(make_face(main=False)))
    assert verdict.text == "I cannot see a face yet"


def test_it_changes_only_after_the_new_state_has_lasted(
    verdict: Verdict, observe: Observe, make_face: Make, clock: Callable[[], float]
) -> None:
    sad, dark = make_face(top=Emotion.SADNESS), make_face(top=None, reasons=(Reason.TOO_DARK,))
    verdict.set_observation(observe(make_face()))
    for face, hold_s, says in (
        (sad, EMOTION_HOLD_S, "Looks like: sadness"),
        (dark, COACH_HOLD_S, "More light, please"),
    ):
        before = verdict.text
        verdict.set_observation(observe(face))
        clock.forward(hold_s * 0.9)  # type: ignore[attr-defined]
        verdict.set_observation(observe(face))
        assert verdict.text == before
        clock.forward(hold_s * 0.2)  # type: ignore[attr-defined]
        verdict.set_observation(observe(face))
        assert verdict.text == says


def test_it_does_not_flicker_where_frames_disagree(
    verdict: Verdict, observe: Observe, make_face: Make, clock: Callable[[], float]
) -> None:
    happy, unsure = observe(make_face()), observe(make_face(top=None))
    verdict.set_observation(happy)
    for i in range(90):
        clock.forward(1 / 30)  # type: ignore[attr-defined]
        verdict.set_observation(unsure if i % 3 == 0 else happy)
        assert verdict.text == "Looks like: happiness"


def test_the_line_is_painted_with_its_emotions_colour(
    verdict: Verdict, observe: Observe, make_face: Make
) -> None:
    verdict.set_observation(observe(make_face(top=Emotion.SURPRISE)))
    colour = LIGHT.emotion_colour(Emotion.SURPRISE)
    image = verdict.grab().toImage()
    found = [
        x
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == colour
    ]
    assert len(found) > 30
    assert max(found) < verdict.height()


@pytest.mark.parametrize("width", [200, 268, 330, 528, 1200])
@pytest.mark.parametrize("roomy", [True, False])
def test_every_line_fits_in_the_height_that_is_wanted_and_in_the_least(
    verdict: Verdict, observe: Observe, make_face: Make, width: int, roomy: bool
) -> None:
    verdict.resize(width, 1000)
    height = verdict.sizeHint().height() if roomy else verdict.minimumSizeHint().height()
    verdict.resize(width, height)
    cases = [observe(make_face(top=emotion)) for emotion in (*EMOTIONS, None)]
    cases += [observe(make_face(top=None, reasons=(reason,))) for reason in Reason]
    for case in cases:
        verdict.set_observation(None)
        empty = verdict.grab().toImage()
        verdict.set_observation(case)
        image = verdict.grab().toImage()
        edge = [(x, y) for x in range(width) for y in (0, image.height() - 1)]
        edge += [(width - 1, y) for y in range(image.height())]
        assert all(image.pixel(x, y) == empty.pixel(x, y) for x, y in edge), verdict.text


def test_a_screen_reader_hears_the_line(
    verdict: Verdict, observe: Observe, make_face: Make
) -> None:
    verdict.set_observation(observe(make_face()))
    assert verdict.accessibleName() == "What the face looks like"
    assert verdict.accessibleDescription() == "Looks like: happiness"
