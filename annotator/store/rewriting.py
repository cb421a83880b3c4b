# SPDX-License-Identifier: Apache-2.0
"""Changing and deleting the rows of a table, each checked against what stands there."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from annotator.domain.changes import RowChange
from annotator.store.conflicts import StaleRowError, raise_if_stale_change, raise_stale_delete
from annotator.store.derived import SORT_SOURCES, SOURCES, event_columns, text_columns
from annotator.store.row_batches import delete_rows, set_words, update_row
from annotator.store.tables import decoded, encoded, merged, quoted, value_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.domain.changes import Columns
    from annotator.store.connection import Connection
    from annotator.store.tables import LoggedTable


class Rewriter:
    """Writes changes of rows that are there.

    ``undoing_at`` and ``is_typing`` are those of ``RowWriter.apply``. Of several rows those that
    go, and the words by which the others are found, are written together at the end.
    """

    def __init__(
        self, connection: Connection, table: LoggedTable, *, undoing_at: str, is_typing: bool
    ) -> None:
        self._connection = connection
        self._table = table
        self._undoing_at = undoing_at
        self._is_typing = is_typing
        self._gone: dict[str, RowChange] = {}
        self._words: dict[str, str] = {}

    def rewrite(self, changes: Sequence[RowChange]) -> list[RowChange]:
        """Write the changes and return them as they came to be.

        Raises:
            StaleRowError: a row differs from what a change says was before.
        """
        are_several = len(changes) > 1
        done = [self._rewritten(change, is_one_of_several=are_several) for change in changes]
        self._write_words()
        if self._gone:
            self._delete()
        return done

    def _rewritten(self, change: RowChange, *, is_one_of_several: bool) -> RowChange:
        if change.id in self._gone:
            raise StaleRowError(change.id)
        if change.id in self._words:
            self._write_words()
        row = self._row(change)
        before, after = self._as_found(change, row)
        if after is None:
            self._gone[change.id] = change
        else:
            columns = self._columns(row, after)
            if is_one_of_several and "search_text" in columns:
                self._words[change.id] = columns.pop("search_text")
            self._update(change.id, columns)
        return RowChange(change.table, change.id, before, after, row.get("pk"))

    def _as_found(
        self, change: RowChange, row: Mapping[str, Any]
    ) -> tuple[Columns, Columns | None]:
        """Return what a change turns into what, where the row is what it starts from."""
        before, after = change.before or {}, change.after
        for column, value in before.items():
            if column != "modified" and value_at(row, column) != value:
                raise StaleRowError(change.id)
        if "modified" not in before:
            return before, after
        if after and self._undoing_at and row["modified"] != before["modified"]:
            after = {**after, "modified": self._undoing_at}
        # The log tells the time that stood there, so that undo leads back to it.
        return {**before, "modified": row["modified"]}, after

    def _columns(self, row: Mapping[str, Any], after: Columns) -> dict[str, Any]:
        """Return what is to be set in a row, what follows from it included."""
        new = merged(row, after)
        changed = {name: new[name] for name in (one.partition(".")[0] for one in after)}
        return {**encoded(self._table, changed), **self._derived(new, after)}

    def _derived(self, row: Columns, changed: Columns) -> dict[str, Any]:
        """Return the derived columns that follow from what changed in a row itself.

        While somebody types, only those by which lists are sorted.
        """
        if not _derives(self._table.name, changed, is_typing=self._is_typing):
            return {}
        is_event = self._table.name == "event"
        derived = event_columns(row) if is_event else self._text_derived(row)
        if self._is_typing:
            derived.pop("search_text", None)
        return derived

    def _text_derived(self, row: Columns) -> dict[str, Any]:
        exact, *stored = self._connection.execute(
            "select exact, bounds, search_text from annotation where id = ?", (row["id"],)
        ).fetchone()
        fresh = text_columns(row, exact)
        # An index is rewritten for a column that is set, even to the value it has.
        kept = zip(("bounds", "search_text"), stored, strict=True)
        return dict(fresh.items() - set(kept))

    def _row(self, change: RowChange) -> dict[str, Any]:
        changed = (*(change.before or ()), *(change.after or ()))
        columns = _needed(self._table.name, changed, is_typing=self._is_typing)
        if change.after is None:
            columns = (*columns, "pk")
        values = self._connection.execute(
            f"select {', '.join(map(quoted, columns))} from {self._table.name} where id = ?",
            (change.id,),
        ).fetchone()
        if values is None:
            raise StaleRowError(change.id)
        return decoded(self._table, values, columns)

    def _update(self, row_id: str, columns: Mapping[str, Any]) -> None:
        try:
            update_row(self._connection, self._table.name, row_id, columns)
        except sqlite3.IntegrityError as error:
            raise_if_stale_change(error, self._table.name, row_id)
            raise

    def _write_words(self) -> None:
        set_words(self._connection, self._table.name, self._words)
        self._words = {}

    def _delete(self) -> None:
        try:
            delete_rows(self._connection, self._table.name, self._gone)
        except sqlite3.IntegrityError as error:
            raise_stale_delete(self._connection, error, self._gone.values())


@lru_cache(maxsize=256)
def _needed(table: str, changed: tuple[str, ...], *, is_typing: bool) -> tuple[str, ...]:
    """Return the columns to read for a change: its own, and what others are worked out from."""
    own = dict.fromkeys(name.partition(".")[0] for name in changed)
    if _derives(table, changed, is_typing=is_typing):
        return ("id", *dict.fromkeys([*own, *SOURCES[table]]))
    return tuple(own)


def _derives(table: str, changed: Iterable[str], *, is_typing: bool) -> bool:
    """Return whether other columns follow from changed ones; of typing, those sorted by alone."""
    if is_typing:
        return not SORT_SOURCES.get(table, frozenset()).isdisjoint(changed)
    own = (name.partition(".")[0] for name in changed)
    return not SOURCES.get(table, frozenset()).isdisjoint(own)
