"""The first page of a printed report: what a parent reads in a minute."""

from __future__ import annotations

from emomirror.practice.profile import SIGNS
from emomirror.sentences import Sentence

from . import words
from .emotion_rows import emotion_rows, legend
from .figures import Skill
from .printing import Printing
from .sheet import BODY, CAPTION, LEFT, MUTED, RIGHT, STRONG, TITLE

SIGN_MM = 15.0


def front_page(printing: Printing) -> None:
    """Draws it, and goes on to the next where it is full."""
    sheet, report = printing.sheet, printing.report
    sheet.start()
    _head(printing)
    for skill, figures in ((Skill.SHOWING, report.showing), (Skill.NAMING, report.naming)):
        if figures:
            emotion_rows(printing, skill, figures)
    if report.showing or report.naming:
        legend(printing)
    for said in (words.not_asked(report), words.free(report, printing.forms)):
        if said is not None:
            printing.paragraph(said)
    if report.sessions:
        sheet.paragraph(printing.sentence(words.caution()), size=CAPTION, colour=MUTED, after=4)
    if report.showing or report.naming:
        _sentences(printing)


def _head(printing: Printing) -> None:
    sheet, report = printing.sheet, printing.report
    left, top = LEFT, sheet.at
    if report.sign in SIGNS and sheet.pictogram(report.sign, LEFT, top, SIGN_MM):
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
    sheet.at = max(sheet.at, top + SIGN_MM) + 2.5
    sheet.line_across()
    sheet.at += 5


def _sentences(printing: Printing) -> None:
    sheet, report = printing.sheet, printing.report
    printing.heading(Sentence("Report", "In words"), keep=20)
    for skill, figures in ((Skill.SHOWING, report.showing), (Skill.NAMING, report.naming)):
        if skill is Skill.NAMING and report.showing and figures:
            text = printing.sentence(words.heading(skill))
            sheet.paragraph(text, size=BODY, bold=True, after=1.2, keep=10)
        for each in figures:
            said = [words.summary(each, printing.forms)]
            if each.since is not None:
                said += words.clear_changes(each.since, printing.forms)
            text = " ".join(printing.sentence(one) for one in said)
            sheet.paragraph(text, size=BODY, after=1.6)
        doubts = [words.doubt(report, each, printing.forms) for each in figures]
        doubted = [one for one in doubts if one is not None][:1]
        for group in (*doubted, *words.grouped_changes(figures)):
            printing.paragraph(group, after=1.6)
