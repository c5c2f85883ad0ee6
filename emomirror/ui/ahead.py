"""Imports what the person may want next, while nobody waits for it.

Practising takes a quarter of a second to import: at once, the mirror would stand still for it. A
thread would not help, because it and the window would take turns. So a few modules are imported at
a time, each after those that it needs, and the mirror moves on in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

from emomirror.process import nothing_collected

BETWEEN_MS = 60
"""More than the window has between two pictures of a camera."""
PRACTICE = (
    "msgspec",
    "sqlite3",
    "emomirror.practice.profile",
    "emomirror.practice.kept",
    "emomirror.records",
    "emomirror.practice.events",
    "emomirror.practice.session",
    "emomirror.practice.plan_file",
    "emomirror.reports.counting",
    "emomirror.reports.words",
    "emomirror.reports.about",
    "emomirror.ui.practice.baseline_page",
    "emomirror.ui.practice.consent_page",
    "emomirror.ui.practice.data_page",
    "emomirror.ui.practice.history_page",
    "emomirror.ui.practice.profile_parts",
    "emomirror.ui.practice.plan_page",
    "emomirror.ui.practice.profile_page",
    "emomirror.ui.practice.report_page",
    "emomirror.ui.practice.session_review",
    "emomirror.ui.practice.people_page",
    "emomirror.ui.practice.record_keeper",
    "emomirror.ui.practice.erase_page",
    "emomirror.ui.practice.adult_area",
    "emomirror.ui.practice.first_then",
    "emomirror.ui.practice.session_page",
    "emomirror.ui.practice.practising",
    "emomirror.ui.practice.room",
)


class Ahead(QObject):
    """Imports modules one after the other, in Qt's loop."""

    done = Signal()
    """All are there."""

    def __init__(self, modules: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(modules)
        self._timer = QTimer(self, interval=BETWEEN_MS)
        self._timer.timeout.connect(self._next)
        self._begun = False
        self._held = False

    def start(self) -> None:
        """Begins, unless it has begun, and returns at once."""
        if not self._begun:
            self._begun = True
            self._timer.start()

    def hold(self, held: bool) -> None:
        """Imports nothing meanwhile, while another thread imports: each would take turns with the
        other, and the window with both."""
        self._held = held

    def stop(self) -> None:
        """Imports nothing more."""
        self._begun = True
        self._timer.stop()

    def _next(self) -> None:
        if self._held:
            return
        if self._left:
            with nothing_collected(for_good=True):
                import_module(self._left.pop(0))
        else:
            self._timer.stop()
            self.done.emit()
