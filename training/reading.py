"""Reads FER-2013 in the forms in which people have it: the challenge's CSV files, folders of
pictures, an archive of either, a folder with any of them, or an ``.npz``; with FER+ beside it."""

from __future__ import annotations

import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from emomirror.emotions import EMOTIONS

from . import cache, npz
from .data import (
    FERPLUS_FILE,
    FERPLUS_VOTES,
    SIDE,
    USAGE_NAMES,
    DataRejected,
    Fer2013,
    Usage,
    most_voted,
)
from .holders import ARCHIVES, BUFFER, Holder, opened
from .pictures import found, read_pictures
from .rows import read_rows, read_votes

CSV_NAMES = ("fer2013.csv", "icml_face_data.csv")
NPZ_NAME = "fer2013.npz"
UNORDERED = (
    f"the labels of FER+ are left out: {FERPLUS_FILE} counts rows, and the pictures' names do not"
)
LEAST_AGREED, FEWEST_CLEAR = 0.4, 200
"""Of the clear votes of FER+, which part must be the label, if they are at least so many. By chance
a fifth would."""
_DAMAGE = (
    *(OSError, EOFError, ValueError, KeyError, MemoryError),
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError),
)


def load(path: Path) -> Fer2013:
    """Reads FER-2013.

    Args:
        path: ``fer2013.csv`` or ``icml_face_data.csv``; a folder of pictures, in ``train/`` and
            ``test/`` by emotion; a zip or tar of one of these; a folder that holds one of them;
            or an ``.npz`` with the arrays of `Fer2013`, the votes as ``ferplus_votes``. FER+'s
            ``fer2013new.csv`` is taken along when it lies beside what is read, in the archive,
            or in the folder that was named or beside that.

    Returns:
        The data, with all three splits unless its notes say `data.TEST_TOGETHER`. What comes from a
        CSV or an archive is kept in `cache`.

    Raises:
        DataRejected: there is nothing, or it is damaged or of another form; says what and where.
    """
    with _damage_told(path):
        if not path.exists():
            raise DataRejected(
                f"there is no {path}; give the challenge's {CSV_NAMES[0]}, a folder that holds it"
                " or its pictures, or an archive"
            )
        source, beside = _inside(path) if path.is_dir() else (path, path.with_name(FERPLUS_FILE))
    with _damage_told(source):
        sources = [source, beside] if beside.is_file() else [source]
        # A folder's own time says nothing of the pictures in it; an .npz is quick to read.
        cached = source.is_file() and source.suffix.lower() != ".npz"
        # Before reading: a file that is replaced meanwhile is to be read anew next time.
        state = cache.state_of(sources) if cached else None
        data = cache.recall(state) if state else None
        if data is None:
            data = _checked(_read(source, beside), source)
            if state:
                cache.keep(state, data)
    return data


@contextmanager
def _damage_told(path: Path, damage: tuple[type[Exception], ...] = _DAMAGE) -> Iterator[None]:
    """Turns what libraries raise over a file into a sentence."""
    try:
        yield
    except damage as error:
        said = getattr(error, "strerror", None) or str(error) or type(error).__name__
        if isinstance(error, zipfile.BadZipFile):
            said += "; it may be cut short: fetch it again"
        raise DataRejected(f"{path} is damaged or cannot be read: {said}") from error


def _inside(folder: Path) -> tuple[Path, Path]:
    """What to read of a folder, a file in it, or the folder itself for its pictures; and where the
    votes of FER+ are, if there are any."""
    with opened(folder) as holder:
        names = holder.names
    source = folder / _wanted(names, folder)
    around = [source / FERPLUS_FILE if source == folder else source.with_name(FERPLUS_FILE)]
    if (name := _nearest(names, FERPLUS_FILE)) is not None:
        around.append(folder / name)
    around.append(Path(os.path.abspath(folder)).with_name(FERPLUS_FILE))
    return source, next((one for one in around if one.is_file()), around[0])


def _wanted(names: tuple[str, ...], folder: Path) -> str:
    """Of the files in a folder the one to read; the folder itself, ``""``, for its pictures."""
    for known in (*CSV_NAMES, NPZ_NAME):
        if (name := _nearest(names, known)) is not None:
            return name
    if found(names, str(folder)):
        return ""
    if (csv := _csv_among(names, str(folder))) is not None:
        return csv
    archives = [name for name in names if "/" not in name and name.lower().endswith(ARCHIVES)]
    if len(archives) == 1:
        return archives[0]
    if archives:
        raise DataRejected(f"{folder} holds several archives, {', '.join(archives)}; name one")
    raise _nothing(folder)


def _csv_among(names: tuple[str, ...], where: str) -> str | None:
    """FER-2013's CSV by its name; or the only CSV, unless there are FER-2013's pictures: votes or
    labels of any kind may lie beside these."""
    for known in CSV_NAMES:
        if (name := _nearest(names, known)) is not None:
            return name
    if found(names, where):
        return None
    files = [name for name in names if name.lower().endswith(".csv")]
    files = [name for name in files if name.rpartition("/")[2].lower() != FERPLUS_FILE]
    return files[0] if len(files) == 1 else None


def _nearest(names: tuple[str, ...], wanted: str) -> str | None:
    """The file called ``wanted`` that lies nearest to the top."""
    files = [name for name in names if name.rpartition("/")[2].lower() == wanted]
    return min(files, key=lambda name: name.count("/"), default=None)


def _nothing(where: Path) -> DataRejected:
    return DataRejected(
        f"{where} holds nothing of FER-2013: neither {' nor '.join(CSV_NAMES)}, nor pictures in"
        " train/<emotion>/ and test/<emotion>/, there or one folder further down"
    )


