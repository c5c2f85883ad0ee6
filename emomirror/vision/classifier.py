"""The network, run by ONNX Runtime."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from emomirror.emotions import EMOTIONS
from emomirror.errors import ModelRejected
from emomirror.resources import model_file
from emomirror.sentences import Sentence

from .crop import FACE_SIZE
from .facts import ModelFacts, facts_from
from .observation import Scores

RUN = "run.json"
"""What training writes into its folder first."""
MOST_THREADS = 2
"""A 48x48 face is too little work for more: the threads would wait for one another."""


class Classifier:
    """Reads faces with one model file, for any number of threads at once."""

    def __init__(self, session: Any, facts: ModelFacts) -> None:
        self._session = session
        self._input = session.get_inputs()[0].name
        self.facts = facts

    @classmethod
    def load(cls, path: Path) -> Classifier:
        """Opens a model file and checks that it fits.

        Args:
            path: the file, or a folder that training left, which holds one.

        Raises:
            ModelRejected: the file is missing, damaged, or made for something else.
        """
        # The releases that are required send nothing. Should a later one be installed all the same,
        # this keeps it from telling its maker, as long as it is set before the import.
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        import onnxruntime as ort

        folder = path
        try:
            path = model_file(path)
            there = path.is_file()
            unfinished = not there and (folder / RUN).is_file()
        except OSError as error:  # a folder that may not be looked into, a name that is too long
            raise ModelRejected(
                Sentence("Model", "The model file {path} cannot be read ({reason}).").naming(
                    path=path, reason=error.strerror or error
                )
            ) from error
        if unfinished:
            raise ModelRejected(
                Sentence(
                    "Model",
                    "There is no model in {path}: its training is not finished, or not exported.",
                ).naming(path=folder)
            )
        if not there:
            raise ModelRejected(
                Sentence("Model", "There is no model file {path}.").naming(path=path)
            )
        options = ort.SessionOptions()
        options.intra_op_num_threads = min(MOST_THREADS, os.cpu_count() or 1)
        options.inter_op_num_threads = 1
        # Spinning threads would answer 0.1 ms sooner and heat a core between two frames.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        try:
            session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # ONNX Runtime's own errors have no common base class
            raise ModelRejected(
                Sentence("Model", "{path} is not a whole ONNX model ({error}).").naming(
                    path=path, error=_first_line(error)
                )
            ) from error
        facts = facts_from(path, session.get_modelmeta().custom_metadata_map)
        _check_graph(path, session)
        classifier = cls(session, facts)
        _check_answers(path, classifier)
        return classifier

    def scores(self, crops: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Reads faces.

        Args:
            crops: ``(n, 48, 48)`` uint8 grey, made by ``crop_face``, and by ``eyes_band`` where
                the model's region is the eyes.

        Returns:
            ``(n, 7)`` float32, calibrated probabilities in the order of ``EMOTIONS``.
        """
        answers: Scores = self._session.run(None, {self._input: crops[..., np.newaxis]})[0]
        return answers


def _check_graph(path: Path, session: Any) -> None:
    """The metadata could be right and the graph another's: it must take and give what we do."""
    inputs, outputs = session.get_inputs(), session.get_outputs()
    came = [(value.type, value.shape[1:]) for value in (*inputs, *outputs)]
    expected = [
        ("tensor(uint8)", [FACE_SIZE, FACE_SIZE, 1]),
        ("tensor(float)", [len(EMOTIONS)]),
    ]
    if came != expected or isinstance(inputs[0].shape[0], int):
        raise ModelRejected(
            Sentence(
                "Model",
                "{path} does not fit this program: for any number of faces it should take and"
                " give {expected}; the file takes and gives {came}.",
            ).naming(path=path, expected=expected, came=came)
        )


def _check_answers(path: Path, classifier: Classifier) -> None:
    """Reads two made-up faces, which also readies the network for the first real one."""
    ramp = np.arange(FACE_SIZE * FACE_SIZE, dtype=np.uint8).reshape(FACE_SIZE, FACE_SIZE)
    try:
        scores = classifier.scores(np.stack([ramp, ramp.T]))
    except Exception as error:  # as above
        raise ModelRejected(
            Sentence("Model", "{path} fails at reading a face ({error}).").naming(
                path=path, error=_first_line(error)
            )
        ) from error
    if scores.shape != (2, len(EMOTIONS)) or not np.allclose(scores.sum(axis=1), 1, atol=1e-3):
        raise ModelRejected(
            Sentence(
                "Model",
                "{path} does not answer with probabilities: for two faces it gave {scores}.",
            ).naming(path=path, scores=scores.tolist())
        )


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
