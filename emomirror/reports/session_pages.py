"""The table of sessions; of many, that of weeks or months."""

from __future__ import annotations

from . import words
from .printing import Printing
from .series import Grain, Point, grouped, table_grain
from .sheet import CAPTION, LEADING, LEFT, MM, RIGHT, Part

LINE = CAPTION * MM * LEADING
ROW_MM = LINE + 1.6
BAR_MM = 34.0
GAP_MM = 3.0
PICTOGRAM_MM = 4.4
LEFT_EDGES = {Grain.SESSION: (LEFT, LEFT + 44, LEFT + 61, LEFT + 131)}
"""Left edges of the columns: time, minutes or sessions, successes, and what stands last."""
OTHER_EDGES = (LEFT, LEFT + 26, LEFT + 46, LEFT + 72, LEFT + 142)


def session_pages(printing: Printing) -> None:
    """Draws it, on as many pages as it needs."""
    report, sheet = printing.report, printing.sheet
    grain = table_grain(report.points)
    printing.heading(words.table_title(grain), keep=30)
    _headings(printing, grain)
    for n, point in enumerate(grouped(report.points, grain)):
        if sheet.room(ROW_MM):
            _headings(printing, grain)
        if grain is Grain.SESSION:
            _session(printing, n, point)
        else:
            _time(printing, point, grain)
        sheet.at += ROW_MM
    sheet.at += 6


def _edges(grain: Grain) -> tuple[float, ...]:
    return LEFT_EDGES.get(grain, OTHER_EDGES)


def _headings(printing: Printing, grain: Grain) -> None:
    sheet = printing.sheet
    lefts = _edges(grain)
    rights = (*(left - GAP_MM for left in lefts[1:]), RIGHT)
    cells = [
        sheet.wrapped(printing.sentence(said), right - left, CAPTION, bold=True)
        for said, left, right in zip(
            words.columns(printing.report, grain), lefts, rights, strict=True
        )
    ]
    high = max(len(lines) for lines in cells) * LINE
    for left, lines in zip(lefts, cells, strict=True):
        sheet.write_lines(lines, left, sheet.at + high - len(lines) * LINE, CAPTION, bold=True)
    sheet.at += high + 1
    sheet.line_across()
    sheet.at += 1


def _session(printing: Printing, n: int, point: Point) -> None:
    session, sheet = printing.report.sessions[n], printing.sheet
    day, minutes, tries, emotions = _edges(Grain.SESSION)
    _cell(printing, printing.forms.moment(session.started), day, minutes)
    _cell(printing, _minutes(printing, point), minutes, tries)
    _tries(printing, point, tries)
    for place, emotion in enumerate(session.emotions):
        x = emotions + place * (PICTOGRAM_MM + 1)
        sheet.pictogram(emotion.value, x, sheet.at + 0.3, PICTOGRAM_MM)


def _time(printing: Printing, point: Point, grain: Grain) -> None:
    time, sessions, minutes, tries, alone = _edges(grain)
    _cell(printing, printing.forms.time(point.day, grain), time, sessions)
    _cell(printing, str(point.sessions), sessions, minutes)
    _cell(printing, _minutes(printing, point), minutes, tries)
    _tries(printing, point, tries)
    _cell(printing, str(point.alone), alone, RIGHT)


def _minutes(printing: Printing, point: Point) -> str:
    # Rounded, a short session would have taken none.
    if point.minutes < 1:
        return printing.say(words.less_than_one(printing.forms))
    return printing.forms.number(point.minutes, 0)


def _cell(printing: Printing, text: str, left: float, right: float) -> None:
    sheet = printing.sheet
    lines = sheet.wrapped(text, right - left - GAP_MM, CAPTION, most=1)
    sheet.write_lines(lines, left, sheet.at + 0.8, CAPTION)


def _tries(printing: Printing, point: Point, left: float) -> None:
    sheet = printing.sheet
    parts = (
        Part(point.alone, "solid"),
        Part(point.succeeded - point.alone - point.accepted, "hatched"),
        Part(point.accepted, "dotted"),
    )
    if point.tries:
        sheet.bar(left, sheet.at + 1.2, BAR_MM, LINE - 0.9, point.tries, parts)
    text = printing.say(words.of(point.success))
    lines, size = sheet.fitted(text, 31, (CAPTION, 7.5), most=1)
    sheet.write_lines(lines, left + BAR_MM + 2, sheet.at + 0.8, size)
