# SPDX-License-Identifier: Apache-2.0
"""The keys of a long list in order, read in parts small enough that nobody waits for one.

Each part is a few statements of their own, that go on behind the last key by an index: no
cursor stays open, so that edits in between are not held up. Words are looked up in one of two
ways. Few matches are sorted. Where there are many, the list is walked through in its order, and
each part of it compared with what matches among its keys.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from annotator.store.begun import spelled_out
from annotator.store.search import match_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.store.connection import Connection

# Keys of the first part, and of those behind it: some milliseconds each.
FIRST = 1_000
_MORE = 5_000
# Matches that are sorted rather than looked for in the order of the list.
_FEW = 2_000
# How many times the keys of a part lie apart at most, for its matches to be asked for by
# their range; else all matches are gathered once.
_WIDE = 20
_GATHERED = 20_000
# Numbers come before text, and this before all of them: what is not below it is known.
_LEAST = "-9e999"

_Found = list[tuple[Any, int]]
# A condition, its parameters, and what is sorted by before the key.
_Rest = tuple[str, tuple[Any, ...], str]


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list shows: the rows of a table that fulfil a condition, by an expression.

    ``where`` and ``parameters`` are SQL of the table, ``sort`` an expression of an index that
    begins with what ``where`` asks for and ends with the key; ``index`` is a full-text index.
    """

    table: str
    where: str
    parameters: tuple[Any, ...]
    sort: str
    index: str
    words: str = ""
    descending: bool = False

    def parts(self, connection: Connection, most: int = -1) -> Iterator[list[int]]:
        """Yield local keys in order, part by part; a part may be empty while there is more.

        ``most`` is how many there shall be at most, below 0 for all.
        """
        reading = _Reading(connection, self, self._match(connection))
        for keys in reading.parts(FIRST if most < 0 else min(most, FIRST)):
            if 0 <= most <= len(keys):
                yield keys[:most]
                return
            most -= len(keys) if most > 0 else 0
            yield keys

    def holds(self, connection: Connection, key: int) -> bool:
        """Return whether a row is in the list."""
        match = self._match(connection)
        found = connection.execute(
            f"select 1 from {self.table} where pk = ? and {self.where}", (key, *self.parameters)
        ).fetchone()
        if found is None or not match:
            return found is not None
        return bool(_Reading(connection, self, match).matching_between(key, key))

    def place(self, connection: Connection, key: int, among: Sequence[int]) -> int:
        """Return how many of some keys in the order of the list come before a row's."""
        return bisect_left(among, True, key=partial(self._is_behind, connection, key))

    def _is_behind(self, connection: Connection, key: int, other: int) -> bool:
        """Return whether another row comes behind that of a key; one that is gone does not."""
        direction = "desc" if self.descending else "asc"
        first = connection.execute(
            f"""
            select pk from {self.table} where pk in (?, ?)
            order by {self.sort} {direction}, pk {direction} limit 1
            """,
            (key, other),
        ).fetchone()
        return first is not None and first[0] == key

    def _match(self, connection: Connection) -> str:
        return spelled_out(connection, self.index, match_words(self.words))


class _Reading:
    """One reading of a list."""

    def __init__(self, connection: Connection, listing: Listing, match: str) -> None:
        self._connection = connection
        self._listing = listing
        self._match = match
        self._flags: bytearray | None = None

    def parts(self, first: int) -> Iterator[list[int]]:
        if not self._match:
            for found in self._walk(first):
                yield [key for _, key in found]
            return
        few = self._matches(0, _FEW + 1)
        if len(few) <= _FEW:
            yield self._sorted(few)
            return
        for found in self._walk(first):
            yield from self._kept([key for _, key in found])

    def matching_between(self, least: int, most: int) -> set[int]:
        """Return the keys in a range that have the words."""
        index = self._listing.index
        found = self._connection.execute(
            f"select rowid from {index} where {index} match ? and rowid between ? and ?",
            (self._match, least, most),
        )
        return {values[0] for values in found}

    def _walk(self, size: int) -> Iterator[_Found]:
        """Yield sort values and keys, in order; those without a value come first, or last."""
        last: tuple[Any, int] | None = None
        while found := self._behind(last, size):
            yield found
            if len(found) < size:
                return
            last, size = found[-1], _MORE

    def _behind(self, last: tuple[Any, int] | None, size: int) -> _Found:
        """Return up to so many rows behind the last one.

        An index is asked first for what has the same value, then for what comes behind it: asked
        for both at once SQLite would go through all that has the same value each time.
        """
        if last is None:
            return self._ask("", (), size, by=self._listing.sort)
        sort, descending = self._listing.sort, self._listing.descending
        value, key = last
        behind, beyond = ("pk < ?", f"{sort} < ?") if descending else ("pk > ?", f"{sort} > ?")
        # What has no value comes first, or last where the order is turned round. It is asked for
        # by these words: SQLite does not look for an unknown value by an index.
        if value is None:
            found = self._ask(f"and {sort} is null and {behind}", (key,), size, by="")
            rest: list[_Rest] = [] if descending else [(f"{sort} >= {_LEAST}", (), sort)]
        else:
            found = self._ask(f"and {sort} = ? and {behind}", (value, key), size, by="")
            rest = [(beyond, (value,), sort)]
            rest += [(f"{sort} is null", (), "")] if descending else []
        for condition, parameters, by in rest:
            if len(found) < size:
                found += self._ask(f"and {condition}", parameters, size - len(found), by=by)
        return found

    def _ask(self, condition: str, parameters: tuple[Any, ...], size: int, *, by: str) -> _Found:
        """Return rows in order; ``by`` is what they are sorted by before their keys, if any."""
        listing = self._listing
        direction = "desc" if listing.descending else "asc"
        order = f"{by} {direction}, pk {direction}" if by else f"pk {direction}"
        return self._connection.execute(
            f"""
            select {listing.sort}, pk from {listing.table} where {listing.where} {condition}
            order by {order} limit ?
            """,
            (*listing.parameters, *parameters, size),
        ).fetchall()

    def _matches(self, behind: int, size: int) -> list[int]:
        index = self._listing.index
        found = self._connection.execute(
            f"select rowid from {index} where {index} match ? and rowid > ? limit ?",
            (self._match, behind, size),
        )
        return [values[0] for values in found]

    def _sorted(self, keys: Sequence[int]) -> list[int]:
        listing = self._listing
        direction = "desc" if listing.descending else "asc"
        found = self._connection.execute(
            f"""
            select pk from {listing.table}
            where pk in (select value from json_each(?)) and +{listing.where}
            order by {listing.sort} {direction}, pk {direction}
            """,
            (str(keys), *listing.parameters),
        )
        return [values[0] for values in found]

    def _kept(self, keys: list[int]) -> Iterator[list[int]]:
        """Yield those keys that have the words; nothing at first where that is looked up."""
        least, most = min(keys), max(keys)
        if self._flags is None and most - least <= _WIDE * len(keys):
            matching = self.matching_between(least, most)
            yield [key for key in keys if key in matching]
            return
        if self._flags is None:
            self._flags = bytearray()
            for _ in self._gather(self._flags):
                yield []
        flags = self._flags
        yield [key for key in keys if key < len(flags) and flags[key]]

    def _gather(self, flags: bytearray) -> Iterator[None]:
        """Note all keys that have the words, a part at a time."""
        behind = 0
        while found := self._matches(behind, _GATHERED):
            behind = found[-1]
            flags.extend(bytes(behind + 1 - len(flags)))
            for key in found:
                flags[key] = 1
            yield
