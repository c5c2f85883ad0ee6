"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from emomirror.errors import SaveFailed
from emomirror.sentences import Sentence


def save(path: Path, content: bytes) -> None:
    """Writes what the person asked to save; see ``write_whole``.

    Raises:
        SaveFailed: it cannot be written.
    """
    with _told(path):
        write_whole(path, content)


def try_to_save(path: Path) -> None:
    """Finds out before long work whether what comes of it can be saved. Leaves nothing behind, and
    what lies there as it is.

    Raises:
        SaveFailed: a file cannot be written there now.
    """
    with _told(path):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        scratch = _beside(path)
        try:
            scratch.touch(exist_ok=False)
        finally:
            scratch.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Writes a file, in place of one that may be there. If that fails, or the computer stops in
    the middle, what was there before still is.

    Args:
        private: nobody else on this computer may read it.

    Raises:
        OSError: it cannot be written.
    """
    scratch = _beside(path)
    try:
        new = os.open(scratch, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if private else 0o666)
        with os.fdopen(new, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(scratch, path)
    finally:
        scratch.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """A name of its own for what is to take the place of ``path``.

    Raises:
        IsADirectoryError: ``path`` is "." or "/".
    """
    if not path.name:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SaveFailed(
            Sentence("Saving", "{path} cannot be written ({reason}). Choose another place.").naming(
                path=path, reason=error.strerror or str(error)
            )
        ) from error
