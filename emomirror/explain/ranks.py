"""How alike two orders of regions are, and how alike another seed's would be."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def rank_correlation(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> float:
    """Spearman's rank correlation of two arrays ``(n,)``, -1..1; 0 where one is constant."""
    if np.ptp(a) == 0 or np.ptp(b) == 0:
        return 0.0
    return float(np.corrcoef(_ranks(a), _ranks(b))[0, 1])


def between_seeds(halves: float) -> float:
    """How alike two seeds' weights are, told from how alike those of two halves of one seed's
    samples are: Spearman and Brown's formula for a test of twice the length.

    Args:
        halves: rank correlation, -1..1.
    """
    return 2 * halves / (1 + halves) if halves > 0 else halves


def _ranks(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Equal values share the mean of their places."""
    _, which, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[which]
