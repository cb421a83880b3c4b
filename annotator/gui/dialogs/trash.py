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
    from annotator.services.copies import Copy

_FITS = (
    *(Fit(24, share=3), Fit(10, share=1, rank=2), Fit(10, share=1, rank=1)),
    *(Fit(5, share=0, rank=4), Fit(10, share=0, rank=1), Fit(8, share=1, rank=3)),
)


class TrashDialog(QDialog):
    """A list of what is in the trash; Enter restores the current row.

    It is accepted where all of it is to go for good; ``copies`` are to go with it.
    """

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
        self._empty = QPushButton(self.tr("&Empty trash…"), self)
        self._empty.setObjectName("trash_empty")
        self._empty.setAutoDefault(False)
        self._empty.clicked.connect(self._ask)
        self.copies: list[Copy] = []
        self._lay_out()
        desk.changed.connect(self._show_state)
        self._show_state()
        self._table.enter_list()

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.addButton(self._restore, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._empty, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        for widget in (self._line, self._table, buttons):
            layout.addWidget(widget)

    @Slot()
    def _ask(self) -> None:
        """Ask whether all of it is to go for good."""
        # Imported here: hardly ever needed.
        from annotator.gui.dialogs.empty_trash import EmptyTrashDialog  # noqa: PLC0415
        from annotator.gui.folders import backups_folder  # noqa: PLC0415
        from annotator.services.backups import Backups  # noqa: PLC0415
        from annotator.services.copies import copies_with  # noqa: PLC0415

        items = self._desk.trash.contents()
        path = self._desk.workspace.project.path
        copies = copies_with(path, [one.id for one in items], Backups(backups_folder()))
        question = EmptyTrashDialog(items, copies, self)
        if question.exec():
            self.copies = question.copies_to_delete()
            self.accept()

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
        self._empty.setEnabled(is_filled and not self._desk.workspace.project.is_read_only)
        self._line.setText(
            self.tr("All of this can be restored until the trash is emptied.") if is_filled else ""
        )
        self._line.setVisible(is_filled)
