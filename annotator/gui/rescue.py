# SPDX-License-Identifier: Apache-2.0
"""What is done about a damaged project: looked for, told, and led out of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from annotator.gui.desk import translated
from annotator.gui.dialogs.damaged import DamagedDialog, Way
from annotator.gui.dialogs.long_work import LongWorkDialog
from annotator.gui.folders import backups_folder
from annotator.gui.paths import to_write, unused
from annotator.gui.project_names import NEVER_REPLACED, SUFFIX, project_filter
from annotator.services.backups import Backups
from annotator.services.salvaging import counts, lost_list, salvage_project
from annotator.store.damage import damage_error
from annotator.store.inspection import Inspection, inspect, look_through
from annotator.store.soundness import summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.message import Message
    from annotator.gui.jobs import Job
    from annotator.gui.shell import Shell
    from annotator.services.backups import Backup
    from annotator.store.salvage import Salvage


class Rescue(QObject):
    """Deals with damage for one window, whether a project is open in it or not."""

    # A project is to be opened in the window: what was made, or put back.
    project_chosen = Signal(object)

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window
        self._damaged = self._made = Path()
        self._backup: Backup | None = None
        self._dialog: DamagedDialog | LongWorkDialog | None = None

    def offer(self, path: Path, words: Message) -> None:
        """Say that a project is damaged, and offer what can be done."""
        self._damaged = path
        self._backup = next(iter(Backups(backups_folder()).of(path)), None)
        dialog = DamagedDialog(translated(words), self._backup, self._window.frame)
        dialog.chosen.connect(self._go)
        dialog.open()

    def look(self) -> None:
        """Look through the open project behind the work, where opening it left that for later."""
        job = self._window.jobs.start("", _look_work(self._window.desk.workspace.project.path))
        job.done.connect(self._take_findings)

    def check(self) -> None:
        """Look through the open project in every way there is, while the person waits."""
        path = self._window.desk.workspace.project.path
        work = _inspect_work(path)
        self._run(self.tr("Checking the project file…"), work).worked.connect(self._tell_check)

    def salvage(self, path: Path) -> None:
        """Ask for a name, and salvage into it what can be read."""
        name, _ = QFileDialog.getSaveFileName(
            self._window.frame,
            self.tr("New project for what can be salvaged"),
            str(unused(path.with_name(f"{path.stem}-salvaged{SUFFIX}"))),
            project_filter(),
            options=NEVER_REPLACED,
        )
        if not name:
            return
        self._damaged, self._made = path, to_write(name, SUFFIX)
        self._leave(path)
        work = _salvage_work(path, self._made)
        self._run(self.tr("Salvaging…"), work).worked.connect(self._tell_salvage)

    @Slot(str)
    def _go(self, way: str) -> None:
        if way == Way.SALVAGE:
            self.salvage(self._damaged)
        elif way == Way.OTHER:
            self._window.actions_table["file.open_project"].trigger()
        elif self._backup is not None:
            self._made = _beside(self._damaged, self._backup)
            work = _copy_work(self._backup, self._made)
            self._run(self.tr("Opening the backup…"), work).worked.connect(self._open_copy)

    @Slot(object)
    def _take_findings(self, findings: tuple[Message, ...]) -> None:
        if findings and self._window.is_attached:
            desk = self._window.desk
            project = desk.workspace.project
            words = damage_error(project.path, summary(findings)).message
            desk.hold(words)
            self.offer(project.path, words)

    @Slot(object)
    def _tell_check(self, found: Inspection) -> None:
        dialog = self._dialog
        if not isinstance(dialog, LongWorkDialog):
            return
        if found.findings:
            dialog.tell(
                self.tr(
                    "The project file is damaged. Nothing more is written to it, and it was left "
                    "as it is. Open its newest backup, or salvage what can still be read."
                ),
                [_sentence(one) for one in found.findings],
                self.tr("What can be done…"),
            )
            self._take_quietly(found.findings)
            dialog.went_on.connect(self._offer_present)
            return
        text = self.tr(
            "All is well: %1 articles, %2 sessions, %3 marks, %4 events and %5 steps of the "
            "history were looked through, and nothing is wrong with any of them."
        )
        numbers = (found.articles, found.sessions, found.annotations, found.events, found.steps)
        for place, number in enumerate(numbers, start=1):
            text = text.replace(f"%{place}", dialog.locale().toString(number))
        dialog.tell(text)

    def _take_quietly(self, findings: tuple[Message, ...]) -> None:
        desk = self._window.desk
        desk.hold(damage_error(desk.workspace.project.path, summary(findings)).message)

    @Slot()
    def _offer_present(self) -> None:
        project = self._window.desk.workspace.project
        if project.damage:
            self.offer(project.path, project.damage)

    @Slot(object)
    def _tell_salvage(self, result: Salvage) -> None:
        dialog = self._dialog
        if not isinstance(dialog, LongWorkDialog):
            return
        if result.notes:
            words = self.tr(
                "What could be read is in %1. What is known of the rest is listed here, and in %2."
            )
        else:
            words = self.tr("Everything could be read. It is in %1.")
        words = words.replace("%1", str(self._made)).replace("%2", str(lost_list(self._made)))
        lines = [translated(one) for one in (*counts(result), *result.notes)]
        dialog.tell(words, lines, self.tr("&Open the new project"))
        dialog.went_on.connect(self._open_made)

    @Slot()
    def _open_made(self) -> None:
        self.project_chosen.emit(self._made)

    @Slot()
    def _open_copy(self) -> None:
        if self._dialog is not None:
            self._dialog.close()
        self.project_chosen.emit(self._made)
        text = self.tr("A copy of the backup is open: %1.")
        self._window.status.say(text.replace("%1", self._made.name))

    def _leave(self, path: Path) -> None:
        """Close a project that is open here, so that its file can be read as it is."""
        if self._window.is_attached and self._window.desk.workspace.project.path == path:
            self._window.close_project()

    def _run(self, title: str, work: Callable[[Job], object]) -> LongWorkDialog:
        dialog = LongWorkDialog(title, work, self._window.frame)
        dialog.broken.connect(self._window.report)
        self._dialog = dialog
        dialog.open()
        return dialog


def _sentence(finding: Message) -> str:
    """Return a finding as a line of its own: some are made to go on a sentence."""
    words = translated(finding)
    return words[:1].upper() + words[1:]


def _look_work(path: Path) -> Callable[[Job], tuple[Message, ...]]:
    def work(job: Job) -> tuple[Message, ...]:
        return look_through(path, job.advance)

    return work


def _inspect_work(path: Path) -> Callable[[Job], Inspection]:
    def work(job: Job) -> Inspection:
        return inspect(path, job.advance)

    return work


def _salvage_work(path: Path, target: Path) -> Callable[[Job], Salvage]:
    def work(job: Job) -> Salvage:
        return salvage_project(path, target, job.advance)

    return work


def _copy_work(backup: Backup, target: Path) -> Callable[[Job], None]:
    def work(job: Job) -> None:
        Backups(backups_folder()).copy_out(backup, target, advance=job.advance)

    return work


def _beside(damaged: Path, backup: Backup) -> Path:
    """Return a name beside the damaged file that tells when the backup was made."""
    made = backup.made[:16].replace("T", "-").replace(":", "")
    return unused(damaged.with_name(f"{damaged.stem}-backup-{made}{SUFFIX}"))
