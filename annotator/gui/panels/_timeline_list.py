# SPDX-License-Identifier: Apache-2.0
"""The events of a timeline in words and in its order, for those who do not see the plot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.gui.models.paged import ListColumn, PagedModel, Role
from annotator.gui.panels._list_table import Fit, ListTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.gui.plotting.marks import Marks
    from annotator.store.timeline import TimelineRow

_FITS = (Fit(30, share=1),)


class TimelineListModel(PagedModel[str, "TimelineRow"]):
    """Each event in words; those without a date come last."""

    special_roles = frozenset({Role.ID})

    def __init__(self, words: Callable[[TimelineRow], str], parent: QWidget) -> None:
        super().__init__((), parent)
        self._rows: dict[str, TimelineRow] = {}
        self.columns = (ListColumn("event", self.tr("Events in order of time"), words),)

    def show_marks(self, marks: Marks) -> None:
        """Tell of these events."""
        self._rows = {row.id: row for row in (*marks.rows, *marks.undated)}
        self.show_keys(list(self._rows))
        self.refresh_all()

    def read_items(self, keys: Sequence[str]) -> list[TimelineRow | None]:
        """Return the events of these ids."""
        return [self._rows.get(key) for key in keys]

    def special(self, item: TimelineRow, column: int, role: int) -> Any:
        """Return the id of an event."""
        return item.id if role == Role.ID and column == 0 else None


class TimelineList(ListTable):
    """The table of these words."""

    def __init__(self, words: Callable[[TimelineRow], str], parent: QWidget) -> None:
        super().__init__("timelineList", "", parent)
        self.setAccessibleName(self.tr("Events in order of time"))
        self.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.rows = TimelineListModel(words, self)
        self.show_model(self.rows, _FITS)

    def id_at(self, row: int) -> str:
        """Return the id of the event in a row, '' where there is none."""
        return self.rows.key_at(row) or ""

    def show_event(self, event_id: str) -> None:
        """Select an event, '' for none."""
        self.choose_row(self.rows.row_of(event_id) if event_id else -1)
