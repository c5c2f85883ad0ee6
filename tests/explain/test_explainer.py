from __future__ import annotations

import subprocess
import sys
from itertools import islice

import numpy as np
import pytest

from emomirror.emotions import Emotion
from emomirror.errors import CannotExplain
from emomirror.explain.explainer import Explainer, explain, warm_up
from emomirror.explain.explanation import Doubt, Explanation
from emomirror.explain.local_model import BATCH
from emomirror.explain.parts import FacePart
from emomirror.explain.samples import Samples
from emomirror.explain.subject import Subject
from emomirror.vision.classifier import Classifier

from .conftest import FEW, Counting


@pytest.fixture(scope="module")
def happy(classifier: Classifier, samples: Samples) -> Explanation:
    return Explainer(classifier).explain(samples, Emotion.HAPPINESS)


def test_the_same_seed_gives_the_same_and_another_nearly(
    classifier: Classifier, subject: Subject, happy: Explanation
) -> None:
    again = explain(classifier, subject, samples=FEW)
    assert again.emotion is Emotion.HAPPINESS, "the picture's highest score"
    assert (again.weights == happy.weights).all()
    assert (again.r2, again.stability, again.deletion) == (
        happy.r2,
        happy.stability,
        happy.deletion,
    )
    other = explain(classifier, subject, samples=FEW, seed=1)
    assert (other.weights != happy.weights).any()
    assert np.corrcoef(other.weights, happy.weights)[0, 1] > 0.8


def test_a_smile_is_told_by_the_mouth(happy: Explanation) -> None:
    assert max(happy.by_part, key=lambda part: happy.by_part[part]) is FacePart.MOUTH
    assert sum(happy.by_part.values()) == pytest.approx(happy.weights.sum())
    assert happy.deletion.top > happy.deletion.random
    assert happy.score > 0.8
    assert happy.sure
    assert happy.complete
    assert set(happy.doubts) <= {Doubt.STABILITY}, "so few samples may be too few for that"


def test_another_emotion_needs_one_picture_and_no_sampling(
    counting: Counting, samples: Samples, happy: Explanation
) -> None:
    other = Explainer(counting).explain(samples, Emotion.SURPRISE)
    assert counting.pictures == 1
    assert other.emotion is Emotion.SURPRISE
    assert (other.weights != happy.weights).any()


def test_who_stops_iterating_stops_the_network(counting: Counting, subject: Subject) -> None:
    sampling = Explainer(counting).sample(subject, 1000)
    (first,) = islice(sampling, 1)
    assert len(first) == BATCH
    assert counting.pictures == BATCH + 20 + 1, "one batch, the random fifths, the face itself"
    sampling.close()
    assert counting.pictures == BATCH + 21


def test_samples_grow_and_give_a_rough_explanation_first(
    classifier: Classifier, subject: Subject
) -> None:
    explainer = Explainer(classifier)
    grown = list(explainer.sample(subject, 200))
    assert [len(one) for one in grown] == [*range(BATCH, 200, BATCH), 200]
    assert [one.enough for one in grown] == [len(one) >= 144 for one in grown]
    assert [one.complete for one in grown] == [False] * (len(grown) - 1) + [True]
    assert (grown[0].masks == grown[-1].masks[:BATCH]).all()
    rough = explainer.explain(next(one for one in grown if one.enough), Emotion.HAPPINESS)
    assert not rough.complete
    assert rough.samples == 144
    with pytest.raises(CannotExplain, match="144"):
        explainer.explain(grown[0], Emotion.HAPPINESS)


def test_pairs_of_masks_are_opposites(samples: Samples) -> None:
    assert (samples.masks[0::2] == ~samples.masks[1::2]).all()


def test_what_was_given_out_is_read_by_nobody_else(samples: Samples) -> None:
    with pytest.raises(ValueError, match="read-only"):
        samples.masks[0] = True


@pytest.mark.parametrize("wanted", [-5, 0, 1, 143, 100_001, 10_000_000])
def test_an_amount_that_explains_nothing_is_refused_at_once(
    counting: Counting, subject: Subject, wanted: int
) -> None:
    with pytest.raises(CannotExplain, match=str(wanted)):
        Explainer(counting).sample(subject, wanted)
    assert counting.pictures == 0


def test_a_seed_out_of_range_is_refused(classifier: Classifier, subject: Subject) -> None:
    with pytest.raises(CannotExplain, match="seed"):
        Explainer(classifier).sample(subject, seed=-1)


def test_nothing_is_written_to_the_terminal(
    classifier: Classifier, subject: Subject, capfd: pytest.CaptureFixture[str]
) -> None:
    explain(classifier, subject, samples=150)
    assert capfd.readouterr() == ("", "")


def test_a_blank_picture_is_explained_without_a_fault(
    classifier: Classifier, subject: Subject
) -> None:
    flat = Subject(np.full((48, 48), 90, np.uint8), subject.region, subject.keypoints)
    explanation = explain(classifier, flat, samples=150)
    assert abs(explanation.weights).max() < 1e-6
    assert not explanation.believable


def test_lime_is_loaded_when_it_is_wanted_and_not_before() -> None:
    code = (
        "import sys, emomirror.explain.explainer as e, emomirror.explain.overlay\n"
        "assert 'lime' not in sys.modules and 'sklearn' not in sys.modules\n"
        "for _ in e.warm_up(): pass\n"
        "assert 'lime' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_warming_up_is_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    *_, _ = warm_up()
    assert capfd.readouterr() == ("", "")
