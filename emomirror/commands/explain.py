"""``emomirror explain``: which parts of a face spoke for an emotion, as a picture and figures."""

from __future__ import annotations

import json
import os
import re
from contextlib import closing
from pathlib import Path
from typing import Any

from emomirror.camera.frame import Frame
from emomirror.camera.open import open_source
from emomirror.emotions import NOT_SURE, Emotion
from emomirror.errors import CannotExplain
from emomirror.explain import words
from emomirror.explain.explainer import explain as explained
from emomirror.explain.explanation import Explanation
from emomirror.explain.figure import Panel, figure
from emomirror.explain.subject import subject_of
from emomirror.vision.observation import Face, Observation
from emomirror.vision.pipeline import Pipeline
from emomirror.writing import save, try_to_save

from .seeing import Frames, load_classifier
from .terminal_text import announce, printable

AT_TIME = re.compile(r"(.+)@(?:(\d+):)?(\d+(?:\.\d+)?)")


def explain(
    source: str,
    *,
    emotion: Emotion | None,
    samples: int,
    seed: int,
    out: Path,
    json_out: Path | None = None,
    face: int | None = None,
    model: Path | None = None,
    eyes: bool = False,
    far: bool = False,
) -> int:
    """Explains one face, writes the picture, prints what it means, and returns the exit status.

    Args:
        source: a picture, or a recording with ``@`` and a time in it: ``film.mp4@12.5``,
            ``film.mp4@1:02``.
        emotion: None: what the face looks like most.
        face: counted from 1, from left to right; None: the largest and most central.
        out, json_out: where the picture and the figures go; see ``as_json``.

    Raises:
        CannotExplain: there is no such moment or no such face in it, or so many samples, or so
            few, give no explanation; or a result would lie in the place of another file.
        SaveFailed: ``out`` or ``json_out`` cannot be written.
        EmomirrorError: there is nothing to read, or nothing to read it with.
    """
    path, time_s = moment(source)
    _refuse_to_overwrite(path, out, json_out)
    for target in (out, json_out):
        if target is not None:
            try_to_save(target)
    classifier = load_classifier(model, eyes=eyes)
    with closing(open_source(path)) as opened:
        frame = frame_at(Frames(opened, announce), time_s, source)
    with Pipeline(classifier, far=far) as pipeline:
        seen = pipeline.analyze(frame)
    chosen = chosen_face(seen, face, source)
    subject = subject_of(chosen, classifier.facts.region)
    explanation = explained(classifier, subject, emotion, samples, seed)
    said = note(chosen, explanation)
    picture = figure([Panel(explanation, frame.bgr, note=said)])
    report = as_json(explanation, chosen, frame)
    save(out, picture)
    if json_out is not None:
        save(json_out, (json.dumps(report) + "\n").encode())
    print(as_text(explanation, said))
    print(printable(f"saved as {out}"))
    return 0


def moment(source: str) -> tuple[str, float]:
    """The file that is meant, and the time in it in seconds."""
    found = AT_TIME.fullmatch(source)
    # A file may be called so.
    if found is None or os.path.exists(source):  # which takes names that are none
        return source, 0.0
    path, minutes, seconds = found.groups()
    return path, 60 * int(minutes or 0) + float(seconds)


def _refuse_to_overwrite(source: str, *targets: Path | None) -> None:
    """What is explained is somebody's own, and the two results cannot lie in one file.

    Raises:
        CannotExplain: a target is the source, or another target.
    """
    taken = {os.path.realpath(os.path.expanduser(source))}
    for target in targets:
        if target is None:
            continue
        place = os.path.realpath(target)
        if place in taken:
            raise CannotExplain(f"{target} is the picture or the other result; name another file")
        taken.add(place)


def frame_at(frames: Frames, time_s: float, source: str) -> Frame:
    """The first frame at or after a time.

    Raises:
        CannotExplain: the recording ends before.
    """
    last_s, one = None, False
    for frame in frames:
        # A hundredth is less than any frame lasts, and more than a rounded time is off.
        if frame.t_s >= time_s - 0.01:
            return frame
        one, last_s = last_s is None, frame.t_s
    if last_s is None:
        raise CannotExplain(f"{source} gave no picture that could be read")
    if one:
        raise CannotExplain(f"{source} names a time in a single picture; name it without the time")
    raise CannotExplain(f"{source} ends at {last_s:.2f} s; name an earlier time")


def chosen_face(seen: Observation, number: int | None, source: str) -> Face:
    """A face of what was seen.

    Args:
        number: counted from 1, from left to right; None: the person in the mirror.

    Raises:
        CannotExplain: there is no such face.
    """
    faces = sorted(seen.faces, key=lambda one: one.box.x + one.box.w / 2)
    if not faces or seen.main is None:
        raise CannotExplain(
            f"no face was found in {source}; choose a picture or moment that shows one larger and"
            " from the front, or try --far"
        )
    if number is None:
        return seen.main
    if number > len(faces):
        raise CannotExplain(
            f"--face {number}: {len(faces)} found in {source}, counted from left to right"
        )
    return faces[number - 1]


def note(face: Face, explanation: Explanation) -> str:
    """What is to be said of the picture besides; empty where nothing is."""
    if face.reasons:
        return (
            f"The picture is hard to read ({', '.join(face.reasons)}): what it looks like, and so"
            " what is explained here, means little."
        )
    return "" if explanation.sure else str(words.not_sure(explanation.emotion))


def as_json(explanation: Explanation, face: Face, frame: Frame) -> dict[str, Any]:
    """The figures: ``emotion``, ``score``, ``top`` (an emotion, or "not sure"), ``reasons`` (why
    the picture is hard to read, as ``watch`` tells them), ``samples``, ``seed``, ``seconds``,
    ``weights`` (log-odds, one a region), ``regions`` (48 rows of 48 indices into them), ``parts``
    {part of the face: summed weight}, ``r2``, ``stability``, ``deletion`` {``top``, ``random``:
    probability lost}, ``believable`` and ``doubts``, ``box`` [x, y, w, h] in pixels of the
    frame or of the picture's file, turned upright."""
    return {
        "emotion": str(explanation.emotion),
        "score": explanation.score,
        "top": str(face.top or NOT_SURE),
        "reasons": [str(reason) for reason in face.reasons],
        "samples": explanation.samples,
        "seed": explanation.seed,
        "seconds": round(explanation.seconds, 3),
        "weights": explanation.weights.tolist(),
        "regions": explanation.regions.tolist(),
        "parts": {str(part): weight for part, weight in explanation.by_part.items()},
        "r2": explanation.r2,
        "stability": explanation.stability,
        "deletion": explanation.deletion._asdict(),
        "believable": explanation.believable,
        "doubts": [str(doubt) for doubt in explanation.doubts],
        "box": [round(value, 1) for value in face.box.in_file(frame)],
    }


def as_text(explanation: Explanation, note: str) -> str:
    """What it means, in lines for people.

    Args:
        note: what is to be said of the picture besides, if anything.
    """
    return "\n".join(
        [
            f"{explanation.emotion}, {explanation.score:.0%}: {words.summary(explanation)}",
            *([note] if note else []),
            str(words.belief(explanation)),
            str(words.figures(explanation)),
            f"{explanation.samples} samples in {explanation.seconds:.1f} s,"
            f" seed {explanation.seed}",
        ]
    )
