# SPDX-License-Identifier: Apache-2.0
"""The words by which a row is found, brought up to date when typing in it is closed.

Writing them at every key would cost more than all the rest of saving it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.store.derived import event_columns, text_columns
from annotator.store.tables import TABLES, decoded

if TYPE_CHECKING:
    from annotator.store.connection import Connection

# What a table keeps beside its row that the words are made of.
_EXTRA = {"annotation": "exact", "event": "''"}


def make_searchable(connection: Connection, table_name: str, row_id: str) -> None:
    """Write the words of an annotation or event anew, where they differ from those kept."""
    if table_name not in _EXTRA:
        return
    table = TABLES[table_name]
    values = connection.execute(
        f"select search_text, {_EXTRA[table_name]}, {table.names} from {table_name} where id = ?",
        (row_id,),
    ).fetchone()
    if values is None:
        return
    kept, exact, *columns = values
    row = decoded(table, columns)
    derived = text_columns(row, exact) if table_name == "annotation" else event_columns(row)
    if derived["search_text"] != kept:
        connection.execute(
            f"update {table_name} set search_text = ? where id = ?",
            (derived["search_text"], row_id),
        )
