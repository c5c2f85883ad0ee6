"""The cameras of this machine."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from emomirror.camera.opencv import cv2

log = logging.getLogger(__name__)

BACKEND: int = {
    "linux": cv2.CAP_V4L2,
    # Opens in a fraction of Media Foundation's time, and knows virtual cameras.
    "win32": cv2.CAP_DSHOW,
    "darwin": cv2.CAP_AVFOUNDATION,
}.get(sys.platform, cv2.CAP_ANY)
"""OpenCV's way to cameras on this system. Indices are those of this backend alone."""


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """One camera.

    Attributes:
        index: its number for ``BACKEND``; changes when cameras are plugged in and out.
        name: what people call it, different for every camera of one list.
        path: the system's own name for it, such as ``/dev/video0``; may be empty.
    """

    index: int
    name: str
    path: str


class Found(Protocol):
    """What ``cv2_enumerate_cameras`` tells of a camera."""

    @property
    def index(self) -> int: ...
    @property
    def name(self) -> str | None: ...
    @property
    def path(self) -> str | None: ...


def list_cameras() -> list[CameraInfo]:
    """The cameras that can be opened, in order of their index; empty where there are none.

    Never raises: a machine that cannot list its cameras may still have one, which can be asked
    for by its number.
    """
    try:
        # Linux has a second node beside most cameras that gives metadata and no pictures.
        # The library asks each node what it can do, and leaves those out.
        from cv2_enumerate_cameras import enumerate_cameras

        return tell_apart(enumerate_cameras(BACKEND))
    except Exception as error:
        log.info("cameras cannot be listed: %s", error)
        return []


def tell_apart(found: Iterable[Found]) -> list[CameraInfo]:
    """Readable names, each of them once: the second "Webcam" becomes "Webcam (2)"."""
    cameras: list[CameraInfo] = []
    names: set[str] = set()
    for one in sorted(found, key=lambda one: one.index):
        camera = CameraInfo(one.index, _plain(one.name) or f"Camera {one.index}", one.path or "")
        name, count = camera.name, 1
        while camera.name.casefold() in names:
            count += 1
            camera = replace(camera, name=f"{name} ({count})")
        names.add(camera.name.casefold())
        cameras.append(camera)
    return cameras


def _plain(name: str | None) -> str:
    """Linux doubles many names, and cuts them after 31 letters: "HD Cam: HD Cam"."""
    first, _, second = (name or "").strip().partition(": ")
    return first if second and first.startswith(second.strip()) else (name or "").strip()


def find_again(camera: CameraInfo, cameras: list[CameraInfo]) -> CameraInfo | None:
    """A camera among those connected now: plugged in again it often has another number.

    The same name in the same place is surest, then the name, then the place under the name that
    the system gives to a camera without one.
    """
    by_name = [one for one in cameras if one.name == camera.name]
    by_path = [one for one in cameras if camera.path and one.path == camera.path]
    both = [one for one in by_name if one in by_path]
    unnamed = by_path if camera.name == f"Camera {camera.index}" else []
    return next(iter(both + by_name + unnamed), None)
