"""One opened camera, as the system gives it: the only place that touches the hardware."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from emomirror.camera.devices import BACKEND, CameraInfo
from emomirror.camera.format import Format
from emomirror.camera.opencv import cv2
from emomirror.errors import CameraUnavailable
from emomirror.sentences import Sentence


class Device(Protocol):
    """An open camera. Each of its methods may hang for as long as a driver pleases."""

    def read(self) -> npt.NDArray[np.uint8] | None:
        """Waits for the next picture, ``(h, w, 3)`` uint8 BGR where all is well; None where none
        could be had."""

    def close(self) -> None:
        """Gives the camera back to the system."""


class OpenDevice(Protocol):
    """Opens a camera; raises ``CameraUnavailable`` with a sentence where that fails."""

    def __call__(self, camera: CameraInfo, wish: Format) -> Device: ...


class OpenCVDevice:
    """A camera opened by OpenCV."""

    def __init__(self, capture: cv2.VideoCapture) -> None:
        self._capture = capture

    def read(self) -> npt.NDArray[np.uint8] | None:
        try:
            there, picture = self._capture.read()
        except cv2.error:  # a picture whose data does not decode
            return None
        return np.asarray(picture) if there and picture is not None else None

    def close(self) -> None:
        self._capture.release()


def open_with_opencv(camera: CameraInfo, wish: Format) -> Device:
    """Opens a camera of this machine and asks for size and rate.

    Raises:
        CameraUnavailable: it is busy, absent or forbidden.
    """
    on_linux = sys.platform == "linux"
    if on_linux and not Path(camera.path).exists():
        raise CameraUnavailable(absent(camera))
    if on_linux and not os.access(camera.path, os.R_OK | os.W_OK):
        raise CameraUnavailable(
            Sentence(
                "Camera",
                "{camera} ({path}) may not be used by this account. Add it to the group that "
                'owns the camera: sudo usermod -aG video "$USER", then log in anew.',
            ).naming(camera=camera.name, path=camera.path)
        )
    try:
        # By path on Linux: the index is the path's number, and a path cannot mean another backend.
        capture = (
            cv2.VideoCapture(camera.path, BACKEND)
            if on_linux
            else cv2.VideoCapture(camera.index, BACKEND)
        )
    except cv2.error as error:
        raise CameraUnavailable(busy(camera)) from error
    if not capture.isOpened():
        capture.release()
        raise CameraUnavailable(busy(camera))
    width, height = wish.size
    if width * height * wish.fps > 640 * 480 * 30:
        # Uncompressed, 1280x720 at 30 a second do not fit through USB 2. Asked before the size,
        # which decides among the sizes of the format in force.
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, width)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height)
    capture.set(cv2.CAP_PROP_FPS, wish.fps)
    return OpenCVDevice(capture)


def absent(camera: CameraInfo) -> Sentence:
    """The sentence for a camera that is not there."""
    return Sentence(
        "Camera", "{camera} is not connected. Plug it in, or choose another source."
    ).naming(camera=camera.name)


def busy(camera: CameraInfo) -> Sentence:
    """The sentence for a camera that is there and does not open."""
    return (
        Sentence(
            "Camera",
            "{camera} does not open: another program may be using it. Close calls and browser "
            "tabs that show a camera, or unplug it and plug it in again.",
        ).naming(camera=camera.name)
        if sys.platform == "linux"
        else Sentence(
            "Camera",
            "{camera} does not open: another program may be using it. Close calls and browser "
            "tabs that show a camera, see in the system's privacy settings that programs may use "
            "it, or unplug it and plug it in again.",
        ).naming(camera=camera.name)
    )
