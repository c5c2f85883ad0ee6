"""How far the explainer itself can be trusted, measured over many faces."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np
import numpy.typing as npt

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import CannotExplain
from emomirror.vision.classifier import Classifier
from emomirror.vision.observation import most_like

from .blanking import blanked
from .explainer import DEFAULT_SAMPLES, Explainer
from .explanation import Explanation
from .fills import DEFAULT_FILL, Fill
from .ranks import rank_correlation
from .regions import DEFAULT_SCHEME, Scheme
from .samples import Samples
from .subject import Subject

SEEDS = (0, 1)
RANDOM_ORDERS = 4
"""In which regions are taken away for the curves that the explanation's are compared with."""

SHARES = np.linspace(0, 1, 11)
"""Of the crop, blanked or shown, at which the curves are told."""

Variant = tuple[Scheme, Fill]

VARIANTS: tuple[Variant, ...] = (
    (DEFAULT_SCHEME, DEFAULT_FILL),
    *((scheme, DEFAULT_FILL) for scheme in Scheme if scheme is not DEFAULT_SCHEME),
    *((DEFAULT_SCHEME, fill) for fill in Fill if fill is not DEFAULT_FILL),
)
"""The default, then all that differ from it in one thing."""


def variants(scheme: str | None = None, fill: str | None = None) -> list[Variant]:
    """Those of ``VARIANTS`` with this scheme and this fill; None: with any.

    Raises:
        CannotExplain: there is none.
    """
    found = [one for one in VARIANTS if scheme in (None, one[0]) and fill in (None, one[1])]
    if not found:
        raise CannotExplain(
            f"scheme {scheme} with fill {fill} is not measured: only one of them may differ from"
            f" {DEFAULT_SCHEME} with {DEFAULT_FILL}"
        )
    return found


@dataclass(frozen=True, slots=True)
class Known:
    """A face, and what it is known to show; None where nobody knows."""

    subject: Subject
    emotion: Emotion | None = None


def measure(
    classifier: Classifier,
    faces: Sequence[Known],
    *,
    variants: Sequence[Variant] = VARIANTS,
    samples: int = DEFAULT_SAMPLES,
    progress: Callable[[str], None] = lambda _: None,
) -> list[dict[str, Any]]:
    """Explains each face with two seeds, for the emotion that it looks most like.

    Deletion and insertion curves: Petsiuk, Das, Saenko: RISE, 2018, arXiv 1806.07421.

    Args:
        classifier: the network.
        faces: at least one.
        variants: ways of dividing and of blanking.
        samples: for each explanation.
        progress: told before each variant.

    Raises:
        CannotExplain: there is no face, or so many samples, or so few, give no explanation.

    Returns:
        For each variant ``scheme``, ``fill`` and, as medians over the faces: ``regions``;
        ``seconds`` of one explanation and the network's share in it, ``network_share``;
        ``stability``, the rank correlation of weights between two seeds, and
        ``stability_estimated`` from one of them; ``r2``; ``blank_probability``, the highest that
        the wholly blanked picture gets. ``stability_low`` is the tenth percentile, and
        ``stability_error`` the mean absolute difference of estimate and measurement.
        ``deletion_share`` is the share of correctly read faces (all, where nothing is known) whose
        deletion check holds, ``deletion_faces`` their number, and ``believable`` the share of all
        that pass every check. ``curves`` are means over the faces, see ``curves``;
        ``deletion_area``, ``insertion_area`` and ``random_area`` the areas under them.
    """
    if not faces:
        raise CannotExplain("there is no face to explain; ask for one or more")
    results = []
    for scheme, fill in variants:
        progress(f"{scheme}, {fill}: {len(faces)} faces")
        explainer = Explainer(classifier, scheme, fill)
        results.append(
            {"scheme": str(scheme), "fill": str(fill), "samples": samples}
            | _summary([_Trial(classifier, explainer, face, samples) for face in faces])
        )
    return results


class _Trial:
    """One face, explained with two seeds."""

    def __init__(
        self, classifier: Classifier, explainer: Explainer, face: Known, samples: int
    ) -> None:
        sampled = [_all(explainer.sample(face.subject, samples, seed)) for seed in SEEDS]
        looks_like = most_like(sampled[0].untouched)
        self.explanations = [explainer.explain(one, looks_like) for one in sampled]
        self.correct = face.emotion is None or face.emotion is looks_like
        self.network_share = sum(one.network_seconds for one in sampled) / sum(
            one.seconds for one in self.explanations
        )
        self.blank_probability = float(classifier.scores(sampled[0].blank[np.newaxis]).max())
        self.stability = rank_correlation(*(one.weights for one in self.explanations))
        self.curves = curves(classifier, sampled[0], self.explanations[0])


