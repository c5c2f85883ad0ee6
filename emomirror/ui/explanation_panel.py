"""What an overlay means, what it is made of, and how far it can be believed."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.explain import words
from emomirror.explain.overlay import Choice, Colours, Rgb, Side

from .page import paragraph
from .spoken import Spoken
from .symbols import control_icon, emotion_name, pixmap
from .theme import BASE_PX, LIGHT, SPACE, Theme
from .translation import translated

if TYPE_CHECKING:
    from emomirror.explain.explanation import Explanation
    from emomirror.explain.subject import Subject

CROP_PX = 96
"""Side of the network's picture at plain text size: each of its 48 pixels is two."""
SWATCH_PX = 22
MOST_REGIONS = 36


class EmotionBox(QComboBox):
    """The seven emotions. Where it has the focus, their first letters choose among them, and do not
    what they do elsewhere in the window: freeze, look far, go to the next person."""

    def __init__(self) -> None:
        super().__init__()
        # Whoever uses the mouse keeps the window's keys.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            letter = event.text().casefold()
            names = (self.itemText(index).casefold() for index in range(self.count()))
            if letter and any(name.startswith(letter) for name in names):
                event.accept()
                return True
        return super().event(event)


class ExplanationPanel(QScrollArea):
    """Stands where the bars do while an overlay is shown."""

    emotion_chosen = Signal(Emotion)
    choice_changed = Signal()
    """Other regions are to be shown; see ``choice``."""
    cancelled = Signal()
    """The person does not want to wait for a better overlay."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._subject: Subject | None = None
        self._explanation: Explanation | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        content = QWidget()
        self.setWidget(content)

        self.emotion = EmotionBox()
        # By its place: as an item's data, Qt would turn it into a bare string.
        self.emotion.activated.connect(lambda index: self.emotion_chosen.emit(EMOTIONS[index]))
        self._spoken = Spoken(self.emotion)
        self._question = QLabel()
        self._question.setBuddy(self.emotion)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.summary = paragraph("")
        self.note = paragraph("", kind="caption", tone="muted")
        self.crop = QLabel()
        self._crop_caption = paragraph("", kind="caption", tone="muted")
        self._for, self._against = QLabel(), QLabel()
        self._for_text, self._against_text = paragraph(""), paragraph("")

        self.sides: dict[Side, QToolButton] = {}
        group = QButtonGroup(self)
        for side in get_args(Side):
            button = QToolButton()
            button.setCheckable(True)
            button.clicked.connect(self.choice_changed)
            group.addButton(button)
            self.sides[side] = button
        self.sides["both"].setChecked(True)
        self.count = QSlider(Qt.Orientation.Horizontal)
        self.count.setRange(1, MOST_REGIONS)
        self.count.setValue(Choice().count)
        self.count.valueChanged.connect(self._on_count)
        self._count_text = QLabel()
        self._count_text.setBuddy(self.count)

        self._belief_sign = QLabel()
        self.belief = paragraph("")
        self.figures = paragraph("", kind="caption", tone="muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(SPACE.S)
        self._progress_text = paragraph("", kind="caption", tone="muted")
        self.cancel = QPushButton()
        self.cancel.setProperty("tone", "quiet")
        self.cancel.clicked.connect(self.cancelled)

        self._working = QWidget()
        waiting = QGridLayout(self._working)
        waiting.setContentsMargins(0, 0, 0, 0)
        waiting.setHorizontalSpacing(SPACE.M)
        waiting.setVerticalSpacing(SPACE.XS)
        waiting.addWidget(self._progress_text, 0, 0)
        waiting.addWidget(self.progress, 1, 0)
        waiting.addWidget(self.cancel, 0, 1, 2, 1)
        waiting.setColumnStretch(0, 1)

        self._lay_out(content)
        self.retranslate()

    def _lay_out(self, content: QWidget) -> None:
        self._head.setSpacing(SPACE.S)
        self._head.addWidget(self._question)
        self._head.addWidget(self.emotion, 1)
        legend = QGridLayout()
        legend.setHorizontalSpacing(SPACE.S)
        legend.setVerticalSpacing(SPACE.S)
        legend.addWidget(self._for, 0, 0)
        legend.addWidget(self._for_text, 0, 1)
        legend.addWidget(self._against, 1, 0)
        legend.addWidget(self._against_text, 1, 1)
        legend.setColumnStretch(1, 1)
        seen = QHBoxLayout()
        seen.setSpacing(SPACE.M)
        seen.addWidget(self.crop, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(SPACE.S)
        beside.addLayout(legend)
        beside.addWidget(self._crop_caption)
        beside.addStretch(1)
        seen.addLayout(beside, 1)
        sides = QHBoxLayout()
        sides.setSpacing(SPACE.XS)
        for button in self.sides.values():
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            sides.addWidget(button)
        belief = QHBoxLayout()
        belief.setSpacing(SPACE.S)
        belief.addWidget(self._belief_sign, 0, Qt.AlignmentFlag.AlignTop)
        belief.addWidget(self.belief, 1)

        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, SPACE.S, 0)
        column.setSpacing(SPACE.M)
        column.addLayout(self._head)
        column.addWidget(self._working)
        column.addWidget(self.summary)
        column.addWidget(self.note)
        column.addLayout(seen)
        column.addLayout(belief)
        column.addWidget(self.figures)
        column.addLayout(sides)
        column.addWidget(self._count_text)
        column.addWidget(self.count)
        column.addStretch(1)

    @property
    def choice(self) -> Choice:
        """Which regions the person wants to see."""
        side = next(side for side, button in self.sides.items() if button.isChecked())
        return Choice(self.count.value(), side)

    @property
    def working(self) -> bool:
        """Whether a better explanation is still to come."""
        return not self._working.isHidden()

    def set_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._draw()

    def begin(self, subject: Subject, emotion: Emotion, note: str = "") -> None:
        """Shows what is about to be explained.

        Args:
            note: what else is to be said of the picture.
        """
        self._subject, self._explanation = subject, None
        self.emotion.setCurrentIndex(EMOTIONS.index(emotion))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.show_progress(0, 0)
        self._write()
        self._draw()

    def show_progress(self, done: int, wanted: int) -> None:
        """Shows how far the work has come; ``wanted`` 0 is not known yet."""
        # Before it is shown: a bar that is seen paints itself at once, and with it all that waits.
        self.progress.setRange(0, wanted)
        self.progress.setValue(done)
        self._working.show()

    def show_explanation(self, explanation: Explanation) -> None:
        """Shows an explanation; a rough one until a better one comes."""
        self._explanation = explanation
        self.count.setMaximum(len(explanation.weights))
        if explanation.complete:
            self._working.hide()
        self._write()
        self._draw()

    def rest(self) -> None:
        """Nothing better comes: shows what there is."""
        self._working.hide()
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Puts the question above its answer where both do not fit beside one another."""
        needed = self._question.sizeHint().width() + self.emotion.sizeHint().width()
        room = self.viewport().width() - 2 * SPACE.S
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if needed <= room else direction.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._draw()

    def retranslate(self) -> None:
        """Writes all words in the window's language."""
        at = max(0, self.emotion.currentIndex())
        self.emotion.clear()
        for emotion in EMOTIONS:
            self.emotion.addItem(emotion_name(emotion))
        self.emotion.setCurrentIndex(at)
        self._question.setText(self.tr("What counted for"))
        self.emotion.setAccessibleName(self.tr("Emotion to explain"))
        self._crop_caption.setText(self.tr("This small picture is all that the network sees."))
        self.crop.setAccessibleName(self.tr("The picture that the network sees"))
        self.sides["for"].setText(self.tr("For"))
        self.sides["against"].setText(self.tr("Against"))
        self.sides["both"].setText(self.tr("Both"))
        self.progress.setAccessibleName(self.tr("Progress"))
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Keep what is shown, and wait for nothing better"))
        self._on_count(self.count.value())
        self._write()
        self._draw()

    def _on_count(self, count: int) -> None:
        self._count_text.setText(self.tr("Parts shown: {0}").format(count))
        self.choice_changed.emit()

    def _write(self) -> None:
        explanation = self._explanation
        name = emotion_name(EMOTIONS[self.emotion.currentIndex()])
        self._for_text.setText(self.tr("for {emotion}").format(emotion=name))
        self._against_text.setText(self.tr("against {emotion}").format(emotion=name))
        for widget in (self.summary, self.belief, self.figures, self._belief_sign):
            widget.setVisible(explanation is not None)
        if explanation is None:
            self._progress_text.setText(self.tr("Looking at the face again and again…"))
            return
        self._progress_text.setText(self.tr("A first impression; it gets better…"))
        self.summary.setText(translated(words.summary(explanation)))
        self.belief.setText(translated(words.belief(explanation)))
        self._spoken.say(f"{self.summary.text()} {self.belief.text()}")
        self.figures.setText(translated(words.figures(explanation)))

    def _draw(self) -> None:
        scale = max(1.0, self.font().pixelSize() / BASE_PX)
        ratio = self.devicePixelRatioF()
        colours = Colours()
        swatch = round(SWATCH_PX * scale)
        self.emotion.setIconSize(QSize(swatch, swatch))
        self._for.setPixmap(_swatch(colours.in_favour, swatch, ratio, hatched=False))
        self._against.setPixmap(_swatch(colours.against, swatch, ratio, hatched=True))
        for emotion, index in zip(EMOTIONS, range(self.emotion.count()), strict=True):
            self.emotion.setItemIcon(index, control_icon(emotion.value, self._theme.text, swatch))
        self._arrange()
        if self._subject is not None:
            self.crop.setPixmap(_magnified(self._subject, round(CROP_PX * scale), ratio))
        if self._explanation is not None:
            trusted = self._explanation.believable
            colour = self._theme.text if trusted else self._theme.warning
            sign = pixmap("info" if trusted else "warning", colour, swatch, ratio)
            self._belief_sign.setPixmap(sign)


def _magnified(subject: Subject, side: int, ratio: float) -> QPixmap:
    """The crop with its pixels seen: it is as coarse as that."""
    height, width = subject.crop.shape
    picture = QImage(subject.crop.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
    drawn = QPixmap.fromImage(picture).scaled(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def _swatch(rgb: Rgb, side: int, ratio: float, *, hatched: bool) -> QPixmap:
    """A piece of the overlay, as ``explain.overlay`` draws it."""
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    colour = QColor(*rgb)
    ground = QColor(colour)
    ground.setAlphaF(0.5)
    painter = QPainter(drawn)
    square = QRectF(0.5, 0.5, side - 1, side - 1)
    painter.fillRect(square, ground)
    painter.setPen(QPen(colour, 1.5))
    painter.setClipRect(square)
    if hatched:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = side / 4
        for line in range(1, 8):
            painter.drawLine(round(line * step), 0, 0, round(line * step))
    painter.drawRect(square)
    painter.end()
    return drawn
