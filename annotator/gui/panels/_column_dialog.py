# SPDX-License-Identifier: Apache-2.0
"""The columns of a table, to be ticked and put in order by keys or by mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from annotator.gui.panels._column_choice import ColumnChoice

_KEY = Qt.ItemDataRole.UserRole


class ColumnDialog(QDialog):
    """A list of columns; what is ticked or moved holds at once."""

    def __init__(self, columns: ColumnChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("column_dialog")
        self.setWindowTitle(self.tr("Columns of the list"))
        self._columns = columns
        self._list = QListWidget(self)
        self._list.setObjectName("columns")
        self._list.setAccessibleName(self.tr("Columns, from left to right"))
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._show()
        self._lay_out()
        self._list.itemChanged.connect(self._take_over)
        self._list.model().rowsMoved.connect(self._take_over)
        for keys, slot in (("Alt+Up", self._move_up), ("Alt+Down", self._move_down)):
            QShortcut(QKeySequence(keys), self, slot)

    def _lay_out(self) -> None:
        line = QLabel(
            self.tr("Space ticks a column to be shown. Alt+Up and Alt+Down move it."), self
        )
        line.setObjectName("column_line")
        line.setWordWrap(True)
        moves = QHBoxLayout()
        moves.setSpacing(2 * GRID)
        moves.addWidget(self._button("column_up", self.tr("Move &up"), self._move_up))
        moves.addWidget(self._button("column_down", self.tr("Move &down"), self._move_down))
        moves.addStretch()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        usual = self._button("columns_usual", self.tr("&Usual columns"), self._reset)
        buttons.addButton(usual, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        layout.setSpacing(3 * GRID)
        layout.addWidget(line)
        layout.addWidget(self._list)
        layout.addLayout(moves)
        layout.addWidget(buttons)
        self.resize(90 * GRID, 120 * GRID)

    def _button(self, name: str, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _show(self) -> None:
        with QSignalBlocker(self._list):
            self._list.clear()
            for key in self._columns.order():
                item = QListWidgetItem(self._columns.title(key), self._list)
                item.setData(_KEY, key)
                shown = self._columns.is_shown(key)
                item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            self._list.setCurrentRow(0)

    def _listed(self) -> list[tuple[str, bool]]:
        items = [self._list.item(row) for row in range(self._list.count())]
        return [(one.data(_KEY), one.checkState() is Qt.CheckState.Checked) for one in items]

    @Slot()
    def _take_over(self) -> None:
        """Have what is ticked hold; the last column stays, and its tick comes back."""
        row, listed = self._list.currentRow(), self._listed()
        self._columns.show_columns(listed)
        if not any(is_shown for _, is_shown in listed):
            self._show()
            self._list.setCurrentRow(row)

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self._list.currentRow()
        if row >= 0 and 0 <= row + step < self._list.count():
            with QSignalBlocker(self._list):
                item = self._list.takeItem(row)
                self._list.insertItem(row + step, item)
                self._list.setCurrentRow(row + step)
            self._take_over()

    @Slot()
    def _reset(self) -> None:
        self._columns.reset()
        self._show()
