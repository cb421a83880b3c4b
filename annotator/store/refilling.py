# SPDX-License-Identifier: Apache-2.0
"""Putting the rows that were salvaged into a new project, each held to its rules."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from annotator.domain.article import Region, RegionRole
from annotator.domain.changes import RowChange
from annotator.domain.errors import BugError, ConflictError, DamageError
from annotator.domain.message import Message, message
from annotator.domain.span import Span
from annotator.store.applying import RowWriter
from annotator.store.conflicts import StaleRowError
from annotator.store.pages import LOST
from annotator.store.tables import TABLES
from annotator.text.normalise import normalise, text_sha256
from annotator.text.partition import check_partition
from annotator.text.regions import find_regions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from annotator.store.fragments import Fragments
    from annotator.store.project import Project
    from annotator.store.rebuilding import Columns, Key

# What comes of values that no Annotator writes.
_UNFIT = (
    *(StaleRowError, ConflictError, DamageError, BugError, sqlite3.Error, OverflowError),
    *(LookupError, ValueError, TypeError, AttributeError),
)
_ROWS_PER_ADVANCE = 100
# Records after the articles, in the order in which they can be added, with their parts.
_RECORDS = (
    *(("session", ""), ("annotation", "span"), ("event", "event_evidence")),
    *(("rejection", ""), ("rule_switch", "")),
)


class Refiller:
    """Adds records one by one within the caller's transaction; what does not fit is left out."""

    def __init__(self, project: Project, found: Fragments, advance: Callable[[int], None]) -> None:
        self._connection = project.connection
        self._articles = project.articles
        self._writer = RowWriter(project.connection, project.articles)
        self._found = found
        self._advance = advance
        self.kept: dict[Key, Columns] = {}
        self.notes: list[Message] = []

    def add_all(self, rows: Mapping[Key, Columns]) -> None:
        """Add all rows that fit, parents before children, and what is kept beside them."""
        children = _by_parent(rows)
        for (table, row_id), row in rows.items():
            if table == "article":
                self._add_article(row_id, row, children["region", row_id])
        for table, child in _RECORDS:
            for (name, row_id), row in rows.items():
                if name == table:
                    self._add_record(table, row, child, children[child, row_id])
        self._add_places()
        self._add_verdicts()

    def _add_article(self, article_id: str, row: Columns, regions: list[Columns]) -> None:
        if not self._add_content(str(row.get("text_sha256"))):
            return
        row = dict(row)
        if ("article", row.get("previous_id")) not in self.kept:
            row["previous_id"] = None
        text = self._connection.execute(
            "select text from content where sha256 = ?", (row["text_sha256"],)
        ).fetchone()[0]
        if not _is_partition(regions, len(text)):
            regions = list(_new_regions(article_id, text))
            self.notes.append(
                message(
                    "The parts of “{title}” (headline, captions, furniture) were found anew.",
                    title=str(row.get("title")),
                )
            )
        self._add([("article", row), *(("region", region) for region in regions)])

    def _add_record(self, table: str, row: Columns, child: str, rows: list[Columns]) -> None:
        if table == "annotation":
            rows = sorted(rows, key=_ordinal)
            if not rows or not self._is_within_text(row, rows):
                return
        if table != "event":
            self._add([(table, row), *((child, one) for one in rows)])
        elif self._add([(table, row)]):
            for one in rows:
                self._add([(child, one)])

    def _add(self, rows: Iterable[tuple[str, Columns]]) -> bool:
        """Add rows that belong together, all or none; return whether they are there."""
        if len(self.kept) % _ROWS_PER_ADVANCE == 0:
            self._advance(len(self.kept))
        self._connection.execute("savepoint record")
        try:
            added = [
                RowChange(table, row["id"], None, {one: row[one] for one in TABLES[table].columns})
                for table, row in rows
            ]
            self._writer.apply(added)
        except _UNFIT:
            self._connection.execute("rollback to record")
            return False
        finally:
            self._connection.execute("release record")
        self.kept.update({(one.table, one.id): dict(one.after or {}) for one in added})
        return True

    def _is_within_text(self, row: Columns, spans: list[Columns]) -> bool:
        """Return whether the pieces of a mark lie in the text of its session."""
        if ("session", row.get("session_id")) not in self.kept:
            return False
        length = len(self._articles.frame_of_session(row["session_id"]).text)
        return all(isinstance(one.get("end"), int) and one["end"] <= length for one in spans)

    def _add_content(self, sha256: str) -> bool:
        """Add a text that has its hash, or can be read anew from the bytes that were imported."""
        for row in self._found.rows["content"].values():
            text = _text_of(row) if row["sha256"] == sha256 else None
            if text is not None:
                whole = LOST not in (row["original"], row["encoding"])
                original = (row["original"], row["encoding"]) if whole else (text.encode(), "utf-8")
                self._connection.execute(
                    "insert or ignore into content (sha256, text, original, encoding)"
                    " values (?, ?, ?, ?)",
                    (sha256, text, *original),
                )
                return True
        return False

    def _add_places(self) -> None:
        for row in self._found.rows["place"].values():
            if ("session", row["session_id"]) in self.kept:
                self._replace("place", row)

    def _add_verdicts(self) -> None:
        found = self._found.rows["verdict"]
        if "verdict" in self._found.whole:
            self._connection.execute("delete from verdict")
        for _, row in sorted(found.items()):
            self._replace("verdict", {name: row[name] for name in ("key", "label", "number")})

    def _replace(self, table: str, row: Columns) -> None:
        marks = ", ".join("?" for _ in row)
        self._connection.execute(
            f"insert or replace into {table} ({', '.join(row)}) values ({marks})",
            tuple(row.values()),
        )


def _by_parent(rows: Mapping[Key, Columns]) -> defaultdict[tuple[str, str], list[Columns]]:
    """Return the rows that are part of another one, by their table and that one's id."""
    found: defaultdict[tuple[str, str], list[Columns]] = defaultdict(list)
    parents = {"region": "article_id", "span": "annotation_id", "event_evidence": "event_id"}
    for (table, _), row in rows.items():
        if table in parents:
            found[table, str(row.get(parents[table]))].append(row)
    return found


def _ordinal(span: Columns) -> Any:
    return str(span.get("ordinal")).zfill(9)


def _text_of(row: Columns) -> str | None:
    """Return a text that has its hash: as it stands, or read anew from the original bytes."""
    sha256, text, original, encoding = row.values()
    if text is not LOST and text_sha256(text) == sha256:
        return str(text)
    if LOST in (original, encoding):
        return None
    try:
        text = normalise(original.decode(encoding).removeprefix("\ufeff"))
    except (LookupError, ValueError):
        return None
    return text if text_sha256(text) == sha256 else None


def _is_partition(regions: list[Columns], length: int) -> bool:
    try:
        found = [
            Region(Span(one["start"], one["end"]), RegionRole(one["role"]), one["reason"])
            for one in regions
        ]
        check_partition(sorted(found, key=lambda region: region.span), length)
    except _UNFIT:
        return False
    return True


def _new_regions(article_id: str, text: str) -> Iterator[Columns]:
    for region in find_regions(text):
        yield {
            "id": f"{article_id}.{region.span.start}",
            "article_id": article_id,
            "start": region.span.start,
            "end": region.span.end,
            "role": region.role.value,
            "reason": region.reason,
        }
