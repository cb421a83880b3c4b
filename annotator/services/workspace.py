# SPDX-License-Identifier: Apache-2.0
"""The open project with the session in hand: every edit passes here, every view listens here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from annotator.domain.changes import Action, Changes
from annotator.domain.errors import BugError, DamageError, GoneError, UserError, user_error
from annotator.services.stepping import Steps
from annotator.store.edit import Edit

if TYPE_CHECKING:
    from annotator.domain.article import Article
    from annotator.domain.changes import Group
    from annotator.domain.ids import SessionId
    from annotator.domain.message import Message
    from annotator.domain.session import Place, Session
    from annotator.store.project import Project

Subscriber = Callable[["Changes"], None]


class Workspace:
    """One project, at most one session open in it, and who is at work.

    Subscribers are called after each commit, on the thread that wrote.
    """

    def __init__(self, project: Project, reviewer: str = "") -> None:
        self.project = project
        self.reviewer = reviewer
        self.session: Session | None = None
        self.article: Article | None = None
        self.is_reviewing = False
        # Why nothing may be written for a while, as long as that holds.
        self.held: Message | None = None
        self.steps = Steps(project)
        self._subscribers: list[Subscriber] = []

    @property
    def is_read_only(self) -> bool:
        """Return whether marks can't be changed.

        That is where no session is open, it is in review or was handed on, or the file is such,
        or damaged.
        """
        if self.session is None or self.project.is_read_only or self.project.damage:
            return True
        return self.is_reviewing or self.is_in_trash or not self.session.state.is_editable

    @property
    def is_in_trash(self) -> bool:
        """Return whether the open session was moved to the trash, as another program can."""
        return bool(
            (self.session and self.session.trashed) or (self.article and self.article.trashed)
        )

    @property
    def session_id(self) -> SessionId:
        """Return the id of the open session; BugError where none is open."""
        return self.opened()[0].id

    def opened(self) -> tuple[Session, Article]:
        """Return the open session and its article; BugError where none is open."""
        if self.session is None or self.article is None:
            raise BugError("no session is open")
        return self.session, self.article

    def subscribe(self, subscriber: Subscriber) -> None:
        """Have a function told of every change from now on."""
        self._subscribers.append(subscriber)

    def open_session(self, session_id: SessionId, *, for_review: bool = False) -> None:
        """Open a session; for review nothing in it can be changed until ``continue_editing``.

        Raises:
            UserError: what was being typed could not be saved, the session is in the trash, or
                the file cannot be read; the session that was open still is.
        """
        self.project.history.close_draft()
        if self.project.trash.holds_session(session_id):
            raise user_error("This session is in the trash. Restore it from there to open it.")
        session = self.project.sessions.get(session_id)
        article = self.project.articles.get(session.article_id)
        place = self.project.sessions.place(session_id)
        is_other = self.session is None or self.session.id != session_id
        self.steps.enter(session, is_other=is_other)
        self.session, self.article, self.is_reviewing = session, article, for_review
        self.keep_place(place)

    def close_session(self) -> None:
        """Leave the session; everything in it is saved already."""
        self.project.history.close_draft()
        self.session = self.article = None
        self.is_reviewing = False

    def continue_editing(self) -> None:
        """End the review of the open session, so that it can be changed by this reviewer."""
        self.is_reviewing = False

    def keep_place(self, place: Place) -> None:
        """Remember where the reader is in the open session, if the file can be written.

        A place is not worth an error: where the file is locked, the one kept before stays.
        """
        if self.held or self.project.is_read_only or self.project.damage:
            return
        with suppress(UserError):
            self.project.sessions.keep_place(self.session_id, place, self.project.clock())

    def edit(self, label: Message, focus_id: str = "") -> Edit:
        """Return an empty edit of the open session by this reviewer."""
        return Edit(label, self.reviewer, self.session_id, focus_id)

    def write(self, edit: Edit, initiator: object = None) -> Changes | None:
        """Write an edit and tell the subscribers; None where it changes nothing.

        Raises:
            UserError: the session is read-only, somebody else changed the rows, or the file
                cannot be written; nothing was.
        """
        self.require_editable()
        return self.commit(edit, initiator)

    def begin(self, edit: Edit, initiator: object = None) -> Changes:
        """Write an edit that adds a record to be changed at once; see ``History.begin``."""
        self.require_editable()
        return self._told(self.project.begin(edit, initiator))

    def write_draft(self, edit: Edit, initiator: object = None) -> Changes | None:
        """Write what is being typed; see ``write`` and ``History.write_draft``."""
        self.require_editable()
        if not edit.rows:
            return None
        return self._told(self.project.write_draft(edit, initiator))

    def commit(self, edit: Edit, initiator: object = None) -> Changes | None:
        """Write an edit that is allowed in a read-only session too, such as its state."""
        self.require_free()
        if not edit.rows:
            return None
        return self._told(self.project.write(edit, initiator))

    def commit_step(self, edit: Edit) -> Changes | None:
        """Write an edit of the project as a whole, which belongs to no session.

        Undo takes it back first, also where no session is open, until another edit follows or
        another session is opened.
        """
        self.require_free()
        if not edit.rows:
            return None
        return self._told(self.project.write(edit), is_whole=True)

    def close_draft(self) -> None:
        """Make finished typing one step; UserError where the file cannot be written.

        Typing that came to nothing was a step as long as it was open: that it is none is told.
        """
        gone = self.project.history.close_draft()
        if gone is not None:
            self.tell(Changes(gone, ()))

    def undo(self) -> Changes | None:
        """Take back the newest edit of the open session; None where there is none.

        A step in the project as a whole that came after it is taken back first.

        Raises:
            UserError: somebody changed since what the edit left, or the file can't be written.
        """
        return self._reverted(Action.UNDO)

    def redo(self) -> Changes | None:
        """Do again what was undone last; None where there is nothing.

        Raises:
            UserError: somebody changed since what the undo left, or the file can't be written.
        """
        return self._reverted(Action.REDO)

    def step_over(self) -> Changes | None:
        """Leave what undo or redo refused as it is, so that the next one goes on past it.

        None where nothing was refused, or something else is next by now.

        Raises:
            UserError: the session is read-only, or the file can't be written.
        """
        self.require_editable()
        changes = self.steps.step_over(self.session_id, self.reviewer)
        return self._told(changes) if changes else None

    def next_undo(self) -> Group | None:
        """Return what ``undo`` would take back, None where it would not or must not."""
        return self._next(Action.UNDO)

    def next_redo(self) -> Group | None:
        """Return what ``redo`` would do again, None where it would not or must not."""
        return self._next(Action.REDO)

    def take_over(self, group: Group) -> None:
        """Take a group for one of ours that was written by a job through its own connection."""
        self.project.history.log.own_ids.add(group.id)
        self.steps.forget()

    def require_free(self) -> None:
        """Raise UserError while nothing may be written."""
        if self.held:
            raise UserError(self.held)

    def require_editable(self) -> None:
        """Raise UserError where the session cannot be changed."""
        self.require_free()
        _require_editable(self)

    def refresh(self) -> bool:
        """Read the open session and its article anew; return whether both are there to work on.

        They are not where another program deleted them, or put them into the trash.
        """
        if self.session is None or self.article is None:
            return True
        try:
            session = self.project.sessions.get(self.session.id)
            article = self.project.articles.get(self.article.id)
        except GoneError:
            return False
        self.session, self.article = session, article
        return not (self.session.trashed or self.article.trashed)

    def tell(self, changes: Changes) -> None:
        """Tell the subscribers of a change, made here or by another program."""
        for subscriber in tuple(self._subscribers):
            subscriber(changes)

    def _next(self, action: Action) -> Group | None:
        whole = self.steps.whole(action)
        if whole:
            return whole
        return None if self.is_read_only else self.steps.next(action, self.session_id)

    def _reverted(self, action: Action) -> Changes | None:
        whole = self.steps.whole(action)
        if whole:
            self.require_free()
            return self._told(self.steps.revert_whole(whole, self.reviewer), is_whole=True)
        self.require_editable()
        changes = self.steps.revert(action, self.session_id, self.reviewer)
        return self._told(changes) if changes else None

    def _told(self, changes: Changes, *, is_whole: bool = False) -> Changes:
        self.steps.follow(changes.group, is_whole=is_whole)
        if changes.touches("session", "article", "region"):
            self.refresh()
        self.tell(changes)
        return changes


def _require_editable(workspace: Workspace) -> None:
    if workspace.session is None:
        raise user_error("Open an article first.")
    if workspace.project.damage:
        raise DamageError(workspace.project.damage)
    if workspace.project.is_read_only:
        raise user_error(
            "{path} cannot be written: it, or its folder, is read-only. Nothing was changed. "
            "Change its rights, or choose File > Copies and backups > Work on a local copy.",
            path=str(workspace.project.path),
        )
    if workspace.is_in_trash:
        raise user_error(
            "This session is in the trash, so nothing in it changes. Restore it from there "
            "to work on it."
        )
    if workspace.is_read_only:
        raise user_error(
            "This session is open for review, so nothing in it changes. "
            "Choose “Continue editing” to work on it."
        )
