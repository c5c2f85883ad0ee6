"""A report as a file to read on screen and to print. Needs no window and no network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from emomirror.process import nothing_collected
from emomirror.sentences import Sentence
from emomirror.writing import save

from .forms import PLAIN, Forms
from .report import Report


def pdf(report: Report, *, say: Callable[[Sentence], str] = str, forms: Forms = PLAIN) -> bytes:
    """The pages of a report. The same report gives the same bytes.

    Args:
        say: puts a sentence into the reader's language.
        forms: how it writes days and numbers.
    """
    # Here, and not above: the library takes half a second to load, and is needed by nobody who
    # prints nothing.
    with nothing_collected():
        from .pages import printed

        return printed(report, say, forms)


def write_pdf(
    report: Report,
    path: Path,
    *,
    say: Callable[[Sentence], str] = str,
    forms: Forms = PLAIN,
) -> None:
    """Writes ``pdf`` to a file.

    Raises:
        SaveFailed: it cannot be written.
    """
    save(path, pdf(report, say=say, forms=forms))
