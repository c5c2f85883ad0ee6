from __future__ import annotations

import numpy as np
import pytest

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.vision.observation import Scores
from emomirror.vision.smoothing import STALE_S, STICKINESS, TIME_CONSTANT_S, Smoother


def scores(**shares: float) -> Scores:
    """Scores with the named shares, the rest spread evenly."""
    rest = (1 - sum(shares.values())) / (len(EMOTIONS) - len(shares))
    return np.array([shares.get(emotion, rest) for emotion in EMOTIONS], np.float32)


@pytest.mark.parametrize("fps", [5, 15, 30, 60])
def test_a_change_comes_through_in_the_same_time_at_any_frame_rate(fps: int) -> None:
    smoother = Smoother()
    smoother.add(scores(neutral=1.0), 0.0)
    smoothed = scores()
    for frame in range(1, round(0.6 * fps) + 1):
        smoothed = smoother.add(scores(happiness=1.0), frame / fps)
    expected = 1 - np.exp(-0.6 / TIME_CONSTANT_S)
    assert smoothed[EMOTIONS.index(Emotion.HAPPINESS)] == pytest.approx(expected, abs=1e-4)
    assert smoothed.sum() == pytest.approx(1, abs=1e-5)


def test_the_first_frame_is_believed_at_once() -> None:
    smoother = Smoother()
    smoother.add(scores(fear=0.9), 7.5)
    assert smoother.top(0.5) is Emotion.FEAR


def test_after_a_gap_old_scores_are_forgotten() -> None:
    smoother = Smoother()
    smoother.add(scores(sadness=0.9), 0.0)
    smoothed = smoother.add(scores(surprise=0.9), STALE_S + 0.1)
    assert smoothed.tolist() == scores(surprise=0.9).tolist()


def test_under_the_threshold_it_is_not_sure() -> None:
    smoother = Smoother()
    smoother.add(scores(anger=0.45, disgust=0.4), 0.0)
    assert smoother.top(0.5) is None
    assert smoother.top(0.4) is Emotion.ANGER


def test_an_answer_does_not_flicker_at_the_threshold() -> None:
    smoother = Smoother()
    smoother.add(scores(happiness=0.52), 0.0)
    assert smoother.top(0.5) is Emotion.HAPPINESS
    for step in range(1, 20):
        wobble = 0.01 if step % 2 else -0.01
        smoother.add(scores(happiness=0.5 + wobble), step * 2.0 * TIME_CONSTANT_S)
        assert smoother.top(0.5) is Emotion.HAPPINESS


def test_two_even_emotions_do_not_take_turns() -> None:
    smoother = Smoother()
    smoother.add(scores(fear=0.48, surprise=0.46), 0.0)
    shown = []
    for step in range(1, 20):
        lead = STICKINESS / 2 * (-1) ** step
        smoother.add(scores(fear=0.47 + lead, surprise=0.47 - lead), step * 0.5)
        shown.append(smoother.top(0.4))
    assert len(set(shown)) == 1


def test_no_answer_lasts_when_the_face_changes() -> None:
    smoother = Smoother()
    smoother.add(scores(happiness=0.9), 0.0)
    smoother.top(0.5)
    smoother.add(scores(sadness=0.9), 0.9)
    assert smoother.top(0.5) is Emotion.SADNESS
