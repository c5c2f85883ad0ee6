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
            sweeps = not records.read_only and months_of(records.setting(RETENTION, 0))
        except MendingNeeded as error:
            self._mend(error.path, then)
            return
        except RecordsError as error:
            self.failed.emit(error)
            return
        if sweeps:
            self.sweep(records.path, self.sweeping_failed.emit)
        self._heed(notice)
        then()

    def close(self) -> None:
        """Lets go of the records."""
        if self.records is not None:
            self.records.close()
            self.records = None

    def sweep(self, file: Path, failed: Callable[[ShownError], object] | None = None) -> None:
        """Erases what is to be kept no longer, in the background and once after each start.

        Args:
            file: of the records.
            failed: hears why it could not be done; None: it is tried again by ``open``.
        """
        if self._swept:
            return
        self._swept = True

        def work() -> int:
            with Records.open(file, mend=False) as own:
                before = cut_off(months_of(own.setting(RETENTION, 0)), self._now())
                return 0 if before is None or own.read_only else own.forget_before(before)

        def again(_error: ShownError) -> None:
            self._swept = False

        self._background.run(work, lambda _: None, failed or again)

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
