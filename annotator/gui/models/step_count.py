# SPDX-License-Identifier: Apache-2.0
"""How many steps the history of a session has, counted a little at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.services.workspace import Workspace

# How many are counted in one go.
_COUNTED = 20_000


class StepCount:
    """Counts the steps of the open session; ``total`` is how many there are so far."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.total = 0
        self._rest: int | None = None

    @property
    def is_done(self) -> bool:
        """Return whether all steps are counted."""
        return self._rest is None

    def restart(self) -> None:
        """Count anew, the first of them."""
        self.total, self._rest = 0, None
        self.go_on()

    def go_on(self) -> None:
        """Count some more."""
        session = self._workspace.session
        if session is not None:
            log = self._workspace.project.log
            count, self._rest = log.count(session.id, _COUNTED, self._rest)
            self.total += count
