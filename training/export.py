"""From a trained network to the ONNX file that the program reads."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any

import keras
import numpy as np

from emomirror.emotions import EMOTIONS
from emomirror.errors import EmomirrorError
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.facts import INPUT, file_sha256, metadata
from emomirror.writing import save

from . import metrics
from .backend import where_onnx_is_written
from .calibration import Logits, calibration, in_batches, logits_of, put_into
from .card import card
from .data import USAGE_NAMES, Fer2013, Usage, network_input, trainable
from .detecting import aligned
from .evaluate import evaluate
from .networks import folded
from .recipes import Recipe
from .record import (
    FP32,
    WEIGHTS,
    command_of,
    labels_of,
    on_other_data,
    recipe_of,
    run_facts,
    settings_of,
    told_by,
)
from .runs import AVERAGED_ANEW, epochs_of, load_finished
from .teaching import as_text
from .views import views

LARGEST_DIFFERENCE = 1e-3
"""Between the probabilities of Keras and of the exported file, over real pictures."""
CALIBRATION_PICTURES = 512
MOST_RISK = 0.25
"""The share of wrong answers, on PublicTest, at which the program starts to say "not sure". People
disagree with FER-2013's labels in about 35 % of the pictures, so much less is not to be had."""

TOLD_BY_A_RUN = ("trained_on", "command", "run", "fp32_accuracy")
"""What a model's facts hold that a file cannot tell of itself."""
TOLD_LATELY = ("epochs", "exported_by")
"""The same, which files from before it was kept lack."""


class ExportFailed(EmomirrorError):
    """What was to be exported, or calibrated anew, is not finished or of other data, or the file
    does not answer as its network, or cannot be written."""


def deployable(network: keras.Model) -> keras.Model:
    """``network``, from ``(n, 48, 48, 1)`` grey values to logits, with uint8 pixels as input and
    probabilities as output."""
    pixels = keras.layers.Input(network.input_shape[1:], dtype="uint8", name="faces")
    grey = keras.layers.Rescaling(1.0, dtype="float32", name="as_float")(pixels)
    scores = keras.layers.Softmax(dtype="float32", name="scores")(network(grey))
    return keras.Model(pixels, scores, name="emomirror")


def export_fp32(model: keras.Model, path: Path, pictures: np.ndarray) -> None:
    """Writes ``model`` as ONNX and compares the file with it.

    Args:
        model: made by ``deployable``.
        path: where to.
        pictures: ``(n, 48, 48, 1)`` uint8, real ones.

    Raises:
        ExportFailed: the file cannot be loaded or answers differently.
    """
    expected = model.predict(pictures, verbose=0)  # called once, as the export wants it
    model.export(path, format="onnx", verbose=False)
    difference = float(np.abs(run(path, pictures) - expected).max())
    if not difference <= LARGEST_DIFFERENCE:  # nor is what is no number
        raise ExportFailed(
            f"{path} answers unlike the network it was made from: probabilities differ by"
            f" {difference:.4f}; at most {LARGEST_DIFFERENCE} was expected"
        )


def quantize(source: Path, target: Path, pictures: np.ndarray) -> None:
    """Writes ``source`` with int8 weights and activations.

    Weights keep 7 of their 8 bits. Where a processor has no VNNI, ONNX Runtime multiplies pairs
    with vpmaddubsw, which adds two products of an unsigned activation (up to 255) and a signed
    weight into 16 bits: 2 * 255 * 127 = 64,770 saturates above 32,767, 2 * 255 * 64 = 32,640
    never does. So the file answers alike on all of them; ``tests/training/test_int8.py`` works it
    out for the shipped files.

    The range of an activation is the mean of those of batches, rather than the widest: a few values
    are cut off, and all others are told apart more finely.

    Args:
        source: a file of ``export_fp32``.
        target: where to.
        pictures: ``(n, 48, 48, 1)`` uint8 of Training, by which ranges are found.
    """
    from onnxruntime.quantization import (
        CalibrationDataReader,
        CalibrationMethod,
        QuantFormat,
        QuantType,
        quantize_static,
    )
    from onnxruntime.quantization.shape_inference import quant_pre_process

    class Pictures(CalibrationDataReader):  # type: ignore[misc]
        def __init__(self, name: str) -> None:
            self._batches: Iterator[dict[str, Any]] = iter(
                [{name: pictures[i : i + 32]} for i in range(0, len(pictures), 32)]
            )

        def get_next(self) -> dict[str, Any] | None:
            return next(self._batches, None)

    with TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        quantize_static(
            str(prepared),
            str(target),
            Pictures(_session(source).get_inputs()[0].name),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=["Conv", "MaxPool", "Relu"],
            per_channel=True,
            reduce_range=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.MinMax,
            extra_options={"CalibMovingAverage": True},
        )


