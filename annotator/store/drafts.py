# SPDX-License-Identifier: Apache-2.0
"""Typing in one field: an open group of the log, rewritten in place until it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.changes import RowChange
from annotator.store.connection import transaction
from annotator.store.log import ChangeLog
from annotator.store.searchable import make_searchable

if TYPE_CHECKING:
    from annotator.domain.changes import Group
    from annotator.store.connection import Connection
    from annotator.store.edit import Edit


@dataclass(frozen=True, slots=True)
class Draft:
    """The open group of a field that is being typed in, and the one change in it."""

    group: Group
    change: RowChange

    def continues_in(self, edit: Edit) -> bool:
        """Return whether the edit is more typing in the same field of the same row."""
        row = edit.rows[0]
        return (
            (row.table, row.id) == (self.change.table, self.change.id)
            and _fields(row) == _fields(self.change)
            and (edit.session_id, edit.who) == (self.group.session_id, self.group.who)
        )

    def with_typing(self, row: RowChange) -> Draft:
        """Return the draft with newer typing; what stood there before the first stays known."""
        before = {**(row.before or {}), **(self.change.before or {})}
        after = {**(self.change.after or {}), **(row.after or {})}
        return Draft(self.group, RowChange(row.table, row.id, before, after))

    @property
    def came_to_nothing(self) -> bool:
        """Return whether the field holds again what it held before."""
        before, after = self.change.before or {}, self.change.after or {}
        return all(before[name] == after[name] for name in _fields(self.change))


def changes_one_row(edit: Edit) -> bool:
    """Return whether an edit changes one row and neither adds nor removes any."""
    return [one.before is not None and one.after is not None for one in edit.rows] == [True]


def settle(connection: Connection, draft: Draft) -> None:
    """Close a draft within the present transaction; one that came to nothing leaves no trace."""
    log = ChangeLog(connection)
    change = draft.change
    if draft.came_to_nothing:
        log.remove(draft.group)
        _put_back_time(connection, change)
    else:
        log.close(draft.group)
    make_searchable(connection, change.table, change.id)


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
            settle(connection, Draft(group, log.rows(group.id)[0]))


def _fields(row: RowChange) -> frozenset[str]:
    return frozenset(row.after or {}) - {"modified"}
