"""Files that come with the program, wherever it is installed."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def model_path(name: str) -> Path:
    """The path of a file of ``models/``."""
    return Path(str(files("emomirror_models"))) / name


def asset_path(name: str) -> Path:
    """The path of a file of ``assets/``."""
    return Path(str(files("emomirror_assets"))) / name
