"""``emomirror-train``: rebuilds the program's models."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from emomirror.errors import EmomirrorError
from emomirror.native_output import let_go_of
from emomirror.vision.crop import Region

from .options import build_parser
from .recipes import RECIPES, Recipe

if TYPE_CHECKING:
    from .data import Fer2013


ENGINES = ("tensorflow", "jax", "torch")
"""Under Keras, by the names that it gives them."""
EXTRAS = {"jax": "train-jax", "torch": "train-torch"}
"""Which extra brings a module that ``train`` does not."""
HELP = {"-h", "--help"}


class SettingRejected(EmomirrorError):
    """A setting does not go with the others."""


def changed(recipe: Recipe, options: argparse.Namespace) -> Recipe:
    """``recipe`` with the settings that were typed in place of its own."""
    given = {field.name: getattr(options, field.name, None) for field in fields(Recipe)}
    given["teacher"] = None if given["teacher"] is None else tuple(given["teacher"])
    given["region"] = None if given["region"] is None else Region(given["region"])
    return replace(recipe, **{name: value for name, value in given.items() if value is not None})


def _parsed(parser: argparse.ArgumentParser, words: Sequence[str]) -> argparse.Namespace:
    """Options before a command would be forgotten: it has its own, and they have defaults."""
    if not words or words[0] in COMMANDS or HELP.intersection(words):
        return parser.parse_args(words)
    options, rest = build_parser(commands=False).parse_known_args(words)
    if named := next((word for word in rest if word in COMMANDS), None):
        parser.error(f"the command comes first, then its options: emomirror-train {named} ...")
    if rest and rest[0].startswith("-"):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    return parser.parse_args(words) if rest else options


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    parser = build_parser()
    options = _parsed(parser, sys.argv[1:] if arguments is None else arguments)
    if options.command is None and options.data is None:
        parser.error("expected --data PATH, to rebuild the model, or a command; see --help")
    engine = os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    # Wherever there is no GPU, TensorFlow begins with lines that look like errors.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
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
            f"emomirror-train: this needs '{module}'; in the project's folder, install it with"
            f' pip install ".[{EXTRAS.get(module, "train")}]"',
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

    if (options.data is None) == (options.plain is None):
        raise SettingRejected("check-data looks at one copy of FER-2013; give its path")
    result = check(options.data or options.plain)
    print(json.dumps(result) if options.json else as_text(result))


def _rebuild(options: argparse.Namespace) -> None:
    from .backend import leads
    from .check import as_text, check

    found = check(options.data)
    if leads():
        print(as_text(found), end="\n\n", flush=True)
    if _fit(options, private=_is_the_default(options)):
        print(f"look through it with: emomirror --model {options.out}")


def _is_the_default(options: argparse.Namespace) -> bool:
    """Whether a model is rebuilt as it is meant to be, which may be measured on PrivateTest. Who
    tries other settings chooses among models, and that is what PublicTest is for."""
    from .record import WEIGHTS

    own = RECIPES[options.recipe]
    recipe = changed(own, options)
    init = Path(recipe.init)
    if init.suffix == ".onnx" or init.name == WEIGHTS:
        return False
    return replace(recipe, init=own.init, dtype_policy=own.dtype_policy) == own


def _average(options: argparse.Namespace) -> None:
    from .averaging import average
    from .reading import load

    data = load(options.data)
    average(options.runs, data, options.out, sys.argv[1:])
    _show_results(options.out, data)


def _export(options: argparse.Namespace) -> None:
    from .export import export
    from .reading import load

    report = export(options.run, load(options.data), options.out, private=True)
    _show_exported(report, options.out)


def _calibrate(options: argparse.Namespace) -> None:
    from .export import calibrate
    from .reading import load

    _show_exported(calibrate(options.model, load(options.data), options.out), options.out)


def _show_exported(report: dict[str, Any], out: Path) -> None:
    from .evaluate import over_both_tests, table

    print(f"{out / report['file']}, measured on PublicTest:")
    print(table(report["metrics"]["PublicTest"]))
    int8, fp32 = (report[kind]["PublicTest"] for kind in ("int8_accuracy", "fp32_accuracy"))
    print(f"{'not calibrated':<22}{int8:.2%}, before quantisation {fp32:.2%}")
    if "PrivateTest" in report["metrics"]:
        int8, fp32 = over_both_tests(report)
        print(f"{'  with PrivateTest':<22}{int8:.2%}, before quantisation {fp32:.2%}")


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
    from emomirror.writing import save, try_to_save

    from .explaining import panels
    from .reading import load

    try_to_save(options.out)
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
    from emomirror.writing import save

    from .readme import (
        CURVES_FILE,
        DEFAULT_FILE,
        STUDY_FILES,
        ReadmeFailed,
        figures,
        rewritten,
        whole_figures,
    )
    from .table1 import draw

    path = options.root / "README.md"
    if not path.is_file():
        raise ReadmeFailed(f"there is no {path}; call this in the repository, or name it by --root")
    text = path.read_text(encoding="utf-8")
    with whole_figures(options.root):
        text = rewritten(text, options.root)
        draw(
            figures(options.root / STUDY_FILES["table1"]),
            options.root / CURVES_FILE,
            {"default command": figures(options.root / DEFAULT_FILE)["epochs"]},
        )
    save(path, text.encode())


def _table1(options: argparse.Namespace) -> None:
    from .backend import refuse_several
    from .table1 import FINAL, STUDY, as_text, table1

    refuse_several()
    if options.final is not None and options.init is not None:
        raise SettingRejected(
            f"--init gives the last network its first weights, but {options.final} is measured in"
            " its place; give one of --init and --final"
        )
    data = _load_to_train(options.data)
    recipes = []
    for name in STUDY:
        init = options.init if name == FINAL else None
        given = argparse.Namespace(epochs=options.epochs, init=init)
        recipes.append(_with_labels_of(data, changed(RECIPES[name], given)))
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
    from .backend import refuse_several
    from .preprocessing import as_text, preprocess

    refuse_several()
    data = _load_to_train(options.data)
    table = preprocess(
        data,
        options.out,
        _with_labels_of(data, changed(RECIPES[options.recipe], options)),
        seeds=options.seeds,
        resume=options.resume,
        arguments=sys.argv[1:],
    )
    print(as_text(table))


def _fit(options: argparse.Namespace, *, private: bool = False) -> bool:
    """``private`` is as ``export`` takes it. Returns whether this process shows what came of it, as
    one does of several."""
    from .backend import leads
    from .fit import fit

    recipe = changed(RECIPES[options.recipe], options)
    _refuse_idle(options, recipe)
    data = _load_to_train(options.data, checked=options.command is None)
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
    _show_results(options.out, data, private=private)
    return True


def _refuse_idle(options: argparse.Namespace, recipe: Recipe) -> None:
    """Refuses settings that were typed and that nothing would come of."""
    from .fit import WARM_UP
    from .networks import NETWORKS

    network = NETWORKS[recipe.network]
    blocks = len(network["blocks"])
    pooled = blocks if network.get("pool_last") else blocks - 1
    if options.taught is not None and not recipe.teacher:
        raise SettingRejected(
            "--taught says how much of a target is what teachers answer; give --teacher MODEL as"
            " well"
        )
    if recipe.teacher and not recipe.taught:
        raise SettingRejected("of --taught 0, nothing of what --teacher answers is learnt")
    if options.swa and (averaged := round(options.swa * recipe.epochs)) < 2:
        raise SettingRejected(
            f"--swa {options.swa:g} of {recipe.epochs} epochs is {averaged}, and there is no mean"
            " of fewer than two; give a larger part, more epochs or --swa 0"
        )
    if options.swa and options.swa > 1 - WARM_UP:
        raise SettingRejected(
            f"--swa should be 0 to {1 - WARM_UP:g}, for the rate rises up to there; got"
            f" {options.swa:g}"
        )
    if options.frozen_blocks and recipe.init == "none":
        raise SettingRejected(
            "--frozen-blocks keeps first weights as they are; give --init as well, which says"
            " what they are"
        )
    if options.frozen_blocks is not None and options.frozen_blocks > blocks:
        raise SettingRejected(
            f"--frozen-blocks should be 0 to {blocks}, the blocks of {recipe.network}; got"
            f" {options.frozen_blocks}"
        )
    if options.antialiased_from is not None and options.antialiased_from > pooled:
        raise SettingRejected(
            f"--antialiased-from should be 0 to {pooled}, the blocks of {recipe.network} that are"
            f" pooled; got {options.antialiased_from}"
        )


def _show_results(run: Path, data: Fer2013, *, private: bool = False) -> None:
    from .results import write_results

    print("exporting and measuring, which takes some minutes", flush=True)
    _show_exported(write_results(run, data, private=private), run)


def _load_to_train(path: Path, *, checked: bool = False) -> Fer2013:
    """``checked``: what there is to note was told already."""
    from .backend import leads
    from .data import FERPLUS_FILE
    from .reading import UNORDERED, load

    data = load(path)
    if not leads():
        return data
    for note in () if checked else data.notes:
        print(f"Note: {note}.")
    if data.votes is None:
        why = "" if UNORDERED in data.notes else f"{FERPLUS_FILE} is not beside the data: "
        print(f"{why}trained without the votes of FER+, and also on pictures in which it finds no"
              " face")  # fmt: skip
    return data


def _with_labels_of(data: Fer2013, recipe: Recipe) -> Recipe:
    return recipe if data.votes is not None else replace(recipe, labels="fer")


COMMANDS: dict[str, Callable[[argparse.Namespace], object]] = {
    "check-data": _check_data,
    "fit": _fit,
    "table1": _table1,
    "preprocess": _preprocess,
    "average": _average,
    "export": _export,
    "calibrate": _calibrate,
    "evaluate": _evaluate,
    "moved": _moved,
    "portraits": _portraits,
    "limits": _limits,
    "framing": _framing,
    "explain": _explain,
    "bench-explain": _bench_explain,
    "readme": _readme,
}
