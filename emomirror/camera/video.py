"""Recordings: whatever FFmpeg reads, each frame at the time that its file gives it."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import numpy.typing as npt

from emomirror.camera.access import asking_for
from emomirror.camera.frame import Frame
from emomirror.camera.opencv import cv2
from emomirror.camera.pace import LATE_S, Pace
from emomirror.camera.played import Played
from emomirror.errors import UnreadableMedia
from emomirror.sentences import Sentence

SKIP_AT_MOST = 15
"""Frames skipped in a row. A machine that decodes slower than the recording runs would otherwise
skip all of it."""
SHORTEST_S = 0.001
"""Between two frames whose file gives both the same time, or the later one an earlier time."""
RESTART_S = 0.5
"""A time that is earlier by more than this begins anew: recordings that were joined."""
SANE_FPS = (1.0, 1000.0)
USUAL_FPS = 30.0
"""Where a file does not say how many frames a second it has."""


class Video(Played):
    """A video, GIF or any other file with moving pictures.

    A file that was cut short gives the frames it has and ends.
    """

    def __init__(self, path: Path, *, pace: Pace | None = None) -> None:
        """
        Args:
            path: the file.
            pace: see ``Played``.

        Raises:
            UnreadableMedia: the file is absent, empty, or holds no picture that can be read.
        """
        super().__init__(pace)
        self.path = path
        # Guards the capture against being released under a read.
        self._lock = threading.Lock()
        self._index = -1
        self._t_s = 0.0
        self._starts_at_s = self._told_s = 0.0
        self._stands = True
        """Whether the file has told no frame's time yet, or the same for the last two."""
        _check_file(path)
        # Only FFmpeg: what other backends make of a file differs from system to system.
        # One thread decodes 1280x720 in 1 ms; more would take turns with those that find faces.
        self._capture = cv2.VideoCapture(
            # Whole, because FFmpeg takes what stands before a colon for a protocol.
            str(path.absolute()), cv2.CAP_FFMPEG, (cv2.CAP_PROP_N_THREADS, 1)
        )  # fmt: skip
        fps = self._capture.get(cv2.CAP_PROP_FPS)
        self._frame_s = 1 / (fps if SANE_FPS[0] <= fps <= SANE_FPS[1] else USUAL_FPS)
        self._first = self._decode()
        if self._first is None:
            self._capture.release()
            raise UnreadableMedia(_no_pictures(path))

    @property
    def name(self) -> str:
        return self.path.name

    def close(self) -> None:
        super().close()
        with self._lock:
            self._capture.release()

    def _next(self) -> Frame | None:
        first, self._first = self._first, None
        return first or self._decode()

    def _decode(self) -> Frame | None:
        with self._lock:
            skipped = 0
            while not self._closed and self._grab():
                if self._is_late() and skipped < SKIP_AT_MOST:
                    skipped += 1
                    continue
                picture = self._retrieve()
                if picture is None:
                    continue
                if skipped == SKIP_AT_MOST and self._pace is not None:
                    self._pace.resume_at(self._t_s)
                return Frame(self._index, self._t_s, picture)
            return None

    def _grab(self) -> bool:
        try:
            if not self._capture.grab():
                return False
            t_s = self._capture.get(cv2.CAP_PROP_POS_MSEC) / 1000.0
        except cv2.error:
            return False
        if self._index < 0:
            self._starts_at_s = t_s
        else:
            self._advance(t_s)
        self._told_s = t_s
        self._index += 1
        return True

    def _advance(self, told_s: float) -> None:
        """Sets the next frame's time by what the file tells, if it tells one."""
        t_s = told_s - self._starts_at_s
        stands = told_s == self._told_s
        if t_s < self._t_s + SHORTEST_S:
            timeless = stands and self._stands
            if timeless or told_s < self._told_s - RESTART_S:
                t_s = self._t_s + self._frame_s
                self._starts_at_s = told_s - t_s
            else:
                t_s = self._t_s + SHORTEST_S
        self._t_s = t_s
        self._stands = stands

    def _is_late(self) -> bool:
        return self._index > 0 and self._pace is not None and self._pace.late_s(self._t_s) > LATE_S

    def _retrieve(self) -> npt.NDArray[np.uint8] | None:
        try:
            there, picture = self._capture.retrieve()
        except cv2.error:
            return None
        if not there or picture is None or picture.size == 0:
            return None
        return np.asarray(picture, dtype=np.uint8)


def _check_file(path: Path) -> None:
    with asking_for(path), path.open("rb") as file:
        empty = not file.read(1)
    if empty:
        raise UnreadableMedia(
            Sentence(
                "Recording",
                "{file} is empty (0 bytes), where a video or picture was expected. Copy or "
                "record it again.",
            ).naming(file=path)
        )


def _no_pictures(path: Path) -> Sentence:
    return Sentence(
        "Recording",
        "{file} holds no video or picture that can be read: it is damaged, cut short, or of "
        "another kind. Expected a video (such as MP4, MOV, MKV, AVI, WebM), a GIF, or a picture "
        "(such as JPEG, PNG, WebP, BMP, TIFF). If it plays elsewhere, convert it to MP4.",
    ).naming(file=path.name)
