# SPDX-License-Identifier: Apache-2.0
"""What undo and redo take back next: a step of the project as a whole, or one of the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.changes import Action
from annotator.domain.errors import ConflictError, HandedOnError

if TYPE_CHECKING:
    from annotator.domain.changes import Changes, Group
    from annotator.domain.ids import SessionId
    from annotator.domain.session import Session
    from annotator.store.project import Project


class Steps:
    """Takes steps back; one of the project as a whole before the session's, while it is newest."""

    def __init__(self, project: Project) -> None:
        self._project = project
        # The newest step in the project as a whole, until another edit follows it.
        self._whole: Group | None = None
        # The step that undo or redo would have taken back, but somebody changed its values.
        self.refused: Group | None = None

    def follow(self, group: Group, *, is_whole: bool) -> None:
        """Have a written group be the newest step; ``is_whole`` where it is no session's."""
        self._whole = group if is_whole else None
        self.refused = None

    def forget(self) -> None:
        """Know of no step of the project as a whole, and of none that was refused."""
        self._whole = self.refused = None

    def enter(self, session: Session, *, is_other: bool = True) -> None:
        """Go on in a session that is opened, or opened anew.

        Where it is another one, the step that its opening does not come of is forgotten.
        """
        if self._whole and is_other and not _brought_back(self._whole, session):
            self._whole = None
        self.refused = None

    def whole(self, action: Action) -> Group | None:
        """Return the step of the project as a whole that undo or redo stands before."""
        if self._whole is None:
            return None
        stands_before = Action.REDO if self._whole.action is Action.UNDO else Action.UNDO
        return self._whole if action is stands_before else None

    def next(self, action: Action, session_id: SessionId) -> Group | None:
        """Return what undo or redo would take back in a session."""
        history = self._project.history
        find = history.next_undo if action is Action.UNDO else history.next_redo
        return find(session_id)

    def revert_whole(self, step: Group, who: str) -> Changes:
        """Take back a step of the project as a whole.

        Raises:
            UserError: somebody changed since what it left, or the file can't be written.
        """
        try:
            return self._project.history.revert(step, who)
        except ConflictError:
            # It cannot be taken back any more, and must not stand before what can.
            self.forget()
            raise

    def revert(self, action: Action, session_id: SessionId, who: str) -> Changes | None:
        """Undo or redo in a session; None where there is nothing.

        Raises:
            UserError: somebody changed since what the step left, or the file can't be written.
        """
        history = self._project.history
        revert = history.undo if action is Action.UNDO else history.redo
        self.refused = None
        try:
            return revert(session_id, who)
        except HandedOnError:
            raise
        except ConflictError:
            self.refused = self.next(action, session_id)
            raise

    def step_over(self, session_id: SessionId, who: str) -> Changes | None:
        """Leave what undo or redo refused as it is, so that the next one goes on past it.

        None where nothing was refused, or something else is next by now.

        Raises:
            UserError: the file can't be written.
        """
        if self.refused is None:
            return None
        changes = self._project.step_over(session_id, who, self.refused)
        self.refused = None
        return changes


def _brought_back(step: Group, session: Session) -> bool:
    """Return whether a session is what the undoing of a step brought back."""
    is_its = step.focus_id in (session.id, session.article_id)
    return step.action is Action.UNDO and is_its
