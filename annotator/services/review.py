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
        """Hand the session to the second reader; it is read-only until it is reopened.

        Raises:
            UserError: it is with the second reader already, or is open for review only.
        """
        self._workspace.require_editable()
        self._set(message("Set ready for the second reader"), state=SessionState.READY)

    def reopen(self) -> None:
        """Take the session back into work."""
        session, _ = self._workspace.opened()
        self._workspace.continue_editing()
        if not session.state.is_editable:
            self._set(message("Reopen the session"), state=SessionState.OPEN)

    def hand_back(self) -> None:
        """Give a session that was ready back to its checker.

        Raises:
            UserError: it is not ready.
        """
        self._require_ready()
        reader = self._workspace.reviewer
        self._set(
            message("Return to the checker"), state=SessionState.RETURNED, second_reader=reader
        )

    def sign_off(self) -> None:
        """Sign the session off; nobody signs off a session of their own.

        Raises:
            UserError: the session is not ready or has no checker; the second reader has no
                name, or is the checker.
        """
        self._require_ready()
        session, _ = self._workspace.opened()
        reader = self._workspace.reviewer
        if not reader.strip():
            raise user_error("Say who you are first: choose “Reviewer” in the File menu.")
        if not session.reviewer.strip():
            raise user_error(
                "Nobody is named as the checker of this session. Reopen it, and say who checked."
            )
        if _same_person(reader, session.reviewer):
            raise user_error(
                "{name} checked this session, so somebody else must sign it off.", name=reader
            )
        self._set(message("Sign off"), state=SessionState.SIGNED_OFF, second_reader=reader)

    def set_reviewer(self, name: str) -> None:
        """Say who checks in this session.

        Raises:
            UserError: the session is with the second reader, or is open for review only.
        """
        self._workspace.require_editable()
        self._set(message("Set reviewer to {name}", name=name), reviewer=name)

    def _require_ready(self) -> None:
        session, _ = self._workspace.opened()
        if session.state is not SessionState.READY:
            raise user_error("This session is not ready. Its checker sets it ready first.")

    def _set(self, label: Message, **values: Any) -> None:
        session, _ = self._workspace.opened()
        new = replace(session, **values)
        if new == session:
            return
        edit = self._workspace.edit(label)
        edit.is_of_state = True
        edit.change(session, replace(new, modified=self._workspace.project.clock()))
        self._workspace.commit(edit)


def _same_person(one: str, other: str) -> bool:
    """Return whether two names differ in case and blanks at most."""
    return one.casefold().split() == other.casefold().split()
