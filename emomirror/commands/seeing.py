"""What the commands that see do alike: choose a model, and read a source to its end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from emomirror.camera.frame import Frame, Source
from emomirror.errors import CameraUnavailable, EmomirrorError, UnreadableMedia
from emomirror.vision.classifier import Classifier
from emomirror.vision.crop import Region
from emomirror.vision.facts import shipped_model

DEFAULT_SOURCE = "camera"
RETRY_S = 0.5
"""Between two tries to take up a lost camera, besides its own ``Patience.retry_s``."""


class WrongRegion(EmomirrorError):
    """The model that was named reads another part of the face than was asked for."""


def load_classifier(model: Path | None, *, eyes: bool) -> Classifier:
    """The model that was asked for, or the one shipped for the region.

    Raises:
        ModelRejected: it does not fit the program.
        WrongRegion: it reads the face where the eyes were asked for.
    """
    classifier = Classifier.load(model or shipped_model(Region.EYES if eyes else Region.FACE))
    region = classifier.facts.region
    if eyes and region is not Region.EYES:
        raise WrongRegion(
            f"--eyes needs a model of the eyes; {model} reads the {region}. Leave one of them out"
        )
    return classifier


class Frames:
    """All frames of a source, over what interrupts them.

    A camera that is lost after it gave a picture is announced once and waited for. A picture of a
    folder that cannot be read is announced and left out.

    Attributes:
        unreadable: how many pictures were left out so far.

    Raises:
        CameraUnavailable: while iterating, where a camera gives no picture at all.
    """

    def __init__(
        self, source: Source, announce: Callable[[str], None], retry_s: float = RETRY_S
    ) -> None:
        self._source = source
        self._announce = announce
        self._retry_s = retry_s
        self.unreadable = 0

    def __iter__(self) -> Iterator[Frame]:
        given = lost = False
        while True:
            try:
                frame = self._source.read()
            except CameraUnavailable as error:
                if not given:
                    raise
                if not lost:
                    self._announce(f"{error} Waiting for it to come back.")
                lost = True
                time.sleep(self._retry_s)
                continue
            except UnreadableMedia as error:
                self._announce(str(error))
                self.unreadable += 1
                continue
            if frame is None:
                return
            if lost:
                self._announce(f"{self._source.name} is back.")
            given, lost = True, False
            yield frame
