"""The command line of ``emomirror-train``."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from emomirror.typed import png_path

from .recipes import CHOICES, RECIPES

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

DATA = "FER-2013: fer2013.csv, icml_face_data.csv, pictures, an archive, or a folder of these"
MOST = 1_000_000
"""The largest count that is taken, of epochs, pictures and the like."""
CHOSEN = {
    "region": "which crop the network sees",
    "network": "its layers; -bn normalises while training, -thin has half the multiplications",
    "labels": "fer: the challenge's; ferplus: shares of FER+'s votes; mixed: both; expected: what"
    " the votes let expect of the challenge's",
    "dtype_policy": "numbers to train in; auto takes bfloat16 where it is fast",
}


def build_parser(*, commands: bool = True) -> argparse.ArgumentParser:
    """The whole of it, or what there is without a command."""
    parser = argparse.ArgumentParser(
        prog="emomirror-train",
        description="Rebuild Emomirror's models from FER-2013. With --data alone, one that reads"
        " faces, of the kind that ships: checks the data, trains, measures and exports it.",
    )
    parser.add_argument("--data", type=Path, help=DATA)
    parser.add_argument(
        "--out", type=Path, default=Path("runs/vgg"), help="the run's folder (%(default)s)"
    )
    parser.set_defaults(recipe="vgg", command=None)
    if commands:
        named = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
        _add_training(named)
        _add_measuring(named)
        _add_explaining(named)
        readme = named.add_parser(
            "readme", help="write README's tables and curves from the measured figures"
        )
        readme.add_argument("--root", type=Path, default=Path(), help="the repository's folder")
    _add_settings(parser, ("vgg",))
    return parser


def _add_training(commands: Commands) -> None:
    """What checks the data, trains on it, and exports what was trained."""
    checked = commands.add_parser(
        "check-data", parents=[_json()], help="compare a copy of FER-2013 with the official"
    )
    # Named also as all other commands want it named.
    checked.add_argument("plain", type=Path, nargs="?", metavar="DATA", help=DATA)
    checked.add_argument("--data", type=Path, help="the same")
    fit = commands.add_parser("fit", parents=[_data()], help="train a network")
    fit.add_argument("--recipe", default="vgg", choices=RECIPES, help="(%(default)s)")
    fit.add_argument("--out", type=Path, required=True, help="the run's folder")
    _add_settings(fit, tuple(RECIPES))
    table1 = commands.add_parser(
        "table1", parents=[_data(), _resume()], help="train and measure the study's four models"
    )
    table1.add_argument(
        "--out", type=Path, default=Path("runs/table1"), help="a folder for all (%(default)s)"
    )
    table1.add_argument("--seed", type=_seed, default=0, help="another gives other networks")
    table1.add_argument("--epochs", type=_from_one, metavar="N", help="of each, for a quick look")
    table1.add_argument("--init", help="the last model's: imagenet (downloaded), none, or a file")
    table1.add_argument(
        "--final", type=Path, metavar="MODEL", help="measure this file, not to train the last"
    )
    prepared = commands.add_parser(
        "preprocess",
        parents=[_data(), _resume()],
        help="train one network on pictures made ready in several ways",
    )
    prepared.add_argument(
        "--out", type=Path, default=Path("runs/preprocess"), help="a folder for all (%(default)s)"
    )
    prepared.add_argument("--recipe", default="baseline", choices=RECIPES, help="(%(default)s)")
    prepared.add_argument("--epochs", type=_from_one, metavar="N", help="not the recipe's own")
    prepared.add_argument(
        "--init", help="not the recipe's own first weights: imagenet (downloaded), none, or a file"
    )
    prepared.add_argument("--seeds", type=_from_one, default=1, metavar="N", help="of each way")
    average = commands.add_parser(
        "average",
        parents=[_data()],
        help="average the weights of runs, or models, of which one began with what another left",
    )
    average.add_argument("runs", type=Path, nargs="+", metavar="RUN", help="two folders or more")
    average.add_argument("--out", type=Path, required=True, help="the new run's folder")
    export = commands.add_parser(
        "export", parents=[_data()], help="turn a finished run into files for the program"
    )
    export.add_argument("run", type=Path, help="the run's folder")
    export.add_argument("--out", type=Path, required=True, help="where to write the model")
    calibrate = commands.add_parser(
        "calibrate",
        parents=[_model(), _data()],
        help="calibrate an exported model anew, as export does",
    )
    calibrate.add_argument("--out", type=Path, required=True, help="where to write the model")


def _add_measuring(commands: Commands) -> None:
    """What measures a model file, or how faces are found."""
    evaluate = commands.add_parser(
        "evaluate", parents=[_model(), _data(), _json()], help="measure a model file"
    )
    evaluate.add_argument(
        "--split",
        default="PrivateTest",
        choices=("Training", "PublicTest", "PrivateTest", "PublicTest+PrivateTest"),
        help="which pictures (%(default)s)",
    )
    evaluate.add_argument(
        "--tta", choices=("flip", "tencrop"), help="average over views of each picture"
    )
    commands.add_parser(
        "moved",
        parents=[_model(), _data(), _json()],
        help="measure what is lost where faces are framed badly",
    )
    portraits = commands.add_parser(
        "portraits",
        parents=[_model(), _json()],
        help="read portraits of known expression as the mirror does",
    )
    portraits.add_argument("folder", type=Path, help="pictures, one person in each")
    portraits.add_argument(
        "--labels",
        type=Path,
        metavar="CSV",
        help="has columns path and label; FOLDER.csv, or the only CSV in FOLDER, if not given",
    )
    commands.add_parser(
        "limits", parents=[_model(), _data()], help="spoil pictures until a model cannot read them"
    )
    framing = commands.add_parser("framing", help="measure how exactly faces are found")
    framing.add_argument("pictures", type=Path, help="a folder of portraits, one face in each")


def _add_explaining(commands: Commands) -> None:
    """What explains a model's answers, and measures that."""
    panels = commands.add_parser(
        "explain",
        parents=[_model(), _data()],
        help="draw what a model looked at in faces of FER-2013, by LIME",
    )
    panels.add_argument(
        "--rows",
        type=int,
        nargs="+",
        metavar="N",
        help="rows of the data, from 0; happy and surprised faces of PublicTest if not given",
    )
    panels.add_argument("--samples", type=int, default=1000, help="for each face")
    panels.add_argument(
        "--out",
        metavar="FILE.png",
        type=png_path,
        required=True,
        help="the picture; it shows faces of the data",
    )
    measured = commands.add_parser(
        "bench-explain",
        parents=[_model(), _data(), _json()],
        help="measure explanations of a model",
    )
    measured.add_argument("--faces", type=int, default=100, help="rows of PublicTest")
    measured.add_argument("--samples", type=int, default=1000, help="for each explanation")
    measured.add_argument(
        "--scheme",
        choices=("parts", "grid", "superpixels"),
        help="only by this way of dividing a face into regions",
    )
    measured.add_argument(
        "--fill",
        choices=("blur", "mean", "noise"),
        help="only by this way of blanking them",
    )


