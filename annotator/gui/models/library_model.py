# SPDX-License-Identifier: Apache-2.0
"""The articles of the project with the sessions on each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, QTimer, Slot

from annotator.domain.session import ListedSession, Progress, SessionState
from annotator.gui.dates import local_now, short_time
from annotator.gui.models.paged import Index, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from annotator.domain.changes import Changes
    from annotator.domain.ids import SessionId
    from annotator.gui.desk import Desk

_NOWHERE = QModelIndex()
_REST_MS = 2_000
_BESIDE = "\N{NO-BREAK SPACE}"


class LibraryModel(QAbstractListModel):
    """A row for each session; the first of an article also carries its title."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = ""
        self._sessions: list[ListedSession] = []
        self._progress: dict[SessionId, Progress | None] = {}
        self._shown: dict[int, Callable[[ListedSession], Any]] = {
            Qt.ItemDataRole.DisplayRole: _title,
            Qt.ItemDataRole.ToolTipRole: _title,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Role.ID: _session_id,
            Role.DETAIL: self._detail,
            Role.DONE_SHARE: self._done_share,
        }
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self.reload)
        desk.session_opened.connect(self.reload_soon)
        desk.changed.connect(self.follow)
        desk.read_anew.connect(self.reload_soon)
        desk.tally.counted.connect(self._show_progress)
        self.reload()

    def set_words(self, words: str) -> None:
        """Show only sessions whose title or reviewer has these words."""
        self._words = words.casefold()
        self.reload()

    def summary(self, row: int) -> ListedSession | None:
        """Return the session in a row, None where there is no such row."""
        return self._sessions[row] if 0 <= row < len(self._sessions) else None

    def row_of(self, session_id: str) -> int:
        """Return the row of a session, -1 where it is not shown."""
        rows = (row for row, one in enumerate(self._sessions) if one.session.id == session_id)
        return next(rows, -1)

    @Slot()
    def reload_soon(self) -> None:
        """Read the list anew, once for all that happens until then."""
        self._due.start(0)

    @Slot(object)
    def follow(self, changes: Changes) -> None:
        """Show sessions that come and go, and the time of edits after a rest."""
        if changes.touches("session", "article"):
            self._due.start(0)
        elif not self._due.isActive():
            self._due.start(_REST_MS)

    @Slot()
    def reload(self) -> None:
        """Read the list anew."""
        words = self._words.split()
        found = [
            one
            for one in self._desk.workspace.project.sessions.listed()
            if all(word in f"{one.title} {one.session.reviewer}".casefold() for word in words)
        ]
        progress = {one.session.id: self._desk.tally.progress_of(one) for one in found}
        if [one.session.id for one in found] == [one.session.id for one in self._sessions]:
            self._sessions, self._progress = found, progress
            if found:
                self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
            return
        self.beginResetModel()
        self._sessions, self._progress = found, progress
        self.endResetModel()

    @Slot()
    def _show_progress(self) -> None:
        """Show how far sessions are by now; only those that changed are painted."""
        for row, one in enumerate(self._sessions):
            progress = self._desk.tally.progress_of(one)
            if progress != self._progress[one.session.id]:
                self._progress[one.session.id] = progress
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many sessions there are; a session has nothing below it."""
        return 0 if parent.isValid() else len(self._sessions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a session has for a role."""
        one = self.summary(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role == Role.TITLE:
            return one.title if self._is_first(index.row()) else ""
        shown = self._shown.get(role)
        return shown(one) if shown else None

    def _is_first(self, row: int) -> bool:
        """Return whether the row above belongs to another article."""
        above = self.summary(row - 1)
        return above is None or above.session.article_id != self._sessions[row].session.article_id

    def _done_share(self, one: ListedSession) -> float:
        progress = self._progress[one.session.id]
        return progress.done / progress.facts if progress and progress.facts else 0.0

    def _detail(self, one: ListedSession) -> str:
        reviewer = one.session.reviewer or self.tr("no reviewer")
        time = short_time(one.changed, local_now())
        # The time never stands alone on a line.
        return f"{reviewer} · {self._state(one)}{_BESIDE}·{_BESIDE}{time}"

    def _spoken(self, one: ListedSession) -> str:
        progress = self._progress[one.session.id]
        values = {"title": one.title, "detail": self._detail(one)}
        if progress is None:
            return self.tr("{title}, {detail}").format_map(values)
        spoken = self.tr("{title}, {detail}, {done} of {facts} marks checked")
        return spoken.format_map({**values, "done": progress.done, "facts": progress.facts})

    def _state(self, one: ListedSession) -> str:
        session = one.session
        if session.state is SessionState.READY:
            return self.tr("ready for second reader")
        if session.state is SessionState.RETURNED:
            return self.tr("returned")
        if session.state is SessionState.SIGNED_OFF:
            signed = self.tr("signed off by {name}")
            return signed.format_map({"name": session.second_reader or self.tr("second reader")})
        # One whose marks are still being counted has many.
        progress = self._progress[session.id]
        is_new = progress is not None and not progress.facts
        return self.tr("new") if is_new else self.tr("in progress")


def _title(one: ListedSession) -> str:
    return one.title


def _session_id(one: ListedSession) -> str:
    return one.session.id
