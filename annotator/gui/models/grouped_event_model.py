# SPDX-License-Identifier: Apache-2.0
"""The events of the session, in groups where somebody wants them so."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot

from annotator.gui.models.event_groups import EventGroups, event_key, head_key
from annotator.gui.models.event_model import EventModel
from annotator.store.event_groups import GROUP_SOURCES

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from annotator.domain.changes import RowChange
    from annotator.domain.event import Event
    from annotator.gui.models.event_groups import GroupHead
    from annotator.gui.models.paged import Index
    from annotator.store.event_groups import GroupBy

# More events than these are not grouped: all of them are read at each edit, in some milliseconds.
MOST_GROUPED = 5_000


class GroupedEventModel(EventModel):
    """A list of events with a row over each group, which folds; without groups, the plain list.

    Grouped by actor an event has a row under each of its actors.
    """

    # There are more events than are grouped: the list is the plain one again.
    grouping_refused = Signal(int)
    _groups: EventGroups | None = None

    @property
    def by(self) -> GroupBy | None:
        """Return what the events are grouped by, None for nothing."""
        return self._groups.by if self._groups else None

    def group(self, by: GroupBy | None) -> None:
        """Group the events, or show the plain list."""
        if by is not self.by:
            self._groups = EventGroups(by) if by else None
            self.begin()

    @Slot()
    def reload(self) -> None:
        """Read the list of the open session anew, with all its groups unfolded."""
        if self._groups is not None:
            self._groups.unfold_all()
        super().reload()

    def count(self) -> int:
        """Return how many events are listed, in however many groups, folded ones too."""
        return self._groups.count if self._groups else self.rowCount()

    def head(self, row: int) -> GroupHead | None:
        """Return the head that stands in a row, None for an event or no row."""
        key = self.key_at(row)
        return self._groups.head(key) if self._groups and key is not None else None

    def title(self, row: int) -> str:
        """Return what the events of the group share whose head stands in a row."""
        head = self.head(row)
        return self._groups.title(head) if self._groups and head else ""

    def fold(self, row: int, *, is_folded: bool) -> int:
        """Fold the group that a row belongs to, or unfold it; return where its head is then."""
        key = self.key_at(row)
        if self._groups is None or key is None:
            return row
        if self._groups.fold(key, is_folded=is_folded):
            self.requery()
            self.refresh_all()
        return self.row_of(head_key(key))

    @Slot(str)
    def uncover(self, event_id: str) -> None:
        """Have an event be seen whose group is folded."""
        key = self._key_of(event_id) if self._groups and event_id else None
        if self._groups is not None and key is not None and self._groups.uncover(key):
            self.requery()
            self.refresh_all()

    def keys(self, first: int, last: int) -> array[int]:
        """Return the local keys of the events in some rows, each once."""
        keys = super().keys(first, last)
        if self._groups is None:
            return keys
        return array("q", dict.fromkeys(event_key(key) for key in keys if key > 0))

    def row_of_id(self, event_id: str) -> int:
        """Return the first row of an event, -1 where it is not shown."""
        if self._groups is None:
            return super().row_of_id(event_id)
        key = self._key_of(event_id) if event_id else None
        rows = self._groups.rows_of(key) if key is not None else []
        return self.row_of(rows[0]) if rows else -1

    def read_items(self, keys: Sequence[int]) -> list[Event | None]:
        """Return the events of these rows, None for heads."""
        if self._groups is None:
            return super().read_items(keys)
        events = iter(super().read_items([event_key(key) for key in keys if key > 0]))
        return [next(events) if key > 0 else None for key in keys]

    def place_anew(self, keys: Collection[int | None]) -> None:
        """Have events come, go or move as they changed."""
        if self._groups is None:
            super().place_anew(keys)
        elif keys:
            self.requery()

    def refresh_key(self, key: int | None) -> None:
        """Read the rows of one event anew, where they are shown."""
        rows = [key] if self._groups is None else self._groups.rows_of(key or 0)
        for row in rows:
            super().refresh_key(row)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let heads be gone to, but not be selected."""
        is_head = index.isValid() and self.head(index.row()) is not None
        return Qt.ItemFlag.ItemIsEnabled if is_head else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell has for a role; all cells of a head have its words."""
        head = self.head(index.row()) if self._groups and index.isValid() else None
        if head is None:
            return super().data(index, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self.tr("{title}, group of {count}, folded") if head.is_folded else None
            text = text or self.tr("{title}, group of {count}")
            return text.format_map({"title": self.title(index.row()), "count": f"{head.count:,}"})
        return None

    def _first_keys(self) -> array[int]:
        """Return the first rows; of groups all, or of too many events the plain list's."""
        if self._groups is None:
            return super()._first_keys()
        keys: array[int] = array("q")
        while len(keys) <= MOST_GROUPED and self._take_part(keys):
            pass
        if len(keys) > MOST_GROUPED:
            self._groups = None
            self._parts = self.key_parts()
            self.grouping_refused.emit(MOST_GROUPED)
            return super()._first_keys()
        self._parts = None
        groups = self._desk.workspace.project.events.grouped(keys, self._groups.by)
        return array("q", self._groups.lay_out(groups))

    def _moves(self, row: RowChange) -> bool:
        if self._groups is not None and row.table == "event" and row.after is not None:
            return super()._moves(row) or not GROUP_SOURCES[self._groups.by].isdisjoint(row.after)
        return super()._moves(row)
