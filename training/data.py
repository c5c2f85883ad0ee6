"""FER-2013 with its three splits, and what the network is asked to answer for each picture."""

from __future__ import annotations

import csv
import hashlib
import zipfile
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from emomirror.emotions import EMOTIONS
from emomirror.errors import EmomirrorError
from emomirror.vision.crop import Region, eyes_band

Labels = Literal["fer", "ferplus", "mixed"]

SIDE = 48
FERPLUS_FILE = "fer2013new.csv"
FERPLUS_VOTES = (
    *("neutral", "happiness", "surprise", "sadness", "anger"),
    *("disgust", "fear", "contempt", "unknown", "not a face"),
)
"""The ten answers that FER+'s annotators could give, in the order of its columns."""
FERPLUS_COLUMNS = tuple(FERPLUS_VOTES.index(emotion) for emotion in EMOTIONS)
NOT_A_FACE = FERPLUS_VOTES.index("not a face")
FER_SHARE = 0.6
"""What the challenge's own label weighs in ``mixed`` targets. Above one half, so that FER+
never changes the most probable answer: scores are published on FER-2013's labels."""


class DataRejected(EmomirrorError):
    """The data set cannot be read, or is not FER-2013."""


class Usage(IntEnum):
    """The challenge's splits, by the names that its CSV uses."""

    TRAINING = 0
    PUBLIC_TEST = 1
    PRIVATE_TEST = 2


USAGE_NAMES = {"Training": 0, "PublicTest": 1, "PrivateTest": 2}


@dataclass(frozen=True)
class Fer2013:
    """FER-2013 or a part of it.

    Attributes:
        pixels: ``(n, 48, 48)`` uint8.
        emotion: ``(n,)`` uint8, an index into ``EMOTIONS``.
        usage: ``(n,)`` uint8, a ``Usage``.
        votes: ``(n, 10)`` uint8 of FER+'s annotators, or None where FER+ is not at hand.
    """

    pixels: npt.NDArray[np.uint8]
    emotion: npt.NDArray[np.uint8]
    usage: npt.NDArray[np.uint8]
    votes: npt.NDArray[np.uint8] | None = None

    def __len__(self) -> int:
        return len(self.emotion)

    def where(self, mask: npt.NDArray[Any]) -> Fer2013:
        """The rows that ``mask`` (boolean, or indices) picks."""
        votes = None if self.votes is None else self.votes[mask]
        return Fer2013(self.pixels[mask], self.emotion[mask], self.usage[mask], votes)

    def split(self, usage: Usage) -> Fer2013:
        """The rows of one of the challenge's splits."""
        return self.where(self.usage == usage)

    def sha256(self) -> str:
        """A hash of pixels, labels and splits, whatever file they were read from."""
        digest = hashlib.sha256()
        for part in (self.pixels, self.emotion, self.usage):
            digest.update(np.ascontiguousarray(part).tobytes())
        return digest.hexdigest()


def load(path: Path) -> Fer2013:
    """Reads FER-2013.

    Args:
        path: the challenge's ``fer2013.csv`` (FER+'s ``fer2013new.csv`` is taken along when it
            lies beside it), a folder that holds it, or an ``.npz`` with the arrays of `Fer2013`.

    Raises:
        DataRejected: the file is missing, damaged or of another form.
    """
    if path.is_dir():
        path = path / "fer2013.csv"
    if not path.exists():
        raise DataRejected(f"no data at {path}; give the challenge's fer2013.csv")
    data = _from_npz(path) if path.suffix == ".npz" else _from_csv(path)
    lengths = {len(data.pixels), len(data.emotion), len(data.usage)}
    if data.votes is not None:
        lengths.add(len(data.votes))
    if len(lengths) > 1:
        raise DataRejected(f"{path} is not whole: its parts have {sorted(lengths)} rows")
    if data.pixels.shape[1:] != (SIDE, SIDE) or data.emotion.max(initial=0) >= len(EMOTIONS):
        raise DataRejected(f"{path} does not hold 48x48 pictures with labels 0 to 6")
    missing = [name for name, usage in USAGE_NAMES.items() if usage not in data.usage]
    if missing:
        raise DataRejected(f"{path} has no rows of {', '.join(missing)}; is the file whole?")
    return data


