# SPDX-License-Identifier: Apache-2.0
"""How the logged tables keep their columns, for code that treats all of them alike."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.changes import RowChange
from annotator.domain.session import SessionState
from annotator.domain.status import Status
from annotator.store.damage import readable


@dataclass(frozen=True, slots=True)
class LoggedTable:
    """A table whose every change is logged.

    ``columns`` are those that the log keeps; ``json`` those of them that hold JSON; ``mapping``
    the one whose entries are logged one by one, as ``fields.speaker``; ``names`` is the
    columns as SQL, in order.
    """

    name: str
    columns: tuple[str, ...]
    json: frozenset[str] = frozenset()
    mapping: str = ""
    names: str = field(init=False)

    def __post_init__(self) -> None:
        """Put the columns together once: every read asks for them."""
        names = ", ".join(f"{self.name}.{quoted(column)}" for column in self.columns)
        object.__setattr__(self, "names", names)


def quoted(column: str) -> str:
    """Return a column's name as SQL, for names that are also words of SQL."""
    return f'"{column}"'


TABLES: dict[str, LoggedTable] = {
    table.name: table
    for table in (
        LoggedTable(
            "article",
            (
                *("id", "text_sha256", "title", "publisher", "byline", "place", "published"),
                *("url", "language", "guessed", "source_name", "imported", "previous_id"),
                "trashed",
            ),
            frozenset({"guessed"}),
        ),
        LoggedTable("region", ("id", "article_id", "start", "end", "role", "reason")),
        LoggedTable(
            "session",
            (
                *("id", "article_id", "reviewer", "second_reader", "state", "created", "modified"),
                "trashed",
            ),
        ),
        LoggedTable(
            "annotation",
            (
                *("id", "session_id", "kind", "status", "verdict", "note", "tags"),
                *("confidential", "origin", "rule", "reason", "created", "modified", "fields"),
                "proposed",
            ),
            frozenset({"tags", "fields", "proposed"}),
            "fields",
        ),
        LoggedTable(
            "span", ("id", "annotation_id", "session_id", "ordinal", "role", "start", "end")
        ),
        LoggedTable(
            "event",
            (
                *("id", "session_id", "what", "who", "where", "start", "end", "date_text"),
                *("event_status", "certainty", "status", "verdict", "note", "tags"),
                *("span_start", "span_end", "created", "modified"),
                *("due", "mentions", "origin", "rule", "reason", "proposed"),
            ),
            frozenset({"who", "tags", "mentions", "proposed"}),
        ),
        LoggedTable("event_evidence", ("id", "event_id", "annotation_id", "session_id", "role")),
        LoggedTable(
            "rejection",
            ("id", "session_id", "kind", "spans", "rule", "created"),
            frozenset({"spans"}),
        ),
        LoggedTable("rule_switch", ("id", "is_on")),
    )
}


# The statuses of a fact that asks for no more work, as SQL.
DONE = "(" + ", ".join(f"'{status.value}'" for status in Status if status.is_done) + ")"

# The sessions in the trash, by themselves or with their article, as SQL. They are few: what looks
# through many rows leaves theirs out by this list.
TRASHED = """(
  select session.id from session join article on article.id = session.article_id
  where session.trashed <> '' or article.trashed <> ''
)"""
# The states of a session that its checker still works on, as SQL.
EDITABLE = "(" + ", ".join(f"'{one.value}'" for one in SessionState if one.is_editable) + ")"

# Made once: json.dumps would make an encoder for each of the five texts of a new annotation.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def to_json(value: Any) -> str:
    """Return JSON as the file keeps it: compact, readable, keys in order."""
    return _ENCODER.encode(value)


def encoded(table: LoggedTable, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return columns as SQLite keeps them."""
    return {
        name: to_json(value) if name in table.json else value for name, value in columns.items()
    }


@readable
def decoded(
    table: LoggedTable, values: Iterable[Any], columns: Sequence[str] = ()
) -> dict[str, Any]:
    """Return a row selected as these columns (all of the table if none are named), JSON read."""
    return {
        name: json.loads(value) if name in table.json else value
        for name, value in zip(columns or table.columns, values, strict=True)
    }


def value_at(row: Mapping[str, Any], column: str) -> Any:
    """Return a column of a decoded row, or one entry of its mapping (None where it is not)."""
    name, _, entry = column.partition(".")
    return row[name].get(entry) if entry else row[name]


def merged(row: Mapping[str, Any], columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row with these columns, or entries of its mapping, put in place."""
    result = dict(row)
    for column, value in columns.items():
        name, _, entry = column.partition(".")
        if not entry:
            result[name] = value
            continue
        entries = {key: old for key, old in result[name].items() if key != entry}
        result[name] = entries if value is None else {**entries, entry: value}
    return result


Row = tuple[str, str, Mapping[str, Any]]


def row_changes(before: Iterable[Row], after: Iterable[Row]) -> list[RowChange]:
    """Return what turns some rows into others.

    Rows that go come first, children before parents; then rows that change, then rows that
    come, parents before children, so that no foreign key is ever left hanging.
    """
    old = {(table, row_id): columns for table, row_id, columns in before}
    new = {(table, row_id): columns for table, row_id, columns in after}
    gone = [RowChange(*key, old[key], None) for key in reversed(old) if key not in new]
    come = [RowChange(*key, None, new[key]) for key in new if key not in old]
    kept = [_difference(*key, old[key], new[key]) for key in old if key in new]
    return [*gone, *(change for change in kept if change), *come]


def _difference(
    table: str, row_id: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> RowChange | None:
    mapping = TABLES[table].mapping
    before, after = _flat(old, mapping), _flat(new, mapping)
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    if not names:
        return None
    return RowChange(
        table,
        row_id,
        {name: before.get(name) for name in names},
        {name: after.get(name) for name in names},
    )


def _flat(columns: Mapping[str, Any], mapping: str) -> dict[str, Any]:
    if not mapping:
        return dict(columns)
    flat = {name: value for name, value in columns.items() if name != mapping}
    flat.update({f"{mapping}.{key}": value for key, value in columns[mapping].items()})
    return flat
