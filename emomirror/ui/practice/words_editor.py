"""The adult's own words: which parts of a face move, and situations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.words import parts
from emomirror.ui.page import paragraph
from emomirror.ui.symbols import emotion_name
from emomirror.ui.theme import SPACE
from emomirror.ui.translation import translated

from .fields import Choice, Field
from .marks import Button
from .our_situations import OurSituations
from .sheet import row

MOST_LINES = 12
LONGEST_LINE = 200
"""Characters. A child should not have to read more at once."""

Words = dict[Emotion, tuple[str, ...]]


class WordsEditor(QWidget):
    """One emotion at a time. Our own lines stand there to be changed; each of our situations can be
    left out, and others are added."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: dict[Emotion, str] = {}
        self._situations: dict[Emotion, str] = {}
        self.emotion = Choice(
            [(emotion_name(each).capitalize(), each) for each in EMOTIONS], EMOTIONS[0]
        )
        self._shown: Emotion = EMOTIONS[0]
        self.hints = _Lines()
        self.situations = _Lines()
        self.hints_field = Field(
            self.tr("Which parts of the face &move"),
            self.hints,
            hint=self.tr("A line for each part. These are ours until you change them."),
            check=lambda: self._problem(self.hints.toPlainText()),
        )
        self.situations_field = Field(
            self.tr("Own si&tuations"),
            self.situations,
            hint=self.tr("A line for each. They come besides those with a tick."),
            check=lambda: self._problem(self.situations.toPlainText()),
        )
        self.ours = Button(self.tr("Our lines again"), "undo", tone="quiet")
        self.ours.clicked.connect(self._take_ours)
        self.listed = OurSituations()
        self._untold = paragraph(
            self.tr(
                "No situation is left for this face. Help goes on without one, and where one would "
                "ask for the face, its word does."
            ),
            kind="caption",
            tone="muted",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.M)
        column.addWidget(Field(self.tr("&Emotion"), self.emotion))
        column.addWidget(self.hints_field)
        column.addWidget(row(self.ours))
        column.addWidget(
            Field(
                self.tr("Our situations"),
                self.listed,
                hint=self.tr("Take a tick away, and that situation never comes."),
            )
        )
        column.addWidget(self._untold)
        column.addWidget(self.situations_field)
        self.emotion.currentIndexChanged.connect(self._show)
        self.hints.textChanged.connect(self._keep)
        self.situations.textChanged.connect(self._keep)
        self.listed.changed.connect(self._keep)

    @property
    def own_hints(self) -> Words:
        """Those that differ from ours."""
        given = {emotion: _lines(text) for emotion, text in self._hints.items()}
        return {e: lines for e, lines in given.items() if lines and lines != _our_hints(e)}

    @property
    def own_situations(self) -> Words:
        """Those besides ours."""
        given = {emotion: _lines(text) for emotion, text in self._situations.items()}
        return {emotion: lines for emotion, lines in given.items() if lines}

    @property
    def without(self) -> tuple[str, ...]:
        """The keys of ours that are left out."""
        return self.listed.without

    @property
    def state(self) -> tuple[object, ...]:
        """What is filled in, whether or not it fits."""
        return (
            tuple(sorted(self.own_hints.items())),
            tuple(sorted(self.own_situations.items())),
            self.without,
        )

    def show_words(
        self,
        hints: Mapping[Emotion, Sequence[str]],
        own: Mapping[Emotion, Sequence[str]],
        without: Iterable[str] = (),
    ) -> None:
        """Shows a person's hints and situations.

        Args:
            without: the keys of our situations that are left out.
        """
        self._hints = {e: "\n".join(hints.get(e) or _our_hints(e)) for e in EMOTIONS}
        self._situations = {e: "\n".join(own.get(e, ())) for e in EMOTIONS}
        self.listed.set_without(without)
        self._show()

    def check(self) -> QWidget | None:
        """Says what does not fit, and shows its emotion; returns the field, or None."""
        for emotion in EMOTIONS:
            for texts, field in (
                (self._hints, self.hints_field),
                (self._situations, self.situations_field),
            ):
                if self._problem(texts.get(emotion, "")):
                    self.emotion.set_value(emotion)
                    field.recheck()
                    return field.control
        return None

    def _show(self) -> None:
        emotion: Emotion = self.emotion.value
        # Whoever types now types for this one.
        self._shown = emotion
        hints, own = self._hints.get(emotion, ""), self._situations.get(emotion, "")
        if self.hints.toPlainText() != hints:
            self.hints.setPlainText(hints)
        if self.situations.toPlainText() != own:
            self.situations.setPlainText(own)
        self.listed.show_emotion(emotion)
        self._recheck()

    def _keep(self) -> None:
        self._hints[self._shown] = self.hints.toPlainText()
        self._situations[self._shown] = self.situations.toPlainText()
        self._recheck()
        self.changed.emit()

    def _recheck(self) -> None:
        self.hints_field.recheck()
        self.situations_field.recheck()
        told = any(tick.isChecked() for tick in self.listed.ticks.values())
        self._untold.setVisible(not told and self._shown not in self.own_situations)

    def _take_ours(self) -> None:
        self.hints.setPlainText("\n".join(_our_hints(self._shown)))

    def _problem(self, text: str) -> str:
        lines = _lines(text)
        if len(lines) > MOST_LINES:
            return self.tr("Up to {most} lines fit; there are {came}.").format(
                most=MOST_LINES, came=len(lines)
            )
        longest = max((len(line) for line in lines), default=0)
        if longest > LONGEST_LINE:
            return self.tr("A line can have {most} letters; one has {came}.").format(
                most=LONGEST_LINE, came=longest
            )
        return ""


class _Lines(QPlainTextEdit):
    """A few lines of text. Tab goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        height = round(5.2 * self.fontMetrics().lineSpacing())
        self.setMinimumHeight(height)
        self.setMaximumHeight(2 * height)


def _our_hints(emotion: Emotion) -> tuple[str, ...]:
    return tuple(translated(line) for line in parts(emotion))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
