# SPDX-License-Identifier: Apache-2.0
"""Reads what a timeline shows, beside the window, and follows what is edited and suggested."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from annotator.domain.event import EVENT
from annotator.gui.jobs import CancelledError, Jobs
from annotator.gui.plotting.grouping import Grouping
from annotator.gui.suggested import names_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from annotator.domain.changes import Changes
    from annotator.domain.errors import UserError
    from annotator.domain.ids import SessionId
    from annotator.domain.suggestion import Suggestion
    from annotator.gui.desk import Desk
    from annotator.gui.jobs import Job
    from annotator.gui.plotting.marks import Marks
    from annotator.store.timeline import Plain

    # Each event by its id.
    Rows = dict[str, Plain]
    # What puts them into lanes, those that are suggested among them.
    Lay = Callable[[Rows], Marks]

# Typing and a run of edits are shown when they rest.
_REST_MS = 120
# So many events are put in order at once: about 20 ms.
_MANY = 2_000
# More events changed at once are read anew altogether.
_MANY_CHANGED = 200
# Those that are suggested take longer: their rows are made here.
_MANY_SUGGESTED = 500
# What draws, and all that it needs, takes a second to import: that is done by the first job.
_DRAWING = "annotator.gui.plotting.timeline_view"


class TimelineSource(QObject):
    """Knows the events of the open session as a timeline shows them.

    Nothing is read while nobody looks; ``ready`` tells when there is something new to show. What
    is suggested is among them while it is wanted.
    """

    # Marks to be shown.
    ready = Signal(object)
    broken = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.grouping = Grouping.ONE
        self.with_suggested = True
        self._is_watched = False
        # None until they are read.
        self._rows: Rows | None = None
        self._changed: set[str] = set()
        # Something else is suggested than is shown.
        self._is_stale = False
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
        desk.suggestions.changed.connect(self._follow_suggested)

    def watch(self, *, is_watched: bool) -> None:
        """Read and follow while somebody looks; what happened meanwhile is made up for."""
        self._is_watched = is_watched
        is_behind = self._rows is None or self._changed or self._is_stale
        if is_watched and self._job is None and is_behind:
            self._catch_up()

    def group(self, grouping: Grouping) -> None:
        """Put the events into other lanes."""
        self.grouping = grouping
        if self._rows is not None:
            self._arrange()

    def show_suggested(self, *, is_shown: bool) -> None:
        """Have what is suggested among the events, or not."""
        if is_shown is not self.with_suggested:
            self.with_suggested = is_shown
            self._follow_suggested(self._desk.suggestions.suggested.events())

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
        self._jobs.stop()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if not changes.touches("event"):
            return
        self._changed.update(row.id for row in changes.of("event"))
        if self._is_watched:
            self._rest.start()

    @Slot(object)
    def _follow_suggested(self, ids: Collection[str]) -> None:
        is_known = self._rows is not None or self._job is not None
        if is_known and any(names_kind(one, EVENT.key) for one in ids):
            self._is_stale = True
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
        elif self._is_stale:
            self._arrange()

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
            self._start(_read_work(project.path, session_id, self._lay()))
        else:
            self._desk.attempt(partial(self._read_here, session_id))

    def _read_here(self, session_id: SessionId) -> None:
        rows = self._desk.workspace.project.timeline.of_session(session_id)
        self._rows = {row[0]: row for row in rows}
        self._arrange()

    def _arrange(self) -> None:
        """Put what is known in order and in lanes: here, or by a job where that takes long."""
        rows, suggestions = self._rows or {}, self._desk.suggestions
        if len(rows) > _MANY or suggestions.count(EVENT.key) > _MANY_SUGGESTED:
            self._start(_arrange_work(dict(rows), self._lay()))
            return
        self._job = None
        self.ready.emit(self._lay()(rows))

    def _lay(self) -> Lay:
        """Return what puts events into lanes as it is wanted now, in whatever thread."""
        self._is_stale = False
        suggestions, article = self._desk.suggestions, self._desk.workspace.article
        ids = suggestions.suggested.events() if self.with_suggested else ()
        suggested = [(one, suggestions.left[one]) for one in ids]
        return partial(
            _laid,
            suggested=suggested,
            text=article.text if article else "",
            grouping=self.grouping,
        )

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
            if marks.grouping is self.grouping and not self._is_stale:
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


def _read_work(path: Path, session_id: SessionId, lay: Lay) -> Callable[[Job], tuple[Rows, Marks]]:
    def work(job: Job) -> tuple[Rows, Marks]:
        from annotator.services.timelines import timeline_beside  # noqa: PLC0415 - see below

        # The window goes on meanwhile; nothing is drawn in this thread.
        import_module(_DRAWING)
        rows = {row[0]: row for row in timeline_beside(path, session_id, job.advance)}
        return rows, lay(rows)

    return work


def _arrange_work(rows: Rows, lay: Lay) -> Callable[[Job], tuple[Rows, Marks]]:
    def work(_job: Job) -> tuple[Rows, Marks]:
        return rows, lay(rows)

    return work


def _laid(
    rows: Rows, *, suggested: Sequence[tuple[str, Suggestion]], text: str, grouping: Grouping
) -> Marks:
    # Imported here, and by the job: only timelines need it.
    from annotator.gui.plotting.marks import marks_of  # noqa: PLC0415
    from annotator.services.timelines import suggested_row  # noqa: PLC0415

    others = (suggested_row(*one, text) for one in suggested)
    return marks_of(chain(rows.values(), others), grouping)
