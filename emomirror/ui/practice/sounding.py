"""A soft sound after a success, where the installation can play one and a profile wishes it."""

from __future__ import annotations

import importlib
import logging
from typing import Any

from PySide6.QtCore import QObject, QUrl

from emomirror.resources import asset_path

from .addons import installed

log = logging.getLogger(__name__)

MODULE = "PySide6.QtMultimedia"
FILE = "sounds/success.wav"
"""``sounds/make_success.py`` says how soft it is."""


def can_sound() -> bool:
    """Whether the part of Qt that plays sounds is installed. Whether there is a loudspeaker shows
    only later."""
    return installed(MODULE)


class Chime(QObject):
    """Plays the sound. Silent where nothing can."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.effect: Any = None
        if not can_sound():
            return
        try:
            self.effect = importlib.import_module(MODULE).QSoundEffect(self)
            # Read now: a sound that comes late belongs to nothing.
            self.effect.setSource(QUrl.fromLocalFile(str(asset_path(FILE))))
        except Exception as error:
            # A sound that cannot be had must not end a session.
            log.info("no sound: %s: %s", type(error).__name__, error)
            self.effect = None

    def play(self) -> None:
        """Plays it, unless it is to be heard already: one over the other would be louder."""
        if self.effect is not None and not self.effect.isPlaying():
            self.effect.play()
