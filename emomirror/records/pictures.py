"""A person's own pictures: copied into their folder, without what a camera writes into a file."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from emomirror.emotions import EMOTIONS, Emotion
from emomirror.errors import RecordsError, UnreadableMedia
from emomirror.sentences import Sentence
from emomirror.writing import write_whole

if TYPE_CHECKING:
    from emomirror.camera.pictures import Picture

LONGEST_SIDE = 1600
"""In pixels; larger pictures are reduced."""
LARGEST = 64_000_000
"""Bytes of a file that is taken for a picture."""
QUALITY = 90
"""Of JPEG, 0..100."""
OURS = re.compile(rf"(?:{'|'.join((*EMOTIONS, 'sign'))})-[0-9a-f]{{16}}\.(?:png|jpg)")
"""How the copies are named; see ``copy_picture``."""


def files(folder: Path) -> list[Path]:
    """The files in a folder of pictures, which may not be there. A folder in it is none of ours: a
    disk in the network puts one there for its own small pictures."""
    return sorted(file for file in folder.glob("*") if file.is_file())


def unnamed(folder: Path, named: Collection[str]) -> list[Path]:
    """The copies in a folder that are not among those ``named``. What somebody else has put there
    is none of ours."""
    return [file for file in files(folder) if OURS.fullmatch(file.name) and file.name not in named]


def copy_picture(source: Path, folder: Path, emotion: Emotion | None) -> str:
    """Copies a picture into a folder, which is made where it is missing.

    It is turned as its camera says, reduced to ``LONGEST_SIDE`` and written anew, as PNG where that
    is smaller, as of drawings, else as JPEG: place, time and whatever else the file told is gone.

    Args:
        emotion: what it shows, for the file's name; None for a person's sign.

    Returns:
        The name of the copy. It says nothing of the name of the source.

    Raises:
        RecordsError: the source is not a picture that can be read, or is too large.
        OSError: the copy cannot be written.
    """
    # What a picture needs takes longer to load than all the rest of the records.
    from emomirror.camera.pictures import read_picture

    try:
        size = source.stat().st_size
        if size > LARGEST:
            raise RecordsError(
                Sentence(
                    "Records",
                    "{file} is too large for a picture ({size} MB; up to {most} MB are taken). "
                    "Save it smaller.",
                ).naming(file=source.name, size=f"{size / 1e6:.0f}", most=f"{LARGEST / 1e6:.0f}")
            )
        picture = read_picture(source)
    except UnreadableMedia as error:
        raise RecordsError(error.sentence) from error
    except OSError as error:
        raise RecordsError(
            Sentence("Records", "{file} cannot be read ({reason}).").naming(
                file=source.name, reason=error.strerror or str(error)
            )
        ) from error
    content, ending = _encoded(picture)
    name = f"{emotion or 'sign'}-{secrets.token_hex(8)}{ending}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(folder / name, content, private=True)
    return name


def _encoded(picture: Picture) -> tuple[bytes, str]:
    import numpy as np

    from emomirror.camera.opencv import cv2

    height, width = picture.shape[:2]
    scale = LONGEST_SIDE / max(height, width)
    if scale < 1:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        picture = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    _, png = cv2.imencode(".png", picture)
    _, jpeg = cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, QUALITY))
    return (png.tobytes(), ".png") if len(png) <= len(jpeg) else (jpeg.tobytes(), ".jpg")
