# SPDX-License-Identifier: Apache-2.0
"""A project: one SQLite file with articles, sessions, and everything said of them."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from annotator.domain.status import Verdict
from annotator.store.annotations import Annotations
from annotator.store.applying import RowWriter
from annotator.store.articles import Articles
from annotator.store.backup import copy_project
from annotator.store.connection import (
    BUSY_MILLISECONDS,
    Connection,
    snapshot,
    transaction,
)
from annotator.store.drafts import finish_drafts
from annotator.store.events import Events
from annotator.store.history import History
from annotator.store.opening import close_unchanged, connect
from annotator.store.overview import Overview
from annotator.store.reaching import copy_in, free_name, private_folder
from annotator.store.schema import VERSION, migrate
from annotator.store.search import Search
from annotator.store.sessions import Sessions
from annotator.store.soundness import is_large
from annotator.store.trash import Trash
from annotator.store.views import refresh_views
from annotator.store.whereabouts import identity_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from annotator.domain.changes import Changes, Group
    from annotator.domain.ids import SessionId
    from annotator.domain.message import Message
    from annotator.store.all_events import AllEvents
    from annotator.store.decisions import Decisions
    from annotator.store.edit import Edit
    from annotator.store.log_pages import LogPages
    from annotator.store.many import ManyRows
    from annotator.store.timeline import TimelineRows


def utc_now() -> str:
    """Return the present time as the file keeps it: UTC, ISO 8601, milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Project:
    """An open project file: nouns to read, ``write`` and its kin to change it."""

    def __init__(self, connection: Connection, clock: Callable[[], str] = utc_now) -> None:
        self.path = connection.path
        self.is_read_only = connection.is_read_only
        self.clock = clock
        self.connection = connection
        self.articles = Articles(connection)
        self.sessions = Sessions(connection)
        self.annotations = Annotations(connection)
        self.overview = Overview(connection)
        self.events = Events(connection)
        self.search = Search(connection)
        self.trash = Trash(connection)
        self.history = History(connection, RowWriter(connection, self.articles), clock)

    @cached_property
    def log(self) -> LogPages:
        """Return what reads the log page by page."""
        from annotator.store.log_pages import LogPages  # noqa: PLC0415 - not for the article

        return LogPages(self.connection)

    @cached_property
    def decisions(self) -> Decisions:
        """Return what reads the decisions about suggestions."""
        from annotator.store.decisions import Decisions  # noqa: PLC0415 - not for the article

        return Decisions(self.connection)

    @cached_property
    def all_events(self) -> AllEvents:
        """Return what lists the events of all sessions."""
        from annotator.store.all_events import AllEvents  # noqa: PLC0415 - not for the article

        return AllEvents(self.connection, self.events)

    @cached_property
    def timeline(self) -> TimelineRows:
        """Return what reads events as a timeline shows them."""
        from annotator.store.timeline import TimelineRows  # noqa: PLC0415 - not for the article

        return TimelineRows(self.connection)

    @cached_property
    def many(self) -> ManyRows:
        """Return what writes very many rows as one edit; typing has to be closed before."""
        from annotator.store.many import ManyRows  # noqa: PLC0415 - hardly ever needed

        writer = RowWriter(self.connection, self.articles)
        return ManyRows(self.connection, self.history.log, writer, self.clock)

    @property
    def is_large(self) -> bool:
        """Return whether opening left it for later to look the file through."""
        return is_large(self.connection)

    @property
    def damage(self) -> Message | None:
        """Return what is known of the file's damage, None while nothing is."""
        return self.connection.damage

    def hold(self, reason: Message) -> None:
        """Write nothing more, because the file is damaged; what can be read still is.

        What was being typed is in the file, and stays there as an open group.
        """
        self.connection.damage = self.connection.damage or reason
        self.history.forget_draft()

    def write(self, edit: Edit, initiator: object = None) -> Changes:
        """Write an edit as one group; see ``History.write``."""
        return self.history.write(edit, initiator)

    def begin(self, edit: Edit, initiator: object = None) -> Changes:
        """Write an edit that adds a record to be changed at once; see ``History.begin``."""
        return self.history.begin(edit, initiator)

    def write_draft(self, edit: Edit, initiator: object = None) -> Changes:
        """Write what is being typed in one field; see ``History.write_draft``."""
        return self.history.write_draft(edit, initiator)

    def undo(self, session_id: SessionId, who: str) -> Changes | None:
        """Take back a session's newest edit; see ``History.undo``."""
        return self.history.undo(session_id, who)

    def redo(self, session_id: SessionId, who: str) -> Changes | None:
        """Take back a session's newest undo; see ``History.redo``."""
        return self.history.redo(session_id, who)

    @property
    def rows_written(self) -> int:
        """Return how many rows were written since the file was opened here."""
        return self.connection.total_changes

    def step_over(self, session_id: SessionId, who: str, refused: Group) -> Changes | None:
        """Leave what undo or redo refused as it is; see ``History.step_over``."""
        return self.history.step_over(session_id, who, refused)

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return the project's verdict scale."""
        found = self.connection.execute("select key, label, number from verdict order by pk")
        return tuple(Verdict(*values) for values in found)

    def back_up(
        self,
        target: Path,
        *,
        replace_existing: bool = False,
        advance: Callable[[int], None] | None = None,
    ) -> None:
        """Write a whole copy of the file; see ``copy_project`` for what is refused."""
        copy_project(self.connection, target, replace_existing=replace_existing, advance=advance)

    def is_in_place(self) -> bool:
        """Return whether the file is still where it was opened."""
        return self.connection.is_in_place()

    def is_readable_anew(self) -> bool:
        """Return whether whoever opens the file at its path reads the same as here."""
        return self.is_in_place() and self.connection.private_folder is None

    def is_readable_beside(self) -> bool:
        """Return whether a worker can read the file anew while it is written here.

        Where there is no log, whoever reads keeps the one who writes waiting.
        """
        is_free = not (self.damage or self.connection.location.is_risky)
        return is_free and self.is_readable_anew()

    def is_displaced_to(self, path: Path) -> bool:
        """Return whether the file that is open here is now at another place, namely this one."""
        return not self.is_in_place() and identity_of(path) == self.connection.identity

    def require_in_place(self) -> None:
        """Raise UserError where the file was moved, deleted or replaced since it was opened.

        Nothing can be saved in it then, until it is back; reading and ``back_up`` go on.
        """
        self.connection.require_in_place()

    def snapshot(self) -> AbstractContextManager[None]:
        """Have everything read inside come from one moment; nothing can be written in it."""
        return snapshot(self.connection)

    def close(self) -> None:
        """Finish what is open and close the file, whole; typing is kept even where that fails.

        A damaged file stays as it is.
        """
        if self.damage:
            close_unchanged(self.connection)
            return
        try:
            self.history.close_draft()
            self.require_in_place()
            self.connection.bring_in_log()
        finally:
            self.connection.close()


