from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from emomirror.commands.drawing import Style, panel, plain_line
from emomirror.emotions import EMOTIONS, Emotion
from emomirror.vision.observation import Face, Observation, Reason

MakeFace = Callable[..., Face]
MakeObservation = Callable[..., Observation]

FULL = Style(blocks=True, weights=True)
BARE = Style(blocks=False, weights=False)


def bars(lines: list[str]) -> dict[str, str]:
    """The line of each emotion, by its name."""
    plain = [re.sub(r"\x1b\[\d*m", "", line) for line in lines]
    return {line.split()[0]: line for line in plain if line and line.split()[0] in EMOTIONS}


def test_the_strongest_emotion_has_the_longest_bar(
    observe: MakeObservation, make_face: MakeFace
) -> None:
    drawn = bars(panel(observe(make_face(strongest=Emotion.FEAR)), "Demo", 80, 24, FULL))
    assert list(drawn) == list(EMOTIONS)
    assert max(drawn, key=lambda name: drawn[name].count("█")) == "fear"
    assert drawn["fear"].endswith("70 %")


@pytest.mark.parametrize("style", [FULL, BARE])
def test_a_share_of_the_bar_is_the_share_of_the_score(
    observe: MakeObservation, make_face: MakeFace, style: Style
) -> None:
    drawn = bars(panel(observe(make_face(share=1.0)), "Demo", 80, 24, style))
    full = drawn["happiness"].count("█") + drawn["happiness"].count("#")
    drawn = bars(panel(observe(make_face(share=0.5)), "Demo", 80, 24, style))
    assert drawn["happiness"].count("█") + drawn["happiness"].count("#") == full / 2


@pytest.mark.parametrize(
    ("face", "said"),
    [
        ({"top": Emotion.HAPPINESS}, "Looks like: happiness"),
        ({"top": None}, "Not sure"),
        (
            {"top": None, "reasons": (Reason.TOO_DARK, Reason.BLURRED)},
            "Cannot be read: too dark, blurred",
        ),
    ],
)
def test_the_verdict_is_honest(
    observe: MakeObservation, make_face: MakeFace, face: dict[str, object], said: str
) -> None:
    assert said in panel(observe(make_face(**face)), "Demo", 80, 24, BARE)


@pytest.mark.parametrize("faces", [0, 1])
def test_no_bar_pretends_to_know_where_nothing_can_be_read(
    observe: MakeObservation, make_face: MakeFace, faces: int
) -> None:
    unread = [make_face(None, reasons=(Reason.TURNED_AWAY,))][:faces]
    drawn = bars(panel(observe(*unread), "Demo", 80, 24, BARE))
    assert all(re.fullmatch(r"[a-z]+ +-", line) for line in drawn.values())
    assert len(drawn) == 7


@pytest.mark.parametrize("columns", [1, 2, 10, 17, 24, 40, 79, 200])
@pytest.mark.parametrize("rows", [1, 2, 5, 8, 9, 12, 13, 50])
def test_the_panel_never_wraps_nor_scrolls(
    observe: MakeObservation, make_face: MakeFace, columns: int, rows: int
) -> None:
    seen = observe(make_face(share=1.0), make_face(id=2, main=False))
    lines = panel(seen, "A camera with a rather long name", columns, rows, BARE)
    assert 1 <= len(lines) < max(rows, 2)
    assert max(map(len, lines)) < columns


@pytest.mark.parametrize("columns", [2, 3, 10, 11, 30])
def test_wide_characters_do_not_wrap_the_panel(observe: MakeObservation, columns: int) -> None:
    for title in ("顔の写真", "Gesichter 😀😀", "한국어 이름"):
        lines = panel(observe(), title, columns, 24, BARE)
        width = sum(2 if ord(char) > 0x1000 else 1 for char in lines[0])
        assert width < columns
        assert columns < 30 or title in lines[0]


def test_a_name_gives_the_terminal_no_orders(observe: MakeObservation) -> None:
    name = "a\x1b[2J\x9b5m\r\n\u202eb\udcff.jpg"
    for line in (
        plain_line(observe(path=Path(name))),
        panel(observe(), name, 80, 24, BARE)[0],
    ):
        assert line.isprintable()
        assert line.startswith("a�[2J�5m  �b�.jpg")


def test_nothing_but_text_is_written_where_weights_are_not_wanted(
    observe: MakeObservation, make_face: MakeFace
) -> None:
    seen = observe(make_face(), make_face(id=2, main=False))
    lines = panel(seen, "Demo", 80, 24, BARE)
    assert "".join(lines).isascii()
    assert "\x1b" not in "".join(lines)
    assert any("1 other face" in line for line in lines)


@pytest.mark.parametrize(
    ("face", "line"),
    [
        ({"share": 0.71}, "    0.100 s  looks like: happiness 71 %"),
        ({"top": None, "share": 0.4}, "    0.100 s  not sure (happiness 40 %)"),
        ({"top": None, "reasons": (Reason.CUT_OFF,)}, "    0.100 s  cannot be read: cut off"),
        # The answer is held for a moment while another emotion overtakes it.
        (
            {"top": Emotion.FEAR, "strongest": Emotion.ANGER, "share": 0.52},
            "    0.100 s  looks like: fear 8 %",
        ),
    ],
)
def test_a_plain_line_tells_the_verdict(
    observe: MakeObservation, make_face: MakeFace, face: dict[str, object], line: str
) -> None:
    assert plain_line(observe(make_face(**face))) == line


def test_a_plain_line_names_the_picture_and_counts_the_others(
    observe: MakeObservation, make_face: MakeFace
) -> None:
    others = [make_face(id=number, main=False) for number in (2, 3)]
    seen = observe(make_face(share=0.9), *others, path=Path("a.jpg"))
    assert plain_line(seen) == "a.jpg  looks like: happiness 90 %  2 other faces"
    assert plain_line(observe()) == "    0.100 s  no face"
