"""``emomirror-train``: rebuilds the program's models."""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from emomirror.errors import EmomirrorError
from emomirror.native_output import let_go_of

from .recipes import CHOICES, RECIPES, Recipe

if TYPE_CHECKING:
    from .data import Fer2013


ENGINES = ("tensorflow", "jax", "torch")
"""Under Keras, by the names that it gives them."""
EXTRAS = {"jax": "emomirror[train-jax]", "torch": "torch"}
"""What to install for modules that the extra ``train`` does not bring."""


def build_parser() -> argparse.ArgumentParser:
    """The command line, apart so that tests can read it."""
    parser = argparse.ArgumentParser(
        prog="emomirror-train",
        description="Rebuild Emomirror's models from FER-2013. With --data alone, the one that"
        " reads faces: checks the data, trains, measures and exports it.",
    )
    parser.add_argument("--data", type=Path, help="FER-2013, as check-data takes it")
    parser.add_argument(
        "--out", type=Path, default=Path("runs/vgg"), help="the run's folder (%(default)s)"
    )
    _add_settings(parser)
    parser.set_defaults(recipe="vgg")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    checked = commands.add_parser("check-data", help="compare a copy of FER-2013 with the official")
    checked.add_argument(
        "data", type=Path, help="fer2013.csv, icml_face_data.csv, pictures, an archive, or a folder"
    )
    checked.add_argument("--json", action="store_true", help="print one JSON object")
    fit = commands.add_parser("fit", help="train a network")
    fit.add_argument("--data", type=Path, required=True, help="FER-2013, as check-data takes it")
    fit.add_argument("--recipe", default="vgg", choices=RECIPES)
    fit.add_argument("--out", type=Path, required=True, help="the run's folder")
    _add_settings(fit)
    table1 = commands.add_parser("table1", help="train and measure the study's four models")
    table1.add_argument("--data", type=Path, required=True, help="FER-2013, as check-data takes it")
    table1.add_argument(
        "--out", type=Path, default=Path("runs/table1"), help="a folder for all (%(default)s)"
    )
    table1.add_argument("--seed", type=_seed, default=0)
    table1.add_argument("--epochs", type=_from_one, metavar="N", help="of each, for a quick look")
    table1.add_argument("--init", help="the last model's: imagenet (downloaded), none, or a file")
    table1.add_argument(
        "--final", type=Path, metavar="MODEL", help="measure this file, not to train the last"
    )
    table1.add_argument("--resume", action="store_true", help="go on after the last whole epoch")
    prepared = commands.add_parser(
        "preprocess", help="train one network on pictures made ready in several ways"
    )
    prepared.add_argument(
        "--data", type=Path, required=True, help="FER-2013, as check-data takes it"
    )
    prepared.add_argument(
        "--out", type=Path, default=Path("runs/preprocess"), help="a folder for all (%(default)s)"
    )
    prepared.add_argument("--recipe", default="baseline", choices=RECIPES)
    prepared.add_argument("--epochs", type=_from_one, metavar="N", help="not the recipe's own")
    prepared.add_argument("--seeds", type=_from_one, default=1, metavar="N", help="of each way")
    prepared.add_argument("--resume", action="store_true", help="go on after the last whole epoch")
    export = commands.add_parser("export", help="turn a finished run into files for the program")
    export.add_argument("run", type=Path, help="the run's folder")
    export.add_argument("--data", type=Path, required=True, help="what it was trained on")
    export.add_argument("--out", type=Path, required=True, help="where to write the model")
    evaluate = commands.add_parser("evaluate", help="measure a model file")
    evaluate.add_argument("model", type=Path, help="an .onnx file that export has written")
    evaluate.add_argument("--data", type=Path, required=True)
    evaluate.add_argument(
        "--split",
        default="PrivateTest",
        choices=("Training", "PublicTest", "PrivateTest", "PublicTest+PrivateTest"),
    )
    evaluate.add_argument(
        "--tta", choices=("flip", "tencrop"), help="average over views of each picture"
    )
    evaluate.add_argument("--json", action="store_true", help="print one JSON object")
    moved = commands.add_parser("moved", help="measure what is lost where faces are framed badly")
    moved.add_argument("model", type=Path, help="an .onnx file that export has written")
    moved.add_argument("--data", type=Path, required=True)
    moved.add_argument("--json", action="store_true", help="print one JSON object")
    portraits = commands.add_parser(
        "portraits", help="read portraits of known expression as the mirror does"
    )
    portraits.add_argument("model", type=Path, help="an .onnx file that export has written")
    portraits.add_argument("folder", type=Path, help="pictures, one person in each")
    portraits.add_argument(
        "--labels",
        type=Path,
        metavar="CSV",
        help="has columns path and label; FOLDER.csv, or the only CSV in FOLDER, if not given",
    )
    portraits.add_argument("--json", action="store_true", help="print one JSON object")
    limits = commands.add_parser("limits", help="spoil pictures until a model cannot read them")
    limits.add_argument("model", type=Path, help="an .onnx file that export has written")
    limits.add_argument("--data", type=Path, required=True)
    framing = commands.add_parser("framing", help="measure how exactly faces are found")
    framing.add_argument("pictures", type=Path, help="a folder of portraits, one face in each")
    panels = commands.add_parser(
        "explain", help="draw what a model looked at in faces of FER-2013, by LIME"
    )
    panels.add_argument("model", type=Path, help="an .onnx file that export has written")
    panels.add_argument("--data", type=Path, required=True)
    panels.add_argument(
        "--rows",
        type=int,
        nargs="+",
        metavar="N",
        help="rows of the data, from 0; happy and surprised faces of PublicTest if not given",
    )
    panels.add_argument("--samples", type=int, default=1000, help="for each face")
    panels.add_argument(
        "--out", type=Path, required=True, help="the picture; it shows faces of the data"
    )
    measured = commands.add_parser("bench-explain", help="measure explanations of a model")
    measured.add_argument("model", type=Path, help="an .onnx file that export has written")
    measured.add_argument("--data", type=Path, required=True)
    measured.add_argument("--faces", type=int, default=100, help="rows of PublicTest")
    measured.add_argument("--samples", type=int, default=1000, help="for each explanation")
    measured.add_argument("--scheme", choices=("parts", "grid", "superpixels"), help="it alone")
    measured.add_argument("--fill", choices=("blur", "mean", "noise"), help="it alone")
    measured.add_argument("--json", action="store_true", help="print one JSON object")
    readme = commands.add_parser(
        "readme", help="write README's tables and curves from the measured figures"
    )
    readme.add_argument("--root", type=Path, default=Path(), help="the repository's folder")
    return parser


