"""Keeps the settings while the window is open, and writes them without making it wait."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from emomirror import settings
from emomirror.errors import SettingsUnwritable
from emomirror.settings import Settings

log = logging.getLogger(__name__)

CALM_MS = 700
"""Settings are written once nothing has changed for so long."""
LAST_PATIENCE_MS = 500
"""How long closing waits for a disk that takes its time."""


class Keeper(QObject):
    """The settings of this window."""

    changed = Signal(object)
    """``Settings``, after each change."""
    unwritable = Signal(SettingsUnwritable)
    """Told once: the person knows now."""
    _failed = Signal(SettingsUnwritable)

    def __init__(self, start: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = start
        self._handed_over = start
        self._told = False
        self._pool = QThreadPool(self)
        # One thread: two writes at once could leave the older of them.
        self._pool.setMaxThreadCount(1)
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._write_beside)
        self._failed.connect(self._tell)

    @property
    def settings(self) -> Settings:
        """As they are now."""
        return self._settings

    def change(self, **fields: Any) -> None:
        """Sets fields of ``Settings``; nothing happens where they hold these values already."""
        changed = replace(self._settings, **fields)
        if changed == self._settings:
            return
        self._settings = changed
        self._calm.start()
        self.changed.emit(changed)

    def finish(self) -> bool:
        """Writes what is not written yet; whether that was done within ``LAST_PATIENCE_MS``."""
        self._calm.stop()
        self._write_beside()
        done = self._pool.waitForDone(LAST_PATIENCE_MS)
        if not done:
            log.warning("the settings were not written within %d ms", LAST_PATIENCE_MS)
        return done

    def _write_beside(self) -> None:
        # A disk can take its time, and the window must not.
        now = self._settings
        if now != self._handed_over:
            self._handed_over = now
            self._pool.start(lambda: self._write(now))

    def _write(self, now: Settings) -> None:
        try:
            settings.save(now)
        except SettingsUnwritable as error:
            self._failed.emit(error)

    def _tell(self, error: SettingsUnwritable) -> None:
        if not self._told:
            self._told = True
            self.unwritable.emit(error)
