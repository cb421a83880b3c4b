# SPDX-License-Identifier: Apache-2.0
"""The rules that suggest: how each fares, and a tick to switch it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout

from annotator.gui.models.rule_model import RuleModel
from annotator.gui.panels._list_table import Fit
from annotator.gui.panels._tick_table import TickTable
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.gui.desk import Desk

_FITS = (
    # Without the kind a name means little: "Figures" are claims as well as numbers.
    *(Fit(34, share=3), Fit(8, share=0), Fit(9, share=0, rank=1), Fit(9, share=0)),
    *(Fit(9, share=0, rank=2), Fit(14, share=0), Fit(9, share=0, rank=3)),
)


class RulesDialog(QDialog):
    """A list of rules; what is ticked or not holds at once, and can be undone."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rules_dialog")
        self.setWindowTitle(self.tr("Rules that suggest"))
        self.resize(820, 560)
        self._desk = desk
        self._model = RuleModel(desk, self)
        self._line = QLabel(
            self.tr(
                "Untick a rule whose suggestions you mostly reject, and it suggests nothing in "
                "this project. Space ticks or unticks the rows that are selected. Left here: in "
                "this article, also of rules without a tick; all other figures: in the whole "
                "project. Changed: accepted, and then edited."
            ),
            self,
        )
        self._line.setObjectName("rules_line")
        self._line.setWordWrap(True)
        self._table = TickTable("rules_table", self.tr("Rules"), self)
        self._table.show_model(self._model, _FITS)
        self._table.turned.connect(self._turn)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        for widget in (self._line, self._table, buttons):
            layout.addWidget(widget)
        desk.refused.connect(self._line.setText)
        self._table.enter_list()
        current = desk.suggestions.current
        if current is not None:
            # Whoever comes from a suggestion has its rule in mind.
            self._table.choose_row(self._model.row_of(current.rule))

    @Slot(list)
    def _turn(self, rows: list[int]) -> None:
        """Switch rules off or on, and say so where it stands when the dialog is gone."""
        self._model.turn(rows)
