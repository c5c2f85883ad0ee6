"""What tests of practice in the window share: real records, and somebody who has practised."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget

from emomirror.emotions import Emotion
from emomirror.practice.goal import Goal
from emomirror.practice.profile import Consent, Profile
from emomirror.practice.progress import Change
from emomirror.records import Records
from emomirror.reports.example import history

NOW = datetime(2030, 3, 4, 10, 30, tzinfo=UTC)
MIA = Profile(
    id="0123456789abcdef",
    nickname="Mia",
    sign="sign-fish",
    consent=Consent(by="Eva", given_utc="2030-01-02T10:00:00+00:00", bystanders=True),
)


@pytest.fixture
def mia() -> Profile:
    """Somebody for whom it was agreed."""
    return MIA


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with Records.open(tmp_path / "practice.sqlite3") as opened:
        yield opened


@pytest.fixture
def practised(records: Records) -> Callable[..., list[int]]:
    """Lets somebody practise once a day until ``NOW``; gives the sessions' ids, oldest first. The
    newest has changed the goal of happiness."""

    def practise(profile: Profile = MIA, sessions: int = 3, tries: int = 7) -> list[int]:
        after = Goal(threshold=0.46, hold_s=1.04)
        records.save_profile(profile)
        start = NOW - timedelta(days=sessions - 1, minutes=10)
        ids = []
        for kept in history(profile, sessions, tries, start=start):
            ids.append(
                records.begin_session(
                    profile.id,
                    kept.plan,
                    seed=kept.seed,
                    started_utc=kept.started_utc,
                    offset=kept.offset,
                    model_sha256=kept.model_sha256,
                    model_threshold=kept.model_threshold,
                )
            )
            for each in kept.tries:
                records.add_try(ids[-1], each.made)
            if kept.ended_utc is not None:
                records.end_session(ids[-1], kept.ended_utc)
        change = Change(Emotion.HAPPINESS, Goal(), after, 3)
        records.set_changes(ids[-1], (change,))
        changed = {**profile.goals, Emotion.HAPPINESS: after}
        records.save_profile(msgspec.structs.replace(profile, goals=changed))
        return ids

    return practise


@pytest.fixture(autouse=True)
def _nothing_is_left_on_the_screen() -> Iterator[None]:
    yield
    for widget in QApplication.topLevelWidgets():
        widget.close()
    QApplication.sendPostedEvents()


def words(page: QWidget) -> str:
    """All that a page says and shows at the moment, its banner included."""
    shown = [each.text() for each in page.findChildren(QLabel) if not each.isHidden()]
    copyable = [each.toPlainText() for each in page.findChildren(QTextEdit)]
    return "\n".join([*shown, *copyable])


@pytest.fixture
def read() -> Callable[[QWidget], str]:
    """Gives what a page says."""
    return words
