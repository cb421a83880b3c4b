# SPDX-License-Identifier: Apache-2.0
"""The articles of the project with the sessions on each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, QTimer, Slot

from annotator.domain.session import SessionState, SessionSummary
from annotator.gui.dates import local_now, short_time
from annotator.gui.models.paged import Index, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from annotator.domain.changes import Changes, RowChange
    from annotator.gui.desk import Desk

_NOWHERE = QModelIndex()
_REST_MS = 2_000
# Progress is counted when edits rest: among 100,000 marks it takes longer than a frame.
_PROGRESS_MS = 200
_BESIDE = "\N{NO-BREAK SPACE}"


class LibraryModel(QAbstractListModel):
    """A row for each session; the first of an article also carries its title."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = ""
        self._sessions: list[SessionSummary] = []
        self._shown: dict[int, Callable[[SessionSummary], Any]] = {
            Qt.ItemDataRole.DisplayRole: _title,
            Qt.ItemDataRole.ToolTipRole: _title,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Role.ID: _session_id,
            Role.DETAIL: self._detail,
            Role.DONE_SHARE: _done_share,
        }
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self.reload)
        desk.session_opened.connect(self.reload_soon)
        desk.changed.connect(self.follow)
        desk.read_anew.connect(self.reload_soon)
        self.reload()

    def set_words(self, words: str) -> None:
        """Show only sessions whose title or reviewer has these words."""
        self._words = words.casefold()
        self.reload()

    def summary(self, row: int) -> SessionSummary | None:
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
        """Show progress when edits rest, and the time of other edits after a longer rest."""
        if any(_is_progress(row) for row in changes.rows):
            self._due.start(_PROGRESS_MS)
        elif not self._due.isActive():
            self._due.start(_REST_MS)

    @Slot()
    def reload(self) -> None:
        """Read the list anew."""
        words = self._words.split()
        found = [
            one
            for one in self._desk.workspace.project.sessions.summaries()
            if all(word in f"{one.title} {one.session.reviewer}".casefold() for word in words)
        ]
        if [one.session.id for one in found] == [one.session.id for one in self._sessions]:
            self._sessions = found
            if found:
                self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
            return
        self.beginResetModel()
        self._sessions = found
        self.endResetModel()

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

    def _detail(self, one: SessionSummary) -> str:
        reviewer = one.session.reviewer or self.tr("no reviewer")
        time = short_time(one.changed, local_now())
        # The time never stands alone on a line.
        return f"{reviewer} · {self._state(one)}{_BESIDE}·{_BESIDE}{time}"

    def _spoken(self, one: SessionSummary) -> str:
        spoken = self.tr("{title}, {detail}, {done} of {facts} marks checked")
        values = {"title": one.title, "detail": self._detail(one)}
        return spoken.format_map({**values, "done": one.facts_done, "facts": one.facts})

    def _state(self, one: SessionSummary) -> str:
        session = one.session
        if session.state is SessionState.READY:
            return self.tr("ready for second reader")
        if session.state is SessionState.RETURNED:
            return self.tr("returned")
        if session.state is SessionState.SIGNED_OFF:
            signed = self.tr("signed off by {name}")
            return signed.format_map({"name": session.second_reader or self.tr("second reader")})
        return self.tr("in progress") if one.facts else self.tr("new")


def _title(one: SessionSummary) -> str:
    return one.title


def _session_id(one: SessionSummary) -> str:
    return one.session.id


def _done_share(one: SessionSummary) -> float:
    return one.facts_done / one.facts if one.facts else 0.0


def _is_progress(row: RowChange) -> bool:
    """Return whether a change may show in the library by more than its time."""
    if row.table in ("session", "article"):
        return True
    is_counted = row.table in ("annotation", "event")
    return is_counted and (row.before is None or row.after is None or "status" in row.after)
