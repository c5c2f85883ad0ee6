"""The palette and style sheet that give ordinary widgets a theme's colours.

Pages ask for what plain widgets do not say by themselves with dynamic properties:

    QLabel       type = "caption" | "title" | "display";  tone = "muted" | "warning" | "error"
    QTextEdit    type = "caption" (muted text without a frame around it)
    QPushButton  tone = "primary" (the one main action) | "quiet" (no line around it)
    QFrame       panel = "true" (a raised surface with a line around it); QListView as well
"""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QPalette

from emomirror.resources import asset_path

from .theme import BASE_PX, SPACE, Theme, Type, mixed


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's own roles, for what no style sheet reaches."""
    colours = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.text,
        role.Light: theme.surface,
        role.Midlight: theme.hairline,
        role.Mid: theme.hairline,
        role.Dark: theme.outline,
        role.Shadow: theme.outline,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.focus,
        role.LinkVisited: theme.focus,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
    }.items():
        colours.setColor(which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, which, theme.disabled)
    return colours


def style_sheet(theme: Theme, scale: float) -> str:
    """The style sheet of every ordinary widget.

    Args:
        scale: of text, 1.0 to 2.0; heights grow with it, distances do not.
    """
    names = {
        field: getattr(theme, field).name()
        for field in (
            *("window", "surface", "text", "muted", "accent", "on_accent"),
            *("outline", "hairline", "focus", "track", "disabled", "warning", "error"),
        )
    }
    hover = mixed(theme.surface, theme.text, 0.07)
    pressed = mixed(theme.surface, theme.text, 0.14)
    return Template(_SHEET).substitute(
        names,
        hover=hover.name(),
        pressed=pressed.name(),
        accent_hover=mixed(theme.accent, theme.text, 0.15).name(),
        control=round(24 * scale),
        mark=round(18 * scale),
        body=round(BASE_PX * scale),
        caption=round(BASE_PX * Type.CAPTION.value * scale),
        title=round(BASE_PX * Type.TITLE.value * scale),
        display=round(BASE_PX * Type.DISPLAY.value * scale),
        xs=SPACE.XS,
        s=SPACE.S,
        m=SPACE.M,
        l=SPACE.L,
        check=_themed("check", theme),
        chevron=_themed("chevron", theme),
        chevron_up=_themed("chevron-up", theme),
    )


def _themed(name: str, theme: Theme) -> str:
    # A style sheet loads pictures only from files and cannot colour them: one for each theme.
    return asset_path(f"symbols/themed/{name}-{theme.name}.svg").as_posix()


