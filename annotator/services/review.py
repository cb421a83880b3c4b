# SPDX-License-Identifier: Apache-2.0
"""The way of a session from its checker to the second reader and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import user_error
from annotator.domain.message import Message, message
from annotator.domain.session import SessionState

if TYPE_CHECKING:
    from annotator.services.workspace import Workspace


class Review:
    """Changes the state of the open session; each method is one step in its history."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def set_ready(self) -> None:
        """Hand the session to the second reader; it is read-only until it is reopened."""
        self._set(message("Set ready for the second reader"), state=SessionState.READY)

    def reopen(self) -> None:
        """Take the session back into work."""
        self._workspace.continue_editing()
        self._set(message("Reopen the session"), state=SessionState.OPEN)

    def hand_back(self) -> None:
        """Give a session that was ready back to its checker."""
        reader = self._workspace.reviewer
        self._set(
            message("Return to the checker"), state=SessionState.RETURNED, second_reader=reader
        )

    def sign_off(self) -> None:
        """Sign the session off; nobody signs off a session of their own.

        Raises:
            UserError: the second reader has no name, or is the checker.
        """
        session, _ = self._workspace.opened()
        reader = self._workspace.reviewer
        if not reader:
            raise user_error("Say who you are first: choose “Reviewer” in the File menu.")
        if reader == session.reviewer:
            raise user_error(
                "{name} checked this session, so somebody else must sign it off.", name=reader
            )
        self._set(message("Sign off"), state=SessionState.SIGNED_OFF, second_reader=reader)

    def set_reviewer(self, name: str) -> None:
        """Say who checks in this session."""
        self._set(message("Set reviewer to {name}", name=name), reviewer=name)

    def _set(self, label: Message, **values: Any) -> None:
        session, _ = self._workspace.opened()
        new = replace(session, **values)
        if new == session:
            return
        edit = self._workspace.edit(label)
        edit.change(session, replace(new, modified=self._workspace.project.clock()))
        self._workspace.commit(edit)
