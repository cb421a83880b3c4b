# SPDX-License-Identifier: Apache-2.0
"""Articles in, tables out, and the project file itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu

from annotator.gui.copying import Copying
from annotator.gui.exporting import Exporting
from annotator.gui.project_names import project_filter, with_suffix
from annotator.gui.recent import RecentMenu, forget
from annotator.gui.settings import FOLDER, PROJECT, REVIEWER
from annotator.gui.trashing import trash_article, trash_session
from annotator.services.importing import Imported, import_bytes, import_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.gui.shell import Shell


class FileCommands(QObject):
    """Opens, pastes, exports and copies."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window
        self._copying = Copying(window)
        self._exporting = Exporting(window)
        menu = window.frame.menuBar().findChild(QMenu, "recent_menu")
        if isinstance(menu, QMenu):
            RecentMenu(menu, window).chosen.connect(self.open_recent)

    def open_article(self) -> None:
        """Ask for article files and read them in."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window.frame,
            self.tr("Open article"),
            self._folder(),
            self.tr("Text (*.txt *.md);;All files (*)"),
        )
        self.open_paths([Path(name) for name in names])

    def open_paths(self, paths: list[Path]) -> None:
        """Read article files in and open the session of the last one."""
        workspace = self._window.desk.workspace
        for path in paths:
            self._window.settings.keep(FOLDER, str(path.parent))
            read = partial(import_file, workspace.project, path, reviewer=workspace.reviewer)
            self._take_in(read)

    def paste_article(self) -> None:
        """Make an article of the text on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._window.desk.say(
                self.tr("There is no text on the clipboard. Copy the article first.")
            )
            return
        workspace = self._window.desk.workspace
        self._take_in(
            lambda: import_bytes(
                workspace.project,
                text.encode(),
                self.tr("pasted text") + ".txt",
                reviewer=workspace.reviewer,
            )
        )

    def article_details(self) -> None:
        """Let the user confirm what is known of the article."""
        from annotator.gui.dialogs.article_details import (  # noqa: PLC0415 - rarely used
            ArticleDetailsDialog,
        )

        ArticleDetailsDialog(self._window.desk, self._window.frame).exec()

    def export_csv(self) -> None:
        """Write the open session as CSV."""
        self._exporting.export_tables([self._window.desk.workspace.session_id])

    def export_all(self) -> None:
        """Write every session of the project as CSV."""
        self._exporting.export_tables([])

    def export_calendar(self) -> None:
        """Write what is still to be checked in the open session as a calendar."""
        self._exporting.export_calendar([self._window.desk.workspace.session_id])

    def export_calendars(self) -> None:
        """Write what is still to be checked in the whole project as a calendar."""
        self._exporting.export_calendar([])

    def trash_session(self) -> None:
        """Move the open session to the trash."""
        desk = self._window.desk
        trash_session(desk, desk.workspace.session_id, self._window.frame)

    def trash_article(self) -> None:
        """Move the open session's article to the trash."""
        desk = self._window.desk
        trash_article(desk, desk.workspace.session_id, self._window.frame)

    def open_trash(self) -> None:
        """Show what is in the trash."""
        from annotator.gui.dialogs.trash import TrashDialog  # noqa: PLC0415 - rarely used
        from annotator.gui.widths import ask  # noqa: PLC0415

        dialog = TrashDialog(self._window.desk, self._window.frame)
        if ask(dialog, self._window.settings):
            from annotator.gui.emptying import Emptying  # noqa: PLC0415 - rarely used

            Emptying(self._window).start(dialog.copies)

    def new_project(self) -> None:
        """Begin an empty project file and open it."""
        name, _ = QFileDialog.getSaveFileName(
            self._window.frame, self.tr("New project"), self._folder(), project_filter()
        )
        if name:
            self._open(with_suffix(Path(name)))

    def open_project(self) -> None:
        """Open another project file."""
        name, _ = QFileDialog.getOpenFileName(
            self._window.frame, self.tr("Open project"), self._folder(), project_filter()
        )
        if name:
            self._open(Path(name))

    @Slot(object)
    def open_recent(self, path: Path) -> None:
        """Open a project that was open before."""
        self._open(path)

    def clear_recent(self) -> None:
        """Forget which projects were open, and in which folder."""
        forget(self._window.settings)
        self._window.status.say(
            self.tr("The list is empty. No project and no folder is remembered.")
        )

    def save_copy(self) -> None:
        """Write a whole copy of the project file."""
        self._copying.save()

    def work_on_copy(self) -> None:
        """Copy the project to this computer, and go on in the copy."""
        self._copying.work_on_one()

    def check_project(self) -> None:
        """Look through the project file in every way there is."""
        self._window.check_project()

    def rescue(self) -> None:
        """Show what can be done about a damaged project: the open one, or one that is chosen."""
        project = self._window.desk.workspace.project if self._window.is_attached else None
        if project is not None and project.damage:
            self._window.offer_rescue(project.path, project.damage)
            return
        name, _ = QFileDialog.getOpenFileName(
            self._window.frame, self.tr("Damaged project"), self._folder(), project_filter()
        )
        if name:
            self._window.salvage(Path(name))

    def set_reviewer(self) -> None:
        """Ask who is at work."""
        workspace = self._window.desk.workspace
        name, accepted = QInputDialog.getText(
            self._window.frame,
            self.tr("Reviewer"),
            self.tr("Your name, for the history and the CSV:"),
            text=workspace.reviewer,
        )
        if accepted:
            self._window.settings.keep(REVIEWER, name.strip())
            self._window.take_reviewer(name.strip())

    def quit(self) -> None:
        """Close the window."""
        self._window.frame.close()

    def _take_in(self, read: Callable[[], Imported]) -> None:
        found: list[Imported] = []
        workspace = self._window.desk.workspace
        if not self._window.desk.attempt(workspace.require_free):
            return
        if not self._window.desk.attempt(lambda: found.append(read())):
            return
        self._window.open_session(found[0].session_id)
        if found[0].was_trashed:
            self._window.desk.say(self.tr("This article was in the trash. It is back now."))
        elif found[0].was_there:
            self._window.desk.say(self.tr("The project had this article already: here it is."))

    def _open(self, path: Path) -> None:
        """Open a project and the session that was open in it last."""
        if self._window.open_project(path):
            self._window.settings.keep(PROJECT, str(path))
            self._window.complete()
            last = self._window.desk.workspace.project.sessions.last_opened()
            if last:
                self._window.open_session(last)

    def _folder(self) -> str:
        return str(self._window.settings.get(FOLDER))
