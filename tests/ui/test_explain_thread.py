"""The thread that explains answers the newest question, roughly and then completely."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from emomirror.camera.frame import Frame
from emomirror.emotions import Emotion
from emomirror.explain.overlay import Choice
from emomirror.explain.subject import Subject, subject_of
from emomirror.ui.explain_thread import TOLD_EVERY_S, Answer, ExplainThread, Question
from emomirror.ui.overlay import Overlay
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.pipeline import Pipeline

SAMPLES = 640
Asked = Callable[..., Question]


@pytest.fixture(scope="module")
def subject(portrait: Frame, classifier: Classifier) -> Subject:
    with Pipeline(classifier) as pipeline:
        main = pipeline.analyze(portrait).main
    assert main is not None
    return subject_of(main, Region.FACE)


@pytest.fixture
def question(subject: Subject, classifier: Classifier) -> Question:
    return Question(classifier, subject, Emotion.HAPPINESS, SAMPLES, Choice())


@pytest.fixture
def thread(qtbot: QtBot) -> Iterator[ExplainThread]:
    thread = ExplainThread()
    thread.start()
    yield thread
    thread.stop()
    assert thread.wait(5000)


@pytest.fixture
def answers(qtbot: QtBot, thread: ExplainThread) -> list[Answer]:
    """All answers that are given, in their order."""
    given: list[Answer] = []

    def take() -> None:
        answer = thread.answers.take()
        if answer is not None:
            given.append(answer)

    thread.ready.connect(take)
    return given


def complete(answers: list[Answer]) -> Callable[[], bool]:
    return lambda: bool(answers) and answers[-1].explanation.complete


def test_a_rough_answer_comes_first_and_the_complete_one_last(
    qtbot: QtBot, thread: ExplainThread, question: Question, answers: list[Answer]
) -> None:
    done: list[tuple[int, int]] = []
    thread.progressed.connect(lambda *step: done.append(step))
    thread.ask(question)
    qtbot.waitUntil(complete(answers), timeout=60_000)
    samples = [answer.explanation.samples for answer in answers]
    assert len(samples) > 1
    assert samples == sorted(samples)
    assert samples[0] <= SAMPLES / 2
    assert not answers[0].explanation.complete
    assert done == sorted(done)
    assert done[-1] == (SAMPLES, SAMPLES)
    assert len(done) > 1


def test_progress_is_told_less_often_than_there_is_some(
    qtbot: QtBot, thread: ExplainThread, question: Question, answers: list[Answer]
) -> None:
    done: list[tuple[int, int]] = []
    thread.progressed.connect(lambda *step: done.append(step))
    start = time.monotonic()
    thread.ask(question)
    qtbot.waitUntil(complete(answers), timeout=60_000)
    assert len(done) <= (time.monotonic() - start) / TOLD_EVERY_S + 2


def test_the_overlay_shows_the_regions_that_the_question_chose(
    qtbot: QtBot, thread: ExplainThread, question: Question, answers: list[Answer]
) -> None:
    choice = Choice(2, "against")
    thread.ask(replace(question, choice=choice))
    qtbot.waitUntil(complete(answers), timeout=60_000)
    found, overlay = answers[-1].explanation, answers[-1].overlay
    wanted, usual = Overlay.of(found, choice), Overlay.of(found, Choice())
    assert overlay is not None
    assert wanted is not None
    assert usual is not None
    assert overlay.drawing == wanted.drawing
    assert overlay.drawing != usual.drawing


def test_another_emotion_of_the_same_face_needs_no_new_samples(
    qtbot: QtBot, thread: ExplainThread, question: Question, answers: list[Answer]
) -> None:
    thread.ask(question)
    qtbot.waitUntil(complete(answers), timeout=60_000)
    answers.clear()
    with qtbot.assertNotEmitted(thread.progressed):
        thread.ask(replace(question, emotion=Emotion.ANGER))
        qtbot.waitUntil(complete(answers), timeout=60_000)
    assert [answer.explanation.emotion for answer in answers] == [Emotion.ANGER]


def test_the_newest_question_takes_the_place_of_the_one_before(
    qtbot: QtBot, thread: ExplainThread, question: Question, answers: list[Answer]
) -> None:
    newer = replace(question, subject=replace(question.subject), emotion=Emotion.FEAR)
    with qtbot.waitSignal(thread.progressed, timeout=60_000):
        thread.ask(question)
    thread.ask(newer)
    qtbot.waitUntil(complete(answers), timeout=60_000)
    assert answers[-1].question is newer
    assert all(answer.question is newer for answer in answers if answer.explanation.complete)


def test_a_cancelled_question_is_not_worked_on_any_more(
    qtbot: QtBot, thread: ExplainThread, question: Question, answers: list[Answer]
) -> None:
    with qtbot.waitSignal(thread.progressed, timeout=60_000):
        thread.ask(replace(question, samples=100_000))
    thread.cancel()
    # The batch that was being read may still be told; then it waits for another question.
    with qtbot.assertNotEmitted(thread.progressed, wait=1000):
        qtbot.wait(500)
    assert answers == []
    thread.ask(question)
    qtbot.waitUntil(complete(answers), timeout=60_000)


def test_a_network_that_fails_is_told_and_the_next_question_answered(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    thread: ExplainThread,
    question: Question,
    answers: list[Answer],
) -> None:
    def fail(_crops: object) -> None:
        raise RuntimeError("out of memory")

    broken = copy(question.network)
    monkeypatch.setattr(broken, "scores", fail)
    with qtbot.waitSignal(thread.failed, timeout=60_000) as failed:
        thread.ask(replace(question, network=broken))
    assert "out of memory" in str(failed.args[1])
    thread.ask(question)
    qtbot.waitUntil(complete(answers), timeout=60_000)


def test_stopping_in_the_middle_ends_the_thread(
    qtbot: QtBot, thread: ExplainThread, question: Question
) -> None:
    with qtbot.waitSignal(thread.progressed, timeout=60_000):
        thread.ask(replace(question, samples=100_000))
    thread.stop()
    assert thread.wait(2000)
