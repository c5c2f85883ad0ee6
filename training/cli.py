"""``emomirror-train``: rebuilds the program's models."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from emomirror.errors import EmomirrorError


def build_parser() -> argparse.ArgumentParser:
    """The command line, apart so that tests can read it."""
    parser = argparse.ArgumentParser(
        prog="emomirror-train", description="Rebuild Emomirror's models from FER-2013."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    fit = commands.add_parser("fit", help="train a network")
    fit.add_argument("--data", type=Path, required=True, help="fer2013.csv, its folder, or .npz")
    fit.add_argument("--recipe", default="vgg", choices=("vgg", "eyes"))
    fit.add_argument("--out", type=Path, required=True, help="the run's folder")
    fit.add_argument("--init", help="imagenet (downloaded), none, or a file of VGG16's weights")
    fit.add_argument("--labels", choices=("fer", "ferplus", "mixed"))
    fit.add_argument("--epochs", type=int)
    fit.add_argument("--seed", type=int, default=0)
    fit.add_argument("--resume", action="store_true", help="go on after the last whole epoch")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    options = build_parser().parse_args(arguments)
    os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    try:
        _fit(options)
    except EmomirrorError as error:
        print(f"emomirror-train: {error}", file=sys.stderr)
        return 1
    return 0


def _fit(options: argparse.Namespace) -> None:
    from .data import load
    from .fit import fit
    from .recipes import RECIPES

    changes = {
        name: value
        for name in ("init", "labels", "epochs")
        if (value := getattr(options, name)) is not None
    }
    recipe = replace(RECIPES[options.recipe], **changes)
    fit(recipe, load(options.data), options.out, seed=options.seed, resume=options.resume)