def _read(source: Path, beside: Path) -> Fer2013:
    """Reads one file, or a folder of pictures, and the votes beside or inside."""
    name = source.name.lower()
    if source.is_file() and name.endswith(".npz"):
        data = _from_npz(source)
    elif source.is_dir() or name.endswith(ARCHIVES) or zipfile.is_zipfile(source):
        with opened(source) as holder:
            return _held(holder, source, beside)
    else:
        with source.open("rb", buffering=BUFFER) as stream:
            data = replace(read_rows(stream, str(source)), form=f"the CSV {source.name}")
    return data if data.votes is not None else _with_votes(data, beside)


def _held(holder: Holder, source: Path, beside: Path) -> Fer2013:
    """Reads what a folder or an archive holds."""
    kind = "a folder" if source.is_dir() else f"the archive {source.name}"
    csv = _csv_among(holder.names, str(source))
    in_order = True
    if csv is not None:
        with holder.open(csv) as stream:
            data = read_rows(stream, f"{source}: {csv}")
        data = replace(data, form=f"the CSV {csv} in {kind}")
    else:
        pictures = found(holder.names, str(source))
        if not pictures:
            raise _nothing(source)
        data, in_order = read_pictures(holder, pictures, str(source))
        data = replace(data, form=f"pictures in {kind}")
    inside = _nearest(holder.names, FERPLUS_FILE)
    if not in_order and (inside or beside.is_file()):
        return replace(data, notes=(*data.notes, UNORDERED))
    if inside is None:
        return _with_votes(data, beside)
    with holder.open(inside) as stream:
        return replace(data, votes=read_votes(stream, f"{source}: {inside}", data.usage))


def _with_votes(data: Fer2013, beside: Path) -> Fer2013:
    if not beside.is_file():
        return data
    with beside.open("rb") as stream:
        return replace(data, votes=read_votes(stream, str(beside), data.usage))


def _from_npz(path: Path) -> Fer2013:
    with _damage_told(path, npz.DAMAGE), path.open("rb") as file, np.load(file) as arrays:
        missing = {"pixels", "emotion", "usage"} - set(arrays)
        if missing:
            raise DataRejected(f"{path} lacks the arrays {', '.join(sorted(missing))}")
        votes = arrays.get("ferplus_votes")
        return Fer2013(
            _bytes(arrays["pixels"], "pixels", path),
            _bytes(arrays["emotion"], "emotion", path),
            _bytes(arrays["usage"], "usage", path),
            None if votes is None else _bytes(votes, "ferplus_votes", path),
            form=f"the arrays {path.name}",
        )


def _bytes(array: npt.NDArray[np.generic], name: str, path: Path) -> npt.NDArray[np.uint8]:
    if array.dtype.kind not in "iu" or array.min(initial=0) < 0 or array.max(initial=0) > 255:
        raise DataRejected(f"{path}: {name} should hold whole numbers from 0 to 255")
    return array.astype(np.uint8, copy=False)


def _checked(data: Fer2013, path: Path) -> Fer2013:
    """The data, if it is whole."""
    lengths = {name: len(np.atleast_1d(array)) for name, array in _arrays(data).items()}
    if len(set(lengths.values())) > 1:
        each = ", ".join(f"{n:,} of {name}" for name, n in lengths.items())
        raise DataRejected(f"{path} is not whole; its rows: {each}")
    if data.pixels.shape[1:] != (SIDE, SIDE):
        raise DataRejected(f"{path} should hold pictures of {SIDE}x{SIDE} pixels")
    for name, values, highest in (
        ("emotions", data.emotion, len(EMOTIONS) - 1),
        ("usages", data.usage, max(Usage)),
    ):
        if values.ndim != 1:
            raise DataRejected(f"{path}: {name} should be one for each row; got {values.shape}")
        if values.max(initial=0) > highest:
            raise DataRejected(f"{path}: {name} should be 0 to {highest}; got {values.max()}")
    if data.votes is not None and data.votes.shape[1:] != (len(FERPLUS_VOTES),):
        raise DataRejected(
            f"{path}: the votes of FER+ should be {len(FERPLUS_VOTES)} for each row, for"
            f" {', '.join(FERPLUS_VOTES)}; got {data.votes.shape}"
        )
    if data.votes is not None:
        _check_votes(data, path)
    missing = [name for name, usage in USAGE_NAMES.items() if usage not in data.usage]
    if not data.tests_apart:
        missing = [name for name in missing if name != "PrivateTest"]
    if missing:
        raise DataRejected(f"{path} has no rows of {', '.join(missing)}; is it whole?")
    return data


def _check_votes(data: Fer2013, path: Path) -> None:
    """Votes have no pictures by which to know that they are of these."""
    clear, emotions = most_voted(data)
    if len(emotions) < FEWEST_CLEAR:
        return
    agreed = (emotions == data.emotion[clear]).mean()
    if agreed < LEAST_AGREED:
        raise DataRejected(
            f"{path}: the votes of FER+ agree with {agreed:.0%} of the labels, where those of"
            f" FER-2013 agree with 66 %. They are of other pictures, or in another order; take"
            f" them away, or fetch {FERPLUS_FILE} anew"
        )


def _arrays(data: Fer2013) -> dict[str, npt.NDArray[np.uint8]]:
    arrays = {"pixels": data.pixels, "emotion": data.emotion, "usage": data.usage}
    return arrays if data.votes is None else {**arrays, "votes": data.votes}
