"""Work on the records that takes longer than a window may stand still."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

from emomirror.errors import ShownError
from emomirror.sentences import Sentence

log = logging.getLogger(__name__)

WHOLE_S = 120.0
"""How long work that must not be cut short may take at the end of the program."""


class Background(QObject):
    """Does one piece of work after the other in a thread of its own, and tells its owner's thread
    what came of each. Work opens what it needs itself: records belong to one thread."""

    failed_unheard = Signal(object)
    """``ShownError`` of work whose owner is gone."""
    _done = Signal(object, object)
    _failed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._done.connect(lambda then, value: then(value))
        self._failed.connect(lambda then, error: then(error))
        self._ended = False
        self._whole: list[threading.Event] = []
        """One for each piece of work that must not be cut short: whether it is over."""

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], object],
        failed: Callable[[ShownError], object],
        *,
        owner: QObject | None = None,
        whole: bool = False,
    ) -> None:
        """Begins; returns at once.

        Args:
            work: runs in the other thread.
            then: takes what it returned, in this one.
            failed: takes why it could not, in this one.
            owner: where it is gone when the work is over, as a page that was left, neither is
                called.
            whole: it must not be cut short, nor left out: ``finish`` waits for it.
        """
        over = threading.Event()

        def hear(value: Any) -> None:
            if owner is None or isValid(owner):
                then(value)

        def hear_failure(error: ShownError) -> None:
            if owner is None or isValid(owner):
                failed(error)
            else:
                self.failed_unheard.emit(error)

        def do() -> None:
            if self._ended and not whole:
                return
            try:
                value = work()
            except ShownError as error:
                self._tell(self._failed, hear_failure, error)
            except Exception as error:
                log.exception("work in the background ended")
                sentence = Sentence("Practice", "This could not be done ({reason}).").naming(
                    reason=f"{type(error).__name__}: {error}"
                )
                self._tell(self._failed, hear_failure, ShownError(sentence))
            else:
                self._tell(self._done, hear, value)
            finally:
                over.set()

        if whole:
            self._whole = [each for each in self._whole if not each.is_set()] + [over]
        self._pool.start(do)

    def finish(self, timeout_s: float = 5.0) -> bool:
        """Waits for what goes on, and up to ``WHOLE_S`` for what must not be cut short; nothing
        is told any more, and nothing else begins. Whether all of it ended in time."""
        self._ended = True
        deadline = time.monotonic() + WHOLE_S
        for over in self._whole:
            over.wait(max(0.0, deadline - time.monotonic()))
        return self._pool.waitForDone(round(1000 * timeout_s))

    def _tell(self, signal: Any, then: Callable[[Any], object], value: object) -> None:
        if not self._ended:
            signal.emit(then, value)
