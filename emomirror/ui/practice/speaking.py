"""Says prompts aloud, where the system and the installation have a voice."""

from __future__ import annotations

import importlib
import logging
from typing import Any

from PySide6.QtCore import QLocale, QObject

from .addons import installed

log = logging.getLogger(__name__)

MODULE = "PySide6.QtTextToSpeech"


def can_speak() -> bool:
    """Whether the part of Qt that speaks is installed. Whether it has a voice shows only later."""
    return installed(MODULE)


class Speaker(QObject):
    """Speaks one text at a time: a newer one takes the place of that which is being said. Silent
    where nothing can speak."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice: Any = None
        if not can_speak():
            return
        try:
            module = importlib.import_module(MODULE)
            if module.QTextToSpeech.availableEngines():
                self._voice = module.QTextToSpeech(self)
        except Exception as error:
            # A voice that cannot be had must not end a session.
            log.info("no voice: %s: %s", type(error).__name__, error)

    @property
    def speaks(self) -> bool:
        """Whether there is a voice."""
        return self._voice is not None

    def say(self, text: str) -> None:
        """Says a text aloud."""
        if self._voice is not None and text:
            self._voice.stop()
            # A voice of another language than the words would not be understood.
            if self._voice.locale().language() != QLocale().language():
                self._voice.setLocale(QLocale())
            self._voice.say(text)

    def stop(self) -> None:
        """Falls silent."""
        if self._voice is not None:
            self._voice.stop()
