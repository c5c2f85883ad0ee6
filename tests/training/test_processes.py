"""Trains on JAX: in one process, in two, and on two devices of one, to compare what comes of it."""

from __future__ import annotations

import csv
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from emomirror.errors import SaveFailed
from emomirror.writing import save
from emomirror_training.backend import EngineRefused, on_all_devices, where_onnx_is_written
from emomirror_training.cli import main
from emomirror_training.recipes import RECIPES

# TensorFlow's, by which first weights are written.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
needs_jax = pytest.mark.skipif(find_spec("jax") is None, reason="the extra train-jax is missing")

# Pictures are varied and features dropped, and neither batches nor PublicTest can be halved. First
# weights are a wider network's, which is thinned and has its normalisations set; in the end weights
# are averaged.
PROGRAM = """if True:
    import shutil, sys
    sys.modules["tensorflow"] = None  # JAX does without, and starts sooner
    from dataclasses import replace
    from pathlib import Path
    import numpy as np
    from emomirror.errors import EmomirrorError
    from emomirror.vision.crop import Region
    from emomirror.vision.facts import shipped_model
    from emomirror_training import runs
    from emomirror_training.data import Fer2013, Usage
    from emomirror_training.fit import fit
    from emomirror_training.networks import NETWORKS, WIDER
    from emomirror_training.recipes import RECIPES

    out, seed, resume = Path(sys.argv[1]), int(sys.argv[2]), "--resume" in sys.argv
    NETWORKS["plain"] |= {"dropout": 0.5, "normalised_from": 1}
    NETWORKS["thinner"] = {**NETWORKS["plain"], "blocks": ((8,), (32,))}
    WIDER["thinner"] = "plain"
    recipe = replace(
        RECIPES["baseline"], network="thinner", init=sys.argv[3],
        augment=True, batch=33, epochs=2, swa=0.5,
        teacher=(str(shipped_model(Region.FACE)),) if "--taught" in sys.argv else (),
    )
    pixels = np.random.default_rng(0).integers(0, 255, (101, 48, 48)).astype(np.uint8)
    usage = np.repeat([Usage.TRAINING, Usage.PUBLIC_TEST], [66, 35]).astype(np.uint8)
    data = Fer2013(pixels, (np.arange(101) % 7).astype(np.uint8), usage)

    replace_file = runs._replace
    def keep_first(path, save, epochs=None, *more):
        replace_file(path, save, epochs, *more)
        if epochs == 1:
            locked = shutil.ignore_patterns(runs.LOCK)
            shutil.copytree(out, out.with_name("first"), dirs_exist_ok=True, ignore=locked)
    runs._replace = keep_first
    try:
        fit(recipe, data, out, seed=seed, resume=resume)
    except EmomirrorError as error:
        sys.exit(str(error))
"""


@contextmanager
def training(out: Path, *arguments: str | Path, **settings: str) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | settings | {"KERAS_BACKEND": "jax", "JAX_PLATFORMS": "cpu"}
    # Compiled in half the time; there is next to nothing to calculate.
    environment["JAX_DISABLE_MOST_OPTIMIZATIONS"] = "1"
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", PROGRAM, str(out), *map(str, arguments)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


def train(out: Path, *arguments: str | Path, **settings: str) -> str:
    with training(out, *arguments, **settings) as process:
        said, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    return said


