"""What the rules of progress, or the adult, did to the goals of a session, and how it is taken
back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QCoreApplication

from emomirror.emotions import Emotion
from emomirror.practice.goal import Goal
from emomirror.practice.profile import Profile
from emomirror.practice.progress import Change

from .naming import percent, seconds

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Moved:
    """All changes of one emotion in a session, taken together.

    Attributes:
        emotion: whose.
        before: the goal at the start.
        after: the goal at the end.
        by: who changed it: whether the adult did, each once; None where a change does not tell.
    """

    emotion: Emotion
    before: Goal
    after: Goal
    by: frozenset[bool | None]

    @property
    def said(self) -> str:
        """What has changed, in few words."""
        parts = []
        if percent(self.before.threshold) != percent(self.after.threshold):
            parts.append(
                translate("GoalChanges", "how near: {before} → {after}").format(
                    before=percent(self.before.threshold), after=percent(self.after.threshold)
                )
            )
        if self.before.hold_s != self.after.hold_s:
            parts.append(
                translate("GoalChanges", "hold: {before} → {after}").format(
                    before=seconds(self.before.hold_s), after=seconds(self.after.hold_s)
                )
            )
        if self.before.help != self.after.help:
            parts.append(
                translate("GoalChanges", "help at once: {before} → {after}").format(
                    before=self.before.help, after=self.after.help
                )
            )
        return ", ".join(parts) or translate("GoalChanges", "less than a hundredth")

    @property
    def who(self) -> str:
        """Who changed it, in a sentence; empty where that is not known."""
        if self.by == {True}:
            return translate("GoalChanges", "Changed by hand.")
        if self.by == {False}:
            return translate("GoalChanges", "Changed by the program.")
        if self.by == {True, False}:
            return translate("GoalChanges", "Changed by the program and by hand.")
        return ""


def moved(changes: Sequence[Change]) -> list[Moved]:
    """The changes by emotion; those that came to nothing in the end are left out."""
    first: dict[Emotion, Goal] = {}
    last: dict[Emotion, Goal] = {}
    by: dict[Emotion, set[bool | None]] = defaultdict(set)
    for change in changes:
        first.setdefault(change.emotion, change.before)
        last[change.emotion] = change.after
        by[change.emotion].add(change.by_adult)
    return [
        Moved(emotion, first[emotion], last[emotion], frozenset(by[emotion]))
        for emotion in Emotion
        if emotion in first and first[emotion] != last[emotion]
    ]


def with_goals(profile: Profile, goals: Mapping[Emotion, Goal]) -> Profile:
    """A profile with the goals at the end of a session; those of other emotions stay."""
    return msgspec.structs.replace(profile, goals={**profile.goals, **goals})


def can_undo(profile: Profile, change: Moved) -> bool:
    """Whether the profile's goal is still the one that the session led to."""
    return profile.goals.get(change.emotion, Goal()) == change.after
