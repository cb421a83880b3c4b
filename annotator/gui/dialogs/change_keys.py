# SPDX-License-Identifier: Apache-2.0
"""All actions with their keys, each of which can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.dialogs.key_editor import KeyEditor
from annotator.gui.models.action_model import ActionModel
from annotator.gui.panels._list_table import Fit, ListTable
from annotator.gui.panels._panel import FilterLine
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from annotator.gui.actions import ActionSet

# What it does stands below, for the current action.
_FITS = (Fit(30, share=3), Fit(20, share=2, rank=1), Fit(18, share=2))


class ChangeKeysDialog(QDialog):
    """A list of all actions above, the keys of the current one below; changes act at once."""

    def __init__(self, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("change_keys_dialog")
        self.setWindowTitle(self.tr("Change keys"))
        self.resize(760, 620)
        self._keys = actions.keys
        self._model = ActionModel(actions, self)
        self._filter = FilterLine("change_keys_filter", self.tr("Filter by action or key"), self)
        self._table = ListTable("change_keys_table", self.tr("Actions"), self)
        self._table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self._table.show_model(self._model, _FITS)
        self._table.set_fits(_FITS)
        self._table.set_empty_text(self.tr("No action with these words."))
        self._editor = KeyEditor(self._keys, self)
        self._reset_all = QPushButton(self.tr("Usual keys for a&ll…"), self)
        self._reset_all.setObjectName("change_keys_reset_all")
        self._reset_all.setAutoDefault(False)
        self._connect()
        self._lay_out()
        self._table.enter_list()
        self._show_keys()

    def show_action(self, name: str) -> None:
        """Make an action the current one."""
        self._table.choose_row(self._model.row_of(name))

    def reject(self) -> None:
        """Leave a key that is asked about, or close."""
        if self._editor.is_asking:
            self._editor.refrain()
        else:
            super().reject()

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._model.set_words)
        self._filter.list_asked.connect(self._table.enter_list)
        self._filter.textChanged.connect(self._keep_current)
        self._table.chosen.connect(self._editor.record)
        self._table.selectionModel().currentChanged.connect(self._show_current)
        self._editor.left.connect(self._table.setFocus)
        self._reset_all.clicked.connect(self._ask_reset_all)
        self._keys.changed.connect(self._show_keys)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.addButton(self._reset_all, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        layout.setSpacing(3 * GRID)
        for widget in (self._filter, self._table, self._editor, buttons):
            layout.addWidget(widget)

    @Slot()
    def _keep_current(self) -> None:
        """Have a current action while there are any."""
        if self._model.rowCount() and not self._table.chosen_rows():
            self._table.choose_row(0)

    @Slot()
    def _show_current(self) -> None:
        self._editor.show_action(self._model.item(self._table.currentIndex().row()))

    @Slot()
    def _show_keys(self) -> None:
        self._show_current()
        self._reset_all.setEnabled(self._keys.is_any_changed())

    @Slot()
    def _ask_reset_all(self) -> None:
        """Give all actions their usual keys, once that is confirmed."""
        box = QMessageBox(self)
        box.setObjectName("reset_keys_box")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Change keys"))
        box.setText(self.tr("Give all actions their usual keys again?"))
        box.setInformativeText(self.tr("The keys that you have chosen are lost."))
        usual = box.addButton(self.tr("&Usual keys"), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(self.tr("&Keep mine"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        if box.clickedButton() is usual:
            self._keys.reset_all()
