"""Keeps a hand that slips from wishing what nobody meant, on the child's page and in the adult's
window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

SETTLE_S = 0.45
"""The same wish again within this time is a finger that slipped, and not another wish."""


class Wishes:
    """Grants wishes by name, each once in ``SETTLE_S``."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """
        Args:
            clock: seconds from any start.
        """
        self._clock = clock
        self._granted_s: dict[str, float] = {}

    def grant(self, name: str, act: Callable[[], object]) -> None:
        """Does what is wished, unless the same was granted just now."""
        if self._clock() - self._granted_s.get(name, -SETTLE_S) >= SETTLE_S:
            self.settle(name)
            act()

    def settle(self, *names: str) -> None:
        """Lets wishes wait as if they were granted now: where one button takes the place of another
        under the pointer, the second half of a double click finds it."""
        for name in names:
            self._granted_s[name] = self._clock()


def keep_focus(page: QWidget, focused: QWidget | None) -> None:
    """Takes the focus to the page, where what had it is gone or cannot be pressed. Qt would go on
    to the next button, and the next key press what nobody meant.

    Args:
        focused: what had it before the page was changed.
    """
    if focused is not None and not (focused.isVisibleTo(page) and focused.isEnabled()):
        page.setFocus()
