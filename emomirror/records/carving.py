"""Rows read out of a damaged database, page by page, without its trees.

SQLite reaches a row by the pages that lead to it; where one of these is damaged, thousands of good
rows below it are lost to it. Here every page that holds rows of a table is read by itself, and a
row is known by the types of its columns. What was deleted is not found: it was overwritten with
zeros (``secure_delete``).

The format is that of https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from . import schema
from .paths import with_companions

MAGIC = b"SQLite format 3\0"
PAGE = 4096
"""Bytes, where neither the file nor its log says."""
_TABLE_LEAF = 13
_WAL_MAGICS = (0x377F0682, 0x377F0683)
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of a whole number by its serial type."""


class Column(NamedTuple):
    """What a column may hold.

    Attributes:
        kinds: types.
        nullable: whether it may be NULL.
        is_rowid: it stands for the row's number, and is NULL in the row itself.
    """

    kinds: tuple[type, ...]
    nullable: bool
    is_rowid: bool

    def fits(self, value: object) -> bool:
        if value is None:
            return self.nullable or self.is_rowid
        return not self.is_rowid and isinstance(value, self.kinds)


class Found(NamedTuple):
    """A row that was found.

    Attributes:
        table: where it belongs.
        rowid: its number.
        values: in the order of the table's columns; the row's number is put in its place.
    """

    table: str
    rowid: int
    values: tuple[Any, ...]


def carve(path: Path) -> Iterator[Found]:
    """All rows of our tables that a file and its log hold. Those of an older schema get NULL for
    what was not kept then.

    Raises:
        OSError: the file cannot be read.
    """
    pages = Pages(path)
    tables = shapes()
    for number in range(1, pages.count + 1):
        for rowid, values in pages.rows(number):
            for name, known in tables.items():
                if any(_fit(columns, values) for columns in known):
                    columns = known[-1]
                    whole = values + [None] * (len(columns) - len(values))
                    yield Found(
                        name,
                        rowid,
                        tuple(
                            rowid if column.is_rowid else value
                            for column, value in zip(columns, whole, strict=True)
                        ),
                    )
                    break


def _fit(columns: Sequence[Column], values: Sequence[object]) -> bool:
    return len(columns) == len(values) and all(map(Column.fits, columns, values))


def shapes() -> dict[str, tuple[tuple[Column, ...], ...]]:
    """The columns of all tables, as each schema that changed them has them, the newest last."""
    found: dict[str, list[tuple[Column, ...]]] = {table: [] for table in schema.TABLES}
    with closing(sqlite3.connect(":memory:")) as connection:
        for step in schema.MIGRATIONS:
            for statement in step:
                connection.execute(statement)
            for table, known in found.items():
                columns = _columns(connection, table)
                if columns and columns not in known:
                    known.append(columns)
    return {table: tuple(known) for table, known in found.items()}


def _columns(connection: sqlite3.Connection, table: str) -> tuple[Column, ...]:
    kinds = {"INTEGER": (int,), "REAL": (int, float), "TEXT": (str,), "BLOB": (bytes,)}
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    keys = sum(1 for each in columns if each[5])
    return tuple(
        # A whole number as the only primary key is the row's number.
        Column(kinds[kind], not required and not key, kind == "INTEGER" and keys == 1)
        if key
        else Column(kinds[kind], not required, False)
        for _, _, kind, required, _, key in columns
    )


