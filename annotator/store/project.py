# SPDX-License-Identifier: Apache-2.0
"""A project: one SQLite file with articles, sessions, and everything said of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from annotator.domain.status import DEFAULT_VERDICTS, Verdict
from annotator.store.annotations import Annotations
from annotator.store.applying import RowWriter
from annotator.store.articles import Articles
from annotator.store.backup import copy_project
from annotator.store.connection import connect, translated
from annotator.store.events import Events
from annotator.store.history import History
from annotator.store.schema import VERSION, migrate
from annotator.store.search import Search
from annotator.store.sessions import Sessions
from annotator.store.views import refresh_views

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from annotator.domain.changes import Changes
    from annotator.domain.ids import SessionId
    from annotator.store.edit import Edit


def utc_now() -> str:
    """Return the present time as the file keeps it: UTC, ISO 8601, milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Project:
    """An open project file: nouns to read, ``write`` and its kin to change it."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, clock: Callable[[], str] = utc_now
    ) -> None:
        self.path = path
        self.clock = clock
        self.connection = connection
        self.articles = Articles(connection)
        self.sessions = Sessions(connection, path)
        self.annotations = Annotations(connection)
        self.events = Events(connection)
        self.search = Search(connection)
        writer = RowWriter(connection, self.articles)
        self.history = History(connection, path, writer, clock)

    def write(self, edit: Edit, initiator: object = None) -> Changes:
        """Write an edit as one group; see ``History.write``."""
        return self._noted(self.history.write(edit, initiator))

    def write_draft(self, edit: Edit, initiator: object = None) -> Changes:
        """Write what is being typed in one field; see ``History.write_draft``."""
        return self._noted(self.history.write_draft(edit, initiator))

    def undo(self, session_id: SessionId, who: str) -> Changes | None:
        """Take back a session's newest edit; see ``History.undo``."""
        changes = self.history.undo(session_id, who)
        return self._noted(changes) if changes else None

    def redo(self, session_id: SessionId, who: str) -> Changes | None:
        """Take back a session's newest undo; see ``History.redo``."""
        changes = self.history.redo(session_id, who)
        return self._noted(changes) if changes else None

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return the project's verdict scale."""
        found = self.connection.execute("select key, label, number from verdict order by pk")
        return tuple(Verdict(*values) for values in found)

    def back_up(self, target: Path) -> None:
        """Write a whole copy of the file; UserError where that cannot be done."""
        copy_project(self.connection, self.path, target)

    def close(self) -> None:
        """Finish what is open and close the file."""
        self.history.close_draft()
        self.connection.close()

    def _noted(self, changes: Changes) -> Changes:
        """Drop what is kept of rows that have changed."""
        if changes.touches("span"):
            self.annotations.forget_reach()
        return changes


def open_project(
    path: Path, *, read_only: bool = False, clock: Callable[[], str] = utc_now
) -> Project:
    """Open a project file, made new where there is none.

    Raises:
        UserError: the file is not a project, is newer than this program, or cannot be opened.
    """
    connection = connect(path, read_only=read_only)
    try:
        with translated(path):
            if not read_only:
                _bring_up_to_date(connection, path)
    except BaseException:
        connection.close()
        raise
    return Project(connection, path, clock)


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("pragma user_version").fetchone()[0]
    if version < VERSION:
        if version > 0:
            copy_project(connection, path, path.with_name(f"{path.name}.version-{version}"))
        migrate(connection)
        connection.executemany(
            "insert into verdict (key, label, number) values (?, ?, ?) on conflict do nothing",
            [(one.key, one.label, one.number) for one in DEFAULT_VERDICTS],
        )
    refresh_views(connection)
    # Typing that was open when a program ended is finished now.
    if connection.execute("select 1 from change_group where is_open = 1").fetchone():
        connection.execute("update change_group set is_open = 0 where is_open = 1")
