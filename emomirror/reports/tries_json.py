"""The tries as JSON: everything that is known of them, always written in the same way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import Any

import msgspec

from emomirror.emotions import EMOTIONS
from emomirror.practice.kept import KeptSession, KeptTry
from emomirror.practice.progress import Change, counts

SCHEMA = 1
DIGITS = 4
"""Decimals of seconds and scores: finer ones say nothing, and may differ between processors."""


def tries_json(sessions: Sequence[KeptSession], traces: bool = True) -> bytes:
    """Sessions and their tries, one try on each line.

    ``{"schema": 1, "emotions": [seven names], "sessions": [{..., "tries": [...]}, ...]}``; scores
    and ``looked`` are in the order of ``emotions``, times in seconds. A change of a goal came
    ``after_try``, or ``by_adult`` during it.

    Args:
        sessions: in the order in which they shall stand.
        traces: whether the scores over time are in it, each as ``[seconds, [seven scores]]``, or
            ``[seconds, null]`` where the camera spoiled the picture.
    """
    parts = [b'{"schema": %d,\n"emotions": ' % SCHEMA, _encoded(EMOTIONS), b',\n"sessions": [']
    for place, session in enumerate(sessions):
        parts.append(b",\n" if place else b"\n")
        head = _encoded(_session(session))
        parts += [head[:-1], b',\n"tries":[']
        for number, kept in enumerate(session.tries):
            parts += [b",\n" if number else b"\n", _encoded(_try(kept, traces))]
        parts.append(b"]}")
    parts.append(b"]}\n")
    return b"".join(parts)


def _encoded(value: Any) -> bytes:
    return msgspec.json.encode(value)


def _session(session: KeptSession) -> dict[str, Any]:
    ended = session.ended_utc
    return {
        "id": session.id,
        "profile_id": session.profile_id,
        "started_utc": session.started_utc.astimezone(UTC).isoformat(),
        "started_local": session.started_local.isoformat(),
        "ended_utc": None if ended is None else ended.astimezone(UTC).isoformat(),
        "seed": session.seed,
        "app_version": session.app_version,
        "model_sha256": session.model_sha256,
        "model_threshold": _rounded(session.model_threshold),
        "plan": session.plan,
        "changes": [_change(change) for change in session.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "after_try": change.number,
        "emotion": change.emotion,
        "before": change.before,
        "after": change.after,
        "by_adult": change.by_adult,
    }


def _try(kept: KeptTry, traces: bool) -> dict[str, Any]:
    made, task = kept.made, kept.made.task
    found: dict[str, Any] = {
        "id": kept.id,
        "number": task.number,
        "block": task.block,
        "exercise": task.exercise,
        "emotion": task.emotion,
        "present": task.present,
        "adult_first": task.adult_first,
        "variant": task.variant,
        "outcome": made.outcome,
        "counts": counts(made),
        "success": made.outcome is not None and made.outcome.succeeded,
        "without_more_help": made.alone,
        "program_saw": kept.program_saw,
        "adult_saw": kept.adult_saw,
        "verdict": kept.verdict,
        "goal": made.goal,
        "shown": made.shown,
        "given": [
            {"prompt": each.prompt, "t_s": _rounded(each.t_s), "by_adult": each.by_adult}
            for each in made.given
        ],
        "answers": made.answers,
        "started_s": _rounded(made.started_s),
        "ended_s": _rounded(made.ended_s),
        "active_s": _rounded(made.active_s),
        "first_match_s": None if made.first_match_s is None else _rounded(made.first_match_s),
        "longest_hold_s": _rounded(made.longest_s),
        "frames": made.frames,
        "spoiled": made.spoiled,
        "unsure": made.unsure,
        "looked": made.looked,
    }
    if traces:
        found["trace"] = [
            [
                _rounded(sample.t_s),
                None if sample.scores is None else [_rounded(score) for score in sample.scores],
            ]
            for sample in made.trace
        ]
    return found


def _rounded(value: float) -> float:
    return round(value, DIGITS)
