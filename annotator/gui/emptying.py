# SPDX-License-Identifier: Apache-2.0
"""Emptying the trash on the worker thread, while nothing else is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from annotator.domain.message import Message, message
from annotator.gui.folders import backups_folder
from annotator.services.backups import Backups
from annotator.services.copies import remove_copies
from annotator.services.trash import empty_trash, finish_emptying

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from annotator.gui.jobs import Job
    from annotator.gui.shell import Shell
    from annotator.services.copies import Copy
    from annotator.store.purge import Purged


class Emptying(QObject):
    """Runs the jobs, and holds the workspace as long as they take."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._desk = window.desk

    def start(self, copies: Sequence[Copy]) -> None:
        """Remove what is in the trash for good, then delete these copies of the project."""
        workspace = self._desk.workspace
        if not self._desk.attempt(workspace.require_free):
            return
        # The job opens the file by its path, where another may be by now, or none.
        if not self._desk.attempt(workspace.project.require_in_place):
            return
        if not self._desk.attempt(workspace.close_draft):
            return
        work = _emptying(workspace.project.path, workspace.reviewer, copies)
        reason = message("The trash is being emptied. Wait until that is done, or cancel it below.")
        job = self._start(self.tr("Emptying the trash"), work, reason)
        job.done.connect(self._say_done)

    def make_up(self) -> None:
        """Clean the file of what went from the trash before, where that did not come about."""
        path = self._desk.workspace.project.path
        reason = message("The project file is being cleaned up. Try again in a moment.")
        self._start(
            self.tr("Cleaning up the project file"), lambda _: finish_emptying(path), reason
        )

    def _start(self, title: str, work: Callable[[Job], object], reason: Message) -> Job:
        self._desk.workspace.held = reason
        job = self._window.jobs.start(title, work)
        for end in (job.done, job.refused, job.broken):
            end.connect(self._release)
        return job

    @Slot()
    def _release(self) -> None:
        self._desk.workspace.held = None
        self.deleteLater()

    @Slot(object)
    def _say_done(self, purged: Purged) -> None:
        if purged.sessions == 1:
            said = self.tr("1 session was removed for good.")
        else:
            said = self.tr("%n sessions were removed for good.", "", purged.sessions)
        if not purged.is_tidy:
            said = self.tr(
                "%1 The last traces leave the project file when it is opened next."
            ).replace("%1", said)
        self._desk.say(said)


def _emptying(path: Path, who: str, copies: Sequence[Copy]) -> Callable[[Job], Purged]:
    """Return the emptying as work for a job."""
    backups = Backups(backups_folder())

    def work(job: Job) -> Purged:
        purged = empty_trash(path, who, advance=job.advance)
        remove_copies(copies, backups)
        return purged

    return work
