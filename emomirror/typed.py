"""What people type on the command lines, as values."""

from __future__ import annotations

import argparse
from pathlib import Path


def png_path(text: str) -> Path:
    """Where a PNG goes.

    Raises:
        ArgumentTypeError: its name promises another kind of picture.
    """
    path = Path(text)
    if path.suffix.lower() != ".png":
        raise argparse.ArgumentTypeError(f"expected a name that ends in .png; got {text!r}")
    return path
