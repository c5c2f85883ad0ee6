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


def accuracy(scores: Probabilities, labels: Labels) -> float:
    """Top-1 accuracy, 0..1."""
    return float((scores.argmax(axis=1) == labels).mean())


def percent(share: float | None, digits: int = 2) -> str:
    """A share of 0..1 for people; None is unknown."""
    return "unknown" if share is None else f"{share:.{digits}%}"


def interval(share: float, n: int) -> tuple[float, float]:
    """The 95 % confidence interval of a share seen in ``n`` rows (Wilson 1927)."""
    z = 1.96
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    # Of 0 and of 1 rounding would leave the share itself a hair outside.
    return float(min(middle - half, share)), float(max(middle + half, share))


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


def expected_calibration_error(
    scores: Probabilities, labels: Labels, bins: int = ECE_BINS
) -> float:
    """How far confidence and accuracy lie apart, 0..1 (Naeini et al. 2015; equal-width bins)."""
    confidence = scores.max(axis=1)
    right = scores.argmax(axis=1) == labels
    bin_of = np.minimum((confidence * bins).astype(int), bins - 1)
    gap = np.bincount(bin_of, confidence - right, minlength=bins)
    return float(np.abs(gap).sum() / len(labels))


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
    """Accuracy with its interval, macro F1, recall per class, ECE and confusion matrix."""
    counts = confusion(scores, labels)
    right = accuracy(scores, labels)
    return {
        "n": len(labels),
        "accuracy": right,
        "accuracy_interval": interval(right, len(labels)),
        "macro_f1": macro_f1(counts),
        "recall": [None if np.isnan(share) else share for share in recalls(counts).tolist()],
        "ece": expected_calibration_error(scores, labels),
        "confusion": counts.tolist(),
    }
