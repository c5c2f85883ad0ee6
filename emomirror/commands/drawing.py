"""An observation as text: one line, or bars for a terminal."""

from __future__ import annotations

from dataclasses import dataclass

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.vision.observation import Face, Observation, Reason, most_like

from .terminal_text import cut, printable

BOLD, DIM, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
EIGHTHS = " ▏▎▍▌▋▊▉█"
NAME_WIDTH = max(len(emotion) for emotion in EMOTIONS)
VALUE_WIDTH = len("100 %")
FOOTERS = ("Ctrl-C ends. Nothing is sent or saved.", "Ctrl-C ends.", "")
"""The longest that fits is shown."""
SHORTEST_BAR, LONGEST_BAR = 5, 40


@dataclass(frozen=True, slots=True)
class Style:
    """What the terminal can show.

    Attributes:
        blocks: it has the block characters; otherwise bars are made of ``#``.
        weights: it may be sent bold and dim text.
    """

    blocks: bool
    weights: bool


def verdict(observation: Observation) -> str:
    """What the person in the mirror looks like, or why that cannot be said."""
    main = observation.main
    if main is None:
        return str(Reason.NO_FACE)
    if main.reasons:
        return "cannot be read: " + ", ".join(main.reasons)
    if main.top is None:
        return "not sure"
    return f"looks like: {main.top}"


def plain_line(observation: Observation) -> str:
    """One line for a file or pipe: when or which picture, the verdict, how many others."""
    frame = observation.frame
    where = f"{frame.t_s:9.3f} s" if frame.path is None else printable(str(frame.path))
    main = observation.main
    strongest = ""
    if main is not None and not main.reasons:
        best = main.top or most_like(main.smoothed)
        chance = _percent(_share(main, best))
        strongest = f" {chance}" if main.top else f" ({best} {chance})"
    return f"{where}  {verdict(observation)}{strongest}{_others(observation, '  ')}"


def panel(observation: Observation, title: str, columns: int, rows: int, style: Style) -> list[str]:
    """The lines to show in a terminal of ``columns`` by ``rows``: at most ``rows - 1`` of them,
    none as wide as ``columns``, so that nothing wraps or scrolls."""
    room = columns - 1
    main = observation.main
    said = verdict(observation)
    heading = _weight(f"{said[0].upper()}{said[1:]}"[:room], BOLD, style)
    bars = [_bar(emotion, main, room, style) for emotion in EMOTIONS]
    lines = [
        _weight(cut(f"{printable(title)}  {observation.frame.t_s:.1f} s", room), DIM, style),
        heading,
        "",
        *bars,
        _weight(_others(observation, "")[:room], DIM, style),
        _weight(next(text for text in FOOTERS if len(text) <= room), DIM, style),
    ]
    return next(some for some in (lines, [heading, *bars], [heading]) if len(some) < max(rows, 2))


def _bar(emotion: Emotion, face: Face | None, room: int, style: Style) -> str:
    # A picture that cannot be read has scores, too, but they mean nothing: show none.
    share = _share(face, emotion) if face and not face.reasons else None
    value = "–" if style.blocks else "-"
    value = (value if share is None else _percent(share)).rjust(VALUE_WIDTH)
    length = min(room - NAME_WIDTH - VALUE_WIDTH - 2, LONGEST_BAR)
    if length < SHORTEST_BAR:
        text = f"{emotion:{NAME_WIDTH}} {value}"[:room]
    else:
        text = f"{emotion:{NAME_WIDTH}} {_blocks(share or 0.0, length, style)} {value}"
    return _weight(text, BOLD if face and face.top is emotion else "", style)


def _blocks(share: float, length: int, style: Style) -> str:
    if not style.blocks:
        return ("#" * round(share * length)).ljust(length)
    whole, eighths = divmod(round(share * length * 8), 8)
    return ("█" * whole + (EIGHTHS[eighths] if eighths else "")).ljust(length)


def _others(observation: Observation, before: str) -> str:
    """How many faces there are beside the one in the mirror; empty where there is none."""
    count = len(observation.faces) - (observation.main is not None)
    return f"{before}{count} other face{'s' if count > 1 else ''}" if count else ""


def _share(face: Face, emotion: Emotion) -> float:
    return float(face.smoothed[EMOTIONS.index(emotion)])


def _percent(share: float) -> str:
    return f"{round(share * 100)} %"


def _weight(text: str, weight: str, style: Style) -> str:
    return f"{weight}{text}{PLAIN}" if text and weight and style.weights else text
