# SPDX-License-Identifier: Apache-2.0
"""The table of the marks that speak of an event; what each tells of it is entered in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot

from annotator.domain.event import EvidenceRole
from annotator.gui.models.evidence_model import ROLE
from annotator.gui.panels._cell_editing import CellEditing
from annotator.gui.panels._list_table import Fit, ListTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from annotator.gui.models.evidence_model import EvidenceModel

_FITS = (Fit(1, share=0), Fit(10, share=3), Fit(8, share=1, rank=1))


class EvidenceCells:
    """What can be entered about a mark that speaks of an event: its role."""

    def __init__(self, model: EvidenceModel) -> None:
        self._model = model

    def row_of(self, record_id: str) -> int:
        """Return the row of a mark, -1 where it is not shown."""
        rows = range(self._model.rowCount())
        return next((row for row in rows if self._model.id_at(row) == record_id), -1)

    def choices(self, _key: str) -> Sequence[tuple[str, str]] | None:
        """Return None: a role is typed."""
        return None

    def offers(self, _key: str) -> Sequence[str]:
        """Return the usual roles; any other may be typed."""
        return [role.value for role in EvidenceRole]

    def hint(self, _key: str) -> str:
        """Return what a role is."""
        offers = ", ".join(self.offers(ROLE))
        text = QCoreApplication.translate(
            "EvidenceCells", "What it tells of the event: {roles}, or anything else"
        )
        return text.format_map({"roles": offers})

    def problem(self, _key: str, _text: str) -> str:
        """Return '': anything can be read as a role."""
        return ""

    def stored(self, _record_id: str, _key: str) -> str:
        """Return '': the role that is entered last holds."""
        return ""


class EvidenceTable(ListTable):
    """A table of marks; F2 or a double click on its role lets it be entered, Enter goes to it."""

    # A mark's id and its new role.
    role_entered = Signal(str, str)

    def __init__(self, model: EvidenceModel, parent: QWidget) -> None:
        super().__init__("evidenceTable", "", parent)
        self.setAccessibleName(self.tr("Marks that speak of the event"))
        self.set_empty_text(self.tr("No marks speak of this event."))
        self.show_model(model, _FITS)
        self.editing = CellEditing(EvidenceCells(model), self)
        self.editing.entered.connect(self._pass_on)
        self.editing.left.connect(self._go_on)
        for moved in (model.rowsInserted, model.rowsRemoved, model.layoutChanged, model.modelReset):
            moved.connect(self.editing.follow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on F2."""
        if event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.edit_role(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def edit_role(self, row: int) -> None:
        """Let the role of a mark be entered."""
        column = [one.key for one in self._model.columns].index(ROLE)
        index = self.model().index(row, column)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setColumnHidden(column, False)
            self.setCurrentIndex(index)
            self.editing.begin(index, ROLE)

    @Slot()
    def _choose_current(self) -> None:
        """Go to the mark; a double click on its role lets that be entered."""
        index = self.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit_role(index.row())
        else:
            super()._choose_current()

    @Slot(str, str, str, str)
    def _pass_on(self, annotation_id: str, _key: str, role: str, _stored: str) -> None:
        self.role_entered.emit(annotation_id, role)

    @Slot(str, str, int)
    def _go_on(self, _annotation_id: str, _key: str, step: int) -> None:
        row = self.currentIndex().row() + step
        if step and 0 <= row < self.model().rowCount():
            self.edit_role(row)
