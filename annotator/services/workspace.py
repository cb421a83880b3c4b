# SPDX-License-Identifier: Apache-2.0
"""The open project with the session in hand: every edit passes here, every view listens here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from annotator.domain.changes import Action, Changes
from annotator.domain.errors import (
    BugError,
    ConflictError,
    DamageError,
    GoneError,
    HandedOnError,
    UserError,
    user_error,
)
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
        # The newest step in the project as a whole, until another edit follows it.
        self._step: Group | None = None
        # The step that undo or redo would have taken back, but somebody changed its values.
        self.refused: Group | None = None
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
        self.session, self.article, self.is_reviewing = session, article, for_review
        if self._step and not _brought_back(self._step, session):
            self._step = None
        self.refused = None
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
        return self._told(self.project.write(edit), is_step=True)

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
        if self._step and self._step.action is not Action.UNDO:
            return self._revert_step(self._step)
        history = self.project.history
        return self._reverted(history.undo, history.next_undo)

    def redo(self) -> Changes | None:
        """Do again what was undone last; None where there is nothing.

        Raises:
            UserError: somebody changed since what the undo left, or the file can't be written.
        """
        if self._step and self._step.action is Action.UNDO:
            return self._revert_step(self._step)
        history = self.project.history
        return self._reverted(history.redo, history.next_redo)

    def step_over(self) -> Changes | None:
        """Leave what undo or redo refused as it is, so that the next one goes on past it.

        None where nothing was refused, or something else is next by now.

        Raises:
            UserError: the session is read-only, or the file can't be written.
        """
        self.require_editable()
        if self.refused is None:
            return None
        changes = self.project.step_over(self.session_id, self.reviewer, self.refused)
        self.refused = None
        return self._told(changes) if changes else None

    def next_undo(self) -> Group | None:
        """Return what ``undo`` would take back, None where it would not or must not."""
        if self._step and self._step.action is not Action.UNDO:
            return self._step
        return None if self.is_read_only else self.project.history.next_undo(self.session_id)

    def next_redo(self) -> Group | None:
        """Return what ``redo`` would do again, None where it would not or must not."""
        if self._step and self._step.action is Action.UNDO:
            return self._step
        return None if self.is_read_only else self.project.history.next_redo(self.session_id)

    def take_over(self, group: Group) -> None:
        """Take a group for one of ours that was written by a job through its own connection."""
        self.project.history.log.own_ids.add(group.id)
        self._step = self.refused = None

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

    def _revert_step(self, step: Group) -> Changes:
        self.require_free()
        try:
            changes = self.project.history.revert(step, self.reviewer)
        except ConflictError:
            # It cannot be taken back any more, and must not stand before what can.
            self._step = self.refused = None
            raise
        return self._told(changes, is_step=True)

    def _reverted(
        self,
        revert: Callable[[SessionId, str], Changes | None],
        target_of: Callable[[SessionId], Group | None],
    ) -> Changes | None:
        self.require_editable()
        self.refused = None
        try:
            changes = revert(self.session_id, self.reviewer)
        except HandedOnError:
            raise
        except ConflictError:
            self.refused = target_of(self.session_id)
            raise
        return self._told(changes) if changes else None

    def _told(self, changes: Changes, *, is_step: bool = False) -> Changes:
        self._step = changes.group if is_step else None
        self.refused = None
        if changes.touches("session", "article", "region"):
            self.refresh()
        self.tell(changes)
        return changes


def _brought_back(step: Group, session: Session) -> bool:
    """Return whether a session is what the undoing of a step brought back."""
    is_its = step.focus_id in (session.id, session.article_id)
    return step.action is Action.UNDO and is_its


def _require_editable(workspace: Workspace) -> None:
    if workspace.session is None:
        raise user_error("Open an article first.")
    if workspace.project.damage:
        raise DamageError(workspace.project.damage)
    if workspace.project.is_read_only:
        raise user_error(
            "{path} cannot be written: it, or its folder, is read-only. Nothing was changed. "
            "Change its rights, or choose File > Work on a local copy.",
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
