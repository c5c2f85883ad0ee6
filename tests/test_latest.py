"""One value between two threads: the newest wins, and nobody waits for ever."""

from __future__ import annotations

import threading

from emomirror.latest import Latest


def test_the_newest_value_wins_and_the_lost_ones_are_counted() -> None:
    place: Latest[int] = Latest()
    assert place.take() is None
    assert [place.put(value) for value in (1, 2, 3)] == [True, False, False]
    assert place.dropped == 2
    assert place.take() == 3
    assert place.take() is None
    assert place.put(4), "it is empty again"
    assert place.dropped == 2


def test_a_reader_wakes_as_soon_as_there_is_a_value() -> None:
    place: Latest[int] = Latest()
    taken: list[int | None] = []
    reader = threading.Thread(target=lambda: taken.append(place.take(timeout_s=60)))
    reader.start()
    place.put(7)
    reader.join(10)
    assert taken == [7]


def test_waiting_ends_without_a_value() -> None:
    assert Latest[int]().take(timeout_s=0.01) is None


def test_closing_wakes_every_reader_and_leaves_nothing_to_take() -> None:
    place: Latest[int] = Latest()
    taken: list[int | None] = []
    readers = [
        threading.Thread(target=lambda: taken.append(place.take(timeout_s=60))) for _ in range(2)
    ]
    for reader in readers:
        reader.start()
    place.close()
    for reader in readers:
        reader.join(10)
    assert taken == [None, None]
    place.put(1)
    assert place.take(timeout_s=60) is None


def test_a_slow_reader_sees_values_in_order_and_the_last_one() -> None:
    place: Latest[int] = Latest()
    seen: list[int] = []

    def read() -> None:
        while not seen or seen[-1] != 999:
            value = place.take(timeout_s=10)
            assert value is not None
            seen.append(value)

    reader = threading.Thread(target=read)
    reader.start()
    for value in range(1000):
        place.put(value)
    reader.join(20)
    assert seen == sorted(set(seen))
    assert len(seen) + place.dropped == 1000
