from __future__ import annotations

import gc
import os
import sys
import threading

import numpy as np
import psutil
import pytest

from emomirror.process import (
    BEHIND,
    give_back_memory,
    nothing_collected,
    resident_mb,
    work_behind,
)


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


def test_what_is_there_for_good_is_not_looked_through_again() -> None:
    before = gc.get_freeze_count()
    with nothing_collected(for_good=True):
        modules = [[number] for number in range(1000)]
    try:
        assert gc.get_freeze_count() >= before + len(modules)
        assert gc.isenabled()
    finally:
        gc.unfreeze()


@pytest.mark.skipif(sys.platform != "linux", reason="of glibc")
def test_what_a_thread_has_freed_in_pieces_is_given_back() -> None:
    left: list[np.ndarray] = []

    def work() -> None:
        # Each piece that is kept keeps all that lies before it from being given back by itself.
        pieces = [np.full(60_000, 1, np.uint8) for _ in range(2000)]
        left.extend(pieces[::50])

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    before = resident_mb()
    give_back_memory()
    after = resident_mb()
    assert before is not None
    assert after is not None
    assert before - after > 60
    assert all((piece == 1).all() for piece in left)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread cannot do so itself")
def test_a_thread_that_works_behind_and_those_it_starts_give_way_and_no_others() -> None:
    nice: dict[str, int] = {}

    def tell(who: str) -> None:
        nice[who] = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    def work() -> None:
        work_behind()
        tell("itself")
        started = threading.Thread(target=tell, args=("started",))
        started.start()
        started.join()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    tell("the others")
    assert nice["itself"] == nice["started"] == max(BEHIND, nice["the others"])
    assert nice["the others"] < BEHIND


def test_rubbish_is_collected_again_after_a_fault() -> None:
    @nothing_collected()
    def failing() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        failing()
    assert gc.isenabled()
