from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from emomirror.emotions import Emotion
from emomirror.explain.explainer import Explainer
from emomirror.explain.explanation import Explanation
from emomirror.explain.overlay import Choice, Colours, Side, chosen, drawn, onto
from emomirror.explain.samples import Samples
from emomirror.vision.classifier import Classifier

IN_FAVOUR, AGAINST, NOTHING = 14, 15, 16
"""Regions of a grid, beside one another."""
SIZE = 384


@pytest.fixture
def explanation(classifier: Classifier, samples: Samples) -> Explanation:
    """One region for and one against, equally strong."""
    found = Explainer(classifier).explain(samples, Emotion.HAPPINESS)
    step = np.arange(48) // 8
    weights = np.zeros(36)
    weights[IN_FAVOUR], weights[AGAINST] = 0.5, -0.5
    return replace(found, regions=step[:, None] * 6 + step, weights=weights)


def within(picture: npt.NDArray[np.uint8], region: int) -> npt.NDArray[np.uint8]:
    """What is drawn in a region, its border left out."""
    side = len(picture) // 6
    row, column = divmod(region, 6)
    rows = slice(row * side + 4, (row + 1) * side - 4)
    return picture[rows, column * side + 4 : (column + 1) * side - 4]


def test_for_and_against_are_told_apart_without_colour(explanation: Explanation) -> None:
    black = Colours((0, 0, 0), (0, 0, 0))
    picture = drawn(explanation, Choice(2), black, SIZE)
    assert len(np.unique(within(picture, IN_FAVOUR)[..., 3])) == 1, "filled evenly"
    hatched = within(picture, AGAINST)[..., 3]
    lines = (hatched > within(picture, IN_FAVOUR)[0, 0, 3]).mean()
    assert 0.15 < lines < 0.5, "lines and what is between them"


def test_for_and_against_have_their_colours(explanation: Explanation) -> None:
    picture = drawn(explanation, Choice(2), Colours((1, 2, 3), (4, 5, 6)), SIZE)
    assert (within(picture, IN_FAVOUR)[..., :3] == (1, 2, 3)).all()
    assert (within(picture, AGAINST)[..., :3] == (4, 5, 6)).all()
    assert not within(picture, NOTHING).any()


@pytest.mark.parametrize(
    ("side", "expected"),
    [("for", [IN_FAVOUR]), ("against", [AGAINST]), ("both", [IN_FAVOUR, AGAINST])],
)
def test_a_side_can_be_chosen(explanation: Explanation, side: Side, expected: list[int]) -> None:
    assert chosen(explanation, Choice(8, side)) == expected


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, 1), (99, 2)])
def test_a_number_can_be_chosen(explanation: Explanation, count: int, shown: int) -> None:
    assert len(chosen(explanation, Choice(count))) == shown


def test_the_stronger_is_less_transparent(explanation: Explanation) -> None:
    weights = explanation.weights.copy()
    weights[NOTHING] = 0.1
    picture = drawn(replace(explanation, weights=weights), Choice(3), size=SIZE)
    assert within(picture, IN_FAVOUR)[0, 0, 3] > 1.5 * within(picture, NOTHING)[0, 0, 3]


def test_a_border_is_a_crisp_line(explanation: Explanation) -> None:
    row = drawn(explanation, Choice(1, "for"), size=SIZE)[2 * 64 + 32, :, 3]
    edge, inside = row[2 * 64], row[2 * 64 + 10]
    assert row[2 * 64 - 1] == 0
    assert edge > inside > 0


def test_where_nothing_counts_nothing_is_drawn(explanation: Explanation) -> None:
    nothing = replace(explanation, weights=np.zeros(36))
    assert not drawn(nothing).any()


@pytest.mark.parametrize(("side", "roll"), [(120.0, 0.0), (300.0, 0.6), (24.0, -0.3)])
def test_the_overlay_lies_on_the_face(explanation: Explanation, side: float, roll: float) -> None:
    scale = side / 48
    a, b = scale * np.cos(roll), scale * np.sin(roll)
    matrix = np.array([[a, -b, 320], [b, a, 240]])
    frame = np.full((600, 800, 3), 40, np.uint8)
    picture = drawn(explanation, Choice(1, "for"), Colours((255, 255, 255)), SIZE)
    laid = onto(frame, picture, matrix)
    assert (frame == 40).all(), "the frame itself stays"
    rows, columns = np.nonzero((laid != 40).any(axis=2))
    row, column = divmod(IN_FAVOUR, 6)
    expected = matrix @ [column * 8 + 3.5, row * 8 + 3.5, 1]
    assert (columns.mean(), rows.mean()) == pytest.approx(tuple(expected), abs=1)


def test_blue_stays_blue_on_a_frame(explanation: Explanation) -> None:
    picture = drawn(explanation, Choice(1, "for"), Colours((0, 0, 255)), SIZE)
    laid = onto(np.zeros((48, 48, 3), np.uint8), picture, np.eye(2, 3))
    assert laid[..., 0].max() > 100
    assert laid[..., 1:].max() == 0


def test_a_face_at_the_edge_is_covered_as_far_as_it_is_there(
    explanation: Explanation,
) -> None:
    picture = drawn(explanation, Choice(2), size=SIZE)
    laid = onto(np.zeros((30, 30, 3), np.uint8), picture, np.array([[2.0, 0, -40], [0, 2, -40]]))
    assert laid.shape == (30, 30, 3)
