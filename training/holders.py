"""What files lie in: a folder, a zip or a tar. Archives are read in memory, member by member;
nothing of them is ever written to disk, and one that names a path outside itself is refused."""

from __future__ import annotations

import io
import os
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath
from typing import IO, Protocol, cast

from .data import DataRejected

ARCHIVES = (".zip", ".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")
BUFFER = 1 << 20
"""Bytes that are read at once."""
DEEPEST = 4
"""How far down a folder files are looked for: ``archive/train/angry/1.png``."""


class Holder(Protocol):
    """Files by their paths inside of it, with ``/`` between the parts.

    Attributes:
        names: the files, in the order in which they are read soonest.
    """

    names: tuple[str, ...]

    def open(self, name: str) -> IO[bytes]:
        """One file's bytes, from its beginning."""


@contextmanager
def opened(path: Path) -> Iterator[Holder]:
    """Opens a folder, or the zip or tar at ``path``.

    Raises:
        DataRejected: an archive is locked with a password, or names a path outside itself.
        OSError, EOFError, ValueError, zipfile.BadZipFile, tarfile.TarError, zlib.error: it is
            damaged or cannot be read, found here or when a file of it is.
    """
    if path.is_dir():
        yield _Folder(path)
    elif path.name.lower().endswith(".zip") or zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield _Zip(path, archive)
    else:
        with tarfile.open(path, "r:*") as tar:
            yield _Tar(path, tar)


class _Folder:
    def __init__(self, path: Path) -> None:
        self._path = path
        self.names = tuple(sorted(self._found("", DEEPEST)))

    def _found(self, folder: str, levels: int) -> Iterator[str]:
        with os.scandir(self._path / folder) as entries:
            for entry in entries:
                name = f"{folder}{entry.name}"
                if _hidden(name):
                    continue
                if entry.is_file():
                    yield name
                elif levels > 1 and entry.is_dir():
                    yield from self._found(f"{name}/", levels - 1)

    def open(self, name: str) -> IO[bytes]:
        return (self._path / name).open("rb")


class _Zip:
    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in archive.infolist():
            name = _inside(member.filename, path)
            if member.is_dir() or stat.S_ISLNK(member.external_attr >> 16) or _hidden(name):
                continue
            if member.flag_bits & 1:
                raise DataRejected(f"{path} is locked with a password; unpack it first")
            self._members[name] = member
        self.names = tuple(self._members)

    def open(self, name: str) -> IO[bytes]:
        try:
            # Its own lines are found by Python, which takes longer than unpacking them.
            member = cast(io.RawIOBase, self._archive.open(self._members[name]))
            return io.BufferedReader(member, BUFFER)
        except NotImplementedError as error:  # a way of packing that Python lacks
            raise zipfile.BadZipFile(str(error)) from error


class _Tar:
    def __init__(self, path: Path, tar: tarfile.TarFile) -> None:
        self._tar = tar
        named = ((_inside(member.name, path), member) for member in tar if not member.isdir())
        self._members = {n: member for n, member in named if member.isfile() and not _hidden(n)}
        self.names = tuple(self._members)

    def open(self, name: str) -> IO[bytes]:
        file = self._tar.extractfile(self._members[name])
        if file is None:
            raise tarfile.ReadError(f"{name} is no file")
        return file


def _inside(name: str, archive: Path) -> str:
    """A member's path in plain form."""
    path = PureWindowsPath(name)  # which takes both kinds of slash, and knows drives
    if path.anchor or ".." in path.parts:
        raise DataRejected(f"{archive} names a path outside itself, {name!r}; do not trust it")
    return path.as_posix()


def _hidden(name: str) -> bool:
    """What systems leave behind: ``.DS_Store``, ``__MACOSX/``."""
    return any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
