# SPDX-License-Identifier: Apache-2.0
"""The events of the session: the table by time at the left, the current one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.gui.doing import do_to_chosen
from annotator.gui.models.event_model import EventModel
from annotator.gui.panels import PanelSpec
from annotator.gui.panels._bulk_form import BulkForm
from annotator.gui.panels._event_form import EventForm
from annotator.gui.panels._list_table import Fit, ListTable, flag_up
from annotator.gui.panels._panel import FilterLine, Panel, padded
from annotator.gui.panels._selection import chosen_of
from annotator.services.bulk import delete_deed

if TYPE_CHECKING:
    from annotator.domain.changes import Changes
    from annotator.gui.desk import Desk
    from annotator.services.bulk import Chosen

_FITS = (
    Fit(20, share=1),
    Fit(16, share=4),
    Fit(10, share=3, rank=1),
    Fit(8, share=2, rank=3),
    Fit(10, share=1, rank=2),
    Fit(5, share=0, rank=4),
)
# Of the table and the form; what counts is how they stand to each other.
_SHARES = [440, 460]


class EventsPanel(Panel):
    """All events; the current one is the desk's, and those of the current mark stand out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "eventsPanel", "", parent)
        self.setAccessibleName(self.tr("Events"))
        self._is_choosing = False
        self.model = EventModel(desk, self)
        self._build()
        self._connect()
        self._show_session()

    def focus_form(self) -> None:
        """Put the focus into the first field of the current event, else into the list."""
        if self.right.currentWidget() is self.bulk:
            self.bulk.focus_first()
        elif self.desk.event_id:
            self.form.fields.focus_first()
        else:
            self.table.enter_list()

    def chosen(self) -> Chosen | None:
        """Return what is selected in the list, None while its rows are still being read."""
        if self.table.is_awaiting_all:
            return None
        return chosen_of(self.table.chosen_stretches(), self.model, are_events=True)

    def turn_to(self, part: str) -> None:
        """Put the focus where a tag or a note is entered."""
        self.right.setCurrentWidget(self.bulk)
        self.bulk.show_chosen(self.table.chosen_count(), self.chosen)
        self.bulk.turn_to(part)

    def _build(self) -> None:
        self.filter = FilterLine("eventFilter", self.tr("Filter by words"), self)
        left = QWidget(self)
        self.table = ListTable("eventTable", self.accessibleName(), left)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicatorClearable(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.show_model(self.model, _FITS)
        upper = QVBoxLayout(left)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(padded(self.filter, left))
        upper.addWidget(self.table)
        self.right = QStackedWidget(self)
        self.right.setObjectName("eventsRight")
        self.form = EventForm(self.desk, self.right)
        self.bulk = BulkForm(self.desk, "events", of_events=True, parent=self.right)
        self.right.addWidget(self.form)
        self.right.addWidget(self.bulk)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setObjectName("eventsSplitter")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.right)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(_SHARES)
        self.stack().addWidget(splitter)

    def _connect(self) -> None:
        desk = self.desk
        self.filter.textChanged.connect(self._filter)
        self.filter.list_asked.connect(self.table.enter_list)
        self.table.row_taken.connect(self._choose)
        self.table.chosen.connect(self._edit_chosen)
        self.table.delete_asked.connect(self._delete_selected)
        self.table.clicked.connect(self._reveal)
        self.model.modelReset.connect(self._select_current)
        self.model.completed.connect(self._select_when_there)
        desk.session_opened.connect(self._show_session)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)
        self.model.modelReset.connect(self._show_selected)
        desk.session_changed.connect(self._show_current)
        desk.session_changed.connect(self.bulk.show_access)
        desk.event_selected.connect(self._show_current)
        desk.annotation_selected.connect(self._mark_spoken_of)
        desk.changed.connect(self._follow)
        desk.keys.changed.connect(self._say_what_to_press)

    @Slot()
    def _show_session(self) -> None:
        self.form.show_session()
        self.bulk.show_session()
        self._say_what_to_press()
        self._show_current()
        self._mark_spoken_of(self.desk.annotation_id)

    @Slot(str)
    def _filter(self, words: str) -> None:
        self.model.set_words(words)
        self._say_what_to_press()

    def _first_step(self) -> str:
        key = self.desk.keys.shown("events.add_event")
        if not key:
            return self.tr("No events yet. Select the words in the text; then Events > Event.")
        text = self.tr("No events yet. Select the words in the text and press %1.")
        return text.replace("%1", key)

    @Slot()
    def _say_what_to_press(self) -> None:
        if self.desk.workspace.session is None:
            text = self.tr("Open an article to see its events.")
        elif self.filter.text():
            text = self.tr("No events with these words.")
        else:
            text = self._first_step()
        self.table.set_empty_text(text)

    @Slot()
    def _show_current(self) -> None:
        self._select_current()
        wanted = [self.desk.event_id] if self.desk.event_id else []
        found = self.desk.workspace.project.events.find(wanted)
        self.form.show_event(found[0] if found else None)
        self.right.setVisible(self.model.rowCount() > 0 or bool(self.desk.event_id))
        self._show_selected()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.touches("event", "event_evidence", "annotation", "span"):
            self.form.forget_undone(changes)
            self._show_current()
            self._mark_events(self.desk.annotation_id)

    @Slot()
    def _select_when_there(self) -> None:
        """Select what is current once its row was read, however deep down it is."""
        if self.model.row_of_id(self.desk.event_id) >= 0:
            self._select_current()

    @Slot()
    def _select_current(self) -> None:
        """Select the row of the desk's event, unless it is selected among others."""
        if self._is_choosing or (not self.desk.event_id and self.table.chosen_count() > 1):
            return
        row = self.model.row_of_id(self.desk.event_id)
        if row >= 0 and self.table.is_chosen(row):
            return
        self.table.choose_row(row)

    @Slot()
    def _show_selected(self) -> None:
        """Show the form of all selected rows where there are several."""
        count = self.table.chosen_count()
        had_focus = self.right.isAncestorOf(QApplication.focusWidget() or self)
        self.right.setCurrentWidget(self.bulk if count > 1 else self.form)
        if count > 1:
            self.bulk.show_chosen(count, self.chosen)
        if had_focus and not self.right.isAncestorOf(QApplication.focusWidget() or self):
            self.table.setFocus()
        self.desk.choice.take(self, count, are_events=True)

    @Slot(QModelIndex)
    def _reveal(self, index: QModelIndex) -> None:
        self._choose(index.row())

    @Slot(int)
    def _choose(self, row: int) -> None:
        """Make a row's event the desk's, and show the text that speaks of it."""
        with flag_up(self, "_is_choosing"):
            self.desk.select_event(self.model.id_at(row))
        event = self.model.item(row)
        if event is None:
            return
        annotations = self.desk.workspace.project.annotations
        evidence = annotations.find(link.annotation_id for link in event.evidence[:1])
        span = event.span or next((one.envelope for one in evidence), None)
        if span is not None:
            self.desk.reveal(span)

    @Slot(str)
    def _mark_spoken_of(self, annotation_id: str) -> None:
        """Make the events of an annotation stand out, and the first of them visible."""
        rows = self._mark_events(annotation_id)
        if rows:
            self.table.scrollTo(self.model.index(rows[0], 0))

    def _mark_events(self, annotation_id: str) -> list[int]:
        ids = self.desk.workspace.project.events.of_annotation(annotation_id)
        self.model.mark(ids)
        return sorted(row for row in map(self.model.row_of_id, ids) if row >= 0)

    @Slot(int)
    def _edit_chosen(self, row: int) -> None:
        self._choose(row)
        self.focus_form()

    @Slot()
    def _delete_selected(self) -> None:
        first, *_ = self.table.chosen_stretches()[0]
        if do_to_chosen(self.desk, delete_deed):
            self.desk.select_event(self.model.id_at(min(first, self.model.rowCount() - 1)))


PANELS = (PanelSpec("events", "Events", "bottom", 1, EventsPanel),)
