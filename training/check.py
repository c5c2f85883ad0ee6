"""Looks a copy of FER-2013 over: is it the one that was published, and what is odd about it?"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from emomirror.emotions import EMOTIONS

from .data import USAGE_NAMES, Fer2013, Usage
from .reading import load

OFFICIAL: dict[str, tuple[int, ...]] = {
    "Training": (3995, 436, 4097, 7215, 4830, 3171, 4965),
    "PublicTest": (467, 56, 496, 895, 653, 415, 607),
    "PrivateTest": (491, 55, 528, 879, 594, 416, 626),
}
"""How many pictures of each of `EMOTIONS` the challenge published."""


def check(path: Path) -> dict[str, Any]:
    """Reads a copy of FER-2013 and compares it with the published one.

    Returns:
        ``path``; ``form``, what it was read from; ``rows``; ``counts`` {split: {emotion: rows}};
        ``official``, whether these are the published counts, and ``differences``, sentences where
        they are not; ``duplicates``, see `duplicates`; ``blank`` rows, of one grey all over;
        ``ferplus``, whether the votes of FER+ are there; ``notes``; ``sha256`` of pixels, labels
        and splits.

    Raises:
        DataRejected: it is damaged, or not FER-2013.
    """
    data = load(path)
    counts = {name: _by_emotion(data.emotion[data.usage == u]) for name, u in USAGE_NAMES.items()}
    differences = _differences(counts, together=not data.tests_apart)
    return {
        "path": str(path),
        "form": data.form,
        "rows": len(data),
        "counts": {
            name: dict(zip(map(str, EMOTIONS), row, strict=True)) for name, row in counts.items()
        },
        "official": not differences,
        "differences": differences,
        "duplicates": duplicates(data),
        "blank": int((np.ptp(data.pixels.reshape(len(data), -1), axis=1) == 0).sum()),
        "ferplus": data.votes is not None,
        "notes": list(data.notes),
        "sha256": data.sha256(),
    }


def duplicates(data: Fer2013) -> dict[str, int]:
    """Counts exactly equal pictures, the blank ones among them.

    Returns:
        ``groups`` of such pictures and ``rows`` in them; ``groups_across_splits``;
        ``private_rows_in_training``, rows of PrivateTest that Training holds too, and
        ``private_rows_in_training_otherwise_labelled``, those that have another label in a row
        there; ``training_groups_contradicting_themselves``.
    """
    prints = [hashlib.sha256(face.tobytes()).digest() for face in data.pixels]
    _, group = np.unique(np.array(prints, "V32"), return_inverse=True)
    sizes = np.bincount(group)
    n = len(sizes)

    def in_split(usage: Usage) -> npt.NDArray[np.bool_]:
        return np.bincount(group[data.usage == usage], minlength=n) > 0

    splits = np.sum([in_split(usage) for usage in Usage], axis=0)
    # What Training says of each picture: (groups, emotions), whether a row gives it that label.
    said = np.zeros((n, len(EMOTIONS)), bool)
    training, private = data.usage == Usage.TRAINING, data.usage == Usage.PRIVATE_TEST
    said[group[training], data.emotion[training]] = True
    leaked = in_split(Usage.TRAINING)[group] & private
    labels = said.sum(axis=1)
    other = labels[group] > said[group, data.emotion]
    return {
        "groups": int((sizes > 1).sum()),
        "rows": int(sizes[sizes > 1].sum()),
        "groups_across_splits": int((splits > 1).sum()),
        "private_rows_in_training": int(leaked.sum()),
        "private_rows_in_training_otherwise_labelled": int((leaked & other).sum()),
        "training_groups_contradicting_themselves": int((labels > 1).sum()),
    }


def as_text(result: dict[str, Any]) -> str:
    """A check's result as lines for people."""
    splits = list(USAGE_NAMES)
    lines = [f"{result['path']}: {result['form']}, {result['rows']:,} pictures", ""]
    lines.append(f"{'':<12}" + "".join(f"{name:>22}" for name in splits))
    lines.append(f"{'':<12}" + f"{'here':>11}{'official':>11}" * len(splits))
    rows = [(str(emotion), [i]) for i, emotion in enumerate(EMOTIONS)]
    for name, picked in [*rows, ("all", list(range(len(EMOTIONS))))]:
        cells = ""
        for split in splits:
            here = list(result["counts"][split].values())
            cells += f"{sum(here[i] for i in picked):>11,}"
            cells += f"{sum(OFFICIAL[split][i] for i in picked):>11,}"
        lines.append(f"{name:<12}{cells}")
    found = result["duplicates"]
    lines += [
        "",
        _fact("exactly equal pictures", f"{found['rows']:,} in {found['groups']:,} groups"),
        _fact("  groups across splits", f"{found['groups_across_splits']:,}"),
        _fact(
            "  PrivateTest in Training",
            f"{found['private_rows_in_training']:,} rows,"
            f" {found['private_rows_in_training_otherwise_labelled']:,} under another label",
        ),
        _fact(
            "  contradicting themselves",
            f"{found['training_groups_contradicting_themselves']:,} groups within Training",
        ),
        _fact("blank pictures", f"{result['blank']:,}"),
        _fact("labels of FER+", "there" if result["ferplus"] else "not there"),
        _fact("data's hash", result["sha256"]),
        "",
    ]
    lines += [f"Note: {note}." for note in result["notes"]]
    if result["official"]:
        lines.append("These are the published counts of FER-2013.")
    else:
        lines.append("This is not FER-2013 as it was published:")
        lines += [f"  {difference}" for difference in result["differences"]]
    return "\n".join(lines)


def _fact(name: str, value: str) -> str:
    return f"{name:<28}{value}"


def _by_emotion(emotion: npt.NDArray[np.uint8]) -> tuple[int, ...]:
    return tuple(np.bincount(emotion, minlength=len(EMOTIONS)).tolist())


def _differences(counts: dict[str, tuple[int, ...]], *, together: bool) -> list[str]:
    """How the counts differ from the official ones; a test that is held together, as a whole."""
    official = dict(OFFICIAL)
    if together:
        official = {
            "Training": OFFICIAL["Training"],
            "PublicTest": _sum("PublicTest", "PrivateTest"),
        }
    found = []
    for split, expected in official.items():
        if counts[split] == expected:
            continue
        each = ", ".join(
            f"{emotion} {here:,} (not {there:,})"
            for emotion, here, there in zip(EMOTIONS, counts[split], expected, strict=True)
            if here != there
        )
        name = "PublicTest and PrivateTest" if together and split == "PublicTest" else split
        found.append(
            f"{name} has {sum(counts[split]):,} pictures; {sum(expected):,} were published: {each}"
        )
    return found


def _sum(*splits: str) -> tuple[int, ...]:
    return tuple(map(sum, zip(*(OFFICIAL[split] for split in splits), strict=True)))
