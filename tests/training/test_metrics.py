from __future__ import annotations

import numpy as np
import pytest

from emomirror_training import metrics


def sure(answers: list[int], confidence: float = 0.9, classes: int = 3) -> np.ndarray:
    scores = np.full((len(answers), classes), (1 - confidence) / (classes - 1), np.float32)
    scores[np.arange(len(answers)), answers] = confidence
    return scores


LABELS = np.array([0, 0, 1, 1, 1, 2], np.uint8)


def test_figures_of_a_small_example_worked_by_hand() -> None:
    scores = sure([0, 1, 1, 1, 2, 2])
    counts = metrics.confusion(scores, LABELS)
    assert counts.tolist() == [[1, 1, 0], [0, 2, 1], [0, 0, 1]]
    assert metrics.accuracy(scores, LABELS) == pytest.approx(4 / 6)
    assert metrics.recalls(counts).tolist() == pytest.approx([1 / 2, 2 / 3, 1])
    assert metrics.macro_f1(counts) == pytest.approx((2 / 3 + 2 / 3 + 2 / 3) / 3)


def test_an_emotion_without_rows_has_no_recall_and_stops_nothing() -> None:
    counts = metrics.confusion(sure([0, 1]), np.array([0, 1], np.uint8))
    assert np.isnan(metrics.recalls(counts)[2])


@pytest.mark.parametrize(("confidence", "right", "expected"), [(0.8, 8, 0.0), (0.95, 7, 0.25)])
def test_calibration_error_is_the_gap_of_confidence_and_accuracy(
    confidence: float, right: int, expected: float
) -> None:
    labels = np.array([0] * right + [1] * (10 - right), np.uint8)
    error = metrics.expected_calibration_error(sure([0] * 10, confidence), labels)
    assert error == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("n", [1, 7, 70, 3589])
@pytest.mark.parametrize("right", [0, 1])
def test_the_interval_of_none_and_of_all_holds_the_share_itself(right: int, n: int) -> None:
    low, high = metrics.interval(float(right), n)
    assert low <= right <= high


def test_an_interval_lies_within_all_shares() -> None:
    assert metrics.interval(0, 15)[0] == 0
    assert metrics.interval(1, 15)[1] == 1
    for n in range(1, 2000):
        assert metrics.interval(0, n)[0] >= 0
        assert metrics.interval(1, n)[1] <= 1


def test_the_interval_of_macro_f1_narrows_with_the_rows() -> None:
    random = np.random.default_rng(0)

    def found(n: int) -> tuple[float, float, float]:
        labels = random.integers(0, 3, n).astype(np.uint8)
        scores = sure(np.where(random.random(n) < 0.7, labels, random.integers(0, 3, n)).tolist())
        return (metrics.macro_f1(metrics.confusion(scores, labels)),
                *metrics.macro_f1_interval(scores, labels))  # fmt: skip

    few, low_few, high_few = found(200)
    many, low_many, high_many = found(5000)
    assert low_few < few < high_few
    assert low_many < many < high_many
    # Each share of 200 rows is known five times less exactly than of 5,000.
    assert (high_few - low_few) / (high_many - low_many) == pytest.approx(5, rel=0.3)


def test_a_calibrated_model_shows_the_calibration_error_that_one_would() -> None:
    random = np.random.default_rng(1)
    confidence = random.uniform(0.4, 1, 3589).astype(np.float32)
    scores = np.stack([confidence, 1 - confidence], axis=1)
    scores[confidence < 0.5] = scores[confidence < 0.5][:, ::-1]
    labels = (random.random(len(scores)) >= scores[:, 0]).astype(np.uint8)
    low, high = metrics.ece_if_calibrated(scores)
    assert low <= metrics.expected_calibration_error(scores, labels) <= high
    assert 0.005 < low < high < 0.04
    too_sure = np.clip(np.add(scores, (0.1, -0.1)), 0, 1).astype(np.float32)
    assert metrics.expected_calibration_error(too_sure, labels) > high


def test_the_temperature_undoes_overconfidence() -> None:
    rng = np.random.default_rng(3)
    true_logits = rng.normal(0, 1.5, (4000, 7)).astype(np.float32)
    odds = np.exp(true_logits) / np.exp(true_logits).sum(axis=1, keepdims=True)
    labels = np.array([rng.choice(7, p=row / row.sum()) for row in odds.astype(float)], np.uint8)
    assert metrics.temperature(true_logits * 2, labels) == pytest.approx(2, rel=0.1)


def test_the_threshold_is_the_lowest_that_keeps_to_the_risk() -> None:
    scores = np.stack([sure([0], c)[0] for c in (0.9, 0.8, 0.7, 0.6, 0.5)])
    labels = np.array([0, 0, 1, 0, 1], np.uint8)
    curve = metrics.coverage_risk(scores, labels)
    assert curve["coverage"].tolist() == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0])
    assert curve["risk"].tolist() == pytest.approx([0, 0, 1 / 3, 1 / 4, 2 / 5])
    chosen = metrics.threshold_for(0.25, curve)
    assert chosen["threshold"] == pytest.approx(0.6)
    assert chosen["coverage"] == pytest.approx(0.8)


def test_a_risk_out_of_reach_gives_the_least_there_is() -> None:
    curve = metrics.coverage_risk(sure([1, 1], 0.9), np.array([0, 1], np.uint8))
    assert metrics.threshold_for(0.0, curve)["risk"] == pytest.approx(0.5)


def test_the_interval_is_wilsons() -> None:
    # The figures that Wilson's formula gives for 10 of 20.
    assert metrics.interval(0.5, 20) == pytest.approx((0.2993, 0.7007), abs=1e-4)
    low, high = metrics.interval(1.0, 10)
    assert low > 0.7
    assert high <= 1.0


def test_the_interval_of_a_difference_holds_it_in_95_of_100_samples() -> None:
    # 10 % are right the first time only, 4 % the second time only.
    random, held = np.random.default_rng(0), []
    for lost, gained, _ in random.multinomial(200, (0.1, 0.04, 0.86), 2000):
        low, high = metrics.difference_interval(int(lost), int(gained), 200)
        held.append(low <= 0.06 <= high)
    assert 0.94 < np.mean(held) < 0.965


def test_no_change_in_a_few_rows_is_no_proof_of_none() -> None:
    low, high = metrics.difference_interval(0, 0, 20)
    assert low < -0.05
    assert high == -low
