# SPDX-License-Identifier: Apache-2.0
"""All keys on one sheet, made from the table of actions, to read and to print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QVBoxLayout,
)

from annotator.gui.dialogs._buttons import side_button
from annotator.gui.models.action_model import FIXED, ActionModel
from annotator.gui.panels._list_table import Fit, ListTable
from annotator.gui.panels._panel import FilterLine
from annotator.gui.paths import to_write
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.gui.actions import ActionSet

# Actions, menus and keys are read whole; what is said of them has what is left.
_FITS = (Fit(26, share=0), Fit(35, share=0, rank=2), Fit(24, share=0), Fit(30, rank=1))
_FIRST_SIZE = QSize(1120, 640)


class KeysDialog(QDialog):
    """A table of keys and what they do, with a filter; what is shown is what is printed."""

    # The keys of an action are to be changed: its name.
    change_asked = Signal(str)

    def __init__(self, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys_dialog")
        self.setWindowTitle(self.tr("Keys"))
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize()))
        self._model = ActionModel(actions, self, with_keys_only=True)
        self._filter = FilterLine("keys_filter", self.tr("Filter by action or key"), self)
        self._filter.textChanged.connect(self._model.set_words)
        self._filter.textChanged.connect(self._allow_printing)
        self._table = ListTable("keys_table", self.tr("Keys"), self)
        self._table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self._table.show_model(self._model, _FITS)
        self._table.set_empty_text(self.tr("No key with these words."))
        self._table.chosen.connect(self._change)
        self._filter.list_asked.connect(self._table.enter_list)
        self._line = QLabel(self)
        self._line.setObjectName("keys_line")
        self._line.setWordWrap(True)
        self._line.hide()
        self._buttons = self._make_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        layout.setSpacing(3 * GRID)
        for widget in (self._filter, self._table, self._line, self._buttons):
            layout.addWidget(widget)

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._change_button = side_button(
            "keys_change", self.tr("&Change keys…"), self._change_current, self
        )
        self._print_button = side_button("keys_print", self.tr("&Print…"), self._print, self)
        self._pdf_button = side_button("keys_pdf", self.tr("&Save as PDF…"), self._save_pdf, self)
        for button in (self._change_button, self._print_button, self._pdf_button):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot()
    def _allow_printing(self) -> None:
        """Offer to print only what there is."""
        for button in (self._print_button, self._pdf_button):
            button.setEnabled(self._model.rowCount() > 0)

    @Slot()
    def _change_current(self) -> None:
        self._change(self._table.currentIndex().row())

    @Slot(int)
    def _change(self, row: int) -> None:
        name = self._model.name_at(row)
        if name.startswith(FIXED):
            self._say(self.tr("The keys within lists are always the same."))
            return
        self.accept()
        self.change_asked.emit(name)

    @Slot()
    def _print(self) -> None:
        """Ask for a printer and print what is shown."""
        # Imported here: they cost time, and hardly anybody prints.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        from annotator.gui.key_sheet import print_sheet  # noqa: PLC0415

        printer = QPrinter()
        printer.setDocName(self.tr("Keys of Annotator"))
        if QPrintDialog(printer, self).exec():
            print_sheet(self._model.rows(), printer)
            self._say(self.tr("The sheet was handed to the printer."))

    @Slot()
    def _save_pdf(self) -> None:
        """Ask for a place and write what is shown there."""
        from annotator.gui.key_sheet import write_pdf  # noqa: PLC0415 - hardly anybody prints

        suggested = str(Path.home() / self.tr("annotator-keys.pdf"))
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as PDF"), suggested, self.tr("PDF (*.pdf)")
        )
        if not name:
            return
        path = to_write(name, ".pdf")
        reason = write_pdf(self._model.rows(), path)
        if reason:
            text = self.tr("%1 could not be written: %2. Choose another folder.")
            self._say(text.replace("%1", str(path)).replace("%2", reason), is_alarm=True)
        else:
            self._say(self.tr("Saved: %1").replace("%1", str(path)))

    def _say(self, text: str, *, is_alarm: bool = False) -> None:
        self._line.setText(text)
        self._line.show()
        self._line.setProperty("alarm", is_alarm)
        self._line.style().unpolish(self._line)
        self._line.style().polish(self._line)
