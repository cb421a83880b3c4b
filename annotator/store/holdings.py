# SPDX-License-Identifier: Apache-2.0
"""What a project file holds, in a few figures: to tell one backup of it from another."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.errors import user_error
from annotator.store.schema import APPLICATION_ID, VERSION
from annotator.store.sessions import Sessions
from annotator.store.tables import TRASHED

if TYPE_CHECKING:
    import sqlite3

    from annotator.domain.session import SessionSummary
    from annotator.store.connection import Connection

_TABLES = ("article", "session", "annotation", "event")
_ALL = "select " + ", ".join(f"(select count(*) from {name})" for name in _TABLES)
_SHOWN = f"""
select
  (select count(*) from article where trashed = ''),
  (select count(*) from session where id not in {TRASHED}),
  (select count(*) from annotation where session_id not in {TRASHED}),
  (select count(*) from event where session_id not in {TRASHED})
"""
# What is still being typed is rewritten in place, also after others wrote behind it.
_TIMES = "select at from change_group order by pk desc limit 1000"
_LAST_EDIT = "select pk, id, at, who from change_group order by pk desc limit 1"


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much there is in a project, but for its trash, and who edited it last, in UTC.

    ``state`` is another text wherever anything that the log tells of is another.
    """

    articles: int = 0
    sessions: int = 0
    marks: int = 0
    events: int = 0
    last_edit: str = ""
    last_who: str = ""
    state: str = ""


def holdings(connection: sqlite3.Connection) -> Holdings | None:
    """Return what a project of any version holds; None where the file is empty.

    Raises:
        UserError: the file is no project.
    """
    if connection.execute("select 1 from sqlite_schema").fetchone() is None:
        return None
    if connection.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
        raise user_error("This is a SQLite file of another program, and no project.")
    version = _version(connection)
    counts = connection.execute(_ALL).fetchone()
    shown = connection.execute(_SHOWN).fetchone() if version == VERSION else counts
    pk, group_id, at, who = connection.execute(_LAST_EDIT).fetchone() or (0, "", "", "")
    changes = connection.execute("select max(pk) from change").fetchone()[0]
    times = hashlib.sha256(str(connection.execute(_TIMES).fetchall()).encode()).hexdigest()
    state = " ".join(map(str, (version, *counts, pk, group_id, at, changes or 0, times)))
    articles, sessions, marks, events = shown
    return Holdings(articles, sessions, marks, events, at, who, state)


def held_sessions(connection: Connection) -> list[SessionSummary]:
    """Return the sessions of a project; none of one that an older program wrote."""
    return Sessions(connection).summaries() if _version(connection) == VERSION else []


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])
