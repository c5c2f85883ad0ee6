"""What a source is named by, understood without looking for it."""

from __future__ import annotations

import re
from pathlib import Path

OTHER_WAYS = "Try --source demo, which needs no camera, or --source FILE for a video or picture."
"""``advice`` of an error about a source that is not there."""

_CAMERA = "camera"


def by_name(camera: str) -> str:
    """What names a camera and cannot mean a file, also while the camera is not there."""
    return f"{_CAMERA}:{camera}"


def camera_named(spec: str) -> str | None:
    """What stands for a camera in ``spec``, as ``open_source`` takes it: "" for the first one, a
    number, path or name; None where ``spec`` can mean a file as well."""
    if spec == _CAMERA:
        return ""
    if spec.startswith(f"{_CAMERA}:"):
        return spec.removeprefix(f"{_CAMERA}:").strip()
    return spec if spec.isdecimal() or re.fullmatch(r"/dev/video\d+", spec) else None


def shown_name(spec: str) -> str:
    """What people call it before it is opened: a camera's name, or a file's without its folder;
    "" for the first camera."""
    camera = camera_named(spec)
    return (Path(spec).name or spec) if camera is None else camera
