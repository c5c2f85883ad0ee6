"""What a session is made of: blocks of tries, what counts as success, and how help comes."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from emomirror.emotions import Emotion
from emomirror.errors import OutOfRange
from emomirror.sentences import Sentence

from .goal import Goal, Limits, within
from .prompts import Exercise, Present, Prompt

SCHEMA = 1
REWARD_S = 3.0
"""How long a reward stays where nothing else is said."""
REWARDS_S = (0.1, 60.0)
"""The shortest and the longest reward that can be set; a plan without one has 0."""
ANNOUNCEMENTS_S = (0.0, 60.0)
"""The same of what announces the next try."""
LONGEST_NAME = 500
"""Characters."""
MOST_TRIES = 200
"""In one block."""
MOST_BLOCKS = 20


class Order(StrEnum):
    """In which order the emotions of a block come."""

    FIXED = "fixed"
    """As they are listed, again and again."""
    SHUFFLED = "shuffled"
    """Each once in a mixed order, then each once again."""
    ADAPTIVE = "adaptive"
    """More often what needs more practice. See ``order.next_task``."""


class Block(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Some tries of one kind.

    Attributes:
        exercise: what is done.
        emotions: those asked for. The free mirror asks for none, and shows the bars of these.
        tries: how many, 1..``MOST_TRIES``.
        order: in which the emotions come.
        present: by what *make* asks.
        adult_first: whether the adult shows the face before each try.

    Raises:
        OutOfRange: there is no emotion or one twice, or a number is outside its range.
    """

    exercise: Exercise
    emotions: tuple[Emotion, ...]
    tries: int = 5
    order: Order = Order.SHUFFLED
    present: Present = Present.WORD
    adult_first: bool = False

    def __post_init__(self) -> None:
        within("tries", self.tries, 1, MOST_TRIES)
        if not self.emotions or len(set(self.emotions)) != len(self.emotions):
            raise OutOfRange(
                Sentence(
                    "Plan", "emotions must be one or more, each of them once; got {came}."
                ).naming(came=", ".join(self.emotions) or "none")
            )


class Plan(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A session as the adult wants it.

    Attributes:
        name: for the adult, up to ``LONGEST_NAME`` characters.
        blocks: in their order, 1..``MOST_BLOCKS``.
        goals: what counts as success; an emotion that is missing has ``Goal()``.
        prompts: the kinds of help that are allowed.
        pictured: whether the answers of *name it* have their pictograms from the start, as help for
            who does not read yet.
        wait_s: seconds of trying after which the next help comes by itself; 0 leaves that to the
            adult.
        limit_s: seconds of trying after which a try ends without success; 0, as at first, sets no
            limit.
        announce_s: how long the next try is announced, in seconds.
        reward_s: how long a reward stays, in seconds.
        progress: whether goals follow the person's successes; see ``progress``.
        limits: how far.
        schema: the shape of the document.

    Raises:
        OutOfRange: a value is outside its range.
    """

    name: str
    blocks: tuple[Block, ...]
    goals: dict[Emotion, Goal] = {}
    prompts: tuple[Prompt, ...] = tuple(Prompt)
    pictured: bool = False
    wait_s: float = 8.0
    limit_s: float = 0.0
    announce_s: float = 2.0
    reward_s: float = REWARD_S
    progress: bool = True
    limits: Limits = Limits()
    schema: int = SCHEMA

    def __post_init__(self) -> None:
        if not 1 <= len(self.name.strip()) <= LONGEST_NAME:
            raise OutOfRange(
                Sentence("Plan", "name must have 1 to {most} characters; got {came}.").naming(
                    most=LONGEST_NAME, came=len(self.name.strip())
                )
            )
        within("blocks", len(self.blocks), 1, MOST_BLOCKS)
        within("schema", self.schema, SCHEMA, SCHEMA)
        within("wait_s", self.wait_s, 0, 600)
        within("limit_s", self.limit_s, 0, 3600)
        within("announce_s", self.announce_s, *ANNOUNCEMENTS_S)
        within("reward_s", self.reward_s, 0, REWARDS_S[1])

    @property
    def tries(self) -> int:
        """How many there are in all."""
        return sum(block.tries for block in self.blocks)

    @property
    def emotions(self) -> tuple[Emotion, ...]:
        """All that it asks for, in the order of ``Emotion``."""
        asked = {e for b in self.blocks if b.exercise is not Exercise.FREE for e in b.emotions}
        return tuple(emotion for emotion in Emotion if emotion in asked)

    @property
    def sees(self) -> bool:
        """Whether any of it needs the camera."""
        return any(block.exercise.sees for block in self.blocks)

    def goal(self, emotion: Emotion) -> Goal:
        """What counts as success for an emotion at the start."""
        return self.goals.get(emotion, Goal())
