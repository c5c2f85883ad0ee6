"""The page about the model: how far it can be trusted, and what it must not be used for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from emomirror.emotions import Emotion
from emomirror.vision.facts import is_share

from .copyable import Copyable
from .page import Page
from .symbols import emotion_name, pixmap
from .theme import BASE_PX, SPACE, Theme

if TYPE_CHECKING:
    from emomirror.vision.facts import ModelFacts

SYMBOL_PX = 22
"""At plain text size."""


class ModelPage(Page):
    """What a model's file and the report beside it say, in words for everybody."""

    def __init__(self, facts: ModelFacts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("ModelPage", "About the model"), parent)
        self._theme = theme
        self._symbol_px = round(SYMBOL_PX * self.fontInfo().pixelSize() / BASE_PX)
        self._what(facts)
        self._how_good(facts)
        self._not_sure(facts)
        self._limits()
        self._must_not()
        self._file(facts)
        self.body.addStretch(1)
        self.fit(680, 760)

    def _what(self, facts: ModelFacts) -> None:
        self.head(self.tr("What it does"))
        part = self.tr("your face") if facts.region == "face" else self.tr("your eyes and eyebrows")
        self.say(
            self.tr(
                "It looks at one small grey picture of {part} at a time and says which of seven "
                "emotions it looks like. It sees a movement, not a feeling: a smile can be "
                "polite, and a calm face can hide a storm. So the mirror says “looks like”, and "
                "never what somebody feels."
            ).format(part=part)
        )
        self.say(
            self.tr(
                "All of it happens on this computer. No picture and no score is sent anywhere, "
                "and no picture is kept unless you save it."
            )
        )

    def _how_good(self, facts: ModelFacts) -> None:
        # Here, and not above: the window is up before anybody opens this page.
        from emomirror.practice.goal import WEAK_RECALL

        self.head(self.tr("How often it is right"))
        figures = facts.measured
        recall = facts.recall
        accuracy, count = figures.get("accuracy"), figures.get("n")
        if not is_share(accuracy) or not recall:
            self.say(self.tr("This model file came without figures, so nobody can say."))
            return
        self.say(
            self.tr(
                "It was tried on {count} pictures set apart for this. In {right} of 100 it "
                "said what the people who sorted the pictures had said. The people did not "
                "always agree with one another, either."
            ).format(
                count=QLocale().toString(count) if isinstance(count, int) else "?",
                right=_of_100(accuracy),
            )
        )
        self.say(self.tr("Of 100 faces sorted under an emotion, it recognised:"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.M)
        grid.setVerticalSpacing(SPACE.S)
        grid.setColumnStretch(2, 1)
        for row, (emotion, share) in enumerate(recall.items()):
            self._recall_row(grid, row, emotion, share)
        self.body.addLayout(grid)
        weak = [emotion for emotion, share in recall.items() if share < WEAK_RECALL]
        if weak:
            names = ", ".join(emotion_name(emotion) for emotion in weak)
            self.say(
                self.tr(
                    "It reads badly: {names}. When it misses one of these, the model is at "
                    "fault, not the face."
                ).format(names=names)
            )

    def _recall_row(self, grid: QGridLayout, row: int, emotion: Emotion, share: float) -> None:
        colour = self._theme.emotion_colour(emotion)
        symbol = QLabel()
        symbol.setPixmap(pixmap(emotion.value, self._theme.text, self._symbol_px))
        name = QLabel(emotion_name(emotion).capitalize())
        measure = Measure(share, colour, self._theme.track)
        measure.setAccessibleName(
            self.tr("{emotion}: {right} of 100 recognised").format(
                emotion=emotion_name(emotion), right=_of_100(share)
            )
        )
        value = QLabel(str(_of_100(share)))
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate((symbol, name, measure, value)):
            grid.addWidget(widget, row, column)

    def _not_sure(self, facts: ModelFacts) -> None:
        self.head(self.tr("When it is not sure"))
        self.say(
            self.tr(
                "“Not sure” means that no emotion reached {threshold} %. That is an honest "
                "answer, and often the right one: many faces look like several things at once."
            ).format(threshold=_of_100(facts.threshold))
        )
        curve = _at(facts.report, "not_sure")
        coverage, risk = curve.get("coverage"), curve.get("risk")
        if is_share(coverage) and is_share(risk):
            self.say(
                self.tr(
                    "Held to this, it answered for {answered} of 100 single pictures, and {right} "
                    "of 100 of those answers were right. The mirror looks many times a second, "
                    "so it answers more often."
                ).format(answered=_of_100(coverage), right=_of_100(1 - risk))
            )

    def _limits(self) -> None:
        self.head(self.tr("Whom it reads worse"))
        self.say(
            self.tr(
                "It learned from FER-2013: pictures that a search engine found, most of adults "
                "who act or pose. It reads children worse, and people who look unlike those in "
                "the pictures: older people, people with other skin, glasses, beards or "
                "headscarves. The faces of autistic people vary more; none of them is wrong."
            )
        )

    def _must_not(self) -> None:
        self.head(self.tr("What it must not be used for"))
        for line in (
            self.tr("Diagnosing anything, or deciding about a treatment."),
            self.tr(
                "Watching or judging people at work or in schools. In the European Union the AI "
                "Act (Article 5) forbids inferring emotions there, save for medical or safety "
                "reasons."
            ),
            self.tr("Finding out whether somebody lies. A face cannot tell, nor can a model."),
            self.tr("Anybody who has not agreed to it."),
        ):
            self.say(f"•  {line}")

    def _file(self, facts: ModelFacts) -> None:
        self.head(self.tr("This file"))
        lines = [
            (self.tr("File"), str(facts.path)),
            (self.tr("SHA-256"), facts.sha256),
            (self.tr("Trained on"), str(facts.report.get("trained_on", self.tr("not said")))),
            (self.tr("Made by"), str(facts.report.get("command", self.tr("not said")))),
            (self.tr("Training data's SHA-256"), facts.data_sha256),
        ]
        for name, value in lines:
            self.body.addWidget(Copyable(f"{name}: {value}"))


class Measure(QWidget):
    """A share as a quiet bar.

    Args:
        share: 0..1.
    """

    def __init__(
        self, share: float, colour: QColor, track: QColor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._share, self._colour, self._track = share, colour, track
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        painter.setBrush(self._track)
        painter.drawRoundedRect(whole, radius, radius)
        if self._share > 0:
            # Never less than its round ends, so that a small share is still seen as one.
            whole.setWidth(max(whole.height(), whole.width() * self._share))
            painter.setBrush(self._colour)
            painter.drawRoundedRect(whole, radius, radius)
        painter.end()


def _at(report: Mapping[str, Any], *keys: str) -> Mapping[str, Any]:
    """The object under ``keys``; empty where the report has none."""
    for key in keys:
        value = report.get(key)
        if not isinstance(value, Mapping):
            return {}
        report = value
    return report


def _of_100(share: float) -> int:
    return round(100 * share)
