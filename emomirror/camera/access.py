"""The system's refusals, as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from emomirror.errors import UnreadableMedia
from emomirror.sentences import Sentence


@contextmanager
def asking_for(what: Path | str | Sentence) -> Iterator[None]:
    """Around whatever looks for files or reads them.

    Args:
        what: the file or folder, as its person knows it.

    Raises:
        UnreadableMedia: the system refused, or the path is none.
    """
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:  # of ~nobody, and of a zero in a path
        reason = (isinstance(error, OSError) and error.strerror) or str(error).rstrip(".")
        raise UnreadableMedia(
            Sentence(
                "File",
                "{what} cannot be opened: {reason}. Check the path and that you may read it.",
            ).naming(what=what, reason=reason)
        ) from error
