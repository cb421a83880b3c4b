# SPDX-License-Identifier: Apache-2.0
"""The rows of a project that can be read out of a damaged file, page by page.

A page that is reached from its table's first page is known to be that table's. Where the way
to it is broken, what its rows look like tells: how many columns, of which types, and with
which letter their ids begin. Columns are only ever appended by migrations, so a row of an older
file has the first of them.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.store.derived import ANNOTATION_DERIVED, EVENT_DERIVED
from annotator.store.pages import LOST, Leaf, Pages
from annotator.store.schema import migrate
from annotator.store.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Row = dict[str, Any]
_PAGES_PER_ADVANCE = 64
_OTHERS = ("content", "verdict", "place", "change_group", "change")
_CODE = "[0-9a-z]{26}"
# What the first column that tells a table is, as written by this program.
_KEYS = {
    "content": ("sha256", "[0-9a-f]{64}"),
    "article": ("id", f"t{_CODE}"),
    "region": ("id", rf"t{_CODE}\.\d+"),
    "session": ("id", f"s{_CODE}"),
    "annotation": ("id", f"a{_CODE}"),
    "span": ("id", rf"a{_CODE}\.\d+"),
    "event": ("id", f"e{_CODE}"),
    "event_evidence": ("id", rf"e{_CODE}\.a{_CODE}"),
    "rejection": ("id", f"r{_CODE}"),
    "rule_switch": ("id", r"[a-z]+\.[a-z_]+"),
    "verdict": ("key", "[a-z_]+"),
    "place": ("session_id", f"s{_CODE}"),
    "change_group": ("id", f"g{_CODE}"),
    "change": ("table_name", "|".join(TABLES)),
}
_TYPES: dict[str, type] = {"TEXT": str, "INTEGER": int, "BLOB": bytes}
# What a row is still worth something without; see ``salvage``.
_SPARED = {
    "content": frozenset({"text", "original", "encoding"}),
    "annotation": frozenset(ANNOTATION_DERIVED),
    "event": frozenset(EVENT_DERIVED),
}


@dataclass(frozen=True, slots=True)
class Fragments:
    """The rows found, by table and local key, and the tables of which nothing is missing."""

    rows: dict[str, dict[int, Row]]
    whole: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    type: type
    may_be_null: bool
    is_rowid: bool
    default: Any


@dataclass(slots=True)
class _Table:
    """A table of the present version, and what was found of it."""

    name: str
    columns: list[_Column]
    least: int
    found: dict[int, Row] = field(default_factory=dict)
    is_whole: bool = False

    def row(self, leaf: Leaf) -> Row | None:
        """Return a row of this table, None where it cannot be one."""
        if not self.least <= len(leaf.values) <= len(self.columns):
            return None
        row: Row = {}
        for index, column in enumerate(self.columns):
            value = leaf.values[index] if index < len(leaf.values) else column.default
            if column.is_rowid:
                value = leaf.rowid if value is None else LOST
            if not self._fits(column, value):
                return None
            row[column.name] = value
        name, pattern = _KEYS[self.name]
        return row if re.fullmatch(pattern, str(row[name])) else None

    def _fits(self, column: _Column, value: object) -> bool:
        if value is LOST:
            return column.name in _SPARED.get(self.name, ())
        return (value is None and column.may_be_null) or type(value) is column.type


def read_fragments(path: Path, advance: Callable[[int], None]) -> Fragments:
    """Return the rows that can be read from a file that is not open in this process.

    Closing a file drops the locks that this process has on it; see ``belonging.is_project``.
    """
    log = path.with_name(path.name + "-wal")
    pages = Pages(path.read_bytes(), log.read_bytes() if log.exists() else b"")
    tables = {table.name: table for table in _tables()}
    reached = _read_known(pages, tables, advance)
    missing = [table for table in tables.values() if not table.is_whole]
    if missing:
        _read_stray(pages, missing, reached, advance)
    return Fragments(
        {table.name: table.found for table in tables.values()},
        frozenset(table.name for table in tables.values() if table.is_whole),
    )


def _tables() -> Iterator[_Table]:
    """Yield the tables of the present version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as model:
        migrate(model)
        for name in (*TABLES, *_OTHERS):
            found = model.execute("select * from pragma_table_info(?) order by cid", (name,))
            columns = [_column(values) for values in found]
            needed = [one.default is None and not one.may_be_null for one in columns]
            yield _Table(name, columns, len(needed) - needed[::-1].index(True))


def _column(values: tuple[Any, ...]) -> _Column:
    _, name, type_, not_null, literal, pk = values
    text = type_ == "TEXT" and isinstance(literal, str)
    default = literal[1:-1] if text else literal
    return _Column(name, _TYPES[type_], not not_null, bool(pk) and type_ == "INTEGER", default)


def _read_known(
    pages: Pages, tables: dict[str, _Table], advance: Callable[[int], None]
) -> set[int]:
    """Read the tables whose first page is known; return the pages of rows that were reached."""
    schema = pages.tree(1)
    reached = set(schema.leaves)
    for number in schema.leaves:
        for leaf in pages.rows(number):
            table, root = _table_and_root(leaf, tables)
            if table is None:
                continue
            tree = pages.tree(root)
            table.is_whole = tree.is_whole
            for count, one in enumerate(tree.leaves):
                if count % _PAGES_PER_ADVANCE == 0:
                    advance(one)
                if _read_page(pages, one, table):
                    reached.add(one)
                else:
                    table.is_whole = False
    return reached


def _table_and_root(leaf: Leaf | None, tables: dict[str, _Table]) -> tuple[_Table | None, int]:
    """Return the table that a row of the schema tells of, and its first page."""
    if leaf is None or len(leaf.values) < 4 or leaf.values[0] != "table":
        return None, 0
    name, root = leaf.values[1], leaf.values[3]
    return tables.get(str(name)), root if isinstance(root, int) else 0


def _read_page(pages: Pages, number: int, table: _Table) -> bool:
    """Read the rows of a page; return whether all of them could be."""
    is_whole = True
    for leaf in pages.rows(number):
        row = table.row(leaf) if leaf else None
        if leaf and row:
            table.found.setdefault(leaf.rowid, row)
        is_whole &= row is not None and LOST not in row.values()
    return is_whole


def _read_stray(
    pages: Pages, tables: list[_Table], reached: set[int], advance: Callable[[int], None]
) -> None:
    """Read the pages of rows that no table leads to, as far as they are in use."""
    reached = reached | pages.free()
    for number in range(2, pages.count + 1):
        if number % _PAGES_PER_ADVANCE == 0:
            advance(number)
        if number in reached or not pages.is_leaf(number):
            continue
        for leaf in filter(None, pages.rows(number)):
            for table in tables:
                row = table.row(leaf)
                if row:
                    table.found.setdefault(leaf.rowid, row)
                    break
