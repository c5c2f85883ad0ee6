"""``emomirror watch``: what the mirror sees, in a terminal or as lines."""

from __future__ import annotations

import sys
from contextlib import closing
from itertools import islice
from pathlib import Path

from emomirror.camera.format import Format
from emomirror.camera.open import open_source
from emomirror.vision.pipeline import Pipeline

from .printers import is_live_terminal, printer_for
from .seeing import DEFAULT_SOURCE, Frames, load_classifier
from .terminal_text import announce


def watch(
    source: str | None,
    *,
    camera_format: Format | None = None,
    model: Path | None = None,
    eyes: bool = False,
    far: bool = False,
    as_json: bool = False,
    frames_wanted: int | None = None,
) -> int:
    """Prints what is seen in each frame of ``source`` until it ends.

    A recording is shown at its own pace where a person looks on, and read frame by frame, without
    losing any, where lines are printed: the same file gives the same lines.

    Returns:
        The exit status: 1 if a picture of a folder could not be read, 0 otherwise.

    Raises:
        EmomirrorError: there is nothing to read, or nothing to read it with.
    """
    classifier = load_classifier(model, eyes=eyes)
    live = not as_json and is_live_terminal(sys.stdout)
    with (
        closing(
            open_source(
                DEFAULT_SOURCE if source is None else source,
                camera_format=camera_format,
                paced=live,
            )
        ) as opened,
        closing(Pipeline(classifier, far=far)) as pipeline,
    ):
        printer = printer_for(sys.stdout, f"Emomirror: {opened.name}", as_json=as_json)

        def interrupt(message: str) -> None:
            printer.interrupt()
            announce(message)

        frames = Frames(opened, interrupt)
        try:
            for frame in islice(frames, frames_wanted):
                printer.show(pipeline.analyze(frame))
        finally:
            printer.finish()
    return 1 if frames.unreadable else 0
