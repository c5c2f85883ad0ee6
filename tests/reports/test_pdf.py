"""Pages are checked by what is drawn where; what they look like has to be looked at."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from fpdf import FPDF

from emomirror.emotions import Emotion
from emomirror.practice.kept import KeptSession
from emomirror.practice.profile import Profile
from emomirror.reports import sheet as sheets
from emomirror.reports.example import history
from emomirror.reports.pdf import pdf, write_pdf
from emomirror.reports.report import report
from emomirror.reports.sheet import FLOOR, LEFT, MM, RIGHT, TOP, Sheet
from emomirror.sentences import Sentence

LOLA = Profile(id="a", nickname="Lola")
MONDAY = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)


def longer(said: Sentence) -> str:
    """Every word nearly half as long again."""
    return " ".join(word + "x" * round(0.4 * len(word) + 0.5) for word in str(said).split(" "))


def twice(said: Sentence) -> str:
    """Words that are far too long for where they stand."""
    return " ".join(word * 2 if word.isalpha() else word for word in str(said).split(" "))


class Drawn(NamedTuple):
    """What stands somewhere on a page; in mm from the upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    what: str

    def meets(self, other: Drawn) -> bool:
        return (
            self.page == other.page
            and self.left < other.right - 0.1
            and other.left < self.right - 0.1
            and self.top < other.bottom - 0.1
            and other.top < self.bottom - 0.1
        )


class Pages(NamedTuple):
    content: bytes
    texts: list[Drawn]
    figures: list[Drawn]

    def all_text(self, page: int | None = None) -> str:
        said = (t.what for t in self.texts if page in (None, t.page))
        return " ".join(said).replace("\xa0", " ")


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Pages]:
    """Prints a report, and notes every line, bar, chart and pictogram."""

    def print_(
        profile: Profile | None,
        sessions: list[KeptSession],
        say: Callable[[Sentence], str] = str,
    ) -> Pages:
        texts: list[Drawn] = []
        figures: list[Drawn] = []

        def text(self: Sheet, x: float, y: float, text: str = "") -> None:
            size = self.font_size_pt
            wide = self.fits(text, size, bold="B" in self.font_style)
            # From the height of an accented capital to the depth of a comma.
            top, bottom = y - 0.76 * size * MM, y + 0.14 * size * MM
            if text.strip():
                texts.append(Drawn(self.page, x, top, x + wide, bottom, text))
            plain_text(self, x, y, text)

        def noted(name: str) -> None:
            plain = getattr(Sheet, name)

            def drawn(self: Sheet, *place: object, **other: object) -> object:
                x, y, *rest = place[1:] if name == "pictogram" else place
                wide, high = (rest[0], rest[0]) if name == "pictogram" else rest[:2]
                made = plain(self, *place, **other)
                if made is not False:  # a pictogram that there is none of
                    figures.append(Drawn(self.page, x, y, x + wide, y + high, name))
                return made

            patch.setattr(Sheet, name, drawn)

        plain_text = FPDF.text
        with monkeypatch.context() as patch:
            patch.setattr(FPDF, "text", text)
            for name in ("bar", "columns", "pictogram"):
                noted(name)
            content = pdf(report(profile, sessions), say=say)
        return Pages(content, texts, figures)

    return print_


def helped(sessions: list[KeptSession]) -> list[KeptSession]:
    """The same with all kinds of help that can be there from the start."""
    return [
        replace(
            session,
            tries=tuple(
                replace(kept, made=replace(kept.made, shown=(*kept.made.shown, *kept.made.rungs)))
                for kept in session.tries
            ),
        )
        for session in sessions
    ]


def case(name: str) -> tuple[Profile | None, list[KeptSession], Callable[[Sentence], str]]:
    days = timedelta(days=1)
    match name:
        case "one session":
            return LOLA, history(LOLA, 1, 14), str
        case "a week":
            return LOLA, history(LOLA, 6, 21, start=MONDAY), str
        case "a quarter in longer words":
            return LOLA, history(LOLA, 60, 21), longer
        case "five years":
            return LOLA, history(LOLA, 180, 40, every=10 * days), str
        case "five years in longer words":
            return LOLA, history(LOLA, 180, 40, every=10 * days), longer
        case "words twice as long":
            return LOLA, history(LOLA, 40, 21), twice
        case "help from the start, in longer words":
            return LOLA, helped(history(LOLA, 60, 21)), longer
        case "nothing":
            return LOLA, [], str
        case "one try":
            return LOLA, history(LOLA, 1, 1), longer
        case "nobody named":
            return None, history(LOLA, 3, 7), str
        case "a name of emoji":
            return Profile(id="a", nickname="🦖👨‍👩‍👧" * 80), history(LOLA, 2, 7), str
        case "a name of one long word":
            return Profile(id="a", nickname="W" * 500), history(LOLA, 2, 7), longer
        case _:
            raise ValueError(name)


