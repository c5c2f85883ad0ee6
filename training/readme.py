"""Writes the tables of README from the files of figures that the commands wrote.

A table stands between ``<!-- NAME -->`` and ``<!-- /NAME -->``. What lies between is replaced.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import StatisticsError, median
from typing import Any

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import EmomirrorError

from .metrics import percent, percent_interval

REGIONS = ("face", "eyes")
BENCH_FILES = {"seeing": "assets/readme/bench.json", "window": "assets/readme/bench-window.json"}
EXPLAIN_FILES = {
    "default": "assets/readme/bench-explain.json",
    "ways": "assets/readme/bench-explain-ways.json",
    "window": "assets/readme/bench-explain-window.json",
}
PRACTICE_FILES = {
    "window": "assets/readme/bench-practice.json",
    "records": "assets/readme/bench-records.json",
}

ELSEWHERE_FILES = {
    "tencrop": "assets/readme/tencrop.json",
    "moved": "assets/readme/moved.json",
    "portraits": "assets/readme/portraits.json",
}
STUDY_FILES = {
    "table1": "assets/readme/table1.json",
    "preprocess": "assets/readme/preprocess.json",
}
DEFAULT_FILE = "assets/readme/default.json"
"""The facts of the model that the default command made."""
CURVES_FILE = "assets/readme/curves.png"
"""Drawn from the table of the study's models, and what the default command made."""
PEERS = {"`@vladmandic/human`": 0.666, "`fer`": 0.658, "face-api": 0.589}
"""Accuracy on PrivateTest, 0..1, of what else can be downloaded: measured once on the same rows,
with the weights that their makers publish, and not by a command of this project."""


class ReadmeFailed(EmomirrorError):
    """README or a file of figures is not as expected."""


def rewritten(text: str, root: Path) -> str:
    """README's text with its tables written anew.

    Args:
        text: of README.md.
        root: the repository, which holds the files of figures.

    Raises:
        ReadmeFailed: a file of figures is missing or lacks some, or README has no place for a
            table.
    """
    with whole_figures(root):
        tables = _tables(root)
    for name, table in tables.items():
        start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, found, rest = text.partition(start)
        _, ended, after = rest.partition(end)
        if not (found and ended):
            raise ReadmeFailed(f"README should have a place from {start.strip()} to {end}")
        text = before + start + table + end + after
    return text


@contextmanager
def whole_figures(root: Path) -> Iterator[None]:
    """Says in words that a file of figures, which is read within, lacks some.

    Args:
        root: the repository, which holds the files.

    Raises:
        ReadmeFailed: one does.
    """
    try:
        yield
    except (KeyError, TypeError, IndexError, StatisticsError) as error:
        raise ReadmeFailed(
            f"a file of figures in {root} lacks {error}; README tells of models that export has"
            " written, measured on PrivateTest too, and of whole files of assets/readme"
        ) from error


def _tables(root: Path) -> dict[str, str]:
    """What README has between its marks, by their names."""
    models = {region: figures(root / f"models/{region}.json") for region in REGIONS}
    bench = {name: figures(root / path) for name, path in BENCH_FILES.items()}
    explained = {name: figures(root / path) for name, path in EXPLAIN_FILES.items()}
    practised = {name: figures(root / path) for name, path in PRACTICE_FILES.items()}
    studied = {name: figures(root / path) for name, path in STUDY_FILES.items()}
    elsewhere = {name: figures(root / path) for name, path in ELSEWHERE_FILES.items()}
    sha256 = models["face"]["sha256"]
    last = {"final": studied["table1"]["rows"][-1]}
    return {
        "table1": _table1(studied["table1"]) + _earlier(last, sha256),
        "preprocessing": _preprocessing(studied["preprocess"]),
        "default": _default(figures(root / DEFAULT_FILE), models["face"]),
        "models": _models(models),
        "elsewhere": _elsewhere(elsewhere) + _earlier(elsewhere, sha256),
        "practising": _practising(practised) + _earlier(practised, sha256),
        "explaining": _explaining(explained) + _earlier(explained, sha256),
        "speed": _speed(bench) + _earlier(bench, sha256),
    }


