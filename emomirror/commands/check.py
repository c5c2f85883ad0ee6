"""What one check of ``emomirror doctor`` found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How bad it is."""

    OK = "ok"
    WARNING = "warning"
    """The mirror works, but not all of it."""
    MISSING = "missing"
    """The mirror cannot run."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor.

    Attributes:
        name: what was looked at.
        state: how bad it is.
        found: what came, where it is not ok also what was expected.
        remedy: what to do; empty where all is well.
    """

    name: str
    state: State
    found: str
    remedy: str = ""
