# SPDX-License-Identifier: Apache-2.0
"""The rows over the groups of a list: folded by key and by click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, Slot

from annotator.gui.models.event_groups import head_key
from annotator.gui.panels._headings import Headings, HeadingWords

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from annotator.gui.models.grouped_event_model import GroupedEventModel
    from annotator.gui.panels._list_table import ListTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
# Whether a key folds: Left does, as it does in trees.
_SIDES = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
_OPEN, _FOLDED = "\N{BLACK DOWN-POINTING SMALL TRIANGLE}", "\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"


class GroupHeads(QObject):
    """Paints the heads among the rows of a table, and folds their groups."""

    def __init__(self, table: ListTable, model: GroupedEventModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._headings = Headings(table, self._words)
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

    def show_current(self) -> None:
        """Show the head of the group of the current row, and the row itself."""
        current = self._table.currentIndex()
        key = self._model.key_at(current.row())
        if self._model.by is None or key is None:
            return
        head = self._model.index(self._model.row_of(head_key(key)), 0)
        self._table.scrollTo(head, self._table.ScrollHint.PositionAtTop)
        self._table.scrollTo(current)

    def paint(self) -> None:
        """Paint the heads that are in sight over what the columns have there."""
        if self._model.by is not None:
            self._headings.paint()

    def _words(self, row: int) -> HeadingWords | None:
        head = self._model.head(row)
        if head is None:
            return None
        sign = _FOLDED if head.is_folded else _OPEN
        return HeadingWords(self._model.title(row), f"{head.count:,}", sign)

    @Slot(QModelIndex)
    def _turn_clicked(self, index: QModelIndex) -> None:
        head = self._model.head(index.row())
        if head is not None:
            self._fold(index.row(), is_folded=not head.is_folded)

    def _fold(self, row: int, *, is_folded: bool) -> None:
        column = max(0, self._table.currentIndex().column())
        row = self._model.fold(row, is_folded=is_folded)
        self._table.setCurrentIndex(self._model.index(row, column))
