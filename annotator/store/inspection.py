# SPDX-License-Identifier: Apache-2.0
"""A whole look through a project file: pages, texts, marks, and the log against the rows.

Nothing is ever written. SQLite keeps no checksums, so what it calls sound may still hold other
words than were written: texts have their hash, marks their words, and rows their log.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import DamageError
from annotator.domain.message import message
from annotator.store.connection import snapshot
from annotator.store.opening import connect
from annotator.store.replay import Replay
from annotator.store.soundness import quick_findings
from annotator.store.tables import TABLES, decoded
from annotator.text.normalise import text_sha256

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.domain.message import Message
    from annotator.store.connection import Connection
    from annotator.store.replay import Columns

_ROWS_PER_ADVANCE = 500
_COUNTED = ("article", "session", "annotation", "event", "change_group")


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was looked at, and what was found wrong with it; nothing where all is sound."""

    findings: tuple[Message, ...]
    articles: int = 0
    sessions: int = 0
    annotations: int = 0
    events: int = 0
    steps: int = 0


def look_through(path: Path, advance: Callable[[int], None]) -> tuple[Message, ...]:
    """Return what SQLite finds wrong with a file, through a reading connection of its own.

    ``advance`` is told a count of rows now and then, and may raise to stop; nothing is ever
    written. This is the look for a file too large to be looked through at opening.
    """
    with closing(connect(path, read_only=True, is_checked=False)) as connection:
        advance(0)
        try:
            return quick_findings(connection) or tuple(_altered_texts(connection, advance))
        except DamageError as error:
            return (error.message,)


def inspect(path: Path, advance: Callable[[int], None]) -> Inspection:
    """Return what is wrong with a file in any way that can be told, as ``look_through``."""
    with closing(connect(path, read_only=True, is_checked=False)) as connection:
        advance(0)
        findings: list[Message] = []
        try:
            findings += quick_findings(connection, "integrity_check")
            with snapshot(connection):
                for check in (_altered_texts, _misplaced_marks, _unlogged_rows):
                    findings += check(connection, advance)
                counts = [_count(connection, name) for name in _COUNTED]
        except DamageError as error:
            return Inspection(tuple(findings) or (error.message,))
        return Inspection(tuple(findings), *counts)


def _altered_texts(connection: Connection, advance: Callable[[int], None]) -> Iterator[Message]:
    """Yield the articles whose text is not what was imported, or whose original is gone."""
    articles = connection.execute("select title, text_sha256 from article order by pk").fetchall()
    for number, (title, sha256) in enumerate(articles, start=1):
        advance(number)
        text, size = connection.execute(
            "select text, length(original) from content where sha256 = ?", (sha256,)
        ).fetchone() or ("", 0)
        if text_sha256(text) != sha256:
            yield message("The text of “{title}” is not what was imported.", title=title)
        elif text and not size:
            yield message("The file that “{title}” was read from is missing.", title=title)


def _misplaced_marks(connection: Connection, advance: Callable[[int], None]) -> Iterator[Message]:
    """Yield the articles with marks that do not have the words they stand on."""
    for title, sha256 in connection.execute("select title, text_sha256 from article order by pk"):
        text = connection.execute("select text from content where sha256 = ?", (sha256,)).fetchone()
        marks = connection.execute(
            """
            select annotation.start, annotation."end", exact
            from article join session on session.article_id = article.id
            join annotation on annotation.session_id = session.id where text_sha256 = ?
            """,
            (sha256,),
        )
        wrong = 0
        for number, (start, end, exact) in enumerate(marks, start=1):
            if number % _ROWS_PER_ADVANCE == 0:
                advance(number)
            wrong += text is not None and text[0][start:end] != exact
        if wrong:
            yield message("{count} marks in “{title}” have other words.", count=wrong, title=title)


def _unlogged_rows(connection: Connection, advance: Callable[[int], None]) -> Iterator[Message]:
    """Yield the tables whose rows are not what the log says; row by row, to need little memory."""
    differing = dict.fromkeys(TABLES, 0)
    alive = dict.fromkeys(TABLES, 0)
    for number, (table, row_id, row) in enumerate(_last_states(connection), start=1):
        if number % _ROWS_PER_ADVANCE == 0:
            advance(number)
        alive[table] += row is not None
        differing[table] += row != _stored(connection, table, row_id)
    for table, count in differing.items():
        unknown = max(0, _count(connection, table) - alive[table])
        if count + unknown:
            yield message(
                "{count} rows of “{table}” are not what the history says.",
                count=count + unknown,
                table=table,
            )


def _last_states(connection: Connection) -> Iterator[tuple[str, str, Columns | None]]:
    """Yield each row that was ever logged as its changes leave it, None where it is gone."""
    changes = connection.execute(
        "select table_name, row_id, before, after from change order by row_id, pk"
    )
    replay = Replay(connection)
    for (table, row_id), group in groupby(changes, lambda values: values[:2]):
        row: Columns | None = None
        for *_, before, after in group:
            row = replay.state(table, row, _loaded(before), _loaded(after))
        yield table, row_id, row


def _loaded(columns: str | None) -> Any:
    return None if columns is None else json.loads(columns)


def _stored(connection: Connection, name: str, row_id: str) -> Columns | None:
    table = TABLES[name]
    values = connection.execute(
        f"select {table.names} from {name} where id = ?", (row_id,)
    ).fetchone()
    return decoded(table, values) if values else None


def _count(connection: Connection, name: str) -> int:
    return int(connection.execute(f"select count(*) from {name}").fetchone()[0])
