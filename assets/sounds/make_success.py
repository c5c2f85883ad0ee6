"""Makes ``success.wav``: two soft notes, a fourth apart, that come and go slowly.

    python assets/sounds/make_success.py

Low arousal is the rule: the loudest moment is at a tenth of what a file can hold, nothing begins
within less than an eighth of a second, and nothing is left of it after a second and a half. The
sound is this program's own, under its licence.
"""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt

RATE = 22_050
SECONDS = 1.5
NOTES = ((392.0, 0.0), (523.25, 0.3))
"""Hertz, and from when on: G4, then C5."""
RISE_S = 0.125
FADE_S = 0.3
"""After so long a note has sunk to 37 %."""
PEAK = 0.1
END_S = 0.15
"""The last moments sink to silence whatever is left."""


def sound() -> npt.NDArray[np.float64]:
    """The samples, -1..1."""
    t = np.arange(round(RATE * SECONDS)) / RATE
    mixed = np.zeros_like(t)
    for hertz, start in NOTES:
        since = np.clip(t - start, 0, None)
        rise = 0.5 - 0.5 * np.cos(np.pi * np.clip(since / RISE_S, 0, 1))
        # A little of the octave: a pure tone sounds like a device.
        tone = np.sin(2 * np.pi * hertz * since) + 0.15 * np.sin(4 * np.pi * hertz * since)
        mixed += rise * np.exp(-since / FADE_S) * tone
    mixed *= np.clip((SECONDS - t) / END_S, 0, 1)
    return PEAK * mixed / np.abs(mixed).max()


def main() -> None:
    """Writes the file beside this one."""
    with wave.open(str(Path(__file__).with_name("success.wav")), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.round(sound() * 32767).astype("<i2").tobytes())


if __name__ == "__main__":
    main()
