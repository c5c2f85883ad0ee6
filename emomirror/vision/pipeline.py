"""From a frame to an observation: detect, follow, crop, classify, smooth, judge the picture."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Self

import numpy as np

from emomirror.camera.frame import Frame

from .classifier import Classifier
from .crop import crop_for, place
from .detector import Detector
from .finder import Finder
from .observation import Face, Observation, Timings
from .quality import reasons
from .smoothing import Smoother
from .tracking import Tracker


class Pipeline:
    """Analyses the frames of one source in their order. Used by one thread at a time, and closed
    at the end: as a context manager, or by ``close``.

    Args:
        classifier: reads the crops.
        far: see ``Detector.look``; may be changed between frames.

    Raises:
        DetectorUnavailable: the face detector cannot be loaded.
    """

    def __init__(self, classifier: Classifier, *, far: bool = False) -> None:
        self.far = far
        self._classifier = classifier
        self._finder = Finder(Detector())
        self._path: Path | None = None
        self.reset()

    @property
    def classifier(self) -> Classifier:
        """The network in use."""
        return self._classifier

    def use(self, classifier: Classifier) -> None:
        """Changes the network, from faces to eyes for instance. Identities stay; what another
        network said is not mixed with what this one says."""
        self._classifier = classifier
        self._smoothers.clear()

    def choose(self, face_id: int | None) -> None:
        """Makes a face the person in the mirror; None: whoever is largest and most central."""
        self._tracker.choose(face_id)

    def reset(self) -> None:
        """Forgets everybody: another source begins."""
        self._finder.forget()
        self._tracker = Tracker()
        self._smoothers: dict[int, Smoother] = {}

    def analyze(self, frame: Frame) -> Observation:
        """All that can be seen in a frame."""
        if frame.path != self._path:  # another picture has nothing to do with the last
            self.reset()
            self._path = frame.path
        start = time.perf_counter()
        height, width = frame.bgr.shape[:2]
        found = self._finder.find(frame.bgr, frame.t_s, far=self.far)
        detected = time.perf_counter()

        placements = [place(one.box, one.keypoints) for one in found]
        region = self._classifier.facts.region
        crops = [crop_for(frame.bgr, placement, region) for placement in placements]
        cropped = time.perf_counter()

        scores = self._classifier.scores(np.stack(crops)) if crops else ()
        classified = time.perf_counter()

        ids = self._tracker.follow(found, frame.t_s)
        main = self._tracker.main(
            [(i, one.box) for i, one in zip(ids, found, strict=True)], height, width
        )
        followed = self._tracker.followed
        self._smoothers = {i: s for i, s in self._smoothers.items() if i in followed}
        faces = []
        for i, one, placement, crop, now in zip(ids, found, placements, crops, scores, strict=True):
            smoother = self._smoothers.setdefault(i, Smoother())
            spoiled = reasons(crop, placement, one.box, one.keypoints, frame.bgr.shape)
            # What was read in a spoiled picture should not linger in the good ones after it.
            smoothed = now if spoiled else smoother.add(now, frame.t_s)
            top = None if spoiled else smoother.top(self._classifier.facts.threshold)
            faces.append(
                Face(
                    id=i,
                    main=i == main,
                    box=one.box,
                    keypoints=one.keypoints,
                    detection=one.confidence,
                    crop=crop,
                    scores=now,
                    smoothed=smoothed,
                    top=top,
                    reasons=spoiled,
                )
            )
        faces.sort(key=lambda face: face.id)
        end = time.perf_counter()
        return Observation(
            frame,
            tuple(faces),
            Timings(
                detect_ms=1e3 * (detected - start),
                crop_ms=1e3 * (cropped - detected),
                classify_ms=1e3 * (classified - cropped),
                total_ms=1e3 * (end - start),
            ),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Releases the detector."""
        self._finder.close()
