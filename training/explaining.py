"""Explanations of a model on FER-2013: panels to look at, and how far they can be trusted."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.explain.explainer import DEFAULT_SAMPLES, Explainer, explain
from emomirror.explain.figure import Panel, figure
from emomirror.explain.measure import VARIANTS, Known, Variant, measure, table
from emomirror.explain.ranks import rank_correlation
from emomirror.explain.subject import Subject, average_points
from emomirror.vision.classifier import Classifier
from emomirror.vision.observation import most_like

from .data import DataRejected, Fer2013, Usage, network_input, trainable
from .evaluate import answers

SEED = 0
SHOWN_EMOTIONS, EACH = (Emotion.HAPPINESS, Emotion.SURPRISE), 3
"""What the study shows panels of."""
MOST_PANELS = 24
SHUFFLED_FACES = 10
"""Faces that are explained with the shuffled network, too."""


def bench_explain(
    model: Path,
    data: Fer2013,
    *,
    faces: int = 100,
    samples: int = DEFAULT_SAMPLES,
    variants: Sequence[Variant] = VARIANTS,
    progress: Callable[[str], None] = lambda _: None,
) -> dict[str, Any]:
    """Measures the explainer.

    Args:
        model: an ONNX file that export has written.
        data: of whose PublicTest ``faces`` rows are taken by chance, always the same.
        faces: how many.
        samples: for each explanation.
        variants: ways of dividing and of blanking.
        progress: told what is measured, before it is.

    Returns:
        ``variants``: see ``measure``; ``shuffled``: see ``agreement_with_shuffled``;
        ``model_sha256``.

    Raises:
        ModelRejected: ``model`` does not fit the program.
        CannotExplain: there is no face, or so many samples, or so few, give no explanation.
    """
    classifier = Classifier.load(model)
    known = known_faces(classifier, data, faces)
    result: dict[str, Any] = {"model_sha256": classifier.facts.sha256}
    result["variants"] = measure(
        classifier, known, variants=variants, samples=samples, progress=progress
    )
    subjects = [face.subject for face in known[:SHUFFLED_FACES]]
    progress(f"shuffled network: {len(subjects)} faces")
    result["shuffled"] = agreement_with_shuffled(model, subjects, samples)
    return result


def panels(
    model: Path, data: Fer2013, rows: Sequence[int] | None = None, samples: int = DEFAULT_SAMPLES
) -> bytes:
    """Explains faces of FER-2013 for what they are labelled as, below one another.

    Args:
        model: an ONNX file that export has written.
        data: FER-2013 whole.
        rows: which of its rows, counted from 0; None: faces that are read correctly, of
            ``SHOWN_EMOTIONS``.
        samples: for each explanation.

    Returns:
        A PNG. It shows pictures of the data.

    Raises:
        ModelRejected: ``model`` does not fit the program.
        DataRejected: there is no such row, no face that is read correctly, or more rows than
            ``MOST_PANELS``.
        CannotExplain: so many samples, or so few, give no explanation.
    """
    classifier = Classifier.load(model)
    chosen = _correct_rows(classifier, data) if rows is None else np.array(rows)
    if chosen.size == 0:
        named = " or ".join(str(emotion) for emotion in SHOWN_EMOTIONS)
        raise DataRejected(
            f"{model} reads no face of PublicTest correctly that is labelled {named}; others are"
            " drawn by emomirror-train explain --rows"
        )
    if chosen.size > MOST_PANELS:
        raise DataRejected(f"at most {MOST_PANELS} rows fit into one picture; got {chosen.size}")
    outside = chosen[(chosen < 0) | (chosen >= len(data))]
    if outside.size:
        raise DataRejected(f"rows are counted from 0 to {len(data) - 1}; got {outside[0]}")
    part = data.where(chosen)
    region = classifier.facts.region
    shown = []
    for row, crop, label in zip(
        chosen, network_input(part.pixels, region)[..., 0], part.emotion, strict=True
    ):
        subject = Subject(crop, region, average_points(region))
        explanation = explain(classifier, subject, EMOTIONS[label], samples, SEED)
        title = f"row {row}: labelled {explanation.emotion}, score {explanation.score:.0%}"
        shown.append(Panel(explanation, title=title))
    return figure(shown)


def _correct_rows(classifier: Classifier, data: Fer2013) -> npt.NDArray[np.intp]:
    """The same every time: ``EACH`` of PublicTest for each of ``SHOWN_EMOTIONS``, chosen by chance
    among those that are read as labelled."""
    of_public = np.flatnonzero(data.usage == Usage.PUBLIC_TEST)
    public = data.where(of_public)
    read = answers(classifier, public).argmax(axis=1)
    random = np.random.RandomState(SEED)
    rows = []
    for emotion in SHOWN_EMOTIONS:
        label = EMOTIONS.index(emotion)
        right = np.flatnonzero((public.emotion == label) & (read == label))
        rows.append(of_public[random.permutation(right)[:EACH]])
    return np.concatenate(rows)


def known_faces(classifier: Classifier, data: Fer2013, count: int) -> list[Known]:
    """Faces of PublicTest, chosen by chance, as the model's region wants them."""
    rows = trainable(data.split(Usage.PUBLIC_TEST))
    rows = rows.where(np.random.RandomState(SEED).permutation(len(rows))[: max(0, count)])
    region = classifier.facts.region
    points = average_points(region)
    crops = network_input(rows.pixels, region)[..., 0]
    return [
        Known(Subject(crop, region, points), EMOTIONS[label])
        for crop, label in zip(crops, rows.emotion, strict=True)
    ]


