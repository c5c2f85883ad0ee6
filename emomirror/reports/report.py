"""A report as a value: every figure of one session, or of weeks and years of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from emomirror.emotions import Emotion
from emomirror.practice.kept import KeptSession
from emomirror.practice.profile import Profile
from emomirror.practice.prompts import Exercise
from emomirror.process import nothing_collected

from .counting import Told, emotion_figures, told
from .figures import EmotionFigures, Skill
from .series import Point


@dataclass(frozen=True, slots=True)
class SessionFigures:
    """One session.

    Attributes:
        id: in the records.
        started: by the clock on the wall, without a time zone.
        minutes: from its first try's begin to its last one's end, pauses included, by the
            session's own clock: the computer's may have been set meanwhile.
        tries: those that count, of showing and of naming.
        succeeded: of them.
        alone: of those that succeeded, with no more help than was there from the start.
        accepted: of those that succeeded, counted by the adult alone.
        emotions: that were asked for, in the report's order.
    """

    id: int
    started: datetime
    minutes: float
    tries: int
    succeeded: int
    alone: int
    accepted: int
    emotions: tuple[Emotion, ...]

    @property
    def point(self) -> Point:
        """The session in a series."""
        day = self.started.date()
        return Point(day, 1, self.minutes, self.tries, self.succeeded, self.alone, self.accepted)


@dataclass(frozen=True, slots=True)
class Report:
    """All figures. It compares a person with nobody, and adds nothing up to a score.

    Attributes:
        name: the person's nickname; empty where nobody is named.
        sign: the person's pictogram, as ``Profile.sign``; empty where there is none.
        sessions: oldest first.
        showing: emotions that were asked for with one's own face.
        naming: those that were to be named.
        not_asked: the person's emotions that were not practised at all.
        free_minutes: in the free mirror, of which nothing else is counted.
        last_utc: when the newest session began; None without any.
        models: how many model files faces were judged by: figures of two do not compare well.
    """

    name: str
    sign: str
    sessions: tuple[SessionFigures, ...]
    showing: tuple[EmotionFigures, ...]
    naming: tuple[EmotionFigures, ...]
    not_asked: tuple[Emotion, ...]
    free_minutes: float
    last_utc: datetime | None
    models: int

    @property
    def from_start(self) -> bool:
        """Whether any help was there from the start of any try that counts."""
        return any(each.from_start for each in (*self.showing, *self.naming))

    @property
    def points(self) -> tuple[Point, ...]:
        """The sessions as a series."""
        return tuple(each.point for each in self.sessions)

    @property
    def minutes(self) -> float:
        """Of all sessions."""
        return sum(each.minutes for each in self.sessions)

    @property
    def tries(self) -> int:
        """All that count."""
        return sum(each.tries for each in self.sessions)


@nothing_collected()
def report(profile: Profile | None, sessions: Iterable[KeptSession]) -> Report:
    """The report on some sessions of one person.

    Args:
        profile: None where nobody is named, as in a replayed recording.
        sessions: in any order; traces of scores are not needed.
    """
    ordered = sorted(sessions, key=lambda each: (each.started_utc, each.id))
    emotions = _in_order(profile)
    by_emotion: dict[tuple[Skill, Emotion], list[Told]] = {}
    free_s = 0.0
    figures = []
    for number, session in enumerate(ordered):
        day = session.started_local.date()
        tries = [told(day, number, kept) for kept in session.tries]
        figures.append(_session(session, tries, emotions))
        for each in tries:
            exercise, emotion = each.made.task.exercise, each.made.task.emotion
            if emotion is None:
                free_s += each.made.active_s
                continue
            skill = Skill.NAMING if exercise is Exercise.NAME else Skill.SHOWING
            by_emotion.setdefault((skill, emotion), []).append(each)
    asked = {emotion for _, emotion in by_emotion}
    by_skill = {
        skill: tuple(
            emotion_figures(emotion, skill, by_emotion[skill, emotion])
            for emotion in emotions
            if (skill, emotion) in by_emotion
        )
        for skill in Skill
    }
    return Report(
        name="" if profile is None else profile.nickname,
        sign="" if profile is None else profile.sign,
        sessions=tuple(figures),
        showing=by_skill[Skill.SHOWING],
        naming=by_skill[Skill.NAMING],
        not_asked=() if profile is None else tuple(e for e in profile.emotions if e not in asked),
        free_minutes=free_s / 60,
        last_utc=ordered[-1].started_utc if ordered else None,
        models=len({each.model_sha256 for each in ordered if _judged(each)}),
    )


def _in_order(profile: Profile | None) -> tuple[Emotion, ...]:
    """All emotions, the person's own first."""
    mine = () if profile is None else profile.emotions
    return (*mine, *(emotion for emotion in Emotion if emotion not in mine))


def _judged(session: KeptSession) -> bool:
    """Whether a known model file judged a face in it: a session of naming asks none."""
    tries = (each.made.task for each in session.tries)
    return session.model_sha256 != "" and any(task.exercise.judges for task in tries)


def _session(
    session: KeptSession, tries: Sequence[Told], order: Sequence[Emotion]
) -> SessionFigures:
    asked = {each.made.task.emotion for each in tries}
    length_s = tries[-1].made.ended_s - tries[0].made.started_s if tries else 0.0
    return SessionFigures(
        id=session.id,
        started=session.started_local,
        minutes=max(0.0, length_s) / 60,
        tries=sum(each.counts for each in tries),
        succeeded=sum(each.won for each in tries),
        alone=sum(each.alone for each in tries),
        accepted=sum(each.accepted for each in tries),
        emotions=tuple(emotion for emotion in order if emotion in asked),
    )
