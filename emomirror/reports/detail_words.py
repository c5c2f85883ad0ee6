"""The figures of one emotion, each with what it is called."""

from __future__ import annotations

from functools import reduce
from typing import NamedTuple

from emomirror.emotions import named
from emomirror.sentences import Sentence

from .figures import EmotionFigures, Skill
from .forms import Forms
from .words import help_name


class Fact(NamedTuple):
    """A figure.

    Attributes:
        name: what it is.
        says: the figure, with what it comes from.
    """

    name: Sentence
    says: Sentence


def facts(each: EmotionFigures, forms: Forms) -> list[Fact]:
    """What is known beyond how often it succeeded, as far as anything is."""
    found = [*_time(each, forms)]
    if each.from_start:
        found.append(_from_start(each))
    if each.skill is Skill.SHOWING:
        found += [*_held(each, forms), *_read(each, forms)]
    elif each.chosen:
        found.append(_chosen(each))
    found += [*_ends(each), *_adult(each)]
    return found


def _time(each: EmotionFigures, forms: Forms) -> list[Fact]:
    found = []
    if each.first_match_s is None and each.skill is Skill.SHOWING:
        found.append(Fact(Sentence("Report", "First near enough"), Sentence("Report", "not yet")))
    if each.first_match_s is not None:
        found.append(
            Fact(
                Sentence("Report", "First near enough"),
                Sentence("Report", "usually after {seconds} s (tries: {tries})").naming(
                    seconds=forms.seconds(each.first_match_s.median), tries=each.first_match_s.of
                ),
            )
        )
    if each.success_s is not None:
        found.append(
            Fact(
                Sentence("Report", "Success"),
                Sentence("Report", "usually after {seconds} s (tries: {tries})").naming(
                    seconds=forms.seconds(each.success_s.median), tries=each.success_s.of
                ),
            )
        )
    return found


def _from_start(each: EmotionFigures) -> Fact:
    kinds = reduce(
        lambda some, one: Sentence("List", "{some}, {one}").naming(some=some, one=one),
        (
            Sentence("Report", "{help}: {times}").naming(
                help=help_name(prompt, each.skill), times=times
            )
            for prompt, times in each.kinds_from_start
        ),
    )
    return Fact(
        Sentence("Report", "Help from the start"),
        Sentence("Report", "in {part} of {whole} tries ({kinds})").naming(
            part=each.from_start, whole=each.tries, kinds=kinds
        ),
    )


def _held(each: EmotionFigures, forms: Forms) -> list[Fact]:
    if each.hold_s is None or each.first_match_s is None:
        return []
    return [
        Fact(
            Sentence("Report", "Longest hold"),
            Sentence(
                "Report", "usually {median} s, at most {most} s; asked for now: {goal} s"
            ).naming(
                median=forms.number(each.hold_s.median, 1),
                most=forms.number(each.longest_s, 1),
                goal=forms.number(each.goal.hold_s, 1),
            ),
        )
    ]


def _read(each: EmotionFigures, forms: Forms) -> list[Fact]:
    found = []
    target = each.read_as_target.value
    if target is not None:
        shares = [(each.emotion, target)]
        shares += [(emotion, share.value or 0.0) for emotion, share in each.instead]
        says = _shares(len(shares))
        fields: dict[str, object] = {}
        for n, (emotion, share) in enumerate(shares, start=1):
            fields |= {f"emotion{n}": named(emotion), f"share{n}": forms.percent(share)}
        found.append(Fact(Sentence("Report", "Looked most like"), says.naming(**fields)))
    unsure, spoiled = each.unsure.value, each.spoiled.value
    if unsure is not None or spoiled is not None:
        found.append(
            Fact(
                Sentence("Report", "Pictures"),
                Sentence("Report", "not sure: {unsure} %; spoiled: {spoiled} %").naming(
                    unsure=forms.percent(unsure or 0.0), spoiled=forms.percent(spoiled or 0.0)
                ),
            )
        )
    return found


def _shares(many: int) -> Sentence:
    if many == 1:
        return Sentence("Report", "{emotion1} {share1} %")
    if many == 2:
        return Sentence("Report", "{emotion1} {share1} %, {emotion2} {share2} %")
    return Sentence("Report", "{emotion1} {share1} %, {emotion2} {share2} %, {emotion3} {share3} %")


def _chosen(each: EmotionFigures) -> Fact:
    says = Sentence("Report", "{emotion}: {times}").naming(
        emotion=named(each.chosen[0][0]), times=each.chosen[0][1]
    )
    for emotion, times in each.chosen[1:3]:
        says = Sentence("List", "{some}, {one}").naming(
            some=says,
            one=Sentence("Report", "{emotion}: {times}").naming(
                emotion=named(emotion), times=times
            ),
        )
    return Fact(Sentence("Report", "Chosen in its place"), says)


def _ends(each: EmotionFigures) -> list[Fact]:
    found = []
    if each.skipped or each.time_up:
        found.append(Fact(Sentence("Report", "Not yet"), _not_yet(each)))
    if each.stopped or each.unseen:
        found.append(Fact(Sentence("Report", "Counted in nothing"), _uncounted(each)))
    return found


def _not_yet(each: EmotionFigures) -> Sentence:
    skipped = Sentence("Report", "skipped: {tries}").naming(tries=each.skipped)
    time_up = Sentence("Report", "time up: {tries}").naming(tries=each.time_up)
    return _both(skipped if each.skipped else None, time_up if each.time_up else None)


def _uncounted(each: EmotionFigures) -> Sentence:
    stopped = Sentence("Report", "ended with the session: {tries}").naming(tries=each.stopped)
    unseen = Sentence("Report", "skipped unseen: {tries}").naming(tries=each.unseen)
    return _both(stopped if each.stopped else None, unseen if each.unseen else None)


def _both(one: Sentence | None, other: Sentence | None) -> Sentence:
    if one is not None and other is not None:
        return Sentence("List", "{some}, {one}").naming(some=one, one=other)
    found = one or other
    if found is None:
        raise ValueError("one of two sentences is needed; got none")
    return found


def _adult(each: EmotionFigures) -> list[Fact]:
    found = []
    if each.copied.whole and each.made.whole:
        found.append(
            Fact(
                Sentence("Report", "By exercise"),
                Sentence(
                    "Report",
                    "copying a picture {copied} of {copies}, from words {made} of {makes}",
                ).naming(
                    copied=each.copied.part,
                    copies=each.copied.whole,
                    made=each.made.part,
                    makes=each.made.whole,
                ),
            )
        )
    if each.verdicts.judged:
        found.append(
            Fact(
                Sentence("Report", "The adult’s word"),
                Sentence(
                    "Report",
                    "given: {judged} of {tries}; other than the program’s: {differ}"
                    " (only the program saw it: {program}, only the adult: {adult})",
                ).naming(
                    judged=each.verdicts.judged,
                    tries=each.tries,
                    differ=each.verdicts.differ.part,
                    program=each.verdicts.program,
                    adult=each.verdicts.adult,
                ),
            )
        )
    return found