def _from_npz(path: Path) -> Fer2013:
    try:
        with path.open("rb") as file, np.load(file) as arrays:
            return Fer2013(
                arrays["pixels"],
                arrays["emotion"],
                arrays["usage"],
                arrays.get("ferplus_votes"),
            )
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise DataRejected(f"{path} is not a FER-2013 file: {error}") from error


def _from_csv(path: Path) -> Fer2013:
    pixels, emotion, usage = [], [], []
    with path.open(newline="", encoding="utf-8", errors="replace") as lines:
        rows = csv.reader(lines)
        header = [name.strip().lower() for name in next(rows, [])]
        if sorted(header) != ["emotion", "pixels", "usage"]:
            raise DataRejected(f"{path} should have columns emotion, pixels, Usage; got {header}")
        column = {name: header.index(name) for name in header}
        for number, row in enumerate(rows, start=2):
            try:
                values = np.array(row[column["pixels"]].split(), dtype=np.uint8)
                pixels.append(values.reshape(SIDE, SIDE))
                emotion.append(int(row[column["emotion"]]))
                usage.append(USAGE_NAMES[row[column["usage"]].strip()])
            except (ValueError, IndexError, KeyError, OverflowError) as error:
                raise DataRejected(f"{path}, line {number}: {error}") from error
    if not pixels:
        raise DataRejected(f"{path} has no rows")
    beside = path.with_name(FERPLUS_FILE)
    votes = _ferplus_votes(beside, len(pixels)) if beside.exists() else None
    return Fer2013(np.stack(pixels), np.array(emotion, np.uint8), np.array(usage, np.uint8), votes)


def _ferplus_votes(path: Path, rows_expected: int) -> npt.NDArray[np.uint8]:
    with path.open(newline="", encoding="utf-8", errors="replace") as lines:
        rows = [row[2:12] for row in csv.reader(lines)][1:]
    if len(rows) != rows_expected:
        raise DataRejected(f"{path} has {len(rows)} rows; FER-2013 beside it has {rows_expected}")
    try:
        votes = np.array(rows, dtype=np.uint8).reshape(rows_expected, len(FERPLUS_VOTES))
    except (ValueError, OverflowError) as error:
        raise DataRejected(
            f"{path} should have ten counts of votes in each row: {error}"
        ) from error
    return votes


def trainable(data: Fer2013) -> Fer2013:
    """The rows worth training on: not blank and, where FER+ tells, mostly seen as a face."""
    keep = data.pixels.reshape(len(data), -1).std(axis=1) > 0
    if data.votes is not None:
        keep &= data.votes[:, NOT_A_FACE] <= 5
    return data.where(keep)


def targets(data: Fer2013, labels: Labels) -> npt.NDArray[np.float32]:
    """What the network should answer.

    Args:
        data: the rows.
        labels: ``fer``, the challenge's label; ``ferplus``, the shares of FER+'s votes among the
            seven emotions; ``mixed``, both.

    Returns:
        ``(n, 7)`` float32, each row a distribution. A row without FER+ votes for any of the
        seven keeps FER-2013's label.

    Raises:
        DataRejected: FER+ is asked for but not at hand.
    """
    own = np.eye(len(EMOTIONS), dtype=np.float32)[data.emotion]
    if labels == "fer":
        return own
    if data.votes is None:
        raise DataRejected(f"labels '{labels}' need FER+'s {FERPLUS_FILE} beside the data")
    votes = data.votes[:, FERPLUS_COLUMNS].astype(np.float32)
    total = votes.sum(axis=1, keepdims=True)
    ferplus = np.where(total > 0, votes / np.maximum(total, 1), own)
    share = FER_SHARE if labels == "mixed" else 0.0
    return np.asarray(share * own + (1 - share) * ferplus, dtype=np.float32)


def network_input(pixels: npt.NDArray[np.uint8], region: Region) -> npt.NDArray[np.uint8]:
    """``(n, 48, 48)`` pictures as the network sees them, ``(n, 48, 48, 1)`` uint8."""
    if region is Region.EYES:
        pixels = np.stack([eyes_band(face) for face in pixels])
    return pixels[..., np.newaxis]