def open_project(
    path: Path,
    *,
    read_only: bool = False,
    clock: Callable[[], str] = utc_now,
    busy_milliseconds: int = BUSY_MILLISECONDS,
) -> Project:
    """Open a project file, made new where there is none, read-only where it can't be written.

    Raises:
        UserError: the file is not a project, is newer than this program, or cannot be opened.
    """
    connection = connect(path, read_only=read_only, busy_milliseconds=busy_milliseconds)
    try:
        if not connection.is_read_only:
            _bring_up_to_date(connection)
        elif _version(connection) < VERSION:
            connection = _newer_copy(connection)
    except BaseException:
        connection.close()
        raise
    return Project(connection, clock)


def _bring_up_to_date(connection: Connection) -> None:
    version = _version(connection)
    if version < VERSION:
        aside = _copied_aside(connection, version) if version > 0 else None
        try:
            _migrate(connection)
        except BaseException:
            # The file is as it was, so that the copy is no more than a second one of it.
            if aside:
                aside.unlink(missing_ok=True)
            raise
    refresh_views(connection)
    finish_drafts(connection)


def _copied_aside(connection: Connection, version: int) -> Path:
    """Return a copy of the file as the older program can read it, beside it."""
    path = connection.path
    aside = free_name(path.with_name(f"{path.name}.version-{version}"))
    copy_project(connection, aside)
    return aside


def _migrate(connection: Connection) -> None:
    with transaction(connection):
        # Another program may have opened the file in the meantime.
        if _version(connection) < VERSION:
            migrate(connection)
    # So that the file itself, without its log, tells what it is.
    connection.bring_in_log()


def _newer_copy(connection: Connection) -> Connection:
    """Return a connection that reads a private copy, brought up to date, of an older file."""
    folder = private_folder()
    try:
        with closing(connection):
            copy_project(connection, copy_in(folder))
        copy = connect(copy_in(folder))
    except BaseException:
        folder.cleanup()
        raise
    copy.private_folder = folder
    try:
        _migrate(copy)
        refresh_views(copy)
        finish_drafts(copy)
    except BaseException:
        copy.close()
        raise
    copy.execute("pragma query_only = on")
    copy.path, copy.identity, copy.is_read_only = connection.path, connection.identity, True
    copy.location = connection.location
    return copy


def _version(connection: Connection) -> int:
    return int(connection.execute("pragma user_version").fetchone()[0])
