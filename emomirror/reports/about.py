"""What a report is, and what it is not."""

from __future__ import annotations

from emomirror.sentences import Sentence

from . import words
from .report import Report
from .shares import LEAST


def title() -> Sentence:
    """Above it."""
    return Sentence("Report", "What this report is, and what it is not")


def paragraphs(report: Report) -> tuple[Sentence, ...]:
    """In the order in which they matter."""
    said = [
        Sentence(
            "Report",
            "It says what was practised with the mirror, how often a try succeeded and with which"
            " help. It compares this person with nobody, and is no score. It is no diagnosis, and"
            " none should be drawn from it.",
        ),
        Sentence(
            "Report",
            "The camera sees how a face moves, not what somebody feels. Faces of autistic people"
            " show feelings in more ways than the program knows, and are not wrong.",
        ),
        Sentence(
            "Report",
            "The program learned from pictures that are mostly of adults. It reads children’s faces"
            " worse, and some emotions worse than others; its page on the model says how well it"
            " reads each. That a try did not succeed may be the program’s doing. Where the adult"
            " says other than the program, both are counted, each apart.",
        ),
        Sentence(
            "Report",
            "A try counts as a success where the face stayed near enough to the target for long"
            " enough, where the right emotion was named, or where the adult accepted it. A skipped"
            " one is not yet a success. One that ended with the session, or was skipped before"
            " anything could be seen, counts in nothing.",
        ),
        Sentence(
            "Report",
            "What near enough and long enough mean is set for this person alone. Where the program"
            " is allowed to, it asks for more after successes and for less after misses, so that"
            " about four tries in five succeed. As many successes as before, when more is asked"
            " for, are progress.",
        ),
        Sentence(
            "Report",
            "“Clearly” means that the difference between the first and the newest tries is larger"
            " than chance makes 95 times in 100 (Newcombe’s interval). Fewer than {least} tries on"
            " either side are not compared. Of twenty such comparisons one may be chance all the"
            " same. “Usually” is the median: half of the tries took less, half took more.",
        ).naming(least=LEAST),
    ]
    several = words.several_models(report)
    if several is not None:
        said.append(several)
    said.append(Sentence("Report", "It was made on this computer alone, and was sent to nobody."))
    return tuple(said)
