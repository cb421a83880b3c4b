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
MORE = 5_000
# Keys whose rows are held against the conditions at once: some milliseconds, too.
_TESTED = 500
# Matches that are sorted rather than looked for in the order of the list.
_FEW = 2_000
# How many times the keys of a part lie apart at most, for its matches to be asked for by
# their range; else all matches are gathered once.
_WIDE = 20
_GATHERED = 20_000
# Numbers come before text, and this before all of them: what is not below it is known.
_LEAST = "-9e999"

_Found = list[tuple[Any, int]]


@dataclass(frozen=True, slots=True)
class Condition:
    """What rows have to fulfil beside what the order's index knows, as SQL of the table.

    ``keys``, if any, is SQL with the same parameters that gives the keys of those that fulfil it
    (of other lists too) by an index, so that they are found where they are few.
    """

    sql: str
    parameters: tuple[Any, ...] = ()
    keys: str = ""


# A condition, its parameters, and what is sorted by before the key.
_Rest = tuple[str, tuple[Any, ...], str]


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list shows: the rows of a table that fulfil a condition, by an expression.

    ``where`` and ``parameters`` are SQL of the table, ``sort`` an expression of an index that
    begins with what ``where`` asks for and ends with the key; ``index`` is a full-text index;
    ``only`` are more conditions, of any sort.
    """

    table: str
    where: str
    parameters: tuple[Any, ...]
    sort: str
    index: str
    words: str = ""
    descending: bool = False
    only: tuple[Condition, ...] = ()

    def parts(self, connection: Connection, most: int = -1) -> Iterator[list[int]]:
        """Yield local keys in order, part by part; a part may be empty while there is more.

        ``most`` is how many there shall be at most, below 0 for all.
        """
        for keys in self._reading(connection).parts(FIRST if most < 0 else min(most, FIRST)):
            if 0 <= most <= len(keys):
                yield keys[:most]
                return
            most -= len(keys) if most > 0 else 0
            yield keys

    def holds(self, connection: Connection, key: int) -> bool:
        """Return whether a row is in the list."""
        return self._reading(connection).holds(key)

    def in_order(self, connection: Connection, keys: Sequence[int]) -> list[int]:
        """Return those of some keys that are in the list, in its order; words are not asked for."""
        return self._reading(connection).sorted(keys)

    def place(self, connection: Connection, key: int, among: Sequence[int]) -> int:
        """Return how many of some keys in the order of the list come before a row's."""
        return bisect_left(among, True, key=partial(self._is_behind, connection, key))

    def _is_behind(self, connection: Connection, key: int, other: int) -> bool:
        """Return whether another row comes behind that of a key; one that is gone does not."""
        direction = "desc" if self.descending else "asc"
        found = connection.execute(
            f"""
            select pk from {self.table} where pk in (?, ?)
            order by {self.sort} {direction}, pk {direction}
            """,
            (key, other),
        ).fetchall()
        return found == [(key,), (other,)]

    def _reading(self, connection: Connection) -> Reading:
        return Reading(connection, self)


def larger(size: int) -> int:
    """Return how many rows are read next: more and more, so that the first are not waited for."""
    return max(1, min(2 * size, MORE))


class Reading:
    """One reading of a list."""

    def __init__(self, connection: Connection, listing: Listing) -> None:
        self._connection = connection
        self._listing = listing
        self._match = spelled_out(connection, listing.index, match_words(listing.words))
        self._flags: bytearray | None = None

    def parts(self, first: int) -> Iterator[list[int]]:
        """Yield the keys in order, part by part, the first one of up to so many."""
        few = self._few()
        if few is not None:
            yield self.sorted(few)
            return
        for keys in self.walk(first):
            for having in self._kept(keys) if self._match else (keys,):
                yield from self._tested(having)

    def holds(self, key: int) -> bool:
        """Return whether a row is in the list."""
        found = self._fulfilling(self._in_where([key]))
        return bool(found and self._having_words(found))

    def walk(self, size: int) -> Iterator[list[int]]:
        """Yield the keys of all rows of ``where`` in order, the first part of so many."""
        for found in self._walk(size):
            yield [key for _, key in found]

    def sorted(self, keys: Sequence[int]) -> list[int]:
        """Return those of some keys that ``where`` holds of, in order."""
        listing = self._listing
        direction = "desc" if listing.descending else "asc"
        return self._in_where(keys, f"order by {listing.sort} {direction}, pk {direction}")

    def _in_where(self, keys: Sequence[int], order: str = "") -> list[int]:
        # With a plus: SQLite is to look the rows up by their keys.
        found = self._connection.execute(
            f"""
            select pk from {self._listing.table}
            where pk in (select value from json_each(?)) and +{self._listing.where} {order}
            """,
            (str(list(keys)), *self._listing.parameters),
        )
        return [values[0] for values in found]

    def _few(self) -> list[int] | None:
        """Return the keys of what is listed where something tells that they are few."""
        if self._match:
            found = self._matches(0, _FEW + 1)
            if len(found) <= _FEW:
                return self._fulfilling(found)
        for condition in self._listing.only:
            found = self._first_of(condition) if condition.keys else []
            if condition.keys and len(found) <= _FEW:
                return self._having_words(self._fulfilling(found))
        return None

    def _first_of(self, condition: Condition) -> list[int]:
        found = self._connection.execute(
            f"{condition.keys} limit ?", (*condition.parameters, _FEW + 1)
        )
        return [values[0] for values in found]

    def _tested(self, keys: list[int]) -> Iterator[list[int]]:
        """Yield those of a part whose rows fulfil the conditions, some at a time."""
        if not self._listing.only:
            yield keys
            return
        for start in range(0, len(keys), _TESTED):
            yield self._fulfilling(keys[start : start + _TESTED])

    def _fulfilling(self, keys: list[int]) -> list[int]:
        """Return those of some keys whose rows fulfil the conditions, in their order."""
        only = self._listing.only
        if not only or not keys:
            return keys
        conditions = " and ".join(f"({one.sql})" for one in only)
        found = self._connection.execute(
            f"""
            select pk from {self._listing.table}
            where pk in (select value from json_each(?)) and {conditions}
            """,
            (str(keys), *(value for one in only for value in one.parameters)),
        )
        fulfilling = {values[0] for values in found}
        return [key for key in keys if key in fulfilling]

    def _having_words(self, keys: list[int]) -> list[int]:
        """Return those of a few keys that have the words."""
        if not self._match:
            return keys
        return [key for key in keys if self._matching_between(key, key)]

    def _matching_between(self, least: int, most: int) -> set[int]:
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
            last, size = found[-1], larger(size)

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

    def _kept(self, keys: list[int]) -> Iterator[list[int]]:
        """Yield those keys that have the words; nothing at first where that is looked up."""
        least, most = min(keys), max(keys)
        if self._flags is None and most - least <= _WIDE * len(keys):
            matching = self._matching_between(least, most)
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
