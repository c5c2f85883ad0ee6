"""A place that holds one value, between two threads of different speed."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Latest(Generic[T]):
    """The newest value wins: putting replaces a value that nobody took, and counts a drop.

    A queue in its place would let a slow reader fall behind by all that the queue holds.
    """

    def __init__(self) -> None:
        self._ready = threading.Condition()
        self._value: T | None = None
        self._dropped = 0
        self._closed = False

    @property
    def dropped(self) -> int:
        """How many values were replaced before anyone took them."""
        with self._ready:
            return self._dropped

    def put(self, value: T) -> bool:
        """Leaves ``value``; returns True where the place was empty."""
        with self._ready:
            was_empty = self._value is None
            if not was_empty:
                self._dropped += 1
            self._value = value
            self._ready.notify()
            return was_empty

    def take(self, timeout_s: float = 0.0) -> T | None:
        """Takes the value, waiting up to ``timeout_s`` for one; None where none came, or after
        ``close``."""
        with self._ready:
            if timeout_s > 0:
                self._ready.wait_for(lambda: self._value is not None or self._closed, timeout_s)
            value, self._value = self._value, None
            return None if self._closed else value

    def close(self) -> None:
        """Wakes whoever waits; from now on there is nothing to take."""
        with self._ready:
            self._closed = True
            self._ready.notify_all()
