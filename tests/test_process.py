from __future__ import annotations

import psutil
import pytest

from emomirror.process import resident_mb


def test_resident_memory_is_what_the_system_says() -> None:
    assert resident_mb() == pytest.approx(psutil.Process().memory_info().rss / 1e6, rel=0.05)


def test_memory_that_is_taken_shows() -> None:
    before = resident_mb()
    taken = bytearray(b"x") * 100_000_000
    after = resident_mb()
    assert before is not None
    assert after is not None
    assert after - before == pytest.approx(len(taken) / 1e6, rel=0.1)
