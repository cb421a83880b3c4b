# SPDX-License-Identifier: Apache-2.0
"""The trash: what was moved there, to be restored or removed for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout

from annotator.gui.models.trash_model import TrashModel
from annotator.gui.panels._list_table import Fit, ListTable
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.gui.desk import Desk

_FITS = (
    *(Fit(24, share=3), Fit(10, share=1, rank=2), Fit(10, share=1, rank=1)),
    *(Fit(5, share=0, rank=4), Fit(10, share=0, rank=1), Fit(8, share=1, rank=3)),
)


class TrashDialog(QDialog):
    """A list of what is in the trash; Enter restores the current row."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("trash_dialog")
        self.setWindowTitle(self.tr("Trash"))
        self.resize(760, 420)
        self._desk = desk
        self._model = TrashModel(desk, self)
        self._line = QLabel(self)
        self._line.setObjectName("trash_line")
        self._line.setWordWrap(True)
        self._table = ListTable("trash_table", self.tr("What is in the trash"), self)
        self._table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self._table.show_model(self._model, _FITS)
        self._table.set_empty_text(
            self.tr(
                "The trash is empty. What you move to the trash in the library waits here, "
                "and can be restored until the trash is emptied."
            )
        )
        self._table.chosen.connect(self._restore_row)
        self._restore = QPushButton(self.tr("&Restore"), self)
        self._restore.setObjectName("trash_restore")
        self._restore.clicked.connect(self._restore_current)
        self._lay_out()
        desk.changed.connect(self._show_state)
        self._show_state()
        self._table.enter_list()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self._restore, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        for widget in (self._line, self._table, buttons):
            layout.addWidget(widget)

    @Slot()
    def _restore_current(self) -> None:
        self._restore_row(self._table.currentIndex().row())

    @Slot(int)
    def _restore_row(self, row: int) -> None:
        item = self._model.item(row)
        if item is None:
            return
        reason = self._desk.refusal_of(partial(self._desk.trash.restore, item.id))
        if reason:
            self._line.setText(reason)
            return
        said = self.tr("“%1” is back in the library.").replace("%1", item.title)
        self._desk.step_done.emit(said)
        self._line.setVisible(True)
        self._line.setText(said)
        self._table.choose_row(min(row, self._model.rowCount() - 1))
        self._table.setFocus()

    @Slot()
    def _show_state(self) -> None:
        is_filled = self._model.rowCount() > 0
        self._restore.setEnabled(is_filled)
        self._restore.setDefault(is_filled)
        self._line.setText(
            self.tr("All of this can be restored until the trash is emptied.") if is_filled else ""
        )
        self._line.setVisible(is_filled)
