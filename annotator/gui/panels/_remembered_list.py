# SPDX-License-Identifier: Apache-2.0
"""How the list of events was grouped and sorted last, there again after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from annotator.gui.settings import EVENT_GROUPING, EVENT_SORT
from annotator.store.event_groups import GroupBy

if TYPE_CHECKING:
    from annotator.gui.models.grouped_event_model import GroupedEventModel
    from annotator.gui.panels._event_choice import EventChoice
    from annotator.gui.panels._event_table import EventTable
    from annotator.gui.settings import Settings

_DESCENDING = "-"


class RememberedList(QObject):
    """Keeps what somebody chose; a filter is meant for the day, and is not remembered."""

    def __init__(self, settings: Settings, choice: EventChoice, table: EventTable) -> None:
        super().__init__(table)
        self._settings = settings
        self._table = table
        self._recall(choice)
        choice.grouped.connect(self._keep_grouping)
        table.horizontalHeader().sortIndicatorChanged.connect(self._keep_sort)

    def _recall(self, choice: EventChoice) -> None:
        sort, by = self._settings.get(EVENT_SORT), self._settings.get(EVENT_GROUPING)
        key = sort.removeprefix(_DESCENDING)
        if key in self._table.columns.keys:
            is_up = key == sort
            order = Qt.SortOrder.AscendingOrder if is_up else Qt.SortOrder.DescendingOrder
            self._table.sortByColumn(self._table.columns.keys.index(key), order)
        if by:
            choice.group(GroupBy(by))

    @Slot(object)
    def _keep_grouping(self, _by: GroupBy | None) -> None:
        """Remember what the list is grouped by now: too many events are not."""
        model: GroupedEventModel = self._table.model()  # type: ignore[assignment]
        self._settings.keep(EVENT_GROUPING, str(model.by or ""))

    @Slot()
    def _keep_sort(self) -> None:
        key, order = self._table.sorted_by()
        is_down = order is Qt.SortOrder.DescendingOrder
        self._settings.keep(EVENT_SORT, f"{_DESCENDING}{key}" if key and is_down else key)
