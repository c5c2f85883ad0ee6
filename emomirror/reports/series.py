"""Figures over time: by session, week, month or year, whichever gives few enough to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from .shares import Share


class Grain(Enum):
    """How much time one point stands for."""

    SESSION = "session"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    def start(self, day: date) -> date:
        """The first day of the time that ``day`` belongs to. Weeks begin on Monday."""
        match self:
            case Grain.SESSION:
                return day
            case Grain.WEEK:
                # The calendar's first week may have begun before the calendar did.
                return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
            case Grain.MONTH:
                return day.replace(day=1)
            case Grain.YEAR:
                return day.replace(month=1, day=1)

    def place(self, day: date) -> int:
        """How many of its kind lie before the time that ``day`` belongs to, counted from the
        calendar's first; sessions are counted, and have no place."""
        match self:
            case Grain.SESSION | Grain.WEEK:
                return (day.toordinal() - 1) // 7
            case Grain.MONTH:
                return day.year * 12 + day.month - 1
            case Grain.YEAR:
                return day.year


MOST = {Grain.SESSION: 30, Grain.WEEK: 53, Grain.MONTH: 72}
"""More points than this are drawn or listed by the next coarser grain: a month of days, a year of
weeks, six years of months."""


class Point(NamedTuple):
    """What was practised in some time.

    Attributes:
        day: its first, by the clock on the wall.
        sessions: how many there were.
        minutes: of practising.
        tries: those that count.
        succeeded: of them.
        alone: of those that succeeded, with no more help than was there from the start.
        accepted: of those that succeeded, counted by the adult alone.
    """

    day: date
    sessions: int
    minutes: float
    tries: int
    succeeded: int
    alone: int
    accepted: int

    @property
    def success(self) -> Share:
        """Successes of tries."""
        return Share(self.succeeded, self.tries)

    def plus(self, other: Point) -> Point:
        """Both together, on this one's day."""
        return Point(
            self.day,
            self.sessions + other.sessions,
            self.minutes + other.minutes,
            self.tries + other.tries,
            self.succeeded + other.succeeded,
            self.alone + other.alone,
            self.accepted + other.accepted,
        )


def grouped(points: Iterable[Point], grain: Grain) -> tuple[Point, ...]:
    """The same by a coarser grain, oldest first. Time without practice has no point."""
    if grain is Grain.SESSION:
        return tuple(points)
    sums: dict[date, Point] = {}
    for point in points:
        day = grain.start(point.day)
        had = sums.get(day)
        sums[day] = point._replace(day=day) if had is None else had.plus(point)
    return tuple(sums[day] for day in sorted(sums))


def chart_grain(points: Sequence[Point]) -> Grain:
    """The grain in which a small chart can be read: sessions within two weeks, else the finest
    one that needs no more than ``MOST`` columns from the first to the last.

    Args:
        points: by session, oldest first.
    """
    if not points:
        return Grain.SESSION
    first, last = points[0].day, points[-1].day
    if len(points) <= MOST[Grain.SESSION] and (last - first).days < 14:
        return Grain.SESSION
    for grain in (Grain.WEEK, Grain.MONTH):
        if grain.place(last) - grain.place(first) < MOST[grain]:
            return grain
    return Grain.YEAR


def table_grain(points: Sequence[Point]) -> Grain:
    """The grain in which a table can be read: that of the chart, but single sessions as long as
    there are few."""
    return Grain.SESSION if len(points) <= MOST[Grain.SESSION] else chart_grain(points)
