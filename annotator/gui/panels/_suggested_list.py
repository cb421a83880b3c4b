# SPDX-License-Identifier: Apache-2.0
"""The suggestions of a kind in the place of its records, behind a button that tells how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QToolButton

from annotator.gui.panels._list_table import Fit, ListTable
from annotator.gui.proposals import reject, select_suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.domain.kinds import Kind
    from annotator.gui.desk import Desk
    from annotator.gui.models.suggestion_model import SuggestionModel


class SuggestedList(ListTable):
    """A list that follows the current suggestion; Enter goes to its fields, Del rejects it."""

    def __init__(
        self, desk: Desk, model: SuggestionModel, fits: Sequence[Fit], parent: QWidget
    ) -> None:
        super().__init__(f"{model.kind.key}Suggested", "", parent)
        self.setAccessibleName(self.tr("Suggested"))
        self._desk = desk
        self._list = model
        model.setParent(self)
        self.show_model(model, fits)
        self.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.set_empty_text(self.tr("No suggestion has these words."))
        self.button = QToolButton(parent)
        self.button.setObjectName(f"{model.kind.key}ShowSuggested")
        self.button.setCheckable(True)
        self.button.setToolTip(self.tr("List what is suggested, in the place of what is stored"))
        self.row_taken.connect(self._choose)
        self.clicked.connect(self._choose_index)
        self.delete_asked.connect(self._reject)
        desk.suggestions.changed.connect(self._show_count)
        desk.suggestions.selected.connect(self._show_current)
        self.hide()
        self._show_count()

    def set_words(self, words: str) -> None:
        """Show only what has these words."""
        self._list.set_words(words)

    @Slot()
    def _show_count(self) -> None:
        count = self._list.count()
        self.button.setText(self.tr("Suggested: %1").replace("%1", f"{count:,}"))
        self.button.setAccessibleName(self.button.text())
        self.button.setVisible(count > 0)
        if not count:
            self.button.setChecked(False)

    @Slot()
    def _show_current(self) -> None:
        current = self._desk.suggestions.current_id
        self.choose_row(self._list.row_of(current or None))

    @Slot(int)
    def _choose(self, row: int) -> None:
        select_suggestion(self._desk, self._list.key_at(row) or "")

    @Slot(QModelIndex)
    def _choose_index(self, index: QModelIndex) -> None:
        """Show the text of a row that was current already."""
        self._choose(index.row())

    @Slot()
    def _reject(self) -> None:
        row = self.currentIndex().row()
        key = self._list.key_at(row)
        if key is not None and reject(self._desk, [key]):
            self._desk.step_done.emit(self.tr("Rejected"))
            self._choose(min(row, self._list.rowCount() - 1))


def fits_of(kind: Kind) -> list[Fit]:
    """Return how the columns of what is suggested of a kind of mark get their widths."""
    summary = [Fit(9, share=1, rank=2) for _ in kind.summary]
    return [Fit(15, share=5), *summary, Fit(14, share=4, rank=1)]
