"""Lets the window explain the face in a frozen picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from emomirror.emotions import Emotion
from emomirror.errors import ShownError
from emomirror.explain import words
from emomirror.explain.explainer import DEFAULT_SAMPLES
from emomirror.explain.explanation import Explanation
from emomirror.explain.subject import subject_of
from emomirror.vision.crop import crop_for, place
from emomirror.vision.observation import Face, most_like

from .engine import Engine
from .explain_thread import Question
from .mirror_page import MirrorPage
from .notices import Notice, Notices, Topic
from .overlay import Overlay
from .symbols import reason_text
from .translation import translated
from .way_of_reading import WayOfReading

SAMPLES = DEFAULT_SAMPLES


class Explaining(QObject):
    """Asks the engine, and shows its answers over the face and in the panel."""

    answered = Signal(Explanation)
    """An explanation is shown, with its overlay."""

    def __init__(
        self,
        engine: Engine,
        page: MirrorPage,
        notices: Notices,
        reading: WayOfReading,
        stopped: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        """
        Args:
            stopped: called where explaining ends without the person's asking for it.
        """
        super().__init__(parent)
        self._engine = engine
        self._page = page
        self._panel = page.explanation
        self._notices = notices
        self._stopped = stopped
        self._question: Question | None = None
        self._face: Face | None = None
        """What the question is about."""
        self._waiting = False
        self._shown: Explanation | None = None
        engine.explanation_ready.connect(self._on_ready)
        engine.explanation_progressed.connect(self._on_progress)
        engine.explanation_failed.connect(self._on_failed)
        reading.changed.connect(self._ask_anew)
        page.face_changed.connect(self._ask_anew)
        self._panel.emotion_chosen.connect(self._on_emotion)
        self._panel.choice_changed.connect(self._draw)
        self._panel.cancelled.connect(self._on_cancelled)

    @property
    def shown(self) -> Explanation | None:
        """What the overlay shows; None where there is none (yet)."""
        return self._shown

    @property
    def possible(self) -> bool:
        """Whether there is a face, and a network that read it."""
        return self._engine.network is not None and self._page.face is not None

    def get_ready(self) -> None:
        """Loads what will be needed, as soon as a picture is frozen."""
        if self._engine.network is not None:
            self._engine.get_ready_to_explain()

    def begin(self) -> None:
        """Explains the face of the person in the frozen picture, for what it looks like most."""
        face = self._page.face
        if face is None:
            self._stopped()
            return
        self._notices.clear(Topic.EXPLAINING)
        self._page.set_explaining(True)
        self._ask(face, face.top or most_like(face.smoothed))

    def end(self) -> None:
        """Takes the overlay away."""
        self._question = self._shown = self._face = None
        self._waiting = False
        self._engine.stop_explaining()
        self._page.set_explaining(False)

    def retranslate(self) -> None:
        """Writes what the panel notes of the picture in the window's language."""
        if self._question is not None:
            self._panel.note.setText(self._note(self._question.emotion))

    def _ask(self, face: Face, emotion: Emotion) -> None:
        """Asks about a face, where that is not what was asked last."""
        seen, network, before = self._page.seen, self._engine.network, self._question
        if seen is None or network is None:
            return
        region = network.facts.region
        # Another part of the face may be read now than when the picture was frozen.
        crop = crop_for(seen.observation.frame.bgr, place(face.box, face.keypoints), region)
        if (
            before is not None
            and (before.network, before.emotion) == (network, emotion)
            and np.array_equal(before.subject.crop, crop)
        ):
            return
        subject = subject_of(replace(face, crop=crop), region)
        self._face = face
        self._wait_for(Question(network, subject, emotion, SAMPLES, self._panel.choice))

    def _wait_for(self, question: Question) -> None:
        self._question, self._shown, self._waiting = question, None, True
        self._page.mirror.set_overlay(None)
        self._panel.begin(question.subject, question.emotion, self._note(question.emotion))
        self._engine.explain(question)

    def _note(self, emotion: Emotion) -> str:
        """What is to be said of the picture besides; empty where nothing is."""
        face = self._face
        if face is not None and face.reasons:
            return reason_text(face.reasons[0])
        if face is not None and face.top is None:
            return translated(words.not_sure(emotion))
        return ""

    def _ask_anew(self) -> None:
        """The frozen picture may have been read in another way, or another face be looked at."""
        face, question = self._page.face, self._question
        if question is None:
            return
        if face is None:
            self._stopped()
        elif self._face is not None and face.id == self._face.id:
            self._ask(face, question.emotion)
        else:
            self._ask(face, face.top or most_like(face.smoothed))

    def _on_emotion(self, emotion: Emotion) -> None:
        if self._question is not None:
            choice = self._panel.choice
            self._wait_for(replace(self._question, emotion=emotion, choice=choice))

    def _on_ready(self) -> None:
        answer = self._engine.take_explanation()
        # Nobody waits any more for one that was on its way when the person pressed Cancel.
        if answer is None or answer.question is not self._question or not self._waiting:
            return
        self._shown = answer.explanation
        self._waiting = not self._shown.complete
        if answer.question.choice == self._panel.choice:
            self._page.mirror.set_overlay(answer.overlay)
        else:
            self._draw()
        self._panel.show_explanation(self._shown)
        self.answered.emit(self._shown)

    def _on_progress(self, done: int, wanted: int) -> None:
        if self._waiting:
            self._panel.show_progress(done, wanted)

    def _on_cancelled(self) -> None:
        self._engine.stop_explaining()
        self._waiting = False
        if self._shown is None:
            self._stopped()
        else:
            self._panel.rest()

    def _on_failed(self, question: Question, error: Exception) -> None:
        if question is not self._question:
            return

        def notice() -> Notice:
            # Some faults, as of memory, have a name and no words.
            fault = ": ".join(filter(None, (type(error).__name__, str(error))))
            why = translated(error.sentence) if isinstance(error, ShownError) else fault
            text = self.tr("The face could not be explained: {why}").format(why=why)
            return Notice("error", text)

        self._notices.say(Topic.EXPLAINING, notice)
        self._stopped()

    def _draw(self) -> None:
        if self._shown is not None:
            self._page.mirror.set_overlay(Overlay.of(self._shown, self._panel.choice))
