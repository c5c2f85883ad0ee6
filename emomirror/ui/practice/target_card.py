"""The one large card: what is asked for, and help as it comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetrics,
    QImageReader,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from emomirror.ui import symbols
from emomirror.ui.theme import LIGHT, SPACE, Theme, Type, mixed

from .screen import Card

WRAP = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
LINES = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
GROWN = (1.45, 1.3, 1.15, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
"""Sizes that are tried, largest first. No text becomes smaller than plain text."""
SOFTER = 0.15
"""Large black lines are louder than small ones: how far they go towards their ground."""
IMAGE_SHARE = 0.68
"""Of the card's width, at most, for a pictogram: larger ones shout. Pictures may take it all."""
LEAST_IMAGE_PX = 56
LEAST_SHARES = (0.36, 0.16)
"""Of the card's height, at least, for what is drawn: where text is large, and where it is not. Who
does not read yet needs it most."""
LARGEST_PX = 1024
"""The longer side of a picture as it is kept in memory."""
MARK_LINES = 1.3
"""How high the sign is that tells that it can be heard, in lines of plain text."""
FEWEST_LINES = 8
"""A card that is lower than this has no room for the sign."""
APPEAR_MS = 900
"""A reward comes as slowly as this."""


@dataclass(frozen=True)
class _Place:
    """A text and where it stands."""

    text: str
    font: QFont
    rect: QRect
    flags: int
    muted: bool = False


@dataclass(frozen=True)
class _Arrangement:
    texts: tuple[_Place, ...]
    image: QRect | None
    then: QRect | None
    shown: Card