def agreement_with_shuffled(model: Path, subjects: list[Subject], samples: int) -> dict[str, Any]:
    """Explains the network and the same with its weights shuffled. An explanation that stays the
    same does not explain the network: Adebayo et al., Sanity Checks for Saliency Maps, 2018,
    arXiv 1810.03292.

    Returns:
        ``agreement``, the mean rank correlation of weights with those of the true network, which
        should be near 0, and ``agreement_high``, the highest of a face; ``r2``, the median of the
        shuffled network's local models, which shows that it still answers to faces; ``faces``.
    """
    classifier = Classifier.load(model)
    true, model = Explainer(classifier), classifier.facts.path  # ``model`` may be a folder
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / model.name
        onnx.save(shuffled(onnx.load(model), np.random.RandomState(SEED)), path)
        other = Explainer(Classifier.load(path))
    agreement, r2 = [], []
    for subject in subjects:
        *_, sampled = true.sample(subject, samples, SEED)
        *_, resampled = other.sample(subject, samples, SEED)
        emotion = most_like(sampled.untouched)
        explained, of_other = true.explain(sampled, emotion), other.explain(resampled, emotion)
        agreement.append(rank_correlation(explained.weights, of_other.weights))
        r2.append(of_other.r2)
    return {
        "agreement": float(np.mean(agreement)),
        "agreement_high": max(agreement),
        "r2": float(np.median(r2)),
        "faces": len(agreement),
    }


def shuffled(model: onnx.ModelProto, random: np.random.RandomState) -> onnx.ModelProto:
    """Deals each layer's weights out anew among the channels that they read, in place.

    Shuffled one by one instead, quantised weights leave every picture the same answer: activations
    die within a few layers, and an explanation of nothing agrees with nothing.
    """
    graph = model.graph
    made_by = {output: node for node in graph.node for output in node.output}
    stored = {initializer.name: initializer for initializer in graph.initializer}
    for node in graph.node:
        if node.op_type not in ("Conv", "Gemm", "MatMul"):
            continue
        name = node.input[1]
        while name in made_by:  # a quantised weight passes DequantizeLinear first
            name = made_by[name].input[0]
        weights = onnx.numpy_helper.to_array(stored[name])
        channels = 1 if node.op_type == "Conv" else 0
        dealt = np.take(weights, random.permutation(weights.shape[channels]), axis=channels)
        stored[name].CopyFrom(onnx.numpy_helper.from_array(dealt, name))
    return model


def as_text(result: dict[str, Any]) -> str:
    """What ``bench_explain`` returns, as lines for people."""
    shuffled_ones = result["shuffled"]
    return "\n".join(
        [
            table(result["variants"]),
            f"{'weights shuffled':22}{shuffled_ones['agreement']:>13.2f}"
            f"  (at most {shuffled_ones['agreement_high']:.2f}, {shuffled_ones['faces']} faces,"
            f" r2 {shuffled_ones['r2']:.2f})",
            f"model {result['model_sha256']}",
        ]
    )
