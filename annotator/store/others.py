# SPDX-License-Identifier: Apache-2.0
"""What other programs write into the same file, read from the log after they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.changes import ELSEWHERE, Changes, RowChange
from annotator.store.connection import snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.changes import Columns
    from annotator.store.connection import Connection
    from annotator.store.log import ChangeLog, LoggedGroup

# Showing so many one by one takes longer than reading anew all that is shown.
_MOST_ROWS = 3_000
_MOST_GROUPS = 100


@dataclass(frozen=True, slots=True)
class _Typing:
    """A group of another program that was told of and is still open."""

    found: LoggedGroup
    rows: tuple[RowChange, ...]


class Others:
    """Tells what other connections wrote since the last time, as the log has it.

    Groups up to a place in the log are closed and known: they never change again. Behind it may
    stand groups that are still being typed, which are rewritten in place, closed, or taken away
    where the typing came to nothing; then their place may go to another group.
    """

    def __init__(self, connection: Connection, log: ChangeLog) -> None:
        self._connection = connection
        self._log = log
        self._typing: dict[str, _Typing] = {}
        self._version = 0
        self._begin()

    def news(self) -> list[Changes] | None:
        """Return the edits of other programs since the last time, in the order of the log.

        None where there are too many, or what was done cannot be told as edits: then everything
        that was read is to be read anew. While nobody writes, this costs one pragma.

        Raises:
            UserError: the file cannot be read.
        """
        version = self._data_version()
        if version == self._version:
            return []
        with snapshot(self._connection):
            found = list(self._read()) if self._is_told_by_log() else None
        if found is None:
            self._begin()
        self._version = version
        return found

    def _begin(self) -> None:
        """Take everything that is in the file for known."""
        self._version = self._data_version()
        with snapshot(self._connection):
            self._known = self._log.last_closed()
            self._typing = {
                one.group.id: _Typing(one, tuple(self._log.rows(one.group.id)))
                for one in self._log.still_open()
                if one.group.id not in self._log.own_ids
            }
            self._records = self._present_records()

    def _is_told_by_log(self) -> bool:
        """Return whether the log goes on from where it was read last, and not for too long."""
        known, group_id = self._known
        records, self._records = self._records | self._log.own_records, self._present_records()
        self._log.own_records.clear()
        return (
            (not known or self._log.id_at(known) == group_id)
            and records <= self._records
            and self._log.is_short_behind(known, groups=_MOST_GROUPS, rows=_MOST_ROWS)
        )

    def _read(self) -> Iterable[Changes]:
        """Yield what became of the typing known, then what is new."""
        own = self._log.own_ids
        told = own | self._typing.keys()
        for typing in tuple(self._typing.values()):
            yield from self._read_typing(typing)
        behind = self._log.behind(self._known[0])
        for one in behind:
            if one.group.id not in told:
                rows = tuple(self._log.rows(one.group.id))
                if one.is_open:
                    self._typing[one.group.id] = _Typing(one, rows)
                yield Changes(one.group, rows, ELSEWHERE)
        closed = [(one.pk, one.group.id) for one in behind if not one.is_open]
        self._known = max([self._known, *closed])
        # Those before are never looked at again.
        own.intersection_update(one.group.id for one in behind if one.pk > self._known[0])

    def _read_typing(self, typing: _Typing) -> Iterable[Changes]:
        """Yield what was typed since, or that it was taken back, where anything was."""
        group_id = typing.found.group.id
        now = self._log.found(group_id)
        rows = tuple(self._log.rows(group_id))
        if now is not None and now.is_open:
            self._typing[group_id] = _Typing(now, rows)
        else:
            del self._typing[group_id]
        group = now.group if now else typing.found.group
        done = _taken_back(typing.rows) if now is None else _since(typing.rows, rows)
        if done:
            yield Changes(group, done, ELSEWHERE)

    def _present_records(self) -> frozenset[str]:
        """Return what only a purge takes out of the file, which no group tells of."""
        found = self._connection.execute("select id from article union all select id from session")
        return frozenset(values[0] for values in found)

    def _data_version(self) -> int:
        return int(self._connection.execute("pragma data_version").fetchone()[0])


def _taken_back(rows: Iterable[RowChange]) -> tuple[RowChange, ...]:
    return tuple(row.reversed() for row in rows)


def _since(old: Iterable[RowChange], new: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """Return what more a rewritten group does than it did before."""
    old = tuple(old)
    known = {(row.table, row.id): row.after or {} for row in old}
    done = (_more(known.get((row.table, row.id)), row) for row in new if row not in old)
    return tuple(row for row in done if row.after)


def _more(known: Columns | None, row: RowChange) -> RowChange:
    """Return a row's change with the columns only that differ from what is known of it."""
    if known is None:
        return row
    before, after = {**(row.before or {}), **known}, row.after or {}
    names = [name for name in after if before[name] != after[name]]
    return RowChange(
        row.table,
        row.id,
        {name: before[name] for name in names},
        {name: after[name] for name in names},
    )