def write_metadata(path: Path, entries: dict[str, str]) -> None:
    """Puts ``entries`` into an ONNX file's metadata."""
    import onnx

    model = onnx.load(str(path))
    onnx.helper.set_model_props(model, entries)
    onnx.save(model, str(path))


def run(path: Path, pictures: np.ndarray) -> np.ndarray:
    """The probabilities ``(n, 7)`` that an ONNX file answers for ``(n, 48, 48, 1)`` uint8."""
    return in_batches(_session(path), pictures)


def _session(path: Path) -> Any:
    import onnxruntime as ort

    try:
        return ort.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime's own errors have no common base class
        raise ExportFailed(
            f"{path} was written but ONNX Runtime cannot load it: {error}"
        ) from error


def export(run_folder: Path, data: Fer2013, out: Path, *, private: bool) -> dict[str, Any]:
    """Turns a finished run into the files that the program takes: ``REGION.onnx`` (int8),
    ``REGION.json`` (facts and figures) and ``REGION.md`` (the card); and ``REGION-fp32.onnx``, the
    same before quantisation.

    PublicTest decides the calibration, framed as it is and as the mirror frames faces, and the
    threshold; PrivateTest is at most measured.

    Args:
        run_folder: of ``fit``.
        data: FER-2013 whole, the same that was trained on.
        out: the folder for the files.
        private: whether to measure PrivateTest too, where it can be told from PublicTest. It is for
            models that are given away, and never for choosing among runs.

    Returns:
        What ``REGION.json`` holds.

    Raises:
        ExportFailed: the run is not finished, or was trained on other data, or the exported file
            differs from the network or cannot be written.
        RunRejected: ``run_folder`` is not that of a run, or damaged.
        EngineRefused: see ``where_onnx_is_written``.
        DetectorUnavailable: pictures cannot be framed as the mirror does; the run is kept.
        SaveFailed: a file cannot be written.
    """
    with _writing(out, "the run is kept: make room or choose another --out, then export it"):
        return where_onnx_is_written(_export, run_folder, data, out, private)


def calibrate(model: Path, data: Fer2013, out: Path) -> dict[str, Any]:
    """Calibrates a file of ``export`` as one exported now would be, measures it, and writes it, its
    facts and its card to ``out``, which may be where it lies; and the file before quantisation,
    where that lies beside it.

    Args:
        model: ``REGION.onnx`` with its ``.json`` beside it, or a folder with both.
        data: FER-2013 whole, the same that was trained on.
        out: the folder for the files.

    Returns:
        What ``REGION.json`` holds.

    Raises:
        ModelRejected: ``model`` does not fit the program.
        ExportFailed: it has no ``.json`` of its own, was trained on other data, or cannot be
            written.
        DetectorUnavailable: pictures cannot be framed as the mirror does.
        SaveFailed: a file cannot be written.
    """
    facts = Classifier.load(told_by(model)).facts
    told = known_model(model, data)
    lying = {"": facts.path, FP32: facts.path.with_stem(facts.path.stem + FP32)}
    way_on = f"{facts.path} is as it was: make room or choose another --out"
    with _writing(out, way_on), TemporaryDirectory() as folder:
        copies = {
            kind: Path(shutil.copy(file, folder)) for kind, file in lying.items() if file.is_file()
        }
        private = "PrivateTest" in told["fp32_accuracy"]
        return _given_away(copies, told, data, facts.region, out, private)


