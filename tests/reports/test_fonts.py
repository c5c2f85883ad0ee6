from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from emomirror.reports.fonts import font_files, shown


@pytest.fixture(scope="module")
def letters() -> frozenset[int]:
    return frozenset(TTFont(font_files()[0]).getBestCmap())


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Zoë Núñez", "Zoë Núñez"),
        ("Ярослав Đorđe Ἀλέξανδρος", "Ярослав Đorđe Ἀλέξανδρος"),
        ("Lola 🦖", "Lola □"),
        ("Lola 🦖🦕", "Lola □□"),
        # Four people, joined to one picture; a hand with a colour of skin; a flag of two letters.
        ("👨‍👩‍👧‍👦", "□"),
        ("👍🏽!", "□!"),
        ("🇪🇸🇫🇷", "□□"),
        ("❤️", "❤"),
        ("李", "□"),
        # What turns the direction of all that follows is no part of a name.
        ("Lola\u202e", "Lola"),
        ("e\u0301", "e\u0301"),
        ("one\ttwo\n three", "one two three"),
        ("\ud800", "□"),
        ("a\x00b", "a□b"),
        # Hebrew stands from right to left.
        ("Ana שלום", "Ana םולש"),
        ("12 min, 5 %", "12\xa0min, 5\xa0%"),
        ("4 steps", "4 steps"),
    ],
)
def test_what_the_letters_lack_is_a_box(name: str, printed: str, letters: frozenset[int]) -> None:
    assert shown(name, letters) == printed
