"""``emomirror-train``: rebuilds the program's models."""

from __future__ import annotations

import argparse
import json
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
    checked = commands.add_parser("check-data", help="compare a copy of FER-2013 with the official")
    checked.add_argument(
        "data", type=Path, help="fer2013.csv, icml_face_data.csv, pictures, an archive, or a folder"
    )
    checked.add_argument("--json", action="store_true", help="print one JSON object")
    fit = commands.add_parser("fit", help="train a network")
    fit.add_argument("--data", type=Path, required=True, help="FER-2013, as check-data takes it")
    fit.add_argument("--recipe", default="vgg", choices=("vgg", "eyes"))
    fit.add_argument("--out", type=Path, required=True, help="the run's folder")
    fit.add_argument("--init", help="imagenet (downloaded), none, or a file of VGG16's weights")
    fit.add_argument("--labels", choices=("fer", "ferplus", "mixed"))
    fit.add_argument("--epochs", type=int)
    fit.add_argument("--seed", type=int, default=0)
    fit.add_argument("--resume", action="store_true", help="go on after the last whole epoch")
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
    readme = commands.add_parser("readme", help="write README's tables from the measured figures")
    readme.add_argument("--root", type=Path, default=Path(), help="the repository's folder")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    options = build_parser().parse_args(arguments)
    os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    try:
        COMMANDS[options.command](options)
    except EmomirrorError as error:
        print(f"emomirror-train: {error}", file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        print(
            f"emomirror-train: training needs '{error.name}'; install what it needs with"
            " pip install 'emomirror[train]'",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        print("\nemomirror-train: stopped; 'fit --resume' goes on", file=sys.stderr)
        return 130
    return 0


def _check_data(options: argparse.Namespace) -> None:
    from .check import as_text, check

    result = check(options.data)
    print(json.dumps(result) if options.json else as_text(result))


def _export(options: argparse.Namespace) -> None:
    from .evaluate import over_both_tests, table
    from .export import export
    from .reading import load

    report = export(options.run, load(options.data), options.out)
    print(f"{options.out / report['file']}, measured on PublicTest:")
    print(table(report["metrics"]["PublicTest"]))
    print(f"{'before quantisation':<22}{report['fp32_accuracy']['PublicTest']:.2%}")
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
    from .readme import rewritten

    path = options.root / "README.md"
    path.write_text(rewritten(path.read_text(encoding="utf-8"), options.root), encoding="utf-8")


def _fit(options: argparse.Namespace) -> None:
    from .fit import fit
    from .reading import load
    from .recipes import RECIPES

    changes = {
        name: value
        for name in ("init", "labels", "epochs")
        if (value := getattr(options, name)) is not None
    }
    recipe = replace(RECIPES[options.recipe], **changes)
    fit(recipe, load(options.data), options.out, seed=options.seed, resume=options.resume)


COMMANDS = {
    "check-data": _check_data,
    "fit": _fit,
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
