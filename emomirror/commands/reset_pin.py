"""``emomirror practice --reset-pin``: a forgotten PIN is taken away, and nothing else."""

from __future__ import annotations

from emomirror.records import Records
from emomirror.ui.practice.pin import has_pin, reset_pin

from .terminal_text import tell


def reset() -> int:
    """Takes the PIN of the adult's pages away; returns the exit status.

    Raises:
        RecordsError: the records cannot be opened or written.
    """
    with Records.open() as records:
        mended = None if records.read_only else records.notice
        if mended is not None:
            tell(str(mended))
        if not has_pin(records):
            print("The adult's pages have no PIN.")
            return 0
        reset_pin(records)
    gone = "The PIN is gone. A new one can be set among the adult's pages"
    print(f"{gone}." if mended is not None else f"{gone}; nothing else has changed.")
    return 0
