# SPDX-License-Identifier: Apache-2.0
"""The backups of a project: what each holds, and the way back to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.desk import translated
from annotator.gui.dialogs._buttons import side_button
from annotator.gui.jobs import CancelledError, Jobs
from annotator.gui.labels import field_label
from annotator.gui.models.backup_model import BackupModel, ComparedModel, when
from annotator.gui.panels._list_table import Fit, ListTable
from annotator.gui.paths import to_write, unused
from annotator.gui.project_names import NEVER_REPLACED, SUFFIX, project_filter
from annotator.gui.theme import GRID
from annotator.services.comparing import compared

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.errors import UserError
    from annotator.domain.session import SessionSummary
    from annotator.gui.jobs import Job
    from annotator.services.backups import Backup, Backups, Prepared

_FITS = (
    *(Fit(18, share=2), Fit(16, share=1, rank=3), Fit(4, share=0, rank=4)),
    *(Fit(4, share=0), Fit(4, share=0), Fit(4, share=0, rank=5)),
    *(Fit(20, share=3, rank=1), Fit(9, share=0, rank=2)),
)
_COMPARED_FITS = (
    *(Fit(22, share=3), Fit(10, share=1, rank=1)),
    *(Fit(24, share=2), Fit(24, share=2)),
)


class BackupsDialog(QDialog):
    """Backups above, the sessions in the current one below; Enter restores.

    Afterwards ``prepared`` is what is to be put in the place of a project, and ``copy`` a new
    project to be opened; both None where nothing is to be done.
    """

    # A fault of the program.
    broken = Signal(object)

    def __init__(
        self,
        service: Backups,
        project: Path | None,
        now: Sequence[SessionSummary],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("backups_dialog")
        self.setWindowTitle(self.tr("Backups"))
        self.resize(940, 600)
        self.prepared: Prepared | None = None
        self.chosen: Backup | None = None
        self.copy: Path | None = None
        self._service = service
        self._open = project
        self._now = now
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._model = BackupModel(self)
        self._make_parts()
        self._lay_out()
        self._fill_projects()
        self._table.enter_list()
        self._show_current()

    @property
    def project(self) -> Path:
        """Return the project whose backups are shown."""
        return Path(self._projects.currentData() or "")

    def done(self, result: int) -> None:
        """Close, once nothing runs any more."""
        self._jobs.close()
        super().done(result)

    def reject(self) -> None:
        """Stop what runs, or else close."""
        if self._job:
            self._job.cancel()
        else:
            super().reject()

    def _make_parts(self) -> None:
        self._projects = QComboBox(self)
        self._projects.setObjectName("backups_project")
        self._projects.setAccessibleName(self.tr("Project"))
        self._projects.currentIndexChanged.connect(self._show_project)
        self._line = QLabel(self)
        self._line.setObjectName("backups_line")
        self._line.setWordWrap(True)
        self._table = ListTable("backups_table", self.tr("Backups"), self)
        self._table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self._table.show_model(self._model, _FITS)
        self._table.set_empty_text(
            self.tr(
                "There is no backup of this project yet. The first is made by itself within half "
                "a minute of work in it, then one every hour in which something changed."
            )
        )
        self._table.selectionModel().currentRowChanged.connect(self._show_current)
        self._table.chosen.connect(self._restore)
        self._table.delete_asked.connect(self._delete)
        self._preview = Preview(self)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("backups_bar")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setRange(0, 100)
        self._stop = side_button("backups_stop", self.tr("Cancel"), self.reject, self)
        self._restore_button = side_button(
            "backups_restore", self.tr("&Restore…"), self._restore, self
        )
        self._copy_button = side_button(
            "backups_copy", self.tr("&Open a copy…"), self._open_copy, self
        )
        self._delete_button = side_button("backups_delete", self.tr("&Delete…"), self._delete, self)
        self._restore_button.setDefault(True)

    def _lay_out(self) -> None:
        chooser = QHBoxLayout()
        chooser.addWidget(field_label(self.tr("&Project:"), self._projects, self))
        chooser.addWidget(self._projects, 1)
        progress = QHBoxLayout()
        progress.addWidget(self._bar, 1)
        progress.addWidget(self._stop)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        buttons = QHBoxLayout()
        for button in (self._restore_button, self._copy_button, self._delete_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(chooser)
        layout.addWidget(self._line)
        layout.addWidget(self._table, 3)
        layout.addWidget(self._preview, 2)
        layout.addLayout(progress)
        layout.addLayout(buttons)
        self._show_work(is_working=False)

    def _fill_projects(self) -> None:
        known = [one.project for one in self._service.projects()]
        first = [self._open] if self._open else []
        for path in [*first, *(one for one in known if one != self._open)]:
            self._projects.addItem(_title(path, is_open=path == self._open), str(path))

    @Slot()
    def _show_project(self) -> None:
        found = self._service.of(self.project)
        self._model.show_backups(found)
        text = self.tr(
            "Each is a whole project file that was checked. One is made every hour in which "
            "something changed; older ones are kept for a while, one a day and one a week."
        )
        self._line.setText(text)
        self._line.setVisible(bool(found))
        self._table.choose_row(0 if found else -1)
        self._show_current()

    @Slot()
    def _show_current(self) -> None:
        backup = self._current()
        for button in (self._restore_button, self._copy_button, self._delete_button):
            button.setEnabled(backup is not None)
        self._preview.setVisible(backup is not None)
        then = self._service.sessions(backup) if backup else ()
        self._preview.show_backup(backup, then, self._now if self._is_open() else None)

    def _is_open(self) -> bool:
        return self._open is not None and self.project == self._open

    def _current(self) -> Backup | None:
        return self._model.item(self._table.currentIndex().row())

    @Slot()
    def _restore(self) -> None:
        backup = self._current()
        project = self.project
        if backup is None or not is_sure_to_restore(backup, project, self):
            return
        self.chosen = backup
        self._start(
            self.tr("Restoring: the backup is checked, and what is there now is backed up…"),
            lambda job: self._service.prepare_restoring(backup, project, advance=job.advance),
        ).done.connect(self._take_prepared)

    @Slot()
    def _open_copy(self) -> None:
        backup = self._current()
        if backup is None:
            return
        stamp = backup.path.name.partition("T")[0]
        folder = self.project.parent if self.project.parent.exists() else Path.home()
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Open a copy as"),
            str(unused(folder / f"{self.project.stem} {stamp}{SUFFIX}")),
            project_filter(),
            options=NEVER_REPLACED,
        )
        if name:
            target = to_write(name, SUFFIX)
            self._start(
                self.tr("Copying the backup…"),
                lambda job: _copied(self._service, backup, target, job),
            ).done.connect(self._take_copy)

    @Slot()
    def _delete(self) -> None:
        backup = self._current()
        if backup is None or not is_sure_to_delete(backup, self):
            return
        row = self._table.currentIndex().row()
        self._service.remove(backup)
        self._show_project()
        self._table.choose_row(min(row, self._model.rowCount() - 1))
        self._show_current()
        self._table.setFocus()

    def _start(self, title: str, work: Callable[[Job], object]) -> Job:
        job = self._job = self._jobs.start("", work)
        job.advanced.connect(self._bar.setValue)
        job.refused.connect(self._refuse)
        job.broken.connect(self._give_up)
        self._bar.setValue(0)
        self._show_work(is_working=True)
        self._line.setText(title)
        self._line.show()
        self._stop.setFocus()
        return job

    def _show_work(self, *, is_working: bool) -> None:
        for widget in (self._projects, self._table, self._preview):
            widget.setEnabled(not is_working)
        for button in (self._restore_button, self._copy_button, self._delete_button):
            button.setEnabled(not is_working)
        self._bar.setVisible(is_working)
        self._stop.setVisible(is_working)

    @Slot(object)
    def _take_prepared(self, prepared: Prepared) -> None:
        self._job, self.prepared = None, prepared
        self.accept()

    @Slot(object)
    def _take_copy(self, target: Path) -> None:
        self._job, self.copy = None, target
        self.accept()

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._end_work()
        stopped = self.tr("It was stopped. Nothing was changed.")
        is_stopped = isinstance(error, CancelledError)
        self._line.setText(stopped if is_stopped else translated(error.message))

    @Slot(object)
    def _give_up(self, error: Exception) -> None:
        """Leave a fault of the program to whoever deals with those."""
        self._end_work()
        self.broken.emit(error)

    def _end_work(self) -> None:
        self._job = None
        self._show_work(is_working=False)
        self._show_project()
        self._table.setFocus()


class Preview(QWidget):
    """The sessions in a backup, each beside how far it is now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = ComparedModel(self)
        self._heading = QLabel(self)
        self._heading.setObjectName("backups_heading")
        self._heading.setWordWrap(True)
        self._table = ListTable("backups_sessions", self.tr("Sessions in the backup"), self)
        self._table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self._table.show_model(self._model, _COMPARED_FITS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._heading)
        layout.addWidget(self._table)

    def show_backup(
        self,
        backup: Backup | None,
        then: Sequence[SessionSummary],
        now: Sequence[SessionSummary] | None,
    ) -> None:
        """Show what is in a backup; ``now`` is None where nobody knows what is there now."""
        self._table.set_fits(_COMPARED_FITS if now is not None else _COMPARED_FITS[:-1])
        self._model.show_compared(compared(then, then if now is None else now))
        if backup is None:
            self._heading.setText("")
            return
        text = self.tr("What the backup of {time} holds, and what the project holds now:")
        if now is None:
            text = self.tr("What the backup of {time} holds:")
        self._heading.setText(text.format_map({"time": when(backup)}))


