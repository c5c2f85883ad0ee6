"""``emomirror practice --reset-pin``: a forgotten PIN is taken away, and nothing else."""

from __future__ import annotations

from emomirror.records import Records
from emomirror.ui.practice.pin import has_pin, reset_pin


def reset() -> int:
    """Takes the PIN of the adult's pages away; returns the exit status.

    Raises:
        RecordsError: the records cannot be opened or written.
    """
    with Records.open() as records:
        if not has_pin(records):
            print("The adult's pages have no PIN.")
            return 0
        reset_pin(records)
    print(
        "The PIN is gone. A new one can be set among the adult's pages; nothing else has changed."
    )
    return 0