def known_model(model: Path, data: Fer2013) -> dict[str, Any]:
    """What the ``.json`` beside an exported model tells of how it was made: ``TOLD_BY_A_RUN``, and
    of ``TOLD_LATELY`` what it has. For the file before quantisation it is that of the int8 one.

    Raises:
        ModelRejected: ``model`` does not fit the program, or the int8 file is not there.
        ExportFailed: it has no ``.json`` of its own, or was trained on other data.
    """
    facts = Classifier.load(told_by(model)).facts
    if missing := sorted(set(TOLD_BY_A_RUN) - set(facts.report)):
        raise ExportFailed(
            f"{facts.path} needs its own {facts.path.with_suffix('.json').name} beside it, which"
            f" tells how it was trained; {', '.join(missing)} cannot be found there"
        )
    if facts.data_sha256 != data.sha256():
        raise ExportFailed(
            f"{facts.path} was trained on other data than this; calibration and figures would mean"
            " nothing"
        )
    names = (*TOLD_BY_A_RUN, *TOLD_LATELY)
    told = {name: facts.report[name] for name in names if name in facts.report}
    # Anew, because a command leaves out what a recipe does by itself, and that may have changed.
    return told | {"command": command_of(told["run"], recipe_of(told["run"], facts.path))}


@contextmanager
def _writing(out: Path, way_on: str) -> Iterator[None]:
    """Says in words that the disk is full, or what else keeps a model from being written."""
    try:
        yield
    except OSError as error:
        where = error.filename or out
        reason = error.strerror or error
        raise ExportFailed(f"{where} cannot be written ({reason}); {way_on}") from error


def _export(run_folder: Path, data: Fer2013, out: Path, private: bool) -> dict[str, Any]:
    facts = finished_run(run_folder, data)
    recipe = recipe_of(facts, run_folder)
    keras.mixed_precision.set_dtype_policy("float32")
    network = recipe.build(begun=True)
    load_finished(network, run_folder)
    network = folded(network)

    training = data.split(Usage.TRAINING)
    picked = np.random.default_rng(0).permutation(len(training))[:CALIBRATION_PICTURES]
    pictures = network_input(training.pixels[picked], recipe.region)
    with TemporaryDirectory() as folder:
        fp32, int8 = Path(folder) / "fp32.onnx", Path(folder) / "int8.onnx"
        export_fp32(deployable(network), fp32, pictures[:128])
        quantize(fp32, int8, pictures)
        told = {
            "trained_on": _trained_on(len(trainable(training)), recipe, facts),
            "command": command_of(facts, recipe),
            "run": shareable(facts),
            "epochs": epochs_of(run_folder),
            "exported_by": _exported_by(),
            "fp32_accuracy": _uncalibrated_accuracy(fp32, _tests(data, private), recipe.region),
        }
        return _given_away({"": int8, FP32: fp32}, told, data, recipe.region, out, private)


def _exported_by() -> dict[str, str]:
    """Which engine wrote the network down, and what quantised it; another rounds otherwise."""
    import onnxruntime as ort

    return {
        "backend": keras.backend.backend(),
        "keras": keras.__version__,
        "onnxruntime": ort.__version__,
    }


def _trained_on(pictures: int, recipe: Recipe, facts: dict[str, Any]) -> str:
    if not (labels := labels_of(facts)):
        return "no pictures: no epoch was trained"
    told = f"{pictures} pictures, labels: {', '.join(labels)}"
    own = [] if "averaged" in facts else [{**facts, "taught": recipe.taught}]
    for run in (*facts.get("history", []), *own):
        if run.get("teachers"):
            models = as_text(run["teachers"])
            where = f" in the run {run['run']}" if "run" in run else ""
            told += f"; {run['taught']:.0%} of each{where} is what other models answer: {models}"
    return told


