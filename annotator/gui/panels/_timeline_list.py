# SPDX-License-Identifier: Apache-2.0
"""The events of a timeline in words and in its order, for those who do not see the plot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from annotator.gui.models.paged import ListColumn, PagedModel, Role
from annotator.gui.panels._list_table import Fit, ListTable
from annotator.gui.places import keeps_enter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from annotator.gui.plotting.marks import Marks
    from annotator.store.timeline import TimelineRow

_FITS = (Fit(30, share=1),)


class TimelineListModel(PagedModel[str, "TimelineRow"]):
    """Each event in words; those without a date come last."""

    special_roles = frozenset({Role.ID})

    def __init__(self, words: Callable[[TimelineRow], str], parent: QWidget) -> None:
        super().__init__((), parent)
        self._marks: Marks | None = None
        self._undated: dict[str, int] = {}
        self.columns = (ListColumn("event", self.tr("Events in order of time"), words),)

    def show_marks(self, marks: Marks) -> None:
        """Tell of these events."""
        self._marks = marks
        self._undated = {row.id: place for place, row in enumerate(marks.undated)}
        # They are known in the order of time.
        self.show_keys([*marks.place, *self._undated])
        self.refresh_all()

    def read_items(self, keys: Sequence[str]) -> list[TimelineRow | None]:
        """Return the events of these ids."""
        return [self._row(key) for key in keys]

    def _row(self, event_id: str) -> TimelineRow | None:
        if self._marks is None:
            return None
        if event_id in self._undated:
            return self._marks.undated[self._undated[event_id]]
        place = self._marks.place.get(event_id)
        return None if place is None else self._marks.rows[place]

    def special(self, item: TimelineRow, column: int, role: int) -> Any:
        """Return the id of an event."""
        return item.id if role == Role.ID and column == 0 else None


class TimelineList(ListTable):
    """The table of these words; the key that leads here leads back."""

    plot_asked = Signal()

    def __init__(self, words: Callable[[TimelineRow], str], parent: QWidget) -> None:
        super().__init__("timelineList", "", parent)
        self.setAccessibleName(self.tr("Events in order of time"))
        self.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.rows = TimelineListModel(words, self)
        self.show_model(self.rows, _FITS)

    def event(self, event: QEvent) -> bool:
        """Keep Enter, which accepts suggestions in the text, for the way to the fields."""
        return keeps_enter(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the plot on L."""
        if event.key() == Qt.Key.Key_L and not event.modifiers():
            self.plot_asked.emit()
        else:
            super().keyPressEvent(event)

    def id_at(self, row: int) -> str:
        """Return the id of the event in a row, '' where there is none."""
        return self.rows.key_at(row) or ""

    def show_event(self, event_id: str) -> None:
        """Select an event, '' for none."""
        self.choose_row(self.rows.row_of(event_id) if event_id else -1)
