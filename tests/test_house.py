"""The program as it is installed: a wheel runs from everywhere, and starts light."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

import emomirror

ROOT = Path(__file__).resolve().parent.parent
HEAVY = ("cv2", "mediapipe", "numpy", "onnxruntime", "PySide6", "keras", "tensorflow")
LONGEST_START_S = 0.3


def heavy_modules_of(code: str) -> list[str]:
    """Which slow libraries a fresh Python has imported after ``code``."""
    report = f"print('LOADED', [m for m in {HEAVY} if m in sys.modules])"
    code = f"import sys\ntry:\n    {code}\nfinally:\n    {report}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("LOADED"))
    return list(json.loads(line.removeprefix("LOADED ").replace("'", '"')))


@pytest.mark.parametrize(
    "code",
    [
        "import emomirror",
        "import emomirror.cli",
        "from emomirror.cli import main; main(['--help'])",
        "from emomirror.cli import main; main(['bench', '--help'])",
    ],
)
def test_nothing_slow_is_imported_before_it_is_needed(code: str) -> None:
    assert heavy_modules_of(code) == []


def test_help_is_there_at_once() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        command = [sys.executable, "-m", "emomirror", "--help"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start

    # The best of several: what else the machine does is not the program's fault.
    assert min(seconds() for _ in range(5)) <= LONGEST_START_S


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == emomirror.__version__ == metadata.version("emomirror")


def test_every_package_is_in_the_wheel() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = set(project["tool"]["setuptools"]["packages"])
    folders = {path.parent.relative_to(ROOT) for path in (ROOT / "emomirror").rglob("__init__.py")}
    assert {".".join(folder.parts) for folder in folders} <= listed


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which a wheel of this tree was installed."""
    folder = tmp_path_factory.mktemp("house")
    tree = folder / "tree"
    tree.mkdir()
    # A copy: building leaves folders behind in the tree.
    for name in ("emomirror", "models", "assets", "training"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tree / name)
    # An export into the tree leaves this one there, to compare with.
    (tree / "models" / "face-fp32.onnx").write_bytes(b"four times the size")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-deps", "--no-index"]
    for command in (
        [*pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", ".", "./tree"],
        [*pip, "install", *offline, "--find-links", ".", "--target", "site", "emomirror"],
    ):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(params=["the repository's root", "elsewhere"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where a program is started."""
    return ROOT if request.param == "the repository's root" else tmp_path


def from_wheel(installed: Path, *command: str, cwd: Path) -> str:
    """What a program prints that finds the installed wheel first."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *command],
        env=environment,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_wheel_finds_models_assets_and_training(installed: Path, place: Path) -> None:
    code = (
        "import json, emomirror_training, emomirror_assets, emomirror_models;"
        "from emomirror.resources import asset_path, model_path;"
        "print(json.dumps([emomirror_training.__file__, str(model_path('face.onnx')),"
        " str(model_path('face_detector.tflite')), str(asset_path('demo'))]))"
    )
    for found in json.loads(from_wheel(installed, "-c", code, cwd=place)):
        assert Path(found).is_relative_to(installed)
        assert Path(found).exists()


def test_a_wheel_shows_the_demo(installed: Path, place: Path) -> None:
    script = str(installed / "bin" / "emomirror")
    words = ("watch", "--source", "demo", "--json", "--frames", "1")
    (line,) = from_wheel(installed, script, *words, cwd=place).splitlines()
    assert json.loads(line)["faces"]


def test_a_wheel_holds_every_asset_and_model_that_ships(installed: Path) -> None:
    def names(folder: Path) -> set[str]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)) for path in files if path.suffix != ".pyc"}

    ships = {name for name in names(ROOT / "models") if not name.endswith("-fp32.onnx")}
    held = names(installed / "emomirror_models")
    assert names(ROOT / "assets") - names(installed / "emomirror_assets") == set()
    assert ships - held == set()
    assert "face-fp32.onnx" not in held
