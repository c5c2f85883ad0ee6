"""How the records are opened, whatever state they are found in."""

from __future__ import annotations

from pathlib import Path

from emomirror.errors import RecordsError
from emomirror.sentences import Sentence

from .database import Database, connect, make_private, migrate
from .troubles import in_words


def opened(path: Path) -> tuple[Database, Sentence | None]:
    """The database of a file, and what the person should know of how it was opened.

    Raises:
        RecordsError: it cannot be opened.
    """
    if path.is_dir():
        raise RecordsError(
            Sentence(
                "Records",
                "In the place of the file {path} there is a folder. Move it away, and start again. "
                "Practising is possible, but it will not be kept.",
            ).naming(path=path)
        )
    with in_words(path):
        make_private(path)
        return _open(path)


def _open(path: Path) -> tuple[Database, Sentence | None]:
    connection = connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection, path)
        return Database(path, connection, read_only=False), None
    except BaseException:
        connection.close()
        raise
