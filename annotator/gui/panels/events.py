# SPDX-License-Identifier: Apache-2.0
"""The events of the session: the table by time at the left, the current one at the right."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot

from annotator.gui.doing import do_to_chosen
from annotator.gui.models.grouped_event_model import GroupedEventModel
from annotator.gui.panels import PanelSpec
from annotator.gui.panels._bulk_form import BulkForm
from annotator.gui.panels._event_choice import EventChoice
from annotator.gui.panels._event_form import EventForm
from annotator.gui.panels._event_hints import first_step
from annotator.gui.panels._event_table import EventTable
from annotator.gui.panels._list_table import flag_up
from annotator.gui.panels._panel import reveal_event, tab_through
from annotator.gui.panels._records_panel import RecordsPanel
from annotator.gui.panels._remembered_list import RememberedList
from annotator.gui.panels._suggested_events import SuggestedEvents
from annotator.gui.proposals import current_event
from annotator.services.bulk import delete_deed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.domain.changes import Changes
    from annotator.gui.actions import ActionSet
    from annotator.gui.desk import Desk
    from annotator.gui.panels._list_table import Fit
    from annotator.gui.settings import Settings
    from annotator.services.bulk import Chosen
    from annotator.store.event_groups import GroupBy

# Of the table and the form; what counts is how they stand to each other.
_SHARES = [440, 460]


class EventsPanel(RecordsPanel[GroupedEventModel, EventForm]):
    """All events; the current one is the desk's, and those of the current mark stand out."""

    table: EventTable
    suggested: SuggestedEvents

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "eventsPanel", "", parent, are_events=True)
        self.setAccessibleName(self.tr("Events"))
        self.model = GroupedEventModel(desk, self)
        self._build()
        self._connect()
        self._show_session()

    def chosen(self) -> Chosen | None:
        """Return what is selected; grouped by actor an event may be so in several rows."""
        chosen = super().chosen()
        if chosen is None or self.model.by is None:
            return chosen
        return replace(chosen, keys=array("q", dict.fromkeys(chosen.keys)))

    def turn_to(self, part: str) -> None:
        """Put the focus where a tag or a note is entered."""
        self.forms.setCurrentWidget(self.bulk)
        self.bulk.show_chosen(self.table.chosen_count(), self.chosen)
        self.bulk.turn_to(part)

    def bind(self, actions: ActionSet) -> None:
        """Have the keys of suggestions act in the list of those that are left."""
        self.suggested.bind(actions)

    def recall(self, settings: Settings) -> None:
        """Group and sort as somebody did last, and remember it from now on."""
        RememberedList(settings, self.choice, self.table)

    def ask_columns(self) -> None:
        """Show the columns of the list, to be chosen and put in order."""
        # Imported here: seldom needed.
        from annotator.gui.panels._column_dialog import ColumnDialog  # noqa: PLC0415

        dialog = ColumnDialog(self.table.columns, self)
        dialog.exec()
        dialog.deleteLater()

    def _make_table(self, name: str, part: QWidget) -> EventTable:
        return EventTable(self.desk, name, self.accessibleName(), part)

    def _fill_table(self, _fits: Sequence[Fit]) -> None:
        self.table.show_events(self.model)

    def _build(self) -> None:
        left = self._make_list("event", ())
        self.choice = EventChoice(self.desk, left)
        self.choice.put_into(self.beside)
        self._place_suggested(SuggestedEvents(self.desk, left))
        # Neither filters nor groups hold for what is suggested.
        self.suggested.button.toggled.connect(self.choice.set_away)
        self.beside.addWidget(self.suggested.accept_all)
        between = (self.choice.show_button, self.choice.group_button, self.suggested.button)
        tab_through(self.filter, *between, self.suggested.accept_all, self.table)
        for button in (*between, self.suggested.accept_all):
            # As low as the line beside them: a row of the list would go else in a small window.
            button.setProperty("slim", True)
        right = self._make_forms("eventsRight")
        self.form = EventForm(self.desk, right)
        self.bulk = BulkForm(self.desk, "events", of_events=True, parent=right)
        splitter = self._lay_out("eventsSplitter", left, Qt.Orientation.Horizontal)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(_SHARES)

    def _current_id(self) -> str:
        return self.desk.event_id

    def _has_current(self) -> bool:
        return bool(self.desk.event_id) or current_event(self.desk) is not None

    def _connect(self) -> None:
        desk, model = self.desk, self.model
        self._connect_list()
        self.filter.textChanged.connect(self._filter)
        self.table.delete_asked.connect(self._delete_selected)
        self.table.columns.dialog_asked.connect(self.ask_columns)
        self.table.editing.entered.connect(self._enter)
        self.choice.filtered.connect(self._show_filtered)
        self.choice.grouped.connect(self._group)
        self.choice.all_asked.connect(self.show_all)
        self.model.grouping_refused.connect(self._refuse_grouping)
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset, model.completed):
            signal.connect(self._show_count)
        desk.session_leaving.connect(self.table.editing.end)
        desk.typing_asked.connect(self.table.editing.end)
        desk.session_opened.connect(self._show_session)
        desk.session_changed.connect(self._show_current)
        desk.session_changed.connect(self.bulk.show_access)
        # The first of all: while the form still shows the event that the cell is of.
        desk.event_selected.connect(self.table.editing.end_for)
        desk.event_selected.connect(self.model.uncover)
        desk.event_selected.connect(self._show_current)
        desk.annotation_selected.connect(self._mark_spoken_of)
        desk.suggestions.selected.connect(self._show_current)
        for signal in (desk.event_selected, desk.suggestions.selected):
            signal.connect(self._turn_list)
        desk.suggestions.changed.connect(self._show_renewed)
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
        self._show_count()

    @Slot()
    def _show_filtered(self) -> None:
        self.model.show_only(self.choice.only, with_conflicts=self.choice.with_conflicts)
        self._say_what_to_press()
        self._show_count()

    @Slot()
    def show_all(self) -> None:
        """Take all filters off the list, that by words too."""
        self.filter.clear()
        self.choice.reset()

    def group(self, by: GroupBy | None) -> None:
        """Group the list by something, None for by nothing."""
        self.choice.group(by)

    @Slot(object)
    def _group(self, by: GroupBy | None) -> None:
        """Have the list be in groups; that of the current event is seen from its head on."""
        self.model.group(by)
        self.table.heads.show_current()

    @Slot(int)
    def _refuse_grouping(self, most: int) -> None:
        self.choice.show_ungrouped()
        text = self.tr("More than {count} events are not grouped. Filter them first.")
        self.desk.say(text.format_map({"count": f"{most:,}"}))

    @Slot()
    def _show_count(self) -> None:
        is_filtered = bool(self.filter.text()) or self.choice.is_filtering
        is_some = not self.model.is_complete
        self.choice.show_count(self.model.count(), is_some=is_some, is_filtered=is_filtered)

    @Slot()
    def _say_what_to_press(self) -> None:
        if self.desk.workspace.session is None:
            text = self.tr("Open an article to see its events.")
        elif self.choice.is_filtering:
            text = self._with_key_to_all(self.tr("No event is like this."))
        elif self.filter.text():
            text = self._with_key_to_all(self.tr("No events with these words."))
        else:
            text = first_step(self.desk)
        self.table.set_empty_text(text)

    def _with_key_to_all(self, text: str) -> str:
        """Return a text that says why something is not listed, and which key lists it."""
        key = self.desk.keys.shown("events.show_all")
        template = self.tr("{why} {key} shows all events.")
        return template.format_map({"why": text, "key": key}) if key else text

    def where_left_out(self, event_id: str) -> str:
        """Return that the filter leaves an event out of the list, '' where it does not."""
        key = self.desk.workspace.project.events.key_of(event_id)
        if key is None or self.model.holds_key(key):
            return ""
        return self._with_key_to_all(self.tr("The filter leaves it out of the list."))

    @Slot()
    def _show_current(self) -> None:
        self._select_current()
        found = self.desk.workspace.project.events.find(filter(None, [self.desk.event_id]))
        suggested = None if found else current_event(self.desk)
        shown = found[0] if found else suggested
        self.form.show_event(shown, is_suggestion=suggested is not None)
        self._show_selected()

    @Slot()
    def _turn_list(self) -> None:
        """List what is suggested where such an event is current now, or else what is stored."""
        if self._has_current():
            self.suggested.button.setChecked(not self.desk.event_id)

    @Slot(object)
    def _show_renewed(self, ids: Collection[str]) -> None:
        """Show the current suggestion as it is now, and what to press where no event is listed."""
        if not self.model.rowCount():
            self._say_what_to_press()
        if self.desk.suggestions.current_id in ids:
            self._show_current()

    @Slot(object)
    def _follow(self, changes: Changes) -> None:
        if changes.touches("event", "event_evidence"):
            self.form.forget_undone(changes)
            self._show_current()
            self._mark_events(self.desk.annotation_id)
            self._show_count()
        elif self.form.is_told_by({row.annotation_id for row in changes.of("annotation", "span")}):
            self._show_current()

    @Slot(int)
    def _choose(self, row: int) -> None:
        """Make a row's event the desk's, and show the text that speaks of it."""
        if self.model.head(row) is not None:
            return
        with flag_up(self, "_is_choosing"):
            self.desk.select_event(self.model.id_at(row))
        event = self.model.item(row)
        if event is not None:
            reveal_event(self.desk, event)

    @Slot(str, str, str, str)
    def _enter(self, event_id: str, key: str, text: str, seen: str) -> None:
        """Save what was entered in a cell; the form does, where it has a field for it."""
        if self.table.cells.save(event_id, key, text, seen) is None:
            self.form.enter(event_id, key, text, seen)

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

    @Slot()
    def _delete_selected(self) -> None:
        chosen = self.table.chosen_stretches()
        if chosen and do_to_chosen(self.desk, delete_deed):
            first, _ = chosen[0]
            # Heads of groups are no events: the next one below, or else above.
            rows = (*range(first, self.model.rowCount()), *range(first - 1, -1, -1))
            self.desk.select_event(next(filter(None, map(self.model.id_at, rows)), ""))


PANELS = (PanelSpec("events", "Events", "bottom", 1, EventsPanel),)
