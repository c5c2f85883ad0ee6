"""Our own pictograms and icons, and the words that stand beside them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from emomirror.emotions import Emotion, named
from emomirror.resources import asset_path
from emomirror.vision.observation import Reason

from .translation import translated

UNSURE = "unsure"
"""The pictogram that stands where no emotion is sure."""
"""Pictograms that say that a face was held."""


def pixmap(name: str, colour: QColor, size: int, ratio: float | None = None) -> QPixmap:
    """A symbol of ``assets/symbols`` drawn in one colour.

    Args:
        name: its file's name without the ending.
        colour: takes the place of ``currentColor`` in the drawing.
        size: side in device independent pixels.
        ratio: device pixels for each of those; None takes the screen's.
    """
    ratio = ratio or QGuiApplication.primaryScreen().devicePixelRatio()
    key = f"emomirror/{name}/{colour.rgba():08x}/{size}@{ratio:.2f}"
    drawn = QPixmap()
    # Qt's own cache: pixmaps kept in a Python dictionary would outlive the application object.
    if QPixmapCache.find(key, drawn):
        return drawn
    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing = _source(name).replace("currentColor", colour.name())
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    QPixmapCache.insert(key, drawn)
    return drawn


def control_icon(name: str, colour: QColor, size: int) -> QIcon:
    """A control's icon: ``camera file face eyes freeze play save full-screen windowed settings
    model bars lock close person info warning error``, and for practice ``practice pause resume
    stop skip accept prompt help-me then back easier harder baseline people history report plan
    add edit undo erase export picture speak quiet``."""
    return QIcon(pixmap(name, colour, size))


def reason_symbol(reason: Reason) -> str:
    """The name of the pictogram for what the camera needs."""
    return f"coach-{reason.value.replace(' ', '-')}"


def hint_symbol(emotion: Emotion) -> str:
    """The name of the pictogram that shows which parts of the face move, and where to."""
    return f"hint-{emotion.value}"


def sign_name(sign: str) -> str:
    """What a sign or a reward shows, for screen readers and beside the drawing."""
    translate = QCoreApplication.translate
    match sign.partition("-")[2]:
        case "cat":
            return translate("Sign", "cat")
        case "dog":
            return translate("Sign", "dog")
        case "fish":
            return translate("Sign", "fish")
        case "bird":
            return translate("Sign", "bird")
        case "turtle":
            return translate("Sign", "turtle")
        case "tree":
            return translate("Sign", "tree")
        case "flower":
            return translate("Sign", "flower")
        case "boat":
            return translate("Sign", "boat")
        case "train":
            return translate("Sign", "train")
        case "moon":
            return translate("Sign", "moon")
        case "ball":
            return translate("Sign", "ball")
        case "leaf":
            return translate("Sign", "leaf")
        case "star":
            return translate("Sign", "star")
        case "sun":
            return translate("Sign", "sun")
    raise ValueError(f"a sign or a reward is expected; got {sign!r}")


def emotion_name(emotion: Emotion) -> str:
    """The emotion's name in the person's language."""
    return translated(named(emotion))


def reason_text(reason: Reason) -> str:
    """The coach's line: what the camera needs, never what the person did."""
    translate = QCoreApplication.translate
    match reason:
        case Reason.NO_FACE:
            return translate("Coach", "I cannot see a face yet")
        case Reason.TOO_SMALL:
            return translate("Coach", "Come a little nearer")
        case Reason.TOO_DARK:
            return translate("Coach", "More light, please")
        case Reason.TOO_BRIGHT:
            return translate("Coach", "A little less light, please")
        case Reason.BLURRED:
            return translate("Coach", "Hold still for a moment")
        case Reason.TURNED_AWAY:
            return translate("Coach", "Face the screen")
        case Reason.CUT_OFF:
            return translate("Coach", "Move to the middle")


@cache
def _source(name: str) -> str:
    return asset_path(f"symbols/{name}.svg").read_text(encoding="utf-8")
