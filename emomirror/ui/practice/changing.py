"""Changes of all that is kept, which take seconds where there are years of it: the window goes on
meanwhile, and its page lets nobody in between."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from emomirror.errors import ShownError

from .background import Background
from .sheet import Sheet

if TYPE_CHECKING:
    from emomirror.records import Records


def change(
    page: Sheet,
    records: Records,
    background: Background,
    said: str,
    work: Callable[[Records], Any],
    then: Callable[[Any], object],
    failed: Callable[[ShownError], object],
) -> None:
    """Begins a change; returns at once. It is not cut short: closing the window waits for it.

    Args:
        page: is held until it is over.
        records: the window's own; the other thread opens the same file for itself.
        said: what goes on, for the person.
        work: changes the records that it is given.
        then: takes what ``work`` returned, once the page is let go.
        failed: takes why it could not be done, likewise.
    """
    file, end_daily_copy = records.path, records.end_daily_copy

    def do() -> Any:
        from emomirror.records import Records

        # What is erased should not meet a copy that is just being made of it.
        end_daily_copy()
        with Records.open(file) as own:
            return work(own)

    def let_go(tell: Callable[[Any], object], value: object) -> None:
        page.let_go()
        tell(value)

    page.hold(said)
    background.run(
        do,
        lambda value: let_go(then, value),
        lambda error: let_go(failed, error),
        owner=page,
        whole=True,
    )
