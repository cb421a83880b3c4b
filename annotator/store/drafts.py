# SPDX-License-Identifier: Apache-2.0
"""Typing in one field, or moving one edge: an open group, rewritten in place until closed.

A group can also be opened by adding a record to which something is to be done at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.changes import RowChange
from annotator.store.connection import transaction
from annotator.store.log import ChangeLog
from annotator.store.searchable import make_searchable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.domain.changes import Group
    from annotator.store.connection import Connection
    from annotator.store.edit import Edit


@dataclass(frozen=True, slots=True)
class Draft:
    """The open group of what is being typed or moved in one record, and its changes so far.

    ``begun_id`` is the record that the group added before, if it did.
    """

    group: Group
    rows: tuple[RowChange, ...]
    begun_id: str = ""

    def continues_in(self, edit: Edit) -> bool:
        """Return whether the edit does more to the same fields of the same rows."""
        if self.awaits(edit):
            return True
        return self._has_maker_of(edit) and _fields_by_row(edit.rows) == _fields_by_row(self.rows)

    def awaits(self, edit: Edit) -> bool:
        """Return whether the edit is what the record was added for: the first that is about it."""
        if not self.begun_id or self.rows or not self._has_maker_of(edit):
            return False
        return any(_is_about(row, self.begun_id) for row in edit.rows)

    def with_more(self, rows: Iterable[RowChange]) -> Draft:
        """Return the draft with newer changes; what stood there before the first stays known."""
        known = {_place(row): row for row in self.rows}
        for row in rows:
            known[_place(row)] = _joined(known.get(_place(row), row), row)
        return Draft(self.group, tuple(known.values()), self.begun_id)

    def led_to(self, rows: Iterable[RowChange]) -> bool:
        """Return whether newer changes start from what this draft left.

        They do not where another program changed a row in between, the same field or not. The
        log then tells of both in the order in which they were made.
        """
        left = {_place(row): row.after or {} for row in self.rows}
        return all(
            left.get(_place(row), {}).get(name, value) == value
            for row in rows
            for name, value in (row.before or {}).items()
        )

    @property
    def came_to_nothing(self) -> bool:
        """Return whether every field holds again what it held before."""
        return not self.begun_id and all(
            (row.before or {})[name] == (row.after or {})[name]
            for row in self.rows
            for name in _fields(row)
        )

    def _has_maker_of(self, edit: Edit) -> bool:
        return (edit.session_id, edit.who) == (self.group.session_id, self.group.who)


def draft_in(group: Group, rows: Iterable[RowChange]) -> Draft:
    """Return the draft that an open group of the log is."""
    rows = tuple(rows)
    begun = [row.id for row in rows if row.before is None]
    changed = tuple(row for row in rows if row.before is not None)
    return Draft(group, changed, begun[0] if begun else "")


def changes_one_record(edit: Edit) -> bool:
    """Return whether an edit changes rows of one record and neither adds nor removes any."""
    records = {row.id.partition(".")[0] for row in edit.rows}
    is_change_only = all(row.before is not None and row.after is not None for row in edit.rows)
    return len(records) == 1 and is_change_only


def settle(connection: Connection, draft: Draft) -> None:
    """Close a draft within the present transaction; one that came to nothing leaves no trace."""
    log = ChangeLog(connection)
    if draft.came_to_nothing and not log.is_undone(draft.group):
        log.remove(draft.group)
        for row in draft.rows:
            _put_back_time(connection, row)
    else:
        log.close(draft.group)
    for row in draft.rows:
        make_searchable(connection, row.table, row.id)


def _put_back_time(connection: Connection, change: RowChange) -> None:
    """Let a row whose typing came to nothing say again when it was changed before."""
    before, after = change.before or {}, change.after or {}
    if "modified" in after:
        connection.execute(
            f"update {change.table} set modified = ? where id = ? and modified = ?",
            (before["modified"], change.id, after["modified"]),
        )


def finish_drafts(connection: Connection) -> None:
    """Close typing that was open when a program ended."""
    log = ChangeLog(connection)
    if not log.open_groups():
        return
    with transaction(connection):
        for group in log.open_groups():
            settle(connection, draft_in(group, log.rows(group.id)))


def _fields(row: RowChange) -> frozenset[str]:
    return frozenset(row.after or {}) - {"modified"}


def _fields_by_row(rows: Iterable[RowChange]) -> dict[tuple[str, str], frozenset[str]]:
    """Return the fields that rows change; a row that only tells a newer time changes none."""
    return {_place(row): _fields(row) for row in rows if _fields(row)}


def _is_about(row: RowChange, record_id: str) -> bool:
    """Return whether a row is one of a record, or refers to it."""
    return row.id.partition(".")[0] == record_id or record_id in (row.after or {}).values()


def _place(row: RowChange) -> tuple[str, str]:
    return row.table, row.id


def _joined(older: RowChange, newer: RowChange) -> RowChange:
    before = {**(newer.before or {}), **(older.before or {})}
    after = {**(older.after or {}), **(newer.after or {})}
    return RowChange(newer.table, newer.id, before, after)
