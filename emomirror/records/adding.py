"""A finished try, put into the tables."""

from __future__ import annotations

import sqlite3

from emomirror.practice.trying import Try

from . import rows, trace

_TRY = ", ".join(rows.TRY_COLUMNS)
_INSERT = (
    f"INSERT INTO tries (session_id, {_TRY}, succeeded, alone)"
    f" VALUES ({', '.join('?' * (len(rows.TRY_COLUMNS) + 3))})"
)


def add_try(connection: sqlite3.Connection, session_id: int, made: Try) -> int:
    """Puts a try in, where it is not there already; returns its id.

    Raises:
        ValueError: it is under way, or another one of its number is there.
    """
    row = (session_id, *rows.try_row(made))
    there = connection.execute(
        f"SELECT id, session_id, {_TRY} FROM tries WHERE session_id = ? AND number = ?",
        (session_id, made.task.number),
    ).fetchone()
    if there is not None:
        if there[1:] != row:
            raise ValueError(f"another try {made.task.number} is kept already")
        return int(there[0])
    succeeded = made.outcome is not None and made.outcome.succeeded
    try_id = connection.execute(_INSERT, (*row, succeeded, made.alone)).lastrowid
    assert try_id is not None
    connection.executemany(
        "INSERT INTO prompts (try_id, place, prompt, t_s, by_adult) VALUES (?, ?, ?, ?, ?)",
        [
            (try_id, place, str(given.prompt), given.t_s, given.by_adult)
            for place, given in enumerate(made.given)
        ],
    )
    connection.executemany(
        "INSERT INTO answers (try_id, place, emotion) VALUES (?, ?, ?)",
        [(try_id, place, str(answer)) for place, answer in enumerate(made.answers)],
    )
    if made.trace:
        connection.execute(
            "INSERT INTO traces (try_id, samples, packed) VALUES (?, ?, ?)",
            (try_id, len(made.trace), trace.pack(made.trace)),
        )
    return try_id