class Pages:
    """The pages of a file as its log leaves them.

    Attributes:
        count: how many there may be.
    """

    def __init__(self, path: Path) -> None:
        """
        Raises:
            OSError: the file cannot be read.
        """
        self._content = path.read_bytes()
        wal = with_companions(path)[1]
        log = wal.read_bytes() if wal.is_file() else b""
        self._size = _page_size(self._content, log)
        self._changed = _logged(log, self._size)
        self.count = max(len(self._content) // self._size, *self._changed, 0)

    def page(self, number: int) -> bytes:
        """A page by its number, from 1 on; empty where there is none."""
        start = (number - 1) * self._size
        if number in self._changed:
            return self._changed[number]
        page = self._content[start : start + self._size]
        return page if number > 0 and len(page) == self._size else b""

    def rows(self, number: int) -> Iterator[tuple[int, list[Any]]]:
        """The rows of a page, each by its number; none where it is no page of rows."""
        page = self.page(number)
        start = 100 if number == 1 else 0
        if not page or page[start] != _TABLE_LEAF:
            return
        (cells,) = struct.unpack_from(">H", page, start + 3)
        cells = min(cells, (self._size - start - 8) // 2)
        for (at,) in struct.iter_unpack(">H", page[start + 8 : start + 8 + 2 * cells]):
            try:
                yield self._row(page, at)
            except (IndexError, ValueError, struct.error):
                continue

    def _row(self, page: bytes, at: int) -> tuple[int, list[Any]]:
        length, at = _varint(page, at)
        rowid, at = _varint(page, at)
        payload = self._payload(page, at, length)
        return (rowid - (1 << 64) if rowid >> 63 else rowid), _record(payload)

    def _payload(self, page: bytes, at: int, length: int) -> bytes:
        """What a cell holds, with what overflows to other pages."""
        size = self._size
        if length > len(self._content) + size * len(self._changed):
            raise ValueError("longer than the file")
        here = length
        if length > size - 35:
            least = (size - 12) * 32 // 255 - 23
            here = least + (length - least) % (size - 4)
            here = here if here <= size - 35 else least
        parts = [page[at : at + here]]
        missing = length - here
        following = page[at + here : at + here + 4]
        while missing > 0:
            (number,) = struct.unpack(">I", following)
            more = self.page(number)
            if not more:
                raise ValueError("the rest lies on a page that is missing")
            parts.append(more[4 : 4 + missing])
            missing -= size - 4
            following = more[:4]
        payload = b"".join(parts)
        if len(payload) != length:
            raise ValueError("cut off")
        return payload


def _record(payload: bytes) -> list[Any]:
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind = payload[at]
        # Nearly all take one byte; a long text's or trace's takes more.
        kind, at = (kind, at + 1) if kind < 128 else _varint(payload, at)
        kinds.append(kind)
    if at != end:
        raise ValueError("a row's head of another length")
    values: list[Any] = []
    for kind in kinds:
        width = 0
        value: Any
        if kind == 0:
            value = None
        elif kind in _INTEGERS:
            width = _INTEGERS[kind]
            value = int.from_bytes(payload[at : at + width], "big", signed=True)
        elif kind == 7:
            width = 8
            (value,) = struct.unpack_from(">d", payload, at)
        elif kind in (8, 9):
            value = kind - 8
        elif kind >= 12:
            width = (kind - 12) // 2
            value = payload[at : at + width]
            if kind % 2:
                value = value.decode("utf-8")
        else:
            raise ValueError(f"there are no values of type {kind}")
        at += width
        values.append(value)
    if at != len(payload):
        raise ValueError("a row of another length")
    return values


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A whole number of one to nine bytes, and what comes after it."""
    value = 0
    for k in range(8):
        byte = content[at + k]
        value = value << 7 | byte & 127
        if byte < 128:
            return value, at + k + 1
    return value << 8 | content[at + 8], at + 9


def _page_size(content: bytes, log: bytes) -> int:
    if content.startswith(MAGIC) and len(content) >= 18:
        (size,) = struct.unpack_from(">H", content, 16)
        size = 65536 if size == 1 else size
        if _is_page_size(size):
            return int(size)
    if len(log) >= 32:
        _, _, size = struct.unpack_from(">III", log)
        if _is_page_size(size):
            return int(size)
    return PAGE


def _is_page_size(size: int) -> bool:
    return 512 <= size <= 65536 and not size & (size - 1)


def _logged(log: bytes, size: int) -> dict[int, bytes]:
    """The pages that a log has and the file does not have yet, up to its last whole transaction."""
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    if len(log) < 32 or struct.unpack_from(">I", log)[0] not in _WAL_MAGICS:
        return committed
    salts = log[16:24]
    for at in range(32, len(log) - size - 23, 24 + size):
        number, pages_after = struct.unpack_from(">II", log, at)
        # What follows was written before the log was begun anew.
        if log[at + 8 : at + 16] != salts:
            break
        pending[number] = log[at + 24 : at + 24 + size]
        if pages_after:
            committed |= pending
            pending = {}
    return committed
