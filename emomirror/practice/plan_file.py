"""Plans as small TOML or JSON files, for people to write by hand and to pass on."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import OutOfRange, PlanRejected
from emomirror.sentences import Sentence

from .goal import Goal
from .plan import Plan

Kind = TypeVar("Kind")

LARGEST = 1 << 20
"""Bytes. No plan is as large; something else was chosen by mistake."""


def read_plan(path: Path) -> Plan:
    """The plan that a file holds: JSON where it begins with a brace, else TOML.

    Raises:
        PlanRejected: it cannot be read, or holds something else; it says what and where.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise PlanRejected(
                Sentence("Plan", "{path} is too large for a plan.").naming(path=path)
            )
        content = path.read_text(encoding="utf-8-sig")
        # Whatever its name: no TOML begins so, and what is passed on is renamed on the way.
        is_json = content.lstrip().startswith("{")
        raw = json.loads(content) if is_json else tomllib.loads(content)
        # JSON can spell halves of characters, which no file can hold afterwards.
        json.dumps(raw, ensure_ascii=False, default=str).encode()
    except OSError as error:
        raise PlanRejected(
            Sentence("Plan", "{path} cannot be read ({reason}).").naming(
                path=path, reason=error.strerror or str(error)
            )
        ) from error
    except (ValueError, RecursionError) as error:
        raise PlanRejected(
            Sentence("Plan", "{path} is not a plan that can be read ({error}).").naming(
                path=path, error=error
            )
        ) from error
    try:
        return plan_of(raw)
    except PlanRejected as error:
        raise PlanRejected(
            Sentence("Plan", "{path}: {error}").naming(path=path, error=error.sentence)
        ) from error


def plan_of(raw: object) -> Plan:
    """A plan from what TOML or JSON hold.

    Raises:
        PlanRejected: it is none.
    """
    if isinstance(raw, dict) and isinstance(goals := raw.get("goals"), dict):
        # One by one: the library does not name the key under which something does not fit.
        for emotion, goal in goals.items():
            _converted(emotion, Emotion, f"goals.{emotion}")
            _converted(goal, Goal, f"goals.{emotion}")
    return _converted(raw, Plan, "")


def plan_json(plan: Plan) -> bytes:
    """A plan as JSON, complete, with every value in it."""
    return msgspec.json.format(msgspec.json.encode(plan))


def _converted(raw: object, kind: type[Kind], within: str) -> Kind:
    try:
        # Numbers as 8 stand for 8.0, and lists for tuples; no text stands for a number.
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise PlanRejected(_said(error, within)) from error


_WHERE = re.compile(r"^(?P<what>.*?)(?: - at `(?P<where>.*)`)?$", re.DOTALL)
_UNKNOWN = re.compile(r"^Invalid enum value '(?P<came>.*)'$")


def _said(error: msgspec.ValidationError, within: str) -> Sentence:
    found = _WHERE.match(str(error))
    what, where = found.group("what", "where") if found else (str(error), None)
    place = ".".join(each for each in (within, (where or "").lstrip("$.")) if each) or "plan"
    if isinstance(error.__cause__, OutOfRange):
        return Sentence("Plan", "{place}: {error}").naming(
            place=place, error=error.__cause__.sentence
        )
    unknown = _UNKNOWN.match(what)
    if unknown is None:
        return Sentence("Plan", "{place}: {what}.").naming(place=place, what=what)
    came = unknown.group("came")
    near = difflib.get_close_matches(came, EMOTIONS, n=1, cutoff=0.4)
    if "emotion" not in place and "goals" not in place:
        return Sentence("Plan", "{place}: “{came}” is not known.").naming(place=place, came=came)
    if near:
        return Sentence("Plan", "{place}: “{came}” is no emotion; did you mean “{near}”?").naming(
            place=place, came=came, near=near[0]
        )
    return Sentence("Plan", "{place}: “{came}” is no emotion; there are {all}.").naming(
        place=place, came=came, all=", ".join(EMOTIONS)
    )
