# SPDX-License-Identifier: Apache-2.0
"""Marks are dropped on a row of a table; the row under the mouse says what would happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPalette,
    QPen,
)

from annotator.gui.dragging import dragged_marks, dragged_span
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.gui.panels._list_table import ListTable

_FRAME = 2
# So near to an edge the rows are scrolled while something is dragged.
_EDGE = 5 * GRID


class EventDrops(QObject):
    """Watches what is dragged over a table; ``marks`` and ``words`` tell the row and the data."""

    # The row, and the ids of marks or the stretch of the article that were dropped on it.
    marks = Signal(int, object)
    words = Signal(int, object)

    def __init__(self, table: ListTable, is_open: Callable[[], bool]) -> None:
        super().__init__(table)
        self._table = table
        # Whether anything may be dropped at all.
        self._is_open = is_open
        self._row = -1
        table.setAcceptDrops(True)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Deal with what is dragged, before the table does."""
        if isinstance(event, QDropEvent):
            return self._take(event)
        if event.type() == QEvent.Type.DragLeave:
            self._aim(-1)
        return super().eventFilter(watched, event)

    def paint(self) -> None:
        """Frame the row on which the marks would be dropped, and say so in it."""
        if self._row < 0:
            return
        table, palette = self._table, QGuiApplication.palette()
        row = table.visualRect(table.model().index(self._row, 0))
        row.setLeft(0)
        row.setWidth(table.viewport().width())
        painter = QPainter(table.viewport())
        painter.setPen(QPen(palette.link().color(), _FRAME))
        painter.drawRect(row.adjusted(1, 1, -1, -2))
        text = self.tr("Add to this event")
        width = painter.fontMetrics().horizontalAdvance(text) + 4 * GRID
        label = QRect(row.right() - width - GRID, row.top() + 2, width, row.height() - 5)
        painter.fillRect(label, palette.color(QPalette.ColorRole.Link))
        painter.setPen(palette.color(QPalette.ColorRole.Base))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def _take(self, event: QDropEvent) -> bool:
        """Aim at the row under the mouse, or drop there."""
        ids, span = dragged_marks(event.mimeData()), dragged_span(event.mimeData())
        if not (ids or span) or not self._is_open():
            event.ignore()
            return True
        place = event.position().toPoint()
        row = self._table.rowAt(place.y())
        is_drop = not isinstance(event, (QDragEnterEvent, QDragMoveEvent))
        self._aim(-1 if is_drop else row)
        if row < 0 and not isinstance(event, QDragEnterEvent):
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.LinkAction)
        event.accept()
        if is_drop:
            (self.marks if ids else self.words).emit(row, ids or span)
        else:
            self._scroll(place.y())
        return True

    def _aim(self, row: int) -> None:
        if row != self._row:
            self._row = row
            self._table.viewport().update()

    def _scroll(self, height: int) -> None:
        bar = self._table.verticalScrollBar()
        if height < _EDGE:
            bar.setValue(bar.value() - 1)
        elif height > self._table.viewport().height() - _EDGE:
            bar.setValue(bar.value() + 1)
