# SPDX-License-Identifier: Apache-2.0
"""A list of records with a form beside it: of the current one, or of all that are selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.panels._list_table import ListTable
from annotator.gui.panels._panel import FilterLine, Panel, padded
from annotator.gui.panels._selection import chosen_of
from annotator.gui.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.gui.desk import Desk
    from annotator.gui.models.annotation_model import AnnotationModel
    from annotator.gui.models.event_model import EventModel
    from annotator.gui.panels._bulk_form import BulkForm
    from annotator.gui.panels._event_form import EventForm
    from annotator.gui.panels._kind_form import KindForm
    from annotator.gui.panels._list_table import Fit
    from annotator.gui.panels._suggested_list import SuggestedList
    from annotator.services.bulk import Chosen


Model = TypeVar("Model", bound="AnnotationModel | EventModel")
Form = TypeVar("Form", bound="KindForm | EventForm")


class RecordsPanel(Panel, Generic[Model, Form]):
    """A list and a form; subclasses say of what, and the selection here and the desk's are one."""

    model: Model
    form: Form
    bulk: BulkForm
    suggested: SuggestedList

    def __init__(
        self, desk: Desk, name: str, title: str, parent: QWidget | None, *, are_events: bool
    ) -> None:
        super().__init__(desk, name, title, parent)
        self._are_events = are_events
        self._is_choosing = False

    def chosen(self) -> Chosen | None:
        """Return what is selected in the list, None while its rows are still being read."""
        if self.table.is_awaiting_all:
            return None
        stretches = self.table.chosen_stretches()
        return chosen_of(stretches, self.model, are_events=self._are_events)

    def focus_form(self) -> None:
        """Put the focus into the first field of the current record, else into the list."""
        if self.forms.currentWidget() is self.bulk:
            self.bulk.focus_first()
        elif self._has_current():
            self.form.fields.focus_first()
        else:
            self._enter_list()

    def turn_to(self, part: str) -> None:
        """Put the focus where a tag or a note is entered."""
        raise NotImplementedError

    def _current_id(self) -> str:
        """Return the id of the record that is the desk's."""
        raise NotImplementedError

    def _has_current(self) -> bool:
        """Return whether the form shows a record."""
        raise NotImplementedError

    def _choose(self, row: int) -> None:
        """Make a row's record the desk's."""
        raise NotImplementedError

    def _make_list(self, name: str, fits: Sequence[Fit]) -> QWidget:
        """Return the list with the line that filters it; more may stand beside that line."""
        self.filter = FilterLine(f"{name}Filter", self.tr("Filter by words"), self)
        part = QWidget(self)
        self.table = self._make_table(f"{name}Table", part)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicatorClearable(True)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._fill_table(fits)
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        line = QWidget(part)
        self.beside = QHBoxLayout(line)
        self.beside.setContentsMargins(0, 0, 0, 0)
        self.beside.setSpacing(2 * GRID)
        self.beside.addWidget(self.filter, 1)
        layout.addWidget(padded(line, part))
        layout.addWidget(self.table)
        self.lists = layout
        return part

    def _make_table(self, name: str, part: QWidget) -> ListTable:
        """Return the table, which has no rows yet."""
        return ListTable(name, self.accessibleName(), part)

    def _fill_table(self, fits: Sequence[Fit]) -> None:
        """Show the model in the table, with a fit for each of its columns."""
        self.table.show_model(self.model, fits)

    def _place_suggested(self, suggested: SuggestedList) -> None:
        """Have what is suggested listed in the place of the table, behind its button."""
        self.suggested = suggested
        self.beside.addWidget(suggested.button)
        self.lists.addWidget(suggested)
        self.filter.textChanged.connect(suggested.set_words)
        suggested.button.toggled.connect(self._show_list)
        suggested.chosen.connect(self.focus_form)
        self.tell_of_copies(suggested)

    @Slot(bool)
    def _show_list(self, are_suggested: bool) -> None:  # noqa: FBT001 -- a slot for a toggle
        """List what is suggested, or what is stored."""
        lists = (self.suggested, self.table) if are_suggested else (self.table, self.suggested)
        had_focus = self.window().focusWidget() is lists[1]
        lists[0].show()
        if had_focus:
            # Before the other one goes: else Qt gives the focus to whatever stands next.
            lists[0].setFocus()
        lists[1].hide()

    @Slot()
    def _enter_list(self) -> None:
        """Put the focus into the list that is shown."""
        (self.table if self.suggested.isHidden() else self.suggested).enter_list()

    def _make_forms(self, name: str) -> QStackedWidget:
        """Return the place of the forms, which subclasses make."""
        self.forms = QStackedWidget(self)
        self.forms.setObjectName(name)
        return self.forms

    def _lay_out(self, name: str, part: QWidget, direction: Qt.Orientation) -> QSplitter:
        """Put the list and the forms beside each other."""
        self.forms.addWidget(self.form)
        self.forms.addWidget(self.bulk)
        splitter = QSplitter(direction, self)
        splitter.setObjectName(name)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(part)
        splitter.addWidget(self.forms)
        self.stack().addWidget(splitter)
        return splitter

    def _connect_list(self) -> None:
        self.filter.list_asked.connect(self._enter_list)
        self.tell_of_copies(self.table)
        self.table.row_taken.connect(self._choose)
        self.table.chosen.connect(self._edit_chosen)
        self.table.clicked.connect(self._reveal)
        self.model.completed.connect(self._select_when_there)
        self.model.modelReset.connect(self._show_reset)
        self.table.selectionModel().selectionChanged.connect(self._show_selected)

    @Slot()
    def _select_when_there(self) -> None:
        """Select what is current once its row was read, however deep down it is."""
        if self.model.row_of_id(self._current_id()) >= 0:
            self._select_current()

    def _select_current(self) -> None:
        """Select the row of the desk's record, unless it is selected among others."""
        current_id = self._current_id()
        if self._is_choosing or (not current_id and self.table.chosen_count() > 1):
            return
        row = self.model.row_of_id(current_id) if current_id else -1
        if row < 0 or not self.table.is_chosen(row):
            self.table.choose_row(row)

    @Slot()
    def _show_reset(self) -> None:
        """Show what is selected now; a table filled anew selects none without telling."""
        self._select_current()
        self._show_selected()

    @Slot()
    def _show_selected(self) -> None:
        """Show the form of all selected rows where there are several."""
        count = self.table.chosen_count()
        had_focus = self._has_focus_in_forms()
        self.forms.setCurrentWidget(self.bulk if count > 1 else self.form)
        if count > 1:
            self.bulk.show_chosen(count, self.chosen)
        if had_focus and not self._has_focus_in_forms():
            self.table.setFocus()
        self.desk.choice.take(self, count, are_events=self._are_events)
        self._make_room()

    def _make_room(self) -> None:
        """Leave the forms out while there is nothing that they could show."""
        is_needed = self.model.rowCount() > 0 or self._has_current()
        if not is_needed and self._has_focus_in_forms():
            # Else Qt gives the focus to the text, where the letters typed next are commands.
            self.table.setFocus()
        self.forms.setVisible(is_needed)

    def _has_focus_in_forms(self) -> bool:
        return self.forms.isAncestorOf(self.window().focusWidget())

    @Slot(QModelIndex)
    def _reveal(self, index: QModelIndex) -> None:
        """Show the text of a row that was current already."""
        self._choose(index.row())

    @Slot(int)
    def _edit_chosen(self, row: int) -> None:
        self._choose(row)
        self.focus_form()
