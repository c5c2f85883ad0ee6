"""What every page of the adult looks like: a way back, a title, a column to scroll, and the main
action below it, always in the same places."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from emomirror.errors import ShownError
from emomirror.ui.banner import Banner, Kind
from emomirror.ui.page import paragraph
from emomirror.ui.theme import LIGHT, SPACE, Theme
from emomirror.ui.translation import translated

from .flow import Flow
from .marks import Button, Elided

COLUMN = 44
"""Width of the column at most, as a multiple of the text's size: longer lines are hard to read."""


class Sheet(QWidget):
    """A page of the adult. Content goes into ``body``; Esc goes back, as does the first button."""

    back_wanted = Signal()
    """The person wants to go back to where they came from."""

    def __init__(self, title: str, *, back: str = "", parent: QWidget | None = None) -> None:
        """
        Args:
            back: the name of the place that the way back leads to; without it there is no button.
        """
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setAccessibleName(title)
        self.back = Button(back, "back", tone="quiet")
        if not back:  # showing what has no parent yet would open a window for a moment
            self.back.hide()
        self.back.setToolTip(self.tr("Back (Esc)"))
        self.back.clicked.connect(self.leave)
        self.title = Elided(title, kind="title")
        self.corner = QHBoxLayout()
        self.corner.setSpacing(SPACE.S)
        head = QHBoxLayout()
        head.setSpacing(SPACE.M)
        # The arrow of a button without a line around it stands over the column's edge.
        head.setContentsMargins(-SPACE.S if back else SPACE.S, 0, 0, 0)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addLayout(self.corner)
        self.banner = Banner()

        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(SPACE.S, SPACE.S, SPACE.M, SPACE.L)
        self.body.setSpacing(SPACE.M)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(content)
        self.area.setAccessibleName(title)

        self.said = paragraph("", kind="caption", tone="muted")
        self.said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.said.hide()
        self.actions_ = Flow(to_right=True)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE.M)
        bar.addWidget(self.said, 1)
        bar.addLayout(self.actions_)
        self.footer = QFrame()
        self.footer.setLayout(bar)
        bar.setContentsMargins(0, 0, 0, 0)
        self.footer.hide()

        self._resting: list[QAbstractButton] | None = None
        """While the page is held: the buttons below the column that can be pressed afterwards."""
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(SPACE.L, SPACE.M, SPACE.L, SPACE.M)
        column.setSpacing(SPACE.M)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self.area, 1)
        column.addWidget(self.footer)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(self._column, 1000)
        outer.addStretch(1)
        self._limit()

    def set_theme(self, theme: Theme = LIGHT) -> None:
        """Takes other colours, where the palette does not bring them."""
        self.banner.set_theme(theme)

    @property
    def changed(self) -> bool:
        """Whether something is filled in that is not saved, and would be lost with the page."""
        return False

    def leave(self) -> None:
        """Asks to go back. Pages on which something could be lost ask first."""
        self.back_wanted.emit()

    def leave_or_save(
        self, words: str, save: Callable[[], object], leave: Callable[[], object] | None = None
    ) -> None:
        """Asks to go back; where something is ``changed``, asks first whether to save it.

        Args:
            words: of the button that saves.
            leave: goes elsewhere than back.
        """
        leave = leave or self.back_wanted.emit
        if not self.changed:
            leave()
            return
        self.tell(
            "warning",
            self.tr("What you have changed is not saved yet."),
            ((words, save), (self.tr("Leave without saving"), leave)),
        )

    def tell(
        self,
        kind: Kind,
        text: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        """Says something at the top of the page, and to screen readers."""
        self.banner.show_message(kind, text, actions)

    def tell_error(self, error: ShownError) -> None:
        """Says what went wrong."""
        self.tell("error", translated(error.sentence))

    def say(self, text: str, *, kind: str = "", tone: str = "") -> QLabel:
        """Adds a paragraph."""
        label = paragraph(text, kind=kind, tone=tone)
        self.body.addWidget(label)
        return label

    def head(self, text: str) -> QLabel:
        """Adds a heading."""
        if self.body.count():
            self.body.addSpacing(SPACE.S)
        return self.say(text, kind="title")

    def put_in_place_of_scrolling(self, widget: QWidget) -> QVBoxLayout:
        """Puts something that scrolls by itself where the column is else; returns the layout that
        holds it, for what stands above it."""
        self.area.hide()
        inside = QVBoxLayout()
        inside.setContentsMargins(SPACE.S, 0, SPACE.S, 0)
        inside.addWidget(widget, 1)
        layout = self._column.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertLayout(layout.indexOf(self.area), inside, 1)
        return inside

    def act(self, button: Button) -> Button:
        """Adds a button below the column; the main action comes last."""
        self.actions_.addWidget(button)
        self.footer.show()
        return button

    @property
    def held(self) -> bool:
        """Whether something is under way for which the page has to stay as it is."""
        return self._resting is not None

    def hold(self, said: str) -> None:
        """Lets nothing be pressed and nobody leave until ``let_go``.

        Args:
            said: what goes on, for the person.
        """
        if self._resting is not None:
            return
        buttons = self.footer.findChildren(QAbstractButton)
        self._resting = [each for each in buttons if each.isEnabled()]
        self.banner.dismiss()
        self.said.setText(said)
        self.said.show()
        self.footer.show()
        self.setFocus()
        for widget in (self.back, self.area, *self._resting):
            widget.setEnabled(False)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def let_go(self) -> None:
        """What went on is over."""
        for widget in (self.back, self.area, *(self._resting or ())):
            widget.setEnabled(True)
        self._resting = None
        self.said.hide()
        self.footer.setVisible(self.actions_.count() > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.area.verticalScrollBar()
        action = QAbstractSlider.SliderAction
        match event.key():
            case Qt.Key.Key_Escape if self.held:
                pass
            case Qt.Key.Key_Escape if not self.back.isHidden():
                self.leave()
            case Qt.Key.Key_PageDown:
                bar.triggerAction(action.SliderPageStepAdd)
            case Qt.Key.Key_PageUp:
                bar.triggerAction(action.SliderPageStepSub)
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._limit()

    def minimumSizeHint(self) -> QSize:
        """Small: what does not fit is scrolled."""
        return QSize(0, 0)

    def _limit(self) -> None:
        size = self.fontInfo().pixelSize()
        self._column.setMaximumWidth(COLUMN * size + 2 * SPACE.L)


def row(*widgets: QWidget) -> QWidget:
    """Widgets side by side, in as many lines as they need."""
    whole = QWidget()
    flow = Flow(whole)
    for widget in widgets:
        flow.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    whole.setSizePolicy(policy)
    return whole


def panel(*, margin: int = SPACE.L) -> tuple[QFrame, QVBoxLayout]:
    """A raised surface, and the layout in it."""
    frame = QFrame()
    frame.setProperty("panel", "true")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(margin, margin, margin, margin)
    inside.setSpacing(SPACE.S)
    return frame, inside
