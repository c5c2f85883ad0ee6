"""The versions that a figure depends on."""

from __future__ import annotations

import sys
from importlib import metadata

PACKAGES = (
    "emomirror",
    "lime",
    "mediapipe",
    "numpy",
    "onnxruntime",
    "opencv-python",
    "PySide6-Essentials",
)


def versions() -> dict[str, str]:
    """Of Python and of the libraries, by name."""
    found = {"python": sys.version.split()[0]}
    for package in PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = "not installed"
    return found
