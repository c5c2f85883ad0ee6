"""Which sessions are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class Span(StrEnum):
    """How far back it goes."""

    SESSION = "session"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


DAYS = {Span.WEEK: 7, Span.MONTH: 30}


@dataclass(frozen=True)
class Period:
    """One session, the last days, or all.

    Attributes:
        span: how far back.
        session_id: which session, where it is one.
    """

    span: Span = Span.ALL
    session_id: int | None = None

    def since(self, now: datetime) -> datetime | None:
        """From when on; None is from the beginning."""
        days = DAYS.get(self.span)
        return None if days is None else now - timedelta(days=days)


def span_name(span: Span) -> str:
    """A span in words."""
    match span:
        case Span.SESSION:
            return translate("Period", "This session")
        case Span.WEEK:
            return translate("Period", "The last 7 days")
        case Span.MONTH:
            return translate("Period", "The last 30 days")
        case Span.ALL:
            return translate("Period", "Everything")
