# SPDX-License-Identifier: Apache-2.0
"""Reading annotations: single ones, pages of a list, and marks to draw."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.domain.annotation import Annotation, PieceRole
from annotator.domain.kinds import kind_of
from annotator.domain.mark import Mark, mark_state
from annotator.domain.span import Span
from annotator.domain.status import Status
from annotator.store.conflicts import gone
from annotator.store.connection import snapshot
from annotator.store.listing import Listing
from annotator.store.nearby import ANY, Beside, Sought, neighbour
from annotator.store.rows import annotation_from
from annotator.store.tables import TABLES, TRASHED, decoded
from annotator.store.views import EXACT, sort_expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.domain.ids import AnnotationId, SessionId
    from annotator.store.connection import Connection

_TABLE = TABLES["annotation"]
_STATES = {status.value: mark_state(status) for status in Status}
_ROLES = {role.value: role for role in PieceRole}
_LONG = 1000  # code points; the index span_long holds the pieces beyond it
_SORTS = {
    "start": "start",
    "exact": EXACT,
    "status": "status",
    "verdict": "verdict",
    "line": "start",
}

# Read with their annotation: another program may remove both between two statements.
_PIECES = """
  (select json_group_array(json_array(start, "end", role)) from (
    select start, "end", role from span where annotation_id = annotation.id order by ordinal))
