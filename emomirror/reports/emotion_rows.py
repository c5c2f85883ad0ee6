"""Rows of a printed report: one for each emotion, to be taken in at a glance."""

from __future__ import annotations

from emomirror.sentences import Sentence

from . import words
from .figures import EmotionFigures, Skill
from .printing import Printing
from .series import Grain, Point, chart_grain, grouped
from .sheet import BODY, CAPTION, LEADING, LEFT, MM, MUTED, RIGHT, STRONG, Column, Part

PICTOGRAM_MM = 10.5
NAME_X, BAR_X, CHART_X = LEFT + 14, LEFT + 49, LEFT + 136
GAP_MM = 3.0
NAME_MM = BAR_X - NAME_X - 2
COUNT_MM = 26.0
CHART_MM = RIGHT - CHART_X
BAR_HIGH = 5.6
CHART_HIGH = 9.5
SIZES = (STRONG, BODY, CAPTION)
"""What is long may be smaller, down to the last of them."""


def emotion_rows(printing: Printing, skill: Skill, figures: tuple[EmotionFigures, ...]) -> None:
    """One emotion below the other, each with how often it succeeded, as a bar and in words, and a
    small chart of how that came about.

    Args:
        figures: one or more.
    """
    sheet = printing.sheet
    grain = chart_grain(printing.report.points)
    charts, places = _charts(printing, figures, grain)
    right = RIGHT if places < 2 else CHART_X - GAP_MM
    printing.heading(words.heading(skill), width=right - LEFT)
    if places > 1:
        caption = printing.sentence(words.chart_title(grain))
        lines = sheet.wrapped(caption, CHART_MM, CAPTION, most=2)
        high = len(lines) * CAPTION * MM * LEADING
        sheet.write_lines(lines, CHART_X, sheet.at - high - 0.5, CAPTION, colour=MUTED)
    sizes = (
        sheet.fitted(printing.say(words.of(each.success)), COUNT_MM, SIZES, bold=True, most=2)[1]
        for each in figures
    )
    count_size = min(sizes)
    for each, columns in zip(figures, charts, strict=True):
        high = _row(printing, each, right, count_size)
        if places > 1:
            sheet.columns(CHART_X, sheet.at, CHART_MM, CHART_HIGH, columns, places)
        sheet.at += high + 2.4
    sheet.at += 2


def _row(printing: Printing, each: EmotionFigures, right: float, count_size: float) -> float:
    """Draws all but the chart, up to ``right``; on a new page where it must be.

    Returns:
        How high it is.
    """
    sheet, say = printing.sheet, printing.say
    count_x = right - COUNT_MM
    short = sheet.wrapped(
        printing.sentence(words.in_short(each, printing.forms)), right - BAR_X, CAPTION, most=3
    )
    name, name_size = sheet.fitted(
        printing.emotion(each.emotion), NAME_MM, SIZES, bold=True, most=3
    )
    count = sheet.wrapped(say(words.of(each.success)), COUNT_MM, count_size, bold=True, most=2)
    name_high = len(name) * name_size * MM * LEADING
    count_high = len(count) * count_size * MM * LEADING
    below_bar = max(BAR_HIGH, count_high) + 0.8
    high = max(
        PICTOGRAM_MM,
        name_high,
        below_bar + len(short) * CAPTION * MM * LEADING,
        CHART_HIGH,
    )
    sheet.room(high)
    y = sheet.at
    sheet.pictogram(each.emotion.value, LEFT, y, PICTOGRAM_MM)
    middle = y + max(0.0, (PICTOGRAM_MM - name_high) / 2)
    sheet.write_lines(name, NAME_X, middle, name_size, bold=True)
    if each.tries:
        sheet.bar(BAR_X, y, count_x - GAP_MM - BAR_X, BAR_HIGH, each.tries, _parts(each))
    middle = y + max(0.0, (BAR_HIGH - count_high) / 2)
    sheet.write_lines(count, count_x, middle, count_size, bold=True)
    sheet.write_lines(short, BAR_X, y + below_bar, CAPTION, colour=MUTED)
    return high


def _parts(each: EmotionFigures) -> tuple[Part, ...]:
    return (
        Part(each.alone, "solid"),
        Part(each.with_help, "hatched"),
        Part(each.accepted, "dotted"),
    )


def _charts(
    printing: Printing, figures: tuple[EmotionFigures, ...], grain: Grain
) -> tuple[list[list[Column]], int]:
    """The columns of each emotion, and how many places they are among. Few tries are drawn as many
    as they are; those of months and years, which are many, as shares of their own."""
    report = printing.report
    counted: list[list[tuple[int, Point]]] = []
    if grain is Grain.SESSION:
        # Sessions have no place in the calendar, but one after another.
        places = len(report.sessions)
        counted = [list(zip(each.in_sessions, each.points, strict=True)) for each in figures]
    else:
        first = grain.place(report.points[0].day)
        places = grain.place(report.points[-1].day) - first + 1
        counted = [
            [(grain.place(point.day) - first, point) for point in grouped(each.points, grain)]
            for each in figures
        ]
    most = max((point.tries for points in counted for _, point in points), default=0)
    shares = grain in (Grain.MONTH, Grain.YEAR)
    charts = [
        [
            Column(place, *(part / (point.tries if shares else most) for part in point[3:]))
            for place, point in points
            if point.tries
        ]
        for points in counted
    ]
    return charts, places


def legend(printing: Printing) -> None:
    """What the patterns mean."""
    sheet = printing.sheet
    entries = [
        (pattern, printing.sentence(said))
        for pattern, said in (
            ("solid", words.alone(printing.report)),
            ("hatched", words.with_help(printing.report)),
            ("dotted", Sentence("Report", "accepted by the adult")),
            ("empty", Sentence("Report", "not yet")),
        )
    ]
    step = CAPTION * MM * LEADING
    sheet.room(2 * step + 4)
    x = LEFT
    for pattern, text in entries:
        wide = 9 + sheet.fits(text, CAPTION) + 6
        if x > LEFT and x + wide > RIGHT + 6:
            x = LEFT
            sheet.at += step + 1
        parts = () if pattern == "empty" else (Part(1, pattern),)
        sheet.bar(x, sheet.at + 0.4, 7, step - 0.8, 1, parts)
        sheet.write_lines([text], x + 9, sheet.at, CAPTION, colour=MUTED)
        x += wide
    sheet.at += step + 4
