# SPDX-License-Identifier: Apache-2.0
"""SQL views and indexes that follow from the kinds, so that the file reads well elsewhere.

They are not migrations: they hold no data, and a change of the kinds remakes them at open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.fields import Field, SortAs
from annotator.domain.kinds import Kind, all_kinds
from annotator.store.tables import quoted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_COMMON = (
    *("id as annotation_id", "exact", "status", "verdict", "note", "line", "start", '"end"'),
    *("sentence", "session_id", "origin", "rule", "reason", "tags", "confidential", "pieces"),
    *("created", "modified"),
)


def refresh_views(connection: sqlite3.Connection) -> None:
    """Make the views and indexes that the kinds ask for; touch nothing where all are right."""
    wanted = dict(_wanted())
    stored = dict(
        connection.execute(
            """
            select name, sql from sqlite_schema
            where name like 'field\\_%' escape '\\' or type = 'view' and name <> 'article_page'
            """
        ).fetchall()
    )
    if stored == wanted:
        return
    connection.execute("begin immediate")
    for name in stored:
        is_index = name.startswith("field_")
        connection.execute(f"drop {'index' if is_index else 'view'} {name}")
    for sql in wanted.values():
        connection.execute(sql)
    connection.execute("commit")


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
    for kind in all_kinds():
        yield kind.plural.lower(), _kind_view(kind)
        for field in kind.fields:
            yield f"field_{field.key}", _index(kind, field)
    yield "annotations", _annotations_view()


def _kind_view(kind: Kind) -> str:
    fields = [f"{field_column(field)} as {field.key}" for field in kind.fields]
    columns = ",\n  ".join([*_COMMON, *fields])
    return (
        f"CREATE VIEW {kind.plural.lower()} as select\n  {columns}\n"
        f"from annotation where kind = '{kind.key}'"
    )


def _index(kind: Kind, field: Field) -> str:
    return (
        f"CREATE INDEX field_{field.key} on annotation(session_id, {sort_expression(field)}, pk) "
        f"where kind = '{kind.key}'"
    )


def _annotations_view() -> str:
    """Return the view behind annotations.csv: every cell as text, in the file's column order."""
    columns = [f"{sql} as {quoted(name)}" for name, sql in ANNOTATION_COLUMNS]
    columns += [
        f"{field_column(field)} as {field.key}" for kind in all_kinds() for field in kind.fields
    ]
    return (
        "CREATE VIEW annotations as select\n  " + ",\n  ".join(columns) + "\n"
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
