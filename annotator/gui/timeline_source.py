# SPDX-License-Identifier: Apache-2.0
"""Reads what a timeline shows, beside the window, and follows what is edited."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from annotator.gui.jobs import CancelledError, Jobs
from annotator.gui.plotting.grouping import Grouping

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.domain.changes import Changes
    from annotator.domain.errors import UserError
    from annotator.domain.ids import SessionId
    from annotator.gui.desk import Desk
    from annotator.gui.jobs import Job
    from annotator.gui.plotting.marks import Marks
    from annotator.store.timeline import Plain

    # Each event by its id.
    Rows = dict[str, Plain]

# Typing and a run of edits are shown when they rest.
_REST_MS = 120
# So many events are put in order at once: about 20 ms.
_MANY = 2_000
# More events changed at once are read anew altogether.
_MANY_CHANGED = 200
# What draws, and all that it needs, takes a second to import: that is done by the first job.
_DRAWING = "annotator.gui.plotting.timeline_view"


class TimelineSource(QObject):
    """Knows the events of the open session as a timeline shows them.

    Nothing is read while nobody looks; ``ready`` tells when there is something new to show.
    """

    # Marks to be shown.
    ready = Signal(object)
    broken = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.grouping = Grouping.ONE
        self._is_watched = False
        # None until they are read.
        self._rows: Rows | None = None
        self._changed: set[str] = set()
        # Its own thread: an export may take the other one for a minute.
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._catch_up)
        desk.session_leaving.connect(self.stop)
        desk.session_opened.connect(self.read_anew)
        desk.read_anew.connect(self.read_anew)
        desk.changed.connect(self._follow)

    def watch(self, *, is_watched: bool) -> None:
        """Read and follow while somebody looks; what happened meanwhile is made up for."""
        self._is_watched = is_watched
        if is_watched and self._job is None and (self._rows is None or self._changed):
            self._catch_up()

    def group(self, grouping: Grouping) -> None:
        """Put the events into other lanes."""
        self.grouping = grouping
        if self._rows is not None:
            self._arrange()

    @Slot()
    def read_anew(self) -> None:
        """Read all events anew."""
        self._rows, self._job = None, None
        self._changed.clear()
        self._rest.stop()
        if self._is_watched:
            self._read()

    @Slot()
    def stop(self) -> None:
        """Read nothing any more, and wait until nothing does."""
        self._rows, self._job = None, None
        self._rest.stop()
        self._jobs.close()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if not changes.touches("event"):
            return
        self._changed.update(row.id for row in changes.of("event"))
        if self._is_watched:
            self._rest.start()

    @Slot()
    def _catch_up(self) -> None:
        """Show what was edited since the events were read."""
        if self._job is not None:
            # It may have read the file before the edit.
            self._rest.start()
        elif self._rows is None or len(self._changed) > _MANY_CHANGED:
            self.read_anew()
        elif self._changed:
            self._desk.attempt(self._take_changed)

    def _take_changed(self) -> None:
        """Read those events that were edited."""
        session, rows = self._desk.workspace.session, self._rows
        if session is None or rows is None:
            return
        found = self._desk.workspace.project.timeline.find(session.id, self._changed)
        for event_id in self._changed - {row[0] for row in found}:
            rows.pop(event_id, None)
        rows.update({row[0]: row for row in found})
        self._changed.clear()
        self._arrange()

    def _read(self) -> None:
        workspace = self._desk.workspace
        if workspace.session is None:
            return
        project, session_id = workspace.project, workspace.session.id
        if project.is_readable_beside():
            self._start(_read_work(project.path, session_id, self.grouping))
        else:
            self._desk.attempt(partial(self._read_here, session_id))

    def _read_here(self, session_id: SessionId) -> None:
        rows = self._desk.workspace.project.timeline.of_session(session_id)
        self._rows = {row[0]: row for row in rows}
        self._arrange()

    def _arrange(self) -> None:
        """Put what is known in order and in lanes: here, or by a job where that takes long."""
        rows = self._rows or {}
        if len(rows) > _MANY:
            self._start(_arrange_work(dict(rows), self.grouping))
            return
        self._job = None
        self.ready.emit(_arranged(rows, self.grouping)[1])

    def _start(self, work: Callable[[Job], tuple[Rows, Marks]]) -> None:
        self._job = self._jobs.start("", work)
        self._job.done.connect(self._take)
        self._job.refused.connect(self._make_up)
        self._job.broken.connect(self._give_up)

    @Slot(object)
    def _take(self, found: tuple[Rows, Marks]) -> None:
        if self.sender() is self._job:
            self._job = None
            self._rows, marks = found
            if marks.grouping is self.grouping:
                self.ready.emit(marks)
            else:
                self._arrange()

    @Slot(object)
    def _make_up(self, error: UserError) -> None:
        """Read here what the job could not, as the file was moved or is locked for others."""
        session = self._desk.workspace.session
        if self.sender() is self._job and session and not isinstance(error, CancelledError):
            self._job = None
            self._desk.attempt(partial(self._read_here, session.id))

    @Slot(object)
    def _give_up(self, error: Exception) -> None:
        if self.sender() is self._job:
            self._job = None
            self.broken.emit(error)


def _read_work(
    path: Path, session_id: SessionId, grouping: Grouping
) -> Callable[[Job], tuple[Rows, Marks]]:
    def work(job: Job) -> tuple[Rows, Marks]:
        from annotator.services.timelines import timeline_beside  # noqa: PLC0415 - see below

        # The window goes on meanwhile; nothing is drawn in this thread.
        import_module(_DRAWING)
        rows = {row[0]: row for row in timeline_beside(path, session_id, job.advance)}
        return _arranged(rows, grouping)

    return work


def _arrange_work(rows: Rows, grouping: Grouping) -> Callable[[Job], tuple[Rows, Marks]]:
    def work(_job: Job) -> tuple[Rows, Marks]:
        return _arranged(rows, grouping)

    return work


def _arranged(rows: Rows, grouping: Grouping) -> tuple[Rows, Marks]:
    # Imported here, and by the job: only timelines need it.
    from annotator.gui.plotting.marks import marks_of  # noqa: PLC0415

    return rows, marks_of(rows.values(), grouping)
