"""Still pictures: one file, or a folder of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from emomirror.camera.access import asking_for
from emomirror.camera.frame import Frame
from emomirror.camera.opencv import cv2
from emomirror.camera.pace import Pace
from emomirror.camera.played import Played
from emomirror.errors import UnreadableMedia
from emomirror.native_output import native_stderr_silenced
from emomirror.sentences import Sentence

SUFFIXES = frozenset(
    {".avif", ".bmp", ".dib", ".jfif", ".jp2", ".jpe", ".jpeg", ".jpg", ".pbm", ".pgm"}
    | {".png", ".pnm", ".ppm", ".tif", ".tiff", ".webp"}
)
"""Names of pictures, lower case. A folder's other files are none of our business, and a GIF moves:
it is a recording."""
LONGEST_SIDE = 4096
"""In pixels; larger pictures are reduced. Faces in them stay large enough to be read."""
SHOWN_FOR_S = 2.0
"""What one picture lasts, in the times of frames and, played live, for the person who watches."""
BACKDROP = 255
"""Grey level behind transparent parts: white, as a page shows them."""

_JPEG = b"\xff\xd8"
# From how many times LONGEST_SIDE on a picture is reduced while it is decoded, and by how much:
# 20,000 x 20,000 pixels would take 1.2 GB.
_REDUCED = (
    (8, cv2.IMREAD_REDUCED_COLOR_8),
    (4, cv2.IMREAD_REDUCED_COLOR_4),
    (2, cv2.IMREAD_REDUCED_COLOR_2),
)
# What stands for white in pictures of fractions or of 32 bits: as fractions, and as levels of 8 and
# of 16 bits.
_WHITES = (1, 255, 65535)

Picture = npt.NDArray[np.uint8]


class Pictures(Played):
    """Pictures one after another.

    One that cannot be read raises ``UnreadableMedia``; the next ``read`` goes on after it.
    """

    def __init__(self, name: str, paths: Sequence[Path], *, pace: Pace | None = None) -> None:
        """
        Args:
            name: what people call them.
            paths: the files, in the order wanted.
            pace: shows each for ``SHOWN_FOR_S``; None gives them as fast as they are asked for.

        Raises:
            UnreadableMedia: there is one picture alone, and it cannot be read.
        """
        super().__init__(pace)
        self._name = name
        self._paths = tuple(paths)
        self._position = 0
        self._given = 0
        self._only = read_with_scale(paths[0]) if len(paths) == 1 else None

    @property
    def name(self) -> str:
        return self._name

    def _next(self) -> Frame | None:
        if self._position == len(self._paths):
            return None
        path = self._paths[self._position]
        self._position += 1
        picture, scale = self._only if self._only is not None else read_with_scale(path)
        frame = Frame(self._given, self._given * SHOWN_FOR_S, picture, path, scale)
        self._given += 1
        return frame


def pictures_in(folder: Path) -> list[Path]:
    """The pictures of a folder, not of folders in it, in the order in which people count:
    ``p2.jpg`` before ``p10.jpg``.

    Raises:
        UnreadableMedia: the folder cannot be read or holds no picture.
    """
    with asking_for(Sentence("Pictures", "The folder {folder}").naming(folder=folder)):
        files = [path for path in folder.iterdir() if path.is_file()]
    paths = [path for path in files if is_named_as_picture(path)]
    if not paths:
        raise UnreadableMedia(
            Sentence(
                "Pictures",
                "The folder {folder} holds no pictures ({count} other files; folders in it are "
                "not searched). Expected files that end in .jpg, .png, .webp, .bmp or .tiff; for "
                "a video, name the file itself.",
            ).naming(folder=folder, count=len(files))
        )
    return sorted(paths, key=lambda path: natural(path.name))


def is_named_as_picture(path: Path) -> bool:
    """Whether the name is that of a picture, and not hidden."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(".")


def natural(name: str) -> tuple[list[tuple[int, int, str]], str]:
    """A key that sorts digits as numbers, before letters, and letters without their case."""
    parts = re.findall(r"\d+|\D+", name.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts], name


def read_picture(path: Path) -> Picture:
    """A picture as a person sees it: turned as its camera says, on white where it is transparent.

    Args:
        path: a file of any kind that OpenCV reads, of any size, depth and number of channels.

    Returns:
        ``(h, w, 3)`` uint8, BGR, with the longer side at most ``LONGEST_SIDE``.

    Raises:
        UnreadableMedia: it is absent, empty, damaged, too large or not a picture, or holds numbers
            of which it is not clear how bright they are.
    """
    return read_with_scale(path)[0]


