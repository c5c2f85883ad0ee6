"""Where the records lie, and what lies beside them."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from pathlib import Path

from platformdirs import user_data_path

from emomirror import home

NAME = "practice.sqlite3"
SCRATCH = ".practice-scratch-"
"""How the names of files begin that are being written: one that is left over is of no use."""
DAMAGED = "practice-damaged-*.sqlite3"

_PLAIN_ID = re.compile(r"[0-9a-f-]{8,64}")


def records_path() -> Path:
    """Where the records lie on this machine, for this person."""
    return home.folder(user_data_path) / NAME


def pictures_folder(records: Path, profile_id: str) -> Path:
    """Where a person's own pictures lie; it may not be there yet."""
    # An id of our own making is a folder's name as it is. Another might be "..", or "CON", which
    # on Windows is no file, or differ from a second one in its capitals alone.
    plain = _PLAIN_ID.fullmatch(profile_id)
    name = profile_id if plain else hashlib.sha256(os.fsencode(profile_id)).hexdigest()
    return all_pictures(records) / name


def all_pictures(records: Path) -> Path:
    """Where the folders of everybody's own pictures lie."""
    return records.parent / "pictures"


def backups_folder(records: Path) -> Path:
    """Where the program keeps copies."""
    return records.parent / "backups"


def suspicion(records: Path) -> Path:
    """An empty file that is there while the records are suspected to be damaged."""
    return records.with_name(f"{records.name}-suspected")


def scratch(folder: Path) -> Path:
    """A name in a folder that nothing has yet."""
    return folder / f"{SCRATCH}{secrets.token_hex(8)}"


def size(path: Path) -> int:
    """In bytes; 0 where there is no file."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def with_companions(path: Path) -> tuple[Path, ...]:
    """A database's file, and those that SQLite may keep beside it."""
    return (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal")))