def _add_settings(parser: argparse.ArgumentParser) -> None:
    """What a training takes beside its recipe, and an option for each setting of that."""
    parser.add_argument("--seed", type=_seed, default=0, help="another gives another network")
    parser.add_argument("--resume", action="store_true", help="go on after the last whole epoch")
    group = parser.add_argument_group("in place of the recipe's own")
    group.add_argument(
        "--init",
        help="imagenet (downloaded), none, or a file: a model's, a run's, or VGG16's weights",
    )
    group.add_argument("--epochs", type=_from_one, metavar="N")
    group.add_argument("--batch", type=_from_one, metavar="N", help="pictures in a step")
    for name, choices in CHOICES.items():
        group.add_argument(f"--{name.replace('_', '-')}", choices=choices)
    group.add_argument("--augment", action=argparse.BooleanOptionalAction, default=None)
    group.add_argument("--peak-rate", type=_above_zero, metavar="R", help="highest learning rate")
    group.add_argument("--weight-decay", type=_from_zero, metavar="W")
    group.add_argument("--label-smoothing", type=_share, metavar="S", help="0 to 1")
    group.add_argument(
        "--mixing", type=_from_zero, metavar="A", help="pictures laid over each other; 0: none"
    )
    group.add_argument(
        "--frozen-blocks", type=_from_zero_whole, metavar="N", help="first ones, left as they are"
    )
    group.add_argument("--balance", type=_share, metavar="B", help="0, none, to 1: see recipes.py")


