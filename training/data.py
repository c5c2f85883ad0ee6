"""FER-2013 with its three splits, and what the network is asked to answer for each picture.

``reading.load`` makes it from the forms in which people have it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from emomirror.emotions import EMOTIONS
from emomirror.errors import EmomirrorError
from emomirror.vision.crop import Region, eyes_band

Labels = Literal["fer", "ferplus", "mixed", "expected"]

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

EXPECTED_SHARE = 0.3
"""What it weighs in ``expected`` targets: one labeller's word beside that of ten."""


class DataRejected(EmomirrorError):
    """The data set cannot be read or is not FER-2013; or what is taken beside it, first weights or
    a model, cannot be had or does not fit."""


class Usage(IntEnum):
    """The challenge's splits, by the names that its CSV uses."""

    TRAINING = 0
    PUBLIC_TEST = 1
    PRIVATE_TEST = 2


USAGE_NAMES = {
    "Training": Usage.TRAINING,
    "PublicTest": Usage.PUBLIC_TEST,
    "PrivateTest": Usage.PRIVATE_TEST,
}
BOTH_TESTS = (Usage.PUBLIC_TEST, Usage.PRIVATE_TEST)
"""7,178 pictures: the test set of those who do not tell the two apart."""
TEST_TOGETHER = (
    "the test pictures' names do not tell PublicTest from PrivateTest: all are held as PublicTest,"
    " and PrivateTest cannot be measured"
)
"""The note on data from folders of pictures that somebody has renamed."""


@dataclass(frozen=True)
class Fer2013:
    """FER-2013 or a part of it.

    Attributes:
        pixels: ``(n, 48, 48)`` uint8.
        emotion: ``(n,)`` uint8, an index into ``EMOTIONS``.
        usage: ``(n,)`` uint8, a ``Usage``.
        votes: ``(n, 10)`` uint8 of FER+'s annotators, or None where FER+ is not at hand.
        form: what it was read from, in words.
        notes: what its reader should know, each a sentence without its full stop.
    """

    pixels: npt.NDArray[np.uint8]
    emotion: npt.NDArray[np.uint8]
    usage: npt.NDArray[np.uint8]
    votes: npt.NDArray[np.uint8] | None = None
    form: str = ""
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.emotion)

    def where(self, mask: npt.NDArray[Any]) -> Fer2013:
        """The rows that ``mask`` (boolean, or indices) picks."""
        votes = None if self.votes is None else self.votes[mask]
        return replace(
            self,
            pixels=self.pixels[mask],
            emotion=self.emotion[mask],
            usage=self.usage[mask],
            votes=votes,
        )

    @property
    def tests_apart(self) -> bool:
        """Whether PrivateTest is told from PublicTest."""
        return TEST_TOGETHER not in self.notes

    def split(self, usages: Usage | Sequence[Usage]) -> Fer2013:
        """The rows of one of the challenge's splits, or of several, in the order of the data.

        Raises:
            DataRejected: PrivateTest is asked for without PublicTest, but was not told from it.
        """
        asked = {usages} if isinstance(usages, Usage) else set(usages)
        alone = Usage.PRIVATE_TEST in asked and Usage.PUBLIC_TEST not in asked
        if alone and not self.tests_apart:
            raise DataRejected(
                f"this needs PrivateTest, but {TEST_TOGETHER}; evaluate takes --split PublicTest"
            )
        return self.where(np.isin(self.usage, list(asked)))

    def sha256(self) -> str:
        """A hash of pixels, labels and splits, whatever file they were read from."""
        digest = hashlib.sha256()
        for part in (self.pixels, self.emotion, self.usage):
            digest.update(np.ascontiguousarray(part).tobytes())
        return digest.hexdigest()

    def votes_sha256(self) -> str | None:
        """A hash of FER+'s votes; None where they are not at hand."""
        if self.votes is None:
            return None
        return hashlib.sha256(np.ascontiguousarray(self.votes).tobytes()).hexdigest()


