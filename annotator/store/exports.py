# SPDX-License-Identifier: Apache-2.0
"""The tables that exporters are handed: columns described, rows read as they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.article import ARTICLE_FIELDS
from annotator.domain.event import EVENT_FIELDS
from annotator.domain.export import Column, ColumnType, Reference, Table
from annotator.domain.fields import Field, SortAs
from annotator.domain.kinds import all_kinds
from annotator.domain.session import SessionState
from annotator.domain.status import Status
from annotator.store.event_exports import COUNTS, event_rows, evidence_rows
from annotator.store.tables import DONE
from annotator.store.views import ANNOTATION_COLUMNS, select_annotations

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from annotator.store.project import Project

_TYPES = {
    SortAs.TEXT: ColumnType.TEXT,
    SortAs.NUMBER: ColumnType.NUMBER,
    SortAs.EDTF: ColumnType.EDTF,
}
_STATUSES = tuple(Status)
_ROLES = ("content", "cue", "source")


def export_tables(project: Project, session_ids: Sequence[str]) -> tuple[Table, ...]:
    """Return the tables of an export of these sessions, in the order in which people read them.

    Their rows are read when they are asked for: within ``Project.snapshot`` all are of one
    moment.
    """
    chosen = tuple(dict.fromkeys(session_ids))
    reader = _Reader(project, chosen)
    return (
        Table(
            "annotations",
            "annotation_id",
            _annotation_columns(project),
            reader.annotations,
            (_to("article"), _to("session")),
        ),
        Table(
            "events",
            "event_id",
            _event_columns(project),
            lambda: event_rows(project, chosen),
            (_to("article"), _to("session")),
        ),
        Table(
            "event_evidence",
            "evidence_id",
            _evidence_columns(project),
            lambda: evidence_rows(project, chosen),
            tuple(map(_to, ("event", "annotation", "session", "article"))),
        ),
        Table("spans", "span_id", _SPAN_COLUMNS, reader.spans, (_to("annotation"),)),
        Table("sessions", "session_id", _SESSION_COLUMNS, reader.sessions, (_to("article"),)),
        Table("articles", "article_id", _article_columns(), reader.articles),
    )


class _Reader:
    """Reads the rows of each table for some sessions, session by session, in text order."""

    def __init__(self, project: Project, session_ids: tuple[str, ...]) -> None:
        self._project = project
        self._session_ids = session_ids

    def annotations(self) -> Iterator[tuple[str, ...]]:
        return self._each_session(
            f"""
            {select_annotations()}
            where annotation.session_id = ?
            order by annotation.start, annotation."end", annotation.pk
            """
        )

    def spans(self) -> Iterator[tuple[str, ...]]:
        sql = """
            select id, annotation_id, ordinal, role, start, "end" from span
            where session_id = ? order by start, "end", pk
        """
        for session_id in self._session_ids:
            text = self._project.articles.frame_of_session(session_id).text
            for span_id, annotation_id, ordinal, role, start, end in self._rows(sql, session_id):
                yield (
                    span_id,
                    annotation_id,
                    str(ordinal),
                    role,
                    str(start),
                    str(end),
                    text[start:end],
                )

    def sessions(self) -> Iterator[tuple[str, ...]]:
        return self._each_session(
            f"""
            select id, article_id, reviewer, second_reader, state,
              (select cast(count(*) as text) from annotation where session_id = session.id),
              (select cast(count(*) as text) from annotation
                where session_id = session.id and status in {DONE}),
              (select cast(count(*) as text) from event where session_id = session.id),
              created, modified
            from session where id = ?
            """
        )

    def articles(self) -> Iterator[tuple[str, ...]]:
        seen: dict[str, None] = {}
        for session_id in self._session_ids:
            seen[self._project.sessions.get(session_id).article_id] = None
        for article_id in seen:
            article = self._project.articles.get(article_id)
            yield (
                article.id,
                *(getattr(article, field.key) for field in ARTICLE_FIELDS),
                article.source_name,
                article.text_sha256,
                str(len(article.text)),
                article.imported,
            )

    def _each_session(self, sql: str) -> Iterator[tuple[str, ...]]:
        for session_id in self._session_ids:
            yield from self._rows(sql, session_id)

    def _rows(self, sql: str, session_id: str) -> sqlite3.Cursor:
        return self._project.connection.execute(sql, (session_id,))


def _to(noun: str) -> Reference:
    return Reference(f"{noun}_id", f"{noun}s", f"{noun}_id")


def _column(field: Field) -> Column:
    description = f"{field.label}. {field.hint}" if field.hint else field.label
    return Column(
        field.key, description, _TYPES[field.sort], tuple(one.key for one in field.choices)
    )


def _annotation_columns(project: Project) -> tuple[Column, ...]:
    described = {column.name: column for column in _common_columns(project)}
    kinds = tuple(_column(field) for kind in all_kinds() for field in kind.fields)
    return tuple(described[name] for name, _ in ANNOTATION_COLUMNS) + kinds


def _common_columns(project: Project) -> tuple[Column, ...]:
    verdicts = tuple(verdict.key for verdict in project.verdicts())
    return (
        Column("annotation_id", "The annotation"),
        Column("kind", "What it is", choices=tuple(kind.key for kind in all_kinds())),
        Column("exact", "The text from its first piece to its last"),
        Column("status", "Where it is in the work", choices=_STATUSES),
        Column("verdict", "What was found", choices=verdicts),
        Column("note", "A note"),
        Column("line", "Line of the article, from 1", ColumnType.INTEGER),
        Column("start", "First code point, from 0", ColumnType.INTEGER),
        Column("end", "One past the last code point", ColumnType.INTEGER),
        Column("sentence", "The sentence or sentences it stands in"),
        Column("article_id", "The article"),
        Column("session_id", "The session"),
        Column("reviewer", "Who checks"),
        Column("origin", "Who proposed it", choices=("person", "rule")),
        Column("rule", "The rule that proposed it"),
        Column("reason", "Why the rule proposed it"),
        Column("tags", "Tags, parted by semicolons"),
        Column("confidential", "Not for publication", ColumnType.BOOLEAN),
        Column("pieces", "start-end of each content piece, parted by blanks"),
        Column("created", "When it was made", ColumnType.TIME),
        Column("modified", "When it last changed", ColumnType.TIME),
        Column("text_sha256", "SHA-256 of the article's text as UTF-8"),
    )


def _event_columns(project: Project) -> tuple[Column, ...]:
    common = {column.name: column for column in _common_columns(project)}
    fields = tuple(_column(field) for field in EVENT_FIELDS)
    return (
        Column("event_id", "The event"),
        *fields,
        *(common[name] for name in ("status", "verdict", "note", "tags")),
        Column(
            "due_from",
            "From which second it can be checked, also where that is worked out",
            ColumnType.EDTF,
        ),
        Column("span_start", "First code point of the words that name it", ColumnType.INTEGER),
        Column("span_end", "One past their last code point", ColumnType.INTEGER),
        Column("mentions", "start-end of each other stretch that tells of it, parted by blanks"),
        *(common[name] for name in ("article_id", "session_id", "reviewer")),
        *(common[name] for name in ("origin", "rule", "reason", "created", "modified")),
        Column("evidence", "Annotations that speak of it, in text order, parted by semicolons"),
        *COUNTS,
    )


def _evidence_columns(project: Project) -> tuple[Column, ...]:
    common = {column.name: column for column in _common_columns(project)}
    return (
        Column("evidence_id", "That the annotation speaks of the event"),
        Column("event_id", "The event"),
        common["annotation_id"],
        Column("role", "What the annotation tells of the event: when, where, how many"),
        *(common[name] for name in ("kind", "exact", "start", "end", "pieces")),
        *(common[name] for name in ("status", "verdict", "confidential")),
        *(common[name] for name in ("session_id", "article_id")),
    )


def _article_columns() -> tuple[Column, ...]:
    return (
        Column("article_id", "The article"),
        *(_column(field) for field in ARTICLE_FIELDS),
        Column("source_name", "The file it was read from"),
        Column("text_sha256", "SHA-256 of its text as UTF-8"),
        Column("characters", "Length of its text in code points", ColumnType.INTEGER),
        Column("imported", "When it was imported", ColumnType.TIME),
    )


_SPAN_COLUMNS = (
    Column("span_id", "The piece"),
    Column("annotation_id", "The annotation it belongs to"),
    Column("ordinal", "Its place among the pieces, from 0", ColumnType.INTEGER),
    Column("role", "The part it plays", choices=_ROLES),
    Column("start", "First code point, from 0", ColumnType.INTEGER),
    Column("end", "One past the last code point", ColumnType.INTEGER),
    Column("exact", "Its text"),
)
_SESSION_COLUMNS = (
    Column("session_id", "The session"),
    Column("article_id", "The article"),
    Column("reviewer", "Who checks"),
    Column("second_reader", "Who reads after"),
    Column("state", "How far it has come", choices=tuple(SessionState)),
    Column("facts", "Annotations", ColumnType.INTEGER),
    Column("facts_done", "Annotations that are checked or signed off", ColumnType.INTEGER),
    Column("events", "Events", ColumnType.INTEGER),
    Column("created", "When it was begun", ColumnType.TIME),
    Column("modified", "When its own record last changed", ColumnType.TIME),
)
