"""The letters of printed reports: DejaVu Sans, which comes with Matplotlib and knows the letters of
most languages. What it lacks, such as most emoji, is shown as a box."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from importlib.util import find_spec
from pathlib import Path

BOX = "\N{WHITE SQUARE}"
_JOINER = "\N{ZERO WIDTH JOINER}"
_MARKS = ("Mn", "Me", "Sk")
"""Categories of what only changes the character before it."""
_VARIANTS = range(0xFE00, 0xFE10)
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:s|min|h)\b|%)")


def font_files() -> tuple[Path, Path]:
    """The plain and the bold letters. Matplotlib itself is not imported: it would look for a
    folder of its own in the person's home.

    Raises:
        FileNotFoundError: they are not there.
    """
    spec = find_spec("matplotlib")
    for folder in (spec and spec.submodule_search_locations) or ():
        fonts = Path(folder) / "mpl-data" / "fonts" / "ttf"
        plain, bold = fonts / "DejaVuSans.ttf", fonts / "DejaVuSans-Bold.ttf"
        if plain.exists() and bold.exists():
            return plain, bold
    raise FileNotFoundError("DejaVuSans.ttf and DejaVuSans-Bold.ttf, which come with matplotlib")


def shown(text: str, known: Collection[int]) -> str:
    """A text as it can be set on one line: white space of any kind is one space, a number and its
    unit stay together, and what the letters lack is a box. An emoji made of several characters is
    one box.

    Args:
        known: the code points that the letters have.
    """
    found: list[str] = []
    joined = flag = False
    for character in _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", " ".join(text.split())):
        code = ord(character)
        if character == _JOINER:
            joined = True
        elif unicodedata.category(character) == "Cf" or code in _VARIANTS:
            continue
        elif code in known and unicodedata.category(character) not in ("Cc", "Cs"):
            # A picture joined to a box belongs to it.
            if not (joined and found and found[-1] == BOX and code > 0x2000):
                found.append(character)
            joined = flag = False
        elif unicodedata.category(character) in _MARKS or code in _SKIN_TONES:
            continue
        else:
            second_of_flag = flag and code in _FLAGS
            if not (second_of_flag or (joined and found)):
                found.append(BOX)
            flag = code in _FLAGS and not second_of_flag
            joined = False
    return in_reading_order("".join(found))


def in_reading_order(text: str) -> str:
    """A line in the order in which its letters stand from left to right."""
    if not any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
        return text
    from fpdf.bidi import BidiParagraph

    _, ordered = BidiParagraph(text).get_all()
    return "".join(each.character for each in ordered)
