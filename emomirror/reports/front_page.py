"""The first page of a printed report: what a parent reads in a minute."""

from __future__ import annotations

from emomirror.practice.profile import SIGNS
from emomirror.sentences import Sentence

from . import words
from .figures import EmotionFigures, Skill
from .printing import Printing
from .series import Grain, chart_grain, grouped
from .sheet import (
    BODY,
    CAPTION,
    LEADING,
    LEFT,
    MM,
    MUTED,
    RIGHT,
    STRONG,
    TITLE,
    Part,
)

SIGN_MM = 15.0
PICTOGRAM_MM = 10.5
NAME_X, BAR_X, COUNT_X, CHART_X = LEFT + 14, LEFT + 48, LEFT + 106, LEFT + 136
NAME_MM = BAR_X - NAME_X - 2
BAR_MM = COUNT_X - BAR_X - 3
COUNT_MM = CHART_X - COUNT_X - 3
CHART_MM = RIGHT - CHART_X
SHORT_MM = CHART_X - BAR_X - 3
BAR_HIGH = 5.6
CHART_HIGH = 9.5


def front_page(printing: Printing) -> None:
    """Draws it, and goes on to the next where it is full."""
    sheet, report = printing.sheet, printing.report
    sheet.start()
    _head(printing)
    grain = chart_grain(report.points)
    for skill, figures in ((Skill.SHOWING, report.showing), (Skill.NAMING, report.naming)):
        if figures:
            _rows(printing, skill, figures, grain)
    if report.showing or report.naming:
        _legend(printing)
        _sentences(printing)
    for said in (words.not_asked(report), words.free(report, printing.forms)):
        if said is not None:
            printing.paragraph(said)


def _head(printing: Printing) -> None:
    sheet, report = printing.sheet, printing.report
    left, top = LEFT, sheet.at
    if report.sign in SIGNS:
        sheet.pictogram(report.sign, LEFT, top, SIGN_MM)
        left += SIGN_MM + 4
    name = report.name or printing.sentence(words.title())
    lines = sheet.wrapped(name, RIGHT - left, TITLE, bold=True, most=1)
    sheet.at += sheet.write_lines(lines, left, sheet.at, TITLE, bold=True)
    said = [words.period(report, printing.forms)]
    if report.name:
        said.insert(0, words.title())
    for each in said:
        lines = sheet.wrapped(printing.sentence(each), RIGHT - left, STRONG)
        sheet.at += sheet.write_lines(lines, left, sheet.at, STRONG, colour=MUTED)
    sheet.at = max(sheet.at, top + SIGN_MM) + 3
    sheet.line_across()
    sheet.at += 5


def _rows(
    printing: Printing, skill: Skill, figures: tuple[EmotionFigures, ...], grain: Grain
) -> None:
    sheet = printing.sheet
    printing.heading(words.heading(skill))
    if any(len(each.points) > 1 for each in figures):
        caption = printing.sentence(words.chart_title(grain))
        lines = sheet.wrapped(caption, CHART_MM, CAPTION, most=2)
        high = len(lines) * CAPTION * MM * LEADING
        sheet.write_lines(lines, CHART_X, sheet.at - high - 0.5, CAPTION, colour=MUTED)
    for each in figures:
        _row(printing, each, grain)
    sheet.at += 2


def _row(printing: Printing, each: EmotionFigures, grain: Grain) -> None:
    sheet, say = printing.sheet, printing.say
    short = sheet.wrapped(
        printing.sentence(words.in_short(each, printing.forms)), SHORT_MM, CAPTION, most=3
    )
    name = sheet.wrapped(printing.emotion(each.emotion), NAME_MM, STRONG, bold=True, most=3)
    count = sheet.wrapped(say(words.of(each.success)), COUNT_MM, STRONG, bold=True, most=2)
    line = STRONG * MM * LEADING
    below_bar = max(BAR_HIGH, len(count) * line) + 0.8
    high = max(
        PICTOGRAM_MM,
        len(name) * line,
        below_bar + len(short) * CAPTION * MM * LEADING,
        CHART_HIGH,
    )
    sheet.room(high)
    y = sheet.at
    sheet.pictogram(each.emotion.value, LEFT, y, PICTOGRAM_MM)
    middle = y + max(0.0, (PICTOGRAM_MM - len(name) * line) / 2)
    sheet.write_lines(name, NAME_X, middle, STRONG, bold=True)
    sheet.bar(BAR_X, y, BAR_MM, BAR_HIGH, each.tries, _parts(each))
    sheet.write_lines(count, COUNT_X, y + max(0.0, (BAR_HIGH - line) / 2), STRONG, bold=True)
    sheet.write_lines(short, BAR_X, y + below_bar, CAPTION, colour=MUTED)
    _chart(printing, each, grain, y)
    sheet.at += high + 3.2


def _parts(each: EmotionFigures) -> tuple[Part, ...]:
    return (
        Part(each.alone, "solid"),
        Part(each.with_help, "hatched"),
        Part(each.accepted, "dotted"),
    )


def _chart(printing: Printing, each: EmotionFigures, grain: Grain, y: float) -> None:
    points = grouped(printing.report.points, grain)
    mine = grouped(each.points, grain)
    if len(points) < 2:
        return
    if grain is Grain.SESSION:
        # Sessions have no place in the calendar: one column for each of the report's.
        columns = [
            (number, point.tries, point.succeeded)
            for number, point in zip(each.in_sessions, each.points, strict=True)
        ]
        places = len(points)
    else:
        first = grain.place(points[0].day)
        columns = [(grain.place(p.day) - first, p.tries, p.succeeded) for p in mine]
        places = grain.place(points[-1].day) - first + 1
    printing.sheet.columns(CHART_X, y, CHART_MM, CHART_HIGH, columns, places)


def _legend(printing: Printing) -> None:
    """What the patterns mean. They are explained where they are, in words."""
    sheet = printing.sheet
    entries = [
        (pattern, printing.sentence(said))
        for pattern, said in (
            ("solid", Sentence("Report", "without help")),
            ("hatched", Sentence("Report", "with help")),
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
    sheet.at += step + 6


def _sentences(printing: Printing) -> None:
    sheet, report = printing.sheet, printing.report
    printing.heading(Sentence("Report", "In words"), keep=20)
    for skill, figures in ((Skill.SHOWING, report.showing), (Skill.NAMING, report.naming)):
        if skill is Skill.NAMING and report.showing and figures:
            said = printing.sentence(words.heading(skill))
            sheet.paragraph(said, size=BODY, bold=True, after=1.2, keep=10)
        for each in figures:
            text = printing.sentence(words.summary(each, printing.forms))
            if each.since is not None:
                text += " " + printing.sentence(words.change(each.since, printing.forms))
            sheet.paragraph(text, size=BODY, after=1.6)
        few = words.too_few(figures)
        if few is not None:
            printing.paragraph(few)
