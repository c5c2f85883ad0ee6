from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.words import asked, model_help, name_of_face, parts, situations
from emomirror.sentences import Sentence

ACTION_UNITS = {
    Emotion.ANGER: (4, 5, 7, 23),
    Emotion.DISGUST: (9, 15, 16),
    Emotion.FEAR: (1, 2, 4, 5, 20, 26),
    Emotion.HAPPINESS: (6, 12),
    Emotion.SADNESS: (1, 4, 15),
    Emotion.SURPRISE: (1, 2, 5, 26),
}
"""As EMFACS has them."""
MOVED_BY = {
    "Brows": {1, 2, 4},
    "Eyes": {5, 6, 7},
    "Nose": {9},
    "Mouth": {12, 15, 16, 20, 23, 26},
}
BLAMING_OR_CLAIMING = (
    r"wrong|fail\w*|bad|normal|abnormal|should|must|try|feel\w*|you are (?:angry|sad|happy|scared)"
)
VIOLENT = r"hits?|kicks?|hurts?|fights?|blood|kill\w*|weapon|gun|knife|dead|dies?"


def everything() -> Iterator[Sentence]:
    for emotion in EMOTIONS:
        yield from (asked(emotion), name_of_face(emotion), model_help(emotion), *parts(emotion))
        yield from (situation.text for situation in situations(emotion))


@pytest.mark.parametrize("say", [asked, name_of_face, model_help, parts])
def test_every_emotion_has_words_of_its_own(say: Callable[[Emotion], object]) -> None:
    said = [str(say(emotion)) for emotion in EMOTIONS]
    assert len(set(said)) == len(EMOTIONS)


@pytest.mark.parametrize("emotion", EMOTIONS)
def test_what_is_asked_names_the_face_as_a_child_does(emotion: Emotion) -> None:
    face = str(name_of_face(emotion))
    assert re.fullmatch(f"Show an? {face} face", str(asked(emotion)))
    assert f" {face} " in str(model_help(emotion))


@pytest.mark.parametrize("emotion", ACTION_UNITS)
def test_the_parts_named_are_those_that_move_from_the_top_down(emotion: Emotion) -> None:
    moving = [part for part, units in MOVED_BY.items() if units & set(ACTION_UNITS[emotion])]
    assert [str(line).partition(": ")[0] for line in parts(emotion)] == moving


def test_in_a_neutral_face_every_part_rests() -> None:
    assert all("rest" in str(line) for line in parts(Emotion.NEUTRAL))


@pytest.mark.parametrize("emotion", EMOTIONS)
def test_there_are_situations_to_choose_from(emotion: Emotion) -> None:
    texts = [str(situation.text) for situation in situations(emotion)]
    assert len(texts) >= 5
    for text in texts:
        assert re.fullmatch(r"[A-Z][^.!?]*\.", text), "one sentence"
        assert len(text.split()) <= 12, "short enough to be pictured"
        assert str(name_of_face(emotion)) not in text.lower().split(), "it must not give the answer"


def test_a_situation_is_found_by_its_key_and_belongs_to_one_emotion() -> None:
    all_of_them = [situation for emotion in EMOTIONS for situation in situations(emotion)]
    assert len({situation.key for situation in all_of_them}) == len(all_of_them)
    assert len({str(situation.text) for situation in all_of_them}) == len(all_of_them)
    for situation in all_of_them:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", situation.key)


@pytest.mark.parametrize("said", list(everything()), ids=str)
def test_words_are_plain_and_neither_blame_nor_claim_a_feeling(said: Sentence) -> None:
    assert str(said) == said.text, "a whole sentence names nothing"
    assert not re.search(rf"\b(?:{BLAMING_OR_CLAIMING}|{VIOLENT})\b", str(said), re.IGNORECASE)
    assert not re.search(r"\b(?:will|was|were|had|like a|as if)\b", str(said)), "literal, and now"
    assert max(map(len, re.findall(r"\w+", str(said)))) <= 9, "short words"
