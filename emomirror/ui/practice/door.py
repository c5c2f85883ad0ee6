"""The way to the records: opens them, has them mended where they are damaged, and lets in only who
knows the PIN."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from emomirror.errors import RecordsError, ShownError
from emomirror.records import MendingNeeded, Records
from emomirror.sentences import Sentence
from emomirror.ui.translation import translated

from .background import Background
from .pin import has_pin
from .retention import RETENTION, cut_off, months_of


class Door(QObject):
    """Holds the records once they are open. ``open`` goes through it, ``close`` lets go of them.

    Attributes:
        records: None until they are open.
        notice: what the person should know of how they were opened, until it was said.
    """

    mending = Signal()
    """The records are damaged; they are mended in the background, and ``open`` goes on then."""
    failed = Signal(object)
    """``ShownError``: they cannot be opened."""
    sweeping_failed = Signal(object)
    """``ShownError``: what is to be kept no longer could not be erased."""

    def __init__(
        self,
        open_records: Callable[[], Records],
        background: Background,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """
        Args:
            open_records: opens them, in the window's thread; raises ``MendingNeeded`` where that
                would take long.
            background: does what takes long.
            now: the time, in UTC.
        """
        super().__init__(parent)
        self._open_records, self._background, self._now = open_records, background, now
        self.records: Records | None = None
        self.notice = ""
        self._unlocked = self._swept = self._mends = False
        self._then: Callable[[], object] = lambda: None

    def kept(self) -> Records:
        """The records, opened where they are not yet.

        Raises:
            RecordsError: they cannot be.
        """
        if self.records is None:
            self.records = self._open_records()
        return self.records

    def open(self, then: Callable[[], object]) -> None:
        """Opens the records and goes on; where it takes long, once that is over."""
        try:
            records = self.kept()
            notice, records.notice = records.notice, None
        except MendingNeeded as error:
            self._mend(error.path, then)
            return
        except RecordsError as error:
            self.failed.emit(error)
            return
        self._sweep(records)
        self._heed(notice)
        then()

    def close(self) -> None:
        """Lets go of the records."""
        if self.records is not None:
            self.records.close()
            self.records = None

    # Who is let in.

    def locked(self) -> bool:
        """Whether the PIN has to be given.

        Raises:
            RecordsError: nobody can tell.
        """
        return not self._unlocked and has_pin(self.kept())

    def unlock(self) -> None:
        """Lets somebody in, until ``lock``."""
        self._unlocked = True

    def lock(self) -> None:
        """Lets in nobody more without the PIN, where there is one."""
        self._unlocked = False

    # What takes long.

    def _mend(self, path: Path, then: Callable[[], object]) -> None:
        self._then = then
        self.mending.emit()
        if self._mends:
            return
        self._mends = True

        def work() -> Sentence | None:
            with Records.open(path) as records:
                return records.notice

        def done(notice: Sentence | None) -> None:
            self._mends = False
            self._heed(notice)
            self.open(self._then)

        def failed(error: ShownError) -> None:
            self._mends = False
            self.failed.emit(error)

        self._background.run(work, done, failed, whole=True)

    def _heed(self, notice: Sentence | None) -> None:
        if notice is not None:
            self.notice = translated(notice)

    def _sweep(self, records: Records) -> None:
        """Erases what is to be kept no longer, once after each start."""
        if self._swept or records.read_only:
            return
        self._swept = True
        before = cut_off(months_of(records.setting(RETENTION, 0)), self._now())
        if before is None:
            return
        file = records.path

        def work() -> int:
            with Records.open(file) as own:
                return own.forget_before(before)

        self._background.run(work, lambda _: None, self.sweeping_failed.emit)
