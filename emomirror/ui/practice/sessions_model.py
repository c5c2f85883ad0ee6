"""The list of sessions: a model of lines, and how one is painted. No widget for each of them: in
five years there are thousands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from emomirror.ui.theme import SPACE, Type

from .marks import colour
from .naming import minutes_named
from .person import written_moment

if TYPE_CHECKING:
    from emomirror.records import SessionLine

Index = QModelIndex | QPersistentModelIndex


class SessionsModel(QAbstractListModel):
    """Lines of sessions, the newest first."""

    def __init__(self, lines: Sequence[SessionLine] = ()) -> None:
        super().__init__()
        self._lines = list(lines)

    def show_lines(self, lines: Sequence[SessionLine]) -> None:
        """Takes others."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, row: int) -> SessionLine:
        """One of them."""
        return self._lines[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return written_moment(line.started_local)
        if role == Qt.ItemDataRole.UserRole:
            return self._said(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{written_moment(line.started_local)}. {self._said(line)}"
        return None

    def _said(self, line: SessionLine) -> str:
        if line.tries == 0:
            return self.tr("{plan}: no try").format(plan=line.plan)
        return self.tr(
            "{plan}. Succeeded: {succeeded}, without more help: {alone}; {length}"
        ).format(
            plan=line.plan,
            succeeded=line.succeeded,
            alone=line.alone,
            length=minutes_named(line.minutes),
        )


class SessionDelegate(QStyledItemDelegate):
    """When it was, and below that what came of it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        body, caption = self._metrics(option)
        return QSize(0, body.height() + caption.height() + 2 * SPACE.S + SPACE.XS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = QStyle.StateFlag
        chosen = bool(option.state & state.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, colour(QPalette.ColorRole.Highlight))
        elif option.state & state.State_MouseOver:
            painter.fillRect(option.rect, colour(QPalette.ColorRole.Midlight))
        role = QPalette.ColorRole
        strong = colour(role.HighlightedText if chosen else role.WindowText)
        quiet = colour(role.HighlightedText if chosen else role.PlaceholderText)
        body, caption = self._metrics(option)
        inside = option.rect.adjusted(SPACE.M, SPACE.S, -SPACE.M, -SPACE.S)
        for text, metrics, font, pen, top in (
            (index.data(), body, option.font, strong, 0),
            (
                index.data(Qt.ItemDataRole.UserRole),
                caption,
                Type.CAPTION.font(option.font),
                quiet,
                body.height() + SPACE.XS,
            ),
        ):
            painter.setFont(font)
            painter.setPen(pen)
            line = QRect(inside.left(), inside.top() + top, inside.width(), metrics.height())
            shown = metrics.elidedText(str(text), Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(colour(role.Midlight))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    @staticmethod
    def _metrics(option: QStyleOptionViewItem) -> tuple[QFontMetrics, QFontMetrics]:
        return QFontMetrics(option.font), QFontMetrics(Type.CAPTION.font(option.font))
