# SPDX-License-Identifier: Apache-2.0
"""Makes backups of the open project while somebody works: a while after opening, then hourly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from annotator.gui.dates import local_now, short_time
from annotator.gui.desk import translated
from annotator.gui.folders import backups_folder
from annotator.gui.jobs import CancelledError, Jobs

if TYPE_CHECKING:
    from annotator.domain.errors import UserError
    from annotator.gui.jobs import Job
    from annotator.gui.shell import Shell
    from annotator.services.backups import Backup

# Long after the window can be used; later on, time enough passes between two looks.
_FIRST_MS = 20_000
_EVERY_MS = 300_000


class BackingUp(QObject):
    """Looks every few minutes whether a backup is due, and makes it on a thread of its own.

    That thread is not the one of the window's jobs: they would wait for a large project.
    """

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._desk = window.desk
        self._jobs = Jobs(self)
        self._running: Job | None = None
        # At first nobody knows whether the newest backup has everything.
        self._has_changed = True
        self._is_full_told = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_FIRST_MS)
        self._desk.changed.connect(self._note_change)

    def stop(self) -> None:
        """Stop looking, and whatever is being made; half a backup is none."""
        self._timer.stop()
        self._jobs.close()

    @Slot()
    def look(self) -> None:
        """Make a backup if one is due and there is something new to keep."""
        self._timer.setInterval(_EVERY_MS)
        project = self._desk.workspace.project
        if self._running or not self._has_changed:
            return
        if project.damage or not project.is_in_place():
            return
        # Imported here: not before the window is long in use.
        from annotator.services.backups import make_if_due  # noqa: PLC0415

        self._has_changed = False
        folder, path = backups_folder(), project.path
        self._running = self._jobs.start(
            "", lambda job: make_if_due(folder, path, advance=job.advance)
        )
        self._running.done.connect(self._end)
        self._running.refused.connect(self._refuse)
        self._running.broken.connect(self._report)

    @Slot()
    def _note_change(self) -> None:
        self._has_changed = True

    @Slot(object)
    def _end(self, made: Backup | None) -> None:
        self._running = None
        if made is None:
            # None was due; what there is to keep is kept later.
            self._has_changed = True
        else:
            self._window.status.show_backup(short_time(made.made, local_now()))

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        """Say what is wrong: damage above the text, no room on the quiet line, and that once."""
        from annotator.domain.errors import DamageError  # noqa: PLC0415 - hardly ever needed

        self._running, self._has_changed = None, True
        if isinstance(error, DamageError):
            self._desk.refused.emit(translated(error.message))
        elif not isinstance(error, CancelledError) and not self._is_full_told:
            self._is_full_told = True
            self._desk.say(translated(error.message))

    @Slot(object)
    def _report(self, error: Exception) -> None:
        self._running = None
        self._window.report(error)
