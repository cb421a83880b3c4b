# SPDX-License-Identifier: Apache-2.0
"""Reading and editing what is no longer there: which row it is, and who changed or removed it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NoReturn

from annotator.domain.errors import GoneError
from annotator.domain.message import message
from annotator.store.log import ChangeLog
from annotator.store.tables import TABLES, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.domain.changes import RowChange
    from annotator.store.connection import Connection

_TAKEN = (sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)


class StaleRowError(Exception):
    """A row is no longer what the change starts from."""

    def __init__(self, row_id: str) -> None:
        super().__init__(row_id)
        self.row_id = row_id


def gone(connection: Connection, row_id: str) -> GoneError:
    """Return the error that says of a record that it was removed, and by whom if the log knows."""
    last = ChangeLog(connection).last_of_row(row_id)
    if last is None:
        return GoneError(
            message("This is no longer in the project: it was removed for good in the meantime.")
        )
    return GoneError(
        message(
            "This is no longer in the project: {who} removed it in the meantime ({what}).",
            who=last.who or message("somebody"),
            what=last.label,
        )
    )


def raise_if_stale_insert(
    connection: Connection, error: sqlite3.IntegrityError, batch: Sequence[RowChange]
) -> None:
    """Raise StaleRowError where rows are there already, or a row they belong to is gone.

    Any other broken constraint is a fault of the program; then this returns.
    """
    if error.sqlite_errorcode in _TAKEN:
        raise StaleRowError(batch[0].id) from error
    if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
        raise StaleRowError(_lost_parents(connection, batch)[0]) from error


def raise_if_stale_change(error: sqlite3.IntegrityError, table: str, row_id: str) -> None:
    """Raise StaleRowError where a piece would end before it begins.

    Nobody moves one edge past the other: another program moved the other one.
    """
    if table == "span" and error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_CHECK:
        raise StaleRowError(row_id) from error


def raise_stale_delete(
    connection: Connection, error: sqlite3.IntegrityError, batch: Iterable[RowChange]
) -> NoReturn:
    """Raise StaleRowError with a row that has come to belong to one of those that are to go."""
    found = (child for change in batch for child in _children(connection, change))
    raise StaleRowError(next(found)) from error


def _lost_parents(connection: Connection, batch: Sequence[RowChange]) -> list[str]:
    """Return the ids that new rows refer to and that are not there."""
    referred = [
        (parent, key, (change.after or {})[column])
        for change in batch
        for column, parent, key in _references(connection, change.table)
    ]
    return [
        value
        for parent, key, value in referred
        if value is not None and not _ids(connection, parent, key, value)
    ]


def _children(connection: Connection, change: RowChange) -> list[str]:
    """Return the ids of logged rows that refer to a row."""
    return [
        child
        for name in TABLES
        for column, parent, _ in _references(connection, name)
        if parent == change.table
        for child in _ids(connection, name, column, change.id)
    ]


def _ids(connection: Connection, table: str, column: str, value: str) -> list[str]:
    """Return what identifies the rows that have a value in a column, the newest first."""
    key = "id" if table in TABLES else column
    found = connection.execute(
        f"select {key} from {table} where {quoted(column)} = ? order by rowid desc", (value,)
    )
    return [values[0] for values in found]


def _references(connection: Connection, table: str) -> list[tuple[str, str, str]]:
    """Return the foreign keys of a table: its column, the other table, the key there."""
    found = connection.execute(
        'select "from", "table", "to" from pragma_foreign_key_list(?)', (table,)
    )
    return found.fetchall()
