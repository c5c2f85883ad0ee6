"""Explains faces beside the window, roughly at first and then better."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from emomirror.latest import Latest
from emomirror.process import give_back_memory, work_behind

if TYPE_CHECKING:
    from emomirror.emotions import Emotion
    from emomirror.explain.explainer import Explainer
    from emomirror.explain.explanation import Explanation
    from emomirror.explain.samples import Samples
    from emomirror.explain.subject import Subject

log = logging.getLogger(__name__)

FIRST_SAMPLES = 320
"""For the first, rough overlay. With the fewest that give one at all, another seed would rank the
regions quite differently (a rank correlation of 0.6; of 0.78 with these)."""
IDLE_S = 0.2
"""How long it waits for a question before it looks whether to end."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be explained.

    Attributes:
        model: the file of the network that read the face.
        subject: the face. The same object asked about again is not sampled again.
        emotion: for and against which regions speak.
        samples: how many pictures of it the network reads.
    """

    model: Path
    subject: Subject
    emotion: Emotion
    samples: int


@dataclass(frozen=True, slots=True)
class Answer:
    """An explanation on its way to the window; ``explanation.complete`` where none better comes."""

    question: Question
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class _Ready:
    """A model to load before anything is asked about it."""

    model: Path


class ExplainThread(QThread):
    """Answers the newest question. Every method returns at once.

    It holds a network of its own, since the mirror's reads pictures meanwhile, and keeps it for
    the next question.
    """

    ready = Signal()
    """There is something to take from ``answers``."""
    progressed = Signal(int, int)
    """How many of how many samples of the newest question are done."""
    failed = Signal(Question, Exception)
    """A question has no answer, and why. The thread goes on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("explaining")
        self.answers: Latest[Answer] = Latest()
        self._asked: Latest[tuple[int, Question | _Ready]] = Latest()
        self._newest = 0
        """The number of the newest question. Written by the window, read here."""
        self._stopping = threading.Event()
        self._explainer: tuple[Path, Explainer] | None = None
        self._sampled: _Sampling | None = None

    def get_ready(self, model: Path) -> None:
        """Loads what a question about ``model`` will need."""
        self._put(_Ready(model))

    def ask(self, question: Question) -> None:
        """Answers this one in place of any other."""
        self._put(question)

    def cancel(self) -> None:
        """Leaves the newest question unanswered."""
        self._newest += 1
        self._asked.take()

    def stop(self) -> None:
        """Asks the thread to end after the batch it works on."""
        self._stopping.set()
        self._asked.close()

    def run(self) -> None:
        # The network's own threads are started by this one. The window should not wait for them.
        work_behind()
        while not self._stopping.is_set():
            asked = self._asked.take(IDLE_S)
            if asked is None:
                continue
            number, question = asked
            try:
                explainer = self._explainer_for(question.model)
                if explainer is not None and isinstance(question, Question):
                    self._answer(number, question, explainer)
                    # The network took and freed megabytes with each batch.
                    give_back_memory()
            except Exception as error:
                log.debug("explaining came to a fault", exc_info=True)
                self._sampled = None
                # What was only to be made ready fails again, if it does, when it is asked about.
                if number == self._newest and isinstance(question, Question):
                    self.failed.emit(question, error)

    def _put(self, question: Question | _Ready) -> None:
        self._newest += 1
        self._asked.put((self._newest, question))

    def _answer(self, number: int, question: Question, explainer: Explainer) -> None:
        sampling = self._sampled
        if sampling is None or not sampling.is_of(question):
            sampling = self._sampled = _Sampling(
                question, explainer.sample(question.subject, question.samples)
            )
        # Each time twice as many samples as before: fewer look no better to anybody.
        next_shown = FIRST_SAMPLES
        while number == self._newest and not self._stopping.is_set():
            samples = sampling.samples
            if samples is not None:
                if samples.complete or len(samples) >= next_shown:
                    next_shown = 2 * len(samples)
                    self._give(Answer(question, explainer.explain(samples, question.emotion)))
                if samples.complete:
                    return
            sampling.go_on()
            if sampling.samples is not None and number == self._newest:
                self.progressed.emit(len(sampling.samples), sampling.samples.wanted)

    def _give(self, answer: Answer) -> None:
        if self.answers.put(answer):
            self.ready.emit()

    def _explainer_for(self, model: Path) -> Explainer | None:
        """None where the thread has to end before all is loaded."""
        if self._explainer is None or self._explainer[0] != model:
            from emomirror.explain.explainer import Explainer, warm_up
            from emomirror.vision.classifier import Classifier

            for _ in warm_up():
                if self._stopping.is_set():
                    return None
            self._sampled = None
            self._explainer = model, Explainer(Classifier.load(model, thrifty=True))
        return self._explainer[1]


class _Sampling:
    """The samples of one face, as far as they have come."""

    def __init__(self, question: Question, coming: Iterator[Samples]) -> None:
        self._model, self._subject = question.model, question.subject
        self._wanted = question.samples
        self._coming = coming
        self.samples: Samples | None = None

    def is_of(self, question: Question) -> bool:
        """Whether the question is about these, for whichever emotion."""
        return question.subject is self._subject and (question.model, question.samples) == (
            self._model,
            self._wanted,
        )

    def go_on(self) -> None:
        """Takes one batch more."""
        self.samples = next(self._coming, self.samples)
