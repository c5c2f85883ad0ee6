from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from emomirror.emotions import EMOTIONS
from emomirror_training.data import (
    FERPLUS_VOTES,
    TEST_TOGETHER,
    DataRejected,
    Fer2013,
    Labels,
    Usage,
    most_voted,
    targets,
    trainable,
)


def voted(**votes: list[int]) -> Fer2013:
    rows = np.array(list(votes.values()), np.uint8)
    n = len(rows)
    pixels = np.arange(n * 48 * 48, dtype=np.uint8).reshape(n, 48, 48)
    zeros = np.zeros(n, np.uint8)
    return Fer2013(pixels, zeros, zeros + Usage.TRAINING, rows)


def test_mixed_targets_are_distributions_that_keep_the_challenges_answer() -> None:
    data = voted(happy=[0, 10, 0, 0, 0, 0, 0, 0, 0, 0], unseen=[0, 0, 0, 0, 0, 0, 0, 5, 5, 0])
    mixed = targets(data, "mixed")
    assert mixed.sum(axis=1) == pytest.approx(1)
    assert mixed.argmax(axis=1).tolist() == [0, 0]
    assert mixed[0, 3] == pytest.approx(0.4)
    assert targets(data, "ferplus")[0].tolist() == [0, 0, 0, 1, 0, 0, 0]
    assert targets(data, "ferplus")[1].tolist() == [1, 0, 0, 0, 0, 0, 0]


def test_expected_targets_translate_the_votes_into_the_challenges_habits() -> None:
    # What FER+ calls neutral the challenge labels sad three times in four, and else neutral; what
    # FER+ calls happy it labels so.
    neutral, happy = [10] + [0] * 9, [0, 10] + [0] * 8
    data = voted(**{str(i): neutral if i % 2 else happy for i in range(400)})
    happiness, sadness, calm = (EMOTIONS.index(e) for e in ("happiness", "sadness", "neutral"))
    data.emotion[:] = happiness
    data.emotion[1::2] = sadness
    data.emotion[1::8] = calm
    expected = targets(data, "expected")
    assert expected.sum(axis=1) == pytest.approx(1)
    # Of an own label three tenths, of what the votes let expect seven.
    assert expected[0, happiness] > 0.98
    assert expected[1, [calm, sadness]] == pytest.approx([0.3 + 0.7 / 4, 0.7 * 3 / 4], abs=0.02)
    assert expected[3, [calm, sadness]] == pytest.approx([0.7 / 4, 0.3 + 0.7 * 3 / 4], abs=0.02)
    assert not expected[:, EMOTIONS.index("fear")].any()


def test_most_voted_is_what_has_more_votes_than_anything_else() -> None:
    answers = {answer: place for place, answer in enumerate(FERPLUS_VOTES)}
    votes = np.zeros((5, len(FERPLUS_VOTES)), np.uint8)
    for row, given in enumerate(
        (
            {"sadness": 6, "neutral": 4},
            {"sadness": 5, "neutral": 5},
            {"contempt": 6, "anger": 4},
            {"not a face": 10},
            {"anger": 3, "fear": 4, "contempt": 3},
        )
    ):
        for answer, count in given.items():
            votes[row, answers[answer]] = count
    blank = np.zeros((5, 48, 48), np.uint8)
    data = Fer2013(blank, np.zeros(5, np.uint8), np.zeros(5, np.uint8), votes)
    clear, emotions = most_voted(data)
    assert clear.tolist() == [True, False, False, False, True]
    assert [str(EMOTIONS[emotion]) for emotion in emotions] == ["sadness", "fear"]


@pytest.mark.parametrize("labels", ["mixed", "ferplus", "expected"])
def test_ferplus_targets_need_ferplus(labels: Labels) -> None:
    with pytest.raises(DataRejected, match=r"fer2013new\.csv"):
        targets(replace(voted(face=[10] + [0] * 9), votes=None), labels)


def test_private_test_is_refused_where_it_was_not_told_apart() -> None:
    data = replace(voted(face=[10] + [0] * 9), notes=(TEST_TOGETHER,))
    assert len(data.split(Usage.TRAINING)) == 1
    with pytest.raises(DataRejected, match="needs PrivateTest, but the test pictures' names"):
        data.split(Usage.PRIVATE_TEST)


def test_blank_pictures_and_what_is_not_a_face_are_not_trained_on() -> None:
    data = voted(face=[10] + [0] * 9, other=[0] * 9 + [10], blank=[10] + [0] * 9)
    data.pixels[2] = 7
    assert trainable(data).votes is not None
    assert len(trainable(data)) == 1