"""


@dataclass(frozen=True, slots=True)
class ListOrder:
    """What a list of annotations shows: its kind, a filter, and the column it sorts by."""

    kind: str
    column: str = "start"
    words: str = ""
    descending: bool = False


class Annotations:
    """The annotations of a project."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, annotation_id: str) -> Annotation:
        """Return an annotation; GoneError where there is none any more."""
        found = self.find([annotation_id])
        if not found:
            raise gone(self._connection, annotation_id)
        return found[0]

    def find(self, ids: Iterable[str]) -> list[Annotation]:
        """Return the annotations of these ids that are there, in the order asked for."""
        selected = (self._select("id", one) for one in ids)
        return [found[0] for found in selected if found]

    def of_session(self, session_id: SessionId) -> list[Annotation]:
        """Return all annotations of a session, in text order."""
        with snapshot(self._connection):
            return self._of_session(session_id)

    def keys(self, session_id: SessionId, order: ListOrder, limit: int = -1) -> list[int]:
        """Return the local keys of a list's rows, sorted and filtered; ``page`` reads them.

        ``limit`` is the most to return, below 0 for all.
        """
        parts = self.listing(session_id, order).parts(self._connection, limit)
        return [key for part in parts for key in part]

    def parts(self, session_id: SessionId, order: ListOrder) -> Iterator[list[int]]:
        """Yield the local keys of a list's rows, part by part; see ``Listing.parts``."""
        return self.listing(session_id, order).parts(self._connection)

    def is_listed(self, session_id: SessionId, order: ListOrder, key: int) -> bool:
        """Return whether the annotation of a local key is in a list."""
        return self.listing(session_id, order).holds(self._connection, key)

    def place(self, session_id: SessionId, order: ListOrder, key: int, among: Sequence[int]) -> int:
        """Return where the annotation of a local key belongs among others of a list."""
        return self.listing(session_id, order).place(self._connection, key, among)

    def listing(self, session_id: SessionId, order: ListOrder) -> Listing:
        """Return what a list of annotations shows."""
        return Listing(
            "annotation",
            # Literal, as in the condition of the indexes of a kind's fields.
            f"session_id = ? and kind = '{kind_of(order.kind).key}'",
            (session_id,),
            _sort_sql(order),
            "annotation_search",
            order.words,
            order.descending,
        )

    def page(self, keys: Sequence[int]) -> list[tuple[Annotation, str]]:
        """Return annotations and their texts by local key, leaving out what is gone."""
        selected = (self._select("pk", key) for key in keys)
        return [found for found in selected if found]

    def key_of(self, annotation_id: str) -> int | None:
        """Return the local key of an annotation, None where it is not there."""
        found = self._connection.execute(
            "select pk from annotation where id = ?", (annotation_id,)
        ).fetchone()
        return found[0] if found else None

    def marks(self, session_id: SessionId, span: Span) -> list[Mark]:
        """Return every piece that overlaps a stretch of text, in text order."""
        found = self._connection.execute(
            """
            select piece.start, piece."end", piece.annotation_id, annotation.kind,
              annotation.status, piece.role
            from (
              select pk, annotation_id, role, start, "end" from span
              where session_id = ?1 and start > ?2 - ?4 and start < ?3 and "end" > ?2
              union all
              select pk, annotation_id, role, start, "end" from span
              where session_id = ?1 and start <= ?2 - ?4 and "end" > ?2 and "end" - start > 1000
            ) as piece
            join annotation on annotation.id = piece.annotation_id
            order by piece.start, piece."end", piece.pk
            """,
            (session_id, span.start, span.end, _LONG),
        )
        return _marks(found.fetchall())

    def marks_of(self, ids: Iterable[str]) -> list[Mark]:
        """Return every piece of these annotations, those gone left out."""
        found: list[Mark] = []
        for annotation_id in ids:
            found += _marks(
                self._connection.execute(
                    """
                    select piece.start, piece."end", annotation.id, annotation.kind,
                      annotation.status, piece.role
                    from annotation join span as piece on piece.annotation_id = annotation.id
                    where annotation.id = ? order by piece.ordinal
                    """,
                    (annotation_id,),
                )
            )
        return found

    def contents(self, session_id: SessionId, kind: str) -> list[Span]:
        """Return the content pieces of all annotations of a kind, in text order."""
        found = self._connection.execute(
            """
            select span.start, span."end" from annotation
            join span on span.annotation_id = annotation.id
            where annotation.session_id = ? and annotation.kind = ? and span.role = 'content'
            order by span.start
            """,
            (session_id, kind),
        )
        return [Span(start, end) for start, end in found]

    def at(self, session_id: SessionId, span: Span) -> list[AnnotationId]:
        """Return the annotations with a piece that overlaps a stretch, in text order."""
        return list(dict.fromkeys(mark.annotation_id for mark in self.marks(session_id, span)))

    def neighbour(
        self, beside: Beside, sought: Sought = ANY, *, backwards: bool = False
    ) -> AnnotationId | None:
        """Return the next annotation that is sought (or the one before), None at the end."""
        return neighbour(self._connection, beside, sought, backwards=backwards)

    def tags(self) -> list[str]:
        """Return every tag in use outside the trash, sorted."""
        found = self._connection.execute(
            f"""
            select distinct value from annotation, json_each(annotation.tags)
            where annotation.tags <> '[]' and annotation.session_id not in {TRASHED}
            order by value collate nocase, value
            """
        )
        return [values[0] for values in found]

    def _of_session(self, session_id: SessionId) -> list[Annotation]:
        spans: dict[str, list[tuple[int, int, str]]] = {}
        for annotation_id, *span in self._connection.execute(
            """
            select annotation_id, start, "end", role from span where session_id = ?
            order by annotation_id, ordinal
            """,
            (session_id,),
        ):
            spans.setdefault(annotation_id, []).append((span[0], span[1], span[2]))
        found = self._connection.execute(
            f"""
            select {_TABLE.names} from annotation where session_id = ?
            order by start, "end", pk
            """,
            (session_id,),
        )
        rows = (decoded(_TABLE, values) for values in found)
        return [annotation_from(row, spans[row["id"]]) for row in rows]

    def _select(self, column: str, key: str | int) -> tuple[Annotation, str] | None:
        """Return an annotation and its text, by its id or local key."""
        found = self._connection.execute(
            f"select exact, {_PIECES}, {_TABLE.names} from annotation where {column} = ?", (key,)
        ).fetchone()
        if found is None:
            return None
        exact, pieces, *values = found
        return annotation_from(decoded(_TABLE, values), json.loads(pieces)), exact


def _marks(found: Iterable[Any]) -> list[Mark]:
    make, states, roles = Mark._make, _STATES, _ROLES
    return [
        make((start, end, annotation_id, kind, states[status], roles[role]))
        for start, end, annotation_id, kind, status, role in found
    ]


def _sort_sql(order: ListOrder) -> str:
    if order.column in _SORTS:
        return _SORTS[order.column]
    return sort_expression(kind_of(order.kind).field(order.column))
