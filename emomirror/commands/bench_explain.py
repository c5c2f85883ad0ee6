"""``emomirror bench-explain``: how far explanations can be trusted, over the faces of a source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from emomirror.camera.format import Format
from emomirror.camera.open import open_source
from emomirror.errors import CannotExplain
from emomirror.explain.measure import Known, measure, table, variants
from emomirror.explain.subject import Subject, subject_of
from emomirror.vision.pipeline import Pipeline

from .seeing import DEFAULT_SOURCE, Frames, load_classifier
from .terminal_text import announce, printable
from .versions import versions

APART_S = 0.5
"""Between two faces of one recording: neighbouring frames show the same."""


def bench_explain(
    source: str | None,
    *,
    camera_format: Format | None = None,
    model: Path | None = None,
    eyes: bool = False,
    far: bool = False,
    faces_wanted: int = 100,
    samples: int,
    scheme: str | None = None,
    fill: str | None = None,
    as_json: bool = False,
) -> int:
    """Measures and prints; returns the exit status.

    Raises:
        EmomirrorError: there is nothing to read, or nothing to read it with.
    """
    source = DEFAULT_SOURCE if source is None else source
    measured = variants(scheme, fill)
    classifier = load_classifier(model, eyes=eyes)
    with (
        closing(open_source(source, camera_format=camera_format)) as opened,
        Pipeline(classifier, far=far) as pipeline,
    ):
        subjects = list(islice(_subjects(Frames(opened, announce), pipeline), faces_wanted))
    if not subjects:
        raise CannotExplain(f"{source} shows no face; choose pictures or a recording of faces")
    results = measure(
        classifier,
        [Known(subject) for subject in subjects],
        variants=measured,
        samples=samples,
        progress=announce,
    )
    result = {
        "source": source,
        "variants": results,
        "versions": versions(),
        "model_sha256": classifier.facts.sha256,
    }
    if as_json:
        print(json.dumps(result))
    else:
        print(f"{printable(source)}: {len(subjects)} faces, {samples} samples for each")
        print(table(results))
    return 0


def _subjects(frames: Frames, pipeline: Pipeline) -> Iterator[Subject]:
    """The main face of each picture, and of a recording twice a second."""
    region = pipeline.classifier.facts.region
    next_s = float("-inf")
    for frame in frames:
        face = pipeline.analyze(frame).main
        if face is not None and (frame.path is not None or frame.t_s >= next_s):
            next_s = frame.t_s + APART_S
            yield subject_of(face, region)
