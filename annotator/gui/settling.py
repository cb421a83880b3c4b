# SPDX-License-Identifier: Apache-2.0
"""Works out which suggestions are left to decide on, by a job where that takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.errors import UserError
from annotator.gui.jobs import CancelledError, Jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from annotator.domain.ids import SessionId
    from annotator.domain.suggestion import Suggestion
    from annotator.gui.jobs import Job
    from annotator.services.deciding import Left
    from annotator.services.workspace import Workspace

# So many suggestions, marks or events are held against each other at once: about 20 ms.
_MANY = 2_000


class Settling(QObject):
    """Compares what was found with what is decided; a result that came too late is dropped."""

    # What is left: a Left.
    settled = Signal(object)
    broken = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        # Its own thread: an article may be looked through on the other one.
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._found: Sequence[Suggestion] = ()

    def settle(self, found: Sequence[Suggestion]) -> None:
        """Work out what of this is left; ``settled`` tells, at once where there is little."""
        self._found = found
        project, session = self._workspace.project, self._workspace.session
        if session is None:
            return
        are_many = len(found) > _MANY or project.sessions.has_more_marks(session.id, _MANY)
        are_many = are_many or project.events.has_more(session.id, _MANY)
        if not (are_many and project.is_readable_beside()):
            self._settle_here()
            return
        self._job = self._jobs.start("", _work(project.path, session.id, found))
        self._job.done.connect(self._take)
        self._job.refused.connect(self._make_up)
        self._job.broken.connect(self._give_up)

    def drop(self) -> None:
        """Tell nothing of what is under way: more was decided meanwhile."""
        self._job = None

    def stop(self) -> None:
        """Work nothing out any more, and wait until nothing does."""
        self.drop()
        self._jobs.close()

    def _settle_here(self) -> None:
        from annotator.services.deciding import left_of  # noqa: PLC0415 - after the article
        from annotator.services.suggesting import Suggesting  # noqa: PLC0415 - the same

        self.drop()
        try:
            decided = Suggesting(self._workspace).decided()
        except UserError as error:
            self.broken.emit(error)
        else:
            self.settled.emit(left_of(self._found, decided))

    @Slot(object)
    def _take(self, left: Left) -> None:
        if self.sender() is self._job:
            self.drop()
            self.settled.emit(left)

    @Slot(object)
    def _make_up(self, error: UserError) -> None:
        """Do here what the job could not, as the file was moved or is locked for others."""
        if self.sender() is self._job and not isinstance(error, CancelledError):
            self._settle_here()

    @Slot(object)
    def _give_up(self, error: Exception) -> None:
        if self.sender() is self._job:
            self.drop()
            self.broken.emit(error)


def _work(path: Path, session_id: SessionId, found: Sequence[Suggestion]) -> Callable[[Job], Left]:
    def work(_job: Job) -> Left:
        from annotator.services.deciding import left_of  # noqa: PLC0415 - after the article
        from annotator.services.suggesting import decided_beside  # noqa: PLC0415

        return left_of(found, decided_beside(path, session_id))

    return work
