"""Where the parts of the bars are, for the room there is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtGui import QFont, QFontMetrics

from emomirror.emotions import EMOTIONS

from . import symbols
from .theme import SPACE, Type

ROWS = len(EMOTIONS)
MOST_GROWN = 2.2
"""How far rows grow in large windows."""


def percentage(number: int) -> str:
    """A bar's number as it is written."""
    #: A percentage; {0} is the number.
    return QCoreApplication.translate("EmotionBars", "{0}%").format(number)


@dataclass(frozen=True)
class RowSizes:
    """How much room a row's parts need. Heights and widths in device independent pixels."""

    text_h: int
    gap: int
    bar_h: int
    name_w: int
    number_w: int

    @classmethod
    def of(cls, base: QFont, grown: float = 1.0, *, tight: bool = False) -> RowSizes:
        """For a widget's font; ``tight`` makes thin bars close to their names."""
        metrics = QFontMetrics(Type.BODY.font(base, strong=True, grown=grown))
        text_h = metrics.height()
        return cls(
            text_h=text_h,
            gap=2 if tight else round(SPACE.XS * grown),
            bar_h=round((0.35 if tight else 0.62) * text_h),
            name_w=max(metrics.horizontalAdvance(symbols.emotion_name(e)) for e in EMOTIONS),
            number_w=metrics.horizontalAdvance(percentage(100)),
        )

    @property
    def stacked_h(self) -> int:
        """Height of a row with its bar under its name."""
        return self.text_h + self.gap + self.bar_h

    @property
    def line_h(self) -> int:
        """Least height of a row with its bar beside its name."""
        return self.text_h + 2

    @property
    def narrow_w(self) -> int:
        """Least width of a row with its bar under its name."""
        return self.stacked_h + self.name_w + self.number_w + 2 * SPACE.M


@dataclass(frozen=True)
class BarsLayout:
    """Rectangles of each row's parts, from the first to the last, and ``foot``, the place of a
    sign: under them or, where there is no room, over the last one."""

    plain: QFont
    strong: QFont
    rows: tuple[QRect, ...]
    icons: tuple[QRect, ...]
    names: tuple[QRect, ...]
    bars: tuple[QRect, ...]
    numbers: tuple[QRect, ...]
    foot: QPoint

    @classmethod
    def of(cls, base: QFont, width: int, height: int, count: int = ROWS) -> BarsLayout:
        """The roomiest way that fits: bars under their names, growing with the room; beside
        them, where it is wide and low; or under them, but tightly.

        Args:
            count: of the bars, from 1.
        """
        sizes = RowSizes.of(base)
        foot_h = sizes.text_h + 3 * SPACE.S
        below = _fits(sizes, SPACE.S, height - foot_h, count)
        if below:
            height -= foot_h
        if _fits(sizes, SPACE.S, height, count):
            room = min(
                height / (count * (sizes.stacked_h + SPACE.L)), width / (1.4 * sizes.narrow_w)
            )
            grown = min(MOST_GROWN, max(1.0, room))
            return cls._stacked(base, RowSizes.of(base, grown), grown, width, height, below, count)
        tight = RowSizes.of(base, tight=True)
        wide = width >= sizes.narrow_w + 6 * sizes.text_h
        if not wide and _fits(tight, SPACE.XS, height, count):
            return cls._stacked(base, tight, 1.0, width, height, below, count)
        return cls._in_lines(base, sizes, width, height, count)

    @classmethod
    def _stacked(
        cls,
        base: QFont,
        sizes: RowSizes,
        grown: float,
        width: int,
        height: int,
        below: bool,
        count: int,
    ) -> BarsLayout:
        row_h = sizes.stacked_h
        apart = int(min((height - count * row_h) / max(1, count - 1), SPACE.XL * grown))
        rows = tuple(QRect(0, i * (row_h + apart), width, row_h) for i in range(count))
        x = row_h + round(SPACE.M * grown)
        words = tuple(QRect(x, row.top(), width - x, sizes.text_h) for row in rows)
        return cls(
            plain=Type.BODY.font(base, grown=grown),
            strong=Type.BODY.font(base, strong=True, grown=grown),
            rows=rows,
            icons=tuple(QRect(0, row.top(), row_h, row_h) for row in rows),
            names=words,
            bars=tuple(
                QRect(x, row.top() + row_h - sizes.bar_h, width - x, sizes.bar_h) for row in rows
            ),
            numbers=words,
            foot=QPoint(0, rows[-1].top() + (row_h + SPACE.M if below else 0)),
        )

    @classmethod
    def _in_lines(
        cls, base: QFont, sizes: RowSizes, width: int, height: int, count: int
    ) -> BarsLayout:
        row_h = max(sizes.line_h, min(height // count, 2 * sizes.line_h))
        rows = tuple(QRect(0, i * row_h, width, row_h) for i in range(count))
        icon = sizes.text_h
        x = icon + SPACE.M
        start, end = x + sizes.name_w + SPACE.M, width - sizes.number_w - SPACE.M
        return cls(
            plain=Type.BODY.font(base),
            strong=Type.BODY.font(base, strong=True),
            rows=rows,
            icons=tuple(QRect(0, row.top() + (row_h - icon) // 2, icon, icon) for row in rows),
            names=tuple(QRect(x, row.top(), sizes.name_w, row_h) for row in rows),
            bars=tuple(
                QRect(
                    start, row.top() + (row_h - sizes.bar_h) // 2, max(0, end - start), sizes.bar_h
                )
                for row in rows
            ),
            numbers=tuple(
                QRect(width - sizes.number_w, row.top(), sizes.number_w, row_h) for row in rows
            ),
            foot=rows[-1].topLeft(),
        )


def _fits(sizes: RowSizes, apart: int, height: int, count: int) -> bool:
    return count * (sizes.stacked_h + apart) - apart <= height
