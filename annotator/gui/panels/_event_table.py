# SPDX-License-Identifier: Apache-2.0
"""The table of events, with columns that the person chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from annotator.gui.panels._column_choice import ColumnChoice
from annotator.gui.panels._list_table import Fit, ListTable
from annotator.gui.panels._status_delegate import StatusDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from annotator.gui.desk import Desk
    from annotator.gui.models.event_model import EventModel

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
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class EventTable(ListTable):
    """A table of events; Alt with Left or Right moves the column of the current cell."""

    def __init__(self, desk: Desk, name: str, title: str, parent: QWidget) -> None:
        super().__init__(name, title, parent)
        self._desk = desk

    def show_events(self, model: EventModel) -> None:
        """Show the events of a model."""
        keys = [column.key for column in model.columns]
        self.show_model(model, [_FITS[key] for key in keys])
        self.setItemDelegateForColumn(keys.index("status"), StatusDelegate(self._desk, self))
        self.columns = ColumnChoice(self, {key: _FITS[key] for key in keys}, _USUAL)

    def own_state(self) -> QByteArray | None:
        """Return the columns as somebody chose them, empty where nobody did."""
        return self.columns.state()

    def restore_widths(self, state: QByteArray) -> None:
        """Show the columns as somebody left them."""
        self.columns.restore(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys that move a column."""
        side = _SIDES.get(Qt.Key(event.key()))
        if side and event.modifiers() & _ALT and self.currentIndex().isValid():
            self.columns.move(self._key_of(self.currentIndex().column()), side)
        else:
            super().keyPressEvent(event)

    def _key_of(self, column: int) -> str:
        return self._model.columns[column].key
