# SPDX-License-Identifier: Apache-2.0
"""Looking through backups, and going back to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.gui.folders import backups_folder
from annotator.gui.settings import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.domain.ids import SessionId
    from annotator.gui.shell import Shell
    from annotator.services.backups import Backups, Prepared, Restored


@dataclass(frozen=True, slots=True)
class Left:
    """Where somebody was at work before the project was closed."""

    project: Path
    session_id: SessionId | None
    unsaved: dict[tuple[str, str], str]


class BackupCommands(QObject):
    """Shows the backups, and has the window go on in what was chosen there."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window

    def show(self) -> None:
        """Show the backups of all projects, those of the open one first."""
        from annotator.gui.dialogs.backups import BackupsDialog  # noqa: PLC0415 - rarely used
        from annotator.gui.widths import ask  # noqa: PLC0415
        from annotator.services.backups import Backups  # noqa: PLC0415

        service = Backups(backups_folder())
        project, now = None, []
        if self._window.is_attached:
            desk = self._window.desk
            # What is being typed belongs to what there is now.
            desk.attempt(desk.workspace.close_draft)
            project, now = desk.workspace.project.path, desk.workspace.project.sessions.summaries()
        dialog = BackupsDialog(service, project, now, self._window.frame)
        dialog.broken.connect(self._window.report)
        ask(dialog, self._window.settings)
        prepared, copy = dialog.prepared, dialog.copy
        dialog.deleteLater()
        if prepared:
            self._restore(service, prepared)
        elif copy:
            self._go_on_in(copy)

    def _restore(self, service: Backups, prepared: Prepared) -> None:
        """Leave the project, put the backup in the place of its file, and open what is there."""
        from annotator.domain.errors import UserError  # noqa: PLC0415 - rarely used
        from annotator.gui.desk import translated  # noqa: PLC0415

        was = self._left()
        self._window.leave_project()
        try:
            restored = service.finish_restoring(prepared)
        except UserError as error:
            if was:
                self._go_on_in(was.project, was)
            self._window.strip.refuse(translated(error.message))
            return
        if self._go_on_in(prepared.project, was):
            self._window.status.say(self._told(restored))

    def _left(self) -> Left | None:
        """Return where the work is, and what was typed and could not be saved, to go on there."""
        if not self._window.is_attached:
            return None
        desk = self._window.desk
        session = desk.workspace.session
        unsaved, desk.unsaved = desk.unsaved, {}
        return Left(desk.workspace.project.path, session.id if session else None, unsaved)

    def _go_on_in(self, path: Path, was: Left | None = None) -> bool:
        """Open a project, and in it the session that was open, or else the one open last."""
        if not self._window.open_project(path):
            return False
        desk = self._window.desk
        sessions = desk.workspace.project.sessions
        session_id = sessions.last_opened()
        if was and was.project == path:
            desk.unsaved = was.unsaved
            if was.session_id and sessions.exists(was.session_id):
                session_id = was.session_id
        self._window.settings.keep(PROJECT, str(path))
        self._window.complete()
        if session_id:
            self._window.open_session(session_id)
        return True

    def _told(self, restored: Restored) -> str:
        if restored.aside:
            text = self.tr("Restored. The file that was there is now %1.")
            return text.replace("%1", str(restored.aside))
        if restored.kept:
            return self.tr(
                "Restored. To go back to what was there before: File > Copies and backups > "
                "Backups, “before restoring”."
            )
        return self.tr("Restored.")
