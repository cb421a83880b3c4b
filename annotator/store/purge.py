# SPDX-License-Identifier: Apache-2.0
"""Emptying the trash: what is in it goes for good, out of the rows, the log and the file's bytes.

The rows go in one transaction: all of them or none. Then the file is written anew, as pages and
the write-ahead log still hold bytes of what was changed or deleted before. Where that second part
does not come about (the program ends, the disk is full, another program reads), a row in
``upkeep`` says so, and ``tidy`` makes up for it.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.changes import Action, Group, RowChange
from annotator.domain.errors import UserError
from annotator.domain.ids import new_group_id
from annotator.domain.message import message
from annotator.store.connection import transaction
from annotator.store.log import ChangeLog
from annotator.store.tables import TRASHED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.store.connection import Connection

# Steps of SQLite's machine between two looks at whether to go on: some milliseconds.
_STEPS = 500_000
# An article that no session leads to any more goes with its last one.
_CHOOSE = (
    f"create temp table gone_session as select id from session where id in {TRASHED}",
    """
    create temp table gone_article as
      select id from article where trashed <> '' or (
        exists (select 1 from session where article_id = article.id)
        and not exists (select 1 from session where article_id = article.id
          and id not in (select id from gone_session)))
    """,
    # Also of rows that were deleted before: the log still has all that stood in them.
    "create temp table gone_row (id text primary key) without rowid",
    """
    insert or ignore into gone_row
      select row_id from change_group join change on change.group_pk = change_group.pk
      where (session_id is null or session_id in (select id from gone_session))
        and (before is null or after is null)
        and (row_id in (select id from gone_session) or row_id in (select id from gone_article)
          or json_extract(coalesce(after, before), '$.session_id') in
            (select id from gone_session)
          or json_extract(coalesce(after, before), '$.article_id') in
            (select id from gone_article))
    """,
    "create temp table touched (pk integer primary key)",
    """
    insert or ignore into touched
      select group_pk from gone_row join change on change.row_id = gone_row.id
    """,
)
# Children before parents. A group that also changed what stays keeps that much.
_REMOVE = (
    "delete from change where row_id in (select id from gone_row)",
    """
    delete from change_group
    where (pk in (select pk from touched) or session_id in (select id from gone_session))
      and not exists (select 1 from change where group_pk = change_group.pk)
    """,
    "update change_group set session_id = null where session_id in (select id from gone_session)",
    *(
        f"delete from {table} where session_id in (select id from gone_session)"
        for table in ("rejection", "event_evidence", "span", "event", "annotation", "place")
    ),
    "delete from session where id in (select id from gone_session)",
    "delete from region where article_id in (select id from gone_article)",
    "delete from article where id in (select id from gone_article)",
    "delete from content where sha256 not in (select text_sha256 from article)",
    # The search keeps words of what is gone until its parts are merged.
    *(
        f"insert into {index}({index}) values ('optimize')"
        for index in ("annotation_search", "event_search", "article_search")
    ),
    "insert or ignore into upkeep (task) values ('vacuum')",
)
_TEMPORARY = ("gone_session", "gone_article", "gone_row", "touched")


@dataclass(frozen=True, slots=True)
class Purged:
    """What was removed for good; ``is_tidy`` says that the file holds no byte of it any more."""

    articles: int
    sessions: int
    is_tidy: bool


def purge(connection: Connection, who: str, at: str, *, advance: Callable[[int], None]) -> Purged:
    """Remove what is in the trash for good, and return what it was; ``at`` is now, UTC.

    ``advance`` is told every now and then how many rows were changed, and may raise a UserError
    to stop; then nothing has changed. It is not called once the rows are gone.

    Raises:
        UserError: the file cannot be written; nothing was removed.
    """
    connection.execute("pragma secure_delete = on")
    with transaction(connection), _watched(connection, advance):
        articles, sessions = _choose(connection)
        if articles or sessions:
            _remove(connection, who, at, sessions)
        for table in _TEMPORARY:
            connection.execute(f"drop table {table}")
    return Purged(articles, sessions, tidy(connection))


def tidy(connection: Connection) -> bool:
    """Write the file anew where that is due; return whether nothing is left to do.

    It is not where another program reads the file or the disk is full: the next time will do.
    """
    if not is_untidy(connection):
        return True
    try:
        return _written_anew(connection)
    except UserError:
        return False


def _written_anew(connection: Connection) -> bool:
    connection.execute("vacuum")
    if connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:
        return False
    with transaction(connection):
        connection.execute("delete from upkeep where task = 'vacuum'")
    return True


def is_untidy(connection: Connection) -> bool:
    """Return whether the trash was emptied and the file was not written anew since."""
    found = connection.execute("select 1 from upkeep where task = 'vacuum'")
    return found.fetchone() is not None


def _choose(connection: Connection) -> tuple[int, int]:
    """Note what is to go, and return how many articles and sessions that is."""
    for statement in _CHOOSE:
        connection.execute(statement)
    articles, sessions = connection.execute(
        "select (select count(*) from gone_article), (select count(*) from gone_session)"
    ).fetchone()
    return articles, sessions


def _remove(connection: Connection, who: str, at: str, sessions: int) -> None:
    later = _later_versions(connection)
    connection.executemany(
        "update article set previous_id = null where id = ?", [(row.id,) for row in later]
    )
    for statement in _REMOVE:
        connection.execute(statement)
    label = message("Emptied the trash ({count} sessions)", count=sessions)
    group = Group(new_group_id(), None, at, who, label, "", Action.EDIT, None)
    ChangeLog(connection).append(group, later)


def _later_versions(connection: Connection) -> list[RowChange]:
    """Return the changes by which articles that stay forget an earlier version that goes."""
    found = connection.execute(
        """
        select id, previous_id from article where previous_id in (select id from gone_article)
          and id not in (select id from gone_article)
        """
    ).fetchall()
    return [
        RowChange("article", article_id, {"previous_id": previous_id}, {"previous_id": None})
        for article_id, previous_id in found
    ]


@contextmanager
def _watched(connection: Connection, advance: Callable[[int], None]) -> Iterator[None]:
    """Have ``advance`` told how many rows changed; what it raises stops the statement."""
    stopped: list[UserError] = []
    before = connection.total_changes

    def look() -> int:
        try:
            advance(connection.total_changes - before)
        except UserError as error:
            stopped.append(error)
        return len(stopped)

    connection.set_progress_handler(look, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if stopped:
            raise stopped[0] from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