def _data() -> argparse.ArgumentParser:
    parent = argparse.ArgumentParser(add_help=False)
    parent.add_argument("--data", type=Path, required=True, help=DATA)
    return parent


def _model() -> argparse.ArgumentParser:
    parent = argparse.ArgumentParser(add_help=False)
    parent.add_argument(
        "model", type=Path, help="an .onnx file that export has written, or the folder of a run"
    )
    return parent


def _json() -> argparse.ArgumentParser:
    parent = argparse.ArgumentParser(add_help=False)
    parent.add_argument("--json", action="store_true", help="print one JSON object")
    return parent


def _resume() -> argparse.ArgumentParser:
    parent = argparse.ArgumentParser(add_help=False)
    parent.add_argument("--resume", action="store_true", help="go on after the last whole epoch")
    return parent


def _add_settings(parser: argparse.ArgumentParser, recipes: tuple[str, ...]) -> None:
    """What a training takes beside its recipe, one of ``recipes``, and an option for each setting
    of that."""
    parser.add_argument("--seed", type=_seed, default=0, help="another gives another network")
    parser.add_argument("--resume", action="store_true", help="go on after the last whole epoch")
    group = parser.add_argument_group("in place of the recipe's own, which are told in brackets")

    def add(name: str, kind: Callable[[str], float], metavar: str, says: str) -> None:
        says += own(name)
        group.add_argument(f"--{name.replace('_', '-')}", type=kind, metavar=metavar, help=says)

    def own(name: str) -> str:
        values = [_told(getattr(RECIPES[recipe], name)) for recipe in recipes]
        usual = max(values, key=values.count)
        pairs = zip(recipes, values, strict=True)
        others = [f"{recipe} {value}" for recipe, value in pairs if value != usual]
        return f" ({', '.join([*others, f'else {usual}'] if others else [usual])})"

    group.add_argument(
        "--init",
        help="imagenet (downloaded), none, or a file: a model's, a run's, or VGG16's weights"
        + own("init"),
    )
    add("epochs", _from_zero_whole, "N", "times that Training is gone through; 0: not at all")
    add("batch", _from_one, "N", "pictures in a step")
    for name, choices in CHOICES.items():
        says = CHOSEN[name] + own(name)
        group.add_argument(f"--{name.replace('_', '-')}", choices=choices, help=says)
    group.add_argument(
        "--augment",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="vary each picture anew in every epoch, or show it as it is" + own("augment"),
    )
    add("peak_rate", _above_zero, "R", "highest learning rate")
    add("weight_decay", _from_zero, "W", "in each step, times the learning rate")
    add(
        "label_smoothing",
        _share,
        "S",
        "share of each target spread over all emotions, 0 to 1",
    )
    add("mixing", _from_zero, "A",
        "mixup's alpha: pictures laid over each other, and their targets with them; 0: none"
    )  # fmt: skip
    add("frozen_blocks", _from_zero_whole, "N",
        "how many blocks, from the first, keep the weights that --init gives")  # fmt: skip
    add("antialiased_from", _from_zero_whole, "N",
        "the first block that is pooled by weighted means, so that a face that moves a little is"
        " read alike; 0: none")  # fmt: skip
    add("aligned", _share, "S", "share of the faces that are shown with the eyes level, 0 to 1")
    group.add_argument(
        "--teacher",
        nargs="+",
        metavar="MODEL",
        help="models, as export writes them, whose answers to the very pictures that are trained"
        " on are learnt (distillation)" + own("teacher"),
    )
    add("taught", _share, "S", "their part of each target, 0 to 1")
    add("swa", _share, "S", "share of the epochs, the last ones, whose weights are averaged")
    add("balance", _share, "B",
        "how much more rare emotions weigh: 0, every picture alike, to 1, every emotion alike"
    )  # fmt: skip


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " ".join(value) or "none"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _from_one(text: str) -> int:
    expected = f"a whole number from 1 to {MOST}"
    return int(_number(text, int, expected, lambda value: 1 <= value <= MOST))


def _seed(text: str) -> int:
    expected = "a whole number from 0 to 4294967295"
    return int(_number(text, int, expected, lambda value: 0 <= value < 2**32))


def _from_zero_whole(text: str) -> int:
    expected = f"a whole number from 0 to {MOST}"
    return int(_number(text, int, expected, lambda value: 0 <= value <= MOST))


def _above_zero(text: str) -> float:
    return _number(text, float, "a number above 0", lambda value: 0 < value < math.inf)


def _from_zero(text: str) -> float:
    return _number(text, float, "a number from 0 on", lambda value: 0 <= value < math.inf)


def _share(text: str) -> float:
    return _number(text, float, "a number from 0 to 1", lambda value: 0 <= value <= 1)


def _number(
    text: str, kind: type[int] | type[float], expected: str, fits: Callable[[float], bool]
) -> float:
    try:
        value = kind(text)
    except ValueError:
        value = math.nan
    if not fits(value):
        raise argparse.ArgumentTypeError(f"expected {expected}; got {text}")
    return value
