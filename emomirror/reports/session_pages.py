"""The table of sessions; of many, that of weeks or months."""

from __future__ import annotations

from . import words
from .printing import Printing
from .series import Grain, Point, grouped, table_grain
from .sheet import CAPTION, LEADING, LEFT, MM, RIGHT, Part

LINE = CAPTION * MM * LEADING
ROW_MM = LINE + 1.6
EDGES = (LEFT + 36, LEFT + 56, LEFT + 76, LEFT + 140, RIGHT)
"""Right edges of the columns: day, sessions, minutes, successes with their bar, without help."""


def session_pages(printing: Printing) -> None:
    """Draws it, on as many pages as it needs."""
    report, sheet = printing.report, printing.sheet
    if not report.sessions:
        return
    grain = table_grain(report.points)
    rows = grouped(report.points, grain)
    printing.heading(words.table_title(grain), keep=30)
    _headings(printing, grain)
    for n, row in enumerate(rows):
        if sheet.room(ROW_MM):
            _headings(printing, grain)
        when = (
            printing.forms.moment(report.sessions[n].started)
            if grain is Grain.SESSION
            else printing.forms.time(row.day, grain)
        )
        _row(printing, row, when, grain)
    sheet.at += 6


def _headings(printing: Printing, grain: Grain) -> None:
    sheet = printing.sheet
    cells = [
        []
        if said is None
        else sheet.wrapped(printing.sentence(said), right - left - 3, CAPTION, bold=True)
        for said, left, right in zip(words.columns(grain), (LEFT, *EDGES[:-1]), EDGES, strict=True)
    ]
    high = max(len(lines) for lines in cells) * LINE
    sheet.room(high + 2 * ROW_MM)
    for n, lines in enumerate(cells):
        y = sheet.at + high - len(lines) * LINE
        if n in (0, 3):
            left = LEFT if n == 0 else EDGES[2] + 8
            sheet.write_lines(lines, left, y, CAPTION, bold=True)
        else:
            sheet.write_lines(lines, 0, y, CAPTION, bold=True, right=EDGES[n])
    sheet.at += high + 1
    sheet.line_across()
    sheet.at += 1


def _row(printing: Printing, row: Point, when: str, grain: Grain) -> None:
    sheet, forms = printing.sheet, printing.forms
    y = sheet.at + 0.8
    sheet.write_lines(sheet.wrapped(when, EDGES[0] - LEFT, CAPTION, most=1), LEFT, y, CAPTION)
    if grain is not Grain.SESSION:
        sheet.write_lines([str(row.sessions)], 0, y, CAPTION, right=EDGES[1])
    sheet.write_lines([forms.number(row.minutes, 0)], 0, y, CAPTION, right=EDGES[2])
    left = EDGES[2] + 8
    sheet.bar(left, y + 0.5, 30, LINE - 1, row.tries, (Part(row.succeeded, "solid"),))
    count = printing.say(words.of(row.success))
    sheet.write_lines([count], left + 33, y, CAPTION)
    sheet.write_lines([str(row.alone)], 0, y, CAPTION, right=EDGES[4])
    sheet.at += ROW_MM
