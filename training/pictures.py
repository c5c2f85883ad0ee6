"""FER-2013 as folders of pictures: ``train/<emotion>/`` and ``test/<emotion>/``."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from emomirror.camera.opencv import cv2
from emomirror.emotions import EMOTIONS

from .data import SIDE, TEST_TOGETHER, USAGE_NAMES, DataRejected, Fer2013, Usage
from .holders import Holder

KINDS = (".jpg", ".jpeg", ".png", ".bmp")
LARGEST = 1 << 16
"""Bytes in a file. 48x48 pixels need 2 to 7 thousand; no more than this is ever decoded."""
FOLDERS = {"train": Usage.TRAINING} | dict.fromkeys(("test", "validation", "valid", "val"))
FOLDERS |= {name.lower(): usage for name, usage in USAGE_NAMES.items()}
"""The split that a folder's pictures belong to; None: PublicTest or PrivateTest."""
LABELS = {
    name: label
    for label, names in enumerate(
        (
            ("0", "anger", "angry"),
            ("1", "disgust", "disgusted"),
            ("2", "fear", "fearful"),
            ("3", "happiness", "happy"),
            ("4", "sadness", "sad"),
            ("5", "surprise", "surprised"),
            ("6", "neutral"),
        )
    )
    for name in names
}
NAME = re.compile(r"(training|publictest|privatetest)(?:_(\d{1,9}))?\b", re.IGNORECASE)
"""A file's name that tells its split, and often its number."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One file of such folders.

    Attributes:
        name: its path inside what holds it.
        label: an index into ``EMOTIONS``.
        usage: its split, or None: PublicTest or PrivateTest.
        number: what its name counts, or None.
    """

    name: str
    label: int
    usage: Usage | None
    number: int | None


def found(names: tuple[str, ...], where: str) -> list[Picture]:
    """The pictures of FER-2013 among ``names``, in their order: those nearest to the top, should
    there be more than one such set.

    Raises:
        DataRejected: a folder is named after no emotion, or a picture lies in a split that its
            own name contradicts.
    """
    sets: dict[tuple[str, ...], list[Picture]] = {}
    for name in names:
        *root, split, emotion, file = ("", "", *name.split("/"))
        if split.lower() in FOLDERS and file.lower().endswith(KINDS):
            sets.setdefault(tuple(root), []).append(_picture(name, split, emotion, file, where))
    return sets[min(sets, key=lambda root: (len(root), root))] if sets else []


def _picture(name: str, split: str, emotion: str, file: str, where: str) -> Picture:
    label = LABELS.get(emotion.lower())
    if label is None:
        raise DataRejected(
            f"{where}: {split}/{emotion} is named after none of the seven emotions,"
            f" which are {', '.join(EMOTIONS)}"
        )
    usage = FOLDERS[split.lower()]
    told = NAME.match(file)
    if told is None:
        return Picture(name, label, usage, None)
    own = FOLDERS[told[1].lower()]
    if usage is None and own is not Usage.TRAINING:
        usage = own
    if own is not usage:
        raise DataRejected(f"{where}: {name} lies in {split}, but its name says {told[1]}")
    return Picture(name, label, usage, int(told[2]) if told[2] else None)


def read_pictures(holder: Holder, pictures: list[Picture], where: str) -> tuple[Fer2013, bool]:
    """Reads pictures of 48x48 pixels; coloured ones are made grey.

    Args:
        holder: what they lie in.
        pictures: some or more of it.
        where: what to call it in a complaint.

    Returns:
        The data, and whether its rows are in the order of the challenge's CSV, which they are
        where the files' names count them from 0 on.

    Raises:
        DataRejected: one cannot be read, or is of another size; says which.
    """
    pixels = np.stack([_pixels(holder, picture.name, where) for picture in pictures])
    together = any(picture.usage is None for picture in pictures)
    in_order = sorted(-1 if p.number is None else p.number for p in pictures) == list(
        range(len(pictures))
    )

    def split(picture: Picture) -> Usage:
        test = picture.usage is not Usage.TRAINING
        return Usage.PUBLIC_TEST if picture.usage is None or (together and test) else picture.usage

    def place(picture: Picture) -> tuple[int, int, int, str]:
        number = -1 if picture.number is None else picture.number
        if in_order:
            return number, 0, 0, ""
        return split(picture), picture.label, number, picture.name

    order = sorted(range(len(pictures)), key=lambda i: place(pictures[i]))
    data = Fer2013(
        pixels[order],
        np.array([pictures[i].label for i in order], np.uint8),
        np.array([split(pictures[i]) for i in order], np.uint8),
        notes=(TEST_TOGETHER,) if together else (),
    )
    return data, in_order


def _pixels(holder: Holder, name: str, where: str) -> npt.NDArray[np.uint8]:
    with holder.open(name) as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise DataRejected(f"{where}: {name} is far too large for {SIDE}x{SIDE} pixels")
    try:
        picture = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_GRAYSCALE)
    except cv2.error:  # an empty file, or one that claims to be huge
        picture = None
    if picture is None:
        raise DataRejected(f"{where}: {name} is no picture that can be read")
    if picture.shape != (SIDE, SIDE):
        height, width = picture.shape
        raise DataRejected(f"{where}: {name} has {width}x{height} pixels, not {SIDE}x{SIDE}")
    return np.asarray(picture, np.uint8)
