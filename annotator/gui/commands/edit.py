# SPDX-License-Identifier: Apache-2.0
"""Undo, redo, copying and finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.gui.desk import translated
from annotator.gui.many import ManyAtOnce
from annotator.services.bulk import is_long

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.domain.changes import Changes, Group
    from annotator.gui.shell import Shell


class EditCommands(QObject):
    """Takes steps back and forth, and finds words in the article."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.frame)
        self._window = window

    def undo(self) -> None:
        """Take the last step back and show where it was."""
        workspace, said = self._window.desk.workspace, self.tr("Undone: %s")
        if not self._is_taken_by_job(workspace.next_undo(), said):
            self._step(workspace.undo, said)

    def redo(self) -> None:
        """Do the last undone step again and show where it is."""
        workspace, said = self._window.desk.workspace, self.tr("Done again: %s")
        if not self._is_taken_by_job(workspace.next_redo(), said):
            self._step(workspace.redo, said)

    def step_over(self) -> None:
        """Leave what undo or redo refused as it is, and go on to the next step."""
        self._step(self._window.desk.workspace.step_over, "%s")

    def copy(self) -> None:
        """Copy the selected words."""
        self._window.view.copy()

    def find(self) -> None:
        """Go to the box for words to find."""
        self._window.finder.start()

    def find_next(self) -> None:
        """Go to the next place where the words stand."""
        self._window.finder.step(1)

    def find_previous(self) -> None:
        """Go to the place before."""
        self._window.finder.step(-1)

    def find_option(self, option: str) -> None:
        """Look the other way: by case, for whole words, by patterns."""
        self._window.finder.toggle(option)

    def tag_found(self) -> None:
        """Tag all places where the words stand, or some of them."""
        # Imported here: the article is to be seen first.
        from annotator.gui.tag_found import ask_to_tag  # noqa: PLC0415

        found = self._window.finder.found
        if found is None or not found.hits:
            self._window.finder.start()
            self._window.desk.say(self.tr("Find words first: then all places can be tagged."))
        else:
            ask_to_tag(self._window, found)

    def close_find(self) -> None:
        """Show no places found any more."""
        self._window.finder.close()

    def search_project(self) -> None:
        """Search the whole project."""
        self._window.show_panel("search").focus_line()  # type: ignore[attr-defined]

    def _open_what_came_back(self, record_id: str) -> None:
        """Open the session that was left because it, or its article, went to the trash."""
        workspace = self._window.desk.workspace
        sessions = workspace.project.sessions
        last = sessions.last_opened() if workspace.session is None else None
        if last and record_id in (last, sessions.get(last).article_id):
            self._window.open_session(last)

    def _is_taken_by_job(self, step: Group | None, said: str) -> bool:
        """Have a long step taken back on the worker thread; False where it is short, or none."""
        if step is None or not is_long(self._window.desk.workspace, step):
            return False
        ManyAtOnce(self._window).take_back(step, said)
        return True

    def _step(self, step: Callable[[], Changes | None], template: str) -> None:
        """Go a step, or say who is in the way and offer to step over it."""
        window = self._window
        done: list[Changes | None] = []
        if window.desk.attempt(lambda: done.append(step())):
            self._show(done[0], template)
        elif window.desk.workspace.steps.refused:
            window.refresh_actions()
            window.strip.offer(window.actions_table["edit.step_over"])

    def _show(self, changes: Changes | None, template: str) -> None:
        """Select what the step was about and say what it was."""
        desk = self._window.desk
        if changes is None:
            return
        if desk.workspace.is_in_trash:
            desk.attempt(desk.close_session)
        elif changes.group.session_id is None:
            self._open_what_came_back(changes.group.focus_id)
        focus = changes.group.focus_id
        if desk.workspace.project.annotations.find([focus]):
            desk.select_annotation(focus)
        elif desk.workspace.project.events.find([focus]):
            desk.select_event(focus)
        desk.say(template % translated(changes.group.label))