CASES = (
    "one session",
    "a week",
    "a quarter in longer words",
    "five years",
    "five years in longer words",
    "words twice as long",
    "help from the start, in longer words",
    "nothing",
    "one try",
    "nobody named",
    "a name of emoji",
    "a name of one long word",
)


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_cut_off_or_overlaps(name: str, printed: Callable[..., Pages]) -> None:
    pages = printed(*case(name))
    assert pages.texts
    for text in pages.texts:
        assert text.left >= LEFT - 0.1, text
        assert text.right <= RIGHT + 0.1, text
        assert text.top >= TOP - 0.1, text
        # Below it stands nothing but the page's number, and that whole.
        assert text.bottom <= FLOOR + 0.1 or FLOOR + 5 <= text.top <= FLOOR + 8, text
    for figure in pages.figures:
        assert figure.bottom <= FLOOR + 0.1, figure
        assert figure.right <= RIGHT + 0.1, figure
    everything = [*pages.texts, *pages.figures]
    for page in {each.page for each in everything}:
        there = [each for each in everything if each.page == page]
        for n, one in enumerate(there):
            for other in there[n + 1 :]:
                assert not one.meets(other), (one, other)


@pytest.mark.parametrize("name", ["one session", "nothing", "five years"])
def test_it_is_a_file_that_opens(name: str, printed: Callable[..., Pages]) -> None:
    pages = printed(*case(name))
    assert pages.content.startswith(b"%PDF-1.")
    assert pages.content.rstrip().endswith(b"%%EOF")
    start = int(re.findall(rb"startxref\s+(\d+)", pages.content)[-1])
    assert pages.content[start:].startswith(b"xref")
    count = len(re.findall(rb"/Type /Page\b", pages.content))
    assert count == max(text.page for text in pages.texts)
    assert pages.all_text(count).count(f" {count}") >= 1


def test_nothing_is_left_out_of_longer_words(printed: Callable[..., Pages]) -> None:
    pages = printed(LOLA, history(LOLA, 60, 21), longer)
    assert not [text for text in pages.texts if "…" in text.what]


def test_the_first_page_tells_the_most_important(printed: Callable[..., Pages]) -> None:
    sessions = history(LOLA, 6, 21, start=MONDAY)
    found = report(LOLA, sessions)
    first = printed(LOLA, sessions).all_text(1)
    assert "Lola" in first
    assert "6 sessions, 2025-03-03 to 2025-03-08" in first
    assert "No diagnosis, no score" in first
    for each in found.showing:
        assert each.emotion.capitalize() in first
        assert f"{each.succeeded} of {each.tries}" in first


def test_bars_are_as_long_as_what_they_tell(
    printed: Callable[..., Pages], monkeypatch: pytest.MonkeyPatch
) -> None:
    bars: list[tuple[int, list[tuple[float, str]]]] = []
    plain = Sheet.bar

    def bar(self: Sheet, x: float, y: float, w: float, h: float, whole: int, parts: object) -> None:
        bars.append((whole, [tuple(part) for part in parts]))
        plain(self, x, y, w, h, whole, parts)

    monkeypatch.setattr(Sheet, "bar", bar)
    sessions = history(LOLA, 6, 21, start=MONDAY)
    pdf(report(LOLA, sessions))
    showing = report(LOLA, sessions).showing
    for (whole, parts), each in zip(bars, showing, strict=False):
        assert whole == each.tries
        assert [value for value, _ in parts] == [each.alone, each.with_help, each.accepted]
        assert len({pattern for _, pattern in parts}) == 3


