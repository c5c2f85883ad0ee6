"""The pages behind the first: each emotion with all its figures."""

from __future__ import annotations

from emomirror.sentences import Sentence

from . import words
from .detail_words import facts
from .figures import EmotionFigures, Skill
from .printing import Printing
from .sheet import CAPTION, FLOOR, LEADING, LEFT, MM, MUTED, RIGHT, STRONG

PICTOGRAM_MM = 8.0
SPLIT = LEFT + 68
"""The left part shows help, the right one tells the other figures."""
LABEL_MM = 32.0
FACT_MM = 33.0
LINE = CAPTION * MM * LEADING


def detail_pages(printing: Printing) -> None:
    """Draws them."""
    report = printing.report
    sheet = printing.sheet
    if sheet.at > FLOOR / 2:
        sheet.start()
    else:
        sheet.at += 4
    for skill, figures in ((Skill.SHOWING, report.showing), (Skill.NAMING, report.naming)):
        if not figures:
            continue
        printing.heading(words.details(skill), keep=60)
        for each in figures:
            _emotion(printing, each)


def _emotion(printing: Printing, each: EmotionFigures) -> None:
    sheet = printing.sheet
    told = [
        (
            sheet.wrapped(printing.sentence(fact.name), FACT_MM - 2, CAPTION),
            sheet.wrapped(printing.say(fact.says), RIGHT - SPLIT - FACT_MM, CAPTION),
        )
        for fact in facts(each, printing.forms)
    ]
    helped = [
        (
            sheet.wrapped(
                printing.sentence(words.help_name(prompt, each.skill)), LABEL_MM - 2, CAPTION
            ),
            number,
        )
        for prompt, number in each.help
        if each.succeeded and (number or prompt is None)
    ]
    title = sheet.wrapped(
        printing.sentence(
            Sentence("Report", "Most help that successes had")
            if helped
            else Sentence("Report", "Not yet a success")
        ),
        SPLIT - LEFT - 6,
        CAPTION,
        bold=True,
    )
    right = sum(max(len(name), len(says)) * LINE + 0.9 for name, says in told)
    left = len(title) * LINE + 1.5 + sum(len(n) * LINE + 0.9 for n, _ in helped)
    after = [sheet.wrapped(text, RIGHT - LEFT, CAPTION) for text in _changes(printing, each)]
    below = sum(len(lines) * LINE for lines in after)
    sheet.room(PICTOGRAM_MM + 2 + max(left, right) + 1 + below)
    _title(printing, each)
    y = sheet.at
    sheet.write_lines(title, LEFT, y, CAPTION, bold=True)
    if helped:
        _help(printing, each, helped, y + len(title) * LINE + 1.5)
    for name, says in told:
        sheet.write_lines(name, SPLIT, y, CAPTION, colour=MUTED)
        sheet.write_lines(says, SPLIT + FACT_MM, y, CAPTION)
        y += max(len(name), len(says)) * LINE + 0.9
    sheet.at += max(left, right) + 1
    for lines in after:
        sheet.at += sheet.write_lines(lines, LEFT, sheet.at, CAPTION)
    sheet.at += 2.5
    sheet.line_across()
    sheet.at += 4


def _title(printing: Printing, each: EmotionFigures) -> None:
    sheet = printing.sheet
    sheet.pictogram(each.emotion.value, LEFT, sheet.at, PICTOGRAM_MM)
    count = printing.say(words.of(each.success))
    wide = sheet.fits(count, STRONG, bold=True)
    name = sheet.wrapped(
        printing.emotion(each.emotion),
        RIGHT - LEFT - PICTOGRAM_MM - wide - 8,
        STRONG,
        bold=True,
        most=1,
    )
    y = sheet.at + (PICTOGRAM_MM - STRONG * MM * LEADING) / 2
    sheet.write_lines(name, LEFT + PICTOGRAM_MM + 3, y, STRONG, bold=True)
    at = LEFT + PICTOGRAM_MM + 3 + sheet.fits(name[0], STRONG, bold=True) + 4
    sheet.write_lines([count], at, y, STRONG)
    sheet.at += PICTOGRAM_MM + 2


def _help(
    printing: Printing, each: EmotionFigures, helped: list[tuple[list[str], int]], y: float
) -> None:
    sheet = printing.sheet
    room = SPLIT - LEFT - LABEL_MM - 14
    for label, number in helped:
        high = len(label) * LINE
        sheet.write_lines(label, LEFT, y, CAPTION, colour=MUTED)
        middle = y + (high - LINE) / 2
        long = room * number / each.succeeded
        if number:
            sheet.filled(LEFT + LABEL_MM, middle + 0.4, long, LINE - 0.8, "solid")
        sheet.write_lines([str(number)], LEFT + LABEL_MM + long + 1.5, middle, CAPTION)
        y += high + 0.9


def _changes(printing: Printing, each: EmotionFigures) -> list[str]:
    if each.since is None:
        return []
    said = [words.change(each.since, printing.forms), words.change_alone(each.since)]
    asked = words.goal_change(each.since, printing.forms) if each.skill is Skill.SHOWING else None
    doubt = words.doubt(printing.report, each, printing.forms)
    said += [one for one in (asked, doubt) if one is not None]
    return [" ".join(printing.sentence(each) for each in said)]
