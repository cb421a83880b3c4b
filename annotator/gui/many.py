# SPDX-License-Identifier: Apache-2.0
"""Changing very many rows on the worker thread, and taking such steps back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from annotator.domain.errors import ConflictError, HandedOnError
from annotator.domain.message import Message, message
from annotator.gui.desk import translated
from annotator.gui.holding import Holding
from annotator.services import bulk
from annotator.services.tagging import tag_all_label, tag_very_many

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.changes import Group
    from annotator.domain.errors import UserError
    from annotator.domain.span import Span
    from annotator.domain.suggestion import Suggestion
    from annotator.gui.jobs import Job
    from annotator.gui.shell import Shell
    from annotator.services.bulk import Chosen, Deed


class ManyAtOnce(Holding):
    """Changes very many rows in one step, or takes such a step back."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window)
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
        self._change(
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

        self._change(deed.label, work, len(chosen.keys))

    def tag(self, kind_key: str, spans: Sequence[Span]) -> None:
        """Tag very many stretches of the open article."""
        workspace = self._desk.workspace
        path, session_id, who = workspace.project.path, workspace.session_id, workspace.reviewer

        def work(job: Job) -> Group | None:
            return tag_very_many(path, session_id, who, kind_key, spans, advance=job.advance)

        self._change(tag_all_label(kind_key, len(spans)), work, len(spans))

    def decide(self, chosen: Sequence[Suggestion], *, is_accepted: bool) -> None:
        """Accept or reject very many suggestions of the open article."""
        workspace = self._desk.workspace
        path, session_id, who = workspace.project.path, workspace.session_id, workspace.reviewer
        # Imported here: seldom are there so many.
        from annotator.services import accepting, deciding_many  # noqa: PLC0415

        decide = deciding_many.accept_very_many if is_accepted else deciding_many.reject_very_many
        label = accepting.accept_label if is_accepted else accepting.reject_label

        def work(job: Job) -> Group | None:
            return decide(path, session_id, who, chosen, advance=job.advance)

        self._change(label(chosen), work, len(chosen))

    def _change(self, label: Message, work: Callable[[Job], Group | None], total: int) -> None:
        workspace = self._desk.workspace
        if not self._may_start(workspace.require_editable):
            return
        self._session_id = workspace.session_id
        reason = message(
            "“{what}” is still under way. Wait until that is done, or cancel it below.", what=label
        )
        job = self._start(translated(label), work, reason, total=total)
        job.done.connect(self._finish)
        job.refused.connect(self._offer_to_step_over)

    @Slot(object)
    def _finish(self, group: Group | None) -> None:
        """Show what the job did, and say it with Undo beside it."""
        if not self._is_there():
            return
        if group is None:
            self._desk.say(self.tr("Nothing to change"))
            return
        workspace = self._desk.workspace
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
            workspace.steps.refused = self._step
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