@contextmanager
def two(
    first: tuple[Path, str, Path], second: tuple[Path, str, Path]
) -> Iterator[tuple[subprocess.Popen[str], subprocess.Popen[str]]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    together = {
        "KERAS_DISTRIBUTION_JOB_ADDRESSES": address,
        "KERAS_DISTRIBUTION_NUM_PROCESSES": "2",
    }
    with (
        training(*first, **together, KERAS_DISTRIBUTION_PROCESS_ID="0") as leader,
        training(*second, **together, KERAS_DISTRIBUTION_PROCESS_ID="1") as other,
    ):
        yield leader, other


def epochs(run: Path) -> list[list[float]]:
    with (run / "epochs.csv").open(newline="") as file:
        return [
            [float(value) for name, value in row.items() if name != "seconds"]
            for row in csv.DictReader(file)
        ]


def assert_same(run: Path, other: Path) -> None:
    """Within rounding: the files have five places."""
    assert len(epochs(run)) == 2
    for mine, its in zip(epochs(run), epochs(other), strict=True):
        assert mine == pytest.approx(its, abs=2e-5)


@pytest.fixture(scope="module")
def init(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """First weights."""
    weights = tmp_path_factory.mktemp("init") / "first.weights.h5"
    RECIPES["baseline"].build().save_weights(weights)
    return weights


@pytest.fixture(scope="module")
def alone(init: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run on one device."""
    out = tmp_path_factory.mktemp("runs") / "alone"
    train(out, "0", init)
    return out


@pytest.fixture(scope="module")
def both(init: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same run by two processes; ``first``, beside it, is what it was after an epoch."""
    out = tmp_path_factory.mktemp("runs") / "both"
    with two((out, "0", init), (out, "0", init)) as (leader, other):
        told, errors = leader.communicate(timeout=300)
        silent, others = other.communicate(timeout=300)
    assert (leader.returncode, other.returncode) == (0, 0), errors + others
    assert "epoch 2 of 2" in told
    assert "epoch" not in silent
    return out


@needs_jax
def test_two_processes_train_as_one_does(alone: Path, both: Path) -> None:
    assert_same(both, alone)
    assert (both / "network.weights.h5").exists()


@needs_jax
def test_two_devices_go_on_where_two_processes_stopped(alone: Path, both: Path, init: Path) -> None:
    out = both.with_name("first")
    train(out, "0", init, "--resume", XLA_FLAGS="--xla_force_host_platform_device_count=2")
    assert_same(out, alone)


@needs_jax
def test_two_devices_are_taught_as_one_is(alone: Path, init: Path, tmp_path: Path) -> None:
    one, two_of_them = tmp_path / "one", tmp_path / "two"
    train(one, "0", init, "--taught")
    devices = "--xla_force_host_platform_device_count=2"
    train(two_of_them, "0", init, "--taught", XLA_FLAGS=devices)
    assert_same(two_of_them, one)
    assert epochs(one) != epochs(alone), "nothing was learnt of the teacher"


@needs_jax
def test_processes_that_were_not_started_alike_say_so(tmp_path: Path, init: Path) -> None:
    with two((tmp_path, "0", init), (tmp_path, "1", init)) as processes:
        for process in processes:
            assert "not started alike" in process.communicate(timeout=300)[1]
            assert process.returncode == 1


def test_several_processes_are_refused_where_the_engine_is_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("keras.backend.backend", lambda: "torch")
    monkeypatch.setenv("KERAS_DISTRIBUTION_NUM_PROCESSES", "2")
    with pytest.raises(EngineRefused, match="KERAS_BACKEND=jax, got torch"), on_all_devices():
        pass


@pytest.mark.parametrize("command", ["table1", "preprocess"])
def test_several_processes_are_refused_where_several_networks_are_trained(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.setenv("KERAS_DISTRIBUTION_PROCESS_ID", "0")
    assert main([command, "--data", "none.csv"]) == 1
    assert "one network together, by fit" in capsys.readouterr().err


def test_from_jax_onnx_is_written_by_tensorflow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keras.backend.backend", lambda: "jax")
    monkeypatch.setenv("KERAS_BACKEND", "jax")
    assert where_onnx_is_written(os.getenv, "KERAS_BACKEND") == "tensorflow"
    assert os.environ["KERAS_BACKEND"] == "jax"


def test_what_went_wrong_in_the_other_process_is_told_in_its_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("keras.backend.backend", lambda: "jax")
    nowhere = tmp_path / "nowhere" / "face.onnx"
    with pytest.raises(SaveFailed, match=r"face\.onnx") as failed:
        where_onnx_is_written(save, nowhere, b"")
    assert failed.value.sentence.fields
