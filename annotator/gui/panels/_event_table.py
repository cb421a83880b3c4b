# SPDX-License-Identifier: Apache-2.0
"""The table of events, with columns that the person chooses and cells to enter things in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPen

from annotator.gui.models.event_columns import EDITABLE
from annotator.gui.panels._cell_editing import CellEditing
from annotator.gui.panels._column_choice import ColumnChoice
from annotator.gui.panels._event_cells import EventCells
from annotator.gui.panels._event_drops import EventDrops
from annotator.gui.panels._group_heads import GroupHeads
from annotator.gui.panels._list_table import Fit, ListTable
from annotator.gui.panels._selection import joined
from annotator.gui.panels._status_delegate import StatusDelegate
from annotator.store.events import SORTABLE

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from annotator.gui.desk import Desk
    from annotator.gui.models.grouped_event_model import GroupedEventModel
    from annotator.gui.panels._selection import Stretch

# How the columns get their widths, by key.
_FITS = {
    "start": Fit(20, share=1),
    "what": Fit(24, share=8),
    "who": Fit(10, share=3, rank=1),
    "where": Fit(8, share=2, rank=4),
    "event_status": Fit(10, share=1, rank=3),
    "certainty": Fit(9, share=1, rank=6),
    "due": Fit(14, share=1, rank=6),
    "status": Fit(11, share=0, rank=2),
    "verdict": Fit(11, share=1, rank=6),
    "open": Fit(6, share=0, rank=2),
    "evidence": Fit(5, share=0, rank=5),
    **{key: Fit(4, share=0, rank=6) for key in ("claims", "quotes", "numbers", "dates")},
    "unchecked": Fit(4, share=0, rank=6),
    "tags": Fit(10, share=2, rank=6),
    "note": Fit(14, share=4, rank=6),
    "line": Fit(4, share=0, rank=6),
}
_USUAL = ("start", "what", "who", "where", "event_status", "status", "open", "evidence")
_ALT = Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class EventTable(ListTable):
    """A table of events, of which one cell is the current one.

    Enter, F2 or a double click edit it, and Tab goes on to the next one; Ctrl+Enter goes to the
    form. Alt with Left or Right moves its column.
    """

    def __init__(self, desk: Desk, name: str, title: str, parent: QWidget) -> None:
        super().__init__(name, title, parent)
        self._desk = desk

    def show_events(self, model: GroupedEventModel) -> None:
        """Show the events of a model."""
        keys = [column.key for column in model.columns]
        self.show_model(model, [_FITS[key] for key in keys])
        self.setItemDelegateForColumn(keys.index("status"), StatusDelegate(self._desk, self))
        self.columns = ColumnChoice(self, {key: _FITS[key] for key in keys}, _USUAL)
        self.cells = EventCells(self._desk, model)
        self.editing = CellEditing(self.cells, self)
        self.editing.left.connect(self._go_on)
        self.drops = EventDrops(self._desk, model, self)
        self.heads = GroupHeads(self, model)
        self._events = model
        for moved in (model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.layoutChanged):
            moved.connect(self.editing.follow)
        model.modelReset.connect(self.editing.follow)
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().sortIndicatorChanged.connect(self._mind_order)
        self.horizontalHeader().geometriesChanged.connect(self.editing.follow)
        self.horizontalHeader().sectionResized.connect(self.editing.follow)

    def chosen_stretches(self) -> list[Stretch]:
        """Return the stretches of selected rows, top to bottom, without the heads of groups."""
        found = super().chosen_stretches()
        if self._events.by is None:
            return found
        rows = (row for first, last in found for row in range(first, last + 1))
        return joined(row for row in rows if self._events.head(row) is None)

    def sort_by(self, key: str) -> None:
        """Sort by a column as a click on its name does: where it is that already, the other way."""
        header, column = self.horizontalHeader(), self.columns.keys.index(key)
        is_turned = (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (
            column,
            Qt.SortOrder.AscendingOrder,
        )
        order = Qt.SortOrder.DescendingOrder if is_turned else Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, order)

    def sorted_by(self) -> tuple[str, Qt.SortOrder]:
        """Return the key of the column that the list is sorted by, '' for none, and which way."""
        column, order = self._sorted
        return self._key_of(column) if column >= 0 else "", order

    def own_state(self) -> QByteArray | None:
        """Return the columns as somebody chose them, empty where nobody did."""
        return self.columns.state()

    def restore_widths(self, state: QByteArray) -> None:
        """Show the columns as somebody left them."""
        self.columns.restore(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys that edit a cell, go to the form, or move a column."""
        if self.heads.take_key(event):
            return
        side = _SIDES.get(Qt.Key(event.key()))
        is_cell = self.currentIndex().isValid()
        if side and event.modifiers() & _ALT and is_cell:
            self.columns.move(self._key_of(self.currentIndex().column()), side)
        elif event.key() == Qt.Key.Key_F2 and is_cell:
            self._edit(self.currentIndex())
        elif event.key() in _ENTER and event.modifiers() & _CONTROL and is_cell:
            self.chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and over them where something that is dragged would go."""
        super().paintEvent(event)
        self.heads.paint()
        self.drops.paint()

    @Slot(int, Qt.SortOrder)
    def _mind_order(self, column: int, order: Qt.SortOrder) -> None:
        """Leave the arrow at the column that the list is sorted by: not every one has an index."""
        if column < 0 or self._key_of(column) in SORTABLE:
            self._sorted = (column, order)
        elif (column, order) != self._sorted:
            self.horizontalHeader().setSortIndicator(*self._sorted)
            text = self.tr("Events are not sorted by “%1”.")
            self._desk.say(text.replace("%1", self.columns.title(self._key_of(column))))

    def _paint_focus(self) -> None:
        """Frame the row, and tell by a line under it which cell Enter edits."""
        super()._paint_focus()
        index = self.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            cell = self.visualRect(index).adjusted(2, 2, -2, -3)
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QGuiApplication.palette().link().color(), 1))
            painter.drawRect(cell)
            painter.end()

    @Slot()
    def _choose_current(self) -> None:
        """Edit the current cell; one that nothing can be entered in leads to the form."""
        index = self.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._edit(index)
        else:
            super()._choose_current()

    def _edit(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.scrollTo(index)
            self.editing.begin(index, self._key_of(index.column()))

    @Slot(str, str, int)
    def _go_on(self, event_id: str, key: str, step: int) -> None:
        """Edit the next cell of a row that something can be entered in, or of the next row."""
        row = self.currentIndex().row()
        row = row if self._events.id_at(row) == event_id else self.cells.row_of(event_id)
        keys = [one for one in self.columns.order() if one in EDITABLE and self._is_seen(one)]
        if row < 0 or not step or key not in keys:
            return
        at = keys.index(key) + step
        row += at // len(keys)
        if 0 <= row < self.model().rowCount():
            wanted = self.columns.keys.index(keys[at % len(keys)])
            index = self.model().index(row, wanted)
            self.setCurrentIndex(index)
            self._edit(index)

    def _is_seen(self, key: str) -> bool:
        return not self.isColumnHidden(self.columns.keys.index(key))

    def _key_of(self, column: int) -> str:
        return self.columns.keys[column]
