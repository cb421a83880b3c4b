# SPDX-License-Identifier: Apache-2.0
"""The events of the open session, by time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont

from annotator.domain.event import EVENT_FIELDS, Event
from annotator.domain.ids import EventId
from annotator.domain.message import Message
from annotator.gui.dates import shown_stretch
from annotator.gui.desk import translated
from annotator.gui.models.paged import ListColumn, PagedModel, Role
from annotator.gui.models.unsaved import marked, unsaved_tip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    from annotator.domain.changes import Changes, RowChange
    from annotator.gui.desk import Desk

_STATE = next(field for field in EVENT_FIELDS if field.key == "event_status")
_MANY = 20
# The columns by which the file orders events.
_PLACING = frozenset({"start", "end", "span_start", "span_end"})


class EventModel(PagedModel[EventId, Event]):
    """When, what, who, where, whether it happened, and how many marks speak of it."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._desk = desk
        self._words = ""
        self._marked: frozenset[str] = frozenset()
        self.columns = (
            ListColumn("start", self.tr("When"), _when),
            ListColumn("what", self.tr("What"), self._what),
            ListColumn("who", self.tr("Who"), _who),
            ListColumn("where", self.tr("Where"), _where),
            ListColumn("event_status", self.tr("State"), _state),
            ListColumn("evidence", self.tr("Marks"), _marks, is_number=True),
        )
        desk.session_opened.connect(self.reload)
        desk.changed.connect(self.follow)
        desk.read_anew.connect(self.refresh)
        desk.unsaved_changed.connect(self._refresh_id)
        self.reload()

    def set_words(self, words: str) -> None:
        """Show only events that have these words."""
        self._words = words
        self.show_keys(self._wanted())

    def mark(self, ids: Iterable[str]) -> None:
        """Make these events stand out, and no others."""
        marked = frozenset(ids)
        changed = self._marked ^ marked
        self._marked = marked
        for event_id in changed:
            self.refresh_key(EventId(event_id))

    def id_at(self, row: int) -> str:
        """Return the id of the event in a row, '' where there is none."""
        item = self.item(row)
        return item.id if item else ""

    def read_items(self, keys: Sequence[EventId]) -> list[Event | None]:
        """Return the events of these ids."""
        found = {one.id: one for one in self._desk.workspace.project.events.find(keys)}
        return [found.get(key) for key in keys]

    def special(self, item: Event, column: int, role: int) -> Any:
        """Return the id and status of an event, and a bold font where it stands out."""
        if role == Role.ID:
            return item.id
        if role == Qt.ItemDataRole.ToolTipRole:
            return unsaved_tip(self._desk, item.id)
        if role == Role.STATUS and column == 0:
            return item.status.value
        if role == Qt.ItemDataRole.FontRole and item.id in self._marked:
            font = QFont()
            font.setBold(True)
            return font
        return None

    @Slot()
    def reload(self) -> None:
        """Read the list of the open session anew."""
        self._marked = frozenset()
        self.beginResetModel()
        self._put(self._wanted())
        self.endResetModel()

    @Slot()
    def refresh(self) -> None:
        """Read anew what is shown; rows that are still there stay where they are."""
        self.show_keys(self._wanted())
        self.refresh_all()

    @Slot(object)
    def follow(self, changes: Changes) -> None:
        """Show what an edit did."""
        if not changes.touches("event", "event_evidence"):
            return
        ids = {_event_of(row.id) for row in changes.of("event", "event_evidence")}
        if self._words or any(_moves(row) for row in changes.of("event", "event_evidence")):
            self.show_keys(self._wanted())
        if len(ids) > _MANY:
            self.refresh_all()
            return
        for event_id in ids:
            self.refresh_key(EventId(event_id))

    def _what(self, event: Event) -> str:
        return marked(self._desk, event.id, event.what)

    @Slot(str)
    def _refresh_id(self, record_id: str) -> None:
        self.refresh_key(EventId(record_id))

    def _wanted(self) -> list[EventId]:
        workspace = self._desk.workspace
        if workspace.session is None:
            return []
        return workspace.project.events.in_order(workspace.session.id, self._words)


def _when(event: Event) -> str:
    return shown_stretch(event.start, event.end) or event.date_text


def _who(event: Event) -> str:
    return ", ".join(actor.name for actor in event.who)


def _where(event: Event) -> str:
    return event.where


def _state(event: Event) -> str:
    return translated(Message(_STATE.choice_label(event.event_status)))


def _marks(event: Event) -> str:
    return str(len(event.evidence)) if event.evidence else ""


def _moves(row: RowChange) -> bool:
    """Return whether a change may add, drop or move rows: they stand by time, then by place."""
    if row.table == "event_evidence" or row.before is None or row.after is None:
        return True
    return not _PLACING.isdisjoint(row.after)


def _event_of(row_id: str) -> str:
    """Return the event of a row: a link's id is the event's, a point, and the annotation's."""
    return row_id.partition(".")[0]
