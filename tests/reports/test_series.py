from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emomirror.reports.series import MOST, Grain, Point, chart_grain, grouped, table_grain


def points(count: int, every_days: int = 1) -> list[Point]:
    start = date(2025, 3, 3)
    days = (start + timedelta(days=n * every_days) for n in range(count))
    return [Point(day, 1, 5.0, 10, 7, 4, 2) for day in days]


@pytest.mark.parametrize(
    ("series", "chart", "table"),
    [
        (points(0), Grain.SESSION, Grain.SESSION),
        (points(14), Grain.SESSION, Grain.SESSION),
        (points(15), Grain.WEEK, Grain.SESSION),
        (points(60), Grain.WEEK, Grain.WEEK),
        (points(500), Grain.MONTH, Grain.MONTH),
        (points(1800), Grain.MONTH, Grain.MONTH),
        (points(20, every_days=365), Grain.YEAR, Grain.SESSION),
    ],
)
def test_no_chart_and_no_table_is_too_long_to_read(
    series: list[Point], chart: Grain, table: Grain
) -> None:
    assert (chart_grain(series), table_grain(series)) == (chart, table)
    assert len(grouped(series, table)) <= MOST.get(table, 100)


def test_weeks_begin_on_monday() -> None:
    assert Grain.WEEK.start(date(2025, 3, 9)) == date(2025, 3, 3)
    assert Grain.WEEK.place(date(2025, 3, 10)) == Grain.WEEK.place(date(2025, 3, 9)) + 1
    assert Grain.WEEK.start(date.min) == date.min


@given(
    st.lists(st.dates(), min_size=1).map(sorted),
    st.sampled_from([Grain.WEEK, Grain.MONTH, Grain.YEAR]),
)
def test_grouping_loses_nothing_and_keeps_the_order(days: list[date], grain: Grain) -> None:
    series = [Point(day, 1, 5.0, 10, 7, 4, 2) for day in days]
    found = grouped(series, grain)
    assert sum(point.tries for point in found) == 10 * len(days)
    assert sum(point.alone for point in found) == 4 * len(days)
    assert sum(point.accepted for point in found) == 2 * len(days)
    places = [grain.place(point.day) for point in found]
    assert places == sorted(set(places))
    assert set(places) == {grain.place(day) for day in days}
