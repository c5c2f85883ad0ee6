from __future__ import annotations

from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from emomirror.emotions import EMOTIONS
from emomirror.resources import asset_path
from emomirror.ui import theme as themes
from emomirror.ui.theme import CONTRAST, DARK, LIGHT, Theme, Type

# The offscreen platform says so whenever a window has a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST], ids=lambda theme: theme.name)

# Machado, Oliveira and Fernandes 2009, severity 1, for linear RGB.
SIGHT = {
    "all cones": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


def linear(colour: QColor) -> npt.NDArray[np.float64]:
    """Linear RGB, 0..1."""
    c = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def contrast(a: QColor, b: QColor) -> float:
    """WCAG's contrast ratio, 1..21."""
    dark, light = sorted(float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (a, b))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: QColor, sight: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """CIE L*a*b* of what is seen of a colour with that sight."""
    to_xyz = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    seen = np.clip(sight @ linear(colour), 0, 1)
    t = to_xyz @ seen / [0.95047, 1.0, 1.08883]
    f = np.where(t > 216 / 24389, np.cbrt(t), (24389 / 27 * t + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@THEMES
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    least = 7.0 if theme is CONTRAST else 4.5
    for ground in (theme.window, theme.surface, theme.stage):
        for text in (theme.text, theme.muted):
            assert contrast(text, ground) >= least
    for ground in (theme.window, theme.surface):
        for text in (theme.info, theme.warning, theme.error, theme.accent):
            assert contrast(text, ground) >= least
    assert contrast(theme.on_accent, theme.accent) >= least


@THEMES
def test_lines_and_bars_stand_out_from_what_is_behind_them(theme: Theme) -> None:
    for ground in (theme.window, theme.surface):
        assert contrast(theme.outline, ground) >= 3
        assert contrast(theme.focus, ground) >= 3
        assert contrast(theme.disabled, ground) >= 3
        assert contrast(theme.disabled, theme.text) >= 2
    for emotion in EMOTIONS:
        for ground in (theme.window, theme.surface, theme.track):
            assert contrast(theme.emotion_colour(emotion), ground) >= 3, emotion


@THEMES
@pytest.mark.parametrize("sight", SIGHT)
def test_emotions_colours_are_told_apart_by_every_sight(theme: Theme, sight: str) -> None:
    # A distance of 2.3 is just noticeable; bars lie apart from each other and need far more.
    for a, b in combinations(EMOTIONS, 2):
        seen = [lab(theme.emotion_colour(each), SIGHT[sight]) for each in (a, b)]
        assert np.linalg.norm(seen[0] - seen[1]) >= 15, f"{a} and {b}"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_colours_are_muted(theme: Theme) -> None:
    for emotion in EMOTIONS:
        _, a, b = lab(theme.emotion_colour(emotion), SIGHT["all cones"])
        assert np.hypot(a, b) <= 60, emotion


@THEMES
def test_pictures_of_the_style_sheet_have_the_themes_colours(theme: Theme) -> None:
    def drawing(name: str) -> str:
        path = asset_path(f"symbols/themed/{name}-{theme.name}.svg")
        return path.read_text(encoding="utf-8")

    assert theme.on_accent.name() in drawing("check")
    assert theme.text.name() in drawing("chevron")


def test_system_follows_the_computers_setting(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hints:
        scheme = Qt.ColorScheme.Light
        contrast = Qt.ContrastPreference.NoPreference

        def colorScheme(self) -> Qt.ColorScheme:
            return self.scheme

        def accessibility(self) -> Hints:
            return self

        def contrastPreference(self) -> Qt.ContrastPreference:
            return self.contrast

    hints = Hints()
    monkeypatch.setattr(qapp, "styleHints", lambda: hints)
    assert themes.resolve("system", qapp) is LIGHT
    hints.scheme = Qt.ColorScheme.Dark
    assert themes.resolve("system", qapp) is DARK
    assert themes.resolve("contrast", qapp) is CONTRAST
    hints.contrast = Qt.ContrastPreference.HighContrast
    assert themes.resolve("system", qapp) is CONTRAST
    assert themes.resolve("light", qapp) is LIGHT


def test_a_theme_of_another_name_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match=r"light, dark, contrast; got 'purple'"):
        themes.resolve("purple", qapp)


@pytest.fixture
def restored(qapp: QApplication) -> object:
    yield
    qapp.setStyleSheet("")


@pytest.mark.usefixtures("restored")
def test_text_grows_in_widgets_made_before_and_after(qapp: QApplication, qtbot: QtBot) -> None:
    before = QLabel("before")
    qtbot.addWidget(before)
    for scale, size in ((1.0, 15), (2.0, 30), (1.0, 15)):
        themes.apply(qapp, LIGHT, scale)
        after = QLabel("after")
        qtbot.addWidget(after)
        for label in (before, after):
            label.show()
            label.ensurePolished()
            assert label.font().pixelSize() == size


@pytest.mark.usefixtures("restored")
@THEMES
def test_ordinary_widgets_take_the_themes_colours(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    themes.apply(qapp, theme, 1.0)
    button = QPushButton("Freeze")
    qtbot.addWidget(button)
    button.resize(160, 40)
    image = button.grab().toImage()
    assert image.pixelColor(10, 20) == theme.surface
    assert image.pixelColor(80, 0) == theme.outline


@pytest.mark.usefixtures("restored")
@THEMES
def test_what_the_keyboard_acts_on_has_a_ring(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    themes.apply(qapp, theme, 1.0)
    for widget in (QPushButton("Freeze"), QCheckBox("Mirrored")):
        qtbot.addWidget(widget)
        widget.resize(160, 40)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        middle = widget.grab().toImage().pixelColor(80, 1)
        assert contrast(middle, theme.focus) < 1.2


def test_type_keeps_its_steps_at_every_text_scale(qapp: QApplication) -> None:
    font = qapp.font()
    for size in (15, 30):
        font.setPixelSize(size)
        steps = [step.font(font).pixelSize() for step in Type]
        assert steps == sorted(set(steps))
        assert steps[1] == size
