"""What the window has to say at the moment, and what of it comes first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QObject

from .banner import Banner, Kind


class Topic(IntEnum):
    """What a notice is about: one notice each. The first one is the most urgent."""

    SOURCE = 0
    MODEL = 1
    SAVING = 2
    SETTINGS = 3


@dataclass(frozen=True)
class Notice:
    """One thing to say.

    Attributes:
        kind: how grave it is.
        text: what happened.
        actions: what can be done about it, as label and callback.
    """

    kind: Kind
    text: str
    actions: tuple[tuple[str, Callable[[], object]], ...] = ()


class Notices(QObject):
    """Shows the most urgent notice in the banner, and the next once that one is done with."""

    def __init__(self, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._banner = banner
        self._notices: dict[Topic, Notice] = {}
        self._shown: Topic | None = None
        banner.dismissed.connect(self._on_dismissed)

    def say(self, topic: Topic, notice: Notice) -> None:
        """Says something, in place of what was said about the topic before."""
        self._notices[topic] = notice
        if self._shown is None or topic <= self._shown:
            self._show_first()

    def clear(self, topic: Topic) -> None:
        """There is nothing left to say about the topic."""
        if self._notices.pop(topic, None) is not None and topic == self._shown:
            self._show_first()

    def __contains__(self, topic: Topic) -> bool:
        return topic in self._notices

    def _show_first(self) -> None:
        self._shown = min(self._notices, default=None)
        if self._shown is None:
            self._banner.hide()
            return
        notice = self._notices[self._shown]
        self._banner.show_message(notice.kind, notice.text, notice.actions)

    def _on_dismissed(self) -> None:
        if self._shown is not None:
            self.clear(self._shown)
