from __future__ import annotations

from emomirror.ui.steady import PATIENCE, Steady


def test_a_value_is_taken_once_it_has_lasted() -> None:
    steady = Steady("a")
    assert steady.offer("b", 10.0, 0.4) == "a"
    assert steady.offer("b", 10.3, 0.4) == "a"
    assert steady.offer("b", 10.4, 0.4) == "b"


def test_a_value_that_comes_and_goes_is_never_taken() -> None:
    steady = Steady("a")
    for step in range(100):
        assert steady.offer("b" if step % 2 else "a", step * 0.1, 0.4) == "a"


def test_a_break_starts_the_wait_anew() -> None:
    steady = Steady("a")
    for now_s, value in ((0.0, "b"), (0.3, "a"), (0.4, "b"), (0.7, "b")):
        assert steady.offer(value, now_s, 0.4) == "a"
    assert steady.offer("b", 0.8, 0.4) == "b"


def test_what_nobody_sees_any_more_is_not_claimed_for_long() -> None:
    steady = Steady("a")
    steady.offer("a", 0.0, 0.4)
    seen = [steady.offer("b" if step % 2 else "c", step * 0.1, 0.4) for step in range(1, 20)]
    assert seen[int(PATIENCE * 4) - 2] == "a"
    assert "a" not in seen[int(PATIENCE * 4) :]
