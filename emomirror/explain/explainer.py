"""Explains a face: samples first, then one emotion or another of the same samples."""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib import import_module
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import CannotExplain
from emomirror.process import nothing_collected
from emomirror.vision.classifier import Classifier
from emomirror.vision.observation import most_like

from .blanking import blanked, face_areas, without_fifth, without_random_fifths
from .explanation import Deletion, Explanation
from .fills import DEFAULT_FILL, Fill, blank
from .parts import PARTS, FacePart, part_map
from .ranks import between_seeds, rank_correlation
from .regions import DEFAULT_SCHEME, Scheme, regions_of
from .samples import Samples, least_samples
from .subject import Subject

DEFAULT_SAMPLES = 1000
MOST_SAMPLES = 100_000
AnyScalar = TypeVar("AnyScalar", bound=np.generic)
LOADED = ("scipy.sparse", "scipy.stats", "sklearn.utils", "sklearn.linear_model", "lime.lime_image")
"""What lime imports that takes long."""
LEAST_PROBABILITY = 1e-4
"""Nearer to 0 and 1 than this, log-odds grow without a meaning."""


class Explainer:
    """Explains what one network sees. Not to be used by two threads at once; its network may read
    for others meanwhile.

    Args:
        classifier: the network.
        scheme: how faces are divided.
        fill: what stands where a region is blanked.
    """

    def __init__(
        self, classifier: Classifier, scheme: Scheme = DEFAULT_SCHEME, fill: Fill = DEFAULT_FILL
    ) -> None:
        self._classifier = classifier
        self._scheme = scheme
        self._fill = fill

    def sample(
        self, subject: Subject, samples: int = DEFAULT_SAMPLES, seed: int = 0
    ) -> Iterator[Samples]:
        """Asks the network about blanked pictures of a face.

        Each step takes one batch of 16 pictures: whoever wants to stop stops iterating.

        Args:
            subject: the face.
            samples: how many; an odd number is rounded up.
            seed: 0..2**32-1.

        Yields:
            All that is known so far, more each time. The last is complete.

        Raises:
            CannotExplain: at once, where so many samples, or so few, give no explanation.
        """
        regions = regions_of(subject, self._scheme)
        _check(samples, seed, regions)
        return self._batches(subject, regions, samples + samples % 2, seed)

    def _batches(
        self, subject: Subject, regions: npt.NDArray[np.intp], wanted: int, seed: int
    ) -> Iterator[Samples]:
        start = time.perf_counter()
        from .local_model import BATCH, FaceLime

        network = _Timed(self._classifier)
        random = np.random.RandomState(seed)
        fill = blank(subject.crop, self._fill, random)
        fifths = without_random_fifths(face_areas(subject, regions), random)
        answers = network(blanked(subject.crop, fill, regions, fifths))
        (untouched,) = network(subject.crop[np.newaxis])
        lime = FaceLime(random)
        masks = np.empty((wanted, int(regions.max()) + 1), dtype=bool)
        scores = np.empty((wanted, len(EMOTIONS)), dtype=np.float32)
        done = 0
        while done < wanted:
            count = min(BATCH, wanted - done)
            # What was given out is never written into: each batch fills rows of its own.
            masks[done : done + count], scores[done : done + count] = lime.data_labels(
                subject.crop, fill, regions, network, count
            )
            done += count
            yield Samples(
                subject=subject,
                regions=regions,
                blank=fill,
                untouched=untouched,
                masks=_read_only(masks[:done]),
                scores=_read_only(scores[:done]),
                random_fifths=answers,
                wanted=wanted,
                seed=seed,
                seconds=time.perf_counter() - start,
                network_seconds=network.seconds,
            )

    def explain(self, samples: Samples, emotion: Emotion) -> Explanation:
        """Tells which regions spoke for an emotion and which against it.

        The network reads one more picture for it, that without the regions that count most.

        Raises:
            CannotExplain: there are not enough samples yet; see ``Samples.enough``.
        """
        if not samples.enough:
            raise CannotExplain(_too_few(len(samples), samples.regions))
        start = time.perf_counter()
        from .local_model import FaceLime, fitted

        column = EMOTIONS.index(emotion)
        everything = np.ones((1, samples.masks.shape[1]), dtype=bool)
        lime = FaceLime(np.random.RandomState(samples.seed))
        masks = np.concatenate([everything, samples.masks])
        values = log_odds(np.append(samples.untouched[column], samples.scores[:, column]))
        weights, r2 = fitted(lime, masks, values)
        halves = [fitted(lime, masks[rows], values[rows]).weights for rows in _halves(len(samples))]
        return Explanation(
            subject=samples.subject,
            emotion=emotion,
            score=float(samples.untouched[column]),
            sure=bool(samples.untouched.max() >= self._classifier.facts.threshold),
            samples=len(samples),
            complete=samples.complete,
            seed=samples.seed,
            regions=samples.regions,
            weights=weights,
            by_part=_by_part(samples, weights),
            r2=r2,
            stability=between_seeds(rank_correlation(*halves)),
            deletion=self._deletion(samples, weights, column),
            seconds=samples.seconds + time.perf_counter() - start,
        )

    def _deletion(
        self, samples: Samples, weights: npt.NDArray[np.float64], column: int
    ) -> Deletion:
        areas = face_areas(samples.subject, samples.regions)
        mask = without_fifth(areas, np.argsort(-weights, kind="stable"))
        (without,) = self._classifier.scores(
            blanked(samples.subject.crop, samples.blank, samples.regions, mask[np.newaxis])
        )
        untouched = samples.untouched[column]
        return Deletion(
            float(untouched - without[column]),
            float(untouched - samples.random_fifths[:, column].mean()),
        )