def test_what_the_adult_accepted_is_drawn_apart_from_what_succeeded_with_help(
    practising: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    filled = Sheet.filled

    def fill(self: Sheet, x: float, y: float, w: float, h: float, pattern: str) -> None:
        assert w > 0 < h
        drawn.append(pattern)
        filled(self, x, y, w, h, pattern)

    monkeypatch.setattr(Sheet, "filled", fill)
    monkeypatch.setattr("emomirror.reports.front_page.legend", lambda _: None)
    pdf(report(None, [practising(Emotion.HAPPINESS).accept().accept().kept()]))
    assert "dotted" in drawn
    assert "hatched" not in drawn


def test_the_last_page_says_what_it_is_not(printed: Callable[..., Pages]) -> None:
    pages = printed(LOLA, history(LOLA, 2, 7))
    last = pages.all_text(max(text.page for text in pages.texts))
    for said in ("no diagnosis", "not what somebody feels", "children’s faces worse", "no score"):
        assert said in last


def test_long_times_are_told_by_month(printed: Callable[..., Pages]) -> None:
    pages = printed(LOLA, history(LOLA, 1800, 2))
    assert "Sessions by month" in pages.all_text()
    assert max(text.page for text in pages.texts) <= 12


@pytest.mark.parametrize(("seconds", "said"), [(12, "< 1"), (48, "< 1"), (80, "1"), (220, "4")])
def test_a_session_shorter_than_a_minute_has_not_taken_none(
    seconds: int, said: str, printed: Callable[..., Pages]
) -> None:
    (session,) = history(LOLA, 1, 1)
    ended = replace(session.tries[0].made, started_s=0.0, ended_s=float(seconds))
    short = replace(session, tries=(replace(session.tries[0], made=ended),))
    pages = printed(LOLA, [short])
    (heading,) = (text for text in pages.texts if text.what == "Minutes")
    below = [text for text in pages.texts if text.left == heading.left and text.top > heading.top]
    assert below[0].what == said


def test_emotions_that_were_not_asked_for_are_named(printed: Callable[..., Pages]) -> None:
    five = Profile(id="a", nickname="Lola", emotions=tuple(Emotion)[:5])
    assert "Not practised: surprise, neutral." in printed(LOLA, history(five, 3, 10)).all_text(1)


def test_no_letter_is_missing(
    printed: Callable[..., Pages], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        printed(*case("a name of emoji"))
        printed(Profile(id="a", nickname="\ud800\u202e李 Ярослав שלום"), history(LOLA, 1, 3))
    assert not caplog.records


def test_the_same_report_is_the_same_file_in_every_process(tmp_path: Path) -> None:
    code = (
        "import sys, hashlib\n"
        "from pathlib import Path\n"
        "from emomirror.practice.profile import Profile\n"
        "from emomirror.reports.example import history\n"
        "from emomirror.reports.pdf import write_pdf\n"
        "from emomirror.reports.report import report\n"
        "lola = Profile(id='a', nickname='Lola')\n"
        "write_pdf(report(lola, history(lola, 3, 10)), Path('report.pdf'))\n"
        "print([name for name in ('matplotlib', 'PySide6') if name in sys.modules])\n"
    )
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        home = {"HOME": str(folder), "XDG_CACHE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=folder,
            env={**os.environ, **home, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}"},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        # No window, no folder of fonts in the home, nothing but the report.
        assert done.stdout.strip() == "[]"
        assert [path.name for path in folder.iterdir()] == ["report.pdf"]
        made.append((folder / "report.pdf").read_bytes())
    assert made[0] == made[1]
    assert made[0] == pdf(report(LOLA, history(LOLA, 3, 10)))


def test_another_report_is_another_file() -> None:
    few, more = (pdf(report(LOLA, history(LOLA, n, 5))) for n in (1, 2))
    assert few != more


def test_what_was_there_stays_where_writing_fails(tmp_path: Path) -> None:
    from emomirror.errors import SaveFailed

    with pytest.raises(SaveFailed, match="cannot be written"):
        write_pdf(report(LOLA, []), tmp_path / "nowhere" / "report.pdf")


def contrast(one: str, other: str) -> float:
    """Of WCAG 2, 1..21."""

    def luminance(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_text_and_bars_are_seen_on_paper() -> None:
    for text in (sheets.TEXT, sheets.MUTED):
        assert contrast(text, sheets.PAPER) >= 4.5
    for under in (sheets.PAPER, sheets.TRACK):
        assert contrast(sheets.ACCENT, under) >= 3
        assert contrast(sheets.OUTLINE, under) >= 3


def test_the_colours_are_those_of_the_window() -> None:
    from emomirror.ui.theme import LIGHT

    for name, colour in (
        ("text", sheets.TEXT),
        ("muted", sheets.MUTED),
        ("accent", sheets.ACCENT),
        ("outline", sheets.OUTLINE),
        ("hairline", sheets.HAIRLINE),
        ("window", sheets.TRACK),
    ):
        assert getattr(LIGHT, name).name().upper() == colour
