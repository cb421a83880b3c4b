# SPDX-License-Identifier: Apache-2.0
"""Search over all articles, marks and events of the project."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from annotator.domain.ids import SessionId
from annotator.gui.models.search_model import SHORTEST, SearchModel
from annotator.gui.panels import PanelSpec
from annotator.gui.panels._list_table import Fit, ListTable
from annotator.gui.panels._panel import FilterLine, Panel, go_to, padded
from annotator.store.search import HitKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from annotator.gui.desk import Desk
    from annotator.store.search import Hit

_FITS = (Fit(2, share=0), Fit(20, share=3), Fit(12, share=1, rank=1))


class SearchPanel(Panel):
    """A line and what was found; Enter goes there, in another session too."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "searchPanel", "", parent)
        self.setAccessibleName(self.tr("Search"))
        self.model = SearchModel(desk, self)
        self.line = FilterLine("searchLine", self.tr("Search all articles, marks and events"), self)
        self.table = ListTable("searchTable", self.tr("Found"), self)
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.table.show_model(self.model, _FITS)
        layout = self.stack()
        layout.addWidget(padded(self.line, self))
        layout.addWidget(self.table)
        self.line.textChanged.connect(self._search)
        self.line.list_asked.connect(self.table.enter_list)
        self.table.chosen.connect(self._go_to)
        self._search("")

    def focus_line(self) -> None:
        """Put the focus into the line, its text selected."""
        self.line.setFocus()
        self.line.selectAll()

    @Slot(str)
    def _search(self, typed: str) -> None:
        self.model.find(typed)
        self.table.set_empty_text(
            self.tr("Nothing with these words.")
            if len(typed.strip()) >= SHORTEST
            else self.tr("Type two letters or more.")
        )

    @Slot(int)
    def _go_to(self, row: int) -> None:
        hit = self.model.item(row)
        if hit is None or not self._open_session(hit):
            return
        if hit.kind is not HitKind.ARTICLE and not go_to(self.desk, hit.id):
            self.desk.say(self.tr("What was found is no longer there. Search again."))

    def _open_session(self, hit: Hit) -> bool:
        """Open the session a hit is in, unless it is open; return whether it is now."""
        session = self.desk.workspace.session
        if session is not None and session.id == hit.session_id:
            return True
        session_id = SessionId(hit.session_id)
        return bool(session_id) and self.desk.attempt(partial(self.desk.open_session, session_id))


PANELS = (PanelSpec("search", "Search", "bottom", 6, SearchPanel),)