def warm_up() -> Iterator[None]:
    """Loads what the first explanation would wait for, one to two seconds, in any thread. It goes
    in steps of half a second at most: whoever has to leave stops iterating."""
    for module in LOADED:
        with nothing_collected(for_good=True):
            import_module(module)
        yield
    from .local_model import FaceLime, fitted

    fitted(FaceLime(np.random.RandomState(0)), np.eye(4, dtype=bool), np.arange(4.0))
    yield


def explain(
    classifier: Classifier,
    subject: Subject,
    emotion: Emotion | None = None,
    samples: int = DEFAULT_SAMPLES,
    seed: int = 0,
) -> Explanation:
    """Explains a face in one step.

    Args:
        emotion: None: the one with the highest score.

    Raises:
        CannotExplain: so many samples, or so few, give no explanation.
    """
    explainer = Explainer(classifier)
    *_, all_samples = explainer.sample(subject, samples, seed)
    highest = most_like(all_samples.untouched)
    return explainer.explain(all_samples, highest if emotion is None else emotion)


def log_odds(probabilities: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """Natural logarithms of the odds: what the network adds up before it makes probabilities. A sum
    of weights tells them as well as it tells probabilities, and agrees more between two seeds."""
    clipped = np.clip(probabilities.astype(float), LEAST_PROBABILITY, 1 - LEAST_PROBABILITY)
    return np.asarray(np.log(clipped / (1 - clipped)))


class _Timed:
    """Reads pictures and counts the seconds."""

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier
        self.seconds = 0.0

    def __call__(self, crops: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        start = time.perf_counter()
        answers = self._classifier.scores(crops)
        self.seconds += time.perf_counter() - start
        return answers


def _halves(count: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The rows of two halves of ``count`` samples, pairs kept together, the untouched picture at
    row 0 in both."""
    pair = np.arange(count) // 2
    rows = [np.flatnonzero(pair % 2 == half) + 1 for half in (0, 1)]
    return np.append(0, rows[0]), np.append(0, rows[1])


def _read_only(view: npt.NDArray[AnyScalar]) -> npt.NDArray[AnyScalar]:
    view.flags.writeable = False
    return view


def _by_part(samples: Samples, weights: npt.NDArray[np.float64]) -> dict[FacePart, float]:
    per_pixel = (weights / np.bincount(samples.regions.ravel()))[samples.regions]
    part = part_map(samples.subject)
    return {PARTS[i]: float(per_pixel[part == i].sum()) for i in np.unique(part)}


def _check(samples: int, seed: int, regions: npt.NDArray[np.intp]) -> None:
    least = least_samples(regions)
    if samples < least:
        raise CannotExplain(_too_few(samples, regions))
    if samples > MOST_SAMPLES:
        raise CannotExplain(
            f"at most {MOST_SAMPLES} samples can be asked for; got {samples}."
            f" {DEFAULT_SAMPLES} are enough for most faces"
        )
    if not 0 <= seed < 2**32:
        raise CannotExplain(f"a seed must be a whole number in 0..{2**32 - 1}; got {seed}")


def _too_few(samples: int, regions: npt.NDArray[np.intp]) -> str:
    least = least_samples(regions)
    count = int(regions.max()) + 1
    return (
        f"an explanation by {count} regions needs at least {least} samples; got {samples}."
        f" Ask for {DEFAULT_SAMPLES}"
    )
