"""What the person practising sees at a moment, as a value: words, pictograms, and what can be done.

It is made from a ``Session`` and a ``Profile`` alone; the widgets draw it and know neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice import words
from emomirror.practice.profile import Profile, Reward
from emomirror.practice.prompts import Exercise, Present, Prompt
from emomirror.practice.session import Phase, Session
from emomirror.practice.trying import Task, Try
from emomirror.ui.symbols import hint_symbol
from emomirror.ui.translation import translated

translate = QCoreApplication.translate

DONE_SYMBOL = "accept"
FACE_SYMBOL = "person"
"""Stands for a face of which the pictogram would be help."""


class Kind(Enum):
    """Which screen it is."""

    ANNOUNCING = auto()
    ADULTS_TURN = auto()
    TRYING = auto()
    NAMING = auto()
    FREE = auto()
    REWARD = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """One step in the strip of what comes.

    Attributes:
        symbol: a pictogram's name.
        text: one to three words.
    """

    symbol: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """What the one large card shows, from top to bottom. What is empty or None is not there.

    Attributes:
        title: the one sentence that matters most.
        symbol: a pictogram's name.
        picture: a picture of the person's own, in place of the pictogram.
        task: a text that belongs to what is asked for.
        help: texts of help, the latest last.
        then: what comes afterwards, in an announcement.
        gentle: whether it comes slowly, as a reward does.
        essential: whether nothing is asked without the pictogram or picture.
        drawn: whether the pictogram says the same as the latest help.
        said: what is to be heard besides, where it is seen elsewhere.
    """

    title: str = ""
    symbol: str | None = None
    picture: Path | None = None
    task: str = ""
    help: tuple[str, ...] = ()
    then: Item | None = None
    gentle: bool = False
    essential: bool = False
    drawn: bool = False
    said: str = ""

    @property
    def spoken(self) -> str:
        """All of it in words."""
        parts = [self.title, self.task, *self.help, self.said]
        if self.then is not None:
            parts.append(_then(self.then.text))
        return " ".join(f"{each.rstrip('.')}." for each in parts if each)


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything but the mirror's picture.

    Attributes:
        kind: which one.
        now, then: the strip; None before and after all.
        done, all: how many tries are over, and how many there are.
        card: the large card.
        answers: emotions to choose from, where a face is named.
        pictured: whether each answer has its pictogram, which is help.
        tried: those of them that were chosen already.
        bars: emotions that have one, in the free mirror.
        can_go_on, can_skip, can_help, can_accept: what can be done.
    """

    kind: Kind
    now: Item | None
    then: Item | None
    done: int
    all: int
    card: Card
    answers: tuple[Emotion, ...] = ()
    pictured: bool = False
    tried: tuple[Emotion, ...] = ()
    bars: tuple[Emotion, ...] = ()
    can_go_on: bool = False
    can_skip: bool = False
    can_help: bool = False
    can_accept: bool = False


def screen(session: Session, profile: Profile, pictures: Path | None = None) -> Screen:
    """What is to be seen.

    Args:
        pictures: the folder of the profile's own pictures.
    """
    task, then = session.task, None
    kind = _kind(session)
    if task is not None:
        after = session.after
        then = _done_item() if after is None else item(after)
    if kind is Kind.ANNOUNCING and task is not None:
        card = _announcement(item(task), then)
    elif kind is Kind.ADULTS_TURN and task is not None:
        card = _adults_turn(task)
    elif kind is Kind.REWARD:
        card = _reward(profile.reward)
    elif kind is Kind.END:
        card = Card(title=translate("PracticeScreen", "All done"), symbol=DONE_SYMBOL)
    elif session.trying is not None:
        card = _asking(session.trying, profile, pictures)
    else:
        card = Card()
    naming = task is not None and task.exercise is Exercise.NAME
    trying = session.trying
    # What came as help stays where it is while the reward is seen.
    answered = session.latest if kind is Kind.REWARD else trying
    return Screen(
        kind=kind,
        now=None if task is None else item(task),
        then=then,
        done=len(session.finished),
        all=session.plan.tries,
        card=card,
        answers=_answers(session, profile) if naming else (),
        pictured=naming
        and (
            session.plan.pictured or (answered is not None and Prompt.PICTOGRAM in _there(answered))
        ),
        tried=trying.answers if trying is not None else (),
        bars=session.plan.blocks[task.block].emotions if task and kind is Kind.FREE else (),
        can_go_on=kind in (Kind.ANNOUNCING, Kind.ADULTS_TURN, Kind.FREE, Kind.END),
        can_skip=kind not in (Kind.REWARD, Kind.END),
        can_help=trying is not None and bool(trying.rungs),
        can_accept=trying is not None and trying.task.exercise is not Exercise.FREE,
    )


def item(task: Task) -> Item:
    """A task in the strip. Where a pictogram or a word would be help, it shows none."""
    match task.exercise:
        case Exercise.FREE:
            return Item("practice", translate("PracticeScreen", "mirror"))
        case Exercise.NAME:
            return Item("unsure", translate("PracticeScreen", "which face?"))
        case Exercise.COPY | Exercise.MAKE:
            if task.emotion is None:
                return Item(FACE_SYMBOL, translate("PracticeScreen", "a face"))
            copied = task.exercise is Exercise.COPY
            said = copied or task.present is not Present.SITUATION
            return Item(
                task.emotion.value if copied else FACE_SYMBOL,
                translated(words.name_of_face(task.emotion))
                if said
                else translate("PracticeScreen", "a face"),
            )


