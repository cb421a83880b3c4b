# SPDX-License-Identifier: Apache-2.0
"""Emptying the trash on the worker thread, while nothing else is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from annotator.domain.message import message
from annotator.gui.folders import backups_folder
from annotator.gui.holding import Holding
from annotator.services.backups import Backups
from annotator.services.copies import remove_copies
from annotator.services.trash import empty_trash, finish_emptying

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from annotator.gui.jobs import Job
    from annotator.services.copies import Copy
    from annotator.store.purge import Purged


class Emptying(Holding):
    """Removes for good what is in the trash."""

    def start(self, copies: Sequence[Copy]) -> None:
        """Remove what is in the trash for good, then delete these copies of the project."""
        workspace = self._desk.workspace
        if not self._may_start(workspace.require_free):
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
