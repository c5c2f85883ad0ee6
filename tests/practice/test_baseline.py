"""A person's own calm face."""

from __future__ import annotations

import pytest

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import OutOfRange
from emomirror.practice.baseline import CALM, LEAST_FRAMES, SECONDS, Baseline, BaselineTaker

from .conftest import looking

SADNESS, NEUTRAL = EMOTIONS.index(Emotion.SADNESS), EMOTIONS.index(Emotion.NEUTRAL)


def resting(**scores: float) -> Baseline:
    rest = (1 - sum(scores.values())) / (len(EMOTIONS) - len(scores))
    return Baseline(
        scores=tuple(scores.get(e.value, rest) for e in EMOTIONS),
        frames=300,
        taken_utc="2026-01-01T10:00:00+00:00",
        model_sha256="0" * 64,
    )


def test_a_calm_face_that_reads_as_sad_is_read_as_calm() -> None:
    sad = resting(sadness=0.6, neutral=0.3)
    read = sad.read(sad.scores)
    assert read[NEUTRAL] > CALM
    assert read[SADNESS] < 0.1


def test_what_a_calm_face_should_show_changes_nothing() -> None:
    scores = looking(Emotion.HAPPINESS, 0.6)
    assert resting(neutral=0.9).read(scores) == pytest.approx(scores)


def test_more_sadness_than_at_rest_still_counts() -> None:
    sad = resting(sadness=0.6, neutral=0.3)
    some, much, all_ = (
        sad.read(looking(Emotion.SADNESS, score))[SADNESS] for score in (0.6, 0.95, 1.0)
    )
    assert some < 0.2 < 0.5 < much < all_ == pytest.approx(1)


def test_what_it_reads_sums_to_one() -> None:
    for emotion in EMOTIONS:
        assert sum(resting(fear=0.4, anger=0.4).read(looking(emotion, 0.7))) == pytest.approx(1)


def test_ten_seconds_of_a_calm_face_are_taken() -> None:
    taker = BaselineTaker()
    for i in range(round(SECONDS * 30)):
        taker.add(i / 30, looking(Emotion.NEUTRAL, 0.8) if i % 3 else None)
        assert not taker.done
    taker.add(SECONDS, looking(Emotion.NEUTRAL, 0.8))
    assert taker.done
    baseline = taker.baseline("2026-01-01T10:00:00+00:00", "0" * 64)
    assert baseline.frames == 201
    assert baseline.scores == pytest.approx(looking(Emotion.NEUTRAL, 0.8), abs=1e-6)


def test_what_the_camera_spoils_takes_longer_and_never_ends_by_itself() -> None:
    taker = BaselineTaker()
    for i in range(60 * 30):
        taker.add(i / 30, None)
    assert not taker.done
    for i in range(LEAST_FRAMES):
        assert not taker.done
        taker.add(60 + i / 30, looking(Emotion.NEUTRAL, 0.8))
    assert taker.done


def test_scores_that_are_none_are_refused() -> None:
    with pytest.raises(OutOfRange, match="seven scores"):
        Baseline(scores=(1.0,), frames=1, taken_utc="", model_sha256="")
    with pytest.raises(ValueError, match="readable"):
        BaselineTaker().baseline("", "")
