"""A made-up history, as long as wished: for measuring, for tests, and to see what reports look
like before anything was practised."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.practice.goal import Goal
from emomirror.practice.kept import KeptSession, KeptTry, Verdict
from emomirror.practice.plan import Plan
from emomirror.practice.profile import Profile
from emomirror.practice.prompts import Exercise, Prompt, ladder, shown_first
from emomirror.practice.trying import Given, Outcome, Task, Try

START = datetime(2021, 3, 1, 9, 30, tzinfo=UTC)
HARD = {
    Emotion.ANGER: 0.15,
    Emotion.DISGUST: 0.3,
    Emotion.FEAR: 0.35,
    Emotion.HAPPINESS: -0.1,
    Emotion.SADNESS: 0.2,
    Emotion.SURPRISE: 0.05,
    Emotion.NEUTRAL: -0.05,
}
"""How much less often each succeeds than the middle of all."""
INSTEAD = {
    Emotion.ANGER: (Emotion.DISGUST, Emotion.NEUTRAL),
    Emotion.DISGUST: (Emotion.ANGER, Emotion.NEUTRAL),
    Emotion.FEAR: (Emotion.SURPRISE, Emotion.SADNESS),
    Emotion.HAPPINESS: (Emotion.NEUTRAL, Emotion.SURPRISE),
    Emotion.SADNESS: (Emotion.NEUTRAL, Emotion.FEAR),
    Emotion.SURPRISE: (Emotion.FEAR, Emotion.NEUTRAL),
    Emotion.NEUTRAL: (Emotion.SADNESS, Emotion.ANGER),
}
FRAMES_A_SECOND = 30


def history(
    profile: Profile,
    sessions: int,
    tries: int,
    *,
    seed: int = 0,
    start: datetime = START,
    every: timedelta = timedelta(days=1),
) -> list[KeptSession]:
    """Sessions of a person who gets better by and by. The same arguments give the same.

    Args:
        sessions: how many.
        tries: in each.
        start: when the first begins, in UTC.
        every: from the begin of one to that of the next.
    """
    dice = random.Random(seed)
    plan = profile.plan("Every day")
    return [
        _session(profile, plan, number, start + number * every, tries, number / sessions, dice)
        for number in range(sessions)
    ]


def _session(
    profile: Profile,
    plan: Plan,
    number: int,
    at: datetime,
    tries: int,
    progress: float,
    dice: random.Random,
) -> KeptSession:
    t_s = 0.0
    kept = []
    for place in range(tries):
        emotion = profile.emotions[(number * tries + place) % len(profile.emotions)]
        exercise = Exercise.NAME if dice.random() < 0.15 else profile.exercise
        made = _try(plan, exercise, emotion, place, t_s + 2, progress, dice)
        t_s = made.ended_s + 3
        kept.append(KeptTry(number * tries + place + 1, made, _verdict(made, dice)))
    return KeptSession(
        id=number + 1,
        profile_id=profile.id,
        started_utc=at,
        offset=timedelta(hours=1),
        ended_utc=at + timedelta(seconds=t_s),
        plan=plan,
        seed=number,
        app_version="0.1.0",
        model_sha256="0" * 64,
        model_threshold=0.4,
        tries=tuple(kept),
    )


def _try(
    plan: Plan,
    exercise: Exercise,
    emotion: Emotion,
    place: int,
    start_s: float,
    progress: float,
    dice: random.Random,
) -> Try:
    goal = Goal(threshold=round(0.3 + 0.2 * progress, 2), hold_s=round(0.5 + progress, 2))
    task = Task(0, place, exercise, emotion, plan.blocks[0].present, False, dice.randrange(100))
    rungs = ladder(exercise, task.present, plan.prompts)
    skill = min(0.97, 0.55 + 0.4 * progress - HARD[emotion])
    succeeds = dice.random() < skill
    helps = 0
    while helps < len(rungs) and dice.random() > (skill if succeeds else 0.1):
        helps += 1
    active_s = plan.wait_s * helps + dice.lognormvariate(1.2 - progress, 0.5) + goal.hold_s
    given = tuple(
        Given(rung, plan.wait_s * (n + 1), rung is Prompt.ADULT)
        for n, rung in enumerate(rungs[:helps])
    )
    frames = round(active_s * FRAMES_A_SECOND) if exercise.sees else 0
    spoiled = round(frames * dice.uniform(0, 0.1))
    answers: tuple[Emotion, ...] = ()
    if exercise is Exercise.NAME:
        missed = dice.choices(INSTEAD[emotion], (3, 1), k=0 if dice.random() < skill else 1)
        answers = (*missed, emotion) if succeeds else tuple(missed)
    near = exercise.judges and (succeeds or dice.random() < 0.5)
    return Try(
        task=task,
        goal=goal,
        shown=shown_first(exercise, task.present),
        rungs=rungs[helps:],
        started_s=start_s,
        ended_s=start_s + active_s,
        active_s=active_s,
        first_match_s=active_s * 0.6 if near else None,
        longest_s=0.0 if not near else goal.hold_s * (1.0 if succeeds else dice.uniform(0.1, 0.9)),
        frames=frames,
        spoiled=spoiled,
        unsure=round((frames - spoiled) * dice.uniform(0, 0.3)),
        looked=_looked(emotion, frames - spoiled, skill, dice),
        given=given,
        answers=answers,
        outcome=_outcome(exercise, succeeds, dice),
    )


def _outcome(exercise: Exercise, succeeds: bool, dice: random.Random) -> Outcome:
    if not succeeds:
        return dice.choices((Outcome.SKIPPED, Outcome.TIME_UP, Outcome.STOPPED), (6, 3, 1))[0]
    if exercise is Exercise.NAME:
        return Outcome.NAMED
    return dice.choices((Outcome.HELD, Outcome.ACCEPTED), (9, 1))[0]


def _looked(emotion: Emotion, frames: int, skill: float, dice: random.Random) -> tuple[int, ...]:
    counts = dict.fromkeys(EMOTIONS, 0)
    rest = frames - round(frames * skill * dice.uniform(0.6, 1.0))
    first, second = INSTEAD[emotion]
    counts[first] = round(rest * 0.6)
    counts[second] = round(rest * 0.25)
    counts[emotion] = frames - counts[first] - counts[second]
    return tuple(counts.values())


def _verdict(made: Try, dice: random.Random) -> Verdict | None:
    if not made.task.exercise.judges or dice.random() > 0.3:
        return None
    right = dice.random() < 0.85
    won = made.outcome is not None and made.outcome.succeeded
    return Verdict.SEEN if won is right else Verdict.NOT_SEEN
