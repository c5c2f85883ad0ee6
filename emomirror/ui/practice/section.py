"""A part of a long page that is unfolded when it is wanted, and says in one line what is in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from emomirror.ui.theme import SPACE

from .marks import Elided, colour


class Section(QFrame):
    """A heading that unfolds what is below it.

    Args:
        title: the heading.
        summary: what is set in it at the moment, in few words.
    """

    opened = Signal(bool)

    def __init__(
        self,
        title: str,
        summary: Callable[[], str] = lambda: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._summary = summary
        self.setProperty("panel", "true")
        self.header = _Header(title)
        self.header.toggled.connect(self._show)
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(SPACE.L, SPACE.S, SPACE.L, SPACE.L)
        self.body.setSpacing(SPACE.M)
        self.content.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.content)

    @property
    def is_open(self) -> bool:
        """Whether it is unfolded."""
        return self.header.isChecked()

    def unfold(self, open_: bool = True) -> None:
        """Shows or hides what is in it."""
        self.header.setChecked(open_)

    def refresh(self) -> None:
        """Says again what is set."""
        self.header.summary.set_whole(self._summary())
        self.header.setAccessibleDescription(self.header.summary.whole)

    def _show(self, open_: bool) -> None:
        self.content.setVisible(open_)
        self.opened.emit(open_)


class _Header(QPushButton):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("tone", "quiet")
        self.setAccessibleName(title)
        # Buttons else are no narrower than what they say; this one ends its lines in "…".
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Unfolded is not pressed: the arrow says so.
        self.setStyleSheet("QPushButton:checked:!hover { background: transparent; }")
        name = Elided(title)
        name.setStyleSheet("font-weight: 600;")
        self.summary = Elided("", kind="caption", tone="muted")
        for label in (name, self.summary):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(self.summary)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE.L, SPACE.S, SPACE.L, SPACE.S)
        line.setSpacing(SPACE.M)
        line.addLayout(words, 1)
        line.addSpacing(2 * SPACE.L)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self.fontMetrics().height() / 4
        middle = QPointF(self.width() - SPACE.L - half, self.height() / 2)
        up = -half / 2 if self.isChecked() else half / 2
        painter.setPen(
            QPen(
                colour(QPalette.ColorRole.PlaceholderText),
                2,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.drawPolyline(
            QPolygonF(
                [
                    middle + QPointF(-half, -up),
                    middle + QPointF(0, up),
                    middle + QPointF(half, -up),
                ]
            )
        )
        painter.end()
