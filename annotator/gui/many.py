# SPDX-License-Identifier: Apache-2.0
"""Changing very many rows on the worker thread, and taking such steps back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from annotator.domain.errors import ConflictError, HandedOnError
from annotator.domain.message import Message, message
from annotator.gui.desk import translated
from annotator.services import bulk
from annotator.services.tagging import tag_all_label, tag_very_many

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.changes import Group
    from annotator.domain.errors import UserError
    from annotator.domain.span import Span
    from annotator.gui.jobs import Job
    from annotator.gui.shell import Shell
    from annotator.services.bulk import Chosen, Deed


class ManyAtOnce(QObject):
    """Runs one job that changes very many rows, and holds the workspace as long as it takes."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._desk = window.desk
        self._said = ""
        # The step that is taken back, where one is.
        self._step: Group | None = None

    def take_back(self, step: Group, said: str) -> None:
        """Take a long step back.

        ``said`` is what is told afterwards, with a place for the step's name.
        """
        workspace = self._desk.workspace
        path, who = workspace.project.path, workspace.reviewer
        self._said, self._step = said, step
        self._start(
            step.label,
            lambda job: bulk.take_back_many(path, step, who, advance=job.advance),
            bulk.rows_of(workspace, step),
        )

    def do(self, chosen: Chosen, deed: Deed) -> None:
        """Do something to many rows."""
        workspace = self._desk.workspace
        path, session_id, who = workspace.project.path, workspace.session_id, workspace.reviewer

        def work(job: Job) -> Group | None:
            return bulk.do_many(path, session_id, who, chosen, deed, advance=job.advance)

        self._start(deed.label, work, len(chosen.keys))

    def tag(self, kind_key: str, spans: Sequence[Span]) -> None:
        """Tag very many stretches of the open article."""
        workspace = self._desk.workspace
        path, session_id, who = workspace.project.path, workspace.session_id, workspace.reviewer

        def work(job: Job) -> Group | None:
            return tag_very_many(path, session_id, who, kind_key, spans, advance=job.advance)

        self._start(tag_all_label(kind_key, len(spans)), work, len(spans))

    def _start(self, label: Message, work: Callable[[Job], Group | None], total: int) -> None:
        workspace = self._desk.workspace
        # The job opens the file by its path, where another may be by now, or none.
        in_place = workspace.project.require_in_place
        if not all(map(self._desk.attempt, (workspace.require_editable, in_place))) or (
            not self._desk.attempt(workspace.close_draft)
        ):
            self.deleteLater()
            return
        self._session_id = workspace.session_id
        job = self._window.jobs.start(translated(label), work, total=total)
        workspace.held = message(
            "“{what}” is still under way. Wait until that is done, or cancel it below.", what=label
        )
        job.done.connect(self._finish)
        job.refused.connect(self._offer_to_step_over)
        for end in (job.done, job.refused, job.broken):
            end.connect(self._release)

    @Slot()
    def _release(self) -> None:
        self._desk.workspace.held = None
        self._window.refresh_actions()
        self.deleteLater()

    @Slot(object)
    def _finish(self, group: Group | None) -> None:
        """Show what the job did, and say it with Undo beside it."""
        if not self._is_there():
            return
        if group is None:
            self._desk.say(self.tr("Nothing to change"))
            return
        workspace = self._desk.workspace
        workspace.held = None
        workspace.take_over(group)
        self._desk.show_anew()
        label = translated(group.label)
        if workspace.session is None or workspace.session.id != self._session_id:
            # Undo would take back something else here.
            self._desk.say(label)
        elif self._said:
            self._select(group.focus_id)
            self._desk.say(self._said % label)
        else:
            self._desk.step_done.emit(label)

    @Slot(object)
    def _offer_to_step_over(self, error: UserError) -> None:
        """Let undo go on past a step that somebody else is in the way of."""
        is_clash = isinstance(error, ConflictError) and not isinstance(error, HandedOnError)
        if not (is_clash and self._step and self._is_there()):
            return
        workspace, window = self._desk.workspace, self._window
        if workspace.session and self._step in (workspace.next_undo(), workspace.next_redo()):
            workspace.held, workspace.steps.refused = None, self._step
            window.refresh_actions()
            window.strip.offer(window.actions_table["edit.step_over"])

    def _is_there(self) -> bool:
        """Return whether the project is still open here: its job ends behind its closing."""
        return self._window.is_attached and self._window.desk is self._desk

    def _select(self, focus_id: str) -> None:
        project = self._desk.workspace.project
        if project.annotations.find([focus_id]):
            self._desk.select_annotation(focus_id)
        elif project.events.find([focus_id]):
            self._desk.select_event(focus_id)
