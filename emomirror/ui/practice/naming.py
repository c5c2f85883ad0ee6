"""The adult's words for what a plan is made of and how a try ended."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.kept import Verdict
from emomirror.practice.order import RECENT
from emomirror.practice.plan import Order
from emomirror.practice.profile import EMO_MIRROR_FIVE, Reward
from emomirror.practice.prompts import Exercise, Present, Prompt
from emomirror.practice.trying import Outcome
from emomirror.ui.symbols import emotion_name

translate = QCoreApplication.translate


def exercise_name(exercise: Exercise) -> str:
    """An exercise."""
    match exercise:
        case Exercise.COPY:
            return translate("Exercise", "Copy a face")
        case Exercise.MAKE:
            return translate("Exercise", "Make a face")
        case Exercise.NAME:
            return translate("Exercise", "Name a face")
        case Exercise.FREE:
            return translate("Exercise", "Free mirror")


def exercise_hint(exercise: Exercise) -> str:
    """What is done in it."""
    match exercise:
        case Exercise.COPY:
            return translate("Exercise", "A pictogram or a picture is shown, and copied.")
        case Exercise.MAKE:
            return translate("Exercise", "A word or a situation asks for the face.")
        case Exercise.NAME:
            return translate(
                "Exercise",
                "Which emotion is this? Without the camera. The answers are words; pictograms come "
                "to them as help, or are there from the start: see Help.",
            )
        case Exercise.FREE:
            return translate("Exercise", "The mirror and a bar for each emotion; nothing to reach.")


def present_name(present: Present) -> str:
    """By what a face is asked for."""
    match present:
        case Present.WORD:
            return translate("Exercise", "By the word")
        case Present.SITUATION:
            return translate("Exercise", "By a situation")
        case Present.BOTH:
            return translate("Exercise", "By word and situation")


def order_name(order: Order) -> str:
    """In which order emotions come."""
    match order:
        case Order.FIXED:
            return translate("Order", "As listed")
        case Order.SHUFFLED:
            return translate("Order", "Mixed")
        case Order.ADAPTIVE:
            return translate("Order", "What needs more practice more often")


def order_hint(order: Order) -> str:
    """The same at length."""
    match order:
        case Order.FIXED:
            return translate("Order", "One after the other, again and again.")
        case Order.SHUFFLED:
            return translate("Order", "Each once in a mixed order, then each once again.")
        case Order.ADAPTIVE:
            return translate(
                "Order",
                "After one round of all, the one that succeeded least often without more help in "
                "its last {recent} tries. The last try is one that goes well.",
            ).format(recent=RECENT)


def prompt_name(prompt: Prompt, exercise: Exercise | None = None) -> str:
    """A kind of help, in one exercise or in any."""
    match prompt:
        case Prompt.WORD:
            return translate("Help", "The word")
        case Prompt.PICTOGRAM if exercise is Exercise.NAME:
            return translate("Help", "Pictograms on the answers")
        case Prompt.PICTOGRAM:
            return translate("Help", "The pictogram or picture")
        case Prompt.PARTS:
            return translate("Help", "Which parts of the face move")
        case Prompt.SITUATION:
            return translate("Help", "A situation")
        case Prompt.ADULT:
            return translate("Help", "You show the face")


def reward_name(reward: Reward) -> str:
    """What follows a success."""
    match reward:
        case Reward.WORDS:
            return translate("Reward", "Words alone")
        case Reward.STAR:
            return translate("Reward", "A star")
        case Reward.FLOWER:
            return translate("Reward", "A flower")
        case Reward.SUN:
            return translate("Reward", "A sun")
        case Reward.NONE:
            return translate("Reward", "Nothing")


def outcome_name(outcome: Outcome | None) -> str:
    """How a try ended; None is one that was cut off."""
    match outcome:
        case Outcome.HELD:
            return translate("Outcome", "Held")
        case Outcome.NAMED:
            return translate("Outcome", "Named")
        case Outcome.LOOKED:
            return translate("Outcome", "Looked")
        case Outcome.ACCEPTED:
            return translate("Outcome", "Accepted by you")
        case Outcome.SKIPPED:
            return translate("Outcome", "Not yet: skipped")
        case Outcome.TIME_UP:
            return translate("Outcome", "Not yet: time was over")
        case Outcome.STOPPED | None:
            return translate("Outcome", "Stopped with the session")


def verdict_name(verdict: Verdict | None) -> str:
    """What the adult says of a try."""
    match verdict:
        case Verdict.SEEN:
            return translate("Verdict", "I saw it")
        case Verdict.NOT_SEEN:
            return translate("Verdict", "I did not see it")
        case None:
            return translate("Verdict", "Not judged")


def emotions_named(emotions: Iterable[Emotion]) -> str:
    """Several emotions in few words."""
    which = tuple(emotions)
    if set(which) == set(EMOTIONS):
        return translate("Emotions", "all seven")
    if set(which) == set(EMO_MIRROR_FIVE):
        return translate("Emotions", "Emo-mirror's five")
    return ", ".join(emotion_name(emotion) for emotion in which)


def seconds(value: float) -> str:
    """A time in seconds, without zeros that say nothing."""
    locale = QLocale()
    written = locale.toString(float(value), "f", 2).rstrip("0").rstrip(locale.decimalPoint())
    return translate("Units", "{seconds} s").format(seconds=written)


def percent(share: float) -> str:
    """A share of 0..1 in hundredths."""
    return translate("Units", "{share} %").format(share=round(100 * share))


def minutes_named(minutes: float) -> str:
    """How long something took."""
    if minutes < 1:
        return translate("Units", "less than a minute")
    return translate("Units", "{minutes} min").format(minutes=round(minutes))