def figures(path: Path) -> dict[str, Any]:
    """What a file of figures holds.

    Raises:
        ReadmeFailed: it is missing or damaged.
    """
    try:
        value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReadmeFailed(f"{path} is not a file of figures: {error}") from error
    return value


def _table1(table: dict[str, Any]) -> str:
    first = table["rows"][0]
    if first["private"] is None:
        raise ReadmeFailed(
            "README tells of PrivateTest, and the data of table1.json did not tell it from"
            " PublicTest; make table1 from fer2013.csv"
        )

    def figure(measured: dict[str, Any]) -> str:
        low, high = measured["accuracy_interval"]
        return f"{measured['accuracy']:.1%} ({low:.1%} to {high:.1%})"

    lines = [
        f"| accuracy (95 % interval) | the study | {first['both']['n']:,} test pictures"
        f" | PrivateTest, {first['private']['n']:,} of them |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {row['name']} | {row['study']:.2%} | {figure(row['both'])} | {figure(row['private'])} |"
        for row in table["rows"]
    ]
    lines += [
        f"| {name}, its published weights | | | {accuracy:.1%} |"
        for name, accuracy in PEERS.items()
    ]
    return "\n".join(lines) + "\n"


def _preprocessing(table: dict[str, Any]) -> str:
    lines = [
        f"| {table['recipe']}, {table['epochs']} epochs; PublicTest, {table['n']:,} rows"
        " | accuracy (95 % interval) | points above as is |",
        "|---|---|---|",
    ]
    for name, way in table["ways"].items():
        low, high = way["interval"]
        points = ""
        if way["points"] is not None:
            least, most = way["points_interval"]
            points = f"{way['points']:+.1f} ({least:+.1f} to {most:+.1f})"
        lines.append(f"| {name} | {way['accuracy']:.1%} ({low:.1%} to {high:.1%}) | {points} |")
    return "\n".join(lines) + "\n"


def _models(models: dict[str, dict[str, Any]]) -> str:
    private = {region: report["metrics"]["PrivateTest"] for region, report in models.items()}

    def within(region: str, key: str, digits: int = 1) -> str:
        bounds = percent_interval(private[region][f"{key}_interval"], digits)
        return f"{private[region][key]:.{digits}%} ({bounds})"

    def recall(emotion: Emotion, region: str) -> str:
        bounds = percent_interval(private[region]["recall_interval"][emotion], 0)
        return f"{private[region]['recall'][emotion]:.0%} ({bounds})"

    def calibration(region: str) -> str:
        bounds = percent_interval(private[region]["ece_if_calibrated"])
        return f"{private[region]['ece']:.1%} (a perfect one: {bounds})"

    def doubt(region: str) -> str:
        point = models[region]["not_sure"]
        return f"{point['coverage']:.0%}, {point['risk']:.0%}"

    rows: list[tuple[str, Callable[[str], str]]] = [
        ("accuracy (95 % interval)", lambda r: within(r, "accuracy")),
        ("accuracy, pixels not in Training", lambda r: within(r, "accuracy_clean")),
        (
            "accuracy before calibrating, fp32 and int8",
            lambda r: ", ".join(
                f"{models[r][kind]['PrivateTest']:.1%}"
                for kind in ("fp32_accuracy", "int8_accuracy")
            ),
        ),
        ("macro F1", lambda r: within(r, "macro_f1")),
        ("expected calibration error", calibration),
        (
            f"agreement with FER+, {private['face']['n_ferplus']:,} rows with a clear vote",
            lambda r: within(r, "ferplus"),
        ),
        *((f"recall of {emotion}", partial(recall, emotion)) for emotion in EMOTIONS),
        ("answers on PublicTest, wrong among them", doubt),
        ("one face, on two threads", lambda r: f"{private[r]['one_face_ms']:.1f} ms"),
    ]
    n = private["face"]["n"]
    lines = [f"| PrivateTest, {n:,} rows | {' | '.join(REGIONS)} |", "|---|---|---|"]
    lines += [f"| {name} | {' | '.join(value(r) for r in REGIONS)} |" for name, value in rows]
    return "\n".join(lines) + "\n"