def _all(batches: Iterator[Samples]) -> Samples:
    *_, last = batches
    return last


def curves(
    classifier: Classifier, samples: Samples, explanation: Explanation
) -> npt.NDArray[np.float64]:
    """The emotion's probability while ever more of the crop is blanked.

    Returns:
        ``(3, 11)`` probabilities at ``SHARES``: with the regions that count most blanked first;
        with those shown first, where the share is of what is shown; and with regions blanked in
        random orders, their mean.
    """
    column = EMOTIONS.index(explanation.emotion)
    sizes = np.bincount(samples.regions.ravel()) / samples.regions.size
    best_first = np.argsort(-explanation.weights, kind="stable")
    random = np.random.RandomState(samples.seed)
    orders = [best_first, best_first[::-1]]
    orders += [random.permutation(len(sizes)) for _ in range(RANDOM_ORDERS)]
    # Shown one after the other, regions give the same pictures as blanked in reverse order.
    deletion, insertion, *by_chance = (
        _curve(classifier, samples, order, sizes, column) for order in orders
    )
    return np.array([deletion, insertion[::-1], np.mean(by_chance, axis=0)])


def _curve(
    classifier: Classifier,
    samples: Samples,
    order: npt.NDArray[np.intp],
    sizes: npt.NDArray[np.float64],
    column: int,
) -> npt.NDArray[np.float64]:
    masks = np.ones((len(order) + 1, len(order)), dtype=bool)
    for step, region in enumerate(order, start=1):
        masks[step:, region] = False
    pictures = blanked(samples.subject.crop, samples.blank, samples.regions, masks)
    gone = np.append(0, np.cumsum(sizes[order]))
    scores = classifier.scores(pictures)[:, column].astype(float)
    return np.asarray(np.interp(SHARES, gone, scores))


def area_under(curve: npt.NDArray[np.float64]) -> float:
    """The area under a curve over ``SHARES``, 0..1."""
    return float((curve[1:] + curve[:-1]).mean() / 2)


def _summary(trials: Sequence[_Trial]) -> dict[str, Any]:
    explanations = [one for trial in trials for one in trial.explanations]
    stability = np.array([trial.stability for trial in trials])
    estimated = np.array([[one.stability for one in trial.explanations] for trial in trials])
    correct = [one for trial in trials if trial.correct for one in trial.explanations]
    deletion, insertion, random = np.mean([trial.curves for trial in trials], axis=0)
    return {
        "regions": median(len(one.weights) for one in explanations),
        "seconds": median(one.seconds for one in explanations),
        "network_share": median(trial.network_share for trial in trials),
        "stability": float(np.median(stability)),
        "stability_low": float(np.percentile(stability, 10)),
        "stability_estimated": float(np.median(estimated)),
        "stability_error": float(np.abs(estimated - stability[:, np.newaxis]).mean()),
        "r2": median(one.r2 for one in explanations),
        "deletion_share": _share(one.deletion.top > one.deletion.random for one in correct),
        "deletion_faces": sum(trial.correct for trial in trials),
        "deletion_area": area_under(deletion),
        "insertion_area": area_under(insertion),
        "random_area": area_under(random),
        "curves": {
            "share": SHARES.tolist(),
            "deletion": deletion.tolist(),
            "insertion": insertion.tolist(),
            "random": random.tolist(),
        },
        "blank_probability": median(trial.blank_probability for trial in trials),
        "believable": _share(one.believable for one in explanations),
        "faces": len(trials),
    }


def _share(holds: Iterator[bool]) -> float | None:
    found = list(holds)
    return sum(found) / len(found) if found else None


COLUMNS = {
    "scheme": "{}",
    "fill": "{}",
    "regions": "{:.0f}",
    "seconds": "{:.2f}",
    "network_share": "{:.0%}",
    "stability": "{:.2f}",
    "stability_estimated": "{:.2f}",
    "r2": "{:.2f}",
    "deletion_share": "{:.0%}",
    "deletion_area": "{:.3f}",
    "insertion_area": "{:.3f}",
    "random_area": "{:.3f}",
    "blank_probability": "{:.2f}",
    "believable": "{:.0%}",
}


def table(results: Sequence[dict[str, Any]]) -> str:
    """What ``measure`` returns, as lines for people: one for each figure, one column a variant."""
    return "\n".join(
        f"{name.replace('_', ' '):22}"
        + "".join(
            f"{'unknown' if one[name] is None else form.format(one[name]):>13}" for one in results
        )
        for name, form in COLUMNS.items()
    )