def _changed(recipe: Recipe, options: argparse.Namespace) -> Recipe:
    given = {field.name: getattr(options, field.name, None) for field in fields(Recipe)}
    return replace(recipe, **{name: value for name, value in given.items() if value is not None})


def _from_one(text: str) -> int:
    return int(_number(text, int, "a whole number from 1 on", lambda value: value >= 1))


def _seed(text: str) -> int:
    expected = "a whole number from 0 to 4294967295"
    return int(_number(text, int, expected, lambda value: 0 <= value < 2**32))


def _from_zero_whole(text: str) -> int:
    return int(_number(text, int, "a whole number from 0 on", lambda value: value >= 0))


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    parser = build_parser()
    options = parser.parse_args(arguments)
    if options.command is None and options.data is None:
        parser.error("expected --data PATH, to rebuild the model, or a command; see --help")
    engine = os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    if engine not in ENGINES:
        parser.error(f"KERAS_BACKEND should be {', '.join(ENGINES)}; got {engine}")
    resumes = options.command in (None, "fit", "table1", "preprocess")
    try:
        COMMANDS.get(options.command, _rebuild)(options)
        sys.stdout.flush()
    except EmomirrorError as error:
        print(f"emomirror-train: {error}", file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        module = (error.name or "").partition(".")[0]
        print(
            f"emomirror-train: this needs '{module}'; install it with"
            f" pip install '{EXTRAS.get(module, 'emomirror[train]')}'",
            file=sys.stderr,
        )
        return 1
    except BrokenPipeError:
        # Whoever read our lines has had enough.
        let_go_of(sys.stdout)
        if resumes:
            print("emomirror-train: stopped, because nobody reads what it prints any more; the same"
                  " with --resume goes on", file=sys.stderr)  # fmt: skip
            return 1
    except OSError as error:
        print(f"emomirror-train: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        way_on = "; the same with --resume goes on" if resumes else ""
        print(f"\nemomirror-train: stopped{way_on}", file=sys.stderr)
        return 130
    return 0


def _check_data(options: argparse.Namespace) -> None:
    from .check import as_text, check

    result = check(options.data)
    print(json.dumps(result) if options.json else as_text(result))


def _rebuild(options: argparse.Namespace) -> None:
    from .check import as_text, check

    print(as_text(check(options.data)), end="\n\n", flush=True)
    if _fit(options):
        print(f"look through it with: emomirror --model {options.out}")


def _export(options: argparse.Namespace) -> None:
    from .evaluate import over_both_tests, table
    from .export import export
    from .reading import load

    report = export(options.run, load(options.data), options.out)
    print(f"{options.out / report['file']}, measured on PublicTest:")
    print(table(report["metrics"]["PublicTest"]))
    print(f"{'before quantisation':<22}{report['fp32_accuracy']['PublicTest']:.2%}")
    if "PrivateTest" in report["metrics"]:
        int8, fp32 = over_both_tests(report)
        print(f"{'with PrivateTest':<22}{int8:.2%}, before quantisation {fp32:.2%}")


def _evaluate(options: argparse.Namespace) -> None:
    from .data import USAGE_NAMES
    from .evaluate import evaluate, table
    from .reading import load

    usages = [USAGE_NAMES[name] for name in options.split.split("+")]
    result = evaluate(options.model, load(options.data), usages, options.tta)
    print(json.dumps(result) if options.json else table(result))


def _moved(options: argparse.Namespace) -> None:
    from .moved import as_text, moved
    from .reading import load

    result = moved(options.model, load(options.data))
    print(json.dumps(result) if options.json else as_text(result))


def _portraits(options: argparse.Namespace) -> None:
    from .portraits import as_text, portraits

    result = portraits(options.model, options.folder, options.labels)
    print(json.dumps(result) if options.json else as_text(result))


def _limits(options: argparse.Namespace) -> None:
    from .limits import limits
    from .reading import load

    print(limits(options.model, load(options.data)))


def _framing(options: argparse.Namespace) -> None:
    from .framing import framing

    print(framing(options.pictures))


def _explain(options: argparse.Namespace) -> None:
    from emomirror.writing import save

    from .explaining import panels
    from .reading import load

    save(options.out, panels(options.model, load(options.data), options.rows, options.samples))
    print(f"saved as {options.out}")


def _bench_explain(options: argparse.Namespace) -> None:
    from emomirror.explain.measure import variants

    from .explaining import as_text, bench_explain
    from .reading import load

    result = bench_explain(
        options.model,
        load(options.data),
        faces=options.faces,
        samples=options.samples,
        variants=variants(options.scheme, options.fill),
        progress=lambda line: print(line, file=sys.stderr),
    )
    print(json.dumps(result) if options.json else as_text(result))


def _readme(options: argparse.Namespace) -> None:
    from .readme import CURVES_FILE, STUDY_FILES, ReadmeFailed, figures, rewritten
    from .table1 import draw

    path = options.root / "README.md"
    if not path.is_file():
        raise ReadmeFailed(f"there is no {path}; call this in the repository, or name it by --root")
    path.write_text(rewritten(path.read_text(encoding="utf-8"), options.root), encoding="utf-8")
    draw(figures(options.root / STUDY_FILES["table1"]), options.root / CURVES_FILE)


def _table1(options: argparse.Namespace) -> None:
    from .table1 import FINAL, STUDY, as_text, table1

    data = _load_to_train(options.data)
    recipes = []
    for name in STUDY:
        init = options.init if name == FINAL else None
        given = argparse.Namespace(epochs=options.epochs, init=init)
        recipes.append(_with_labels_of(data, _changed(RECIPES[name], given)))
    table = table1(
        data,
        options.out,
        recipes,
        seed=options.seed,
        resume=options.resume,
        final=options.final,
        arguments=sys.argv[1:],
    )
    print(as_text(table))


def _preprocess(options: argparse.Namespace) -> None:
    from .preprocessing import as_text, preprocess

    data = _load_to_train(options.data)
    table = preprocess(
        data,
        options.out,
        _with_labels_of(data, _changed(RECIPES[options.recipe], options)),
        seeds=options.seeds,
        resume=options.resume,
        arguments=sys.argv[1:],
    )
    print(as_text(table))


def _fit(options: argparse.Namespace) -> bool:
    """Returns whether this process shows what came of it, as one does of several."""
    from .backend import leads
    from .evaluate import table
    from .fit import fit
    from .results import write_results

    data = _load_to_train(options.data)
    recipe = _changed(RECIPES[options.recipe], options)
    if options.labels is None:
        recipe = _with_labels_of(data, recipe)
    fit(
        recipe,
        data,
        options.out,
        seed=options.seed,
        resume=options.resume,
        arguments=sys.argv[1:],
    )
    if not leads():
        return False
    report = write_results(options.out, data)
    print(f"{options.out / report['file']}, measured on PublicTest:")
    print(table(report["metrics"]["PublicTest"]))
    return True


def _load_to_train(path: Path) -> Fer2013:
    from .data import FERPLUS_FILE
    from .reading import load

    data = load(path)
    if data.votes is None:
        print(f"{FERPLUS_FILE} is not beside the data: trained without the votes of FER+, and also"
              " on pictures in which it finds no face")  # fmt: skip
    return data


def _with_labels_of(data: Fer2013, recipe: Recipe) -> Recipe:
    return recipe if data.votes is not None else replace(recipe, labels="fer")


COMMANDS = {
    "check-data": _check_data,
    "fit": _fit,
    "table1": _table1,
    "preprocess": _preprocess,
    "export": _export,
    "evaluate": _evaluate,
    "moved": _moved,
    "portraits": _portraits,
    "limits": _limits,
    "framing": _framing,
    "explain": _explain,
    "bench-explain": _bench_explain,
    "readme": _readme,
}
