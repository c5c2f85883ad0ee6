"""What the pages of a printed report have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from emomirror.emotions import Emotion, named
from emomirror.sentences import Sentence

from .forms import Forms
from .report import Report
from .sheet import BODY, HEADING, INNER, Sheet

AFTER = 2.2
"""Between paragraphs, in mm."""


@dataclass(frozen=True, slots=True)
class Printing:
    """A report on its way to paper.

    Attributes:
        report: what is printed.
        sheet: where.
        say: puts a sentence into the reader's language.
        forms: how it writes days and numbers.
    """

    report: Report
    sheet: Sheet
    say: Callable[[Sentence], str]
    forms: Forms

    def sentence(self, said: Sentence) -> str:
        """A text that begins with a capital letter, as a sentence or a heading does."""
        text = self.say(said)
        return text[:1].upper() + text[1:]

    def emotion(self, emotion: Emotion) -> str:
        """An emotion's name as a heading."""
        return self.sentence(named(emotion))

    def heading(self, said: Sentence, keep: float = 30.0, width: float = INNER) -> None:
        """A heading, and room for what follows it.

        Args:
            keep: so much has to follow on the same page, in mm.
            width: of its lines, in mm.
        """
        text = self.sentence(said)
        self.sheet.paragraph(text, width=width, size=HEADING, bold=True, after=2.5, keep=keep)

    def paragraph(self, said: Sentence, after: float = AFTER) -> None:
        """A paragraph of plain text."""
        self.sheet.paragraph(self.sentence(said), size=BODY, after=after)
