"""A sentence across the window, with a way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from . import symbols
from .theme import LIGHT, SPACE, Theme

Kind = Literal["info", "warning", "error"]
EDGE = 6
"""Width of the coloured edge that, with the sign, tells the kinds apart."""
COLUMN = 24
"""Width that the text has beside buttons, as a multiple of its size; with less, they go below it.
"""


class Banner(QFrame):
    """Says what happened and what can be done about it. Hidden until there is something to say;
    closed by its button, by Escape inside it, or by one of its actions."""

    dismissed = Signal()
    """It was closed, by the person or by ``dismiss``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._kind: Kind = "info"
        self._buttons: list[QPushButton] = []
        self._sign = QLabel(self)
        self._text = QLabel(self)
        # A file may be named like markup.
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton(self)
        self._close.setProperty("tone", "quiet")
        self._close.clicked.connect(self.dismiss)
        self._choices = QWidget(self)
        self._side_by_side = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._choices)
        self._side_by_side.setContentsMargins(0, 0, 0, 0)
        self._side_by_side.setSpacing(SPACE.S)
        self._side_by_side.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE.M)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        # In the smallest window a long message has less room than it needs: it is scrolled then.
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(SPACE.L, SPACE.S, SPACE.S, SPACE.S)
        self._rows.setSpacing(SPACE.S)
        self._rows.addLayout(self._row)
        self._area.setWidget(content)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name()
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._draw_signs()
        self.update()

    def show_message(
        self, kind: Kind, text: str, actions: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        """Shows a message in place of the one before, and tells screen readers at once.

        Args:
            actions: ``(label, callback)`` for each button. The banner closes first, so that a
                callback may show another message.
        """
        self._kind = kind
        self._text.setText(text)
        for button in self._buttons:
            self._side_by_side.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(label, callback) for label, callback in actions]
        for i, button in enumerate(self._buttons):
            self._side_by_side.insertWidget(i, button, 0, Qt.AlignmentFlag.AlignLeft)
        # What is made late comes last in the order of Tab; these come before the way out.
        for before, after in pairwise((self._close, *self._buttons, self._close)):
            QWidget.setTabOrder(before, after)
        self._arrange()
        self.setAccessibleDescription(text)
        self._draw_signs()
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def dismiss(self) -> None:
        """Hides the banner."""
        if not self.isHidden():
            self.hide()
            self.dismissed.emit()

    def sizeHint(self) -> QSize:
        return self._rows.sizeHint() + QSize(EDGE, 0)

    def minimumSizeHint(self) -> QSize:
        """Narrow: what does not fit beside the text goes below it."""
        return QSize(0, self._rows.minimumSize().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in which nothing has to be scrolled."""
        return self._rows.totalHeightForWidth(width - EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._area.setGeometry(EDGE, 0, self.width() - EDGE, self.height())
        scrolls = self.height() < self.heightForWidth(self.width())
        bar = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOn if scrolls else bar.ScrollBarAlwaysOff
        )
        # Arrow keys scroll what Tab has reached.
        policy = Qt.FocusPolicy
        self._area.setFocusPolicy(policy.TabFocus if scrolls else policy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        elif event.type() == QEvent.Type.FontChange:
            self._draw_signs()
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.outline, 1))
        painter.setBrush(self._theme.surface)
        painter.drawRoundedRect(ground, SPACE.S, SPACE.S)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.setClipRect(QRectF(0, 0, EDGE, self.height()))
        painter.drawRoundedRect(QRectF(0, 0, 4 * SPACE.S, self.height()), SPACE.S, SPACE.S)

    @property
    def _colour(self) -> QColor:
        theme = self._theme
        return {"info": theme.info, "warning": theme.warning, "error": theme.error}[self._kind]

    def _button(self, label: str, callback: Callable[[], object]) -> QPushButton:
        button = QPushButton(label, self)

        def act() -> None:
            self.dismiss()
            callback()

        button.clicked.connect(act)
        return button

    def _arrange(self) -> None:
        """Puts the buttons beside the text, in a row below it, or below one another."""
        self._choices.setVisible(bool(self._buttons))
        widths = [button.sizeHint().width() for button in self._buttons]
        needed = sum(widths) + SPACE.S * (len(widths) - 1)
        margins = self._rows.contentsMargins()
        # As if nothing were scrolled: else a scroll bar could change what makes it needed.
        room = self.width() - EDGE - margins.left() - margins.right()
        signs = self._sign.sizeHint().width() + self._close.sizeHint().width() + 2 * SPACE.M
        em = self._text.font().pixelSize()
        words = min(self._text.fontMetrics().horizontalAdvance(self.text) + 1, COLUMN * em)
        # A file's name may be one long word.
        words = max(words, self._text.minimumSizeHint().width())
        if words + SPACE.M + needed + signs <= room:
            self._row.insertWidget(2, self._choices)
        else:
            self._rows.addWidget(self._choices)
        below = max(self._sign.sizeHint().height(), self._close.sizeHint().height()) + SPACE.S
        if self._text_height(room - signs) <= self._text_height(room) + below:
            self._row.insertWidget(1, self._text, 1)
        else:
            self._rows.insertWidget(1, self._text)
        direction = QBoxLayout.Direction
        self._side_by_side.setDirection(
            direction.LeftToRight if needed <= room else direction.TopToBottom
        )
        self.updateGeometry()

    def _text_height(self, width: int) -> int:
        if self._text.fontMetrics().horizontalAdvance(self.text) <= width:
            return 0  # one line is no higher than the sign
        return self._text.heightForWidth(max(1, width))

    def _draw_signs(self) -> None:
        size = round(1.3 * self.fontMetrics().height())
        self._sign.setPixmap(
            symbols.pixmap(self._kind, self._colour, size, self.devicePixelRatioF())
        )
        small = self.fontMetrics().height()
        self._close.setIcon(symbols.control_icon("close", self._theme.text, small))
        self._close.setIconSize(QSize(small, small))

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