def read_with_scale(path: Path) -> tuple[Picture, float]:
    """As ``read_picture``, and how many pixels of the file lie along one of the picture: 1, or more
    where it was reduced."""
    with asking_for(path):
        # Not cv2.imread, which on Windows cannot open a name with letters of another alphabet.
        data = np.fromfile(path, np.uint8)
    if not data.size:
        raise UnreadableMedia(
            Sentence("Pictures", "{file} is empty (0 bytes), where a picture was expected.").naming(
                file=path.name
            )
        )
    try:
        # The decoders of JPEG and PNG write of what is damaged to standard error themselves.
        with native_stderr_silenced():
            decoded = _decode(data, path.name)
    except (cv2.error, MemoryError) as error:
        raise UnreadableMedia(
            Sentence(
                "Pictures", "{file} is damaged, or larger than can be read. Save it again, smaller."
            ).naming(file=path.name)
        ) from error
    if decoded is None or not decoded[0].size:
        raise UnreadableMedia(
            Sentence(
                "Pictures",
                "{file} is not a picture that can be read: it is damaged or of another kind. "
                "Expected JPEG, PNG, WebP, BMP, or TIFF of 8 or 16 bits.",
            ).naming(file=path.name)
        )
    return decoded


def _decode(data: npt.NDArray[np.uint8], name: str) -> tuple[Picture, float] | None:
    longest = _longest_side(data)
    if longest is None:
        of_numbers = _of_numbers(data, name)
        return None if of_numbers is None else _reduced(of_numbers, 1)
    whole = (1, cv2.IMREAD_COLOR)
    times, flag = next((each for each in _REDUCED if longest > each[0] * LONGEST_SIDE), whole)
    picture = cv2.imdecode(data, flag)
    if picture is None:
        return None
    if times == 1 and data[:2].tobytes() != _JPEG:
        as_stored = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)
        if as_stored is not None and as_stored.ndim == 3 and as_stored.shape[2] == 4:
            picture = _on_backdrop(as_stored, np.asarray(picture, np.uint8))
    return _reduced(np.asarray(picture, np.uint8), times)


def _longest_side(data: npt.NDArray[np.uint8]) -> int | None:
    """In pixels, to the next eight; None where it is no picture of 8 or 16 bits.

    Found by decoding at an eighth of the size, which for JPEG costs a small part of the whole.
    """
    try:
        eighth = cv2.imdecode(data, cv2.IMREAD_REDUCED_GRAYSCALE_8)
    except cv2.error:  # smaller than eight pixels
        return 8
    return None if eighth is None else 8 * max(eighth.shape)


def _of_numbers(data: npt.NDArray[np.uint8], name: str) -> Picture | None:
    """A picture of fractions or of 32 bits, as scientific cameras' programs write TIFF; None where
    it is none.

    Raises:
        UnreadableMedia: its numbers do not tell what is black and what is white.
    """
    # Turned upright already: OpenCV does so with TIFF whichever way it is asked.
    stored = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)
    if stored is None or stored.dtype.itemsize < 4 or (stored.ndim == 3 and stored.shape[2] != 3):
        return None
    with np.errstate(invalid="ignore"):
        darkest, brightest = float(stored.min()), float(stored.max())
    white = _white(darkest, brightest)
    if white is None:
        raise UnreadableMedia(
            Sentence(
                "Pictures",
                "{file} holds numbers from {darkest} to {brightest}, which do not tell how bright "
                "white is. Expected 0 to 1, 0 to 255 or 0 to 65535. Save it with 8 or 16 bits.",
            ).naming(file=name, darkest=f"{darkest:.6g}", brightest=f"{brightest:.6g}")
        )
    levels = cv2.convertScaleAbs(stored, alpha=255 / white)
    if levels.ndim == 2:
        levels = cv2.cvtColor(levels, cv2.COLOR_GRAY2BGR)
    return np.asarray(levels, np.uint8)


def _white(darkest: float, brightest: float) -> int | None:
    """The number that stands for white in a picture with these extremes; None where that is not
    plain, as of 0 to 4095: that may be all that a camera of 12 bits sees, or dim in 16 bits."""
    for white in _WHITES:
        # Half a level of 255, which rounding takes away.
        slack = white / 510
        if -slack <= darkest and brightest <= white + slack:
            return white if white == _WHITES[0] or brightest > white / 2 else None
    return None


def _on_backdrop(bgra: npt.NDArray[Any], upright: Picture) -> Picture:
    """``(h, w, 4)`` of 8 or 16 bit, as it is stored -> ``(h, w, 3)`` uint8, turned as ``upright``,
    the same without what is transparent: OpenCV turns only what has no opacity."""
    as_stored = (bgra >> 8 if bgra.dtype == np.uint16 else bgra).astype(np.uint8)
    flipped = as_stored[:, ::-1]
    turns = (np.rot90(one, times) for one in (as_stored, flipped) for times in range(4))
    alike = (turned for turned in turns if np.array_equal(turned[:, :, :3], upright))
    eight_bit = next(alike, as_stored)
    opacity = eight_bit[:, :, 3:].astype(np.uint16)
    mixed = eight_bit[:, :, :3] * opacity + BACKDROP * (255 - opacity)
    return np.asarray((mixed + 127) // 255, np.uint8)


def _reduced(picture: Picture, times: int) -> tuple[Picture, float]:
    """A picture of at most ``LONGEST_SIDE``, and how many pixels of the file lie along one of it.

    Args:
        times: how many lay along one when it was decoded.
    """
    height, width = picture.shape[:2]
    scale = max(height, width) / LONGEST_SIDE
    if scale <= 1:
        return picture, float(times)
    size = (max(1, round(width / scale)), max(1, round(height / scale)))
    smaller = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return np.asarray(smaller, np.uint8), times * scale
