"""Chooses the sign by which a person is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from emomirror.practice.profile import SIGNS
from emomirror.ui.page import paragraph
from emomirror.ui.symbols import control_icon
from emomirror.ui.theme import SPACE

from .asking import ask_for_picture
from .flow import Flow
from .marks import colour
from .person import sign_name, square

_SQUARE = """
QPushButton { padding: 5px; }
QPushButton:checked { border: 2px solid palette(highlight); padding: 4px; }
QPushButton:focus { border: 2px solid palette(link); padding: 4px; }
"""


class SignChooser(QWidget):
    """All signs, and the person's own pictures; one of them is chosen. The arrow keys go from one
    to the next."""

    changed = Signal()

    def __init__(
        self,
        pictures: Sequence[str] = (),
        folder: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            pictures: the names of own pictures in ``folder``.
        """
        super().__init__(parent)
        self._folder = folder
        self.added: Path | None = None
        """A picture that is to be copied and to be the sign."""
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._shown = SIGNS[0]
        flow = Flow(self, spacing=SPACE.XS)
        for name in (*SIGNS, *pictures):
            button = QPushButton()
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setAccessibleName(sign_name(name))
            button.setToolTip(sign_name(name))
            button.setStyleSheet(_SQUARE)
            self._group.addButton(button)
            self._buttons[name] = button
            flow.addWidget(button)
        self.own = QPushButton()
        self.own.setAutoDefault(False)
        self.own.setStyleSheet(_SQUARE)
        self.own.setAccessibleName(self.tr("Another picture…"))
        self.own.setToolTip(self.own.accessibleName())
        flow.addWidget(self.own)
        self._asks = True
        """Whether a press on ``own`` asks for a picture, rather than choosing the one it holds."""
        self.own.pressed.connect(self._on_pressed)
        self.own.clicked.connect(self._on_own)
        self._problem = paragraph("", kind="caption", tone="error")
        self._problem.hide()
        flow.addWidget(self._problem)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group.buttonClicked.connect(self.changed)
        self._draw()

    def take(self, path: Path) -> None:
        """Takes a file as the sign; says so where it holds no picture."""
        readable = not square(path, 16).isNull()
        self._problem.setText(
            ""
            if readable
            else self.tr("{name} holds no picture that can be read.").format(name=path.name)
        )
        self._problem.setVisible(not readable)
        if readable:
            self.added = path
            self.own.setCheckable(True)
            self._group.addButton(self.own)
            self.own.setChecked(True)
        self._draw()
        self.changed.emit()

    @property
    def state(self) -> tuple[object, ...]:
        """What is chosen."""
        return (self.sign, self.added if self.own.isChecked() else None)

    @property
    def sign(self) -> str:
        """The one chosen, as far as it is kept already."""
        return next((name for name, b in self._buttons.items() if b.isChecked()), self._shown)

    def show_sign(self, sign: str) -> None:
        """Shows it as chosen, and forgets what was to be added."""
        self.added = None
        self._shown = sign
        self._problem.hide()
        self._draw()
        self._buttons.get(sign, self._buttons[SIGNS[0]]).setChecked(True)
        # A press or an arrow key chooses one of the group; this holds nothing to choose any more.
        self._group.removeButton(self.own)
        self.own.setCheckable(False)
        # The group lets Tab reach only the one chosen.
        self.own.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        self.changed.emit()

    def _on_pressed(self) -> None:
        # A picture that is not chosen is chosen first: an arrow key presses it too.
        self._asks = self.added is None or self.own.isChecked()

    def _on_own(self) -> None:
        if self._asks:
            ask_for_picture(self, self.take)

    def _draw(self) -> None:
        side = round(1.7 * self.fontMetrics().height())
        for name, button in self._buttons.items():
            if name in SIGNS:
                button.setIcon(control_icon(name, colour(), side))
            elif self._folder is not None:
                drawn = square(self._folder / name, side, self.devicePixelRatioF())
                button.setIcon(QIcon(drawn))
            button.setIconSize(QSize(side, side))
        drawn = square(self.added, side, self.devicePixelRatioF()) if self.added else QPixmap()
        self.own.setIcon(
            control_icon("picture", colour(), side) if drawn.isNull() else QIcon(drawn)
        )
        self.own.setIconSize(QSize(side, side))
