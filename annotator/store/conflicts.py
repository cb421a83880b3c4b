# SPDX-License-Identifier: Apache-2.0
"""Edits that start from what is no longer there: which row it is that somebody changed."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from annotator.store.tables import TABLES, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.domain.changes import RowChange
    from annotator.store.connection import Connection

_TAKEN = (sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)


class StaleRowError(Exception):
    """A row is no longer what the change starts from."""

    def __init__(self, row_id: str) -> None:
        super().__init__(row_id)
        self.row_id = row_id


def raise_if_stale_insert(
    connection: Connection, error: sqlite3.IntegrityError, batch: Sequence[RowChange]
) -> None:
    """Raise StaleRowError where rows are there already, or a row they belong to is gone.

    Any other broken constraint is a fault of the program; then this returns.
    """
    if error.sqlite_errorcode in _TAKEN:
        raise StaleRowError(batch[0].id) from error
    if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        raise StaleRowError(next(_lost_parents(connection, batch), batch[0].id)) from error


def raise_if_stale_delete(
    connection: Connection, error: sqlite3.IntegrityError, change: RowChange
) -> None:
    """Raise StaleRowError with the row that has come to belong to the one that is to go."""
    child = next(_children(connection, change), change.id)
    raise StaleRowError(child) from error


def _lost_parents(connection: Connection, batch: Sequence[RowChange]) -> Iterator[str]:
    """Yield the ids that new rows refer to and that are not there."""
    for change in batch:
        for column, parent, key in _references(connection, change.table):
            value = (change.after or {})[column]
            found = connection.execute(
                f"select 1 from {parent} where {quoted(key)} = ?", (value,)
            ).fetchone()
            if value is not None and not found:
                yield value


def _children(connection: Connection, change: RowChange) -> Iterator[str]:
    """Yield the ids of logged rows that refer to a row."""
    for name in TABLES:
        for column, parent, _ in _references(connection, name):
            if parent == change.table:
                found = connection.execute(
                    f"select id from {name} where {quoted(column)} = ? order by pk desc",
                    (change.id,),
                )
                yield from (values[0] for values in found)


def _references(connection: Connection, table: str) -> list[tuple[str, str, str]]:
    """Return the foreign keys of a table: its column, the other table, the key there."""
    found = connection.execute(
        'select "from", "table", "to" from pragma_foreign_key_list(?)', (table,)
    )
    return found.fetchall()
