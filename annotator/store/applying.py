# SPDX-License-Identifier: Apache-2.0
"""Putting row changes into the tables, each checked against what stands there."""

from __future__ import annotations

import sqlite3
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from annotator.domain.changes import RowChange
from annotator.store.conflicts import (
    StaleRowError,
    raise_if_stale_change,
    raise_if_stale_insert,
    raise_stale_delete,
)
from annotator.store.derived import (
    ANNOTATION_DERIVED,
    SORT_SOURCES,
    SOURCES,
    SpanRow,
    annotation_columns,
    event_columns,
    text_columns,
)
from annotator.store.tables import TABLES, LoggedTable, decoded, encoded, merged, quoted, value_at

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from annotator.domain.changes import Columns
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
                replace = partial(self._replace, table, undoing_at, is_typing=is_typing)
                done += map(replace, batch)
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
        names = ", ".join(quoted(name) for name in rows[0])
        marks = ", ".join("?" for _ in rows[0])
        try:
            self._connection.executemany(
                f"insert into {table.name} ({names}) values ({marks})",
                (tuple(row.values()) for row in rows),
            )
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

    def _replace(
        self, table: LoggedTable, undoing_at: str, change: RowChange, *, is_typing: bool
    ) -> RowChange:
        before, after = change.before or {}, change.after
        columns = _needed(table.name, [*before, *(after or ())], is_typing=is_typing)
        row = self._row(table, change.id, [*columns, "pk"] if after is None else columns)
        for column, value in before.items():
            if column != "modified" and value_at(row, column) != value:
                raise StaleRowError(change.id)
        if "modified" in before:
            if after and undoing_at and row["modified"] != before["modified"]:
                after = {**after, "modified": undoing_at}
            # The log tells the time that stood there, so that undo leads back to it.
            before = {**before, "modified": row["modified"]}
        if after is None:
            self._delete(table, change)
        else:
            new = merged(row, after)
            changed = {name: new[name] for name in (one.partition(".")[0] for one in after)}
            derived = self._rederived(table, new, after, is_typing=is_typing)
            self._change(table, change.id, {**encoded(table, changed), **derived})
        return RowChange(change.table, change.id, before, after, row.get("pk"))

    def _rederived(
        self, table: LoggedTable, row: Columns, changed: Columns, *, is_typing: bool
    ) -> dict[str, Any]:
        """Return the derived columns that follow from what changed in a row itself.

        While somebody types, only those by which lists are sorted.
        """
        if not _derives(table.name, changed, is_typing=is_typing):
            return {}
        derived = event_columns(row) if table.name == "event" else self._text_derived(row)
        if is_typing:
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

    def _row(self, table: LoggedTable, row_id: str, columns: Sequence[str]) -> dict[str, Any]:
        names = ", ".join(map(quoted, columns))
        values = self._connection.execute(
            f"select {names} from {table.name} where id = ?", (row_id,)
        ).fetchone()
        if values is None:
            raise StaleRowError(row_id)
        return decoded(table, values, columns)

    def _delete(self, table: LoggedTable, change: RowChange) -> None:
        try:
            self._connection.execute(f"delete from {table.name} where id = ?", (change.id,))
        except sqlite3.IntegrityError as error:
            raise_stale_delete(self._connection, error, change)

    def _change(self, table: LoggedTable, row_id: str, columns: Mapping[str, Any]) -> None:
        try:
            self._update(table, row_id, columns)
        except sqlite3.IntegrityError as error:
            raise_if_stale_change(error, table.name, row_id)
            raise

    def _update(self, table: LoggedTable, row_id: str, columns: Mapping[str, Any]) -> None:
        settings = ", ".join(f"{quoted(name)} = ?" for name in columns)
        self._connection.execute(
            f"update {table.name} set {settings} where id = ?", (*columns.values(), row_id)
        )

    def _refresh(self, done: Sequence[RowChange], new: Mapping[str, list[SpanRow]]) -> None:
        """Work out the derived columns again of annotations whose pieces or sentences moved."""
        spans = (
            (change.id.rpartition(".")[0], change) for change in done if change.table == "span"
        )
        # Those that came with their annotation are in its columns already.
        moved = [one for one, change in spans if change.before is not None or one not in new]
        beside = (one for one in self._in_changed_regions(done) if one not in new)
        for annotation_id in dict.fromkeys([*moved, *beside]):
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


def _needed(table: str, changed: Collection[str], *, is_typing: bool) -> list[str]:
    """Return the columns to read for a change: its own, and what others are worked out from."""
    own = dict.fromkeys(name.partition(".")[0] for name in changed)
    if _derives(table, changed, is_typing=is_typing):
        return ["id", *dict.fromkeys([*own, *SOURCES[table]])]
    return list(own)


def _derives(table: str, changed: Iterable[str], *, is_typing: bool) -> bool:
    """Return whether other columns follow from changed ones; of typing, those sorted by alone."""
    if is_typing:
        return not SORT_SOURCES.get(table, frozenset()).isdisjoint(changed)
    own = (name.partition(".")[0] for name in changed)
    return not SOURCES.get(table, frozenset()).isdisjoint(own)


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
