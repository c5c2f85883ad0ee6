from __future__ import annotations

from dataclasses import replace

import pytest

from emomirror.emotions import Emotion
from emomirror.explain.explainer import Explainer
from emomirror.explain.explanation import Deletion, Explanation
from emomirror.explain.parts import FacePart
from emomirror.explain.samples import Samples
from emomirror.explain.words import belief, not_sure, summary
from emomirror.vision.classifier import Classifier


@pytest.fixture
def explanation(classifier: Classifier, samples: Samples) -> Explanation:
    return Explainer(classifier).explain(samples, Emotion.HAPPINESS)


@pytest.mark.parametrize(
    ("mouth", "brows", "expected"),
    [
        (0.9, -0.4, "The mouth counted most for happiness, the brows most against."),
        (0.9, 0.2, "The mouth counted most for happiness; no part as a whole spoke against it."),
        (2.0, -0.3, "The mouth counted most for happiness; no part as a whole spoke against it."),
        (-0.2, -0.4, "The brows counted most against happiness; no part as a whole spoke for it."),
        (0.02, -0.03, "No part of the face counted noticeably for or against happiness."),
    ],
)
def test_the_parts_that_count_most_are_named(
    explanation: Explanation, mouth: float, brows: float, expected: str
) -> None:
    parts = {FacePart.MOUTH: mouth, FacePart.BROWS: brows}
    assert str(summary(replace(explanation, by_part=parts))) == expected


@pytest.mark.parametrize("part", FacePart)
def test_every_part_can_be_named(explanation: Explanation, part: FacePart) -> None:
    other = next(one for one in FacePart if one is not part)
    said = str(summary(replace(explanation, by_part={part: 1.0, other: -1.0})))
    assert part.value in said.lower()
    assert other.value in said.lower()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "speaks against"),
        ({"r2": 0.0}, "do not account for"),
        ({"stability": 0.1, "r2": 0.0}, "would look different"),
        ({"deletion": Deletion(0.1, 0.2), "stability": 0.1}, "no more than hiding anything"),
    ],
)
def test_the_gravest_doubt_is_told(
    explanation: Explanation, change: dict[str, object], expected: str
) -> None:
    good = replace(explanation, r2=0.9, stability=0.95, deletion=Deletion(0.5, 0.1))
    changed = replace(good, **change)  # type: ignore[arg-type]
    assert expected in str(belief(changed))
    assert changed.believable is (not change)
    assert ("should not be believed" in str(belief(changed))) is bool(change)


def test_what_not_sure_means_names_the_emotion() -> None:
    said = str(not_sure(Emotion.FEAR))
    assert said.startswith("Not sure means")
    assert "fear" in said
