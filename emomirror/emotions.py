"""The seven emotions of FER-2013: their one order, the keys used in files and on the wire, and
their names."""

from __future__ import annotations

from enum import StrEnum

from emomirror.sentences import Sentence


class Emotion(StrEnum):
    """An emotion that a face can look like. The order of the members is that of the network's
    outputs and of FER-2013's labels 0 to 6."""

    ANGER = "anger"
    DISGUST = "disgust"
    FEAR = "fear"
    HAPPINESS = "happiness"
    SADNESS = "sadness"
    SURPRISE = "surprise"
    NEUTRAL = "neutral"


EMOTIONS: tuple[Emotion, ...] = tuple(Emotion)


def named(emotion: Emotion) -> Sentence:
    """The emotion's name for people."""
    match emotion:
        case Emotion.ANGER:
            return Sentence("Emotion", "anger")
        case Emotion.DISGUST:
            return Sentence("Emotion", "disgust")
        case Emotion.FEAR:
            return Sentence("Emotion", "fear")
        case Emotion.HAPPINESS:
            return Sentence("Emotion", "happiness")
        case Emotion.SADNESS:
            return Sentence("Emotion", "sadness")
        case Emotion.SURPRISE:
            return Sentence("Emotion", "surprise")
        case Emotion.NEUTRAL:
            return Sentence("Emotion", "neutral")


NOT_SURE = "not sure"
"""What stands in place of an emotion where no score reaches the model's threshold."""
