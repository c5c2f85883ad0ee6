"""Figures that say how well faces are read. All take arrays and return plain numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Probabilities = npt.NDArray[np.float32]
"""``(n, classes)``, rows with sum 1."""
Labels = npt.NDArray[np.uint8]
"""``(n,)``, indices of classes."""

ECE_BINS = 15
RESAMPLES = 1000
"""By which intervals are found that no formula gives."""


def accuracy(scores: Probabilities, labels: Labels) -> float:
    """Top-1 accuracy, 0..1."""
    return float((scores.argmax(axis=1) == labels).mean())


def percent(share: float | None, digits: int = 2) -> str:
    """A share of 0..1 for people; None is unknown."""
    return "unknown" if share is None else f"{share:.{digits}%}"


def percent_interval(bounds: tuple[float, float] | None, digits: int = 1) -> str:
    """Bounds of a share for people; None is of an unknown one."""
    if bounds is None:
        return ""
    low, high = bounds
    return f"{low:.{digits}%} to {high:.{digits}%}"


def interval(share: float, n: int) -> tuple[float, float]:
    """The 95 % confidence interval of a share seen in ``n`` rows (Wilson 1927)."""
    z = 1.96
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    # Of 0 and of 1 rounding would leave the share itself a hair outside, or a bound below 0.
    return max(float(min(middle - half, share)), 0.0), min(float(max(middle + half, share)), 1.0)


def difference_interval(lost: float, gained: float, n: int) -> tuple[float, float]:
    """The 95 % confidence interval of the difference of two shares of the same ``n`` rows
    (Bonett & Price 2012, an adjusted Wald interval of pairs).

    Rows that are right both times, or wrong both times, say nothing of the difference, so it is
    much narrower than two intervals of the shares would make believe.

    Args:
        lost: rows that are right the first time only; or the mean of several counts.
        gained: rows that are right the second time only; or the mean.
        n: all rows.

    Returns:
        Bounds of the first share less the second.
    """
    first, second = (lost + 1) / (n + 2), (gained + 1) / (n + 2)
    difference = first - second
    half = 1.96 * float(np.sqrt((first + second - difference**2) / (n + 2)))
    return difference - half, difference + half


def confusion(scores: Probabilities, labels: Labels) -> npt.NDArray[np.int64]:
    """``(classes, classes)`` counts: row, the label; column, the answer."""
    classes = scores.shape[1]
    pairs = labels.astype(np.int64) * classes + scores.argmax(axis=1)
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)


def recalls(counts: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Recall of each class from a confusion matrix; NaN for a class without rows."""
    rows = counts.sum(axis=1)
    share = np.full(len(rows), np.nan)
    np.divide(counts.diagonal(), rows, out=share, where=rows > 0)
    return share


def macro_f1(counts: npt.NDArray[np.int64]) -> float:
    """The mean over classes of the harmonic mean of precision and recall, 0..1."""
    both = counts.sum(axis=0) + counts.sum(axis=1)
    return float(np.mean(2 * counts.diagonal() / np.maximum(both, 1)))


def macro_f1_interval(scores: Probabilities, labels: Labels) -> tuple[float, float]:
    """The 95 % confidence interval of the macro F1: that of ``RESAMPLES`` bootstrap samples of the
    rows (Efron & Tibshirani 1993, the percentile interval)."""
    random = np.random.default_rng(0)
    found = []
    for _ in range(RESAMPLES):
        rows = random.integers(0, len(labels), len(labels))
        found.append(macro_f1(confusion(scores[rows], labels[rows])))
    low, high = np.quantile(found, (0.025, 0.975))
    return float(low), float(high)


def expected_calibration_error(
    scores: Probabilities, labels: Labels, bins: int = ECE_BINS
) -> float:
    """How far confidence and accuracy lie apart, 0..1 (Naeini et al. 2015; equal-width bins)."""
    return _calibration_error(scores.max(axis=1), scores.argmax(axis=1) == labels, bins)


