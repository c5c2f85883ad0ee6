"""Paper to draw a report on: text that fits, bars, columns and pictograms, all in one hand.

Lengths are in millimetres, from the upper left corner of an A4 page; sizes of text in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import NamedTuple

from fpdf import FPDF
from fpdf.fonts import TTFFont

from emomirror.resources import asset_path

from .fonts import font_files, shown

WIDTH, HEIGHT = 210.0, 297.0
LEFT, TOP, BOTTOM = 18.0, 18.0, 20.0
RIGHT = WIDTH - LEFT
INNER = RIGHT - LEFT
FLOOR = HEIGHT - BOTTOM
"""Nothing but the page's number stands below it."""

TEXT = "#23282C"
MUTED = "#5A6066"
ACCENT = "#2C6470"
OUTLINE = "#857F74"
HAIRLINE = "#DAD6CD"
TRACK = "#F3F1EC"
TINT = "#9DBAC0"
PAPER = "#FFFFFF"
"""The colours are those of the window's light theme, on white."""

CAPTION, BODY, STRONG, HEADING, TITLE = 8.5, 10.0, 11.0, 13.0, 22.0
LEADING = 1.32
"""From line to line, in sizes of text."""
WIDEST_COLUMN_MM = 5.0
COUNTABLE_MM = 2.4
"""Of a bar: a try that has less of it is no box of its own."""
MM = 25.4 / 72
"""Of one point."""
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in a file on nothing."""


class Part(NamedTuple):
    """One part of a bar.

    Attributes:
        value: its share of the bar's length, in the unit of the whole.
        pattern: ``solid``, ``hatched`` or ``dotted``: none is known by its colour alone.
    """

    value: float
    pattern: str


class Column(NamedTuple):
    """One column of a small chart. All but the place are parts of the chart's height, 0..1.

    Attributes:
        place: from 0 on the left.
        high: all of it.
        succeeded: of that.
        alone: of that again.
        accepted: of what succeeded, by the adult alone.
    """

    place: int
    high: float
    succeeded: float
    alone: float
    accepted: float


class Sheet(FPDF):
    """Pages under way.

    Attributes:
        at: how far down the page is filled, in mm.
    """

    def __init__(self, title: str, language: str, made: datetime | None) -> None:
        super().__init__(format="A4", unit="mm")
        plain, bold = font_files()
        self.add_font("Report", "", plain)
        self.add_font("Report", "B", bold)
        self._known = {style: self._letters(style) for style in ("", "B")}
        self._widths: dict[tuple[str, str], float] = {}
        self.set_auto_page_break(False)
        self.set_margin(0)
        self.set_title(title)
        self.set_lang(language)
        self.set_creator("Emomirror")
        # The same report is the same file, whenever it is written.
        self.set_creation_date(made or UNDATED)
        self.at = TOP
        self._footers: list[str] = []

    def start(self) -> None:
        """A new page."""
        self.add_page()
        self.at = TOP

    def room(self, height: float) -> bool:
        """Makes sure that ``height`` is left, on a new page where it must be.

        Returns:
            Whether a new page has begun.
        """
        if self.page and self.at + height <= FLOOR:
            return False
        self.start()
        return True

    # Text

    def fits(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a line."""
        style = "B" if bold else ""
        total = 0.0
        for character in text:
            key = (style, character)
            width = self._widths.get(key)
            if width is None:
                self.set_font("Report", style, 1000 * size)
                width = self._widths[key] = self.get_string_width(character) / (1000 * size)
            total += width
        return total * size

    def wrapped(
        self, text: str, width: float, size: float, *, bold: bool = False, most: int = 99
    ) -> list[str]:
        """A text in lines that are no wider than ``width``. What does not fit into ``most`` of
        them is left out, and an ellipsis says so."""
        clean = shown(text, self._known["B" if bold else ""])
        lines: list[str] = []
        line = ""
        words = clean.split(" ")
        while words:
            word = words.pop(0)
            longer = f"{line} {word}" if line else word
            if self.fits(longer, size, bold) <= width:
                line = longer
            elif line:
                lines.append(line)
                line = ""
                words.insert(0, word)
            else:
                # A word that fits on no line is broken.
                n = max(1, self._first_letters(word, width, size, bold))
                lines.append(word[:n])
                if word[n:]:
                    words.insert(0, word[n:])
        if line or not lines:
            lines.append(line)
        if len(lines) > most:
            lines = [*lines[: most - 1], self._shortened(lines[most - 1], width, size, bold)]
        return lines

    def fitted(
        self, text: str, width: float, sizes: Sequence[float], *, bold: bool = False, most: int
    ) -> tuple[list[str], float]:
        """A text on one line in the first of some sizes in which it has room; where it has in
        none, in up to ``most`` lines of the last.

        Returns:
            The lines, and their size.
        """
        for size in sizes:
            lines = self.wrapped(text, width, size, bold=bold, most=most)
            if len(lines) == 1:
                break
        return lines, size

    def write_lines(
        self,
        lines: Sequence[str],
        x: float,
        y: float,
        size: float,
        *,
        bold: bool = False,
        colour: str = TEXT,
        right: float | None = None,
    ) -> float:
        """Sets lines whose first one has its upper edge at ``y``.

        Args:
            right: where they end, in place of where they begin.

        Returns:
            How high they are together.
        """
        style = "B" if bold else ""
        step = size * MM * LEADING
        for n, line in enumerate(lines):
            left = x if right is None else right - self.fits(line, size, bold)
            self.set_font("Report", style, size)
            self.set_text_color(colour)
            # The base line lies below the middle of the line by a third of the size.
            self.text(left, y + n * step + step / 2 + size * MM * 0.35, line)
        return len(lines) * step

    def paragraph(
        self,
        text: str,
        *,
        x: float = LEFT,
        width: float = INNER,
        size: float = BODY,
        bold: bool = False,
        colour: str = TEXT,
        after: float = 2.0,
        keep: float = 0.0,
    ) -> None:
        """Sets a text where the page is filled to, whole on one page.

        Args:
            after: what is left free below.
            keep: what has to follow on the same page.
        """
        lines = self.wrapped(text, width, size, bold=bold)
        height = len(lines) * size * MM * LEADING
        self.room(height + keep)
        self.write_lines(lines, x, self.at, size, bold=bold, colour=colour)
        self.at += height + after

    # Drawing

    def line_across(self, colour: str = HAIRLINE) -> None:
        """A line from margin to margin where the page is filled to."""
        self.set_draw_color(colour)
        self.set_line_width(0.2)
        self.line(LEFT, self.at, RIGHT, self.at)

    def bar(
        self, x: float, y: float, width: float, height: float, whole: int, parts: Sequence[Part]
    ) -> None:
        """A bar whose parts stand side by side, and what is left of it, empty."""
        self.set_fill_color(TRACK)
        self.rect(x, y, width, height, style="F")
        left = x
        for part in parts:
            long = width * part.value / whole if whole else 0.0
            if long > 0:
                self.filled(left, y, long, height, part.pattern)
            left += long
        # Few enough to be counted: each try is a box of its own.
        if whole > 1 and width / whole >= COUNTABLE_MM:
            self.set_draw_color(PAPER)
            self.set_line_width(0.5)
            for n in range(1, int(whole)):
                self.line(x + width * n / whole, y, x + width * n / whole, y + height)
        self.set_draw_color(OUTLINE)
        self.set_line_width(0.25)
        self.rect(x, y, width, height, style="D")

    def filled(self, x: float, y: float, width: float, height: float, pattern: str) -> None:
        """An area in one of the patterns."""
        if pattern == "solid":
            self.set_fill_color(ACCENT)
            self.rect(x, y, width, height, style="F")
            return
        self.set_fill_color(PAPER)
        self.rect(x, y, width, height, style="F")
        # Before clipping, whose end takes back colours that are set within, unknown to the sheet.
        self.set_draw_color(ACCENT)
        self.set_fill_color(ACCENT)
        with self.rect_clip(x, y, width, height):
            if pattern == "hatched":
                self._hatch(x, y, width, height)
            else:
                self._dots(x, y, width, height)
        self.set_line_width(0.25)
        self.rect(x, y, width, height, style="D")

    def _hatch(self, x: float, y: float, width: float, height: float) -> None:
        self.set_line_width(0.45)
        step = 1.3
        # Bound to the page, not to the area: neighbours are hatched as one.
        at = (x // step) * step - height
        while at < x + width:
            self.line(at, y + height, at + height, y)
            at += step

    def _dots(self, x: float, y: float, width: float, height: float) -> None:
        step, radius = 1.5, 0.33
        row = 0
        down = y + step / 4
        while down < y + height + radius:
            at = (x // step) * step + (step / 2 if row % 2 else 0)
            while at < x + width + radius:
                self.circle(at, down, radius, style="F")
                at += step
            down += step / 2
            row += 1

    def columns(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        columns: Sequence[Column],
        places: int,
    ) -> None:
        """Small columns on a line: at their foot successes without help, above them the others,
        then those that the adult accepted, and above those what is not yet one.

        Args:
            places: how many there are room for.
        """
        step = min(width / max(1, places), WIDEST_COLUMN_MM)
        wide = step * 0.78 if step > 1.5 else step
        for column in columns:
            left = x + column.place * step
            high, won, alone, accepted = (height * value for value in column[1:])
            self.set_line_width(min(0.2, wide / 5))
            if high > 0:
                self.set_draw_color(OUTLINE)
                self.set_fill_color(TRACK)
                self.rect(left, y + height - high, wide, high, style="DF" if step > 1.5 else "F")
            if won > alone:
                if wide > 2.5:
                    foot = y + height - alone
                    for part, pattern in (
                        (won - alone - accepted, "hatched"),
                        (accepted, "dotted"),
                    ):
                        foot -= part
                        if part > 0:
                            self.filled(left, foot, wide, part, pattern)
                else:
                    self.set_fill_color(TINT)
                    self.rect(left, y + height - won, wide, won - alone, style="F")
            if alone > 0:
                self.set_fill_color(ACCENT)
                self.rect(left, y + height - alone, wide, alone, style="F")
        self.set_draw_color(OUTLINE)
        self.set_line_width(0.2)
        self.line(x, y + height, x + min(width, step * places), y + height)

    def pictogram(self, name: str, x: float, y: float, size: float, colour: str = TEXT) -> bool:
        """One of our own drawings; nothing where there is none of that name.

        Returns:
            Whether there is.
        """
        drawing = _drawing(name, colour)
        if drawing is not None:
            self.image(BytesIO(drawing), x, y, size, size)
        return drawing is not None

    @contextmanager
    def on_page(self, number: int) -> Iterator[None]:
        """Draws on a page that was left before."""
        here, self.page = self.page, number
        # The page knows nothing of the letters that the last one was set in.
        self.font_family = ""
        try:
            yield
        finally:
            self.page = here
            self.font_family = ""

    def _letters(self, style: str) -> frozenset[int]:
        font = self.fonts[f"report{style}"]
        return frozenset(font.cmap) if isinstance(font, TTFFont) else frozenset()

    def _first_letters(self, word: str, width: float, size: float, bold: bool) -> int:
        for n in range(1, len(word) + 1):
            if self.fits(word[:n], size, bold) > width:
                return n - 1
        return len(word)

    def _shortened(self, line: str, width: float, size: float, bold: bool) -> str:
        while line and self.fits(f"{line}…", size, bold) > width:
            line = line[:-1]
        return f"{line.rstrip()}…"


@cache
def _drawing(name: str, colour: str) -> bytes | None:
    path = asset_path("symbols") / f"{name}.svg"
    if not path.is_file():
        return None
    return path.read_text(encoding="utf-8").replace("currentColor", colour).encode()
