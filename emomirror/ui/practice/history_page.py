"""The history of a person: every session, the newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from emomirror.errors import RecordsError
from emomirror.practice.profile import Profile
from emomirror.ui.page import paragraph
from emomirror.ui.theme import SPACE

from .fields import Choice, Field
from .marks import Button
from .period import Period, Span, span_name
from .sessions_model import SessionDelegate, SessionsModel
from .sheet import Sheet

if TYPE_CHECKING:
    from emomirror.records import Records, SessionLine


class HistoryPage(Sheet):
    """Lists the sessions of a time; one of them can be looked at, and all of them reported on."""

    session_wanted = Signal(int)
    """The id of a session."""
    report_wanted = Signal(object)
    """A ``Period``."""

    def __init__(
        self,
        records: Records,
        profile: Profile,
        span: Span = Span.ALL,
        *,
        now: Callable[[], datetime] = datetime.now,
        parent: QWidget | None = None,
    ) -> None:
        """
        Args:
            now: the local time, without a time zone.
        """
        super().__init__(
            QCoreApplication.translate("HistoryPage", "History of {name}").format(
                name=profile.nickname
            ),
            back=QCoreApplication.translate("HistoryPage", "People"),
            parent=parent,
        )
        self._now = now
        self._lines: list[SessionLine] = []
        self.span = Choice(
            [(span_name(each), each) for each in (Span.WEEK, Span.MONTH, Span.ALL)], span
        )
        self.span.chosen.connect(self._show)
        self.model = SessionsModel()
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setItemDelegate(SessionDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("Sessions"))
        self.list.setProperty("panel", "true")
        self.list.returned.connect(lambda: self._open(self.list.currentIndex()))
        self.list.clicked.connect(self._open)
        self.count = paragraph("", kind="caption", tone="muted")
        column = self.put_in_place_of_scrolling(self.list)
        column.insertWidget(0, Field(self.tr("&Time"), self.span))
        column.insertWidget(1, self.count)
        column.setSpacing(SPACE.S)
        self.empty = paragraph("", tone="muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.insertWidget(3, self.empty, 1)
        self.report = self.act(Button(self.tr("Report"), "report"))
        self.report.clicked.connect(lambda: self.report_wanted.emit(Period(self.span.value)))
        self.open = self.act(Button(self.tr("Look at it"), "history", tone="primary"))
        self.open.clicked.connect(lambda: self._open(self.list.currentIndex()))
        self.list.selectionModel().currentChanged.connect(self._enable)
        try:
            self._lines = records.overview(profile.id)
        except RecordsError as error:
            self.tell_error(error)
        self._show()
        self.list.setFocus()

    def choose(self, session_id: int) -> None:
        """Marks a session, where it is in the list."""
        for row in range(self.model.rowCount()):
            if self.model.line(row).id == session_id:
                self.list.setCurrentIndex(self.model.index(row))

    def _show(self) -> None:
        since = Period(self.span.value).since(self._now())
        lines = [each for each in self._lines if since is None or each.started_local >= since]
        self.model.show_lines(lines)
        tries = sum(line.tries for line in lines)
        self.count.setText(
            self.tr("Sessions: {sessions}. Tries: {tries}.").format(
                sessions=QLocale().toString(len(lines)), tries=QLocale().toString(tries)
            )
        )
        self.empty.setText(
            self.tr("There is no session in this time. Choose another one above.")
            if self._lines
            else self.tr("There is no session yet. What is practised is listed here.")
        )
        self.empty.setVisible(not lines)
        self.count.setVisible(bool(lines))
        self.list.setVisible(bool(lines))
        if lines:
            self.list.setCurrentIndex(self.model.index(0))
        self.report.setEnabled(bool(lines))
        self._enable()

    def _enable(self) -> None:
        self.open.setEnabled(self.list.currentIndex().isValid())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.session_wanted.emit(self.model.line(index.row()).id)


class _List(QListView):
    """Opens by Return as by a click. What else activates a line differs among desktops, and with
    some a click does it a second time."""

    returned = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returned.emit()
        else:
            super().keyPressEvent(event)
