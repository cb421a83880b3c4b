# SPDX-License-Identifier: Apache-2.0
"""Reads the pages of a SQLite file without SQLite, so that one bad page costs no other.

The layout is that of sqlite.org/fileformat2.html: 1.6 (pages and cells), 2.1 (records), 1.5
(the list of free pages), 4 (the log). It reads bytes that were copied, never a file in use.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIZE = 4096  # what SQLite gives a new file
_SIZES = frozenset(1 << power for power in range(9, 17))
_INTERIOR, _LEAF = 0x05, 0x0D
_HEADER = 100  # bytes of the file's header on its first page
_LOG_HEADER, _FRAME_HEADER = 32, 24
_LOG_MAGIC = (0x377F0682, 0x377F0683)
_REAL, _ZERO, _FIRST_BLOB = 7, 8, 12
_INTEGERS = (0, 1, 2, 3, 4, 6, 8)  # bytes of an integer by its serial type


class _Lost:
    """Stands for a value that cannot be read."""


LOST: Final = _Lost()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A row as it stands in a page; a value that cannot be read is ``LOST``."""

    rowid: int
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """The pages of a table that hold rows, and whether all of its pages could be read."""

    leaves: tuple[int, ...]
    is_whole: bool


class Pages:
    """The pages of a file, with those of its log in their place; numbers count from 1."""

    def __init__(self, data: bytes, log: bytes = b"") -> None:
        self.size = _size(data, log)
        self._data = data
        self._logged = _committed(log, self.size)
        self.count = max([-(-len(data) // self.size), *self._logged])

    def page(self, number: int) -> bytes:
        """Return a page, empty where the file has none; one that is cut off ends in zeros."""
        if number in self._logged:
            return self._logged[number]
        start = (number - 1) * self.size
        found = self._data[start : start + self.size] if number > 0 else b""
        return found.ljust(self.size, b"\0") if found else b""

    def is_leaf(self, number: int) -> bool:
        """Return whether a page holds rows of a table."""
        return self.page(number)[_origin(number) :][:1] == bytes([_LEAF])

    def tree(self, root: int) -> Tree:
        """Return the pages of rows that are reached from a table's first page."""
        leaves: list[int] = []
        seen: set[int] = set()
        is_whole = True
        todo = [root]
        while todo:
            number = todo.pop()
            kind = self.page(number)[_origin(number) :][:1]
            if number in seen or kind not in (bytes([_LEAF]), bytes([_INTERIOR])):
                is_whole = False
            elif kind == bytes([_LEAF]):
                leaves.append(number)
            else:
                todo += reversed(self._children(number))
            seen.add(number)
        return Tree(tuple(leaves), is_whole)

    def rows(self, number: int) -> Iterator[Leaf | None]:
        """Yield the rows of a page, None for one of which nothing can be read."""
        page = self.page(number)
        for pointer in _pointers(page, _origin(number), 8):
            try:
                yield self._row(page, pointer)
            except (IndexError, ValueError, struct.error):
                yield None

    def free(self) -> set[int]:
        """Return the pages that are free for other use, as far as their list can be read."""
        found: set[int] = set()
        trunk = _number(self.page(1), 32)
        while 0 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            page = self.page(trunk)
            leaves = min(_number(page, 4), self.size // 4 - 2)
            found.update(_number(page, 8 + 4 * index) for index in range(leaves))
            trunk = _number(page, 0)
        return found

    def _children(self, number: int) -> list[int]:
        page, origin = self.page(number), _origin(number)
        left = [
            _number(page, pointer)
            for pointer in _pointers(page, origin, 12)
            if pointer <= self.size - 4
        ]
        return [*left, _number(page, origin + 8)]

    def _row(self, page: bytes, pointer: int) -> Leaf:
        length, at = _varint(page, pointer)
        rowid, at = _varint(page, at)
        if not 0 < length <= self.count * self.size:
            raise ValueError(length)
        local = self._local(length)
        payload = page[at : at + local]
        if local < length:
            payload += self._overflow(_number(page, at + local), length - local)
        return Leaf(rowid, tuple(_values(payload)))

    def _local(self, length: int) -> int:
        """Return how much of a row of this length stands in its page (1.6)."""
        most = self.size - 35
        if length <= most:
            return length
        least = (self.size - 12) * 32 // 255 - 23
        local = least + (length - least) % (self.size - 4)
        return local if local <= most else least

    def _overflow(self, number: int, length: int) -> bytes:
        """Return the rest of a long row, shorter where its chain of pages is broken."""
        parts: list[bytes] = []
        seen: set[int] = set()
        while length > 0 and number not in seen and (page := self.page(number)):
            seen.add(number)
            parts.append(page[4 : 4 + length])
            length -= len(parts[-1])
            number = _number(page, 0)
        return b"".join(parts)


def _size(data: bytes, log: bytes) -> int:
    """Return the size of a page; a header that says so may itself be damaged."""
    said = int.from_bytes(data[16:18])
    candidates = (int.from_bytes(log[8:12]), 65536 if said == 1 else said, _SIZE)
    possible = [size for size in candidates if size in _SIZES]
    count = _number(data, 28)
    return next((size for size in possible if size * count == len(data)), possible[0])


def _committed(log: bytes, size: int) -> dict[int, bytes]:
    """Return the newest page of each number in a log, as of its last commit.

    A frame that belongs to the log has its salts. Checksums are not asked for: SQLite reads no
    further than the first that is wrong, and behind it may be more.
    """
    if len(log) < _LOG_HEADER or _number(log, 0) not in _LOG_MAGIC:
        return {}
    pages: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    for start in range(_LOG_HEADER, len(log) - size - _FRAME_HEADER + 1, size + _FRAME_HEADER):
        if log[start + 8 : start + 16] != log[16:24]:
            continue
        waiting[_number(log, start)] = log[start + _FRAME_HEADER :][:size]
        if _number(log, start + 4):
            pages.update(waiting)
            waiting.clear()
    return pages


def _origin(number: int) -> int:
    return _HEADER if number == 1 else 0


def _pointers(page: bytes, origin: int, header: int) -> tuple[int, ...]:
    """Return where the cells of a page begin."""
    room = (len(page) - origin - header) // 2
    count = min(int.from_bytes(page[origin + 3 : origin + 5]), room)
    return struct.unpack_from(f">{count}H", page, origin + header) if count > 0 else ()


def _number(page: bytes, at: int) -> int:
    return int.from_bytes(page[at : at + 4])


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return an integer of one to nine bytes, and where it ends (1.6)."""
    value = 0
    for _ in range(8):
        byte = data[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    value = value << 8 | data[at]
    return (value - (1 << 64) if value >> 63 else value), at + 1


def _values(payload: bytes) -> Iterator[Any]:
    """Yield the values of a record (2.1)."""
    body, at = _varint(payload, 0)
    types: list[int] = []
    while at < body:
        serial, at = _varint(payload, at)
        types.append(serial)
    start = body
    for serial in types:
        end = start + _length(serial)
        yield _value(serial, payload[start:end]) if end <= len(payload) else LOST
        start = end


def _length(serial: int) -> int:
    if serial < len(_INTEGERS):
        return _INTEGERS[serial]
    if serial == _REAL:
        return 8
    return max(0, serial - _FIRST_BLOB) // 2


def _value(serial: int, data: bytes) -> Any:
    if serial < _REAL:
        return int.from_bytes(data, signed=True) if serial else None
    if serial == _REAL:
        return struct.unpack(">d", data)[0]
    if serial < _FIRST_BLOB:
        return serial - _ZERO
    return _text(data) if serial % 2 else data


def _text(data: bytes) -> Any:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return LOST
