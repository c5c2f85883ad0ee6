from __future__ import annotations

import threading

import pytest

from emomirror.camera.pace import Pace


class Hands:
    """A clock that moves only when somebody waits by it."""

    def __init__(self) -> None:
        self.now_s = 100.0
        self.waits_s: list[float] = []

    def __call__(self) -> float:
        return self.now_s

    def wait(self, _event: threading.Event, seconds: float) -> None:
        self.waits_s.append(seconds)
        self.now_s += seconds


@pytest.fixture
def hands() -> Hands:
    return Hands()


def test_the_first_frame_is_due_at_once_and_later_ones_in_their_time(hands: Hands) -> None:
    pace = Pace(clock=hands, wait=hands.wait)
    for t_s in (0.0, 0.5, 2.0):
        pace.wait_for(t_s)
    assert hands.waits_s == [0.5, 1.5]


def test_a_late_frame_is_not_waited_for(hands: Hands) -> None:
    pace = Pace(clock=hands, wait=hands.wait)
    pace.wait_for(0.0)
    hands.now_s += 3.0
    pace.wait_for(1.0)
    assert hands.waits_s == []
    assert pace.late_s(1.0) == pytest.approx(2.0)


def test_resuming_makes_a_late_frame_due_now(hands: Hands) -> None:
    pace = Pace(clock=hands, wait=hands.wait)
    pace.wait_for(0.0)
    hands.now_s += 3.0
    pace.resume_at(1.0)
    assert pace.late_s(1.0) == 0.0


def test_stopping_ends_a_wait_of_an_hour() -> None:
    pace = Pace()
    pace.wait_for(0.0)
    waiting = threading.Thread(target=pace.wait_for, args=(3600.0,))
    waiting.start()
    pace.stop()
    waiting.join(2.0)
    assert not waiting.is_alive()
