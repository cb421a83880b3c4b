# SPDX-License-Identifier: Apache-2.0
"""Tagging all places that were found: asking which, writing them, and saying so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from annotator.domain.kinds import kind_of
from annotator.domain.message import message
from annotator.gui import settings as rows
from annotator.gui.desk import translated
from annotator.services.tagging import MOST_AT_ONCE, tag_all, tag_very_many

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.domain.changes import Group
    from annotator.domain.span import Span
    from annotator.gui.jobs import Job
    from annotator.gui.shell import Shell
    from annotator.services.workspace import Workspace
    from annotator.text.finding import Found


class TaggingFound(QObject):
    """Tags few places at once, and very many by a job that holds the workspace."""

    def __init__(self, window: Shell) -> None:
        super().__init__(window.desk)
        self._window = window
        self._desk = window.desk
        self._kind_key = ""
        self._count = 0

    def ask(self, found: Found) -> None:
        """Ask which places are to be tagged, and tag them."""
        # Imported here: it is needed when something is to be tagged.
        from annotator.gui.dialogs.tag_found import TagFoundDialog  # noqa: PLC0415

        settings, pen = self._window.settings, self._window.view.pointer.pen
        kind_key = pen.kind or settings.get(rows.TAG_FOUND_KIND)
        dialog = TagFoundDialog(self._desk, found, kind_key, self._window.frame)
        is_wanted = dialog.exec() == dialog.DialogCode.Accepted
        self._kind_key, spans = dialog.kind_key, dialog.spans()
        dialog.deleteLater()
        if is_wanted and spans:
            settings.keep(rows.TAG_FOUND_KIND, self._kind_key)
            self._tag(spans)

    def _tag(self, spans: Sequence[Span]) -> None:
        self._count, workspace = len(spans), self._desk.workspace
        if self._count > MOST_AT_ONCE:
            self._start(spans)
        elif self._desk.attempt(partial(tag_all, workspace, self._kind_key, spans)):
            self._say_done()

    def _start(self, spans: Sequence[Span]) -> None:
        workspace = self._desk.workspace
        if not self._desk.attempt(workspace.require_editable):
            return
        if not self._desk.attempt(workspace.close_draft):
            return
        workspace.held = message(
            "What was found is being tagged. Wait until that is done, or cancel it below."
        )
        title = self.tr("Tagging what was found")
        work = _tagging(workspace, self._kind_key, spans)
        job = self._window.jobs.start(title, work, total=self._count)
        for end in (job.refused, job.broken):
            end.connect(self._release)
        job.done.connect(self._take)

    @Slot()
    def _release(self) -> None:
        self._desk.workspace.held = None

    @Slot(object)
    def _take(self, group: Group) -> None:
        """Show what the job wrote: it is this window's own work."""
        self._release()
        self._desk.workspace.project.history.log.own_ids.add(group.id)
        self._desk.show_anew()
        self._say_done()

    def _say_done(self) -> None:
        kind = translated(kind_of(self._kind_key).name)
        said = self.tr("%1 places tagged as %2").replace("%1", f"{self._count:,}")
        self._window.say_done(said.replace("%2", kind))


def _tagging(workspace: Workspace, kind_key: str, spans: Sequence[Span]) -> Callable[[Job], object]:
    path, session_id, who = workspace.project.path, workspace.session_id, workspace.reviewer

    def work(job: Job) -> Group:
        return tag_very_many(path, session_id, who, kind_key, spans, advance=job.advance)

    return work
