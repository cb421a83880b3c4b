# SPDX-License-Identifier: Apache-2.0
"""What is selected in a table of any length: as stretches of rows, and kept where rows change."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Slot

from annotator.services.bulk import Chosen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QTableView

    from annotator.gui.models.paged import PagedModel
    from annotator.gui.models.sliced import SlicedModel

# So many selected rows are looked for one by one after a reset.
_ONE_BY_ONE = 20
# More than these are not kept, and none in a longer list.
_MOST_KEPT, _LONGEST = 2_000, 50_000
_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_CURRENT = QItemSelectionModel.SelectionFlag.NoUpdate

# First and last row.
Stretch = tuple[int, int]


def stretches(selection: QItemSelection) -> list[Stretch]:
    """Return the stretches of selected rows, top to bottom; a million rows are one of them."""
    found: list[Stretch] = []
    ranges = [selection.at(number) for number in range(selection.count())]
    for top, bottom in sorted((one.top(), one.bottom()) for one in ranges):
        if found and top <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(bottom, found[-1][1]))
        else:
            found.append((top, bottom))
    return found


def chosen_of(
    found: Iterable[Stretch], model: SlicedModel[Any], *, are_events: bool = False
) -> Chosen:
    """Return the records in some stretches of rows."""
    keys = array("q")
    for first, last in found:
        keys.extend(model.keys(first, last))
    return Chosen(keys, are_events)


class SelectionKeeper(QObject):
    """Selects again what a reset of the model would lose, and shows the same rows.

    What a reset means otherwise, another session, selects nothing.
    """

    def __init__(self, table: QTableView, model: PagedModel[Any, Any]) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._selected: list[Any] = []
        self._current: Any = None
        self._top: Any = None
        self._column = 0
        self._is_all = self._is_due = False
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)

    @Slot()
    def _keep(self) -> None:
        self._is_due = self._model.is_changing
        if not self._is_due:
            return
        found = stretches(self._table.selectionModel().selection())
        count = sum(last - first + 1 for first, last in found)
        self._is_all = self._model.is_same_list and 1 < count == self._model.rowCount()
        rows = (row for first, last in found for row in range(first, last + 1))
        few = count <= _MOST_KEPT
        self._selected = [self._model.key_at(row) for row in rows] if few else []
        current = self._table.currentIndex()
        self._column = max(0, current.column())
        self._current = self._model.key_at(current.row())
        self._top = self._model.key_at(self._table.rowAt(0))

    @Slot()
    def _restore(self) -> None:
        if not self._is_due:
            return
        self._is_due = False
        model, table = self._model, self._table
        selecting = table.selectionModel()
        if self._is_all:
            table.selectAll()
        else:
            chosen = QItemSelection()
            for first, last in joined(self._rows()):
                chosen.select(model.index(first, 0), model.index(last, 0))
            selecting.select(chosen, _ROWS)
        current = model.row_of(self._current)
        if current >= 0:
            selecting.setCurrentIndex(model.index(current, self._column), _CURRENT)
        top = model.row_of(self._top)
        if top >= 0:
            table.scrollTo(model.index(top, 0), table.ScrollHint.PositionAtTop)

    def _rows(self) -> list[int]:
        """Return the rows where what was selected is now."""
        model, wanted = self._model, self._selected
        if len(wanted) <= _ONE_BY_ONE:
            return sorted(row for row in map(model.row_of, wanted) if row >= 0)
        if model.rowCount() > _LONGEST:
            return []
        keys = frozenset(wanted)
        return [row for row in range(model.rowCount()) if model.key_at(row) in keys]


def joined(rows: Iterable[int]) -> list[Stretch]:
    """Return rows, top to bottom, as stretches of them."""
    found: list[Stretch] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
