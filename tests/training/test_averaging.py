"""Runs are averaged into one that goes the way of any other."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import pytest

from emomirror.vision.classifier import Classifier
from emomirror.vision.facts import file_sha256
from emomirror_training.first_weights import exported_weights

from .conftest import train


@pytest.fixture(scope="module")
def runs(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two runs, the second of which began with what the first has left."""
    folder = tmp_path_factory.mktemp("runs")
    given = ["fit", "--data", data, "--recipe", "vgg-eyes", "--labels", "fer", "--epochs", "1"]
    first, second = folder / "first", folder / "second"
    for out, more in ((first, []), (second, ["--init", first / "network.weights.h5"])):
        done = train(*given, "--out", out, *more)
        assert done.returncode == 0, done.stderr
    return first, second


def test_weights_are_averaged_and_the_run_is_one_that_the_program_takes(
    runs: tuple[Path, Path], data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "both"
    done = train("average", *runs, "--data", data, "--out", out)
    assert done.returncode == 0, done.stderr
    assert "measured on PublicTest" in done.stdout
    first, second, both = (exported_weights(run / "eyes-fp32.onnx") for run in (*runs, out))
    for one, other, middle in zip(first, second, both, strict=True):
        for a, b, mean in zip(one, other, middle, strict=True):
            np.testing.assert_allclose(mean, (a + b) / 2, atol=1e-6)
    assert not np.array_equal(first[0][0], second[0][0])
    facts = Classifier.load(out).facts
    assert facts.report["command"].startswith("emomirror-train average first second ")
    assert [one["run"] for one in facts.report["run"]["averaged"]] == ["first", "second"]
    history = facts.report["run"]["history"]
    assert [one["run"] for one in history] == ["first", "second"]
    assert [one["weights_sha256"] for one in history] == [
        file_sha256(run / "network.weights.h5") for run in runs
    ]
    assert "--init first/network.weights.h5" in history[1]["command"]
    assert str(tmp_path) not in (out / "eyes.json").read_text(), "nobody's folders are told"
    assert (out / "curves.png").exists()
    onnx.checker.check_model(str(out / "eyes.onnx"))

    # As if it had been ended while it was exported.
    for name in ("mistakes.csv", "eyes.onnx", "curves.png"):
        (out / name).unlink()
    goes_on = train("average", *runs, "--data", data, "--out", out)
    assert goes_on.returncode == 0, goes_on.stderr
    assert (out / "curves.png").exists()
    again = train("average", *runs, "--data", data, "--out", out)
    assert again.returncode == 1
    assert f"emomirror-train export {out}" in again.stderr
    kept = (out / "run.json").read_bytes()
    anew = train("fit", "--recipe", "eyes", "--data", data, "--out", out)
    assert anew.returncode == 1
    assert "give another folder" in anew.stderr
    assert (out / "run.json").read_bytes() == kept

    weights = out / "network.weights.h5"
    weights.write_bytes(weights.read_bytes()[:5000])
    export = "export", out, "--data", data, "--out", tmp_path
    for complaint in ("damaged", "not finished"):
        refused = train(*export)
        assert refused.returncode == 1
        assert complaint in refused.stderr
        assert "average anew" in refused.stderr
        weights.unlink(missing_ok=True)
    lost = train("fit", "--recipe", "eyes", "--data", data, "--out", out, "--resume")
    assert lost.returncode == 1
    assert (out / "run.json").read_bytes() == kept


def test_a_run_is_averaged_with_the_model_that_it_began_with(
    runs: tuple[Path, Path], data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "both"
    model = runs[0] / "eyes.onnx"
    done = train("average", model, runs[1], "--data", data, "--out", out)
    assert done.returncode == 0, done.stderr
    first, second = exported_weights(model), exported_weights(runs[1] / "eyes-fp32.onnx")
    for one, other, middle in zip(
        first, second, exported_weights(out / "eyes-fp32.onnx"), strict=True
    ):
        for a, b, mean in zip(one, other, middle, strict=True):
            np.testing.assert_allclose(mean, (a + b) / 2, atol=1e-6)
    told = Classifier.load(out).facts.report["run"]["averaged"]
    assert [one["run"] for one in told] == ["eyes.onnx", "second"]
    assert told[0]["weights_sha256"] == file_sha256(model)

    # Of an exported pair either tells of the other.
    done = train("average", runs[0] / "eyes-fp32.onnx", runs[1], "--data", data, "--out",
                 tmp_path / "exact")  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = Classifier.load(tmp_path / "exact").facts.report["run"]["averaged"]
    assert [one["run"] for one in told] == ["eyes-fp32.onnx", "second"]

    alone = tmp_path / "alone.onnx"
    alone.write_bytes(model.read_bytes())
    refused = train("average", alone, runs[1], "--data", data, "--out", tmp_path / "out")
    assert refused.returncode == 1
    assert "alone.json beside it" in refused.stderr


def test_a_run_tells_of_those_that_led_to_its_first_weights(
    runs: tuple[Path, Path], data: Path, tmp_path: Path
) -> None:
    """Also by way of an exported model, and of an average that an earlier one was part of."""
    middle, last, out = (tmp_path / name for name in ("middle", "last", "out"))
    given = ["fit", "--data", data, "--recipe", "vgg-eyes", "--labels", "fer", "--epochs", "0"]
    for words in (
        ["average", *runs, "--data", data, "--out", middle],
        [*given, "--init", middle / "eyes-fp32.onnx", "--out", last],
        ["average", runs[1], last, "--data", data, "--out", out],
    ):
        done = train(*words)
        assert done.returncode == 0, done.stderr
    report = Classifier.load(out).facts.report
    history = report["run"]["history"]
    assert [one["run"] for one in history] == ["first", "second", "middle", "last"]
    assert [one["epochs"] for one in history] == [1, 1, 0, 0]
    assert history[2]["command"].startswith("emomirror-train average first second ")
    assert "--init middle/eyes-fp32.onnx" in history[3]["command"]
    assert "4 other runs came before it" in (out / "eyes.md").read_text()
    assert not (out / "epochs.csv").exists()


def test_of_runs_that_pool_otherwise_the_last_ones_way_counts(
    runs: tuple[Path, Path], data: Path, tmp_path: Path
) -> None:
    smooth = tmp_path / "smooth"
    shutil.copytree(runs[1], smooth)
    facts = json.loads((smooth / "run.json").read_text())
    facts["recipe"] |= {"antialiased_from": 2, "labels": "mixed"}
    (smooth / "run.json").write_text(json.dumps(facts))
    pools = {}
    for name, order in (("smooth", (runs[0], smooth)), ("steps", (smooth, runs[0]))):
        done = train("average", *order, "--data", data, "--out", tmp_path / f"{name}-last")
        assert done.returncode == 0, done.stderr
        told = json.loads((tmp_path / f"{name}-last" / "eyes.json").read_text())
        assert told["trained_on"].endswith("labels: fer, mixed")
        graph = onnx.load(str(tmp_path / f"{name}-last" / "eyes-fp32.onnx")).graph
        pools[name] = {node.op_type for node in graph.node} & {"AveragePool", "MaxPool"}
    assert pools == {"smooth": {"AveragePool", "MaxPool"}, "steps": {"MaxPool"}}


def test_runs_that_began_apart_are_averaged_with_a_note(
    runs: tuple[Path, Path], data: Path, tmp_path: Path
) -> None:
    apart = tmp_path / "apart"
    given = ["fit", "--data", data, "--recipe", "vgg-eyes", "--labels", "fer", "--epochs", "0"]
    assert train(*given, "--seed", "7", "--out", apart).returncode == 0
    told = train("average", runs[0], apart, "--data", data, "--out", tmp_path / "out")
    assert told.returncode == 0
    assert "nothing tells that these runs began with the same weights" in told.stdout
    told = train("average", *runs, "--data", data, "--out", tmp_path / "together")
    assert told.returncode == 0
    assert "Note" not in told.stdout


def test_what_cannot_be_averaged_is_told(
    runs: tuple[Path, Path], data: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    facts = json.loads((runs[0] / "run.json").read_text())
    facts["recipe"]["network"] = "plain"
    (other / "run.json").write_text(json.dumps(facts))
    (other / "network.weights.h5").write_bytes((runs[0] / "network.weights.h5").read_bytes())
    refused = train("average", runs[0], other, "--data", data, "--out", tmp_path / "out")
    assert refused.returncode == 1
    assert "only runs of one network" in refused.stderr

    for name, value in (("later", 1), ("network", "larger")):
        strange = {**facts, "recipe": {**facts["recipe"], name: value}}
        (other / "run.json").write_text(json.dumps(strange))
        refused = train("average", runs[0], other, "--data", data, "--out", tmp_path / "out")
        assert refused.returncode == 1
        assert f"{other} tells of no recipe that is known here" in refused.stderr

    refused = train("average", runs[0], "--data", data, "--out", tmp_path / "out")
    assert refused.returncode == 1
    assert "two runs or more; got 1" in refused.stderr
    refused = train("average", runs[0], runs[0], "--data", data, "--out", tmp_path / "out")
    assert refused.returncode == 1
    assert "two have the same weights" in refused.stderr
    models = tmp_path / "models"
    models.mkdir()
    (models / "eyes.onnx").touch()
    refused = train("average", *runs, "--data", data, "--out", models)
    assert refused.returncode == 1
    assert "holds eyes.onnx already" in refused.stderr

    file = tmp_path / "notes.txt"
    file.write_text("mine")
    refused = train("average", *runs, "--data", data, "--out", file)
    assert refused.returncode == 1
    assert "notes.txt cannot be written (File exists); make room, or choose" in refused.stderr
    assert file.read_text() == "mine"

    (other / "run.json").write_text(json.dumps(facts))
    (other / "network.weights.h5").unlink()
    refused = train("average", runs[0], other, "--data", data, "--out", tmp_path / "out")
    assert refused.returncode == 1
    assert "not finished; go on with it by fit --resume --recipe vgg-eyes" in refused.stderr
    assert not (tmp_path / "out").exists()
