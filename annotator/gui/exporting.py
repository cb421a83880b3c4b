# SPDX-License-Identifier: Apache-2.0
"""Handing work over as files in a format for others, beside whatever else is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from annotator.gui.paths import to_write, unused
from annotator.gui.settings import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.ids import SessionId
    from annotator.gui.jobs import Job
    from annotator.gui.shell import Shell

    Work = Callable[[Job], list[Path]]

_CALENDAR = ".ics"


class Exporting(QObject):
    """Asks where to, and writes sessions there; without a session, all that there are."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window

    def export_tables(self, session_ids: list[SessionId]) -> None:
        """Write marks and events as CSV files in a folder."""
        folder = QFileDialog.getExistingDirectory(
            self._window.frame,
            self.tr("Folder for the CSV files"),
            str(self._window.settings.get(FOLDER)),
        )
        if folder:
            self._window.settings.keep(FOLDER, folder)
            self._start("csv", Path(folder), session_ids)

    def export_calendar(self, session_ids: list[SessionId]) -> None:
        """Write what is still to be checked as a calendar."""
        project = self._window.desk.workspace.project
        suggested = Path(
            self._window.settings.get(FOLDER) or Path.home(), f"{project.path.stem}-due{_CALENDAR}"
        )
        name, _ = QFileDialog.getSaveFileName(
            self._window.frame,
            self.tr("Save the due list as a calendar"),
            str(unused(suggested)),
            self.tr("Calendar (*.ics);;All files (*)"),
        )
        if name:
            self._window.settings.keep(FOLDER, str(Path(name).parent))
            self._start("ics", to_write(name, _CALENDAR), session_ids)

    def _start(self, format_key: str, target: Path, session_ids: list[SessionId]) -> None:
        desk = self._window.desk
        project = desk.workspace.project
        # A job opens the file anew, and what is in its place may be another one.
        if desk.attempt(project.require_in_place):
            work = _export_work(project.path, format_key, target, session_ids)
            self._window.jobs.start(self.tr("Exporting"), work).done.connect(self._exported)

    @Slot(object)
    def _exported(self, paths: list[Path]) -> None:
        written = paths[0] if len(paths) == 1 else paths[0].parent
        self._window.desk.say(self.tr("Written to %1").replace("%1", str(written)))


def _export_work(path: Path, format_key: str, target: Path, session_ids: list[SessionId]) -> Work:
    """Return the export as work for a job: it reads through a connection of its own."""
    # Imported here: writing tables is no part of showing the window.
    from annotator.services.exporting import export_from  # noqa: PLC0415

    def work(job: Job) -> list[Path]:
        return export_from(path, format_key, target, session_ids, advance=job.advance)

    return work
