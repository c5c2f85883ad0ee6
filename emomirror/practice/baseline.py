"""A person's own calm face, against which their scores are read."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import OutOfRange
from emomirror.sentences import Sentence

SECONDS = 10.0
"""How long a calm face is looked at."""
LEAST_FRAMES = 60
"""Fewer readable ones than this say too little."""
CALM = 0.7
"""The score of neutral that a person's calm face is taken to: what it shows beyond the rest that
this leaves to each other emotion is part of the face, and not an expression."""
_REST = (1 - CALM) / (len(EMOTIONS) - 1)


class Baseline(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person's calm face reads as.

    Attributes:
        scores: seven mean probabilities in the order of ``EMOTIONS``.
        frames: how many were read for it.
        taken_utc: when, as ISO 8601 in UTC.
        model_sha256: of the model file that read them; another one reads otherwise.

    Raises:
        OutOfRange: there are not seven scores of 0..1.
    """

    scores: tuple[float, ...]
    frames: int
    taken_utc: str
    model_sha256: str

    def __post_init__(self) -> None:
        if len(self.scores) != len(EMOTIONS) or not all(0 <= s <= 1.001 for s in self.scores):
            raise OutOfRange(
                Sentence("Plan", "baseline must have seven scores of 0 to 1; got {came}.").naming(
                    came=", ".join(f"{s:g}" for s in self.scores)
                )
            )

    def is_of(self, model_sha256: str) -> bool:
        """Whether this model file read it."""
        return self.model_sha256 == model_sha256

    def read(self, scores: Sequence[float]) -> tuple[float, ...]:
        """Scores as they are for this person.

        Each odds is divided by how far the calm face exceeds what a calm face should show, as
        outputs of a classifier are corrected for other priors (Saerens et al. 2002, "Adjusting the
        outputs of a classifier to new a priori probabilities"). A face that rests in what reads as
        sadness has to show more of it; what a calm face does not show stays as easy as it was.

        Args:
            scores: seven probabilities in the order of ``EMOTIONS``.

        Returns:
            The same, with sum 1.
        """
        weighed = [score * weight for score, weight in zip(scores, self._weights(), strict=True)]
        whole = sum(weighed)
        return tuple(each / whole for each in weighed) if whole > 0 else tuple(scores)

    def _weights(self) -> list[float]:
        return [
            max(1.0, CALM / max(at_rest, _REST))
            if emotion is Emotion.NEUTRAL
            else min(1.0, _REST / max(at_rest, 1e-6))
            for emotion, at_rest in zip(EMOTIONS, self.scores, strict=True)
        ]


class BaselineTaker:
    """Gathers the frames of a calm face. Frames that the camera spoils are left out.

    Attributes:
        frames: readable ones so far.
    """

    def __init__(self) -> None:
        self.frames = 0
        self._sums = [0.0] * len(EMOTIONS)
        self._start_s: float | None = None
        self._now_s = 0.0

    @property
    def share(self) -> float:
        """How much of the time is over, 0..1."""
        if self._start_s is None:
            return 0.0
        return min(1.0, (self._now_s - self._start_s) / SECONDS)

    @property
    def done(self) -> bool:
        """Whether enough was seen for long enough."""
        return self.share >= 1 and self.frames >= LEAST_FRAMES

    def add(self, t_s: float, scores: Sequence[float] | None) -> None:
        """Takes a frame at ``t_s`` seconds; ``scores`` is None where it could not be read."""
        if self._start_s is None:
            self._start_s = t_s
        self._now_s = max(self._now_s, t_s)
        if scores is not None:
            self.frames += 1
            self._sums = [a + b for a, b in zip(self._sums, scores, strict=True)]

    def baseline(self, taken_utc: str, model_sha256: str) -> Baseline:
        """What was gathered.

        Raises:
            ValueError: no frame could be read.
        """
        if not self.frames:
            raise ValueError("a baseline needs a readable frame; got none")
        means = tuple(round(total / self.frames, 6) for total in self._sums)
        return Baseline(
            scores=means, frames=self.frames, taken_utc=taken_utc, model_sha256=model_sha256
        )
