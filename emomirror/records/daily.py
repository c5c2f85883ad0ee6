"""The copy of the day, which nobody waits for and nobody has to think of."""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from . import paths
from .backups import AUTOMATIC, Stopped, automatic, copy_to, discard, half_written, is_sound, thin
from .database import connect, suspect, transaction
from .troubles import is_damage

log = logging.getLogger(__name__)

LEFT_OVER_S = 3600.0
"""After how long what is half written counts as left over."""


class Daily(threading.Thread):
    """Makes the copy of the day, and examines it: so the records are examined as well, without
    anybody waiting for it. A damaged copy is not kept, and the records are examined, set aside and
    mended when they are opened next."""

    def __init__(self, records: Path) -> None:
        super().__init__(name="daily copy", daemon=True)
        self._records = records
        self._ended = threading.Event()

    def stop(self) -> None:
        """Ends it, whether or not the copy is made."""
        self._ended.set()
        self.join()

    def run(self) -> None:
        folder = paths.backups_folder(self._records)
        new = paths.scratch(folder)
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            _sweep(self._records)
            copy_to(self._records, new, self._ended.is_set)
            with closing(connect(new)) as copy:
                copy.set_progress_handler(self._ended.is_set, 10_000)
                sound = is_sound(copy)
            if sound:
                place = _todays(self._records)
                self._put(new, place)
                thin(self._records, AUTOMATIC, place)
            else:
                suspect(self._records)
        except Stopped:
            pass
        except (OSError, sqlite3.Error) as error:
            log.warning("no copy of the records was made: %s", error)
            if isinstance(error, sqlite3.Error) and is_damage(error):
                suspect(self._records)
        finally:
            discard(new)

    def _put(self, new: Path, place: Path) -> None:
        # A person who was erased since the copy was begun must not come back with it. As long as
        # this connection could write, no other one erases.
        with (
            closing(connect(new)) as copy,
            closing(connect(self._records)) as records,
            transaction(records, "IMMEDIATE"),
        ):
            if erasures(copy) == erasures(records):
                os.replace(new, place)


def is_due(records: Path) -> bool:
    """Whether the daily copy should be made: none was made today, and the records have changed
    since the newest one. One of a day to come was made by a clock that ran ahead, and must not
    stand in the way until that day."""
    todays = _todays(records)
    copies = [copy for copy in automatic(records) if copy.name <= todays.name]
    if not copies:
        return True
    newest = copies[-1]
    if newest.name == todays.name:
        return False
    last = newest.stat().st_mtime_ns
    for path in paths.with_companions(records)[:2]:
        with contextlib.suppress(FileNotFoundError):  # the last window has just been closed
            found = path.stat()
            # A log is made, and empty, as soon as somebody reads.
            if found.st_size and found.st_mtime_ns > last:
                return True
    return False


def _todays(records: Path) -> Path:
    return paths.backups_folder(records) / f"practice-{today()}.sqlite3"


def today() -> str:
    """The date, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%d")


def erasures(connection: sqlite3.Connection) -> object:
    """Changes with everything that is erased or forgotten."""
    return connection.execute("SELECT value FROM settings WHERE name = 'erasures'").fetchone()


def _sweep(records: Path) -> None:
    """Deletes what was left half written, and is too old for another window to be at it."""
    for path in half_written(records):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > LEFT_OVER_S:
                path.unlink()
