from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtGui import QColor, QImage, QPixmap

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.profile import SIGNS
from emomirror.resources import asset_path
from emomirror.ui import symbols
from emomirror.vision.observation import Reason

pytestmark = pytest.mark.usefixtures("qapp")

DRAWINGS = sorted(asset_path("symbols").glob("*.svg"))
CONTROLS = [
    "camera",
    "file",
    "demo",
    "face",
    "eyes",
    "freeze",
    "play",
    "save",
    "full-screen",
    "windowed",
    "settings",
    "model",
    "bars",
    "lock",
    "close",
    "person",
    "info",
    "warning",
    "error",
    "help",
]
REWARDS = [f"reward-{reward}" for reward in ("star", "flower", "sun")]
PRACTICE = [
    "practice",
    "pause",
    "resume",
    "stop",
    "skip",
    "accept",
    "prompt",
    "help-me",
    "then",
    "back",
    "easier",
    "harder",
    "baseline",
    "people",
    "history",
    "report",
    "plan",
    "add",
    "edit",
    "undo",
    "erase",
    "export",
    "picture",
    "speak",
    "quiet",
]
HINTS = [symbols.hint_symbol(emotion) for emotion in EMOTIONS]


def ink(drawn: QPixmap) -> npt.NDArray[np.float64]:
    """How much of each pixel is covered, 0..1."""
    image = drawn.toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.asarray(image.constBits(), dtype=np.uint8)
    return pixels.reshape(image.height(), image.width(), 4)[..., 3] / 255.0


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_drawings_are_of_one_hand_and_have_no_words(path: object) -> None:
    root = ElementTree.parse(str(path)).getroot()
    assert root.get("viewBox") == "0 0 24 24"
    assert (root.get("stroke"), root.get("stroke-width")) == ("currentColor", "1.5")
    for part in root.iter():
        # Words, pictures, style sheets and gradients would neither scale nor take the colour.
        assert part.tag.rpartition("}")[2] in {"svg", "path", "circle", "ellipse", "rect"}
        assert "style" not in part.attrib
        assert part.get("fill", "none") in ("none", "currentColor")
        assert part.get("stroke", "currentColor") in ("none", "currentColor")


@pytest.mark.parametrize(
    "name",
    [
        *EMOTIONS,
        *HINTS,
        *map(symbols.reason_symbol, Reason),
        *CONTROLS,
        *PRACTICE,
        *SIGNS,
        *REWARDS,
        symbols.UNSURE,
    ],
)
@pytest.mark.parametrize("size", [24, 400])
def test_every_symbol_fills_its_square_and_stays_inside(name: str, size: int) -> None:
    covered = ink(symbols.pixmap(name, QColor("black"), size, 1.0))
    assert covered.shape == (size, size)
    assert 0.05 < covered.mean() < 0.5
    edge = np.concatenate([covered[0], covered[-1], covered[:, 0], covered[:, -1]])
    assert edge.max() < 0.5


@pytest.mark.parametrize(("a", "b"), list(combinations([*EMOTIONS, symbols.UNSURE], 2)))
def test_emotions_are_told_apart_by_shape_alone_at_the_smallest_size(a: str, b: str) -> None:
    # The head is the same in all of them; what is inside it must differ.
    drawn = [ink(symbols.pixmap(name, QColor("black"), 24, 1.0))[4:20, 4:20] for name in (a, b)]
    assert np.abs(drawn[0] - drawn[1]).mean() > 0.12


@pytest.mark.parametrize("names", [SIGNS, REWARDS, PRACTICE])
def test_what_is_chosen_from_is_told_apart_at_the_smallest_size(names: Sequence[str]) -> None:
    drawn = [ink(symbols.pixmap(name, QColor("black"), 24, 1.0)) for name in names]
    alike = [
        (names[a], names[b])
        for a, b in combinations(range(len(names)), 2)
        if np.abs(drawn[a] - drawn[b]).sum() < 0.2 * np.maximum(drawn[a], drawn[b]).sum()
    ]
    assert alike == []


@pytest.mark.parametrize("emotion", EMOTIONS)
def test_a_hint_is_the_same_face_with_the_head_faint(emotion: Emotion) -> None:
    face = ink(symbols.pixmap(emotion, QColor("black"), 240, 1.0))
    hint = ink(symbols.pixmap(symbols.hint_symbol(emotion), QColor("black"), 240, 1.0))
    head = (slice(205, 220), slice(110, 130))  # of the line under the chin
    assert face[head].max() > 0.9
    assert 0.2 < hint[head].max() < 0.5
    # All that the face shows is there, if faint; but no tear, which nobody can be asked for.
    inside = np.zeros_like(face, dtype=bool)
    inside[45:200, 45:155] = True
    assert hint[inside & (face > 0.9)].min() > 0.2


@pytest.mark.parametrize("emotion", EMOTIONS)
def test_arrows_show_what_moves_and_in_a_neutral_face_nothing_does(emotion: Emotion) -> None:
    root = ElementTree.parse(asset_path(f"symbols/{symbols.hint_symbol(emotion)}.svg")).getroot()
    # The thinner lines are the arrows.
    arrows = [part for part in root if part.get("stroke-width")]
    assert bool(arrows) == (emotion is not Emotion.NEUTRAL)


def test_every_sign_and_reward_has_a_name_of_its_own() -> None:
    for chosen_from in (SIGNS, REWARDS):
        assert len(set(map(symbols.sign_name, chosen_from))) == len(chosen_from)
    with pytest.raises(ValueError, match="sign-dragon"):
        symbols.sign_name("sign-dragon")


def test_a_symbol_takes_the_colour_and_the_screens_density() -> None:
    drawn = symbols.pixmap("happiness", QColor("#a17e0c"), 48, 2.0)
    assert drawn.width() == 96
    assert drawn.deviceIndependentSize().width() == 48
    mouth = drawn.toImage().pixelColor(48, 60)
    assert mouth.name() == "#a17e0c"


def test_the_coach_asks_and_never_blames() -> None:
    lines = [symbols.reason_text(reason) for reason in Reason]
    assert len(set(lines)) == len(lines)
    for line in lines:
        assert not set(line.lower().split()) & {"wrong", "bad", "you", "your", "not", "fail"}


def test_the_programs_icon_can_be_drawn_small_and_large() -> None:
    from PySide6.QtGui import QIcon

    icon = QIcon(str(asset_path("icons/emomirror.svg")))
    for size in (16, 256):
        covered = ink(icon.pixmap(size, size))
        assert covered[size // 2, size // 2] == 1
        assert covered[0, 0] < 0.5
