# SPDX-License-Identifier: Apache-2.0
"""Search over all articles, marks and events of the project."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from annotator.domain.ids import SessionId
from annotator.gui.models.search_model import SHORTEST, SearchModel
from annotator.gui.panels import PanelSpec
from annotator.gui.panels._list_table import Fit, ListTable
from annotator.gui.panels._panel import FilterLine, Panel, go_to, padded
from annotator.gui.theme import GRID
from annotator.store.search import HitKind, Scope

if TYPE_CHECKING:
    from annotator.gui.desk import Desk
    from annotator.store.search import Hit

_FITS = (Fit(2, share=0), Fit(20, share=3), Fit(12, share=1, rank=1))
# All that was found is counted when typing rests.
_REST_MS = 400


class SearchPanel(Panel):
    """A line and what was found; Enter goes there, in another session too."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "searchPanel", "", parent)
        self.setAccessibleName(self.tr("Search"))
        self.model = SearchModel(desk, self)
        self.line = FilterLine("searchLine", self.tr("Search all articles, marks and events"), self)
        self.scope = self._make_scope()
        self._count = QLabel(self)
        self._count.setObjectName("searchCount")
        self._count.setAccessibleName(self.tr("How many were found"))
        self._count.setProperty("small", True)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_REST_MS)
        self._counting.timeout.connect(self.model.read_all)
        self.table = ListTable("searchTable", self.tr("Found"), self)
        self.tell_of_copies(self.table)
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.table.show_model(self.model, _FITS)
        layout = self.stack()
        layout.addWidget(padded(self._make_bar(), self))
        layout.addWidget(self.table)
        self.line.textChanged.connect(self._search)
        self.line.list_asked.connect(self.table.enter_list)
        self.scope.currentIndexChanged.connect(self._search)
        self.table.chosen.connect(self._go_to)
        for changed in (self.model.rowsInserted, self.model.modelReset, self.model.completed):
            changed.connect(self._show_count)
        desk.session_opened.connect(self._search_session)
        self._search()

    def focus_line(self) -> None:
        """Put the focus into the line, its text selected."""
        self.line.setFocus()
        self.line.selectAll()

    def _make_scope(self) -> QComboBox:
        scope = QComboBox(self)
        scope.setObjectName("searchScope")
        scope.setAccessibleName(self.tr("Where to search"))
        for text, value in (
            (self.tr("Everything"), Scope.ALL),
            (self.tr("Marks and events of this session"), Scope.SESSION),
            (self.tr("Marks and events of all sessions"), Scope.PROJECT),
            (self.tr("Texts of the articles"), Scope.TEXTS),
        ):
            scope.addItem(text, value)
        return scope

    def _make_bar(self) -> QWidget:
        bar = QWidget(self)
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.line, 1)
        row.addWidget(self._count)
        row.addWidget(self.scope)
        return bar

    @Slot()
    def _search(self) -> None:
        self._counting.stop()
        typed = self.line.text()
        self.model.find(typed, Scope(self.scope.currentData()))
        is_long = len(typed.strip()) >= SHORTEST
        self.table.set_empty_text(
            self.tr("Nothing with these words.")
            if is_long
            else self.tr("Type two letters or more.")
        )
        self._show_count()
        if not self.model.is_complete:
            self._counting.start()

    @Slot()
    def _search_session(self) -> None:
        """Search the session that is open now, where only that is searched."""
        if self.scope.currentData() == Scope.SESSION:
            self._search()

    @Slot()
    def _show_count(self) -> None:
        count = self.model.rowCount()
        if not count:
            self._count.clear()
        elif self.model.is_complete:
            self._count.setText(self.tr("found: %1").replace("%1", f"{count:,}"))
        else:
            self._count.setText(self.tr("found: %1 or more").replace("%1", f"{count:,}"))

    @Slot(int)
    def _go_to(self, row: int) -> None:
        hit = self.model.item(row)
        if hit is None:
            self.desk.say(self.tr("What was found is no longer there. Search again."))
        elif hit.kind is HitKind.ARTICLE and not hit.session_id:
            self.desk.say(
                self.tr("Nobody works on this article. Begin a session on it in the library.")
            )
        elif not self._open_session(hit):
            return
        elif hit.kind is HitKind.ARTICLE:
            self.desk.words_asked.emit(self.line.text())
        elif not go_to(self.desk, hit.id):
            self.desk.say(self.tr("What was found is no longer there. Search again."))

    def _open_session(self, hit: Hit) -> bool:
        """Open the session a hit is in, unless it is open; return whether it is now."""
        session = self.desk.workspace.session
        if session is not None and session.id == hit.session_id:
            return True
        if hit.kind is HitKind.ARTICLE and session is not None:
            _, article = self.desk.workspace.opened()
            if article.id == hit.id:
                return True
        session_id = SessionId(hit.session_id)
        return self.desk.attempt(partial(self.desk.open_session, session_id))


PANELS = (PanelSpec("search", "Search", "bottom", 6, SearchPanel),)
