from __future__ import annotations

import pytest

from emomirror.emotions import Emotion
from emomirror.errors import CannotExplain
from emomirror.explain.explainer import DEFAULT_SAMPLES
from emomirror.explain.fills import DEFAULT_FILL, Fill
from emomirror.explain.measure import VARIANTS, Known, measure, table, variants
from emomirror.explain.regions import DEFAULT_SCHEME, Scheme
from emomirror.explain.subject import Subject
from emomirror.vision.classifier import Classifier


def test_a_face_is_measured(classifier: Classifier, subject: Subject) -> None:
    said: list[str] = []
    known = Known(subject, Emotion.HAPPINESS)
    (one,) = measure(
        classifier,
        [known],
        variants=[(Scheme.GRID, Fill.MEAN)],
        samples=160,
        progress=said.append,
    )
    assert len(said) == 1
    assert (one["scheme"], one["fill"], one["regions"]) == ("grid", "mean", 36)
    assert 0 < one["network_share"] < 1
    assert one["deletion_share"] == 1
    assert one["deletion_faces"] == 1
    assert one["deletion_area"] < one["random_area"] < one["insertion_area"]
    curves = one["curves"]
    assert len(curves["share"]) == len(curves["random"]) == 11
    whole, nothing = curves["deletion"][0], curves["deletion"][-1]
    assert (nothing, whole) == pytest.approx((curves["insertion"][0], curves["insertion"][-1]))
    assert nothing < whole
    assert 0.3 < one["stability"] <= 1
    assert "grid" in table([one])


def test_a_face_read_wrongly_says_nothing_of_deletion(
    classifier: Classifier, subject: Subject
) -> None:
    known = Known(subject, Emotion.FEAR)
    (one,) = measure(classifier, [known], variants=variants("grid", "blur"), samples=150)
    assert one["deletion_share"] is None
    assert "unknown" in table([one])


def test_the_variants_differ_from_the_default_in_one_thing() -> None:
    assert VARIANTS[0] == (DEFAULT_SCHEME, DEFAULT_FILL)
    assert len(set(VARIANTS)) == len(Scheme) + len(Fill) - 1
    assert variants() == list(VARIANTS)
    assert variants(scheme=Scheme.GRID) == [(Scheme.GRID, DEFAULT_FILL)]
    with pytest.raises(CannotExplain, match="noise"):
        variants("grid", "noise")


def test_explanations_have_at_least_a_thousand_samples() -> None:
    assert DEFAULT_SAMPLES >= 1000


def test_no_face_is_no_measurement(classifier: Classifier) -> None:
    with pytest.raises(CannotExplain, match="no face"):
        measure(classifier, [])