class TargetCard(QWidget):
    """Draws a ``Card`` as large as its room allows.

    Where not all fits at the size of plain text, older help leaves before newer help does, and the
    title and what belongs to the task never leave.
    """

    pressed = Signal()
    """Somebody points at it, by mouse or finger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glides = True
        self._theme = LIGHT
        self._card = Card()
        self._audible = False
        self._opacity = 1.0
        self._own: tuple[Path, QPixmap] | None = None
        self._arranged: _Arrangement | None = None
        self._appear = QVariantAnimation(self)
        self._appear.setStartValue(0.0)
        self._appear.setEndValue(1.0)
        self._appear.setDuration(APPEAR_MS)
        self._appear.valueChanged.connect(self._on_opacity)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("What is asked for"))

    @property
    def card(self) -> Card:
        """What it shows."""
        return self._card

    @property
    def visible_texts(self) -> tuple[str, ...]:
        """The texts that have room, from top to bottom."""
        return tuple(place.text for place in self._arrangement().texts)

    @property
    def appeared(self) -> float:
        """How far what comes slowly has come, 0..1."""
        return self._opacity

    def fits(self) -> bool:
        """Whether every text lies within the card and none is cut."""
        inside = self.rect()
        return all(
            inside.contains(place.rect)
            and _size(place.font, place.text, place.rect.width(), place.flags).width()
            <= place.rect.width()
            for place in self._arrangement().texts
        )

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self.update()

    def show_card(self, card: Card) -> None:
        """Shows a card, and tells screen readers."""
        if card == self._card:
            return
        self._card = card
        self._arranged = None
        self._appear.stop()
        self._opacity = 1.0
        if card.gentle and self.glides:
            self._opacity = 0.0
            self._appear.start()
        said = card.spoken
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.update()

    def set_audible(self, audible: bool) -> None:
        """Takes whether it is read out once more where somebody points at it, and shows that."""
        if audible != self._audible:
            self._audible = audible
            self._arranged = None
            if audible:
                self.setCursor(Qt.CursorShape.PointingHandCursor)
            else:
                self.unsetCursor()
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def minimumSizeHint(self) -> QSize:
        line = QFontMetrics(self.font()).height()
        return QSize(6 * line, 3 * line)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arranged = None
            self.updateGeometry()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arranged = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(self._opacity)
        arranged = self._arrangement()
        if arranged.image is not None:
            self._paint_image(painter, arranged.image)
        for place in arranged.texts:
            painter.setFont(place.font)
            painter.setPen(self._theme.muted if place.muted else self._theme.text)
            painter.drawText(place.rect, place.flags, place.text)
        then = self._card.then
        if arranged.then is not None and then is not None:
            side = arranged.then.height()
            drawn = symbols.pixmap(then.symbol, self._theme.muted, side, self.devicePixelRatioF())
            painter.drawPixmap(arranged.then.topLeft(), drawn)
        side = self._mark_px
        if side:
            mark = symbols.pixmap("speak", self._theme.muted, side, self.devicePixelRatioF())
            painter.drawPixmap(self.width() - SPACE.S - side, self.height() - side, mark)

    def _paint_image(self, painter: QPainter, room: QRect) -> None:
        theme, ratio = self._theme, self.devicePixelRatioF()
        own = self._picture()
        if own is not None:
            size = own.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(room.center())
            painter.drawPixmap(place, own)
            return
        if self._card.symbol is not None:
            side = min(room.width(), room.height())
            ink = theme.accent if self._card.gentle else mixed(theme.text, theme.surface, SOFTER)
            drawn = symbols.pixmap(self._card.symbol, ink, side, ratio)
            painter.drawPixmap(
                room.left() + (room.width() - side) // 2,
                room.top() + (room.height() - side) // 2,
                drawn,
            )

    def _picture(self) -> QPixmap | None:
        """The person's own picture; None where the pictogram has to stand in for it."""
        path = self._card.picture
        if path is None:
            return None
        if self._own is None or self._own[0] != path:
            self._own = (path, _loaded(path))
        return None if self._own[1].isNull() else self._own[1]

    @property
    def _mark_px(self) -> int:
        """How large the sign is that it can be heard; 0 where there is none."""
        line = QFontMetrics(self.font()).height()
        if not self._audible or self.height() < FEWEST_LINES * line:
            return 0
        return round(MARK_LINES * line)

    def _on_opacity(self, opacity: float) -> None:
        self._opacity = opacity
        self.update()

    def _arrangement(self) -> _Arrangement:
        if self._arranged is None:
            self._arranged = self._arrange()
        return self._arranged

    def _arrange(self) -> _Arrangement:
        for card in self._choices():
            for grown in GROWN:
                found = self._try(card, grown)
                if found is not None:
                    return found
        least = replace(self._card, symbol=None, picture=None, help=(), then=None)
        return self._try(least, GROWN[-1], at_all_costs=True) or _Arrangement((), None, None, least)

    def _choices(self) -> Iterator[Card]:
        """What can be shown of the card, the best first. The latest help is always among it, in
        words or as a drawing."""
        card = self._card
        for at in range(max(1, len(card.help))):
            latest = replace(card, help=card.help[at:])
            yield latest
        if card.drawn and card.symbol is not None:
            yield replace(card, help=())
        if not card.essential:
            yield replace(latest, symbol=None, picture=None)
            yield replace(latest, symbol=None, picture=None, then=None)
        yield replace(card, help=())

    def _try(self, card: Card, grown: float, *, at_all_costs: bool = False) -> _Arrangement | None:
        """The card at one size, or None where it does not fit."""
        width, height = self.width() - 2 * SPACE.S, self.height() - self._mark_px
        plain = Type.BODY.font(self.font()).pixelSize()
        gap = SPACE.S if grown < 1 else SPACE.L
        has_image = card.symbol is not None or card.picture is not None

        def font(kind: Type, strong: bool = False) -> QFont:
            found = kind.font(self.font(), strong=strong, grown=grown)
            found.setPixelSize(max(plain, found.pixelSize()))
            return found

        above = [(card.title, font(Type.DISPLAY, True), WRAP, False)] if card.title else []
        below = [(card.task, font(Type.TITLE), WRAP, False)] if card.task else []
        for at, text in enumerate(card.help):
            newest = at == len(card.help) - 1
            flags = LINES if "\n" in text else WRAP
            below.append((text, font(Type.TITLE if newest else Type.BODY), flags, False))
        if card.then is not None:
            then = self.tr("Then: {0}").format(card.then.text)
            below.append((then, font(Type.TITLE), WRAP, True))
        heights = [
            _size(face, text, width, flags).height() for text, face, flags, _ in (*above, *below)
        ]
        fits_across = all(
            _size(face, text, width, flags).width() <= width
            for text, face, flags, _ in (*above, *below)
        )
        then_px = round(2.2 * font(Type.TITLE).pixelSize()) if card.then is not None else 0
        words_h = sum(heights) + gap * (len(heights) - 1) + (then_px + gap if then_px else 0)
        least = 0
        if has_image:
            least = max(LEAST_IMAGE_PX, round(LEAST_SHARES[grown < 1] * height))
        spare = height - 2 * SPACE.S - words_h - (gap if has_image else 0)
        if not at_all_costs and (spare < least or not fits_across):
            return None
        most = width if card.picture is not None else round(IMAGE_SHARE * width)
        image_h = min(max(0, spare), most) if has_image else 0
        left, top = SPACE.S, SPACE.S + max(0, spare - image_h) // 2
        texts: list[_Place] = []
        image = None
        for at, (text, face, flags, muted) in enumerate((*above, *below)):
            if at == len(above) and has_image:
                image = QRect(left, top, width, image_h)
                top += image_h + gap
            rect = QRect(left, top, width, heights[at])
            if flags == LINES:
                # A block of lines stands in the middle and begins on one edge.
                taken = _size(face, text, width, flags).width()
                rect = QRect(left + (width - taken) // 2, top, taken + 1, heights[at])
            texts.append(_Place(text, face, rect, int(flags), muted))
            top += heights[at] + gap
        if image is None and has_image:
            image = QRect(left, top, width, image_h)
            top += image_h + gap
        place = None
        if then_px:
            place = QRect(left + (width - then_px) // 2, top, then_px, then_px)
        return _Arrangement(tuple(texts), image, place, card)


def _size(font: QFont, text: str, width: int, flags: int) -> QRect:
    room = QRect(0, 0, max(1, width), 100_000)
    return QFontMetrics(font).boundingRect(room, int(flags), text)


def _loaded(path: Path) -> QPixmap:
    """A picture as it should stand, no larger than a screen needs; null where it is none."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LARGEST_PX:
        largest = QSize(LARGEST_PX, LARGEST_PX)
        reader.setScaledSize(size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