def _earlier(measured: dict[str, dict[str, Any]], sha256: str) -> str:
    """Says so where figures are not of the model file that the program ships."""
    of_it = [one.get("model_sha256", sha256) == sha256 for one in measured.values()]
    if all(of_it):
        return ""
    some = "Some of these figures are" if any(of_it) else "These figures are"
    return f"\n{some} of an earlier model.\n"


def _default(made: dict[str, Any], ships: dict[str, Any]) -> str:
    """How far the default command comes, and how long it takes, beside the model that ships."""
    run, epochs = made["run"], made["epochs"]
    seconds = [epoch["seconds"] for epoch in epochs]
    came_to, has = (one["metrics"]["PublicTest"] for one in (made, ships))
    private, has_private = (one["metrics"]["PrivateTest"] for one in (made, ships))
    low, high = came_to["accuracy_interval"]
    return (
        f"From ImageNet's weights, {len(epochs)} epochs of {median(seconds) / 60:.1f} minutes"
        f" (median), {sum(seconds) / 3600:.1f} hours in all"
        f" ({run['versions']['backend']}, {run['dtype_policy']}), came to"
        f" {came_to['accuracy']:.1%} of PublicTest ({low:.1%} to {high:.1%}) and"
        f" {private['accuracy']:.1%} of PrivateTest. The model that ships has {has['accuracy']:.1%}"
        f" and {has_private['accuracy']:.1%}: it has learnt for longer, in many"
        " runs, and from earlier models ([how](training/README.md#what-made-the-shipped-models)).\n"
    )


def _elsewhere(measured: dict[str, dict[str, Any]]) -> str:
    tencrop, moved = measured["tencrop"], measured["moved"]
    low, high = tencrop["accuracy_interval"]
    least, most = moved["points_lost_interval"]
    level = moved["aligned"]
    low_level, high_level = level["points_lost_interval"]
    lines = [
        "| the face model, read otherwise | (95 % interval) |",
        "|---|---|",
        f"| PrivateTest, ten crops of each picture averaged | {tencrop['accuracy']:.1%}"
        f" ({low:.1%} to {high:.1%}) |",
        f"| points of PublicTest lost where each face is framed otherwise |"
        f" {moved['points_lost']:.1f} ({least:.1f} to {most:.1f}) |",
        f"| points lost where its eyes are level and it is framed as the mirror frames faces |"
        f" {level['points_lost']:.1f} ({low_level:.1f} to {high_level:.1f}) |",
    ]
    for label, found in measured["portraits"]["labels"].items():
        low, high = found["right_interval"]
        lines.append(
            f"| portraits from elsewhere labelled {label}, read so | {found['right']} of"
            f" {found['found']} ({low:.0%} to {high:.0%}) |"
        )
    return "\n".join(lines) + "\n"


