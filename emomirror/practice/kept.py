"""What remains of practising: sessions and tries as they are kept, exported and reported."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from .plan import Plan
from .progress import Change
from .trying import Outcome, Try


class Verdict(StrEnum):
    """What the adult says of a try afterwards."""

    SEEN = "seen"
    """The adult saw the emotion in the face."""
    NOT_SEEN = "not seen"


@dataclass(frozen=True, slots=True)
class KeptTry:
    """A finished try.

    Attributes:
        id: in the records; 0 for one that is not in any.
        made: what happened; its trace may have been left out.
        verdict: the adult's, given afterwards; None where there is none.
    """

    id: int
    made: Try
    verdict: Verdict | None = None

    @property
    def program_saw(self) -> bool:
        """Whether the program counted it."""
        return self.made.outcome in (Outcome.HELD, Outcome.NAMED)

    @property
    def adult_saw(self) -> bool | None:
        """Whether the adult saw it; None where the adult said nothing."""
        if self.verdict is not None:
            return self.verdict is Verdict.SEEN
        return True if self.made.outcome is Outcome.ACCEPTED else None

    @property
    def disagreed(self) -> bool:
        """Whether the adult said other than the program."""
        return self.adult_saw is not None and self.adult_saw is not self.program_saw


@dataclass(frozen=True, slots=True)
class KeptSession:
    """A session, over or under way.

    Attributes:
        id: in the records; 0 for one that is not in any.
        profile_id: whose.
        started_utc: when it began, aware and in UTC.
        offset: of the local time from UTC then.
        ended_utc: when it ended; None where the program ended first.
        plan: what was planned.
        seed: of all that was mixed.
        app_version: the program's.
        model_sha256: of the model file that read faces.
        model_threshold: its threshold for "not sure", 0..1.
        tries: in their order.
        changes: of goals by the rules of progress or by the adult, those taken back left out.
    """

    id: int
    profile_id: str
    started_utc: datetime
    offset: timedelta
    ended_utc: datetime | None
    plan: Plan
    seed: int
    app_version: str
    model_sha256: str
    model_threshold: float
    tries: tuple[KeptTry, ...] = field(default=())
    changes: tuple[Change, ...] = field(default=())

    @property
    def started_local(self) -> datetime:
        """When it began by the clock on the wall, without a time zone."""
        return (self.started_utc + self.offset).replace(tzinfo=None)
