# SPDX-License-Identifier: Apache-2.0
"""Copying the project to where a person says, and going on in the copy."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from annotator.gui.paths import to_write, unused
from annotator.gui.project_names import SUFFIX, project_filter
from annotator.gui.settings import FOLDER, PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.gui.jobs import Job
    from annotator.gui.shell import Shell


class Copying(QObject):
    """Copies the open project: for others, for a backup, or to work in the copy."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window

    def save(self) -> None:
        """Write a whole copy of the project file."""
        project = self._window.desk.workspace.project
        suggested = Path(
            self._window.settings.get(FOLDER) or Path.home(), f"{project.path.stem}-copy.annotator"
        )
        name, _ = QFileDialog.getSaveFileName(
            self._window.frame,
            self.tr("Save a copy"),
            str(unused(suggested)),
            project_filter(),
        )
        if not name:
            return
        target = to_write(name, SUFFIX)
        if project.is_readable_anew():
            title, work = self.tr("Saving a copy"), _copy_work(project.path, target)
            self._window.jobs.start(title, work, total=100).done.connect(self._copied)
        # Only the open file has everything: it is gone from its place, or is a copy already.
        elif self._window.desk.attempt(lambda: project.back_up(target, replace_existing=True)):
            self._go_on_in(target)

    def work_on_one(self) -> None:
        """Copy the project to this computer, and go on in the copy."""
        # Imported here: rarely used.
        from annotator.gui.folders import data_folder, private_folder  # noqa: PLC0415

        desk = self._window.desk
        project = desk.workspace.project
        folder, name = data_folder(), project.path
        with suppress(OSError):
            private_folder(folder)
        suggested = unused(folder / f"{name.stem}-copy{name.suffix}")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window.frame,
            self.tr("Work on a local copy"),
            str(suggested),
            project_filter(),
        )
        if not chosen:
            return
        copy = to_write(chosen, SUFFIX)
        if desk.attempt(lambda: project.back_up(copy, replace_existing=True)):
            self._go_on_in(copy)

    @Slot(object)
    def _copied(self, target: Path) -> None:
        self._window.desk.say(self.tr("Copy written: %1").replace("%1", str(target)))

    def _go_on_in(self, copy: Path) -> None:
        """Open a copy of the open project where that was left, with what is not saved yet."""
        desk = self._window.desk
        is_left = desk.workspace.project.is_in_place()
        session, annotation_id = desk.workspace.session, desk.annotation_id
        unsaved, desk.unsaved = desk.unsaved, {}
        if not self._window.open_project(copy):
            desk.unsaved = unsaved
            return
        desk = self._window.desk
        desk.unsaved = unsaved
        self._window.settings.keep(PROJECT, str(copy))
        self._window.complete()
        if session:
            self._window.open_session(session.id)
            desk.select_annotation(annotation_id)
        text = self.tr("You now work in the copy %1.")
        if is_left:
            text = self.tr(
                "You now work in the copy %1. The project it was made from stays as it was; to "
                "bring your work back there, choose File > Copies and backups > Save a copy…"
            )
        self._window.strip.show_notice(text.replace("%1", str(copy)), (), is_closable=True)


def _copy_work(path: Path, target: Path) -> Callable[[Job], Path]:
    """Return the copying as work for a job: it reads through a connection of its own."""
    from annotator.services.backups import copy_from  # noqa: PLC0415 - rarely used

    def work(job: Job) -> Path:
        copy_from(path, target, advance=job.advance)
        return target

    return work