def is_sure_to_restore(backup: Backup, project: Path, parent: QWidget) -> bool:
    """Ask whether a project is to be brought back to a backup."""
    text = _tr("Bring {name} back to what it was at the backup of {time}?")
    more = _tr(
        "What the project holds now is backed up first: you come back to it in the same way, "
        "from the backup made “before restoring”. A file that cannot be read is kept under "
        "another name."
    )
    if not project.exists():
        more = _tr("Its file is gone. The backup takes its place, in {folder}.")
    words = {"name": project.name, "time": when(backup), "folder": project.parent}
    return _is_sure(parent, text.format_map(words), more.format_map(words), _tr("Restore"))


def is_sure_to_delete(backup: Backup, parent: QWidget) -> bool:
    """Ask whether a backup is to be deleted."""
    text = _tr("Delete the backup of {time} for good?").format_map({"time": when(backup)})
    more = _tr("The project itself and its other backups are not touched.")
    return _is_sure(parent, text, more, _tr("Delete"))


def _is_sure(parent: QWidget, text: str, more: str, yes: str) -> bool:
    box = QMessageBox(parent)
    box.setObjectName("backups_sure")
    box.setWindowTitle(_tr("Backups"))
    box.setText(text)
    box.setInformativeText(more)
    button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is button


def _title(path: Path, *, is_open: bool) -> str:
    if is_open:
        text = _tr("{name}, open now · {folder}")
    elif path.exists():
        text = _tr("{name} · {folder}")
    else:
        text = _tr("{name}, the file is gone · {folder}")
    return text.format_map({"name": path.name, "folder": path.parent})


def _copied(service: Backups, backup: Backup, target: Path, job: Job) -> Path:
    service.copy_out(backup, target, advance=job.advance)
    return target


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupsDialog", text)
