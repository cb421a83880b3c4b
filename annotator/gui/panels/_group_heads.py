# SPDX-License-Identifier: Apache-2.0
"""The rows over the groups of a list: painted over all columns, folded by key and by click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QRect, Qt, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPalette, QPen

from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from annotator.gui.models.event_groups import GroupHead
    from annotator.gui.models.grouped_event_model import GroupedEventModel
    from annotator.gui.panels._list_table import ListTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
# Whether a key folds: Left does, as it does in trees.
_SIDES = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
_OPEN, _FOLDED = "\N{BLACK DOWN-POINTING SMALL TRIANGLE}", "\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"
_FOCUS_WIDTH = 2


class GroupHeads(QObject):
    """Paints the heads among the rows of a table, and folds their groups."""

    def __init__(self, table: ListTable, model: GroupedEventModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        table.clicked.connect(self._turn_clicked)

    def take_key(self, event: QKeyEvent) -> bool:
        """Fold or unfold on the keys that do; return whether it was one."""
        row, key = self._table.currentIndex().row(), Qt.Key(event.key())
        head = self._model.head(row)
        if head is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _ENTER:
            self._fold(row, is_folded=not head.is_folded)
        elif key in _SIDES:
            self._fold(row, is_folded=_SIDES[key])
        else:
            return False
        return True

    def paint(self) -> None:
        """Paint the heads that are in sight over what the columns have there."""
        if self._model.by is None:
            return
        viewport = self._table.viewport()
        first = self._table.rowAt(0)
        last = self._table.rowAt(viewport.height() - 1)
        last = last if last >= 0 else self._model.rowCount() - 1
        painter = QPainter(viewport)
        for row in range(max(0, first), last + 1):
            head = self._model.head(row)
            if head is not None:
                self._paint_head(painter, row, head)
        painter.end()

    def _paint_head(self, painter: QPainter, row: int, head: GroupHead) -> None:
        top, height = self._table.rowViewportPosition(row), self._table.rowHeight(row)
        place = QRect(0, top, self._table.viewport().width(), height - 1)
        palette = QGuiApplication.palette()
        painter.fillRect(place, palette.color(QPalette.ColorRole.Midlight))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        sign = _FOLDED if head.is_folded else _OPEN
        words = place.adjusted(6 * GRID, 0, -2 * GRID, 0)
        painter.drawText(place.adjusted(2 * GRID, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, sign)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        count = f"{head.count:,}"
        room = words.width() - painter.fontMetrics().horizontalAdvance(count) - 4 * GRID
        title = painter.fontMetrics().elidedText(
            self._model.title(row), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)
        behind = painter.fontMetrics().horizontalAdvance(title) + 2 * GRID
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(words.adjusted(behind, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, count)
        if self._table.hasFocus() and self._table.currentIndex().row() == row:
            painter.setPen(QPen(palette.link().color(), _FOCUS_WIDTH))
            painter.drawRect(place.adjusted(1, 1, -1, -1))

    @Slot(QModelIndex)
    def _turn_clicked(self, index: QModelIndex) -> None:
        head = self._model.head(index.row())
        if head is not None:
            self._fold(index.row(), is_folded=not head.is_folded)

    def _fold(self, row: int, *, is_folded: bool) -> None:
        column = max(0, self._table.currentIndex().column())
        row = self._model.fold(row, is_folded=is_folded)
        self._table.setCurrentIndex(self._model.index(row, column))
