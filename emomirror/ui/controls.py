"""The bar of controls under the mirror."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from .actions import ICON_PX, Actions
from .page import plain
from .source_menu import SourceMenu
from .symbols import control_icon
from .theme import LIGHT, SPACE, Theme

LONGEST_NAME = 26
"""Letters of a source's name that the button shows."""


class ControlBar(QWidget):
    """Buttons for the window's actions, in the order in which Tab visits them. Words leave the
    less used buttons where the window is too narrow for all."""

    def __init__(
        self, actions: Actions, source_menu: SourceMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme = LIGHT
        self._icon_px = ICON_PX
        self._source_icon = "camera"
        self._source_name = ""
        self.source = QToolButton(self)
        self.source.setMenu(source_menu)
        self.source.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.source.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.source.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

        face, eyes = self._button(actions.face), self._button(actions.eyes)
        freeze, explain = self._button(actions.freeze), self._button(actions.explain)
        save, practice = self._button(actions.save), self._button(actions.practice)
        bars, full_screen = self._button(actions.show_bars), self._button(actions.full_screen)
        model, settings = self._button(actions.model), self._button(actions.settings)
        help_button = self._button(actions.help)
        for button in (bars, full_screen, model, settings, help_button):
            button.setProperty("tone", "quiet")
        # Which buttons give up their words first.
        self._steps = [
            (help_button, settings, model, full_screen),
            (bars,),
            (save,),
            (face, eyes),
            (explain,),
            (freeze,),
            (practice,),
            (self.source,),
        ]

        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.S)
        row.addWidget(self.source)
        row.addSpacing(SPACE.S)
        row.addWidget(face)
        row.addWidget(eyes)
        row.addStretch(1)
        row.addWidget(freeze)
        row.addWidget(explain)
        row.addWidget(save)
        row.addStretch(1)
        row.addWidget(practice)
        row.addSpacing(SPACE.S)
        for button in (bars, full_screen, model, settings, help_button):
            row.addWidget(button)
        self.set_source("", is_camera=True)
        self.retranslate()

    def set_theme(self, theme: Theme, icon_px: int) -> None:
        """Takes other colours and sizes; the actions draw their icons by themselves."""
        self._theme, self._icon_px = theme, icon_px
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(icon_px, icon_px))
        self._show_source_icon()
        self._fit()

    def set_source(self, name: str, *, is_camera: bool) -> None:
        """Shows what the picture comes from."""
        self._source_name = name
        self._source_icon = "camera" if is_camera else "file"
        self._show_source_icon()
        self._name_source()

    def retranslate(self) -> None:
        """Writes all words in the window's language, but those of the actions."""
        self.source.setToolTip(self.tr("Where the picture comes from"))
        for button in self.findChildren(QToolButton):
            if button is not self.source:
                button.setAccessibleDescription(button.defaultAction().statusTip())
        self._name_source()

    def _name_source(self) -> None:
        name = self._source_name or self.tr("Camera")
        short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
        self.source.setText(plain(short))
        self.source.setAccessibleName(self.tr("Source: {name}").format(name=name))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def minimumSizeHint(self) -> QSize:
        """Narrow: words go before buttons do."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        style = Qt.ToolButtonStyle
        for buttons in self._steps:
            for button in buttons:
                button.setToolButtonStyle(style.ToolButtonTextBesideIcon)
        for buttons in self._steps:
            layout.invalidate()
            if layout.sizeHint().width() <= self.width():
                return
            for button in buttons:
                button.setToolButtonStyle(style.ToolButtonIconOnly)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _show_source_icon(self) -> None:
        self.source.setIcon(control_icon(self._source_icon, self._theme.text, self._icon_px))
