"""The ladder of prompts: help from least to most, as much as is needed and no more."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Prompt(StrEnum):
    """One kind of help. The order of the members is that from least to most."""

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
    """Which emotion is this? Without the camera."""
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


def shown_first(exercise: Exercise, present: Present) -> tuple[Prompt, ...]:
    """What belongs to the exercise itself, and so is no help."""
    match exercise:
        case Exercise.COPY:
            return (Prompt.WORD, Prompt.PICTOGRAM)
        case Exercise.NAME:
            return (Prompt.PICTOGRAM,)
        case Exercise.FREE:
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
        allowed: the kinds of help that the adult allows. The word names the answer of *name it*
            and is never among its rungs.
    """
    if exercise is Exercise.FREE:
        return ()
    there = shown_first(exercise, present)
    wanted = set(allowed)
    if exercise is Exercise.NAME:
        wanted.discard(Prompt.WORD)
    return tuple(prompt for prompt in Prompt if prompt in wanted and prompt not in there)
