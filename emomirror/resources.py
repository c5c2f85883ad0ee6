"""Files that come with the program, wherever it is installed."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def model_path(name: str) -> Path:
    """The path of a file of ``models/``."""
    return Path(str(files("emomirror_models"))) / name


def model_file(path: Path) -> Path:
    """The model file that ``path`` names: itself, or the one that a folder of training holds, of
    several the one that reads the whole face."""
    if not path.is_dir():
        return path
    files_of = [path / "face.onnx", path / "eyes.onnx"]
    return next((file for file in files_of if file.is_file()), files_of[0])


def asset_path(name: str) -> Path:
    """The path of a file of ``assets/``."""
    return Path(str(files("emomirror_assets"))) / name
