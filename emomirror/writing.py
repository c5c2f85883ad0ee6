"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from emomirror.errors import SaveFailed
from emomirror.sentences import Sentence


def save(path: Path, content: bytes) -> None:
    """Writes what the person asked to save; see ``write_whole``.

    Raises:
        SaveFailed: it cannot be written.
    """
    try:
        write_whole(path, content)
    except OSError as error:
        raise SaveFailed(
            Sentence("Saving", "{path} cannot be written ({reason}). Choose another place.").naming(
                path=path, reason=error.strerror or str(error)
            )
        ) from error


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Writes a file, in place of one that may be there. If that fails, or the computer stops in
    the middle, what was there before still is.

    Args:
        private: nobody else on this computer may read it.

    Raises:
        OSError: it cannot be written.
    """
    if not path.name:  # "." and "/"
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    scratch = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        new = os.open(scratch, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if private else 0o666)
        with os.fdopen(new, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(scratch, path)
    finally:
        scratch.unlink(missing_ok=True)
