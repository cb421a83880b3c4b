# SPDX-License-Identifier: Apache-2.0
"""The history of the session: who did what, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot

from annotator.gui.models.history_model import HistoryModel
from annotator.gui.panels import PanelSpec
from annotator.gui.panels._list_table import Fit, ListTable
from annotator.gui.panels._panel import FilterLine, Panel, go_to, padded

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from annotator.gui.desk import Desk

_FITS = (Fit(16, share=0), Fit(9, rank=2), Fit(18, share=3), Fit(20, share=4, rank=1))


class HistoryPanel(Panel):
    """Edits with their old and new values; Enter goes to what an edit was about."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "historyPanel", "", parent)
        self.setAccessibleName(self.tr("History"))
        self.model = HistoryModel(desk, self)
        self.filter = FilterLine("historyFilter", self.tr("Filter by person, kind or words"), self)
        self.table = ListTable("historyTable", self.accessibleName(), self)
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.table.show_model(self.model, _FITS)
        layout = self.stack()
        layout.addWidget(padded(self.filter, self))
        layout.addWidget(self.table)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._connect()
        self._say_what_is_here()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was edited while the panel was hidden."""
        super().showEvent(event)
        self.model.reload()

    def _connect(self) -> None:
        self._due.timeout.connect(self.model.read_newest)
        self.filter.textChanged.connect(self._filter)
        self.filter.list_asked.connect(self.table.enter_list)
        self.table.chosen.connect(self._go_to)
        self.desk.session_opened.connect(self._say_what_is_here)
        self.desk.changed.connect(self._reload_soon)

    @Slot()
    def _reload_soon(self) -> None:
        if self.isVisible():
            self._due.start(0)

    @Slot(str)
    def _filter(self, words: str) -> None:
        self.model.set_words(words)
        self._say_what_is_here()

    @Slot()
    def _say_what_is_here(self) -> None:
        if self.desk.workspace.session is None:
            text = self.tr("Open an article to see what was done in it.")
        elif self.filter.text():
            text = self.tr("No edits with these words.")
        else:
            text = self.tr("Nothing was edited yet. Every edit is listed here, with its values.")
        self.table.set_empty_text(text)

    @Slot(int)
    def _go_to(self, row: int) -> None:
        if not go_to(self.desk, self.model.focus_at(row)):
            self.desk.say(self.tr("What this edit was about is no longer there."))


PANELS = (PanelSpec("history", "History", "bottom", 5, HistoryPanel),)
