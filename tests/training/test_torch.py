"""Trains on PyTorch, where it is installed: what is particular to it holds there, too."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from emomirror_training.runs import epochs_of

pytestmark = pytest.mark.skipif(
    find_spec("torch") is None, reason="the extra train-torch is missing"
)

PROGRAM = """if True:
    import sys
    sys.modules["tensorflow"] = None
    from dataclasses import replace
    from pathlib import Path
    from emomirror_training.fit import fit
    from emomirror_training.networks import NETWORKS
    from emomirror_training.reading import load
    from emomirror_training.recipes import RECIPES

    NETWORKS["plain"] |= {"dropout": 0.5, "normalised_from": 1}
    recipe = replace(
        RECIPES["baseline"], epochs=4, augment=True, mixing=0.3, swa=0.6, dtype_policy="float32"
    )
    out = Path(sys.argv[2])
    fit(recipe, load(Path(sys.argv[1])), out, seed=0, resume="--resume" in sys.argv)
"""


def started(data: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "KERAS_BACKEND": "torch"}
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", PROGRAM, str(data), str(out), *more],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_a_run_on_pytorch_goes_on_as_if_left_alone(data: Path, tmp_path: Path) -> None:
    """Interrupted while weights are averaged, which PyTorch gives out without copying them."""
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    with started(data, whole) as alone:
        said, complained = alone.communicate()
    assert alone.returncode == 0, complained
    assert "training by torch on the processor" in said
    with started(data, killed) as process:
        assert process.stdout is not None
        assert any(line.startswith("epoch 3 of 4") for line in process.stdout)
        process.kill()
    assert not (killed / "network.weights.h5").exists(), "it was not killed in the middle"
    with started(data, killed, "--resume") as again:
        _, complained = again.communicate()
    assert again.returncode == 0, complained
    epochs = [
        [{k: v for k, v in row.items() if k != "seconds"} for row in epochs_of(run)]
        for run in (whole, killed)
    ]
    assert epochs[0] == epochs[1]
    assert epochs[0][3]["val_loss"] != epochs[0][2]["val_loss"]
