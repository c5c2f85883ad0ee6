"""People and sessions, as they are practised."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Protocol

import msgspec
import pytest

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.events import (
    Accept,
    Adjusted,
    Answered,
    Event,
    Prompted,
    Scored,
    Skip,
    Start,
    Stop,
)
from emomirror.practice.goal import Goal
from emomirror.practice.kept import KeptSession
from emomirror.practice.plan import Block, Order, Plan
from emomirror.practice.profile import Consent, Profile
from emomirror.practice.prompts import Exercise
from emomirror.practice.session import Phase, Session, step
from emomirror.practice.trying import Try
from emomirror.records import Records, daily
from emomirror.records.own_pictures import save_with_pictures

STARTED = datetime(2026, 3, 28, 16, 30, 15, 123456, UTC)
OFFSET = timedelta(hours=5, minutes=45)
SHA = "ab" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the records of a test lie."""
    return tmp_path / "records" / "practice.sqlite3"


@pytest.fixture
def records(path: Path) -> Iterator[Records]:
    """New records."""
    with Records.open(path) as opened:
        yield opened


@pytest.fixture
def ana() -> Profile:
    """A person who agreed."""
    return Profile(
        id="5f0c6d2e9a314bd8",
        nickname="Ana 🦊 Zwölfkäse",
        situations={Emotion.HAPPINESS: ("Ana gets a Glitzerpony.",)},
        consent=Consent(by="Her mother", given_utc="2026-03-01T10:00:00Z", bystanders=True),
    )


@pytest.fixture
def ben() -> Profile:
    """Another one."""
    return Profile(id="00c0ffee00c0ffee", nickname="Ben")


@pytest.fixture
def plan() -> Plan:
    """Some of every exercise."""
    return Plan(
        name="=Every kind, “daily”",
        announce_s=0.0,
        reward_s=0.0,
        wait_s=1.0,
        blocks=(
            Block(
                exercise=Exercise.COPY,
                emotions=(Emotion.HAPPINESS, Emotion.FEAR),
                tries=4,
                order=Order.FIXED,
            ),
            Block(exercise=Exercise.NAME, emotions=(Emotion.SADNESS,), tries=1),
            Block(exercise=Exercise.FREE, emotions=EMOTIONS, tries=1),
        ),
    )


@cache
def practised_of(text: bytes) -> tuple[tuple[Try, ...], Session]:
    """``practised``, of a plan as JSON."""
    return practised(msgspec.json.decode(text, type=Plan))


def practised(plan: Plan) -> tuple[tuple[Try, ...], Session]:
    """The tries of a session in which all kinds of things happen, with their traces, and its end.

    Happiness is held after help; fear is skipped with frames spoiled; happiness is accepted; fear
    is held at once; sadness is named at the second answer; in the free mirror the adult makes fear
    easier, and stops.
    """
    session = Session.of(plan, seed=7)
    made: list[Try] = []
    t_s = 0.0

    def happen(*events: type[Event] | Event) -> None:
        nonlocal session
        for event in events:
            before = len(session.finished)
            session = step(session, event if isinstance(event, Event) else event(t_s))
            if len(session.finished) > before and session.latest is not None:
                made.append(session.latest)

    def look(seconds: float, *, like: Emotion | None, share: float = 0.7) -> None:
        nonlocal t_s
        for _ in range(round(30 * seconds)):
            if session.phase is not Phase.TRYING:
                return
            t_s += 1 / 30
            rest = (1 - share) / 6
            scores = None if like is None else tuple(share if e is like else rest for e in EMOTIONS)
            happen(Scored(t_s, scores, sure=share > 0.5))

    happen(Start)
    look(2.2, like=Emotion.NEUTRAL, share=0.4)
    look(3, like=Emotion.HAPPINESS)
    look(0.5, like=None)
    happen(Prompted, Skip)
    look(0.5, like=Emotion.HAPPINESS, share=0.3)
    happen(Accept)
    look(3, like=Emotion.FEAR)
    happen(Answered(t_s, Emotion.ANGER), Answered(t_s, Emotion.SADNESS))
    look(1, like=Emotion.SURPRISE)
    happen(Adjusted(t_s, Emotion.FEAR, Goal(threshold=0.3)), Stop)
    return tuple(made), session


@pytest.fixture
def no_daily_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening makes no copy."""
    monkeypatch.setattr(daily, "is_due", lambda records: False)


class Keep(Protocol):
    """Keeps a practised session; returns its id."""

    def __call__(
        self, records: Records, profile: Profile, plan: Plan, started: datetime = ...
    ) -> int: ...


@pytest.fixture
def keep() -> Keep:
    """Keeps a session as the window does."""

    def keep(records: Records, profile: Profile, plan: Plan, started: datetime = STARTED) -> int:
        tries, session = practised_of(msgspec.json.encode(plan))
        id_ = begin(records, profile, plan, started)
        for made in tries:
            records.add_try(id_, made)
        records.set_changes(id_, session.changes)
        records.end_session(id_, started + timedelta(seconds=session.t_s))
        return id_

    return keep


def begin(records: Records, profile: Profile, plan: Plan, started: datetime = STARTED) -> int:
    """Begins a session."""
    return records.begin_session(
        profile.id,
        plan,
        seed=7,
        started_utc=started,
        offset=OFFSET,
        model_sha256=SHA,
        model_threshold=0.4,
    )


def of_the_first_schema(path: Path) -> None:
    """Makes a closed file what the program's first version would have written."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE changes DROP COLUMN by_adult")
        connection.execute("PRAGMA user_version = 1")


def not_told(session: KeptSession) -> KeptSession:
    """What that version kept of a session: not who changed a goal."""
    changes = tuple(replace(each, by_adult=None) for each in session.changes)
    return replace(session, changes=changes)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A photo of 2400 x 1200 pixels, with what a camera writes into its file."""
    import cv2
    import numpy as np

    noise = np.random.default_rng(1).integers(0, 255, (12, 24, 3), np.uint8)
    pixels = cv2.resize(noise, (2400, 1200), interpolation=cv2.INTER_CUBIC)
    jpeg = cv2.imencode(".jpg", pixels)[1].tobytes()
    told = b"Exif\0\0II*\0\x08\0\0\0\0\0 Grandmother's camera, 60.1699 N 24.9384 E"
    segment = b"\xff\xe1" + (len(told) + 2).to_bytes(2, "big") + told
    path = tmp_path / "Ana and her Grandmother.JPG"
    path.write_bytes(jpeg[:2] + segment + jpeg[2:])
    return path


def add_picture(
    records: Records, profile_id: str, emotion: Emotion | None, picture: Path
) -> Profile:
    """Gives somebody a picture of their own; None for their sign."""
    profile = records.profile(profile_id)
    return save_with_pictures(records, profile, {emotion: (picture,)}, is_new=False)
