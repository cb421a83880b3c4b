# SPDX-License-Identifier: Apache-2.0
"""Status of the current mark, and the way of a session to its second reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.status import Status
from annotator.gui.proposals import change_current
from annotator.services.importing import begin_session

if TYPE_CHECKING:
    from annotator.domain.ids import SessionId
    from annotator.gui.shell import Shell


class CheckCommands(QObject):
    """Changes how far the work has come."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window

    def set_status(self, status: str) -> None:
        """Set the status of the current mark."""
        desk = self._window.desk
        change_current(desk, lambda one: desk.marking.set_status([one], Status(status)))

    def set_ready(self) -> None:
        """Hand the session on to the second reader."""
        self._window.desk.attempt(self._window.desk.review.set_ready)

    def review(self) -> None:
        """Open the session read-only."""
        desk = self._window.desk
        self._window.open_session(desk.workspace.session_id, for_review=True)

    def continue_editing(self) -> None:
        """Work on the session again, which reopens one that was handed on."""
        desk = self._window.desk
        if desk.attempt(desk.review.reopen):
            desk.session_changed.emit()

    def hand_back(self) -> None:
        """Return the session to its checker."""
        self._window.desk.attempt(self._window.desk.review.hand_back)

    def sign_off(self) -> None:
        """Sign the session off."""
        self._window.desk.attempt(self._window.desk.review.sign_off)

    def new_session(self) -> None:
        """Begin another session on the same article."""
        workspace = self._window.desk.workspace
        _, article = workspace.opened()
        made: list[SessionId] = []
        if self._window.desk.attempt(lambda: made.append(begin_session(workspace, article.id))):
            self._window.open_session(made[0])
