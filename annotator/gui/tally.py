# SPDX-License-Identifier: Apache-2.0
"""Counts what is told beside the text, when edits rest and without holding up the window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from annotator.gui.jobs import CancelledError, Job, Jobs
from annotator.services.counting import Counted, Counts, Sentences, Wanted, count, count_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from annotator.domain.changes import Changes, RowChange
    from annotator.domain.errors import UserError
    from annotator.domain.ids import SessionId
    from annotator.domain.session import ListedSession, Progress
    from annotator.services.workspace import Workspace

_REST_MS = 100
# So many marks, or sentences, are counted at once: about 20 ms. More are counted by a job, when
# edits rest longer.
_MANY = 20_000
_MANY_SENTENCES = 4_000
_LONG_REST_MS = 300


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is counted, at which state, and the last edits of the other sessions."""

    state: int
    wanted: Wanted
    others: Mapping[SessionId, int]


class Tally(QObject):
    """Knows the counts of the open session, and how far the others are.

    One job runs at a time. What it finds is dropped where marks have changed since it began.
    """

    # ``counts`` or how far a session is are others than before.
    counted = Signal()
    broken = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        """Begin counting; the parent tells of what happens by ``restart`` and its kin."""
        super().__init__(parent)
        self._workspace = workspace
        # None where no session is open, and until its marks are counted.
        self.counts: Counts | None = None
        self._sentences: Sentences | None = None
        # Goes up with every change of what is counted; what was counted at which state is shown.
        self._state = self._shown_state = 0
        self._shown_sentences: Sentences | None = None
        # By session, with its last edit then; and those to be counted, with their last edit now.
        self._progress: dict[SessionId, tuple[int, Progress]] = {}
        self._others: dict[SessionId, int] = {}
        # Its own thread: an export may take the other one for a minute.
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._asked = _Asked(0, Wanted(None), {})
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._count)
        self.restart()

    def set_sentences(self, sentences: Sentences | None) -> None:
        """Count which of these sentences of the open article nobody has marked, None for not."""
        self._sentences = sentences
        if sentences is not None:
            self._wait(0)
        elif self.counts is not None:
            self.counts, self._shown_sentences = replace(self.counts, untouched=None), None
            self.counted.emit()

    def progress_of(self, one: ListedSession) -> Progress | None:
        """Return how far a session is; None, or how far it was, until ``counted``."""
        session_id = one.session.id
        if self.counts and self.counts.session_id == session_id:
            return self.counts.progress
        edit, progress = self._progress.get(session_id, (-1, None))
        under_way = self._asked.others if self._job else {}
        if one.edit in (edit, under_way.get(session_id)):
            return progress
        if self._is_quick(session_id):
            progress = self._workspace.project.sessions.progress(session_id)
            self._progress[session_id] = (one.edit, progress)
        elif not self._is_open(session_id):
            self._others[session_id] = one.edit
            self._wait(0)
        return progress

    def stop(self) -> None:
        """Count no more, and wait until nothing does."""
        self._rest.stop()
        self._job = None
        self._jobs.close()

    @Slot()
    def restart(self) -> None:
        """Know nothing of the session that is open now; of the one before, how far it was."""
        if self.counts:
            self._progress[self.counts.session_id] = (-1, self.counts.progress)
        self.counts = None
        if self._job:
            self._job.cancel()
        if self._workspace.session is None:
            self.counted.emit()
        self.count_anew()

    @Slot()
    def count_anew(self) -> None:
        """Count whatever may have changed."""
        self._state += 1
        self._wait(0)

    @Slot(object)
    def follow(self, changes: Changes) -> None:
        """Count when edits rest, where they can have changed what is counted here."""
        session = self._workspace.session
        is_here = session is not None and changes.group.session_id in (None, session.id)
        if is_here and any(map(_is_counted, changes.rows)):
            self._state += 1
            many = self.counts is not None and self.counts.progress.facts >= _MANY
            self._rest.start(_LONG_REST_MS if many else _REST_MS)

    def _wait(self, milliseconds: int) -> None:
        if not self._rest.isActive():
            self._rest.start(milliseconds)

    def _is_due(self) -> bool:
        is_shown = self._shown_state == self._state
        is_complete = self._sentences is None or self._sentences is self._shown_sentences
        return bool(self._others) or not (is_shown and is_complete)

    @Slot()
    def _count(self) -> None:
        """Count what is due, unless a job runs: what follows it begins when it ends."""
        if self._job or not self._is_due():
            return
        session = self._workspace.session
        session_id = session.id if session else None
        known = self.counts if self._shown_state == self._state else None
        others, self._others = self._others, {}
        wanted = Wanted(session_id, self._sentences, known, tuple(others))
        self._asked = _Asked(self._state, wanted, others)
        if self._is_at_once(wanted):
            self._take(count(self._workspace.project, wanted, _go_on))
            return
        job = self._job = self._jobs.start("", _work(self._workspace.project.path, wanted))
        job.done.connect(self._take_from_job)
        job.refused.connect(self._count_here)
        job.broken.connect(self._give_up)
        if self.counts is None:
            self.counted.emit()

    def _is_at_once(self, wanted: Wanted) -> bool:
        """Return whether something is counted here, as it is little or no job could."""
        if not self._workspace.project.is_readable_beside():
            return True
        many_sentences = wanted.sentences and wanted.sentences.count > _MANY_SENTENCES
        if many_sentences or wanted.others:
            return False
        return wanted.session_id is None or self._is_quick(wanted.session_id)

    def _is_quick(self, session_id: SessionId) -> bool:
        project = self._workspace.project
        if not project.is_readable_beside():
            return True
        return not project.sessions.has_more_marks(session_id, _MANY)

    def _is_open(self, session_id: SessionId) -> bool:
        session = self._workspace.session
        return session is not None and session.id == session_id

    @Slot(object)
    def _take_from_job(self, counted: Counted) -> None:
        if self.sender() is self._job:
            self._job = None
            self._take(counted)
            self._wait(0)

    @Slot(object)
    def _count_here(self, error: UserError) -> None:
        """Count what the job could not, as the file was moved or is locked for others."""
        if self.sender() is self._job:
            self._job = None
            if isinstance(error, CancelledError):
                self._others = {**self._asked.others, **self._others}
            else:
                self._take(count(self._workspace.project, self._asked.wanted, _go_on))
            self._wait(0)

    @Slot(object)
    def _give_up(self, error: Exception) -> None:
        if self.sender() is self._job:
            self._job = None
            self.broken.emit(error)

    def _take(self, counted: Counted) -> None:
        """Show what was counted, as far as nothing has changed since."""
        asked, counts = self._asked, counted.counts
        for session_id, progress in counted.others.items():
            self._progress[session_id] = (asked.others[session_id], progress)
        if asked.state == self._state:
            if counts and asked.wanted.sentences is not self._sentences:
                counts = replace(counts, untouched=None)
            self.counts = counts
            self._shown_state, self._shown_sentences = asked.state, asked.wanted.sentences
        self.counted.emit()


def _is_counted(row: RowChange) -> bool:
    """Return whether a row's change can change what is counted."""
    if row.table not in ("annotation", "event") or row.before is None or row.after is None:
        return row.table in ("annotation", "event", "span")
    return row.table == "annotation" and ("status" in row.after or "kind" in row.after)


def _work(path: Path, wanted: Wanted) -> Callable[[Job], Counted]:
    return lambda job: count_beside(path, wanted, job.advance)


def _go_on(_number: int) -> None:
    """Let the counting go on."""
