# SPDX-License-Identifier: Apache-2.0
"""Putting row changes into the tables, each checked against what stands there."""

from __future__ import annotations

import sqlite3
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from annotator.store.conflicts import StaleRowError, raise_if_stale_insert
from annotator.store.derived import (
    ANNOTATION_DERIVED,
    SpanRow,
    annotation_columns,
    event_columns,
)
from annotator.store.rewriting import Rewriter
from annotator.store.row_batches import insert_rows, update_row
from annotator.store.tables import TABLES, LoggedTable, decoded, encoded, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from annotator.domain.changes import Columns, RowChange
    from annotator.store.articles import Articles
    from annotator.store.connection import Connection


class RowWriter:
    """Applies changes inside the transaction that its caller has begun."""

    def __init__(self, connection: Connection, articles: Articles) -> None:
        self._connection = connection
        self._articles = articles

    def apply(
        self, changes: Sequence[RowChange], *, undoing_at: str = "", is_typing: bool = False
    ) -> list[RowChange]:
        """Write the changes in order and return them as they came to be.

        ``undoing_at`` (UTC) is the time of an undo. A row that nobody touched since gets its
        old time of modification back, any other gets this one. ``is_typing`` leaves the words
        to search by as they are, until ``make_searchable``.

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
                rewriter = Rewriter(
                    self._connection, table, undoing_at=undoing_at, is_typing=is_typing
                )
                done += rewriter.rewrite(list(batch))
        if any(change.table == "region" for change in done):
            self.forget()
        self._refresh(done, spans)
        return done

    def forget(self) -> None:
        """Drop what is kept of rows that changed, or that a rollback took back."""
        self._articles.forget_frames()

    def _insert(
        self, table: LoggedTable, batch: list[RowChange], spans: Mapping[str, list[SpanRow]]
    ) -> list[RowChange]:
        complete = self._completion(table, spans)
        rows = [complete(change.after or {}) for change in batch]
        try:
            insert_rows(self._connection, table.name, rows)
        except sqlite3.IntegrityError as error:
            raise_if_stale_insert(self._connection, error, batch)
            raise
        return batch

    def _completion(
        self, table: LoggedTable, spans: Mapping[str, list[SpanRow]]
    ) -> Callable[[Columns], dict[str, Any]]:
        """Return what turns a new row into what SQLite keeps, derived columns and all."""
        frame_of = cache(self._articles.frame_of_session)

        def annotation(row: Columns) -> dict[str, Any]:
            frame = frame_of(row["session_id"])
            derived = annotation_columns(row, spans[row["id"]], frame)
            return {**encoded(table, row), **derived}

        def event(row: Columns) -> dict[str, Any]:
            return {**encoded(table, row), **event_columns(row)}

        def other(row: Columns) -> dict[str, Any]:
            return encoded(table, row)

        return {"annotation": annotation, "event": event}.get(table.name, other)

    def _refresh(self, done: Sequence[RowChange], new: Mapping[str, list[SpanRow]]) -> None:
        """Work out the derived columns again of annotations whose pieces or sentences moved."""
        spans = (
            (change.id.rpartition(".")[0], change) for change in done if change.table == "span"
        )
        # Those that came with their annotation are in its columns already.
        moved = [one for one, change in spans if change.before is not None or one not in new]
        beside = (one for one in self._in_changed_regions(done) if one not in new)
        gone = {one.id for one in done if one.table == "annotation" and one.after is None}
        for annotation_id in dict.fromkeys([*moved, *beside]):
            if annotation_id not in gone:
                self._refresh_annotation(annotation_id)

    def _in_changed_regions(self, done: Iterable[RowChange]) -> list[str]:
        """Return the annotations whose sentence may differ because of where regions end now.

        A sentence never leaves its line, so those are the ones in the lines with such an end.
        """
        return [
            found[0]
            for article_id, offset in _moved_ends(done)
            for found in self._in_line(article_id, offset)
        ]

    def _in_line(self, article_id: str, offset: int) -> Iterable[tuple[str]]:
        frame = self._articles.frame(article_id)
        line = frame.line_span(frame.line_of(offset))
        found: Iterable[tuple[str]] = self._connection.execute(
            """
            select annotation.id from session
            join annotation on annotation.session_id = session.id
            where session.article_id = ? and sentence_start <= ? and sentence_end >= ?
            """,
            (article_id, line.end, line.start),
        )
        return found

    def _refresh_annotation(self, annotation_id: str) -> None:
        table = TABLES["annotation"]
        derived = ", ".join(quoted(name) for name in ANNOTATION_DERIVED)
        values = self._connection.execute(
            f"select {table.names}, {derived} from annotation where id = ?", (annotation_id,)
        ).fetchone()
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
            update_row(self._connection, table.name, annotation_id, changed)


def _moved_ends(changes: Iterable[RowChange]) -> list[tuple[str, int]]:
    """Return articles and offsets where a region ended before and no longer does, or does now.

    A region that is split or joined changes its end. Where none does, an article is new.
    """
    ends: set[tuple[str, int]] = set()
    changed: set[str] = set()
    for change in changes:
        if change.table != "region":
            continue
        article_id = change.id.rpartition(".")[0]
        before, after = change.before or {}, change.after or {}
        ends.update((article_id, row["end"]) for row in (before, after) if "end" in row)
        if "end" in before and "end" in after:
            changed.add(article_id)
    return sorted(one for one in ends if one[0] in changed)


def _spans_of_new(changes: Iterable[RowChange]) -> dict[str, list[SpanRow]]:
    """Return the span rows of the annotations that the changes add, in order."""
    new = {change.id for change in changes if change.table == "annotation" and not change.before}
    spans: dict[str, list[SpanRow]] = {annotation_id: [] for annotation_id in new}
    for change in changes:
        after = change.after
        if change.table == "span" and after and after.get("annotation_id") in new:
            spans[after["annotation_id"]].append((after["start"], after["end"], after["role"]))
    return spans
