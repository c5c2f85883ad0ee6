"""A value that does not flicker."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")

PATIENCE = 2.5
"""After so many holds without the shown value, the newest one is taken even if it has not lasted:
what nobody sees any more must not be claimed."""


class Steady(Generic[T]):
    """Takes a new value only after it has lasted for a moment."""

    def __init__(self, value: T) -> None:
        self._value = value
        self._next = value
        self._next_since_s = 0.0
        self._seen_s: float | None = None

    @property
    def value(self) -> T:
        """The value that lasts."""
        return self._value

    def set(self, value: T, now_s: float) -> None:
        """Takes ``value`` at once."""
        self._value = self._next = value
        self._seen_s = now_s

    def offer(self, value: T, now_s: float, hold_s: float) -> T:
        """Tells what is the case at ``now_s`` (seconds of a clock that only grows).

        Args:
            hold_s: how long ``value`` must be offered without a break until it is taken.
        """
        if self._seen_s is None:
            self._seen_s = now_s
        if value == self._value:
            self._seen_s = now_s
            self._next = value
            return self._value
        if value != self._next:
            self._next = value
            self._next_since_s = now_s
        lasted = now_s - self._next_since_s >= hold_s
        if lasted or now_s - self._seen_s >= PATIENCE * hold_s:
            self.set(value, now_s)
        return self._value