def _calibration_error(
    confidence: npt.NDArray[np.float32], right: npt.NDArray[np.bool_], bins: int = ECE_BINS
) -> float:
    bin_of = np.minimum((confidence * bins).astype(int), bins - 1)
    gap = np.bincount(bin_of, confidence - right, minlength=bins)
    return float(np.abs(gap).sum() / len(right))


def ece_if_calibrated(scores: Probabilities) -> tuple[float, float]:
    """What the expected calibration error would be, 19 times of 20, if every answer were right as
    often as it says: of few rows it is never 0, so this is what to hold it against.

    Returns:
        Bounds, from ``RESAMPLES`` draws.
    """
    random = np.random.default_rng(0)
    confidence = scores.max(axis=1)
    found = []
    for _ in range(RESAMPLES):
        right = random.random(len(scores)) < confidence
        found.append(_calibration_error(confidence, right))
    low, high = np.quantile(found, (0.025, 0.975))
    return float(low), float(high)


def temperature(logits: npt.NDArray[np.float32], labels: Labels) -> float:
    """What to divide logits by for the least negative log-likelihood (Guo et al. 2017).

    Args:
        logits: ``(n, classes)``, of pictures that were not trained on.
        labels: their labels.
    """
    candidates = np.exp(np.linspace(np.log(0.25), np.log(4), 555))
    losses = []
    for candidate in candidates:
        scaled = logits / candidate
        peak = scaled.max(axis=1, keepdims=True)
        log_sum = peak[:, 0] + np.log(np.exp(scaled - peak).sum(axis=1))
        losses.append(float((log_sum - scaled[np.arange(len(labels)), labels]).mean()))
    return float(candidates[int(np.argmin(losses))])


def coverage_risk(scores: Probabilities, labels: Labels) -> dict[str, npt.NDArray[np.float64]]:
    """The coverage-risk curve of answering only where the top score reaches a threshold
    (El-Yaniv & Wiener 2010).

    Returns:
        ``threshold``, falling; ``coverage``, the share answered, rising; ``risk``, the share
        wrong among those answered. One entry a row.
    """
    confidence = scores.max(axis=1)
    order = np.argsort(-confidence, kind="stable")
    wrong = (scores.argmax(axis=1) != labels)[order]
    answered = np.arange(1, len(labels) + 1)
    return {
        "threshold": confidence[order].astype(np.float64),
        "coverage": answered / len(labels),
        "risk": np.cumsum(wrong) / answered,
    }


def threshold_for(risk: float, curve: dict[str, npt.NDArray[np.float64]]) -> dict[str, float]:
    """The lowest threshold of a coverage-risk curve at which at most ``risk`` are wrong.

    Returns:
        ``threshold``, ``coverage`` and ``risk`` there. Where the curve never gets so low, the
        point of its least risk.
    """
    good = np.flatnonzero(curve["risk"] <= risk)
    at = int(good[-1]) if len(good) else int(np.argmin(curve["risk"]))
    return {name: float(values[at]) for name, values in curve.items()}


def summary(scores: Probabilities, labels: Labels) -> dict[str, Any]:
    """Accuracy, macro F1 and recall per class, each with its interval; ECE, with what it would be
    if the scores were calibrated; and the confusion matrix."""
    counts = confusion(scores, labels)
    right = accuracy(scores, labels)
    shares, rows = recalls(counts).tolist(), counts.sum(axis=1).tolist()
    return {
        "n": len(labels),
        "accuracy": right,
        "accuracy_interval": interval(right, len(labels)),
        "macro_f1": macro_f1(counts),
        "macro_f1_interval": macro_f1_interval(scores, labels),
        "recall": [share if n else None for share, n in zip(shares, rows, strict=True)],
        "recall_interval": [
            interval(share, n) if n else None for share, n in zip(shares, rows, strict=True)
        ],
        "ece": expected_calibration_error(scores, labels),
        "ece_if_calibrated": ece_if_calibrated(scores),
        "confusion": counts.tolist(),
    }
