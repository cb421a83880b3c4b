# SPDX-License-Identifier: Apache-2.0
"""A job that writes to the open project, while nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.message import Message
    from annotator.gui.jobs import Job
    from annotator.gui.shell import Shell


class Holding(QObject):
    """Runs one job on the worker thread, and holds the workspace as long as it takes."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._desk = window.desk

    def _may_start(self, require: Callable[[], None]) -> bool:
        """Return whether the job may write; what is in the way is said, and this object goes."""
        workspace = self._desk.workspace
        # The job opens the file by its path, where another may be by now, or none.
        steps = (require, workspace.project.require_in_place, workspace.close_draft)
        if all(self._desk.attempt(step) for step in steps):
            return True
        self.deleteLater()
        return False

    def _start(
        self, title: str, work: Callable[[Job], object], reason: Message, *, total: int = 0
    ) -> Job:
        """Start the job; ``reason`` is what whoever wants to write meanwhile is told."""
        self._desk.workspace.held = reason
        job = self._window.jobs.start(title, work, total=total)
        for end in (job.done, job.refused, job.broken):
            end.connect(self._release)
        return job

    @Slot()
    def _release(self) -> None:
        self._desk.workspace.held = None
        self._window.refresh_actions()
        self.deleteLater()
