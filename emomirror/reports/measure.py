"""How long reports take, for the command that measures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import NamedTuple, TypeVar

from emomirror.practice.kept import KeptSession
from emomirror.practice.profile import Profile

from .csv_table import table
from .pdf import pdf
from .report import report

Kind = TypeVar("Kind")


class Cost(NamedTuple):
    """What the report of some sessions costs.

    Attributes:
        sessions: how many.
        tries: of all of them.
        figures_s: seconds until all figures were there.
        pdf_s: seconds more until the pages were; the first time, loading the library is in it.
        csv_s: seconds for the table.
        pdf_bytes: size of the pages.
        csv_bytes: size of the table.
    """

    sessions: int
    tries: int
    figures_s: float
    pdf_s: float
    csv_s: float
    pdf_bytes: int
    csv_bytes: int


def cost(profile: Profile | None, sessions: Sequence[KeptSession]) -> Cost:
    """Makes the report of these sessions, and measures it."""
    figures_s, found = _timed(lambda: report(profile, sessions))
    pdf_s, pages = _timed(lambda: pdf(found))
    csv_s, rows = _timed(lambda: table(sessions))
    return Cost(
        sessions=len(sessions),
        tries=sum(len(session.tries) for session in sessions),
        figures_s=figures_s,
        pdf_s=pdf_s,
        csv_s=csv_s,
        pdf_bytes=len(pages),
        csv_bytes=len(rows),
    )


def _timed(work: Callable[[], Kind]) -> tuple[float, Kind]:
    start = perf_counter()
    made = work()
    return perf_counter() - start, made
