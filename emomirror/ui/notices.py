"""What the window has to say at the moment, and what of it comes first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject

from .banner import Banner, Kind

GRAVITY: dict[Kind, int] = {"error": 2, "warning": 1, "info": 0}


class Topic(Enum):
    """What a notice is about: one notice each."""

    SOURCE = auto()
    MODEL = auto()
    SAVING = auto()
    SETTINGS = auto()
    EXPLAINING = auto()


Action = tuple[str, Callable[[], object]]
"""What can be done about something: the label of its button, and what that does."""


@dataclass(frozen=True)
class Notice:
    """One thing to say.

    Attributes:
        kind: how grave it is.
        text: what happened.
        actions: what can be done about it.
    """

    kind: Kind
    text: str
    actions: tuple[Action, ...] = ()


Saying = Notice | Callable[[], Notice]
"""A notice, or what makes it, asked anew when the window's language changes."""


class Notices(QObject):
    """Shows the gravest notice in the banner, of several the newest, and the next once that one is
    done with: what failed is never hidden by what went well."""

    def __init__(self, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._banner = banner
        self._sayings: dict[Topic, Saying] = {}
        self._notices: dict[Topic, Notice] = {}
        self._shown: Topic | None = None
        banner.dismissed.connect(self._on_dismissed)

    def say(self, topic: Topic, saying: Saying) -> None:
        """Says something, in place of what was said about the topic before."""
        # Taken out first, so that the newest stands last.
        self._notices.pop(topic, None)
        self._notices[topic] = _made(saying)
        self._sayings[topic] = saying
        if self._first() is topic or self._shown is topic:
            self._show_first()

    def clear(self, topic: Topic) -> None:
        """There is nothing left to say about the topic."""
        if self._notices.pop(topic, None) is not None and topic is self._shown:
            self._show_first()

    def retranslate(self) -> None:
        """Says what there is to say in the window's language."""
        self._notices = {topic: _made(self._sayings[topic]) for topic in self._notices}
        if self._shown is not None:
            self._show_first()

    def __contains__(self, topic: Topic) -> bool:
        return topic in self._notices

    def _first(self) -> Topic | None:
        # max takes the first of equals, and the newest should come first.
        newest_first = reversed(self._notices)
        return max(newest_first, key=lambda t: GRAVITY[self._notices[t].kind], default=None)

    def _show_first(self) -> None:
        self._shown = self._first()
        if self._shown is None:
            self._banner.hide()
            return
        notice = self._notices[self._shown]
        self._banner.show_message(notice.kind, notice.text, notice.actions)

    def _on_dismissed(self) -> None:
        if self._shown is not None:
            self.clear(self._shown)


def _made(saying: Saying) -> Notice:
    return saying if isinstance(saying, Notice) else saying()
