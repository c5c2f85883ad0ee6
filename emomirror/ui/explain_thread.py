"""Explains faces beside the window, roughly at first and then better."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from emomirror.latest import Latest
from emomirror.process import give_back_memory, work_behind

from .overlay import Overlay

if TYPE_CHECKING:
    from emomirror.emotions import Emotion
    from emomirror.explain.explanation import Explanation
    from emomirror.explain.overlay import Choice
    from emomirror.explain.samples import Samples
    from emomirror.explain.subject import Subject
    from emomirror.vision.classifier import Classifier

log = logging.getLogger(__name__)

FIRST_SAMPLES = 320
"""For the first, rough overlay. With the fewest that give one at all, another seed would rank the
regions quite differently (a rank correlation of 0.6; of 0.78 with these)."""
TOLD_EVERY_S = 0.05
"""How often it tells how far it is: a bar that moves more often takes the network's time."""
IDLE_S = 0.2
"""How long it waits for a question before it looks whether to end."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be explained.

    Attributes:
        network: what read the face. It may read for another thread meanwhile.
        subject: the face. The same object asked about again is not sampled again.
        emotion: for and against which regions speak.
        samples: how many pictures of it the network reads.
        choice: which regions the overlay is to show.
    """

    network: Classifier
    subject: Subject
    emotion: Emotion
    samples: int
    choice: Choice


@dataclass(frozen=True, slots=True)
class Answer:
    """An explanation on its way to the window; ``explanation.complete`` where none better comes.

    Attributes:
        overlay: ``Overlay.of`` the explanation and the question's choice.
    """

    question: Question
    explanation: Explanation
    overlay: Overlay | None


class ExplainThread(QThread):
    """Answers the newest question. Every method returns at once.

    It asks the mirror's own network: to load another would keep Python, and so the window, standing
    still for as long as that takes.
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
        self._asked: Latest[tuple[int, Question | None]] = Latest()
        """None: what any question needs is to be loaded."""
        self._newest = 0
        """The number of the newest question. Written by the window, read here."""
        self._stopping = threading.Event()
        self._warm = False
        """Whether what every question needs is loaded."""
        self._sampled: _Sampling | None = None

    def get_ready(self) -> None:
        """Loads what a question will need."""
        self._put(None)

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
        work_behind()
        while not self._stopping.is_set():
            asked = self._asked.take(IDLE_S)
            if asked is None:
                continue
            number, question = asked
            try:
                if self._warmed_up() and question is not None:
                    self._answer(number, question)
                    # The network took and freed megabytes with each batch.
                    give_back_memory()
            except Exception as error:
                log.debug("explaining came to a fault", exc_info=True)
                self._sampled = None
                # What was only to be made ready fails again, if it does, when it is asked about.
                if number == self._newest and question is not None:
                    self.failed.emit(question, error)

    def _put(self, question: Question | None) -> None:
        self._newest += 1
        self._asked.put((self._newest, question))

    def _answer(self, number: int, question: Question) -> None:
        from emomirror.explain.explainer import Explainer

        explainer = Explainer(question.network)
        sampling = self._sampled
        if sampling is None or not sampling.is_of(question):
            sampling = self._sampled = _Sampling(
                question, explainer.sample(question.subject, question.samples)
            )
        # Each time twice as many samples as before: fewer look no better to anybody.
        next_shown, next_told_s = FIRST_SAMPLES, 0.0
        while number == self._newest and not self._stopping.is_set():
            samples = sampling.samples
            if samples is not None:
                if samples.complete or len(samples) >= next_shown:
                    next_shown = 2 * len(samples)
                    explanation = explainer.explain(samples, question.emotion)
                    # Drawn here: beside this thread's work, the window takes 10 ms for it.
                    overlay = Overlay.of(explanation, question.choice)
                    self._give(Answer(question, explanation, overlay))
                if samples.complete:
                    return
            sampling.go_on()
            samples = sampling.samples
            if samples is None or number != self._newest:
                continue
            if samples.complete or time.monotonic() >= next_told_s:
                next_told_s = time.monotonic() + TOLD_EVERY_S
                self.progressed.emit(len(samples), samples.wanted)

    def _give(self, answer: Answer) -> None:
        if self.answers.put(answer):
            self.ready.emit()

    def _warmed_up(self) -> bool:
        """False where the thread has to end before all is loaded."""
        if not self._warm:
            from emomirror.explain.explainer import warm_up

            for _ in warm_up():
                if self._stopping.is_set():
                    return False
            self._warm = True
        return True


class _Sampling:
    """The samples of one face, as far as they have come."""

    def __init__(self, question: Question, coming: Iterator[Samples]) -> None:
        self._network, self._subject = question.network, question.subject
        self._wanted = question.samples
        self._coming = coming
        self.samples: Samples | None = None

    def is_of(self, question: Question) -> bool:
        """Whether the question is about these, for whichever emotion."""
        return (
            question.subject is self._subject
            and question.network is self._network
            and question.samples == self._wanted
        )

    def go_on(self) -> None:
        """Takes one batch more."""
        self.samples = next(self._coming, self.samples)
