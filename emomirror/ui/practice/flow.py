"""A layout that breaks its line where there is no more room, as text does."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from emomirror.ui.theme import SPACE


class Flow(QLayout):
    """Puts widgets side by side, and into further lines where the first is full. Widgets that are
    hidden take no room."""

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = SPACE.S, to_right: bool = False
    ) -> None:
        """
        Args:
            to_right: lines end at the right edge, as a dialog's buttons do.
        """
        super().__init__(parent)
        self._to_right = to_right
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), only_measure=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, only_measure=False)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, only_measure: bool) -> int:
        """Places the items; returns the height that they take."""
        line: list[tuple[QLayoutItem, QSize]] = []
        x, y, height = 0, 0, 0

        def end_line() -> None:
            left = rect.x() + self.contentsMargins().left()
            if self._to_right:
                left += max(0, rect.width() - x + self.spacing())
            for item, size in line:
                if not only_measure:
                    top = rect.y() + y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(left, top), size))
                left += size.width() + self.spacing()

        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            size = QSize(max(item.minimumSize().width(), min(hint.width(), rect.width())), 0)
            size.setHeight(hint.height())
            if line and x + size.width() > rect.width():
                end_line()
                y += height + self.spacing()
                line, x, height = [], 0, 0
            line.append((item, size))
            x += size.width() + self.spacing()
            height = max(height, size.height())
        end_line()
        return y + height
