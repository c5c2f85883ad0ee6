"""The seven emotions of FER-2013: their one order, and the keys used in files and on the wire."""

from __future__ import annotations

from enum import StrEnum


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

NOT_SURE = "not sure"
"""What stands in place of an emotion where no score reaches the model's threshold."""
