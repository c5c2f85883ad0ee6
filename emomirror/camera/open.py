"""From what a person names to where frames come from."""

from __future__ import annotations

import re
import sys
from difflib import get_close_matches
from pathlib import Path

from emomirror.camera.camera import Camera
from emomirror.camera.demo import Demo
from emomirror.camera.device import Wish
from emomirror.camera.devices import CameraInfo, list_cameras
from emomirror.camera.frame import Source
from emomirror.camera.opencv import cv2
from emomirror.camera.pace import Pace
from emomirror.camera.pictures import Pictures, is_named_as_picture, pictures_in
from emomirror.camera.video import Video
from emomirror.errors import CameraUnavailable, SourceError, UnreadableMedia

OTHER_WAYS = "Try --source demo, which needs no camera, or --source FILE for a video or picture."


def open_source(
    spec: str,
    *,
    size: tuple[int, int] | None = None,
    fps: float | None = None,
    paced: bool = False,
) -> Source:
    """Opens what ``spec`` names.

    Args:
        spec: ``camera`` (the first), a camera's number, path or name (``camera:`` may stand before
            each), ``demo``, or the path of a video, picture or folder of pictures.
        size: width and height to ask of a camera, in pixels.
        fps: pictures a second to ask of a camera.
        paced: plays recordings, pictures and the demo at their own speed, as if live. Otherwise
            every frame is given as fast as it is asked for, always the same ones.

    Raises:
        CameraUnavailable: there is no such camera. One that is there is opened by the first read.
        UnreadableMedia: the file or folder is absent or holds nothing that can be shown.
        SourceError: it is none of all these.
    """
    spec = spec.strip()
    if not spec:
        raise SourceError(f"No source was named. {OTHER_WAYS}")
    pace = Pace() if paced else None
    if spec == "demo":
        return Demo(pace=pace)
    wished = _camera_wished(spec)
    if wished is None and Path(spec).expanduser().exists():
        return _open_path(Path(spec).expanduser(), pace)
    cameras = list_cameras()
    camera = _find(wished if wished is not None else spec, cameras)
    if camera is None:
        raise _unknown(spec, wished, cameras)
    default = Wish()
    return Camera(camera, Wish(size or default.size, fps or default.fps))


def _camera_wished(spec: str) -> str | None:
    """What stands for a camera: "" for the first, a number, path or name; None where ``spec`` can
    mean a file as well."""
    if spec == "camera":
        return ""
    if spec.startswith("camera:"):
        return spec.removeprefix("camera:").strip()
    return spec if spec.isdecimal() or re.fullmatch(r"/dev/video\d+", spec) else None


def _find(wished: str, cameras: list[CameraInfo]) -> CameraInfo | None:
    if not wished:
        return cameras[0] if cameras else None
    for camera in cameras:
        if wished.casefold() in (str(camera.index), camera.path.casefold(), camera.name.casefold()):
            return camera
    if cameras:
        return None
    return _unlisted(wished)


def _unlisted(wished: str) -> CameraInfo | None:
    """A camera asked for by number on a machine that cannot list its cameras."""
    number = wished.removeprefix("/dev/video")
    if not number.isdecimal():
        return None
    path = f"/dev/video{int(number)}" if sys.platform == "linux" else ""
    if path and not Path(path).exists():
        return None
    return CameraInfo(int(number), f"Camera {int(number)}", path)


def _open_path(path: Path, pace: Pace | None) -> Source:
    if path.is_dir():
        return Pictures(path.resolve().name, pictures_in(path), pace=pace)
    # A GIF is a picture to some versions of OpenCV, and moves in all. Anything else is told by its
    # content, and by its name: FFmpeg takes all that is named as a picture for one, text included.
    if path.suffix.lower() != ".gif" and (
        is_named_as_picture(path) or cv2.haveImageReader(str(path))
    ):
        return Pictures(path.name, [path], pace=pace)
    return Video(path, pace=pace)


def _unknown(spec: str, wished: str | None, cameras: list[CameraInfo]) -> SourceError:
    if wished is None and re.match(r"[a-z]{2,}://", spec, re.IGNORECASE):
        return SourceError(
            f"{spec} is an address, and Emomirror reads only what is on this machine. {OTHER_WAYS}"
        )
    names = ", ".join(f"{camera.index}: {camera.name}" for camera in cameras)
    if wished == "":
        return CameraUnavailable(f"No camera was found. Plug one in. {OTHER_WAYS}")
    if wished is not None:
        if not cameras:
            return CameraUnavailable(f"No camera was found, {wished} neither. {OTHER_WAYS}")
        return CameraUnavailable(
            f"There is no camera {wished}{_did_you_mean(wished, cameras)} Connected: {names}."
        )
    path = Path(spec).expanduser()
    if path.suffix or len(path.parts) > 1:
        return UnreadableMedia(f"There is no file or folder {spec}{_did_you_mean(spec, [])}")
    return SourceError(
        f"{spec!r} is no camera, file or folder{_did_you_mean(spec, cameras)} "
        f"{f'Connected: {names}.' if cameras else 'No camera was found.'} {OTHER_WAYS}"
    )


def _did_you_mean(spec: str, cameras: list[CameraInfo]) -> str:
    """The end of a sentence, and a question where something of nearly that name exists."""
    path = Path(spec).expanduser()
    try:
        neighbours = [one.name for one in path.parent.iterdir()]
    except OSError:
        neighbours = []
    known = {name.casefold(): name for name in ["demo", "camera"] + [c.name for c in cameras]}
    known |= {name.casefold(): str(path.with_name(name)) for name in neighbours if path.name}
    close = get_close_matches(path.name.casefold(), known, n=1)
    return f". Did you mean {known[close[0]]}?" if close else "."