# Every widget gets its size of text here: those made before the sheet is set would keep the old
# one, because under a style sheet QApplication.setFont reaches only what is on the screen.
# Lines are 2 px where the keyboard's focus is and 1 px elsewhere; padding makes up the
# difference, so that nothing moves when the focus does.
_SHEET = """
QWidget { font-size: ${body}px; }
QToolTip {
    background: $surface; color: $text; border: 1px solid $outline; padding: ${xs}px ${s}px;
}
QLabel[type="caption"] { font-size: ${caption}px; }
QLabel[type="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[type="display"] { font-size: ${display}px; font-weight: 600; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="error"] { color: $error; }
QFrame[panel="true"] {
    background: $surface; border: 1px solid $hairline; border-radius: ${m}px;
}

QPushButton, QToolButton, QComboBox {
    background: $surface; color: $text;
    border: 1px solid $outline; border-radius: ${s}px;
    padding: 7px 15px; min-height: ${control}px;
}
QToolButton { padding: 7px; min-width: ${control}px; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {
    background: $pressed;
}
QPushButton:focus, QToolButton:focus, QComboBox:focus {
    border: 2px solid $focus; padding: 6px 14px; outline: none;
}
QToolButton:focus { padding: 6px; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled {
    color: $disabled; border-color: $hairline; background: $window;
}
QPushButton[tone="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[tone="primary"]:hover, QPushButton[tone="primary"]:pressed {
    background: $accent_hover;
}
QPushButton[tone="primary"]:focus { border-color: $text; }
QPushButton[tone="primary"]:disabled {
    background: $window; color: $disabled; border-color: $hairline;
}
QPushButton[tone="quiet"], QToolButton[tone="quiet"] {
    background: transparent; border-color: transparent;
}
QPushButton[tone="quiet"]:hover, QToolButton[tone="quiet"]:hover { background: $hover; }
QPushButton[tone="quiet"]:pressed, QToolButton[tone="quiet"]:pressed,
QPushButton[tone="quiet"]:checked, QToolButton[tone="quiet"]:checked { background: $pressed; }
QPushButton[tone="quiet"]:focus, QToolButton[tone="quiet"]:focus { border-color: $focus; }
QToolButton[popupMode="1"], QToolButton[popupMode="2"] { padding-right: ${l}px; }
QPushButton::menu-indicator, QToolButton::menu-indicator, QToolButton::menu-arrow {
    image: url("$chevron"); width: ${m}px; height: ${m}px;
}
QToolButton::menu-indicator { subcontrol-position: right center; right: ${xs}px; }

QComboBox { padding-right: ${xs}px; combobox-popup: 0; }
QComboBox::drop-down { border: none; width: ${control}px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${l}px; height: ${l}px; }
QComboBox QAbstractItemView {
    background: $surface; color: $text; border: 1px solid $outline; padding: ${xs}px; outline: none;
}
QComboBox QAbstractItemView::item {
    min-height: ${control}px; padding: ${xs}px ${s}px; border: none; border-radius: 6px;
}
QComboBox QAbstractItemView::item:selected { background: $accent; color: $on_accent; }

QAbstractSpinBox {
    background: $surface; color: $text; border: 1px solid $outline; border-radius: ${s}px;
    padding: 5px ${xs}px 5px 7px; min-height: ${control}px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QAbstractSpinBox:focus { border: 2px solid $focus; padding: 4px 3px 4px 6px; }
QAbstractSpinBox:disabled { color: $disabled; border-color: $hairline; background: $window; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    border: none; width: ${control}px; subcontrol-origin: border;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("$chevron_up"); width: ${m}px; height: ${m}px; }
QAbstractSpinBox::down-arrow { image: url("$chevron"); width: ${m}px; height: ${m}px; }

QLineEdit, QPlainTextEdit, QTextEdit {
    background: $surface; color: $text; border: 1px solid $outline; border-radius: ${s}px;
    padding: 5px 7px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: 2px solid $focus; padding: 4px 6px;
}
QTextEdit[type="caption"] {
    background: transparent; color: $muted; border: none; padding: 0; font-size: ${caption}px;
}

QCheckBox {
    color: $text; spacing: ${s}px; border: 2px solid transparent; border-radius: 6px;
    padding: ${xs}px; min-height: ${control}px;
}
QCheckBox:focus { border-color: $focus; outline: none; }
QCheckBox:disabled { color: $disabled; }
QCheckBox::indicator:disabled { border-color: $disabled; }
QCheckBox::indicator {
    width: ${mark}px; height: ${mark}px; background: $surface; border: 1px solid $outline;
    border-radius: ${xs}px;
}
QCheckBox::indicator:hover { background: $hover; }
QCheckBox::indicator:checked {
    background: $accent; border-color: $accent; image: url("$check");
}

QMenu { background: $surface; color: $text; border: 1px solid $outline; padding: ${xs}px; }
QMenu::item { padding: ${s}px ${l}px; border-radius: 6px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::separator { height: 1px; background: $hairline; margin: ${xs}px ${s}px; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollArea:focus { border: 2px solid $focus; }
QScrollBar:vertical { background: transparent; width: ${m}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${m}px; margin: 0; }
QScrollBar::handle { background: $outline; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSlider { min-height: ${control}px; border: 2px solid transparent; border-radius: 6px; }
QSlider:focus { border-color: $focus; }
QSlider::groove:horizontal { height: 4px; background: $outline; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal {
    width: 18px; height: 18px; margin: -7px 0; border-radius: 9px; background: $accent;
}

QProgressBar {
    background: $track; color: $text; border: none; border-radius: ${xs}px; text-align: center;
}
QProgressBar::chunk { background: $accent; border-radius: ${xs}px; }
/* In Qt's own dialogs for files. */
QHeaderView::section {
    background: $window; color: $muted; border: none; border-bottom: 1px solid $outline;
    padding: ${xs}px ${s}px;
}
QListView[panel="true"] {
    background: $surface; color: $text; border: 1px solid $outline; border-radius: ${s}px;
    outline: none;
}
QListView[panel="true"]:focus { border: 2px solid $focus; }
"""
