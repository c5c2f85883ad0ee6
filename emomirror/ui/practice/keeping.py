"""Keeps what is practised, and loses no try where that does not work at the moment."""

from __future__ import annotations

from typing import Protocol

from emomirror.practice.progress import Change
from emomirror.practice.trying import Try


class Keeper(Protocol):
    """Where the tries of one session go. Each method may raise ``RecordsError``, and is called
    again with the same then."""

    def add_try(self, made: Try) -> None:
        """Keeps a finished try; it is on disk when this returns."""

    def set_changes(self, changes: tuple[Change, ...]) -> None:
        """Keeps the changes of goals that the session holds now."""

    def end(self) -> None:
        """The session is over."""


class KeptNowhere:
    """A ``Keeper`` for practising without records."""

    def add_try(self, made: Try) -> None:
        """See ``Keeper``."""

    def set_changes(self, changes: tuple[Change, ...]) -> None:
        """See ``Keeper``."""

    def end(self) -> None:
        """See ``Keeper``."""


class Keeping:
    """What is to be kept, in its order, until it is.

    Attributes:
        waiting: finished tries that are not on disk, oldest first.
    """

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self.waiting: tuple[Try, ...] = ()
        self._changes: tuple[Change, ...] | None = None
        self._over = self._ended = False

    def add(self, made: Try) -> None:
        """A try was finished. ``write`` keeps it."""
        self.waiting = (*self.waiting, made)

    def change(self, changes: tuple[Change, ...]) -> None:
        """Goals have changed. ``write`` keeps it."""
        self._changes = changes

    def end(self) -> None:
        """The session is over. ``write`` keeps it."""
        self._over = True

    def write(self) -> None:
        """Keeps all that waits.

        Raises:
            RecordsError: something could not be kept. It waits on, and all that comes after it.
        """
        while self.waiting:
            self._keeper.add_try(self.waiting[0])
            self.waiting = self.waiting[1:]
        if self._changes is not None:
            self._keeper.set_changes(self._changes)
            self._changes = None
        if self._over and not self._ended:
            self._keeper.end()
            self._ended = True
