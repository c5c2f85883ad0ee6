"""The ladder of prompts: help from least to most, as much as is needed and no more."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Prompt(StrEnum):
    """One kind of help. The order of the members is that from least to most, but see
    ``from_least``."""

    WORD = "word"
    PICTOGRAM = "pictogram"
    PARTS = "parts"
    SITUATION = "situation"
    ADULT = "adult"


class Exercise(StrEnum):
    """What is practised in a try."""

    COPY = "copy"
    """A pictogram or picture is shown and copied."""
    MAKE = "make"
    """A word or a situation alone is given."""
    NAME = "name"
    """Which emotion is this? Without the camera. The answers are words: with the pictogram on each
    of them, which is help, and ``Plan.pictured``, a drawing is found by its likeness alone."""
    FREE = "free"
    """The mirror, with nothing to reach."""

    @property
    def sees(self) -> bool:
        """Whether it needs the camera."""
        return self is not Exercise.NAME

    @property
    def judges(self) -> bool:
        """Whether a face is held against a target."""
        return self in (Exercise.COPY, Exercise.MAKE)


class Present(StrEnum):
    """By what *make* asks for an emotion."""

    WORD = "word"
    SITUATION = "situation"
    BOTH = "both"


def from_least(exercise: Exercise) -> tuple[Prompt, ...]:
    """All kinds of help from least to most, as they count in an exercise: a pictogram helps little
    to make a face, and nearly tells the name of one, as the word does wholly."""
    if exercise is Exercise.NAME:
        return (Prompt.PARTS, Prompt.SITUATION, Prompt.PICTOGRAM, Prompt.ADULT, Prompt.WORD)
    return tuple(Prompt)


def shown_first(exercise: Exercise, present: Present) -> tuple[Prompt, ...]:
    """What belongs to the exercise itself, and so is no help."""
    match exercise:
        case Exercise.COPY:
            return (Prompt.WORD, Prompt.PICTOGRAM)
        case Exercise.NAME | Exercise.FREE:
            return ()
        case Exercise.MAKE:
            match present:
                case Present.WORD:
                    return (Prompt.WORD,)
                case Present.SITUATION:
                    return (Prompt.SITUATION,)
                case Present.BOTH:
                    return (Prompt.WORD, Prompt.SITUATION)


def ladder(exercise: Exercise, present: Present, allowed: Iterable[Prompt]) -> tuple[Prompt, ...]:
    """The rungs that an exercise leaves, from least to most help.

    Args:
        allowed: the kinds of help that the adult allows. The word is the answer of *name it* and
            never among its rungs.
    """
    if exercise is Exercise.FREE:
        return ()
    there, wanted = shown_first(exercise, present), set(allowed)
    if exercise is Exercise.NAME:
        wanted.discard(Prompt.WORD)
    return tuple(
        prompt for prompt in from_least(exercise) if prompt in wanted and prompt not in there
    )