def _explaining(explained: dict[str, dict[str, Any]]) -> str:
    lines = [
        "| regions | blanked by | faces | same again | deletion check, of | blanked first |"
        " by chance | shown first | R² | blank |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for one in explained["default"]["variants"] + explained["ways"]["variants"]:
        lines.append(
            f"| {one['regions']:.0f}, {one['scheme']} | {one['fill']} | {one['faces']}"
            f" | {one['stability']:.2f} | {percent(one['deletion_share'], 0)},"
            f" {one['deletion_faces']}"
            f" | {one['deletion_area']:.2f} | {one['random_area']:.2f}"
            f" | {one['insertion_area']:.2f} | {one['r2']:.2f} | {one['blank_probability']:.2f} |"
        )
    default, shuffled = explained["default"]["variants"][0], explained["default"]["shuffled"]
    window = explained["window"]
    in_window, memory = window["explaining"], window["rss_mb"]
    picture_ms = 1e3 * default["seconds"] * default["network_share"] / default["samples"]
    lines += [
        "",
        f"With {default['samples']:,} samples each. The first two lines are what the mirror does;"
        f" it takes {default['seconds']:.1f} s, of which {default['network_share']:.0%} are the"
        f" network's own, {picture_ms:.1f} ms a picture. Explaining"
        " another network, of the same weights shuffled, gives other overlays: the rank correlation"
        f" with the true ones is {shuffled['agreement']:.2f} on average and"
        f" {shuffled['agreement_high']:.2f} at most, over {shuffled['faces']} faces.",
        "",
        f"In the window, beside the demo, over {in_window['count']} overlays: the first, rough one"
        " after"
        f" {in_window['first_s']['median']:.1f} s, the complete one after"
        f" {in_window['complete_s']['median']:.1f} s; cancelled within"
        f" {in_window['cancel_ms']:.0f} ms; the longest pause of the window"
        f" {window['stall_ms']['worst']:.0f} ms; {memory['start']:.0f} MB of memory before,"
        f" {in_window['rss_mb_after_one']:.0f} MB after the first and {memory['end']:.0f} MB after"
        " the last.",
    ]
    return "\n".join(lines) + "\n"


def _practising(practised: dict[str, dict[str, Any]]) -> str:
    window, records = practised["window"], practised["records"]
    gauge, memory, killed = window["practice"]["gauge_ms"], window["rss_mb"], records["killed"]
    seconds = window["seconds"]
    time = f"{seconds:.0f} seconds" if seconds < 120 else f"{seconds / 60:.0f} minutes"
    return (
        f"The gauge moves {gauge['median']:.0f} ms after the face (95th percentile"
        f" {gauge['p95']:.0f} ms), over {time} of practice on"
        f" {window['source_fps']:.0f} pictures a second, which took {memory['start']:.0f} MB of"
        f" memory at the start and {memory['end']:.0f} MB at the end, growing by"
        f" {memory['growth']:.2f} MB a minute after the first five. A finished try is on the disk"
        f" after {records['add_try_ms']:.1f} ms; of {killed['announced']:,} that"
        f" {killed['kills']} processes, ended at random moments, had told to be kept,"
        f" {killed['lost']} were lost. Of {records['sessions']:,} sessions with"
        f" {records['tries']:,} tries, {records['file_mb']:.0f} MB, the history opens in"
        f" {records['open_and_overview_ms']:.0f} ms, and the report of all takes"
        f" {records['report_ms'] / 1e3:.1f} s.\n"
    )


def _speed(bench: dict[str, dict[str, Any]]) -> str:
    seeing, window = bench["seeing"], bench["window"]
    lines = ["| milliseconds a frame | median | 95th percentile |", "|---|---|---|"]
    for key, name in (
        ("detect_ms", "detection"),
        ("crop_ms", "crop"),
        ("classify_ms", "classification"),
        ("total_ms", "all"),
    ):
        lines.append(f"| {name} | {seeing[key]['median']:.1f} | {seeing[key]['p95']:.1f} |")
    latency, processor = window["latency_ms"], window["cpu_percent"]
    lines += [
        f"| camera to paint, in the window | {latency['median']:.0f} | {latency['p95']:.0f} |",
        "",
        f"From start to the first bars: {seeing['startup_s']:.1f} s in a terminal,"
        f" {window['startup_s']:.1f} s in the window. With the window open on 30 pictures a second"
        f" for {window['seconds'] / 60:.0f} minutes: {processor['all']:.0f} % of one core"
        f" ({processor['window']:.0f} painting, {processor['source']:.0f} drawing the demo,"
        f" {processor['beside']:.0f} all else);"
        f" {window['rss_mb']['start']:.0f} MB of memory at the start and"
        f" {window['rss_mb']['end']:.0f} MB at the end; the longest pause of the window"
        f" {window['stall_ms']['worst']:.0f} ms.",
    ]
    return "\n".join(lines) + "\n"
