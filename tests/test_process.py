from __future__ import annotations

import gc

import psutil
import pytest

from emomirror.process import nothing_collected, resident_mb


def test_resident_memory_is_what_the_system_says() -> None:
    assert resident_mb() == pytest.approx(psutil.Process().memory_info().rss / 1e6, rel=0.05)


def test_memory_that_is_taken_shows() -> None:
    before = resident_mb()
    taken = bytearray(b"x") * 100_000_000
    after = resident_mb()
    assert before is not None
    assert after is not None
    assert after - before == pytest.approx(len(taken) / 1e6, rel=0.1)


def test_rubbish_is_left_for_a_while_and_collected_again() -> None:
    with nothing_collected():
        assert not gc.isenabled()
        with nothing_collected():
            pass
        assert not gc.isenabled(), "one within another ends with the outer one"
    assert gc.isenabled()


def test_rubbish_is_collected_again_after_a_fault() -> None:
    @nothing_collected()
    def failing() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        failing()
    assert gc.isenabled()
