# SPDX-License-Identifier: Apache-2.0
"""Putting row changes into the tables, each checked against what stands there."""

from __future__ import annotations

import sqlite3
from itertools import groupby
from typing import TYPE_CHECKING, Any

from annotator.domain.changes import RowChange
from annotator.store.derived import (
    ANNOTATION_DERIVED,
    SpanRow,
    annotation_columns,
    event_columns,
)
from annotator.store.tables import TABLES, LoggedTable, decoded, encoded, merged, quoted, value_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.store.articles import Articles


class StaleRowError(Exception):
    """A row is no longer what the change starts from."""

    def __init__(self, row_id: str) -> None:
        super().__init__(row_id)
        self.row_id = row_id


class RowWriter:
    """Applies changes inside the transaction that its caller has begun."""

    def __init__(self, connection: sqlite3.Connection, articles: Articles) -> None:
        self._connection = connection
        self._articles = articles

    def apply(self, changes: Sequence[RowChange], *, undoing_at: str = "") -> list[RowChange]:
        """Write the changes in order and return them as they came to be.

        ``undoing_at`` (UTC) is the time of an undo. A row that nobody touched since gets its
        old time of modification back, any other gets this one.

        Raises:
            StaleRowError: a row differs from what a change says was before.
        """
        spans = _spans_of_new(changes)
        done: list[RowChange] = []
        for (name, is_new), batch in groupby(changes, lambda one: (one.table, one.before is None)):
            table = TABLES[name]
            if is_new:
                done += self._insert(table, list(batch), spans)
            else:
                done += [self._replace(table, change, undoing_at) for change in batch]
        if any(change.table == "region" for change in done):
            # Sentences follow the regions; forgotten again after, lest a rollback leave them.
            self._articles.forget_frames()
            self._refresh(done, spans)
            self._articles.forget_frames()
        else:
            self._refresh(done, spans)
        return done

    def _insert(
        self, table: LoggedTable, batch: list[RowChange], spans: Mapping[str, list[SpanRow]]
    ) -> list[RowChange]:
        rows = [self._complete(table, change.after or {}, spans) for change in batch]
        names = ", ".join(quoted(name) for name in rows[0])
        marks = ", ".join("?" for _ in rows[0])
        try:
            self._connection.executemany(
                f"insert into {table.name} ({names}) values ({marks})",
                (tuple(row.values()) for row in rows),
            )
        except sqlite3.IntegrityError as error:
            raise StaleRowError(batch[0].id) from error
        return batch

    def _complete(
        self, table: LoggedTable, row: Mapping[str, Any], spans: Mapping[str, list[SpanRow]]
    ) -> dict[str, Any]:
        """Return a new row with its derived columns, as SQLite keeps it."""
        columns = encoded(table, row)
        if table.name == "annotation":
            frame = self._articles.frame_of_session(row["session_id"])
            columns.update(annotation_columns(row, spans[row["id"]], frame))
        elif table.name == "event":
            columns.update(event_columns(row))
        return columns

    def _replace(self, table: LoggedTable, change: RowChange, undoing_at: str) -> RowChange:
        row = self._row(table, change)
        before = change.before or {}
        for column, value in before.items():
            if column != "modified" and value_at(row, column) != value:
                raise StaleRowError(change.id)
        if change.after is None:
            return self._delete(table, change)
        after = dict(change.after)
        if undoing_at and "modified" in after and row["modified"] != before["modified"]:
            after["modified"] = undoing_at
        names = {column.partition(".")[0] for column in after}
        new = merged(row, after)
        self._update(table, change.id, encoded(table, {name: new[name] for name in names}))
        return RowChange(change.table, change.id, before, after)

    def _row(self, table: LoggedTable, change: RowChange) -> dict[str, Any]:
        names = ", ".join(quoted(name) for name in table.columns)
        values = self._connection.execute(
            f"select {names} from {table.name} where id = ?", (change.id,)
        ).fetchone()
        if values is None:
            raise StaleRowError(change.id)
        return decoded(table, values)

    def _delete(self, table: LoggedTable, change: RowChange) -> RowChange:
        try:
            self._connection.execute(f"delete from {table.name} where id = ?", (change.id,))
        except sqlite3.IntegrityError as error:
            raise StaleRowError(change.id) from error
        return change

    def _update(self, table: LoggedTable, row_id: str, columns: Mapping[str, Any]) -> None:
        settings = ", ".join(f"{quoted(name)} = ?" for name in columns)
        self._connection.execute(
            f"update {table.name} set {settings} where id = ?", (*columns.values(), row_id)
        )

    def _refresh(self, done: Sequence[RowChange], new: Mapping[str, list[SpanRow]]) -> None:
        """Work out the derived columns again of rows that the changes touched."""
        annotation_ids: dict[str, None] = {}
        event_ids: dict[str, None] = {}
        for change in done:
            if change.table == "annotation" and change.before is not None and change.after:
                annotation_ids[change.id] = None
            elif change.table == "span":
                annotation_ids[change.id.rpartition(".")[0]] = None
            elif change.table == "event" and change.before is not None and change.after:
                event_ids[change.id] = None
        annotation_ids.update(dict.fromkeys(self._in_changed_regions(done)))
        for annotation_id in annotation_ids:
            if annotation_id not in new:
                self._refresh_annotation(annotation_id)
        for event_id in event_ids:
            self._refresh_event(event_id)

    def _in_changed_regions(self, done: Iterable[RowChange]) -> list[str]:
        """Return the annotations whose sentence may differ because regions of theirs do."""
        articles = {
            change.id.rpartition(".")[0]
            for change in done
            if change.table == "region" and change.before is not None
        }
        return [
            found[0]
            for article_id in articles
            for found in self._connection.execute(
                """
                select annotation.id from annotation
                join session on session.id = annotation.session_id
                where session.article_id = ?
                """,
                (article_id,),
            )
        ]

    def _refresh_annotation(self, annotation_id: str) -> None:
        table = TABLES["annotation"]
        names = ", ".join(quoted(name) for name in (*table.columns, *ANNOTATION_DERIVED))
        values = self._connection.execute(
            f"select {names} from annotation where id = ?", (annotation_id,)
        ).fetchone()
        if values is None:
            return
        row = decoded(table, values[: len(table.columns)])
        spans = self._connection.execute(
            'select start, "end", role from span where annotation_id = ? order by ordinal',
            (annotation_id,),
        ).fetchall()
        if not spans:
            raise StaleRowError(annotation_id)
        fresh = annotation_columns(row, spans, self._articles.frame_of_session(row["session_id"]))
        stored = dict(zip(ANNOTATION_DERIVED, values[len(table.columns) :], strict=True))
        changed = {name: value for name, value in fresh.items() if stored[name] != value}
        if changed:
            self._update(table, annotation_id, changed)

    def _refresh_event(self, event_id: str) -> None:
        table = TABLES["event"]
        row = self._row(table, RowChange("event", event_id, {}, {}))
        self._update(table, event_id, event_columns(row))


def _spans_of_new(changes: Iterable[RowChange]) -> dict[str, list[SpanRow]]:
    """Return the span rows of the annotations that the changes add, in order."""
    new = {change.id for change in changes if change.table == "annotation" and not change.before}
    spans: dict[str, list[SpanRow]] = {annotation_id: [] for annotation_id in new}
    for change in changes:
        after = change.after
        if change.table == "span" and after and after.get("annotation_id") in new:
            spans[after["annotation_id"]].append((after["start"], after["end"], after["role"]))
    return spans