def situation(task: Task, profile: Profile) -> str:
    """The situation that a task speaks of: the person's own before ours, one by one. Empty where
    there is none to tell."""
    if task.emotion is None:
        return ""
    own = profile.situations.get(task.emotion, ())
    told = (*own, *(translated(each.text) for each in profile.ours(task.emotion)))
    return told[task.variant % len(told)] if told else ""


def picture(task: Task, profile: Profile, folder: Path | None) -> Path | None:
    """The person's own picture for a task, or None where the pictogram is shown.

    To *name it*, the pictogram takes its turn among the pictures.
    """
    own = profile.pictures.get(task.emotion, ()) if task.emotion is not None else ()
    if folder is None or not own:
        return None
    turns = len(own) + (task.exercise is Exercise.NAME)
    at = task.variant % turns
    return folder / own[at] if at < len(own) else None


def _kind(session: Session) -> Kind:
    match session.phase:
        case Phase.READY | Phase.ANNOUNCING:
            return Kind.ANNOUNCING
        case Phase.SHOWING:
            return Kind.ADULTS_TURN
        case Phase.REWARDING:
            return Kind.REWARD
        case Phase.FINISHED:
            return Kind.END
        case Phase.TRYING:
            exercise = session.task.exercise if session.task is not None else Exercise.FREE
            if exercise is Exercise.NAME:
                return Kind.NAMING
            return Kind.FREE if exercise is Exercise.FREE else Kind.TRYING


def _announcement(now: Item, then: Item | None) -> Card:
    #: {0} is what comes first: "happy".
    title = translate("PracticeScreen", "First: {0}").format(now.text)
    return Card(title=title, symbol=now.symbol, then=then)


def _adults_turn(task: Task) -> Card:
    if task.emotion is None:
        return Card(
            title=translate("PracticeScreen", "Look at the face of the person with you"),
            symbol="people",
        )
    return Card(
        title=translate("PracticeScreen", "Look at the face of the person with you"),
        symbol=task.emotion.value if task.exercise is Exercise.COPY else "people",
    )


def _reward(reward: Reward) -> Card:
    symbol = {Reward.STAR: "reward-star", Reward.FLOWER: "reward-flower", Reward.SUN: "reward-sun"}
    return Card(
        title=translate("PracticeScreen", "You did it"), symbol=symbol.get(reward), gentle=True
    )


def _asking(trying: Try, profile: Profile, pictures: Path | None) -> Card:
    task, emotion = trying.task, trying.task.emotion
    if emotion is None:
        return Card(title=translate("PracticeScreen", "This is your mirror"))
    naming = task.exercise is Exercise.NAME
    given = [each.prompt for each in trying.given]
    there = _there(trying)
    if naming:
        title = translate("PracticeScreen", "Which face is this?")
    elif Prompt.WORD in there:
        title = translated(words.asked(emotion))
    else:
        title = translate("PracticeScreen", "Which face fits? Show it")
    pictured = naming or Prompt.PICTOGRAM in there
    own = picture(task, profile, pictures) if pictured else None
    symbol = emotion.value if pictured else None
    if Prompt.PARTS in there:
        symbol = hint_symbol(emotion)
    texts = {
        Prompt.PARTS: "\n".join(
            profile.hints.get(emotion, ()) or [translated(each) for each in words.parts(emotion)]
        ),
        Prompt.SITUATION: situation(task, profile),
        Prompt.ADULT: translate("PracticeScreen", "Look at the person with you.")
        if naming
        else translated(words.model_help(emotion)),
    }
    # In the order in which it came; what was there from the start, from least to most.
    came = [p for p in Prompt if p in trying.shown] + given
    asked_by_situation = task.exercise is Exercise.MAKE and task.present is not Present.WORD
    helps = [p for p in came if texts.get(p) and not (p is Prompt.SITUATION and asked_by_situation)]
    return Card(
        title=title,
        symbol=symbol,
        picture=own,
        task=texts[Prompt.SITUATION] if asked_by_situation else "",
        help=tuple(texts[p] for p in helps),
        essential=naming,
        drawn=own is None and bool(helps) and helps[-1] is Prompt.PARTS,
        said=translate("PracticeScreen", "Each answer has a picture now.")
        if naming and Prompt.PICTOGRAM in given
        else "",
    )


def _there(trying: Try) -> frozenset[Prompt]:
    """All that is shown by now, from the start or as help."""
    return frozenset((*trying.shown, *(each.prompt for each in trying.given)))


def _answers(session: Session, profile: Profile) -> tuple[Emotion, ...]:
    """What can be chosen: what the block asks for, and never less than two."""
    if session.task is None:
        return ()
    chosen = set(session.plan.blocks[session.task.block].emotions)
    for more in (*profile.emotions, *EMOTIONS):
        if len(chosen) < 2:
            chosen.add(more)
    return tuple(emotion for emotion in EMOTIONS if emotion in chosen)


def _done_item() -> Item:
    return Item(DONE_SYMBOL, translate("PracticeScreen", "all done"))


def _then(text: str) -> str:
    #: {0} is what comes after this: "sad".
    return translate("PracticeScreen", "Then: {0}").format(text)
