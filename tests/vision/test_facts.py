from __future__ import annotations

import json
from pathlib import Path

import onnx
import pytest

from emomirror.emotions import EMOTIONS
from emomirror.errors import ModelRejected
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.facts import METADATA_KEY, file_sha256, metadata, shipped_model


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A sound model file that a test may spoil: the smallest graph with the right ends."""
    flat = onnx.helper.make_node("Flatten", ["faces"], ["flat"])
    grey = onnx.helper.make_node("Cast", ["flat"], ["grey"], to=onnx.TensorProto.FLOAT)
    logits = onnx.helper.make_node("MatMul", ["grey", "weights"], ["logits"])
    scores = onnx.helper.make_node("Softmax", ["logits"], ["scores"])
    weights = onnx.helper.make_tensor(
        "weights", onnx.TensorProto.FLOAT, [48 * 48, 7], [0.0] * (48 * 48 * 7)
    )
    graph = onnx.helper.make_graph(
        [flat, grey, logits, scores],
        "tiny",
        [onnx.helper.make_tensor_value_info("faces", onnx.TensorProto.UINT8, ["n", 48, 48, 1])],
        [onnx.helper.make_tensor_value_info("scores", onnx.TensorProto.FLOAT, ["n", 7])],
        [weights],
    )
    made = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)])
    made.ir_version = 9
    onnx.helper.set_model_props(made, metadata(Region.EYES, 0.4, "abc"))
    path = tmp_path / "tiny.onnx"
    onnx.save(made, str(path))
    return path


def rewrite(path: Path, **changes: object) -> None:
    made = onnx.load(str(path))
    value = {**json.loads(made.metadata_props[0].value), **changes}
    onnx.helper.set_model_props(made, {METADATA_KEY: json.dumps(value)})
    onnx.save(made, str(path))


def test_a_sound_file_is_taken_with_what_it_says(model: Path) -> None:
    report = {"trained_on": "us", "sha256": file_sha256(model)}
    model.with_suffix(".json").write_text(json.dumps(report))
    facts = Classifier.load(model).facts
    assert (facts.region, facts.threshold, facts.data_sha256) == (Region.EYES, 0.4, "abc")
    assert facts.sha256 == file_sha256(model)
    assert facts.report == report


def test_figures_of_another_file_are_not_believed(model: Path) -> None:
    model.with_suffix(".json").write_text('{"trained_on": "them", "sha256": "0123"}')
    assert Classifier.load(model).facts.report == {}


@pytest.mark.parametrize("report", ["{", "[1, 2]", "\x00"])
def test_a_damaged_report_beside_it_does_not_stop_the_model(model: Path, report: str) -> None:
    model.with_suffix(".json").write_text(report)
    assert Classifier.load(model).facts.report == {}


def test_another_order_of_labels_is_refused_with_both(model: Path) -> None:
    rewrite(model, labels=["happy", "sad"])
    with pytest.raises(ModelRejected, match=r'labels should be \["anger".*has \["happy", "sad"\]'):
        Classifier.load(model)


@pytest.mark.parametrize(
    "change",
    [{"format": 2}, {"input": "rgb"}, {"region": "nose"}, {"threshold": 7}, {"threshold": None}],
)
def test_other_metadata_is_refused(model: Path, change: dict[str, object]) -> None:
    rewrite(model, **change)
    with pytest.raises(ModelRejected, match=model.name):
        Classifier.load(model)


def test_a_model_of_other_makers_is_refused_with_a_way_on(model: Path) -> None:
    made = onnx.load(str(model))
    del made.metadata_props[:]
    onnx.save(made, str(model))
    with pytest.raises(ModelRejected, match="emomirror-train export"):
        Classifier.load(model)


def test_right_metadata_on_a_graph_of_another_shape_is_refused(model: Path) -> None:
    made = onnx.load(str(model))
    made.graph.input[0].type.tensor_type.shape.dim[1].dim_value = 64
    onnx.save(made, str(model))
    with pytest.raises(ModelRejected):
        Classifier.load(model)


def test_a_graph_for_one_face_at_a_time_is_refused(model: Path) -> None:
    made = onnx.load(str(model))
    made.graph.input[0].type.tensor_type.shape.dim[0].dim_value = 1
    onnx.save(made, str(model))
    with pytest.raises(ModelRejected, match="any number of faces"):
        Classifier.load(model)


@pytest.mark.parametrize("last", ["Identity", "Log"])
def test_answers_that_are_no_probabilities_are_refused(model: Path, last: str) -> None:
    made = onnx.load(str(model))
    made.graph.node[-1].op_type = last
    onnx.save(made, str(model))
    with pytest.raises(ModelRejected, match="probabilities"):
        Classifier.load(model)


def test_a_truncated_file_is_refused(model: Path) -> None:
    model.write_bytes(model.read_bytes()[:-2000])
    with pytest.raises(ModelRejected, match="not a whole ONNX model"):
        Classifier.load(model)


@pytest.mark.parametrize("content", [b"", b"GIF89a"])
def test_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "picture.onnx"
    path.write_bytes(content)
    with pytest.raises(ModelRejected, match=path.name):
        Classifier.load(path)


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelRejected, match="cannot be read"):
        Classifier.load(tmp_path / f"{'x' * 300}.onnx")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelRejected, match="There is no model file"):
        Classifier.load(tmp_path / "none.onnx")


@pytest.mark.parametrize("region", list(Region))
def test_each_shipped_model_is_the_one_its_report_describes(region: Region) -> None:
    facts = Classifier.load(shipped_model(region)).facts
    assert facts.region is region
    assert facts.report["sha256"] == facts.sha256
    for split in ("PublicTest", "PrivateTest"):
        assert set(facts.report["metrics"][split]["recall"]) == set(map(str, EMOTIONS))
