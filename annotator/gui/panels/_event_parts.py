# SPDX-License-Identifier: Apache-2.0
"""What belongs to an event beside its fields: marks, stretches of the text, what disagrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QTabWidget

from annotator.gui.models.stretch_model import StretchModel
from annotator.gui.panels._conflict_list import ConflictList
from annotator.gui.panels._evidence_table import EvidenceTable
from annotator.gui.panels._list_table import Fit, ListTable
from annotator.services.event_facts import facts_of

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from annotator.domain.event import Event
    from annotator.gui.desk import Desk
    from annotator.gui.models.evidence_model import EvidenceModel

_FITS = (Fit(3, share=0), Fit(10))
# The same sign as in the list; the tip says it in words.
_DISAGREES = "≠"


class EventParts(QTabWidget):
    """A tab for each, with how many there are; what disagrees has one only where something does."""

    def __init__(self, desk: Desk, evidence: EvidenceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._evidence = evidence
        self._event: Event | None = None
        self._conflict_count = 0
        self.setObjectName("eventParts")
        self.setAccessibleName(self.tr("What belongs to the event"))
        self.setDocumentMode(True)
        self.tabBar().setObjectName("eventPartTabs")
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self.setUsesScrollButtons(False)
        # Else tabs that were named while there was less room stay cut.
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabBar().setAccessibleName(self.accessibleName())
        self.links = EvidenceTable(evidence, self)
        self._model = StretchModel(desk, self)
        self.stretches = ListTable("stretchTable", self.tr("Where the text tells of it"), self)
        self.stretches.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.stretches.set_empty_text(self.tr("No words of the text tell of this event."))
        self.stretches.show_model(self._model, _FITS)
        self.conflicts = ConflictList(desk, self)
        for part in (self.links, self.stretches, self.conflicts):
            self.addTab(part, "")
        for table in (self.links, self.stretches):
            # The tab says it.
            table.horizontalHeader().hide()
        self.stretches.row_taken.connect(self._reveal)
        self.stretches.chosen.connect(self._reveal)
        self.stretches.clicked.connect(self._reveal_clicked)

    def show_event(self, event: Event | None, *, is_suggestion: bool) -> None:
        """Show what belongs to an event, stored or suggested."""
        before, self._event = self._event, event
        links = event.evidence if event else ()
        self._evidence.show_evidence(links, is_suggestion=is_suggestion)
        self._model.show_event(event)
        project = self._desk.workspace.project
        facts = facts_of(project, [event.id]) if event and not is_suggestion else []
        conflicts = facts[0].conflicts if facts else ()
        self.conflicts.show_conflicts(conflicts)
        self._conflict_count = len(conflicts)
        self.setTabVisible(self.indexOf(self.conflicts), bool(conflicts))
        self._name_tabs()
        if event is None or before is None or before.id != event.id:
            self.setCurrentWidget(self.links)
        self.setVisible(event is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how many there are where there is room."""
        super().resizeEvent(event)
        self._name_tabs()

    def _name_tabs(self) -> None:
        """Name the tabs with how many there are, or by their names alone where one would be cut."""
        self._write_titles(is_counted=True)
        if self.tabBar().sizeHint().width() > self.width():
            self._write_titles(is_counted=False)

    def _write_titles(self, *, is_counted: bool) -> None:
        names = (
            (self.links, self.tr("Marks"), self.links.accessibleName(), self._evidence.rowCount()),
            (
                self.stretches,
                self.tr("Text"),
                self.stretches.accessibleName(),
                self._model.rowCount(),
            ),
            (self.conflicts, _DISAGREES, self.conflicts.accessibleName(), self._conflict_count),
        )
        for part, name, words, count in names:
            number = self.indexOf(part)
            title = f"{name}  {count:,}" if count and is_counted else name
            # Setting a text lays the tabs out anew, even the text it has.
            if self.tabText(number) != title:
                self.setTabText(number, title)
            self.setTabToolTip(number, f"{words}: {count:,}")
            self.tabBar().setAccessibleTabName(number, f"{words}: {count:,}")

    @Slot(int)
    def _reveal(self, row: int) -> None:
        span = self._model.item(row)
        if span is not None:
            self._desk.reveal(span)

    @Slot(QModelIndex)
    def _reveal_clicked(self, index: QModelIndex) -> None:
        self._reveal(index.row())
