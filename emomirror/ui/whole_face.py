"""Practising is read with the whole face, whatever the mirror reads."""

from __future__ import annotations

from PySide6.QtCore import QObject

from .way_of_reading import WayOfReading


class WholeFace(QObject):
    """Has the whole face read from ``begin`` to ``end``, and gives back what was read before.

    The eyes alone tell little of fear and disgust, and what a session asks for and helps with is
    often the mouth. What the mirror remembers stays as it is.
    """

    def __init__(self, reading: WayOfReading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self._wanted = False
        self._before: str | None = None
        """What was read before; None where nothing was changed."""
        # Which part a model file of one's own reads is known once it is ready.
        reading.changed.connect(self._ask)

    def begin(self) -> None:
        """Somebody is about to practise."""
        self._wanted = True
        self._ask()

    def end(self) -> None:
        """Nobody practises any more."""
        before, self._before = self._before, None
        self._wanted = False
        # Where the whole face could not be read, what was read before still is, and why is said.
        if before is not None and before != self._reading.region:
            self._reading.read_region(before)

    def _ask(self) -> None:
        # Once: where the whole face cannot be read, asking again would come to the same.
        if self._wanted and self._before is None and self._reading.region != "face":
            self._before = self._reading.region
            self._reading.read_region("face")
