"""The tables, as steps from one schema to the next.

Times of day are microseconds since 1970 in UTC (``_us``); times within a session are seconds on its
own clock (``_s``), as in ``practice``. Documents (profiles, plans) are JSON, complete.

| table | a row is |
|---|---|
| profiles | a person: a document, and the nickname for ordering |
| plans | a plan; ``profile_id`` is NULL where it is for everybody |
| sessions | a session with the plan as it was, the seed and what read the faces |
| tries | a finished try: every field of ``practice.trying.Try`` |
| prompts | help that was given in a try, in its order |
| answers | an emotion that was chosen in a try, in its order |
| traces | the scores over a try's time, packed: see ``trace`` |
| verdicts | what the adult said of a try afterwards, and when |
| changes | a goal that a rule or the adult changed in a session, in their order |
| settings | a value as JSON |
| pictures | a person's own pictures; filled in copies of the file only, see ``backups`` |

All have a rowid, and no two have alike columns, at any step: what is salvaged from a damaged file
is known by them, see ``carving``. Columns that a step adds may be NULL and stand at a table's end:
rows of before stay as they were written.
"""

from __future__ import annotations

APPLICATION_ID = 0x456D6F4D
"""``EmoM``: tells our files from other programs' databases."""

_FIRST = (
    """CREATE TABLE profiles (
        id TEXT PRIMARY KEY NOT NULL,
        nickname TEXT NOT NULL,
        document TEXT NOT NULL,
        added_us INTEGER NOT NULL,
        changed_us INTEGER NOT NULL
    )""",
    """CREATE TABLE plans (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id TEXT REFERENCES profiles (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        document TEXT NOT NULL,
        changed_us INTEGER NOT NULL
    )""",
    "CREATE INDEX plans_of_profile ON plans (profile_id)",
    # Seeds are text: they may have more than 64 bits. Ids are never used twice: a window may still
    # hold one that another window has deleted.
    """CREATE TABLE sessions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
        started_us INTEGER NOT NULL,
        offset_s INTEGER NOT NULL,
        ended_us INTEGER,
        plan_name TEXT NOT NULL,
        plan TEXT NOT NULL,
        seed TEXT NOT NULL,
        app_version TEXT NOT NULL,
        model_sha256 TEXT NOT NULL,
        model_threshold REAL NOT NULL
    )""",
    "CREATE INDEX sessions_of_profile ON sessions (profile_id, started_us)",
    "CREATE INDEX sessions_by_time ON sessions (started_us)",
    """CREATE TABLE tries (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        block INTEGER NOT NULL,
        exercise TEXT NOT NULL,
        emotion TEXT,
        present TEXT NOT NULL,
        adult_first INTEGER NOT NULL,
        variant INTEGER NOT NULL,
        goal_threshold REAL NOT NULL,
        goal_hold_s REAL NOT NULL,
        goal_help INTEGER NOT NULL,
        shown TEXT NOT NULL,
        rungs TEXT NOT NULL,
        started_s REAL NOT NULL,
        ended_s REAL NOT NULL,
        active_s REAL NOT NULL,
        waited_s REAL NOT NULL,
        score REAL,
        held_s REAL NOT NULL,
        lost_s REAL NOT NULL,
        near INTEGER NOT NULL,
        scored_s REAL,
        readable INTEGER NOT NULL,
        first_match_s REAL,
        longest_s REAL NOT NULL,
        frames INTEGER NOT NULL,
        spoiled INTEGER NOT NULL,
        unsure INTEGER NOT NULL,
        looked_anger INTEGER NOT NULL,
        looked_disgust INTEGER NOT NULL,
        looked_fear INTEGER NOT NULL,
        looked_happiness INTEGER NOT NULL,
        looked_sadness INTEGER NOT NULL,
        looked_surprise INTEGER NOT NULL,
        looked_neutral INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        succeeded INTEGER NOT NULL,
        alone INTEGER NOT NULL,
        UNIQUE (session_id, number)
    )""",
    # Holds all that an overview needs, so that it reads a tenth of the pages.
    """CREATE INDEX tries_in_brief ON tries
        (session_id, succeeded, alone, started_s, ended_s)""",
    """CREATE TABLE prompts (
        try_id INTEGER NOT NULL REFERENCES tries (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        prompt TEXT NOT NULL,
        t_s REAL NOT NULL,
        by_adult INTEGER NOT NULL,
        PRIMARY KEY (try_id, place)
    )""",
    """CREATE TABLE answers (
        try_id INTEGER NOT NULL REFERENCES tries (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        emotion TEXT NOT NULL,
        PRIMARY KEY (try_id, place)
    )""",
    """CREATE TABLE traces (
        try_id INTEGER PRIMARY KEY REFERENCES tries (id) ON DELETE CASCADE,
        samples INTEGER NOT NULL,
        packed BLOB NOT NULL
    )""",
    """CREATE TABLE verdicts (
        try_id INTEGER PRIMARY KEY REFERENCES tries (id) ON DELETE CASCADE,
        verdict TEXT NOT NULL,
        given_us INTEGER NOT NULL
    )""",
    """CREATE TABLE changes (
        session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        emotion TEXT NOT NULL,
        number INTEGER NOT NULL,
        before_threshold REAL NOT NULL,
        before_hold_s REAL NOT NULL,
        before_help INTEGER NOT NULL,
        after_threshold REAL NOT NULL,
        after_hold_s REAL NOT NULL,
        after_help INTEGER NOT NULL,
        PRIMARY KEY (session_id, place)
    )""",
    """CREATE TABLE settings (
        name TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL,
        changed_us INTEGER NOT NULL
    )""",
    """CREATE TABLE pictures (
        profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (profile_id, name)
    )""",
)

# NULL: not known. Who changes a goal was told from the second schema on.
_SECOND = ("ALTER TABLE changes ADD COLUMN by_adult INTEGER",)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _SECOND)
"""The statements at place ``i`` take a file of schema ``i`` to ``i + 1``; an empty one has 0."""

TABLES = (
    "profiles",
    "plans",
    "sessions",
    "tries",
    "prompts",
    "answers",
    "traces",
    "verdicts",
    "changes",
    "settings",
    "pictures",
)
"""Each after those that it refers to."""
