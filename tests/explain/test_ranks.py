from __future__ import annotations

import numpy as np
import pytest

from emomirror.explain.ranks import between_seeds, rank_correlation


def test_the_order_counts_and_not_the_values() -> None:
    a = np.array([1.0, 2, 3, 4])
    assert rank_correlation(a, np.array([10.0, 20, 30, 4000])) == pytest.approx(1)
    assert rank_correlation(a, -a) == pytest.approx(-1)


def test_equal_values_share_their_places() -> None:
    found = rank_correlation(np.array([1.0, 1, 2, 3]), np.array([1.0, 2, 3, 4]))
    assert found == pytest.approx(0.9487, abs=1e-4)


def test_what_is_constant_agrees_with_nothing() -> None:
    assert rank_correlation(np.zeros(3), np.arange(3.0)) == 0


def test_twice_the_samples_agree_more() -> None:
    assert between_seeds(0.8) == pytest.approx(0.8889, abs=1e-4)
    assert between_seeds(1.0) == 1
    assert between_seeds(-0.3) == -0.3
