"""Keeps a session in the records while it goes on, and its goals in the person's profile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from emomirror.emotions import Emotion
from emomirror.practice.goal import Goal
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.practice.progress import Change
from emomirror.practice.trying import Try

from .goal_changes import with_goals

if TYPE_CHECKING:
    from emomirror.records import Records
    from emomirror.vision.facts import ModelFacts


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class RecordKeeper:
    """A ``keeping.Keeper``. The session is begun with its first try, so that one that is stopped
    at once leaves nothing behind; its beginning is when this was made.

    Goals that have changed are kept in the profile as well, at once: what was reached is not lost
    with a program that ends in the middle.

    Attributes:
        session_id: in the records; None before the first try.
    """

    def __init__(
        self,
        records: Records,
        profile: Profile,
        plan: Plan,
        seed: int,
        facts: Callable[[], ModelFacts | None],
        *,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """
        Args:
            seed: of all that is mixed in the session.
            facts: gives those of the model that reads the faces. It is asked with the first try:
                where the program's own model had to be taken, that was after the start.
        """
        self.session_id: int | None = None
        self._records, self._profile_id, self._plan = records, profile.id, plan
        self._seed, self._now = seed, now
        self._facts = facts
        self._started = now()
        self._touched: set[Emotion] = set()
        # What a plan sets otherwise is the plan's own, and stays out of the person's settings.
        self._own = {e for e in plan.emotions if plan.goal(e) != profile.goals.get(e, Goal())}

    def add_try(self, made: Try) -> None:
        """Keeps a finished try; it is on disk when this returns.

        Raises:
            RecordsError: it could not be kept.
        """
        self._records.add_try(self._session(), made)

    def set_changes(self, changes: tuple[Change, ...]) -> None:
        """Keeps the changes of goals, and the goals.

        Raises:
            RecordsError: they could not be kept.
        """
        self._records.set_changes(self._session(), changes)
        changes = tuple(change for change in changes if change.emotion not in self._own)
        self._touched |= {change.emotion for change in changes}
        goals: dict[Emotion, Goal] = {each: self._plan.goal(each) for each in self._touched}
        goals |= {change.emotion: change.after for change in changes}
        profile = self._records.profile(self._profile_id)
        if any(profile.goals.get(emotion) != goal for emotion, goal in goals.items()):
            self._records.change_profile(with_goals(profile, goals))

    def end(self) -> None:
        """The session is over.

        Raises:
            RecordsError: that could not be kept.
        """
        if self.session_id is not None:
            self._records.end_session(self.session_id, self._now())

    def _session(self) -> int:
        if self.session_id is None:
            offset = self._started.astimezone().utcoffset()
            if offset is None:
                raise ValueError("the local time zone has no offset")
            facts = self._facts()
            self.session_id = self._records.begin_session(
                self._profile_id,
                self._plan,
                seed=self._seed,
                started_utc=self._started,
                offset=offset,
                model_sha256=facts.sha256 if facts else "",
                model_threshold=facts.threshold if facts else 0.0,
            )
        return self.session_id
