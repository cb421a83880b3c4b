# SPDX-License-Identifier: Apache-2.0
"""Whether SQLite finds a project file sound: a quick look, at which nothing is written."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from annotator.domain.errors import DamageError
from annotator.domain.message import message
from annotator.store.damage import damage_error

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.domain.message import Message

# A look through so many bytes takes some 20 ms (3.5 ms a megabyte); a person does not notice.
QUICK_BYTES = 5_000_000
_MOST = 100
_PAGE = re.compile(r"\b[Pp]age:? (\d+)")
_TABLE = re.compile(r"(?:constraint failed in|value in) (\w+)")
_TABLES = frozenset({"content", "article", "session", "annotation", "change_group", "change"})
_ALL_TABLES = _TABLES | {
    *("region", "span", "event", "event_evidence", "verdict", "place", "article_page"),
    *("annotation_search", "event_search", "article_search"),
}
# Tables that came with a later version of the file.
_SINCE = {"rejection": 4, "rule_switch": 4}


def require_sound(connection: sqlite3.Connection, path: Path) -> None:
    """Return only if a file has all tables, and, where it is small, nothing is wrong in it.

    A larger one is looked through later.

    Raises:
        DamageError: it is damaged.
    """
    version = connection.execute("pragma user_version").fetchone()[0]
    later = {name for name, since in _SINCE.items() if since <= version}
    missing = (_ALL_TABLES | later) - _tables(connection)
    if missing:
        reason = message("the table “{table}” is missing.", table=min(missing))
        raise damage_error(path, reason)
    findings = () if is_large(connection) else quick_findings(connection)
    if findings:
        raise damage_error(path, summary(findings))


def is_large(connection: sqlite3.Connection) -> bool:
    """Return whether looking through a project, what is in its log included, takes long."""
    pages, size = (
        connection.execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "page_size")
    )
    return bool(pages * size > QUICK_BYTES)


def quick_findings(
    connection: sqlite3.Connection, pragma: str = "quick_check"
) -> tuple[Message, ...]:
    """Return what SQLite finds wrong with pages, rows and their relations; empty if nothing.

    SQLite keeps no checksums of its pages: words within a text that became other words are
    not seen; see ``inspection``. ``integrity_check`` looks at the indexes as well.
    """
    reports = list(_reports(connection, pragma))
    findings = map(finding_of, reports) if reports else _orphans(connection)
    return tuple({str(finding): finding for finding in findings}.values())


def summary(findings: Iterable[Message]) -> Message:
    """Return the first finding, and how many more there are."""
    first, *rest = findings
    if not rest:
        return first
    return message("{finding} There is more like it ({count}).", finding=first, count=len(rest))


def has_tables_of_a_project(connection: sqlite3.Connection) -> bool:
    """Return whether a file has the tables of a project, whatever its header says."""
    return _tables(connection) >= _TABLES


def _tables(connection: sqlite3.Connection) -> set[str]:
    found = connection.execute("select name from sqlite_schema where type in ('table', 'view')")
    return {name for (name,) in found}


def _reports(connection: sqlite3.Connection, pragma: str) -> list[str]:
    """Return what SQLite reports, line by line.

    Where it breaks off, Python keeps back what came before; but SQLite ends by itself at the
    first fault where one is all that is asked for.
    """
    try:
        found = connection.execute(f"pragma {pragma}({_MOST})").fetchall()
    except DamageError:
        found = connection.execute(f"pragma {pragma}(1)").fetchall()
    reports = [report for (text,) in found for report in text.splitlines()]
    return [report for report in reports if report != "ok" and not report.startswith("***")]


def finding_of(report: str) -> Message:
    """Return what SQLite reports, in words."""
    if page := _PAGE.search(report):
        return message("page {page} cannot be read.", page=int(page[1]))
    if table := _TABLE.search(report):
        return message(
            "the table “{table}” holds what no Annotator writes.", table=table[1].partition(".")[0]
        )
    return message("SQLite says of it: {report}.", report=report)


def _orphans(connection: sqlite3.Connection) -> Iterator[Message]:
    found = connection.execute('select "table", parent from pragma_foreign_key_check limit 100000')
    for (table, parent), count in Counter(found.fetchall()).items():
        yield message(
            "{count} rows of “{table}” belong to rows of “{parent}” that are missing.",
            count=count,
            table=table,
            parent=parent,
        )
