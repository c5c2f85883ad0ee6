"""What ``emomirror watch --json`` prints: one object per line and frame.

======== ==========================================================================================
frame    int: counts the source's frames from 0, those that were lost included
t_s      float: seconds since the source's first frame
path     string: the picture's file; only where the source is a picture or a folder of pictures
faces    list, in order of ``id``; empty where no face was found. Of each face:

id       int: the same from frame to frame for as long as the face is followed
main     bool: true for the person in the mirror, at most one face of a frame
box      [x, y, w, h] in pixels of the unmirrored frame, or of a picture's file, turned upright; may
         reach over its edges
scores   {emotion: probability} of this frame alone
smoothed {emotion: probability} over the last moments
top      the emotion that the face looks like, or "not sure"
reasons  list of strings: what is wrong with the picture of it, worst first; ``top`` is "not sure"
         where there is any
======== ==========================================================================================

Emotions are ``anger disgust fear happiness sadness surprise neutral``, in this order. Times and
probabilities have 4 decimals, boxes 1. Lines are plain ASCII.
"""

from __future__ import annotations

import json
from typing import Any

from emomirror.camera.frame import Frame
from emomirror.emotions import EMOTIONS, NOT_SURE
from emomirror.vision.observation import Face, Observation, Scores


def line(observation: Observation) -> str:
    """One line, without its end."""
    return json.dumps(as_object(observation))


def as_object(observation: Observation) -> dict[str, Any]:
    """The object described above."""
    frame = observation.frame
    found: dict[str, Any] = {"frame": frame.index, "t_s": round(frame.t_s, 4)}
    if frame.path is not None:
        found["path"] = str(frame.path)
    found["faces"] = [_face(face, frame) for face in observation.faces]
    return found


def _face(face: Face, frame: Frame) -> dict[str, Any]:
    return {
        "id": face.id,
        "main": face.main,
        "box": [round(float(value), 1) for value in face.box.in_file(frame)],
        "scores": _probabilities(face.scores),
        "smoothed": _probabilities(face.smoothed),
        "top": NOT_SURE if face.top is None else str(face.top),
        "reasons": [str(reason) for reason in face.reasons],
    }


def _probabilities(scores: Scores) -> dict[str, float]:
    return {
        str(emotion): round(float(score), 4)
        for emotion, score in zip(EMOTIONS, scores, strict=True)
    }
