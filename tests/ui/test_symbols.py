from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtGui import QColor, QImage, QPixmap

from emomirror.emotions import EMOTIONS
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
        assert not part.tag.endswith("text")
        assert part.get("fill", "none") in ("none", "currentColor")
        assert part.get("stroke", "currentColor") in ("none", "currentColor")


@pytest.mark.parametrize(
    "name", [*EMOTIONS, *map(symbols.reason_symbol, Reason), *CONTROLS, symbols.UNSURE]
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
