"""Colours, spaces and sizes of text: one scale each, so that every page looks drawn by one hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from emomirror.emotions import EMOTIONS, Emotion

ThemeName = Literal["system", "light", "dark", "contrast"]
"""What a person can choose; ``system`` follows the computer's setting."""

BASE_PX = 15
"""Size of plain text at a text scale of 1, in device independent pixels."""


class SPACE:
    """The only distances between things, in device independent pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Type(float, Enum):
    """The only sizes of text, as multiples of plain text."""

    CAPTION = 0.87
    BODY = 1.0
    TITLE = 1.3
    DISPLAY = 1.9

    def font(self, base: QFont, *, strong: bool = False, grown: float = 1.0) -> QFont:
        """A widget's font in this size.

        Args:
            base: the widget's own, which carries the text scale.
            grown: times that, for what is read from afar in a large window.
        """
        font = QFont(base)
        size = base.pixelSize() if base.pixelSize() > 0 else QFontInfo(base).pixelSize()
        font.setPixelSize(max(1, round(size * self.value * grown)))
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font


@dataclass(frozen=True)
class Theme:
    """One set of colours. Text on ``window`` and ``surface`` has a contrast of at least 4.5
    (WCAG AA), in the contrast theme 7; marks, lines of controls and bars at least 3.

    Attributes:
        name: ``light``, ``dark`` or ``contrast``.
        window: behind everything.
        surface: panels, fields, menus.
        text: what is read.
        muted: what is read second; also the colour of "not sure".
        accent: the chosen, the pressed, the main action.
        on_accent: text on ``accent``.
        outline: the line around controls.
        disabled: the text of what cannot be used now.
        hairline: lines that only divide, and carry no meaning.
        focus: the ring around what the keyboard acts on.
        stage: behind the mirror's picture.
        track: behind a bar.
        info, warning, error: the sign of a message of that kind.
        emotions: a colour for each emotion. They differ in lightness as well as in hue, so that
            people who see fewer hues tell them apart too.
    """

    name: str
    window: QColor
    surface: QColor
    text: QColor
    muted: QColor
    accent: QColor
    on_accent: QColor
    outline: QColor
    disabled: QColor
    hairline: QColor
    focus: QColor
    stage: QColor
    track: QColor
    info: QColor
    warning: QColor
    error: QColor
    emotions: Mapping[Emotion, QColor]

    def emotion_colour(self, emotion: Emotion | None) -> QColor:
        """The emotion's colour; for None, that of "not sure"."""
        return self.muted if emotion is None else self.emotions[emotion]


def _emotions(*colours: str) -> Mapping[Emotion, QColor]:
    return {emotion: QColor(c) for emotion, c in zip(EMOTIONS, colours, strict=True)}


LIGHT = Theme(
    name="light",
    window=QColor("#F3F1EC"),
    surface=QColor("#FBFAF7"),
    text=QColor("#23282C"),
    muted=QColor("#5A6066"),
    accent=QColor("#2C6470"),
    on_accent=QColor("#FFFFFF"),
    outline=QColor("#857F74"),
    disabled=QColor("#857F74"),
    hairline=QColor("#DAD6CD"),
    focus=QColor("#2B5FA0"),
    stage=QColor("#E4E1DA"),
    track=QColor("#E9E6DF"),
    info=QColor("#2C6470"),
    warning=QColor("#86600E"),
    error=QColor("#96382B"),
    emotions=_emotions("#902E23", "#688A5E", "#9471B8", "#A17E0C", "#1D4F86", "#458F90", "#5D5955"),
)

DARK = Theme(
    name="dark",
    window=QColor("#1E2225"),
    surface=QColor("#272C30"),
    text=QColor("#E8E6E1"),
    muted=QColor("#ABB0B4"),
    accent=QColor("#8CC0C8"),
    on_accent=QColor("#14262A"),
    outline=QColor("#7F868B"),
    disabled=QColor("#7F868B"),
    hairline=QColor("#3A4146"),
    focus=QColor("#9CC4F2"),
    stage=QColor("#16191B"),
    track=QColor("#343B40"),
    info=QColor("#8CC0C8"),
    warning=QColor("#E0BC72"),
    error=QColor("#E39A8D"),
    emotions=_emotions("#D87463", "#A7D29E", "#A87CAF", "#EDC774", "#7BA7ED", "#85E0E9", "#A9A8A3"),
)

CONTRAST = Theme(
    name="contrast",
    window=QColor("#000000"),
    surface=QColor("#0C0C0C"),
    text=QColor("#FFFFFF"),
    muted=QColor("#D8D8D8"),
    accent=QColor("#FFE08A"),
    on_accent=QColor("#000000"),
    outline=QColor("#FFFFFF"),
    disabled=QColor("#9A9A9A"),
    hairline=QColor("#8C8C8C"),
    focus=QColor("#FFD54A"),
    stage=QColor("#000000"),
    track=QColor("#3D3D3D"),
    info=QColor("#B9E4EA"),
    warning=QColor("#FFD98A"),
    error=QColor("#FFB0A3"),
    emotions=_emotions("#F0816F", "#B9F0AF", "#C18FC9", "#FBD277", "#62A3FA", "#84F8FF", "#C0C0B6"),
)


def mixed(under: QColor, over: QColor, share: float) -> QColor:
    """A colour between two: ``under`` for a share of 0, ``over`` for 1."""
    return QColor.fromRgbF(
        under.redF() + (over.redF() - under.redF()) * share,
        under.greenF() + (over.greenF() - under.greenF()) * share,
        under.blueF() + (over.blueF() - under.blueF()) * share,
    )


def resolve(name: str, app: QApplication) -> Theme:
    """The theme of that name; for ``system`` the one that the computer's setting asks for now.

    Raises:
        ValueError: there is no theme of that name.
    """
    themes = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}
    if name in themes:
        return themes[name]
    if name != "system":
        raise ValueError(f"theme must be one of {', '.join(get_args(ThemeName))}; got {name!r}")
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply(app: QApplication, theme: Theme, text_scale: float) -> None:
    """Gives every ordinary widget the theme's colours and the scale's text.

    Args:
        text_scale: 1.0 to 2.0.
    """
    from .style import palette, style_sheet

    scale = min(2.0, max(1.0, text_scale))
    # Fusion alone takes its colours from the palette on every system.
    app.setStyle("Fusion")
    app.setPalette(palette(theme))
    font = app.font()
    font.setPixelSize(round(BASE_PX * scale))
    app.setFont(font)
    app.setStyleSheet(style_sheet(theme, scale))
