# SPDX-License-Identifier: Apache-2.0
"""Marks are dropped on an event in its list; the row under the mouse says what would happen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPalette,
    QPen,
)

from annotator.domain.ids import EventId
from annotator.gui.dragging import dragged_marks, dragged_span
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.domain.ids import AnnotationId
    from annotator.domain.span import Span
    from annotator.gui.desk import Desk
    from annotator.gui.models.event_model import EventModel
    from annotator.gui.panels._list_table import ListTable

_FRAME = 2
# So near to an edge the rows are scrolled while something is dragged.
_EDGE = 5 * GRID


class EventDrops(QObject):
    """Watches what is dragged over a table, and has marks that are dropped speak of an event."""

    def __init__(self, desk: Desk, model: EventModel, table: ListTable) -> None:
        super().__init__(table)
        self._desk = desk
        self._model = model
        self._table = table
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
        if not (ids or span) or self._desk.workspace.is_read_only:
            event.ignore()
            return True
        place = event.position().toPoint()
        row = self._table.rowAt(place.y())
        row = row if self._model.id_at(row) else -1
        is_drop = not isinstance(event, (QDragEnterEvent, QDragMoveEvent))
        self._aim(-1 if is_drop else row)
        if row < 0 and not isinstance(event, QDragEnterEvent):
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.LinkAction)
        event.accept()
        if is_drop:
            self._attach(EventId(self._model.id_at(row)), ids, span)
        else:
            self._scroll(place.y())
        return True

    def _attach(self, event_id: EventId, ids: Sequence[AnnotationId], span: Span | None) -> None:
        """Have marks speak of an event, or those in words; marks of another session cannot."""
        workspace = self._desk.workspace
        annotations = workspace.project.annotations
        ids = ids or (annotations.at(workspace.session_id, span) if span else [])
        found = annotations.find(ids)
        known = [one.id for one in found if one.session_id == workspace.session_id]
        if not known:
            text = self.tr("There is no mark in these words to be added to the event.")
            self._desk.say(text if span else self.tr("No mark of this session was there to add."))
        elif self._desk.attempt(partial(self._desk.eventing.attach, event_id, known)):
            self._desk.select_event(event_id)
            self._desk.step_done.emit(self.tr("Marks added to the event"))

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
