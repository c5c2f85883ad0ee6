"""How a reader's language writes days and numbers. The window hands in its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from .series import Grain


def _iso_month(day: date) -> str:
    return day.isoformat()[:7]


def _iso_moment(moment: datetime) -> str:
    return moment.isoformat(" ", timespec="minutes")


def _plain_number(value: float, digits: int) -> str:
    return f"{value:.{digits}f}"


@dataclass(frozen=True, slots=True)
class Forms:
    """Days and numbers in writing; as ISO 8601 has them where nobody says otherwise.

    Attributes:
        day: a day, as ``2025-03-04``.
        short_day: the same where room is scarce.
        month: the month of a day, as ``2025-03``.
        moment: a day and the time, as ``2025-03-04 10:30``.
        number: a number with so many decimals.
        language: of the texts, as BCP 47 has it; readers aloud go by it.
    """

    day: Callable[[date], str] = date.isoformat
    short_day: Callable[[date], str] = date.isoformat
    month: Callable[[date], str] = _iso_month
    moment: Callable[[datetime], str] = _iso_moment
    number: Callable[[float, int], str] = _plain_number
    language: str = "en"

    def seconds(self, value: float) -> str:
        """Seconds as exact as people care: tenths below ten."""
        return self.number(value, 0 if value >= 9.95 else 1)

    def percent(self, value: float) -> str:
        """A share in hundredths, without its sign."""
        return self.number(100 * value, 0)

    def time(self, day: date, grain: Grain) -> str:
        """The name of a day, a week (by its Monday), a month or a year."""
        match grain:
            case Grain.SESSION | Grain.WEEK:
                return self.short_day(day)
            case Grain.MONTH:
                return self.month(day)
            case Grain.YEAR:
                return str(day.year)


PLAIN = Forms()
