"""The columns of exported files, and what they mean."""

from __future__ import annotations

from typing import NamedTuple

from emomirror.emotions import EMOTIONS


class Column(NamedTuple):
    """A column of a file.

    Attributes:
        name: its head.
        meaning: for README.txt.
    """

    name: str
    meaning: str


_SESSION = Column("session_id", "the session, as in sessions.csv")
_TRY = Column("try_id", "the try, as in tries.csv")
_NUMBER = Column("number", "the try's number in its session, from 0 on")

COLUMNS: dict[str, tuple[Column, ...]] = {
    "sessions.csv": (
        Column("session_id", "its number in the records"),
        Column("profile_id", "of the person; says nothing of them"),
        Column("started_utc", "when it began, in UTC"),
        Column("started_local", "the same by the clock on the wall"),
        Column("utc_offset_minutes", "how far that clock was ahead of UTC"),
        Column("ended_utc", "when it ended; empty where the program ended first"),
        Column("ended_local", "the same by the clock on the wall at the session's beginning"),
        Column("plan", "the name of the plan that was practised; practice.json has all of it"),
        Column("seed", "of all that was mixed"),
        Column("app_version", "of Emomirror"),
        Column("model_sha256", "of the file of the model that read the faces"),
        Column("model_threshold", "the score, 0 to 1, under which the model is not sure"),
        Column("tries", "how many were finished"),
        Column("succeeded", "how many of them; those that the adult accepted count"),
        Column("alone", "how many of them with no more help than was there from the start"),
    ),
    "tries.csv": (
        _SESSION,
        Column("try_id", "its number in the records"),
        Column("number", "its number in the session, from 0 on"),
        Column("started_utc", "when it began, in UTC, by the session's beginning and started_s"),
        Column("started_local", "the same by the clock on the wall at the session's beginning"),
        Column("block", "its block's place in the plan, from 0 on"),
        Column("exercise", "copy, make, name or free"),
        Column("emotion", "what it asked for; empty in the free mirror"),
        Column("present", "by what make asks: word, situation or both"),
        Column("adult_first", "1 where the adult showed the face before it, else 0"),
        Column("variant", "a number that chose among situations or pictures"),
        Column(
            "outcome",
            "how it ended: held, named, looked (a free mirror), accepted (by the adult), skipped, "
            "time up, stopped (with the session)",
        ),
        Column("program_saw", "1 where the program counted it, else 0"),
        Column("adult_saw", "1 or 0 as the adult said, then or later; empty: said nothing"),
        Column("verdict", "what the adult said later: seen or not seen"),
        Column("goal_threshold", "the score of the emotion, 0 to 1, that was near enough"),
        Column("goal_hold_s", "for how many seconds it was to stay there"),
        Column("goal_help", "kinds of help there from the start, besides pictograms on answers"),
        Column("shown", "what was shown from the start"),
        Column("rungs_left", "kinds of help that were not given"),
        Column("started_s", "when it began, in seconds on the session's clock"),
        Column("ended_s", "when it ended, in the same way"),
        Column("active_s", "seconds of trying, without pauses and what the camera spoiled"),
        Column("first_match_s", "seconds of trying until the face was near enough; empty: never"),
        Column("longest_s", "the longest time that the face stayed near enough, in seconds"),
        Column("help_given", "how many kinds of help were given"),
        Column("answers", "emotions that were chosen, in their order"),
        Column("frames", "pictures of the camera, read or spoiled"),
        Column("spoiled", "how many of them showed no face, or were too dark or turned away"),
        Column("unsure", "how many looked like nothing for sure"),
        *(Column(f"looked_{e}", f"how many looked most like {e}") for e in EMOTIONS),
    ),
    "prompts.csv": (
        _SESSION,
        _TRY,
        _NUMBER,
        Column("place", "its place among the try's, from 0 on"),
        Column(
            "prompt",
            "word, pictogram (of a face to be named: on each answer), parts (of the face that"
            " move), situation or adult",
        ),
        Column("t_s", "seconds of trying before it"),
        Column("by_adult", "1 where the adult gave it, 0 where it came by waiting"),
    ),
    "trace.csv": (
        _SESSION,
        _TRY,
        _NUMBER,
        Column("t_s", "seconds since the try began, pauses included"),
        *(
            Column(str(e), f"the score of {e}, 0 to 1 in steps of 1/255; empty: spoiled")
            for e in EMOTIONS
        ),
    ),
    "changes.csv": (
        _SESSION,
        Column("place", "its place among the session's, from 0 on"),
        Column("emotion", "whose goal"),
        Column("number", "of the try that led to it, or during which it was changed"),
        Column("before_threshold", "until then; see goal_threshold in tries.csv"),
        Column("before_hold_s", "see goal_hold_s"),
        Column("before_help", "see goal_help"),
        Column("after_threshold", "from then on"),
        Column("after_hold_s", "from then on"),
        Column("after_help", "from then on"),
        Column(
            "by_adult",
            "1 where the adult changed it, 0 where it followed the successes; empty: not known",
        ),
    ),
}
