"""All pages of a printed report, in their order."""

from __future__ import annotations

from collections.abc import Callable

from emomirror.sentences import Sentence

from . import about, words
from .detail_pages import detail_pages
from .forms import Forms
from .front_page import front_page
from .printing import AFTER, Printing
from .report import Report
from .session_pages import session_pages
from .sheet import BODY, CAPTION, FLOOR, INNER, LEADING, LEFT, MM, MUTED, RIGHT, Sheet


def printed(report: Report, say: Callable[[Sentence], str], forms: Forms) -> bytes:
    """See ``pdf.pdf``."""
    # Half of a surrogate pair, as JSON may bring it in, is no character that a file can hold.
    name = report.name[:100].encode("utf-16", "replace").decode("utf-16")
    title = say(words.title())
    sheet = Sheet(f"{title}: {name}" if name else title, forms.language, report.last_utc)
    printing = Printing(report, sheet, say, forms)
    front_page(printing)
    if report.showing or report.naming:
        detail_pages(printing)
    if report.sessions:
        session_pages(printing)
    _about(printing)
    _numbers(printing)
    return bytes(sheet.output())


def _about(printing: Printing) -> None:
    sheet = printing.sheet
    said = about.paragraphs(printing.report)
    # Whole on one page: what is read in part may be taken for all of it.
    lines = sum(len(sheet.wrapped(printing.sentence(one), INNER, BODY)) for one in said)
    printing.heading(about.title(), keep=lines * BODY * MM * LEADING + len(said) * AFTER)
    for one in said:
        printing.paragraph(one)


def _numbers(printing: Printing) -> None:
    sheet, report = printing.sheet, printing.report
    pages = sheet.pages_count
    for number in range(1, pages + 1):
        said = Sentence("Report", "Page {number} of {pages}").naming(number=number, pages=pages)
        text = printing.sentence(said)
        with sheet.on_page(number):
            room = INNER - sheet.fits(text, CAPTION) - 8
            name = sheet.wrapped(report.name, room, CAPTION, most=1)
            sheet.write_lines(name, LEFT, FLOOR + 6, CAPTION, colour=MUTED)
            sheet.write_lines([text], 0, FLOOR + 6, CAPTION, colour=MUTED, right=RIGHT)
