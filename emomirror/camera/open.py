"""From what a person names to where frames come from."""

from __future__ import annotations

import re
import sys
from difflib import get_close_matches
from pathlib import Path

from emomirror.camera.access import asking_for
from emomirror.camera.camera import Camera
from emomirror.camera.demo import Demo
from emomirror.camera.devices import CameraInfo, list_cameras
from emomirror.camera.format import Format
from emomirror.camera.frame import Source
from emomirror.camera.named import OTHER_WAYS, camera_named
from emomirror.camera.opencv import cv2
from emomirror.camera.pace import Pace
from emomirror.camera.pictures import Pictures, is_named_as_picture, pictures_in
from emomirror.camera.video import Video
from emomirror.errors import CameraUnavailable, SourceError, UnreadableMedia
from emomirror.sentences import Sentence


def open_source(spec: str, *, camera_format: Format | None = None, paced: bool = False) -> Source:
    """Opens what ``spec`` names.

    Args:
        spec: ``camera`` (the first), a camera's number, path or name (``camera:`` may stand before
            each), ``demo``, or the path of a video, picture or folder of pictures.
        camera_format: what to ask of a camera; None asks for what is usual.
        paced: plays recordings, pictures and the demo at their own speed, as if live. Otherwise
            every frame is given as fast as it is asked for, always the same ones.

    Raises:
        CameraUnavailable: there is no such camera. One that is there is opened by the first read.
        UnreadableMedia: the file or folder is absent or holds nothing that can be shown.
        SourceError: it is none of all these.
    """
    spec = spec.strip()
    if not spec:
        raise SourceError(Sentence("Source", "No source was named."), advice=OTHER_WAYS)
    pace = Pace() if paced else None
    if spec == "demo":
        return Demo(pace=pace)
    wished = camera_named(spec)
    if wished is None and (path := _existing(spec)) is not None:
        if not path.is_char_device():
            return _open_path(path, pace)
        wished = str(path.resolve())  # as /dev/v4l/by-id/… leads to a camera
    cameras = list_cameras()
    camera = _find(wished if wished is not None else spec, cameras)
    if camera is None:
        raise _unknown(spec, wished, cameras)
    return Camera(camera, camera_format)


def _existing(spec: str) -> Path | None:
    with asking_for(spec):
        path = Path(spec).expanduser()
        return path if path.exists() else None


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
            Sentence(
                "Source",
                "{address} is an address, and Emomirror reads only what is on this machine.",
            ).naming(address=spec),
            advice=OTHER_WAYS,
        )
    if wished is not None:
        if not cameras:
            return CameraUnavailable(_not_connected(wished), advice=OTHER_WAYS)
        absent = Sentence("Source", "There is no camera {camera}.").naming(camera=wished)
        guess = _did_you_mean(absent, wished, _words(cameras))
        return CameraUnavailable(_connected(guess, cameras))
    path = Path(spec).expanduser()
    files = _neighbours(path)
    if path.suffix or len(path.parts) > 1:
        absent = Sentence("Source", "There is no file or folder {path}.").naming(path=spec)
        return UnreadableMedia(_did_you_mean(absent, path.name, files))
    absent = Sentence("Source", "{word} is no camera, file or folder.").naming(word=repr(spec))
    guess = _did_you_mean(absent, spec, files | _words(cameras))
    return SourceError(_connected(guess, cameras), advice=OTHER_WAYS)


def _not_connected(wished: str) -> Sentence:
    """What to say where there is no camera at all. A number or path says nothing to most."""
    if not wished or wished.isdecimal() or wished.startswith("/"):
        return Sentence("Source", "No camera was found. Plug one in.")
    return Sentence(
        "Source", "{camera} is not connected, and no other camera was found. Plug it in."
    ).naming(camera=wished)


def _words(cameras: list[CameraInfo]) -> dict[str, str]:
    """What can be named beside files: by its letters without their case, as it is written."""
    return {word.casefold(): word for word in ["demo", "camera", *(one.name for one in cameras)]}


def _neighbours(path: Path) -> dict[str, str]:
    """As ``_words``, the files that lie where ``path`` would."""
    try:
        names = [one.name for one in path.parent.iterdir()]
    except OSError:
        return {}
    return {name.casefold(): str(path.with_name(name)) for name in names if path.name}


def _did_you_mean(said: Sentence, word: str, known: dict[str, str]) -> Sentence:
    """What was said of ``word``, and a question where something of nearly that name is known."""
    close = get_close_matches(word.casefold(), known, n=1)
    if not close:
        return said
    return Sentence("Source", "{said} Did you mean {guess}?").naming(
        said=said, guess=known[close[0]]
    )


def _connected(said: Sentence, cameras: list[CameraInfo]) -> Sentence:
    """What was said, and which cameras there are."""
    if not cameras:
        return Sentence("Source", "{said} No camera was found.").naming(said=said)
    names = ", ".join(f"{camera.index}: {camera.name}" for camera in cameras)
    return Sentence("Source", "{said} Connected: {cameras}.").naming(said=said, cameras=names)
