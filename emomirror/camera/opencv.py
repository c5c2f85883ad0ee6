"""OpenCV, imported so that it stays quiet, stays on this machine and leaves Qt alone.

Whoever needs it writes ``from emomirror.camera.opencv import cv2``.
"""

from __future__ import annotations

import os
from pathlib import Path

_QT_VARIABLES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")

# Files of these kinds alone. FFmpeg also reads playlists, which name addresses, and would follow.
_FORMATS = (
    "3gp,apng,asf,avi,dv,flv,gif,h264,hevc,ivf,m4v,matroska,mjpeg,mov,mp4,mpeg,mpegts,"
    "mpegvideo,mxf,nut,ogg,rm,webm,wtv,yuv4mpegpipe"
)
os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = f"protocol_whitelist;file|format_whitelist;{_FORMATS}"
# FFmpeg's "quiet": what is wrong with a file is said in our own sentences.
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
# Seconds. OpenCV's own ten are long for a person who has pulled a cable.
os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "3")

_before = {name: os.environ.get(name) for name in _QT_VARIABLES}

import cv2  # noqa: E402 - reads the variables above when it is imported

__all__ = ["cv2"]


def _leave_qt_alone() -> None:
    """Takes back what OpenCV's wheels for Linux set on import: they send every Qt of the process
    to OpenCV's own Qt 5 plugins, with which PySide6 cannot start under X11."""
    home = Path(cv2.__file__).parent
    for name in _QT_VARIABLES:
        value = os.environ.get(name)
        if value is None or not Path(value).is_relative_to(home):
            continue
        before = _before[name]
        # OpenCV may have been imported before this module, by a library: then there is no before.
        if before is None or Path(before).is_relative_to(home):
            del os.environ[name]
        else:
            os.environ[name] = before


_leave_qt_alone()
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
