# SPDX-License-Identifier: Apache-2.0
"""SQL views and indexes that follow from the kinds, so that the file reads well elsewhere.

They are not migrations: they hold no data, and a change of the kinds remakes them at open. They
leave out what is in the trash, as the window does: who reads the file elsewhere is to see the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.fields import Field, SortAs
from annotator.domain.kinds import Kind, all_kinds
from annotator.store.connection import transaction
from annotator.store.tables import TRASHED, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.store.connection import Connection

# What the text of an annotation is sorted by; the rest of a long one would only fill the file.
EXACT = "substr(exact, 1, 60) collate nocase"
# What events are sorted by, besides time.
EVENT_SORTS = {
    "what": "substr(what, 1, 60) collate nocase",
    # As it is kept, which begins with the name of the first.
    "who": "substr(who, 1, 60) collate nocase",
    "where": '"where" collate nocase',
    "event_status": "event_status",
    "status": "status",
    "verdict": "verdict",
}
# Tells what was made here from a view or an index that somebody added to the file.
_MARK = "/* follows from the kinds of annotation */"
_COMMON = (
    *("id as annotation_id", "exact", "status", "verdict", "note", "line", "start", '"end"'),
    *("sentence", "session_id", "origin", "rule", "reason", "tags", "confidential", "pieces"),
    *("created", "modified"),
)


def refresh_views(connection: Connection) -> None:
    """Make the views and indexes that the kinds ask for; touch nothing where all are right."""
    wanted = dict(_wanted())
    if {name: sql for name, (_, sql) in _stored(connection).items()} == wanted:
        return
    with transaction(connection):
        stored = _stored(connection)
        for name, (type_, sql) in stored.items():
            if wanted.get(name) != sql:
                connection.execute(f"drop {type_} {quoted(name)}")
        for name, sql in wanted.items():
            # An index of many rows takes its time: what is right stays.
            if name not in stored or stored[name][1] != sql:
                connection.execute(sql)


def _stored(connection: Connection) -> dict[str, tuple[str, str]]:
    found = connection.execute(
        "select name, type, sql from sqlite_schema where instr(sql, ?)", (_MARK,)
    )
    return {name: (type_, sql) for name, type_, sql in found}


def sort_expression(field: Field) -> str:
    """Return the SQL by which a field of an annotation sorts (its index has the same)."""
    if field.sort is SortAs.EDTF:
        return f"json_extract(bounds, '$.{field.key}[0]')"
    extracted = f"json_extract(fields, '$.{field.key}')"
    if field.sort is SortAs.NUMBER:
        return f"cast({extracted} as real)"
    return f"{extracted} collate nocase"


def field_column(field: Field) -> str:
    """Return the SQL of a field's text, empty where it is not known."""
    return f"coalesce(json_extract(fields, '$.{field.key}'), '')"


def _wanted() -> Iterator[tuple[str, str]]:
    yield from _list_indexes().items()
    for kind in all_kinds():
        yield kind.plural.lower(), _kind_view(kind)
        for field in kind.fields:
            yield f"field_{field.key}", _index(kind, field)
    yield "annotations", _annotations_view()


def _kind_view(kind: Kind) -> str:
    fields = [f"{field_column(field)} as {field.key}" for field in kind.fields]
    columns = ",\n  ".join([*_COMMON, *fields])
    return (
        f"CREATE VIEW {quoted(kind.plural.lower())} as {_MARK} select\n  {columns}\n"
        f"from annotation where kind = '{kind.key}' and session_id not in {TRASHED}"
    )


def _index(kind: Kind, field: Field) -> str:
    return (
        f"CREATE INDEX field_{field.key} on {_MARK} annotation(session_id, "
        f"{sort_expression(field)}, pk) where kind = '{kind.key}'"
    )


def _list_indexes() -> dict[str, str]:
    """Return the indexes that lists are sorted by, besides those of the kinds' fields."""
    annotation = {"exact": EXACT, "status": "status", "verdict": "verdict"}
    indexes = {
        f"list_{name}": f"annotation(session_id, kind, {sort}, pk)"
        for name, sort in annotation.items()
    }
    indexes |= {
        f"list_event_{name}": f"event(session_id, {sort}, pk)" for name, sort in EVENT_SORTS.items()
    }
    return {name: f"CREATE INDEX {name} on {_MARK} {of}" for name, of in indexes.items()}


def _annotations_view() -> str:
    return (
        f"CREATE VIEW annotations as {_MARK} {select_annotations()}\n"
        "where session.trashed = '' and article.trashed = ''"
    )


def select_annotations() -> str:
    """Return the SQL behind annotations.csv: every cell as text, in the file's column order."""
    columns = [f"{sql} as {quoted(name)}" for name, sql in ANNOTATION_COLUMNS]
    columns += [
        f"{field_column(field)} as {field.key}" for kind in all_kinds() for field in kind.fields
    ]
    return (
        "select\n  " + ",\n  ".join(columns) + "\n"
        "from annotation\n"
        "join session on session.id = annotation.session_id\n"
        "join article on article.id = session.article_id"
    )


ANNOTATION_COLUMNS: tuple[tuple[str, str], ...] = (
    ("annotation_id", "annotation.id"),
    ("kind", "annotation.kind"),
    ("exact", "annotation.exact"),
    ("status", "annotation.status"),
    ("verdict", "annotation.verdict"),
    ("note", "annotation.note"),
    ("line", "cast(annotation.line as text)"),
    ("start", "cast(annotation.start as text)"),
    ("end", 'cast(annotation."end" as text)'),
    ("sentence", "annotation.sentence"),
    ("article_id", "session.article_id"),
    ("session_id", "annotation.session_id"),
    ("reviewer", "session.reviewer"),
    ("origin", "annotation.origin"),
    ("rule", "annotation.rule"),
    ("reason", "annotation.reason"),
    (
        "tags",
        (
            "case annotation.tags when '[]' then '' else "
            "(select group_concat(value, '; ') from json_each(annotation.tags)) end"
        ),
    ),
    ("confidential", "case annotation.confidential when 1 then 'true' else 'false' end"),
    ("pieces", "annotation.pieces"),
    ("created", "annotation.created"),
    ("modified", "annotation.modified"),
    ("text_sha256", "article.text_sha256"),
)
