# SPDX-License-Identifier: Apache-2.0
"""Writing many rows of a table by few statements.

Where a table has a full-text index, SQLite has that write what it has gathered to the file at the
begin of each statement: 80 of the 100 microseconds that an annotation of its own takes to come or
go. Of a hundred in one statement each takes 25.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.store.tables import quoted, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from annotator.store.connection import Connection

# Rows of one statement. Few sizes, for SQLite remembers a hundred statements or so.
_SIZES = (100, 10, 1)


def insert_rows(connection: Connection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows that all have the same columns."""
    names = ", ".join(map(quoted, rows[0]))
    for part in _parts([tuple(row.values()) for row in rows]):
        connection.execute(
            f"insert into {table} ({names}) values {_marks(part)}",
            [value for values in part for value in values],
        )


def update_row(connection: Connection, table: str, row_id: str, columns: Mapping[str, Any]) -> None:
    """Set columns of one row."""
    settings = ", ".join(f"{quoted(name)} = ?" for name in columns)
    connection.execute(f"update {table} set {settings} where id = ?", (*columns.values(), row_id))


def delete_rows(connection: Connection, table: str, ids: Iterable[str]) -> None:
    """Delete the rows of these ids."""
    connection.execute(
        f"delete from {table} where id in (select value from json_each(?))", (to_json([*ids]),)
    )


def set_words(connection: Connection, table: str, words: Mapping[str, str]) -> None:
    """Write by which words the rows of these ids are found."""
    for part in _parts([*words.items()]):
        connection.execute(
            f"""
            update {table} set search_text = fresh.column2 from (values {_marks(part)}) as fresh
            where {table}.id = fresh.column1
            """,
            [value for values in part for value in values],
        )


def _parts(rows: Sequence[tuple[Any, ...]]) -> Iterator[Sequence[tuple[Any, ...]]]:
    first = 0
    for size in _SIZES:
        while len(rows) - first >= size:
            yield rows[first : first + size]
            first += size


def _marks(rows: Sequence[tuple[Any, ...]]) -> str:
    return ", ".join([f"({', '.join('?' * len(rows[0]))})"] * len(rows))
