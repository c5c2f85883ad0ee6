"""Profiles, read out of their table and put into it."""

from __future__ import annotations

import logging
import sqlite3

from emomirror.errors import RecordsError
from emomirror.practice.profile import Profile
from emomirror.sentences import Sentence

from . import rows

log = logging.getLogger(__name__)


def profiles(connection: sqlite3.Connection) -> list[Profile]:
    """All people, by their names. One that cannot be read is left out."""
    found = []
    for id_, text in connection.execute("SELECT id, document FROM profiles"):
        try:
            found.append(rows.profile(text))
        except ValueError as error:
            log.warning("the profile %s cannot be read: %s", id_, error)
    return sorted(found, key=lambda each: (each.nickname.casefold(), each.id))


def profile(connection: sqlite3.Connection, profile_id: str) -> Profile:
    """One person.

    Raises:
        RecordsError: there is none with this id, or their profile cannot be read.
    """
    found = connection.execute(
        "SELECT document FROM profiles WHERE id = ?", (profile_id,)
    ).fetchone()
    if found is None:
        raise _gone()
    try:
        return rows.profile(found[0])
    except ValueError as error:
        raise RecordsError(
            Sentence("Records", "This person's profile cannot be read ({reason}).").naming(
                reason=error
            )
        ) from error


def change_profile(connection: sqlite3.Connection, person: Profile) -> None:
    """Keeps a person's profile in place of the one before.

    Raises:
        RecordsError: there is none with this id: who was erased must not come back.
    """
    changed = connection.execute(
        "UPDATE profiles SET nickname = ?, document = ?, changed_us = ? WHERE id = ?",
        (person.nickname, rows.document(person), rows.now_us(), person.id),
    )
    if not changed.rowcount:
        raise _gone()


def save_profile(connection: sqlite3.Connection, person: Profile) -> None:
    """Keeps a person, who may be new, in place of what was kept of their profile before."""
    now = rows.now_us()
    connection.execute(
        "INSERT INTO profiles (id, nickname, document, added_us, changed_us)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET nickname = excluded.nickname,"
        " document = excluded.document, changed_us = excluded.changed_us",
        (person.id, person.nickname, rows.document(person), now, now),
    )


def _gone() -> RecordsError:
    return RecordsError(
        Sentence(
            "Records",
            "This person is no longer in the records; they may have been erased in another window.",
        ).naming()
    )
