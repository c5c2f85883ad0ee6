"""``emomirror bench``: how fast the mirror sees on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from statistics import median
from threading import Timer
from typing import Any

import numpy as np

from emomirror.camera.format import Format
from emomirror.camera.frame import Frame
from emomirror.camera.open import open_source
from emomirror.process import resident_mb
from emomirror.vision.observation import Timings
from emomirror.vision.pipeline import Pipeline

from .seeing import DEFAULT_SOURCE, Frames, load_classifier
from .terminal_text import announce, printable
from .versions import versions

STEPS = ("detect_ms", "crop_ms", "classify_ms", "total_ms")
WARM_UP = 10
"""First frames that are not counted: libraries allocate in them what they keep."""
STARTS = 3
START_PATIENCE_S = 60.0


def bench(
    source: str | None,
    *,
    camera_format: Format | None = None,
    model: Path | None = None,
    eyes: bool = False,
    far: bool = False,
    frames_wanted: int = 300,
    as_json: bool = False,
) -> int:
    """Measures and prints; returns the exit status.

    Raises:
        EmomirrorError: there is nothing to read, or nothing to read it with.
    """
    source = DEFAULT_SOURCE if source is None else source
    classifier = load_classifier(model, eyes=eyes)
    options = [
        *("--source", source),
        *(("--camera-format", str(camera_format)) if camera_format else ()),
        *(("--model", str(model)) if model else ()),
        *(("--eyes",) if eyes else ()),
        *(("--far",) if far else ()),
    ]
    # Before this process opens the source: a camera can be open only once.
    starts = startups_s(options)
    with (
        closing(open_source(source, camera_format=camera_format)) as opened,
        Pipeline(classifier, far=far) as pipeline,
    ):
        if not starts:
            announce(
                f"no face of {source} was read within {START_PATIENCE_S:.0f} s of a start, so the"
                " start is not measured"
            )
        result = measure(Frames(opened, announce), pipeline, frames_wanted)
    result |= {
        "source": source,
        "startup_s": round(median(starts), 3) if starts else None,
        "rss_mb": _rounded(resident_mb()),
        "versions": versions(),
        "model_sha256": classifier.facts.sha256,
    }
    print(json.dumps(result) if as_json else as_text(result))
    return 0


def measure(
    frames: Frames,
    pipeline: Pipeline,
    frames_wanted: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, Any]:
    """Analyses up to ``WARM_UP + frames_wanted`` frames.

    Returns:
        ``detect_ms``, ``crop_ms``, ``classify_ms``, ``total_ms``: each ``median`` and ``p95`` of
        what the pipeline took, decoding apart; ``fps``: frames per second with reading and
        decoding; ``dropped``: frames of a live source that nobody could look at; ``frames``,
        ``faces`` (found in a frame, on average) and ``size`` of what was measured.
    """
    timings: list[Timings] = []
    faces: list[int] = []
    ends: list[float] = []
    first = last = None
    for frame in islice(frames, WARM_UP + frames_wanted):
        observation = pipeline.analyze(frame)
        timings.append(observation.timings)
        faces.append(len(observation.faces))
        ends.append(clock())
        first, last = first or frame, frame
    # A source shorter than the warm-up is measured as it is.
    skipped = WARM_UP if len(timings) > WARM_UP else 0
    counted = timings[skipped:]
    return {
        "frames": len(counted),
        "faces": round(float(np.mean(faces[skipped:])), 2) if counted else 0,
        "size": f"{last.bgr.shape[1]}x{last.bgr.shape[0]}" if last is not None else None,
        **{step: spread([getattr(timing, step) for timing in counted]) for step in STEPS},
        "fps": _fps(ends[skipped - 1 if skipped else 0 :]),
        "dropped": _dropped(first, last, len(timings)),
    }


def spread(values: Sequence[float]) -> dict[str, float | None]:
    """The median and the 95th percentile."""
    if not values:
        return {"median": None, "p95": None}
    middle, high = np.percentile(values, (50, 95))
    return {"median": round(float(middle), 3), "p95": round(float(high), 3)}


def startups_s(options: Sequence[str]) -> list[float]:
    """``startup_s`` of several starts; none where the first found no face."""
    starts: list[float] = []
    for _ in range(STARTS):
        seconds = startup_s(options)
        if seconds is None:
            return starts
        starts.append(seconds)
    return starts


def startup_s(options: Sequence[str]) -> float | None:
    """Seconds from the start of a fresh ``emomirror watch``, imports included, to its first scored
    face; None where it found none within ``START_PATIENCE_S``."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "emomirror", "watch", "--json", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as child:
        assert child.stdout is not None
        # A camera may also give no picture at all, and the program print no line.
        patience = Timer(START_PATIENCE_S, child.terminate)
        patience.start()
        try:
            for line in child.stdout:
                if json.loads(line)["faces"]:
                    return time.perf_counter() - start
        finally:
            patience.cancel()
            child.terminate()
    return None


def as_text(result: dict[str, Any]) -> str:
    """The figures as a person reads them."""
    lines = [
        f"{printable(result['source'])}: {result['frames']} frames of {result['size']},"
        f" {result['faces']} faces in each",
        f"{'':14}{'median':>8}{'p95':>8}",
    ]
    for step in STEPS:
        middle, high = result[step]["median"], result[step]["p95"]
        lines.append(f"{step:14}{_figure(middle):>8}{_figure(high):>8}")
    lines += [f"{name:14}{_figure(result[name]):>8}" for name in ("fps", "startup_s", "rss_mb")]
    lines.append(f"{'dropped':14}{result['dropped']:>8}")
    lines.append(", ".join(f"{name} {version}" for name, version in result["versions"].items()))
    lines.append(f"model {result['model_sha256']}")
    return "\n".join(lines)


def _figure(value: float | None) -> str:
    return "unknown" if value is None else f"{value:.2f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _fps(ends: Sequence[float]) -> float | None:
    if len(ends) < 2 or ends[-1] == ends[0]:
        return None
    return round((len(ends) - 1) / (ends[-1] - ends[0]), 1)


def _dropped(first: Frame | None, last: Frame | None, read: int) -> int:
    return 0 if first is None or last is None else last.index - first.index + 1 - read
