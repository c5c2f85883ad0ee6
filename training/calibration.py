"""Makes a model file's probabilities mean what they say: of the answers given with 0.7, seven in
ten should be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from . import metrics

NODE = "calibrate"
"""The name of the graph's node that calibrates; it stands between the network and its softmax."""
FOLDS = 10
BATCH = 64
PENALTIES = (0.01, 0.03, 0.1, 0.3, 1.0, 10.0)
"""What may be chosen as the inverse of the penalty on the matrix, for one view of each picture."""

Logits = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Calibration:
    """What takes the place of logits ``z``: ``matrix @ z + offset``.

    Attributes:
        method: ``matrix scaling``, or ``temperature`` where there are too few pictures for it.
        matrix: ``(classes, classes)``.
        offset: ``(classes,)``.
    """

    method: str
    matrix: npt.NDArray[np.float32]
    offset: npt.NDArray[np.float32]

    def report(self) -> dict[str, Any]:
        """As plain numbers, to be kept beside the model."""
        return {
            "method": self.method,
            "matrix": np.round(self.matrix, 5).tolist(),
            "offset": np.round(self.offset, 5).tolist(),
        }


def calibration(views: Sequence[Logits], labels: metrics.Labels) -> Calibration:
    """Finds what calibrates logits: matrix scaling (Guo et al., arXiv 1706.04599), penalised as
    logistic regression is, how much being chosen by cross-validated likelihood.

    One temperature makes all answers surer or less sure alike. Networks are not wrong alike: label
    smoothing leaves them too sure in the middle and not sure enough of what is plain, and emotions
    that were weighted in training are answered more often than they occur.

    Args:
        views: of the same pictures, which were not trained on, each time seen otherwise: logits,
            each ``(n, classes)``.
        labels: the pictures' labels. Where a class has fewer than ``FOLDS``, one temperature is
            found.
    """
    # Imported late: scikit-learn takes a second, and most commands do without.
    from sklearn.linear_model import LogisticRegressionCV
    from sklearn.model_selection import StratifiedKFold

    logits, answers = np.concatenate(views), np.tile(labels, len(views))
    classes = logits.shape[1]
    if np.bincount(labels, minlength=classes).min() < FOLDS:
        heat = metrics.temperature(logits, answers)
        return Calibration(
            "temperature",
            (np.eye(classes) / heat).astype(np.float32),
            np.zeros(classes, np.float32),
        )
    # All views of a picture are in the same part, or what is left out would be known after all.
    row_of = np.tile(np.arange(len(labels)), len(views))
    parts = StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(labels, labels)
    # A number added to all logits of a picture means nothing; so none is learnt from.
    centring = np.eye(classes) - 1 / classes
    search = LogisticRegressionCV(
        Cs=[penalty / len(views) for penalty in PENALTIES],
        l1_ratios=(0.0,),
        cv=[tuple(np.flatnonzero(np.isin(row_of, rows)) for rows in part) for part in parts],
        scoring="neg_log_loss",
        max_iter=2000,
        use_legacy_attributes=False,
    )
    search.fit(logits.astype(np.float64) @ centring, answers)
    return Calibration(
        "matrix scaling",
        (search.coef_ @ centring).astype(np.float32),
        search.intercept_.astype(np.float32),
    )


def in_batches(session: Any, pictures: npt.NDArray[np.uint8]) -> np.ndarray:
    """What a network answers to all pictures, a few at a time.

    Args:
        session: ONNX Runtime's, of a network with one input and one output.
        pictures: ``(n, 48, 48, 1)``.

    Returns:
        ``(n, classes)``.
    """
    name = session.get_inputs()[0].name
    parts = [
        session.run(None, {name: pictures[i : i + BATCH]})[0]
        for i in range(0, len(pictures), BATCH)
    ]
    return np.concatenate(parts)


def logits_of(model: Path, pictures: npt.NDArray[np.uint8]) -> Logits:
    """What an exported file answers before it is calibrated.

    Args:
        model: an ONNX file that export has written, calibrated or not.
        pictures: ``(n, 48, 48, 1)``.

    Returns:
        ``(n, classes)``.
    """
    import onnx
    import onnxruntime as ort

    proto = onnx.load(str(model))
    graph = proto.graph
    _remove_node(graph)
    inner = onnx.helper.make_empty_tensor_value_info(_softmax(graph).input[0])
    del graph.output[:]
    graph.output.append(inner)
    session = ort.InferenceSession(proto.SerializeToString(), providers=["CPUExecutionProvider"])
    return in_batches(session, pictures)


def put_into(model: Path, found: Calibration) -> None:
    """Calibrates an exported file, in place of what it was calibrated by."""
    import onnx
    from onnx import helper, numpy_helper

    proto = onnx.load(str(model))
    graph = proto.graph
    _remove_node(graph)
    softmax = _softmax(graph)
    constants = {f"{NODE}_matrix": found.matrix, f"{NODE}_offset": found.offset}
    graph.initializer.extend(
        numpy_helper.from_array(value, name) for name, value in constants.items()
    )
    node = helper.make_node(
        "Gemm", [softmax.input[0], *constants], [f"{NODE}_output"], name=NODE, transB=1
    )
    softmax.input[0] = node.output[0]
    # Nodes stand in the order in which they are run.
    graph.node.insert(list(graph.node).index(softmax), node)
    onnx.save(proto, str(model))


def _softmax(graph: Any) -> Any:
    answer = graph.output[0].name
    return next(node for node in graph.node if answer in node.output and node.op_type == "Softmax")


def _remove_node(graph: Any) -> None:
    for node in [one for one in graph.node if one.name == NODE]:
        _softmax(graph).input[0] = node.input[0]
        graph.node.remove(node)
    for constant in [one for one in graph.initializer if one.name.startswith(f"{NODE}_")]:
        graph.initializer.remove(constant)
