"""A person who practises, and how: made for one, and never compared with another."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import OutOfRange
from emomirror.sentences import Sentence

from .baseline import Baseline
from .goal import Goal, Limits, within
from .plan import LONGEST_NAME, MOST_TRIES, REWARD_S, REWARDS_S, Block, Order, Plan
from .prompts import Exercise, Present, Prompt
from .words import Situation, situations

EMO_MIRROR_FIVE = (
    Emotion.ANGER,
    Emotion.FEAR,
    Emotion.SADNESS,
    Emotion.HAPPINESS,
    Emotion.NEUTRAL,
)
"""The emotions of Emo-mirror (Pavez et al. 2023)."""
SIGNS = (
    "sign-cat",
    "sign-dog",
    "sign-fish",
    "sign-bird",
    "sign-turtle",
    "sign-tree",
    "sign-flower",
    "sign-boat",
    "sign-train",
    "sign-moon",
    "sign-ball",
    "sign-leaf",
)
"""Pictograms that a person can be shown by."""


class Reward(StrEnum):
    """What is shown after a success."""

    WORDS = "words"
    STAR = "star"
    FLOWER = "flower"
    SUN = "sun"
    NONE = "none"


class Consent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That whoever answers for the person agrees.

    Attributes:
        by: who said so.
        given_utc: when, as ISO 8601 in UTC.
        bystanders: whether others who may be seen were told and agree.
    """

    by: str
    given_utc: str
    bystanders: bool


class Profile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person who practises.

    Attributes:
        id: never changes, and says nothing of the person.
        nickname: 1 to ``LONGEST_NAME`` characters.
        sign: one of ``SIGNS``, or the name of a picture of the person's own.
        emotions: those in use.
        goals: what counts as success; see ``goal.starting_goal`` for where they begin.
        exercise: what is practised where no other plan is chosen.
        present: by what *make* asks.
        order: in which the emotions come.
        tries: in one session.
        prompts: the kinds of help that are allowed.
        pictured: see ``Plan``.
        wait_s: see ``Plan``.
        limit_s: see ``Plan``.
        announce_s: see ``Plan``.
        reward_s: how long a reward stays, where there is one.
        adult_first: see ``Block``.
        progress: see ``Plan``.
        limits: see ``Plan``.
        reward: what is shown after a success.
        theme: one of the program's themes; "system" is the program's own.
        sound: whether a soft sound follows a success.
        speech: whether prompts are spoken.
        motion: whether things glide.
        baseline: the own calm face, or None.
        hints: own lines on which parts of the face move, in place of ours.
        situations: own situations, besides ours.
        without: the keys of our situations that are not told to this person.
        pictures: own pictures of each emotion, by their file's name.
        consent: None where nobody has agreed yet: nothing may be practised.

    Raises:
        OutOfRange: a value is outside its range.
    """

    id: str
    nickname: str
    sign: str = SIGNS[0]
    emotions: tuple[Emotion, ...] = EMOTIONS
    goals: dict[Emotion, Goal] = {}
    exercise: Exercise = Exercise.COPY
    present: Present = Present.WORD
    order: Order = Order.SHUFFLED
    tries: int = 7
    prompts: tuple[Prompt, ...] = tuple(Prompt)
    pictured: bool = False
    wait_s: float = 8.0
    limit_s: float = 0.0
    announce_s: float = 2.0
    reward_s: float = REWARD_S
    adult_first: bool = False
    progress: bool = True
    limits: Limits = Limits()
    reward: Reward = Reward.STAR
    theme: str = "system"
    sound: bool = False
    speech: bool = False
    motion: bool = True
    baseline: Baseline | None = None
    hints: dict[Emotion, tuple[str, ...]] = {}
    situations: dict[Emotion, tuple[str, ...]] = {}
    without: tuple[str, ...] = ()
    pictures: dict[Emotion, tuple[str, ...]] = {}
    consent: Consent | None = None

    def __post_init__(self) -> None:
        if not 1 <= len(self.nickname.strip()) <= LONGEST_NAME:
            raise OutOfRange(
                Sentence("Plan", "The name must have 1 to {most} characters; got {came}.").naming(
                    most=LONGEST_NAME, came=len(self.nickname.strip())
                )
            )
        within("tries", self.tries, 1, MOST_TRIES)
        within("reward_s", self.reward_s, *REWARDS_S)
        # What a plan refuses, a profile refuses as well.
        self.plan(self.nickname)

    def plan(self, name: str) -> Plan:
        """What is practised where no other plan is chosen."""
        block = Block(
            exercise=self.exercise,
            emotions=self.emotions,
            tries=self.tries,
            order=self.order,
            present=self.present,
            adult_first=self.adult_first,
        )
        plan = Plan(
            name=name,
            blocks=(block,),
            goals=self.goals,
            prompts=self.prompts,
            pictured=self.pictured,
            wait_s=self.wait_s,
            limit_s=self.limit_s,
            announce_s=self.announce_s,
            reward_s=self.reward_s,
            progress=self.progress,
            limits=self.limits,
        )
        return self.rewarded(plan)

    def ours(self, emotion: Emotion) -> tuple[Situation, ...]:
        """Those of our situations that may be told to this person."""
        return tuple(each for each in situations(emotion) if each.key not in self.without)

    @property
    def untold(self) -> frozenset[Emotion]:
        """Emotions for which there is no situation to tell, neither of ours nor an own one."""
        return frozenset(e for e in EMOTIONS if not (self.situations.get(e) or self.ours(e)))

    @property
    def picture_names(self) -> frozenset[str]:
        """The files of the person's own pictures, and the sign, which may be one of them."""
        own = (name for names in self.pictures.values() for name in names)
        return frozenset((self.sign, *own))

    def suited(self, plan: Plan) -> Plan:
        """``plan``, kept when that was otherwise or for somebody else, with pictograms on answers
        if this person does not read, and ``rewarded``."""
        return replace(self.rewarded(plan), pictured=plan.pictured or self.pictured)

    def rewarded(self, plan: Plan) -> Plan:
        """``plan`` with a reward if this person has one, without if not: it may have been kept when
        that was otherwise, or for somebody else."""
        own_s = 0.0 if self.reward is Reward.NONE else plan.reward_s or self.reward_s
        return replace(plan, reward_s=own_s)
