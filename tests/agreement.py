# SPDX-License-Identifier: Apache-2.0
"""What always holds of a project file: rows, log, search and texts agree."""

import json

from annotator.store.derived import (
    ANNOTATION_DERIVED,
    EVENT_DERIVED,
    annotation_columns,
    event_columns,
)
from annotator.store.tables import TABLES, decoded, merged, quoted

DERIVED = {"annotation": ANNOTATION_DERIVED, "event": EVENT_DERIVED}
# Columns that came with a later version: what was logged before means their default.
LATER = {
    "article": {"trashed": ""},
    "session": {"trashed": ""},
    "annotation": {"proposed": {}},
    "event": {
        **dict.fromkeys(("due", "rule", "reason"), ""),
        "mentions": [],
        "origin": "person",
        "proposed": {},
    },
}


def assert_agreement(project):
    """Assert that the file is sound and that everything in it says the same."""
    connection = project.connection
    assert stored(connection) == replayed(connection)
    assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    for index in ("annotation_search", "event_search", "article_search"):
        connection.execute(f"insert into {index}({index}, rank) values ('integrity-check', 1)")
    assert_derived(project)


def replayed(connection):
    """Return what the log says the rows are, worked out from nothing."""
    rows = {name: {} for name in TABLES}
    for name, row_id, before, after in connection.execute(
        "select table_name, row_id, json(before), json(after) from change order by pk"
    ):
        table = rows[name]
        if after is None:
            del table[row_id]
        elif before is None:
            table[row_id] = {**LATER.get(name, {}), **json.loads(after)}
        else:
            table[row_id] = merged(table[row_id], json.loads(after))
    return rows


def stored(connection):
    """Return the rows as they are, in the form of ``replayed``."""
    return {
        name: {row[0]: decoded(table, row) for row in rows(connection, name)}
        for name, table in TABLES.items()
    }


def rows(connection, name, derived=()):
    """Return the rows of a table in order of their ids."""
    names = ", ".join(quoted(column) for column in (*TABLES[name].columns, *derived))
    return connection.execute(f"select {names} from {name} order by id").fetchall()


def assert_derived(project):
    """Assert that every derived column is what follows from its row and its text."""
    connection = project.connection
    found = stored(connection)
    project.articles.forget_frames()
    for row in found["annotation"].values():
        spans = connection.execute(
            'select start, "end", role from span where annotation_id = ? order by ordinal',
            (row["id"],),
        ).fetchall()
        frame = project.articles.frame_of_session(row["session_id"])
        kept = derived(connection, "annotation", row["id"])
        fresh = annotation_columns(row, spans, frame)
        if is_typed_in(connection, row["id"]):
            fresh["search_text"] = kept["search_text"]
        assert kept == fresh
        assert kept["exact"] == frame.text[kept["start"] : kept["end"]]
    for row in found["event"].values():
        kept, fresh = derived(connection, "event", row["id"]), event_columns(row)
        if is_typed_in(connection, row["id"]):
            fresh["search_text"] = kept["search_text"]
        assert kept == fresh


def is_typed_in(connection, row_id):
    """Return whether a row is in an open group: its words are written when that closes."""
    found = connection.execute(
        """
        select 1 from change_group join change on change.group_pk = change_group.pk
        where is_open = 1 and row_id = ?
        """,
        (row_id,),
    )
    return found.fetchone() is not None


def derived(connection, name, row_id):
    """Return the derived columns of a row."""
    names = ", ".join(quoted(column) for column in DERIVED[name])
    values = connection.execute(f"select {names} from {name} where id = ?", (row_id,)).fetchone()
    return dict(zip(DERIVED[name], values, strict=True))