def trainable(data: Fer2013) -> Fer2013:
    """The rows worth training on, see ``trainable_rows``."""
    return data.where(trainable_rows(data))


def trainable_rows(data: Fer2013) -> npt.NDArray[np.bool_]:
    """Which rows are worth training on, ``(n,)``: not blank and, where FER+ tells, mostly seen as a
    face."""
    keep: npt.NDArray[np.bool_] = data.pixels.reshape(len(data), -1).std(axis=1) > 0
    if data.votes is not None:
        keep &= data.votes[:, NOT_A_FACE] <= 5
    return keep


def targets(data: Fer2013, labels: Labels) -> npt.NDArray[np.float32]:
    """What the network should answer.

    Args:
        data: the rows.
        labels: ``fer``, the challenge's label; ``ferplus``, the shares of FER+'s votes among the
            seven emotions; ``mixed``, both; ``expected``, the challenge's label and how probable
            each would be with the row's votes, learnt from ``data``.

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
    if labels == "expected":
        expected = _expected(data.votes, data.emotion)
        return np.asarray(EXPECTED_SHARE * own + (1 - EXPECTED_SHARE) * expected, dtype=np.float32)
    votes = data.votes[:, FERPLUS_COLUMNS].astype(np.float32)
    total = votes.sum(axis=1, keepdims=True)
    ferplus = np.where(total > 0, votes / np.maximum(total, 1), own)
    share = FER_SHARE if labels == "mixed" else 0.0
    return np.asarray(share * own + (1 - share) * ferplus, dtype=np.float32)


def most_voted(data: Fer2013) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.uint8]]:
    """What most of FER+'s annotators saw.

    Args:
        data: rows.

    Returns:
        Which rows have one emotion of the seven with more votes than any other answer, ``(n,)``;
        and these emotions, one for each of those rows.

    Raises:
        DataRejected: the rows have no votes of FER+.
    """
    if data.votes is None:
        raise DataRejected(f"this needs the votes of FER+; put {FERPLUS_FILE} beside the data")
    most = data.votes.max(axis=1, keepdims=True)
    answer = data.votes.argmax(axis=1)
    clear = ((data.votes == most).sum(axis=1) == 1) & np.isin(answer, FERPLUS_COLUMNS)
    emotion_of = np.zeros(len(FERPLUS_VOTES), np.uint8)
    emotion_of[list(FERPLUS_COLUMNS)] = np.arange(len(EMOTIONS))
    return clear, emotion_of[answer[clear]]


def _expected(
    votes: npt.NDArray[np.uint8], emotion: npt.NDArray[np.uint8]
) -> npt.NDArray[np.float64]:
    """How probable each of the challenge's labels is with the votes that a picture got in FER+.

    FER+'s annotators and the challenge's labellers differ by habit: what ten people call neutral
    is often labelled sad. As targets, their votes alone would teach their habits. This teaches
    those of the labels, with less of their chance: of PublicTest's labels the votes foretell 67 %.

    Args:
        votes: ``(n, 10)``.
        emotion: ``(n,)``, the labels.

    Returns:
        ``(n, 7)``, each row a distribution; 0 for an emotion without rows.
    """
    from sklearn.linear_model import LogisticRegression

    share = votes / np.maximum(votes.sum(axis=1, keepdims=True), 1)
    most = share == share.max(axis=1, keepdims=True)
    seen = np.concatenate([share, share**2, most], axis=1)
    learnt = LogisticRegression(max_iter=3000).fit(seen, emotion)
    expected = np.zeros((len(votes), len(EMOTIONS)))
    expected[:, learnt.classes_] = learnt.predict_proba(seen)
    return expected


def network_input(pixels: npt.NDArray[np.uint8], region: Region) -> npt.NDArray[np.uint8]:
    """``(n, 48, 48)`` pictures as the network sees them, ``(n, 48, 48, 1)`` uint8."""
    if region is Region.EYES:
        pixels = np.stack([eyes_band(face) for face in pixels])
    return pixels[..., np.newaxis]
