"""What was read once from a slow form of FER-2013, kept for the next time.

One file for each source lies in the system's folder for caches, or where ``EMOMIRROR_HOME`` says.
It holds what the source was like, and counts only while that still holds; one that is damaged or
cannot be written is no matter.
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import NewType

import numpy as np
from platformdirs import user_cache_path

from emomirror import home
from emomirror.writing import write_whole

from . import npz
from .data import Fer2013

log = logging.getLogger(__name__)

VERSION = 2
"""Raised when reading changes what comes of the same file."""


State = NewType("State", list[list[object]])
"""What sources are like; see ``state_of``."""


def folder() -> Path:
    """Where caches lie."""
    return home.folder(user_cache_path)


def state_of(sources: Sequence[Path]) -> State:
    """This module's version; then path, bytes and time of change of each file, as JSON gives them
    back.

    Raises:
        OSError: a file is not there.
    """
    state: list[list[object]] = [[VERSION]]
    for source in sources:
        found = source.stat()
        state.append([str(source.resolve()), found.st_size, found.st_mtime_ns])
    return State(state)


def recall(state: State) -> Fer2013 | None:
    """What was kept of files in this state, or None where nothing was."""
    try:
        # A zip inside: each array's checksum is compared as it is read, so half a file gives none.
        with _file(state).open("rb") as file, np.load(file) as kept:
            facts = json.loads(str(kept["facts"]))
            if facts["sources"] != state:
                return None
            votes = kept["votes"]
            return Fer2013(
                kept["pixels"],
                kept["emotion"],
                kept["usage"],
                votes if len(votes) else None,
                form=facts["form"],
                notes=tuple(facts["notes"]),
            )
    except FileNotFoundError:
        return None
    except npz.DAMAGE as error:
        log.info("the cache of %s is not used: %s", _named(state), error)
        return None


def keep(state: State, data: Fer2013) -> None:
    """Keeps what was read from files that were in this state before, if that can be done."""
    try:
        facts = {"sources": state, "form": data.form, "notes": data.notes}
        content = io.BytesIO()
        np.savez(
            content,
            facts=np.array(json.dumps(facts)),
            pixels=data.pixels,
            emotion=data.emotion,
            usage=data.usage,
            votes=np.zeros(0, np.uint8) if data.votes is None else data.votes,
        )
        folder().mkdir(parents=True, exist_ok=True)
        write_whole(_file(state), content.getvalue())
    except OSError as error:
        log.info("%s is not cached: %s", _named(state), error)


def _named(state: State) -> str:
    return str(state[1][0])


def _file(state: State) -> Path:
    name = hashlib.sha256(_named(state).encode(errors="replace")).hexdigest()
    return folder() / f"fer2013-{name[:16]}.npz"
