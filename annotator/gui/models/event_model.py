# SPDX-License-Identifier: Apache-2.0
"""The events of the open session, by time, or where they are very many by their place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont

from annotator.domain.event import Event
from annotator.gui.models.event_columns import EDITABLE, EventColumns
from annotator.gui.models.paged import PAGE, Role
from annotator.gui.models.sliced import SlicedModel
from annotator.gui.models.unsaved import unsaved_tip
from annotator.services.event_facts import facts_of_page
from annotator.store.events import BY_TIME, SORTABLE, EventOrder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtCore import QObject

    from annotator.domain.changes import Changes, RowChange
    from annotator.gui.desk import Desk
    from annotator.gui.models.paged import Index
    from annotator.store.event_filter import EventFilter

_MANY = 20
# What the order by time depends on.
_PLACING = frozenset({"start", "span_start"})
# Put together once: every cell that is painted asks for them.
_FIXED = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_OPEN = _FIXED | Qt.ItemFlag.ItemIsEditable


class EventModel(SlicedModel[Event]):
    """The events that a filter leaves, sorted by a column; see ``EventColumns`` for these."""

    special_roles = frozenset(
        {
            *(Role.ID, Role.STATUS, Qt.ItemDataRole.FontRole, Qt.ItemDataRole.EditRole),
            Qt.ItemDataRole.AccessibleTextRole,
        }
    )

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._desk = desk
        self._order = EventOrder()
        self._with_conflicts = False
        self._marked: frozenset[str] = frozenset()
        self._made = EventColumns(desk)
        self.columns = self._made.all()
        self._editable = frozenset(
            at for at, column in enumerate(self.columns) if column.key in EDITABLE
        )
        desk.session_opened.connect(self.reload)
        desk.changed.connect(self.follow)
        desk.read_anew.connect(self.refresh)
        desk.unsaved_changed.connect(self._refresh_id)
        self.reload()

    def set_words(self, words: str) -> None:
        """Show only events that have these words."""
        self._order = replace(self._order, words=words)
        self.restart()

    def show_only(self, only: EventFilter, *, with_conflicts: bool = False) -> None:
        """Show only what a filter leaves; ``with_conflicts``, of that what disagrees in itself."""
        self._order = replace(self._order, only=only)
        self._with_conflicts = with_conflicts
        self.restart()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, or by time where there is no such column."""
        key = self.columns[column].key if 0 <= column < len(self.columns) else ""
        if key and key not in SORTABLE:
            # No index has it.
            return
        descending = bool(key) and order is Qt.SortOrder.DescendingOrder
        self._order = replace(self._order, column=key, descending=descending)
        self.restart()

    def mark(self, ids: Iterable[str]) -> None:
        """Make these events stand out, and no others."""
        marked = frozenset(ids)
        changed = self._marked ^ marked
        self._marked = marked
        for event_id in changed:
            self.refresh_key(self._key_of(event_id))

    def id_at(self, row: int) -> str:
        """Return the id of the event in a row, '' where there is none."""
        item = self.item(row)
        return item.id if item else ""

    def row_of_id(self, event_id: str) -> int:
        """Return the row of an event, -1 where it is not shown, or is still to be read."""
        return self.find_row(self._key_of(event_id)) if event_id else -1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what is told of an event be changed in its cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_fixed = self._desk.workspace.is_read_only
        return _FIXED if is_fixed or index.column() not in self._editable else _OPEN

    def key_parts(self) -> Iterator[list[int]]:
        """Yield the local keys of the events that the list shows, in order."""
        workspace = self._desk.workspace
        if workspace.session is None:
            return iter(())
        parts = workspace.project.events.parts(workspace.session.id, self._order)
        return self._disagreeing(parts) if self._with_conflicts else parts

    def holds_key(self, key: int) -> bool:
        """Return whether an event is in the list, shown already or not."""
        workspace = self._desk.workspace
        if workspace.session is None:
            return False
        events = workspace.project.events
        is_listed = events.is_listed(workspace.session.id, self._order, key)
        return is_listed and (not self._with_conflicts or self._disagree([key]) == [key])

    def place_of(self, key: int, among: Sequence[int]) -> int | None:
        """Return where an event belongs among others, None where only all of them tell."""
        session = self._desk.workspace.session
        if session is None:
            return None
        return self._desk.workspace.project.events.place(session.id, self._order, key, among)

    def read_items(self, keys: Sequence[int]) -> list[Event | None]:
        """Return the events of these keys."""
        events = self._desk.workspace.project.events.page(keys)
        self._made.counts.expect(events)
        return events

    def special(self, item: Event, column: int, role: int) -> Any:
        """Return the id and status of an event, and a bold font where it stands out."""
        key = self.columns[column].key
        if role == Qt.ItemDataRole.FontRole and item.id in self._marked:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._made.told(item, key) or unsaved_tip(self._desk, item.id)
        return self._value(item, key, role)

    def _value(self, item: Event, key: str, role: int) -> str | None:
        if role == Role.ID:
            return item.id
        if role == Role.STATUS:
            return item.status.value if key == "status" else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._made.told(item, key)
        if role == Qt.ItemDataRole.EditRole and key in EDITABLE:
            return self._made.typed(item, key)
        return None

    @Slot()
    def reload(self) -> None:
        """Read the list of the open session anew."""
        self._marked = frozenset()
        self._made.read_scale()
        self._made.counts.forget_all()
        self.begin()

    @Slot()
    def refresh(self) -> None:
        """Read anew what is shown; rows that are still there stay where they are."""
        self._made.counts.forget_all()
        self.requery()
        self.refresh_all()

    @Slot(object)
    def follow(self, changes: Changes) -> None:
        """Show what an edit did."""
        self._count_anew(changes)
        if not changes.touches("event", "event_evidence"):
            return
        rows = list(changes.of("event", "event_evidence"))
        ids = {_event_of(row.id) for row in rows}
        self._made.counts.forget(ids)
        moving = {_event_of(row.id) for row in rows if self._moves(row) or self._comes_or_goes(row)}
        if len(ids) > _MANY:
            if moving:
                self.requery()
            self.refresh_all()
            return
        gone = {row.id: row.key for row in rows if row.after is None}
        keys = {one: self._key_of(one) or gone.get(one) for one in ids}
        self.place_anew([keys[one] for one in moving])
        if any(self._takes_along(row, keys[_event_of(row.id)]) for row in rows):
            self.requery()
        for key in keys.values():
            self.refresh_key(key)

    def _count_anew(self, changes: Changes) -> None:
        """Show what became of the evidence of events that are themselves as they were."""
        counts = self._made.counts
        touched = counts.touched(changes, _MANY)
        if touched is None:
            counts.forget_all()
            self.refresh_all()
            return
        counts.forget(touched)
        if self._hangs_on_evidence():
            self.place_anew([self._key_of(event_id) for event_id in touched])
        for event_id in touched:
            self.refresh_key(self._key_of(event_id))

    @Slot(str)
    def _refresh_id(self, record_id: str) -> None:
        self.refresh_key(self._key_of(record_id))

    def _disagreeing(self, parts: Iterator[list[int]]) -> Iterator[list[int]]:
        """Yield of each part what disagrees in itself, a page at a time: all of it is read."""
        for part in parts:
            for first in range(0, len(part), PAGE):
                yield self._disagree(part[first : first + PAGE])

    def _disagree(self, keys: list[int]) -> list[int]:
        found = facts_of_page(self._desk.workspace.project, keys)
        return [key for key, facts in zip(keys, found, strict=True) if facts.conflicts]

    def _comes_or_goes(self, row: RowChange) -> bool:
        """Return whether a change may have the filter take an event in, or leave it out."""
        if row.table == "event_evidence":
            return self._hangs_on_evidence()
        return bool(self._order.only.columns.intersection(row.after or ()))

    def _hangs_on_evidence(self) -> bool:
        only = self._order.only
        return bool(only.evidence or only.has_questions or self._with_conflicts)

    @property
    def _is_by_time(self) -> bool:
        return self._order.column in BY_TIME

    def _key_of(self, event_id: str) -> int | None:
        return self._desk.workspace.project.events.key_of(event_id)

    def _moves(self, row: RowChange) -> bool:
        """Return whether a change may add, drop or move rows of the list."""
        if row.table == "event_evidence":
            return self._is_by_time and self._stands_by_marks(_event_of(row.id))
        if self._order.words or row.before is None or row.after is None:
            return True
        moving = _PLACING if self._is_by_time else {self._order.column}
        return not moving.isdisjoint(row.after)

    def _stands_by_marks(self, event_id: str) -> bool:
        """Return whether an event without words of its own stands where its marks do."""
        found = self._desk.workspace.project.events.find([event_id])
        return any(event.span is None for event in found)

    def _takes_along(self, row: RowChange, key: int | None) -> bool:
        """Return whether others, undated ones, may move with the event of a row."""
        if not self._is_by_time or row.table != "event" or not self._moves(row):
            return False
        if row.after is None or "span_start" in (row.before or ()):
            # Where it stood before is not known any more.
            return row.after is not None or bool(row.before and row.before["start"])
        is_new_undated = row.before is None and not row.after["start"]
        events = self._desk.workspace.project.events
        return not is_new_undated and key is not None and events.is_followed(key)


def _event_of(row_id: str) -> str:
    """Return the event of a row: a link's id is the event's, a point, and the annotation's."""
    return row_id.partition(".")[0]
