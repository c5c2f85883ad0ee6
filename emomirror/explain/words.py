"""An explanation in plain sentences."""

from __future__ import annotations

from emomirror.emotions import Emotion, named
from emomirror.sentences import Sentence

from .explanation import Doubt, Explanation
from .parts import FacePart

NOTICEABLE = 0.1
"""Log-odds under which a part of the face is said to count for nothing: a tenth in the odds, as
from 50 to 52 %."""
BESIDE_THE_MOST = 0.2
"""Share of what counts most, on either side, under which the same is said: next to that, nobody
would see it in the overlay."""


def summary(explanation: Explanation) -> Sentence:
    """Which part of the face counted most for the emotion, and which most against it."""
    ranked = sorted(explanation.by_part.items(), key=lambda item: item[1])
    (lowest, against), (highest, in_favour) = ranked[0], ranked[-1]
    emotion = named(explanation.emotion)
    noticeable = max(NOTICEABLE, BESIDE_THE_MOST * max(in_favour, -against))
    if in_favour < noticeable and against > -noticeable:
        return Sentence(
            "Explanation", "No part of the face counted noticeably for or against {emotion}."
        ).naming(emotion=emotion)
    if against > -noticeable:
        return Sentence(
            "Explanation", "{part} counted most for {emotion}; no part as a whole spoke against it."
        ).naming(part=_at_the_start(highest), emotion=emotion)
    if in_favour < noticeable:
        return Sentence(
            "Explanation", "{part} counted most against {emotion}; no part as a whole spoke for it."
        ).naming(part=_at_the_start(lowest), emotion=emotion)
    return Sentence(
        "Explanation", "{part} counted most for {emotion}, {other} most against."
    ).naming(part=_at_the_start(highest), emotion=emotion, other=_within(lowest))


def belief(explanation: Explanation) -> Sentence:
    """Whether the explanation should be believed and, where not, the gravest reason."""
    if not explanation.doubts:
        return Sentence("Explanation", "Nothing was found that speaks against this overlay.")
    match explanation.doubts[0]:
        case Doubt.DELETION:
            return Sentence(
                "Explanation",
                "This overlay should not be believed: hiding what it marks changes the answer no"
                " more than hiding anything else.",
            )
        case Doubt.STABILITY:
            return Sentence(
                "Explanation",
                "This overlay should not be believed: made once more, it would look different.",
            )
        case Doubt.LOCAL_MODEL:
            return Sentence(
                "Explanation",
                "This overlay should not be believed: single parts of the face do not account for"
                " the answer.",
            )


def figures(explanation: Explanation) -> Sentence:
    """What stands behind ``belief``, in numbers."""
    return Sentence(
        "Explanation",
        "Fit {fit}. Repeatable: {stability}. Hiding the fifth of the face that counts most takes"
        " {top} of 100 points, hiding a fifth chosen by chance {random}.",
    ).naming(
        fit=f"{explanation.r2:.2f}",
        stability=f"{explanation.stability:.2f}",
        top=round(100 * explanation.deletion.top),
        random=round(100 * explanation.deletion.random),
    )


def not_sure(emotion: Emotion) -> Sentence:
    """What an explanation of ``emotion`` means where the mirror is not sure."""
    return Sentence(
        "Explanation",
        "Not sure means that no emotion was likely enough; this shows what spoke for {emotion}.",
    ).naming(emotion=named(emotion))


def _at_the_start(part: FacePart) -> Sentence:
    match part:
        case FacePart.BROWS:
            return Sentence("Part of the face, beginning a sentence", "The brows")
        case FacePart.EYES:
            return Sentence("Part of the face, beginning a sentence", "The eyes")
        case FacePart.NOSE:
            return Sentence("Part of the face, beginning a sentence", "The nose")
        case FacePart.MOUTH:
            return Sentence("Part of the face, beginning a sentence", "The mouth")
        case FacePart.CHEEKS:
            return Sentence("Part of the face, beginning a sentence", "The cheeks")
        case FacePart.CHIN:
            return Sentence("Part of the face, beginning a sentence", "The chin")
        case FacePart.FOREHEAD:
            return Sentence("Part of the face, beginning a sentence", "The forehead")
        case FacePart.AROUND:
            return Sentence("Part of the face, beginning a sentence", "What is around the face")


def _within(part: FacePart) -> Sentence:
    match part:
        case FacePart.BROWS:
            return Sentence("Part of the face, within a sentence", "the brows")
        case FacePart.EYES:
            return Sentence("Part of the face, within a sentence", "the eyes")
        case FacePart.NOSE:
            return Sentence("Part of the face, within a sentence", "the nose")
        case FacePart.MOUTH:
            return Sentence("Part of the face, within a sentence", "the mouth")
        case FacePart.CHEEKS:
            return Sentence("Part of the face, within a sentence", "the cheeks")
        case FacePart.CHIN:
            return Sentence("Part of the face, within a sentence", "the chin")
        case FacePart.FOREHEAD:
            return Sentence("Part of the face, within a sentence", "the forehead")
        case FacePart.AROUND:
            return Sentence("Part of the face, within a sentence", "what is around the face")