def _given_away(
    files: dict[str, Path],
    told: dict[str, Any],
    data: Fer2013,
    region: Region,
    out: Path,
    private: bool,
) -> dict[str, Any]:
    """Calibrates files of one network, by the int8 one, and writes them to ``out`` with what there
    is to know.

    Args:
        files: by what their names end in; "" is the int8 one. They are changed.
        told: as ``known_model`` returns it.
        data: FER-2013 whole.
        region: which crop the network reads.
        out: the folder.
        private: see ``export``.

    Returns:
        What is written as ``.json``.
    """
    out.mkdir(parents=True, exist_ok=True)
    int8, tests = files[""], _tests(data, private)
    public = data.split(Usage.PUBLIC_TEST)
    pictures = network_input(public.pixels, region)
    calibrated = calibration(_seen(int8, public, region), public.emotion)
    for file in files.values():
        put_into(file, calibrated)
    doubt = metrics.threshold_for(
        MOST_RISK, metrics.coverage_risk(run(int8, pictures), public.emotion)
    )
    for file in files.values():
        write_metadata(file, metadata(region, doubt["threshold"], data.sha256()))
    target = out / f"{region}.onnx"
    report = {
        "file": target.name,
        "sha256": file_sha256(int8),
        "region": str(region),
        "input": INPUT,
        "labels": list(map(str, EMOTIONS)),
        **told,
        "int8_accuracy": _uncalibrated_accuracy(int8, tests, region),
        "calibration": calibrated.report(),
        "not_sure": doubt,
        "metrics": {name: evaluate(int8, data, USAGE_NAMES[name]) for name in tests},
    }
    # All at the end: measuring takes minutes, and whoever ends it should find what was there.
    for kind, file in files.items():
        save(out / f"{region}{kind}.onnx", file.read_bytes())
    save(target.with_suffix(".json"), (json.dumps(report, indent=1) + "\n").encode())
    save(target.with_suffix(".md"), card(report).encode())
    return report


def _seen(file: Path, part: Fer2013, region: Region) -> list[Logits]:
    """A file's logits of pictures as they are and of the same with their eyes level, as the mirror
    shows faces; and of the mirror images of both."""
    framed = part.pixels, aligned(part.pixels)
    shown = (network_input(pixels, region)[..., 0] for pixels in framed)
    return [logits_of(file, view[..., None]) for faces in shown for view in views(faces, "flip")]


def _tests(data: Fer2013, private: bool) -> dict[str, Fer2013]:
    """The splits to measure on, by name."""
    names = ["PublicTest"]
    if private and data.tests_apart:
        names.append("PrivateTest")
    return {name: data.split(USAGE_NAMES[name]) for name in names}


def _uncalibrated_accuracy(
    file: Path, tests: dict[str, Fer2013], region: Region
) -> dict[str, float]:
    """Of each test, 0..1: what a file and the same quantised are compared by, as calibrating also
    changes which emotion comes first."""
    return {
        name: metrics.accuracy(logits_of(file, network_input(part.pixels, region)), part.emotion)
        for name, part in tests.items()
    }


def shareable(facts: dict[str, Any]) -> dict[str, Any]:
    """What ``run_facts`` tells, without the folders of whoever trained: models are given away."""
    words = []
    for word in facts["arguments"]:
        option, equals, value = word.rpartition("=") if word.startswith("--") else ("", "", word)
        words.append(option + equals + (PurePath(value).name or value))
    return {**facts, "arguments": words}


def finished_run(run_folder: Path, data: Fer2013) -> dict[str, Any]:
    """What ``run_facts`` tells of a run that is finished.

    Raises:
        ExportFailed: it is not, or was trained on other data.
        RunRejected: it is not the folder of a run.
    """
    facts = run_facts(run_folder)
    if not (run_folder / WEIGHTS).exists():
        way_on = (
            AVERAGED_ANEW
            if "averaged" in facts
            else f"go on with it by fit --resume {settings_of(facts, run_folder)}"
        )
        raise ExportFailed(f"the run in {run_folder} is not finished; {way_on}")
    if told := on_other_data(facts, data.sha256(), data.votes_sha256()):
        raise ExportFailed(f"the run in {run_folder} {told}")
    return facts
